/** Our own money to a poster, by the way they paid: what no hold owes them. */
import type { HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Money } from "../../platform/money.ts";
import { requireSum } from "./asked-sum.ts";
import { planRefundOf } from "./commands.ts";
import { requireUnfrozen } from "./freezes.ts";
import { planHoldChange } from "./holds.ts";
import { chart } from "./ledger.ts";
import { refundableOf } from "./refundable.ts";

/**
 * A refund that we pay for. At most what Stripe can still send back of the payment, less what may have to go back otherwise.
 * @throws AppError `hold_not_held` when nothing was paid; `hold_frozen`; `invalid_input` naming the most; `payment_provider_unavailable`
 */
export async function planGoodwill(ctx: Context, hold: HoldRow, amount: Money): Promise<Plan> {
  const { paymentIntentId, chargeId } = hold;
  if (hold.heldAt === null || paymentIntentId === null || chargeId === null) throw new AppError("hold_not_held");
  await requireUnfrozen(ctx, hold.id);
  requireSum(amount, await refundableOf(ctx, hold, { chargeId, paymentIntentId }));
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
