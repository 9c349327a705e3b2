/** What arrives at the product by itself: Stripe's events, messages of its queues, the minute of its clock. */

import { takeStripeEvent } from "../../worker/domains/engagements/stripe-events.ts";
import worker from "../../worker/index.ts";
import type { OutboxMessage } from "../../worker/platform/outbox.ts";
import type { StripeHint } from "../../worker/platform/stripe-webhooks.ts";
import { Violation } from "../properties/violation.ts";
import { actingAs } from "../world/acting.ts";
import { readDelivery } from "../world/deliver.ts";
import { seededRandom } from "../world/seeded-random.ts";
import type { StripeEvent, World } from "../world/world.ts";
import { attempt } from "./outcome.ts";

export class Arrivals {
  readonly world: World;
  /** Written by Stripe and not yet taken in by the product. */
  readonly waiting: StripeEvent[] = [];
  readonly taken: StripeEvent[] = [];
  readonly #hints = new Map<string, StripeHint>();

  constructor(world: World) {
    this.world = world;
  }

  /** Runs `work` and then undoes all of it; null where that is not possible. */
  async aside<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (this.world.aside === null) return null;
    const [waiting, taken] = [[...this.waiting], [...this.taken]];
    try {
      return await this.world.aside(work);
    } finally {
      this.waiting.splice(0, Number.POSITIVE_INFINITY, ...waiting);
      this.taken.splice(0, Number.POSITIVE_INFINITY, ...taken);
    }
  }

  /** Stripe goes on to deliver what it has written since. */
  async collect(): Promise<void> {
    this.waiting.push(...(await this.world.newEvents()));
  }

  /** A few events in any order, the first to a process that may die. What was taken in may come once more. */
  async deliverSome(how: number, diesAt: number | null): Promise<boolean> {
    const random = seededRandom(how);
    for (let count = how % 6; count >= 0; count--) {
      const known = random() < 0.1 && this.taken.length > 0;
      const from = known ? this.taken : this.waiting;
      const event = from[Math.floor(random() * from.length)];
      if (event === undefined) return false;
      await this.deliver(event, diesAt);
      diesAt = null;
    }
    return true;
  }

  /** What an event says. Its signature is checked at its first delivery; the others are the same but for the time. */
  async read(event: StripeEvent): Promise<StripeHint> {
    const hint = this.#hints.get(event.id) ?? (await readDelivery(this.world, event));
    this.#hints.set(event.id, hint);
    return hint;
  }

  /** @returns false when Stripe will send it again */
  async deliver(event: StripeEvent, diesAt: number | null = null): Promise<boolean> {
    const hint = await this.read(event);
    const outcome = await attempt(this.world, diesAt, async () => {
      const ctx = actingAs(this.world, null);
      const taken = await takeStripeEvent(ctx, hint);
      await Promise.all(ctx.deferred);
      return taken;
    });
    if (outcome.kind !== "done") return false;
    if (outcome.result === "quarantined") await this.#checkQuarantine(event);
    const at = this.waiting.indexOf(event);
    if (at >= 0) this.taken.push(...this.waiting.splice(at, 1));
    return true;
  }

  /** All our events are about money of ours and fit; what does not is a fault of the product or of the sandbox. */
  async #checkQuarantine(event: StripeEvent): Promise<void> {
    const [row] = await this.world.rows<{ reason: string }>(
      `select reason from stripe_events where id = '${event.id}'`,
    );
    throw new Violation("no event is turned away", `${event.type} ${event.id} is quarantined: ${row?.reason}`);
  }

  /** A few messages of the queues in any order, the first by a process that may die. */
  async workSome(how: number, diesAt: number | null): Promise<boolean> {
    const random = seededRandom(how);
    for (let count = how % 4; count >= 0; count--) {
      const { queue } = this.world;
      const [outboxId] = queue.splice(Math.floor(random() * queue.length), 1);
      if (outboxId === undefined) return false;
      await this.#work(outboxId, diesAt);
      diesAt = null;
    }
    return true;
  }

  /** Every message that is in the queues now. */
  async workAll(): Promise<void> {
    for (const outboxId of this.world.queue.splice(0)) await this.#work(outboxId, null);
  }

  async #work(outboxId: string, diesAt: number | null): Promise<void> {
    // News for people is not played: rooms, inboxes and caches follow from the same commits.
    await this.world.rows(
      "update outbox set state = 'done' where state = 'pending' and consumer not in ('payout', 'refund', 'checkout', 'chargeback')",
    );
    let again = false;
    const message = { body: { outboxId }, ack: () => undefined, retry: () => (again = true) };
    // A queue's batch has more; the Worker reads these.
    const batch = { queue: "openchance-payouts", messages: [message] } as unknown as MessageBatch<OutboxMessage>;
    const outcome = await attempt(this.world, diesAt, () =>
      this.#within((execution) => worker.queue(batch, this.world.env, execution)),
    );
    if (again || outcome.kind === "killed") this.world.queue.push(outboxId);
  }

  /** Cron's minute. */
  async cron(diesAt: number | null): Promise<boolean> {
    const event = {
      scheduledTime: this.world.now(),
      cron: "* * * * *",
      noRetry: () => undefined,
    } as ScheduledController;
    const outcome = await attempt(this.world, diesAt, () =>
      this.#within((execution) => worker.scheduled(event, this.world.env, execution)),
    );
    return outcome.kind === "done";
  }

  async #within(work: (execution: ExecutionContext) => Promise<void>): Promise<void> {
    const waiting: Promise<unknown>[] = [];
    await work({ waitUntil: (promise: Promise<unknown>) => waiting.push(promise) } as unknown as ExecutionContext); // all that the Worker uses
    await Promise.all(waiting);
  }

  /** Everything that can arrive now arrives, until nothing more follows from it. What fails is left for another time. */
  async deliverAll(
    order: (events: readonly StripeEvent[]) => readonly StripeEvent[] = (events) => events,
  ): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false;
      await this.collect();
      for (const event of order([...this.waiting])) moved = (await this.deliver(event)) || moved;
      await this.workAll();
      await this.collect();
      moved = moved && this.waiting.length > 0;
    }
  }
}
