/** Which hold a charge at Stripe belongs to, and what must be known of it before anything else that Stripe says of it. */
import { and, eq } from "drizzle-orm";
import type Stripe from "stripe";
import { auditLog, type HoldRow, holds } from "../../../database/schema.ts";
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { expanded, refusalCode, stripeOf } from "../../../platform/stripe.ts";
import { planFreeze } from "../../payments/freezes.ts";
import { holdLifecycle } from "../../payments/lifecycle.ts";
import { isMovementPosted } from "../../payments/movements.ts";
import { findHold } from "../../payments/queries.ts";
import { readChargeFact } from "./checkout.ts";
import { type Fact, first, quarantined } from "./fact.ts";

export async function findCharge(ctx: Context, chargeId: string | null): Promise<Stripe.Charge | null> {
  if (chargeId === null) return null;
  try {
    return await stripeOf(ctx).charges.retrieve(chargeId, { expand: ["balance_transaction"] });
  } catch (error) {
    if (refusalCode(error) === "resource_missing") return null;
    throw error;
  }
}

/** The hold that was paid by a charge, or that it was meant for. */
export async function holdOfCharge(ctx: Context, charge: Stripe.Charge): Promise<HoldRow | null> {
  const paid = await ctx.store.db.query.holds.findFirst({ where: eq(holds.chargeId, charge.id) });
  return paid ?? (charge.transfer_group ? findHold(ctx, charge.transfer_group) : null);
}

/** True while the money of this charge is held. */
export function isHeldBy(hold: HoldRow, chargeId: string): boolean {
  return hold.chargeId === chargeId && (holdLifecycle.chargeBack.from as readonly string[]).includes(hold.state); // widened: a tuple of literals
}

/** A payment whose own events have not come yet is taken in first, so that their order does not matter. */
export async function planMissedPayment(ctx: Context, charge: Stripe.Charge): Promise<Plan> {
  const transaction = expanded(charge.balance_transaction);
  if (transaction === null || (await isMovementPosted(ctx, transaction.id))) return [];
  return (await readChargeFact(ctx, charge.id)).plan;
}

/** One of Stripe's objects that our record has no place for, and the payment whose money it moved. */
export interface Stranger {
  readonly id: string;
  readonly chargeId: string | null;
  /** What it is, for admins. */
  readonly note: string;
}

/**
 * What our record has no place for. Where it moved money of a payment that is held, what we hold may not be at Stripe any more: no
 * decision gives it away until an admin has looked. Each object freezes once: an admin who ended its freeze has looked, whatever else
 * is told of it.
 * @param moved what must stand in the books nevertheless
 */
export async function strangeFact(ctx: Context, reason: string, moved: Plan, stranger: Stranger): Promise<Fact> {
  const charge = await findCharge(ctx, stranger.chargeId);
  if (charge === null) return quarantined(reason, moved);
  const missed = await planMissedPayment(ctx, charge);
  if (missed.length > 0) return first(missed);
  const hold = await holdOfCharge(ctx, charge);
  if (hold === null || !isHeldBy(hold, charge.id) || (await hasFrozen(ctx, hold, stranger.id))) {
    return quarantined(reason, moved);
  }
  const freeze = { cause: "admin", source: stranger.id, note: stranger.note, endsAt: null } as const;
  return quarantined(reason, [...moved, ...(await planFreeze(ctx, hold, freeze))]);
}

async function hasFrozen(ctx: Context, hold: HoldRow, source: string): Promise<boolean> {
  const frozen = await ctx.store.db.query.auditLog.findMany({
    columns: { detail: true },
    where: and(eq(auditLog.subject, hold.id), eq(auditLog.verb, "hold.frozen")),
  });
  return frozen.some(({ detail }) => detail.source === source);
}
