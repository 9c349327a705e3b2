/** A history: who works with whom for how much, and what happens then, as numbers that shrink well. play.ts says what each step does. */
import fc from "fast-check";
import { type Verb, verbs } from "./verbs.ts";

/** What happens without a person of the product: the payer and Stripe, deliveries, clocks, luck. */
export const happenings = [
  "payer",
  "bank",
  "account",
  "owner",
  "webhooks",
  "queue",
  "loseQueue",
  "cron",
  "wait",
  "fault",
] as const;
export type Happening = (typeof happenings)[number];

export interface Step {
  /** `next` is what would come next for the engagement if all went well. */
  readonly does: "next" | Verb | Happening;
  /** Which engagement; counted round. */
  readonly on: number;
  /** Who: 0 for whoever has the right, else anybody of the cast. */
  readonly by: number;
  /** How: an amount, an outcome, a length of time, an order. */
  readonly how: number;
  /** At which exchange with the database or Stripe the process that does it is killed; null: it lives. */
  readonly diesAt: number | null;
  /** Begins together with the step before. */
  readonly together: boolean;
  /** The client hears no answer and asks again under the same Idempotency-Key. */
  readonly twice: boolean;
}

export interface EngagementPlan {
  /** Its reward is held and work runs when the history begins. */
  readonly begun: boolean;
  /** Which of those challenges. */
  readonly at: number;
  /** Steps of the currency above its minimum, for each of the two applicants of one that has not begun. */
  readonly prices: readonly [number, number];
}

/**
 * `fair`: Stripe's events and the queues' messages arrive after each step. `events late`: only the messages do. `foul`: nothing comes by
 * itself.
 */
export const weathers = ["fair", "events late", "foul"] as const;
export type Weather = (typeof weathers)[number];

export interface History {
  readonly seed: number;
  readonly engagements: readonly EngagementPlan[];
  readonly steps: readonly Step[];
  readonly weather: Weather;
  /** It goes on past the last day of every hold. */
  readonly toTheEnd: boolean;
}

/** How often each thing is done, so that histories get far and are disturbed on the way; 2 where nothing is said. */
const weights: Partial<Record<Step["does"], number>> = {
  next: 36,
  approve: 4,
  releasePart: 6,
  dispute: 4,
  cancel: 4,
  retryRefund: 4,
  payer: 5,
  bank: 14,
  webhooks: 9,
  queue: 9,
  cron: 5,
  wait: 9,
  fault: 7,
  owner: 1,
  loseQueue: 1,
  retract: 1,
  decline: 1,
};

const rarely = (times: number) => fc.integer({ min: 0, max: times - 1 }).map((drawn) => drawn === times - 1);

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    ...(["next", ...verbs, ...happenings] as const).map((does) => ({
      weight: weights[does] ?? 2,
      arbitrary: fc.constant(does),
    })),
  ),
  on: fc.nat(7),
  by: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) }),
  how: fc.nat(9_999),
  diesAt: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(40) }),
  together: rarely(8),
  twice: rarely(8),
});

const engagement: fc.Arbitrary<EngagementPlan> = fc.record({
  begun: rarely(3).map((not) => !not),
  at: fc.nat(9),
  prices: fc.tuple(fc.nat(50_000), fc.nat(50_000)),
});

export const history: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  engagements: fc.uniqueArray(engagement, {
    minLength: 1,
    maxLength: 3,
    selector: ({ begun, at }) => `${begun} ${at}`,
  }),
  steps: fc.array(step, { minLength: 5, maxLength: 45, size: "max" }),
  weather: fc.constantFrom(...weathers),
  toTheEnd: rarely(3),
});
