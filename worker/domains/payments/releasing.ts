/** Paying the solver a part while work goes on. All that is left is released by an approval. */
import type { ChallengeRow } from "../../database/schema.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Money, plainAmount, stepProblem } from "../../platform/money.ts";
import { planRelease } from "./commands.ts";
import type { Payment } from "./contract.ts";
import { getChallengeOf, getPayment } from "./payment.ts";
import { findLiveHold, heldMinor } from "./queries.ts";

/** States of a challenge in which its solver works and nobody disputes it. */
const working: readonly ChallengeRow["state"][] = ["in_progress", "delivered"];

/**
 * Releases a part of what is held.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `hold_not_held`, `invalid_input`
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
    const left = await heldMinor(ctx, hold.id);
    const message = partProblem(amount, { amountMinor: left, currency: hold.currency });
    if (message !== null) throw new AppError("invalid_input", { errors: [{ path: "amount", message }] });
    // The hold's version is in the key: each release is of the hold as it was seen, and a second one is another decision.
    const source = `part:${hold.id}:${hold.version}`;
    return {
      result: { holdId: hold.id },
      plan: [
        ...(await planRelease(ctx, hold, amount.amountMinor, source)),
        ...planAudit(ctx, "hold.part_released", hold.id, { ...amount }),
      ],
    };
  });
  return getPayment(ctx, id);
}

function partProblem(part: Money, left: Money): string | null {
  if (part.currency !== left.currency || part.amountMinor >= left.amountMinor) {
    return `Name less than the ${plainAmount(left.amountMinor, left.currency)} that is held; an approval releases all of it.`;
  }
  return stepProblem(part.amountMinor, part.currency);
}
