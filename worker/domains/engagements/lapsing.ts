/** How an award ends that was not paid, or was paid for somebody who may not work now. */
import type { ChallengeRow, HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planStopTimer } from "../../platform/timers.ts";
import { planApplicationChange } from "../applications/commands.ts";
import { applicationLifecycle } from "../applications/lifecycle.ts";
import { getApplicationRow } from "../applications/queries.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { planLapseHold } from "../payments/commands.ts";
import { getUserRowById } from "../users/queries.ts";

/** The challenge takes applications again and the hold that nobody paid ends. */
export function planBackToOpen(
  ctx: Context,
  challenge: ChallengeRow,
  hold: HoldRow,
  state: ChallengeRow["state"],
): Plan {
  const next = changed(ctx, challenge, { state, solverId: null, awardedApplicationId: null, paymentDueAt: null });
  return [
    ...planChange(ctx, { challenge }, next),
    ...planLapseHold(ctx, hold),
    ...planStopTimer(ctx, "payment_window", hold.id),
  ];
}

/**
 * The time to pay is over: the challenge takes applications again.
 * @param reason why, where both must be told more than that nobody paid
 */
export async function planLapseAward(
  ctx: Context,
  hold: HoldRow,
  reason?: "payment_in_review" | "debit_late" | "solver_gone",
): Promise<Plan> {
  const challenge = await getChallengeRow(ctx, hold.challengeId);
  const { application } = await getApplicationRow(ctx, hold.applicationId);
  const facts = { challengeId: challenge.id, applicationId: application.id, holdId: hold.id };
  return [
    ...planBackToOpen(ctx, challenge, hold, move(challengeLifecycle.lapseAward, challenge.state, "system")),
    ...planApplicationChange(ctx, application, {
      state: move(applicationLifecycle.release, application.state, "system"),
    }),
    ...planAudit(ctx, "award.lapsed", challenge.id, { holdId: hold.id, reason: reason ?? null }),
    ...planEvent(ctx, "award.lapsed", { ...facts, ...(reason === undefined ? {} : { reason }) }),
  ];
}

/**
 * Money came for an award whose solver was suspended meanwhile, or leaves: nobody could do the work, so the award ends. The money, which
 * goes back, is the caller's. null when the award is not this hold's, or its solver may work.
 */
export async function planSolverGone(ctx: Context, hold: HoldRow): Promise<Plan | null> {
  const challenge = await getChallengeRow(ctx, hold.challengeId);
  if (challenge.state !== "awarded" || challenge.awardedApplicationId !== hold.applicationId) return null;
  const { state } = await getUserRowById(ctx, hold.solverId);
  return state === "active" ? null : planLapseAward(ctx, hold, "solver_gone");
}
