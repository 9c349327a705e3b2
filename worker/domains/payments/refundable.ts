/** What of a payment can still go back the way it was paid. */
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { accounts, type HoldRow, payouts, refunds } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Money } from "../../platform/money.ts";
import { answerOf, stripeOf } from "../../platform/stripe.ts";
import { chart } from "./ledger.ts";
import { heldMinor } from "./queries.ts";

/** A payment for a hold: mostly the one that is held. */
export interface PaymentOf {
  readonly chargeId: string;
  readonly paymentIntentId: string;
}

/**
 * What Stripe has left of the payment, less what is held and what is left of that which was decided to go back and has not gone. While a
 * transfer from the payment is still to come, the transfers count as well: Stripe makes none from what was sent back.
 * @throws AppError `payment_provider_unavailable`
 */
export async function refundableOf(ctx: Context, hold: HoldRow, payment: PaymentOf): Promise<Money> {
  const { chargeId, paymentIntentId } = payment;
  const charge = await answerOf(stripeOf(ctx).charges.retrieve(chargeId));
  const [row] = await ctx.store.db
    .select({ waitingMinor: sql<number>`coalesce(sum(${accounts.balanceMinor}), 0)`.mapWith(Number) })
    .from(refunds)
    .innerJoin(accounts, eq(accounts.id, sql`${chart.refundable("", hold.currency).id} || ${refunds.id}`))
    .where(
      and(
        eq(refunds.holdId, hold.id),
        eq(refunds.paymentIntentId, paymentIntentId),
        or(isNull(refunds.stripeRefundId), eq(refunds.state, "failed")),
      ),
    );
  const claimed = chargeId === hold.chargeId ? await claimedMinor(ctx, hold.id) : 0;
  const leftMinor = charge.amount - charge.amount_refunded - (row?.waitingMinor ?? 0) - claimed;
  return { amountMinor: Math.max(0, leftMinor), currency: hold.currency };
}

/** What the hold itself may still need of its payment, minor units. */
async function claimedMinor(ctx: Context, holdId: string): Promise<number> {
  const [released] = await ctx.store.db
    .select({
      netMinor: sql<number>`coalesce(sum(${payouts.amountMinor}), 0)`.mapWith(Number),
      unsent: sql<number>`count(case when ${payouts.transferId} is null then 1 end)`.mapWith(Number),
    })
    .from(payouts)
    .where(eq(payouts.holdId, holdId));
  const held = await heldMinor(ctx, holdId);
  return held + (held > 0 || (released?.unsent ?? 0) > 0 ? (released?.netMinor ?? 0) : 0);
}
