/** Paying the solver a part while work goes on. */
import type { ChallengeRow } from "../../database/schema.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Money } from "../../platform/money.ts";
import { changed, planChange } from "../challenges/commands.ts";
import type { Payment } from "../payments/contract.ts";
import { getChallengeOf, getPayment } from "../payments/payment.ts";
import { findLiveHold } from "../payments/queries.ts";
import { planPart } from "../payments/releasing.ts";
import { planOvertakeProposal } from "./proposals.ts";

/** States of a challenge in which its solver works and nobody disputes it. */
const working: readonly ChallengeRow["state"][] = ["in_progress", "delivered"];

/**
 * Releases a part of what is held. A proposal to end the challenge divided more than is left, so it is overtaken.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `hold_not_held`, `invalid_input`, `hold_frozen`
 */
export async function releasePart(ctx: Context, idOrSlug: string, amount: Money): Promise<Payment> {
  const actor = requireMember(ctx);
  const { id, posterId, state } = await getChallengeOf(ctx, idOrSlug);
  if (posterId !== actor.id) throw new AppError(state === "draft" ? "not_found" : "forbidden");
  await commitOnce(ctx, async () => {
    const challenge = await getChallengeOf(ctx, id);
    const hold = await findLiveHold(ctx, id);
    if (hold === null || hold.heldAt === null) throw new AppError("hold_not_held");
    if (!working.includes(challenge.state)) throw new AppError("wrong_state");
    return {
      result: { holdId: hold.id },
      plan: [
        // Who proposes in the same moment would divide what is no longer held: one of the two decides anew.
        ...planChange(ctx, { challenge }, changed(ctx, challenge, {})),
        ...(await planPart(ctx, hold, amount)),
        ...planOvertakeProposal(ctx, id),
      ],
    };
  });
  return getPayment(ctx, id);
}
