/**
 * The outbox: everything that follows from a commit is written in that commit as a row per consumer, then told to a queue.
 * The row is the record; the queue message only hurries it. Cron sends again what a queue lost (see {@link sweepOutbox}).
 * States: pending → done | dead → pending, and pending | dead → canceled by an admin. A consumer claims a row with a lease, acts, and commits its result with `done`.
 */
import { and, eq, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import { type OutboxRow, outbox } from "../database/schema.ts";
import { exactlyOne, type Plan, StaleWriteError, type Store } from "../database/store.ts";
import { dayMs, hourMs, minuteMs } from "./clock.ts";
import { actorId, type Context } from "./context.ts";
import { type Consumer, type EventFacts, subscriptions, type Topic } from "./events.ts";
import { newId } from "./ids.ts";
import { log, measure, traced } from "./telemetry.ts";

/**
 * Times in ms, counts; `toldAfter` is after how many failures admins are told of a row about money, `tries` after how many one is
 * dead and waits for an admin, `queueDelayMs` the longest that a queue keeps a message back.
 */
export const outboxLimits = {
  firstSweepMs: 2 * minuteMs,
  leaseMs: 60_000,
  toldAfter: 5,
  tries: 10,
  sweepRows: 200,
  sweepWebhooks: 100,
  queueDelayMs: 12 * hourMs,
  keepDoneMs: 7 * dayMs,
} as const;

/** What travels in a queue: the rest is in the row. */
export interface OutboxMessage {
  outboxId: string;
}

/** Plans an event for all its consumers. `facts` may leave out when and who: this request's. */
export function planEvent(ctx: Context, topic: Topic, facts: Omit<EventFacts, "at" | "actorId">): Plan {
  const eventId = newId("event");
  const rows = subscriptions[topic].map((consumer) => ({
    id: newId("outbox"),
    eventId,
    consumer,
    topic,
    facts: { at: ctx.now, actorId: actorId(ctx), requestId: ctx.requestId, ...facts },
    nextAt: ctx.now + outboxLimits.firstSweepMs,
    createdAt: ctx.now,
  }));
  return [{ announce: rows }];
}

/** One row that follows from another: the same event, for one person or one part of the people. */
export interface FollowUp {
  consumer: Consumer;
  /** Whom it is for: the event has one row for each (and each consumer), however often this is planned. */
  recipientId: string;
  /** When its consumer should look at it, ms. */
  dueAt: number;
  facts: EventFacts;
}

/** What a follow-up is about: an event of the outbox, or one that is planned for a person straight away. */
type Source = Pick<Job, "eventId" | "topic">;

/**
 * Plans rows that follow from an event. A consumer commits them together with its `planDone`, so that they are there once. A second row
 * for the same event, consumer and recipient is refused by `outbox_recipient`.
 */
export function planFollowUps(ctx: Context, { eventId, topic }: Source, followUps: readonly FollowUp[]): Plan {
  const rows = followUps.map(({ dueAt, ...followUp }) => ({
    id: newId("outbox"),
    eventId,
    topic,
    ...followUp,
    nextAt: dueAt + outboxLimits.firstSweepMs,
    createdAt: ctx.now,
  }));
  return rows.length === 0 ? [] : [{ announce: rows }];
}

/**
 * Tells the queues of rows that were just committed, for when they are due. A send that fails is only late: the sweep finds the row, as
 * it finds those that are due after longer than a queue waits.
 */
export async function hurry(
  ctx: Context,
  rows: readonly { id: string; consumer: Consumer; recipientId?: string | null; nextAt: number }[],
): Promise<void> {
  const delayOf = (nextAt: number) => Math.max(0, nextAt - outboxLimits.firstSweepMs - ctx.now);
  const sends = rows
    .filter(({ nextAt }) => delayOf(nextAt) <= outboxLimits.queueDelayMs)
    .map(({ id, consumer, recipientId, nextAt }) => {
      const delaySeconds = Math.ceil(delayOf(nextAt) / 1_000);
      return queueOf(ctx.env, consumer, recipientId ?? null).send({ outboxId: id } satisfies OutboxMessage, {
        delaySeconds,
      });
    });
  for (const result of await Promise.allSettled(sends)) {
    if (result.status === "rejected")
      log("warn", "outbox.send_failed", { requestId: ctx.requestId, error: result.reason });
  }
}

/** Money has a queue of its own, so that a flood of notifications never delays a payout; so have what goes to many, and mail. */
function queueOf(env: Env, consumer: Consumer, recipientId: string | null): Queue<OutboxMessage> {
  if (consumer === "payout" || consumer === "refund") return env.PAYOUTS;
  // An export may take minutes.
  if (consumer === "export" || consumer === "fanout" || consumer === "alerts") return env.FANOUT;
  // A row of `room` with a recipient is one part of many rooms.
  if (consumer === "room" && recipientId !== null) return env.FANOUT;
  // Whoever answers slowly keeps nobody but other webhooks waiting.
  if (consumer === "webhook") return env.WEBHOOKS;
  return consumer === "email" || consumer === "push" ? env.EMAILS : env.EVENTS;
}

/** What a consumer is given, and how it says what became of it. */
export interface Job {
  readonly outboxId: string;
  readonly eventId: string;
  readonly topic: Topic;
  /** The one person, or the part of the people, that this row is for; null: the whole event. */
  readonly recipientId: string | null;
  readonly facts: EventFacts;
  readonly attempts: number;
  /** Ends the row; a consumer with a result in the record puts this into the commit of that result. */
  readonly planDone: Plan;
}

/** A consumer acts on one event. It may be called more than once for the same event and must not mind. */
export type Consume = (ctx: Context, job: Job) => Promise<ConsumerOutcome>;

/**
 * `done`: it committed `planDone` itself or has nothing to commit (then the caller does). `wait`: not a failure, try again after
 * `afterMs` without counting a try (a balance that is not there yet, a 429, an outage). A thrown error counts a try.
 */
export type ConsumerOutcome =
  | { kind: "committed" }
  | { kind: "acted" }
  | { kind: "wait"; afterMs: number; why: string };

export const acted: ConsumerOutcome = { kind: "acted" };
export const committed: ConsumerOutcome = { kind: "committed" };

/** What the queue consumer does with its message: `retry` when the row is not to be seen yet. */
export type Delivered = "ack" | "retry";

/** Claims the row, runs its consumer, and records what became of it. Safe to call at any time, any number of times. */
export async function deliver(
  given: Context,
  outboxId: string,
  consume: Readonly<Record<Consumer, Consume>>,
): Promise<Delivered> {
  const row = await given.store.db.query.outbox.findFirst({ where: eq(outbox.id, outboxId) });
  if (row === undefined) return "retry";
  // What a request began goes on under its id, however many queues lie between.
  const ctx = { ...given, requestId: row.facts.requestId ?? given.requestId };
  const startedAt = Date.now();
  const measured = (outcome: "done" | "waits" | "failed") => {
    measure(ctx.env, "job", [row.consumer, row.topic, outcome], ctx.now - row.facts.at);
    traced({
      requestId: ctx.requestId,
      name: `${row.consumer} ${row.topic}`,
      kind: "consumer",
      root: false,
      startedAt,
      endedAt: Date.now(),
      attributes: { "messaging.message.id": row.id, "openchance.outcome": outcome },
      failed: outcome === "failed",
    });
  };
  if (row.state !== "pending" || !(await claim(ctx, row))) return "ack";
  const planDone: Plan = [
    exactlyOne(
      ctx.store.db
        .update(outbox)
        .set({ state: "done", leaseUntil: null, lastError: null })
        .where(and(eq(outbox.id, row.id), eq(outbox.state, "pending"))),
    ),
  ];
  try {
    const outcome = await consume[row.consumer](ctx, { ...row, outboxId: row.id, planDone });
    if (outcome.kind === "acted") await ctx.store.atomic(planDone);
    if (outcome.kind === "wait") {
      await postpone(ctx, row, outcome.afterMs, outcome.why, row.attempts);
      // Sooner than the sweep looks.
      const nextAt = ctx.now + outcome.afterMs + outboxLimits.firstSweepMs;
      if (outcome.afterMs < minuteMs) ctx.defer(hurry(ctx, [{ ...row, nextAt }]));
    }
    measured(outcome.kind === "wait" ? "waits" : "done");
  } catch (error) {
    measured("failed");
    await fail(ctx, row, error);
  }
  return "ack";
}

/** For a consumer whose work takes longer than a lease: from `now` (ms) on nobody else takes its row for another one. */
export function planKeepLease(ctx: Context, outboxId: string, now: number): Plan {
  const leaseUntil = now + outboxLimits.leaseMs;
  return [
    ctx.store.db
      .update(outbox)
      .set({ leaseUntil, nextAt: leaseUntil })
      .where(and(eq(outbox.id, outboxId), eq(outbox.state, "pending"))),
  ];
}

/** Takes the lease unless another holds it. */
async function claim(ctx: Context, row: OutboxRow): Promise<boolean> {
  const free = or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, ctx.now));
  const leaseUntil = ctx.now + outboxLimits.leaseMs;
  try {
    await ctx.store.atomic([
      exactlyOne(
        ctx.store.db
          .update(outbox)
          .set({ leaseUntil, nextAt: leaseUntil })
          .where(and(eq(outbox.id, row.id), eq(outbox.state, "pending"), free)),
      ),
    ]);
    return true;
  } catch (error) {
    if (error instanceof StaleWriteError) return false;
    throw error;
  }
}

