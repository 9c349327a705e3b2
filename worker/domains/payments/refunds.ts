/** What Stripe says of a refund, as plans: shared by the refund job and Stripe's events. */
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, type RefundRow, refunds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { idOf } from "../../platform/stripe.ts";
import { chart, keptBalance, planJournal } from "./ledger.ts";
import { type RefundParty, refundLifecycle } from "./lifecycle.ts";
import { findUnposted, planMovement, planSuspense } from "./movements.ts";
import { chargedBack, planPaidByBank } from "./paid-by-bank.ts";

export async function findRefund(ctx: Context, refundId: string): Promise<RefundRow | null> {
  return (await ctx.store.db.query.refunds.findFirst({ where: eq(refunds.id, refundId) })) ?? null;
}

/** True when it was decided before that this payment goes back because of where it settled. */
export async function isGoingBack(ctx: Context, hold: HoldRow, paymentIntentId: string): Promise<boolean> {
  const row = await ctx.store.db.query.refunds.findFirst({
    where: and(
      eq(refunds.holdId, hold.id),
      eq(refunds.paymentIntentId, paymentIntentId),
      eq(refunds.origin, "suspense"),
    ),
  });
  return row !== undefined;
}

/** Writes over a refund as it was read, else the commit is undone as stale. */
export function planRefundChange(ctx: Context, refund: RefundRow, change: Partial<RefundRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(refunds)
        .set({ updatedAt: ctx.now, ...change, version: refund.version + 1 })
        .where(and(eq(refunds.id, refund.id), eq(refunds.version, refund.version))),
    ),
  ];
}

/** Stripe's word for it → ours. `requested`: accepted, the money is on its way. */
function stateOf(made: Stripe.Refund): RefundRow["state"] {
  if (made.status === "succeeded") return "paid";
  return made.status === "failed" || made.status === "canceled" ? "failed" : "requested";
}

/** A try that failed says nothing about the one that was made since. */
export function isFormerTry(refund: RefundRow, made: Stripe.Refund): boolean {
  return stateOf(made) === "failed" && Number(made.metadata?.attempt ?? 1) < refund.attempt;
}

/**
 * Brings the record up to what Stripe says: the state, and one journal for each movement (money out, and back again when a
 * refund fails later). Nothing when all of it is known.
 */
export async function planRefundFact(
  ctx: Context,
  refund: RefundRow,
  hold: HoldRow,
  made: Stripe.Refund,
): Promise<Plan> {
  const journals = await planRefundJournals(ctx, refund, made);
  const state = stateOf(made);
  const known = refund.state === state && refund.stripeRefundId === made.id;
  if (known || isFormerTry(refund, made)) return journals;
  if (state === "failed") {
    const failure = { stripeRefundId: made.id, failureCode: made.failure_reason ?? "canceled" };
    return [...journals, ...(await planRefundFailed(ctx, refund, hold, failure))];
  }
  return [
    ...planRefundChange(ctx, refund, { state, stripeRefundId: made.id, failureCode: null }),
    ...journals,
    ...(state === "paid" && refund.state !== "paid" ? planEvent(ctx, "refund.paid", refundFacts(refund, hold)) : []),
  ];
}

/**
 * The money is in `refundable` again, or still. The poster learns that it did not arrive, and admins that somebody must send it another
 * way, unless the payer's bank has taken it back already.
 */
export async function planRefundFailed(
  ctx: Context,
  refund: RefundRow,
  hold: HoldRow,
  failure: Partial<RefundRow> & { failureCode: string },
): Promise<Plan> {
  const byBank = await planPaidByBank(ctx, refund, hold);
  const failureCode = byBank.length > 0 ? chargedBack : failure.failureCode;
  const facts = refundFacts(refund, hold);
  return [
    ...planRefundChange(ctx, refund, { ...failure, state: "failed", failureCode }),
    ...byBank,
    ...(byBank.length > 0 ? [] : planEvent(ctx, "refund.failed", facts)),
    ...planEvent(ctx, "money.needs_review", { ...facts, reason: "refund_failed" }),
  ];
}

