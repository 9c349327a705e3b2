/** What a payer's bank says of a payment: that it may be fraud, that it is taken back, and how that ended. */
import type Stripe from "stripe";
import { dayMs } from "../../../platform/clock.ts";
import type { Context } from "../../../platform/context.ts";
import { currencyOf } from "../../../platform/money.ts";
import { planEvent } from "../../../platform/outbox.ts";
import { policy } from "../../../platform/policy.ts";
import { idOf, stripeOf } from "../../../platform/stripe.ts";
import { findChargeback, isEnded, mayTakeMoney, planChargeback } from "../../payments/chargebacks.ts";
import { planFreeze } from "../../payments/freezes.ts";
import { movementOf, planSuspenseOf } from "../../payments/movements.ts";
import { planEndByChargeback } from "../charged-back.ts";
import { planClocksGoOn } from "../frozen-clocks.ts";
import { findCharge, holdOfCharge, isHeldBy, planMissedPayment, strangeFact } from "./charged-payment.ts";
import { type Fact, first, isOurMode, quarantined } from "./fact.ts";

/** A chargeback as it is now, whichever of its events told of it. */
export async function readChargebackFact(ctx: Context, disputeId: string): Promise<Fact> {
  const known = await findChargeback(ctx, disputeId);
  const dispute = await stripeOf(ctx).disputes.retrieve(disputeId);
  if (!isOurMode(ctx, dispute)) return quarantined("livemode");
  const charge = await findCharge(ctx, idOf(dispute.charge));
  const hold = charge === null ? null : await holdOfCharge(ctx, charge);
  const movements = dispute.balance_transactions.map(movementOf).filter((movement) => movement !== null);
  if (charge === null || hold === null) {
    return quarantined("unknown_chargeback", await planSuspenseOf(ctx, dispute.balance_transactions));
  }
  if (currencyOf(dispute.currency) !== hold.currency) return foreignFact(ctx, dispute, charge.id);
  const missed = await planMissedPayment(ctx, charge);
  if (missed.length > 0) return first(missed);
  const { plan, emptied } = await planChargeback(ctx, hold, { known, dispute, chargeId: charge.id, movements });
  if (emptied) return { plan: [...plan, ...(await planEndByChargeback(ctx, hold))] };
  if (mayTakeMoney(dispute.status)) return { plan };
  return { plan: [...plan, ...(await planClocksGoOn(ctx, hold, { cause: "chargeback", source: dispute.id }))] };
}

/** A chargeback in another currency than the payment's: how much of what is held the bank took, only an admin can say. */
async function foreignFact(ctx: Context, dispute: Stripe.Dispute, chargeId: string): Promise<Fact> {
  const moved = await planSuspenseOf(ctx, dispute.balance_transactions);
  if (isEnded(dispute.status) && dispute.status !== "lost") return quarantined("amount", moved);
  const note = `A chargeback of ${dispute.amount} ${dispute.currency} (${dispute.status}), which is not the currency of the payment`;
  return strangeFact(ctx, "amount", moved, { id: dispute.id, chargeId, note });
}

/** The card network warns that a payment may be fraud: it is frozen for some days, in which an admin may look at it. */
export async function readFraudWarningFact(ctx: Context, warningId: string): Promise<Fact> {
  const warning = await stripeOf(ctx).radar.earlyFraudWarnings.retrieve(warningId);
  if (!isOurMode(ctx, warning)) return quarantined("livemode");
  const charge = await findCharge(ctx, idOf(warning.charge));
  const hold = charge === null ? null : await holdOfCharge(ctx, charge);
  if (charge === null || hold === null) return quarantined("unknown_fraud_warning");
  const missed = await planMissedPayment(ctx, charge);
  if (missed.length > 0) return first(missed);
  const endsAt = warning.created * 1000 + policy.fraudWarningDays * dayMs;
  const freeze = { cause: "fraud_warning", source: warning.id, note: warning.fraud_type, endsAt } as const;
  const frozen = isHeldBy(hold, charge.id) && endsAt > ctx.now ? await planFreeze(ctx, hold, freeze) : [];
  const facts = { challengeId: hold.challengeId, holdId: hold.id, reason: "fraud_warning" };
  return { plan: [...frozen, ...planEvent(ctx, "money.needs_review", facts)] };
}
