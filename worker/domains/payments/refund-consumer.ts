/** The refund job: what was decided to go back goes back once, under a key of the refund's own. */
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, holds, type RefundRow } from "../../database/schema.ts";
import { StaleWriteError } from "../../database/store.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import { stripeFailure, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";
import { findRefund, isFormerTry, planRefundChange, planRefundFact, planRefundFailed } from "./refunds.ts";

/** Ms. `certain` as for payouts: when a request that was never answered can no longer come through. */
const waits = { balance: 15 * minuteMs, rateLimit: minuteMs, unknown: minuteMs, certain: 10 * minuteMs } as const;

export const refundConsumer: Consume = async (ctx, job) => {
  const refund = job.facts.refundId === undefined ? null : await findRefund(ctx, job.facts.refundId);
  if (refund === null || refund.stripeRefundId !== null) return acted;
  if (refund.state === "failed" || refund.state === "paid") return acted;
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, refund.holdId) });
  if (hold === undefined) throw new Error(`refund ${refund.id} has no hold`);
  try {
    return await send(ctx, job, refund, hold);
  } catch (error) {
    // Stripe's event may have told of the refund before this job did: what it is now decides.
    if (error instanceof StaleWriteError) return { kind: "wait", afterMs: 1_000, why: "changed in the meantime" };
    throw error;
  }
};

async function send(ctx: Context, job: Job, found: RefundRow, hold: HoldRow): Promise<ConsumerOutcome> {
  let refund = found;
  if (refund.state === "requested") {
    const made = await lookUp(ctx, refund);
    if (made === "unknown") return { kind: "wait", afterMs: waits.unknown, why: "look-up" };
    if (made !== null) return settle(ctx, job, refund, hold, made);
    const certain = ctx.now - refund.updatedAt >= waits.certain;
    if (certain) refund = await change(ctx, refund, { attempt: refund.attempt + 1 });
  } else {
    // Intent: a refund found in this state without Stripe's id may have been sent, and is looked up first.
    refund = await change(ctx, refund, { state: "requested" });
  }
  let made: Stripe.Refund;
  try {
    made = await stripeOf(ctx).refunds.create(
      {
        payment_intent: refund.paymentIntentId,
        amount: refund.amountMinor,
        metadata: { refundId: refund.id, holdId: hold.id, outboxId: job.outboxId, attempt: refund.attempt },
      },
      { idempotencyKey: `${refund.id}:${refund.attempt}` },
    );
  } catch (error) {
    return afterFailure(ctx, job, refund, hold, error);
  }
  return settle(ctx, job, refund, hold, made);
}

async function settle(
  ctx: Context,
  job: Job,
  refund: RefundRow,
  hold: HoldRow,
  made: Stripe.Refund,
): Promise<ConsumerOutcome> {
  await commit(ctx, [...(await planRefundFact(ctx, refund, hold, made)), ...job.planDone]);
  return committed;
}

async function lookUp(ctx: Context, refund: RefundRow): Promise<Stripe.Refund | null | "unknown"> {
  try {
    const made = stripeOf(ctx).refunds.list({ payment_intent: refund.paymentIntentId, limit: 100 });
    for await (const one of made) {
      if (one.metadata?.refundId === refund.id && !isFormerTry(refund, one)) return one;
    }
    return null;
  } catch (error) {
    stripeFailure(error);
    return "unknown";
  }
}

async function afterFailure(
  ctx: Context,
  job: Job,
  refund: RefundRow,
  hold: HoldRow,
  error: unknown,
): Promise<ConsumerOutcome> {
  const failure = stripeFailure(error);
  log("warn", "refund.not_sent", { refundId: refund.id, kind: failure.kind, code: failure.code });
  if (failure.kind === "unknown") return { kind: "wait", afterMs: waits.unknown, why: failure.code };
  if (failure.kind === "waiting") {
    const short = failure.code === "balance_insufficient";
    await change(ctx, refund, { state: "decided", attempt: refund.attempt + (short ? 1 : 0) });
    return { kind: "wait", afterMs: short ? waits.balance : waits.rateLimit, why: failure.code };
  }
  const refused = { failureCode: failure.code, attempt: refund.attempt + 1 };
  await commit(ctx, [...(await planRefundFailed(ctx, refund, hold, refused)), ...job.planDone]);
  return committed;
}

async function change(ctx: Context, refund: RefundRow, values: Partial<RefundRow>): Promise<RefundRow> {
  await commit(ctx, planRefundChange(ctx, refund, values));
  return { ...refund, ...values, updatedAt: ctx.now, version: refund.version + 1 };
}
