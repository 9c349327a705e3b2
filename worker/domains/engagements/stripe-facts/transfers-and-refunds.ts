/** What refunds, transfers and our own payouts mean: money that left us, and sometimes came back. */
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { holds, payoutAccounts } from "../../../database/schema.ts";
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { currencies } from "../../../platform/money.ts";
import { idOf, stripeOf } from "../../../platform/stripe.ts";
import { chart, isPosted, planJournal } from "../../payments/ledger.ts";
import { payoutLifecycle } from "../../payments/lifecycle.ts";
import { findPayout, planPaid, planReversals } from "../../payments/payouts.ts";
import { findRefund, planRefundFact } from "../../payments/refunds.ts";
import { type Fact, isOurMode, nothingNew, quarantined, sameMoney } from "./fact.ts";

/** A refund, found by the name we gave it; one that we did not ask for is an admin's to look at. */
export async function readRefundFact(ctx: Context, refundId: string): Promise<Fact> {
  return refundFact(ctx, await stripeOf(ctx).refunds.retrieve(refundId));
}

/** All refunds of a charge. */
export async function readChargeRefundsFact(ctx: Context, chargeId: string): Promise<Fact> {
  const plans: Plan[] = [];
  for await (const made of stripeOf(ctx).refunds.list({ charge: chargeId, limit: 100 })) {
    const fact = await refundFact(ctx, made);
    if ("quarantine" in fact) return fact;
    plans.push(fact.plan);
  }
  return { plan: plans.flat() };
}

async function refundFact(ctx: Context, made: Stripe.Refund): Promise<Fact> {
  const refund = await findRefund(ctx, made.metadata?.refundId ?? "");
  if (refund === null) return quarantined("unknown_refund");
  const ours = refund.stripeRefundId === null || refund.stripeRefundId === made.id;
  if (!ours || idOf(made.payment_intent) !== refund.paymentIntentId) return quarantined("refund");
  if (!sameMoney(refund, made.amount, made.currency)) return quarantined("amount");
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, refund.holdId) });
  return hold === undefined ? quarantined("unknown_hold") : { plan: await planRefundFact(ctx, refund, hold, made) };
}

/** A transfer: the payout is paid even when the job that sent it never heard so, and what came back is posted. */
export async function readTransferFact(ctx: Context, transferId: string): Promise<Fact> {
  const transfer = await stripeOf(ctx).transfers.retrieve(transferId);
  const payout = await findPayout(ctx, transfer.metadata.payoutId ?? "");
  if (payout === null) return quarantined("unknown_transfer");
  if (!isOurMode(ctx, transfer)) return quarantined("livemode");
  if (!sameMoney(payout, transfer.amount, transfer.currency)) return quarantined("amount");
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, payout.holdId) });
  if (hold === undefined || transfer.transfer_group !== hold.id) return quarantined("transfer_group");
  if (payout.transferId !== null && payout.transferId !== transfer.id) return quarantined("second_transfer");
  if (payout.transferId === null) {
    const account = await ctx.store.db.query.payoutAccounts.findFirst({
      where: eq(payoutAccounts.userId, payout.solverId),
    });
    if (account?.stripeAccountId !== idOf(transfer.destination)) return quarantined("destination");
    const payable = (payoutLifecycle.pay.from as readonly string[]).includes(payout.state); // widened: a tuple of literals
    // A reversal of a transfer that we hear of only now follows with its own event, on the payout as it will be then.
    return payable ? { plan: planPaid(ctx, payout, hold, transfer, "stripe") } : quarantined("payout_state");
  }
  if (transfer.amount_reversed === 0) return nothingNew;
  const reversals: Stripe.TransferReversal[] = [];
  for await (const one of stripeOf(ctx).transfers.listReversals(transfer.id, { limit: 100 })) reversals.push(one);
  return { plan: await planReversals(ctx, payout, hold, transfer, reversals) };
}

/** Our own money leaving Stripe for our bank, or coming back from a bank that refused it. */
export async function readPlatformPayoutFact(ctx: Context, payoutId: string): Promise<Fact> {
  const payout = await stripeOf(ctx).payouts.retrieve(payoutId);
  if (!isOurMode(ctx, payout)) return quarantined("livemode");
  const currency = currencies.find((known) => known.toLowerCase() === payout.currency);
  if (currency === undefined) return quarantined("settlement_currency");
  const drawn = chart.ownerDrawn(currency);
  const ours = chart.stripeBalance(currency);
  const out = idOf(payout.balance_transaction);
  const back = idOf(payout.failure_balance_transaction);
  const plans: Plan[] = [];
  if (out !== null && !(await isPosted(ctx, "platform_payout", out))) {
    const postings = [{ debit: drawn, credit: ours, amountMinor: payout.amount }];
    plans.push(planJournal(ctx, { kind: "platform_payout", source: out, holdId: null, postings }));
  }
  if (back !== null && !(await isPosted(ctx, "platform_payout_failed", back))) {
    const postings = [{ debit: ours, credit: drawn, amountMinor: payout.amount }];
    plans.push(planJournal(ctx, { kind: "platform_payout_failed", source: back, holdId: null, postings }));
  }
  return { plan: plans.flat() };
}