async function planRefundJournals(ctx: Context, refund: RefundRow, made: Stripe.Refund): Promise<Plan> {
  const { holdId, origin } = refund;
  const plans: Plan[] = [];
  for (const kind of ["refund_paid", "refund_failed"] as const) {
    const moved = kind === "refund_paid" ? made.balance_transaction : made.failure_balance_transaction;
    const movement = await findUnposted(ctx, moved);
    if (movement === null) continue;
    const account = chart.refundable(refund.id, refund.currency);
    plans.push(
      origin === "suspense"
        ? await planSuspense(ctx, movement, holdId)
        : await planMovement(ctx, { kind, movement, account, holdId }),
    );
  }
  return plans.flat();
}

/**
 * What of a failed refund is still ours to give back, minor units: less than was decided when a bank took a part of it back.
 * @throws AppError `wrong_state` when nothing is
 */
async function leftMinor(ctx: Context, refund: RefundRow): Promise<number> {
  // What settled in another currency waits in suspense, all of it.
  if (refund.origin === "suspense") return refund.amountMinor;
  const left = await keptBalance(ctx, chart.refundable(refund.id, refund.currency).id);
  if (left > 0) return left;
  throw new AppError("wrong_state", { detail: "The money of this refund is no longer here: a bank took it back." });
}

/**
 * Sends what is left of a failed refund again, as a new try under a key of its own.
 * @throws AppError `wrong_state` when it did not fail, or when the money is no longer ours to send
 */
export async function planRetryRefund(
  ctx: Context,
  refund: RefundRow,
  hold: HoldRow,
  party: RefundParty = "admin",
): Promise<Plan> {
  const state = move(refundLifecycle.retry, refund.state, party);
  const amountMinor = await leftMinor(ctx, refund);
  return [
    ...planRefundChange(ctx, refund, {
      state,
      amountMinor,
      stripeRefundId: null,
      failureCode: null,
      attempt: refund.attempt + 1,
    }),
    ...planAudit(ctx, "refund.retried", refund.id, { attempt: refund.attempt + 1, failureCode: refund.failureCode }),
    ...planEvent(ctx, "refund.decided", refundFacts(refund, hold)),
  ];
}

/**
 * Stripe will never take it: the platform's owner has paid what is left to the poster by another way, out of their own pocket, and may
 * draw as much from our balance. What Stripe still tells of the tries so far changes nothing.
 * @throws AppError `wrong_state` when it did not fail, or when nothing of it is ours to give back
 */
export async function planPaidElsewhere(ctx: Context, refund: RefundRow, hold: HoldRow): Promise<Plan> {
  const state = move(refundLifecycle.payElsewhere, refund.state, "admin");
  const amountMinor = await leftMinor(ctx, refund);
  const debit = chart.refundable(refund.id, refund.currency);
  const credit = chart.ownerDrawn(refund.currency);
  return [
    ...planRefundChange(ctx, refund, { state, amountMinor, attempt: refund.attempt + 1 }),
    // Money in suspense has no account of the refund's: an admin empties suspense.
    ...planJournal(ctx, {
      kind: "refund_paid_elsewhere",
      source: refund.id,
      holdId: hold.id,
      postings: refund.origin === "suspense" ? [] : [{ debit, credit, amountMinor }],
    }),
  ];
}

/** A chargeback that kept money from going back is over, and not lost: what was refused because of it is sent again. */
export async function planRetriesAfter(ctx: Context, hold: HoldRow, dispute: Stripe.Dispute): Promise<Plan> {
  const refused = await ctx.store.db.query.refunds.findMany({
    where: and(
      eq(refunds.paymentIntentId, idOf(dispute.payment_intent) ?? ""),
      eq(refunds.state, "failed"),
      eq(refunds.failureCode, "charge_disputed"),
    ),
  });
  const plans: Plan[] = [];
  for (const refund of refused) plans.push(await planRetryRefund(ctx, refund, hold, "stripe"));
  return plans.flat();
}

export function refundFacts(refund: RefundRow, hold: HoldRow) {
  return { refundId: refund.id, holdId: hold.id, challengeId: hold.challengeId, userId: hold.posterId };
}
