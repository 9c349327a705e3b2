/** Our own money to a poster, by the way they paid: what no hold owes them. */
import { and, eq, isNull, or, sql } from "drizzle-orm";
import { accounts, type HoldRow, payouts, refunds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Money, plainAmount, stepProblem } from "../../platform/money.ts";
import { answerOf, stripeOf } from "../../platform/stripe.ts";
import { planRefundOf } from "./commands.ts";
import { requireUnfrozen } from "./freezes.ts";
import { planHoldChange } from "./holds.ts";
import { chart } from "./ledger.ts";
import { heldMinor } from "./queries.ts";

/**
 * A refund that we pay for. At most what Stripe can still send back of the payment, less what may have to go back otherwise.
 * @throws AppError `hold_not_held` when nothing was paid; `hold_frozen`; `invalid_input` naming the most; `payment_provider_unavailable`
 */
export async function planGoodwill(ctx: Context, hold: HoldRow, amount: Money): Promise<Plan> {
  const { paymentIntentId, chargeId } = hold;
  if (hold.heldAt === null || paymentIntentId === null || chargeId === null) throw new AppError("hold_not_held");
  await requireUnfrozen(ctx, hold.id);
  const most = await refundableMinor(ctx, hold, chargeId, paymentIntentId);
  const message = goodwillProblem(amount, { amountMinor: most, currency: hold.currency });
  if (message !== null) throw new AppError("invalid_input", { errors: [{ path: "amount", message }] });
  const account = chart.goodwill(hold.currency);
  return [
    // Two at once would each find room: the hold's version lets one of them decide anew.
    ...planHoldChange(ctx, hold, {}),
    ...planRefundOf(ctx, hold, amount.amountMinor, `goodwill:${hold.id}:${hold.version}`, {
      paymentIntentId,
      origin: "goodwill",
      account,
    }),
  ];
}

/**
 * What Stripe has left of the payment, less what is held and what is left of that which was decided to go back and has not gone. While a transfer from the
 * payment is still to come, the transfers count as well: Stripe makes none from what was sent back.
 */
async function refundableMinor(
  ctx: Context,
  hold: HoldRow,
  chargeId: string,
  paymentIntentId: string,
): Promise<number> {
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
  const [released] = await ctx.store.db
    .select({
      netMinor: sql<number>`coalesce(sum(${payouts.amountMinor}), 0)`.mapWith(Number),
      unsent: sql<number>`count(case when ${payouts.transferId} is null then 1 end)`.mapWith(Number),
    })
    .from(payouts)
    .where(eq(payouts.holdId, hold.id));
  const held = await heldMinor(ctx, hold.id);
  const transfersMinor = held > 0 || (released?.unsent ?? 0) > 0 ? (released?.netMinor ?? 0) : 0;
  return charge.amount - charge.amount_refunded - (row?.waitingMinor ?? 0) - held - transfersMinor;
}

function goodwillProblem({ amountMinor, currency }: Money, most: Money): string | null {
  if (currency !== most.currency) return `The payment was in ${most.currency}.`;
  if (amountMinor > most.amountMinor)
    return `At most ${plainAmount(Math.max(0, most.amountMinor), currency)} can still go back this way.`;
  return stepProblem(amountMinor, currency);
}
