/** What a payer's bank says of a payment: that it may be fraud, that it is taken back, and how that ended. */
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, holds } from "../../../database/schema.ts";
import type { Plan } from "../../../database/store.ts";
import { dayMs } from "../../../platform/clock.ts";
import type { Context } from "../../../platform/context.ts";
import { currencyOf } from "../../../platform/money.ts";
import { planEvent } from "../../../platform/outbox.ts";
import { policy } from "../../../platform/policy.ts";
import { expanded, idOf, refusalCode, stripeOf } from "../../../platform/stripe.ts";
import { findChargeback, planChargeback } from "../../payments/chargebacks.ts";
import { planFreeze } from "../../payments/freezes.ts";
import { holdLifecycle } from "../../payments/lifecycle.ts";
import { isMovementPosted, movementOf, planSuspenseOf } from "../../payments/movements.ts";
import { findHold } from "../../payments/queries.ts";
import { planEndByChargeback } from "../charged-back.ts";
import { readChargeFact } from "./checkout.ts";
import { type Fact, first, isOurMode, nothingNew, quarantined } from "./fact.ts";

/** A chargeback as it is now, whichever of its events told of it. */
export async function readChargebackFact(ctx: Context, disputeId: string): Promise<Fact> {
  const known = await findChargeback(ctx, disputeId);
  const dispute = await stripeOf(ctx).disputes.retrieve(disputeId);
  if (!isOurMode(ctx, dispute)) return quarantined("livemode");
  const charge = await findCharge(ctx, idOf(dispute.charge));
  const hold = charge === null ? null : await holdOf(ctx, charge);
  const movements = dispute.balance_transactions.map(movementOf).filter((movement) => movement !== null);
  const misfit =
    hold === null ? "unknown_chargeback" : currencyOf(dispute.currency) === hold.currency ? null : "amount";
  if (charge === null || hold === null || misfit !== null) {
    return quarantined(misfit ?? "unknown_chargeback", await planSuspenseOf(ctx, dispute.balance_transactions));
  }
  const missed = await planMissedPayment(ctx, charge);
  if (missed.length > 0) return first(missed);
  const { plan, emptied } = await planChargeback(ctx, hold, { known, dispute, chargeId: charge.id, movements });
  return { plan: emptied ? [...plan, ...(await planEndByChargeback(ctx, hold))] : plan };
}

/** The card network warns that a payment may be fraud: it is frozen for some days, in which an admin may look at it. */
export async function readFraudWarningFact(ctx: Context, warningId: string): Promise<Fact> {
  const warning = await stripeOf(ctx).radar.earlyFraudWarnings.retrieve(warningId);
  if (!isOurMode(ctx, warning)) return quarantined("livemode");
  const charge = await findCharge(ctx, idOf(warning.charge));
  const hold = charge === null ? null : await holdOf(ctx, charge);
  if (charge === null || hold === null) return quarantined("unknown_fraud_warning");
  const missed = await planMissedPayment(ctx, charge);
  if (missed.length > 0) return first(missed);
  const endsAt = warning.created * 1000 + policy.fraudWarningDays * dayMs;
  const isHeld =
    hold.chargeId === charge.id && (holdLifecycle.chargeBack.from as readonly string[]).includes(hold.state); // widened: a tuple of literals
  const freeze = { cause: "fraud_warning", source: warning.id, note: warning.fraud_type, endsAt } as const;
  const frozen = isHeld && endsAt > ctx.now ? await planFreeze(ctx, hold, freeze) : [];
  const facts = { challengeId: hold.challengeId, holdId: hold.id, reason: "fraud_warning" };
  return { plan: [...frozen, ...planEvent(ctx, "money.needs_review", facts)] };
}

async function findCharge(ctx: Context, chargeId: string | null): Promise<Stripe.Charge | null> {
  if (chargeId === null) return null;
  try {
    return await stripeOf(ctx).charges.retrieve(chargeId, { expand: ["balance_transaction"] });
  } catch (error) {
    if (refusalCode(error) === "resource_missing") return null;
    throw error;
  }
}

/** The hold that was paid by a charge, or that it was meant for. */
async function holdOf(ctx: Context, charge: Stripe.Charge): Promise<HoldRow | null> {
  const paid = await ctx.store.db.query.holds.findFirst({ where: eq(holds.chargeId, charge.id) });
  return paid ?? (charge.transfer_group === null ? null : findHold(ctx, charge.transfer_group));
}

/** A payment whose own events have not come yet is taken in first, so that their order does not matter. */
async function planMissedPayment(ctx: Context, charge: Stripe.Charge): Promise<Plan> {
  const transaction = expanded(charge.balance_transaction);
  if (transaction === null || (await isMovementPosted(ctx, transaction.id))) return nothingNew.plan;
  return (await readChargeFact(ctx, charge.id)).plan;
}
