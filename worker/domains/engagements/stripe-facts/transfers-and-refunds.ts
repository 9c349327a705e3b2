/** What refunds, transfers and our own payouts mean: money that left us, and sometimes came back. */
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, holds, type PayoutRow, payoutAccounts, type RefundRow } from "../../../database/schema.ts";
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { idOf, stripeOf } from "../../../platform/stripe.ts";
import { chart } from "../../payments/ledger.ts";
import { payoutLifecycle } from "../../payments/lifecycle.ts";
import { findUnposted, planMovement, planSuspenseOf } from "../../payments/movements.ts";
import { findPayout, planPaid, planReversals } from "../../payments/payouts.ts";
import { findHold } from "../../payments/queries.ts";
import { findRefund, isFormerTry, planRefundFact } from "../../payments/refunds.ts";
import { holdOfCharge, type Stranger, strangeFact } from "./charged-payment.ts";
import { readChargeFact } from "./checkout.ts";
import { type Fact, first, isOurMode, nothingNew, quarantined, sameMoney } from "./fact.ts";

/** A refund, found by the name we gave it; one that we did not ask for is an admin's to look at. */
export async function readRefundFact(ctx: Context, refundId: string): Promise<Fact> {
  return refundFact(ctx, await stripeOf(ctx).refunds.retrieve(refundId));
}

/**
 * All refunds of a charge, one after the other: what is new of one is known before the next is read. A charge that we do not know is
 * read as a payment: it may be one whose own events have not come yet, and else nothing here is about it.
 */
export async function readChargeRefundsFact(ctx: Context, chargeId: string): Promise<Fact> {
  const charge = await stripeOf(ctx).charges.retrieve(chargeId);
  if (!isOurMode(ctx, charge)) return quarantined("livemode");
  let misfit: string | undefined;
  for await (const named of stripeOf(ctx).refunds.list({ charge: chargeId, limit: 100 })) {
    const { plan, quarantine } = await refundFact(ctx, named);
    if (plan.length > 0) return first(plan);
    misfit ??= quarantine;
  }
  if (misfit !== undefined) return quarantined(misfit);
  return (await holdOfCharge(ctx, charge)) === null ? readChargeFact(ctx, chargeId) : nothingNew;
}

/**
 * @param named says which row of ours it is. The refund itself is fetched after that row was read, so that an older reading never
 *   replaces a newer one.
 */
async function refundFact(ctx: Context, named: Stripe.Refund): Promise<Fact> {
  const refund = await findRefund(ctx, named.metadata?.refundId ?? "");
  const hold = refund && (await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, refund.holdId) }));
  const made = await stripeOf(ctx).refunds.retrieve(named.id);
  const misfit = refund && hold ? refundMisfitOf(refund, made) : "unknown_refund";
  if (refund && hold && misfit === null) return { plan: await planRefundFact(ctx, refund, hold, made) };
  const moved = await planSuspenseOf(ctx, [made.balance_transaction, made.failure_balance_transaction]);
  const chargeId = made.status === "failed" || made.status === "canceled" ? null : idOf(made.charge);
  const note = `A refund of ${made.amount} ${made.currency} that was not decided here`;
  return strangeFact(ctx, misfit ?? "unknown_refund", moved, { id: made.id, chargeId, note });
}

/** Why a refund is not the one that we asked for; null when it is. */
function refundMisfitOf(refund: RefundRow, made: Stripe.Refund): string | null {
  const former = isFormerTry(refund, made);
  const ours = refund.stripeRefundId === null || refund.stripeRefundId === made.id || former;
  if (!ours || idOf(made.payment_intent) !== refund.paymentIntentId) return "refund";
  // A later try sends what is left, which may be less.
  if (former) return null;
  return sameMoney(refund, made.amount, made.currency) ? null : "amount";
}

/** A transfer: the payout is paid even when the job that sent it never heard so, and what came back is posted. */
export async function readTransferFact(ctx: Context, transferId: string): Promise<Fact> {
  const transfer = await stripeOf(ctx).transfers.retrieve(transferId);
  if (!isOurMode(ctx, transfer)) return quarantined("livemode");
  const payout = await findPayout(ctx, transfer.metadata.payoutId ?? "");
  const hold = payout && (await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, payout.holdId) }));
  const misfit = !payout || !hold ? "unknown_transfer" : await transferMisfitOf(ctx, payout, hold, transfer);
  const reversals = transfer.amount_reversed === 0 ? [] : await reversalsOf(ctx, transfer);
  if (!payout || !hold || misfit !== null) {
    const moved = [transfer, ...reversals].map((one) => one.balance_transaction);
    return strangeFact(
      ctx,
      misfit ?? "unknown_transfer",
      await planSuspenseOf(ctx, moved),
      await strangerOf(ctx, transfer),
    );
  }
  if (payout.transferId === null) {
    const paid = await planPaid(ctx, payout, hold, transfer, "stripe");
    return reversals.length === 0 ? { plan: paid } : first(paid);
  }
  return reversals.length === 0 ? nothingNew : { plan: await planReversals(ctx, payout, hold, transfer, reversals) };
}

async function strangerOf(ctx: Context, { id, amount, currency, ...transfer }: Stripe.Transfer): Promise<Stranger> {
  const meant = await findHold(ctx, transfer.transfer_group ?? "");
  const chargeId = idOf(transfer.source_transaction) ?? meant?.chargeId ?? null;
  return { id, chargeId, note: `A transfer of ${amount} ${currency} that was not decided here` };
}

/** Why a transfer is not the one that the payout asked for; null when it is. */
async function transferMisfitOf(
  ctx: Context,
  payout: PayoutRow,
  hold: HoldRow,
  transfer: Stripe.Transfer,
): Promise<string | null> {
  if (!sameMoney(payout, transfer.amount, transfer.currency)) return "amount";
  if (transfer.transfer_group !== hold.id) return "transfer_group";
  if (payout.transferId !== null) return payout.transferId === transfer.id ? null : "second_transfer";
  const account = await ctx.store.db.query.payoutAccounts.findFirst({
    where: eq(payoutAccounts.userId, payout.solverId),
  });
  if (account?.stripeAccountId !== idOf(transfer.destination)) return "destination";
  const payable = (payoutLifecycle.pay.from as readonly string[]).includes(payout.state); // widened: a tuple of literals
  return payable ? null : "payout_state";
}

async function reversalsOf(ctx: Context, transfer: Stripe.Transfer): Promise<Stripe.TransferReversal[]> {
  const reversals: Stripe.TransferReversal[] = [];
  for await (const one of stripeOf(ctx).transfers.listReversals(transfer.id, { limit: 100 })) reversals.push(one);
  return reversals;
}

/** Our own money leaving Stripe for our bank, or coming back from a bank that refused it. */
export async function readPlatformPayoutFact(ctx: Context, payoutId: string): Promise<Fact> {
  const payout = await stripeOf(ctx).payouts.retrieve(payoutId);
  if (!isOurMode(ctx, payout)) return quarantined("livemode");
  const plans: Plan[] = [];
  for (const kind of ["platform_payout", "platform_payout_failed"] as const) {
    const moved = kind === "platform_payout" ? payout.balance_transaction : payout.failure_balance_transaction;
    const movement = await findUnposted(ctx, moved);
    if (movement === null) continue;
    const account = chart.ownerDrawn(movement.currency);
    plans.push(await planMovement(ctx, { kind, movement, account, holdId: null }));
  }
  return { plan: plans.flat() };
}
