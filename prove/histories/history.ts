/** A history: who works with whom for how much, and what happens then, as numbers that shrink well. play.ts says what each step does. */
import fc from "fast-check";

/** What a person does. `next` is what would come next for the engagement if all went well. */
export const verbs = [
  "next",
  "award",
  "retract",
  "decline",
  "checkout",
  "deliver",
  "requestChanges",
  "approve",
  "releasePart",
  "cancel",
] as const;
export type Verb = (typeof verbs)[number];

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
  readonly does: Verb | Happening;
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

export interface History {
  readonly seed: number;
  readonly engagements: readonly EngagementPlan[];
  readonly steps: readonly Step[];
  /** Stripe's events and the queues' messages arrive after each step, as on a good day. */
  readonly goodDay: boolean;
  /** It goes on past the last day of every hold. */
  readonly toTheEnd: boolean;
}

/** How often each thing is done, so that histories get far and are disturbed on the way. */
const weights: Readonly<Record<Verb | Happening, number>> = {
  next: 30,
  award: 2,
  retract: 1,
  decline: 1,
  checkout: 2,
  deliver: 2,
  requestChanges: 2,
  approve: 3,
  releasePart: 5,
  cancel: 2,
  payer: 6,
  bank: 8,
  account: 2,
  owner: 1,
  webhooks: 8,
  queue: 8,
  loseQueue: 1,
  cron: 5,
  wait: 6,
  fault: 5,
};

const rarely = (times: number) => fc.integer({ min: 0, max: times - 1 }).map((drawn) => drawn === times - 1);

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.oneof(
    ...Object.entries(weights).map(([does, weight]) => ({
      weight,
      arbitrary: fc.constant(does as Verb | Happening), // Object.entries forgets the keys' type
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
  goodDay: fc.boolean(),
  toTheEnd: rarely(3),
});