async function fail(ctx: Context, row: OutboxRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1;
  log("error", "outbox.failed", {
    requestId: ctx.requestId,
    outboxId: row.id,
    consumer: row.consumer,
    topic: row.topic,
    attempts,
    error,
  });
  if (attempts < outboxLimits.tries) {
    const told = attempts === outboxLimits.toldAfter ? planTell(ctx, row, "job_failing") : [];
    return postpone(ctx, row, backOffMs(attempts), describe(error), attempts, told);
  }
  await ctx.store.atomic([
    ctx.store.db
      .update(outbox)
      .set({ state: "dead", attempts, leaseUntil: null, lastError: describe(error) })
      .where(and(eq(outbox.id, row.id), eq(outbox.state, "pending"))),
    ...planTell(ctx, row, "job_dead"),
  ]);
}

/** Money stands still until an admin sees to it, so they are told; what else fails they find in the list. */
function planTell(ctx: Context, { consumer, facts }: OutboxRow, reason: string): Plan {
  if (!moneyConsumers.has(consumer)) return [];
  const { at: _, actorId: __, requestId: ___, ...about } = facts;
  return planEvent(ctx, "money.needs_review", { ...about, reason });
}

const moneyConsumers: ReadonlySet<Consumer> = new Set(["payout", "refund", "checkout", "chargeback"]);

