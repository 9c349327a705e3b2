/** What Stripe says of a refund, as plans: shared by the refund job and Stripe's events. */
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, type RefundRow, refunds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { idOf } from "../../platform/stripe.ts";
import { chart, isPosted, planJournal } from "./ledger.ts";

export async function findRefund(ctx: Context, refundId: string): Promise<RefundRow | null> {
  return (await ctx.store.db.query.refunds.findFirst({ where: eq(refunds.id, refundId) })) ?? null;
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
  const state = stateOf(made);
  const known = refund.state === state && refund.stripeRefundId === made.id;
  const changed = known
    ? []
    : planRefundChange(ctx, refund, {
        state,
        stripeRefundId: made.id,
        failureCode: state === "failed" ? (made.failure_reason ?? "canceled") : null,
      });
  const told =
    state === "paid" && refund.state !== "paid" ? planEvent(ctx, "refund.paid", refundFacts(refund, hold)) : [];
  return [...changed, ...(await planRefundJournals(ctx, refund, made)), ...told];
}

async function planRefundJournals(ctx: Context, refund: RefundRow, made: Stripe.Refund): Promise<Plan> {
  const { currency, amountMinor, holdId } = refund;
  const refundable = chart.refundable(refund.id, currency);
  const ours = chart.stripeBalance(currency);
  const paid = idOf(made.balance_transaction);
  const back = idOf(made.failure_balance_transaction);
  const plans: Plan[] = [];
  if (paid !== null && !(await isPosted(ctx, "refund_paid", paid))) {
    const postings = [{ debit: refundable, credit: ours, amountMinor }];
    plans.push(planJournal(ctx, { kind: "refund_paid", source: paid, holdId, postings }));
  }
  if (back !== null && !(await isPosted(ctx, "refund_failed", back))) {
    const postings = [{ debit: ours, credit: refundable, amountMinor }];
    plans.push(planJournal(ctx, { kind: "refund_failed", source: back, holdId, postings }));
  }
  return plans.flat();
}

export function refundFacts(refund: RefundRow, hold: HoldRow) {
  return { refundId: refund.id, holdId: hold.id, challengeId: hold.challengeId, userId: hold.posterId };
}
