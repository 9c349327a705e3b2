/** Taking a transfer back from a solver's account: only on an admin's finding of fraud. */
import type { PayoutRow } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Detail } from "../../platform/detail-messages.ts";
import { AppError } from "../../platform/errors.ts";
import { answerOf, refusalCode, stripeFailure, stripeOf } from "../../platform/stripe.ts";

/**
 * Asks Stripe for all that is left of a payout's transfer. How much came back before is in the key: asked again after a time-out, it is
 * the same request, and when it came through there is nothing left to ask for. The decision is in it too, since Stripe keeps a refusal
 * under its key for a day, and money may be there before. What comes back is posted by the transfer's fact.
 * @param decision names the admin's decision: the version of the payout that it wrote
 * @throws AppError `wrong_state` when nothing is left, or the account has not that much; `payment_provider_unavailable`
 */
export async function requestReversal(ctx: Context, payout: PayoutRow, decision: number): Promise<void> {
  const { id, transferId } = payout;
  if (transferId === null) throw new AppError("wrong_state", { detail: "Nothing was transferred." });
  const { transfers } = stripeOf(ctx);
  const { amount, amount_reversed: reversed } = await answerOf(transfers.retrieve(transferId));
  if (reversed >= amount) throw new AppError("wrong_state", { detail: "All of it has come back already." });
  try {
    await transfers.createReversal(
      transferId,
      { amount: amount - reversed, metadata: { payoutId: id } },
      { idempotencyKey: `${id}:reversal:${reversed}:${decision}` },
    );
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): AppError {
  const failure = stripeFailure(error);
  if (failure.kind === "waiting" && failure.code === "balance_insufficient") {
    const detail: Detail = "There is not that much in the solver's Stripe account. Decide on a claim instead.";
    return new AppError("wrong_state", { detail, cause: error });
  }
  if (failure.kind !== "refused") return new AppError("payment_provider_unavailable", { cause: error });
  const detail: Detail = `Stripe refused to take it back (${refusalCode(error)}).`;
  return new AppError("wrong_state", { detail, cause: error });
}