async function postpone(
  ctx: Context,
  row: OutboxRow,
  afterMs: number,
  why: string,
  attempts: number,
  told: Plan = [],
): Promise<void> {
  await ctx.store.atomic([
    ctx.store.db
      .update(outbox)
      .set({ attempts, nextAt: ctx.now + afterMs, leaseUntil: null, lastError: why })
      .where(and(eq(outbox.id, row.id), eq(outbox.state, "pending"))),
    ...told,
  ]);
}

/** min(30 · 2ⁿ, 3600) s, with up to a fifth of jitter so that failures of one moment do not come back together. */
export function backOffMs(attempts: number): number {
  const seconds = Math.min(30 * 2 ** (attempts - 1), 3600);
  return Math.round(seconds * 1000 * (1 + Math.random() / 5));
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
}

/** Money would stay where it is for ever if its job were given up, and so would what somebody has the right to have erased. */
export function mayBeCanceled({ consumer, topic, state }: OutboxRow): boolean {
  return !moneyConsumers.has(consumer) && topic !== "user.erased" && (state === "pending" || state === "dead");
}

/** Nobody follows this event for this consumer any more. One that is under way makes this stale, or comes to its end all the same. */
export function planCancelRow(ctx: Context, { id, state }: OutboxRow): Plan {
  const free = or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, ctx.now));
  return [
    exactlyOne(
      ctx.store.db
        .update(outbox)
        .set({ state: "canceled", leaseUntil: null })
        .where(and(eq(outbox.id, id), eq(outbox.state, state), free)),
    ),
  ];
}

/** A row that waits is due now. */
export function planHasten(ctx: Context, outboxId: string): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(outbox)
        .set({ nextAt: ctx.now })
        .where(and(eq(outbox.id, outboxId), eq(outbox.state, "pending"))),
    ),
  ];
}

/** A dead row is pending again, with all its tries: an admin has seen to what made it fail. */
export function planRevive(ctx: Context, outboxId: string): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(outbox)
        .set({ state: "pending", attempts: 0, nextAt: ctx.now, leaseUntil: null })
        .where(and(eq(outbox.id, outboxId), eq(outbox.state, "dead"))),
    ),
  ];
}

/** Rows that should have been taken up before `since`, ms; but for calls to people's own programs, which may be slow by themselves. */
export function countOverdue(store: Store, since: number): Promise<number> {
  return store.db.$count(
    outbox,
    and(eq(outbox.state, "pending"), lt(outbox.nextAt, since), ne(outbox.consumer, "webhook")),
  );
}

/** Sends again what is past its time: lost by a queue, postponed, or left by a consumer that died under its lease. */
export async function sweepOutbox(ctx: Context): Promise<number> {
  // Apart, since what waits for somebody's dead receiver must not stand before money and news.
  const due = [
    ...(await findDue(ctx, ne(outbox.consumer, "webhook"), outboxLimits.sweepRows)),
    ...(await findDue(ctx, eq(outbox.consumer, "webhook"), outboxLimits.sweepWebhooks)),
  ];
  await hurry(ctx, due);
  await ctx.store.atomic([
    ctx.store.db
      .delete(outbox)
      .where(and(inArray(outbox.state, ["done", "canceled"]), lt(outbox.nextAt, ctx.now - outboxLimits.keepDoneMs))),
  ]);
  return due.length;
}

/** The longest overdue of those that fit. */
function findDue(ctx: Context, which: SQL, limit: number) {
  return ctx.store.db
    .select({ id: outbox.id, consumer: outbox.consumer, recipientId: outbox.recipientId, nextAt: outbox.nextAt })
    .from(outbox)
    .where(and(eq(outbox.state, "pending"), lte(outbox.nextAt, ctx.now), which))
    .orderBy(outbox.nextAt)
    .limit(limit);
}
