/** Choosing somebody: shortlist, award, and the ways back from an award. */

import type { ChallengeRow, HoldRow } from "../../database/schema.ts";
import { isLostRace, isRefusedBy } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { hourMs } from "../../platform/clock.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, systemActor } from "../../platform/context.ts";
import { planSeenDevice } from "../../platform/devices.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planGiveBack, planSpend } from "../../platform/rations.ts";
import { planSignal } from "../../platform/signals.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { partyTo, planApplicationChange, presentOne } from "../applications/commands.ts";
import type { Application } from "../applications/contract.ts";
import { applicationLifecycle } from "../applications/lifecycle.ts";
import { type ApplicationWithPerson, getApplicationRow } from "../applications/queries.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { planOpenConversation } from "../messages/commands.ts";
import { endSession, findOpenSession } from "../payments/checkout.ts";
import { planCreateHold } from "../payments/commands.ts";
import { findLiveHold, requirePayable } from "../payments/queries.ts";
import { getUserRowById } from "../users/queries.ts";
import { planBackToOpen } from "./lapsing.ts";
import { findSelfDealing } from "./self-dealing.ts";
import { readSessionFact } from "./stripe-facts/checkout.ts";

/** With what was taken down nothing is begun. @throws AppError `challenge_taken_down` */
function requireNotTakenDown({ takenDownAt }: ChallengeRow): void {
  if (takenDownAt !== null) throw new AppError("challenge_taken_down");
}

/**
 * Puts an application on the shortlist and opens the room with its applicant.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`
 */
export async function shortlistApplication(ctx: Context, applicationId: string): Promise<Application> {
  const actor = requireMember(ctx);
  requirePosterOf(actor.id, await getApplicationRow(ctx, applicationId));
  return commitOnce(ctx, async () => {
    const found = await getApplicationRow(ctx, applicationId);
    const { application } = found;
    const challenge = await getChallengeRow(ctx, application.challengeId);
    requireNotTakenDown(challenge);
    move(challengeLifecycle.award, challenge.state, "poster");
    const state = move(applicationLifecycle.shortlist, application.state, partyTo(actor.id, found));
    const room = await planOpenConversation(ctx, application);
    return {
      result: {
        ...(await presentOne(ctx, { ...found, application: { ...application, state } })),
        conversationId: room.conversationId,
      },
      plan: [
        ...planApplicationChange(ctx, application, { state }),
        ...room.plan,
        ...(await planGiveBack(ctx, application.applicantId, "applications")),
        ...planAudit(ctx, "application.shortlisted", application.id),
        ...planEvent(ctx, "application.shortlisted", {
          challengeId: challenge.id,
          applicationId: application.id,
          conversationId: room.conversationId,
        }),
      ],
    };
  });
}

/**
 * Chooses an applicant: the reward is to be paid within the payment window, then work starts.
 * @throws AppError `not_found`, `forbidden`, `award_pending`, `challenge_not_open`, `wrong_state`, `solver_not_payable`, `rate_limited`
 */
export async function awardApplication(ctx: Context, applicationId: string): Promise<Application> {
  const actor = requireMember(ctx);
  requirePosterOf(actor.id, await getApplicationRow(ctx, applicationId));
  return commitOnce(ctx, async () => {
    const found = await getApplicationRow(ctx, applicationId);
    const { application, applicant } = found;
    const challenge = await getChallengeRow(ctx, application.challengeId);
    if (challenge.state === "awarded") throw new AppError("award_pending");
    requireNotTakenDown(challenge);
    const challengeState = move(challengeLifecycle.award, challenge.state, "poster");
    const state = move(applicationLifecycle.award, application.state, partyTo(actor.id, found));
    if (applicant.state !== "active") throw new AppError("solver_not_payable");
    await requireSolverPayable(ctx, applicant.id);
    const room = await planOpenConversation(ctx, application);
    const dealing = await findSelfDealing(ctx, await getUserRowById(ctx, actor.id), applicant);
    const windowEndsAt = ctx.now + policy.paymentWindowHours * hourMs;
    const holdId = newId("hold");
    const next = changed(ctx, challenge, {
      state: challengeState,
      solverId: applicant.id,
      awardedApplicationId: application.id,
      paymentDueAt: windowEndsAt,
    });
    return {
      result: {
        ...(await presentOne(ctx, { ...found, application: { ...application, state } })),
        conversationId: room.conversationId,
      },
      plan: [
        ...planChange(ctx, { challenge }, next),
        ...planApplicationChange(ctx, application, { state }),
        ...(await planCreateHold(ctx, {
          holdId,
          challengeId: challenge.id,
          applicationId: application.id,
          posterId: challenge.posterId,
          solverId: applicant.id,
          amount: { amountMinor: application.priceMinor, currency: application.currency },
          windowEndsAt,
        })),
        ...room.plan,
        // Two who may be one go on at half the pace, until a moderator has looked.
        ...(await planSpend(ctx, actor.id, "awards", dealing.length > 0 ? 2 : 1)),
        ...(await planSeenDevice(ctx, actor.id)),
        // One that was shortlisted has given it back already.
        ...(application.state === "submitted" ? await planGiveBack(ctx, application.applicantId, "applications") : []),
        ...planSignal(ctx, { kind: "self_dealing", userId: applicant.id, subjectId: application.id, found: dealing }),
        ...planTimer(ctx, "payment_window", holdId, windowEndsAt),
        ...planStopTimer(ctx, "application_expiry", challenge.id),
        ...planAudit(ctx, "award.made", challenge.id, { applicationId: application.id, holdId }),
        ...planEvent(ctx, "award.made", {
          challengeId: challenge.id,
          applicationId: application.id,
          holdId,
          conversationId: room.conversationId,
        }),
      ],
    };
  }).catch((error: unknown) => {
    throw isRefusedBy(error, "holds.challenge_id") ? new AppError("award_pending", { cause: error }) : error;
  });
}

/**
 * The poster takes the choice back before anything was paid.
 * @throws AppError `not_found`, `forbidden`; `wrong_state`, also when it was paid in the meantime; `payment_provider_unavailable`
 */
export async function retractAward(ctx: Context, applicationId: string, reason?: string): Promise<Application> {
  return undoAward(ctx, applicationId, "retract", reason);
}

/** The chosen applicant says no. @throws AppError as {@link retractAward} */
export async function declineAward(ctx: Context, applicationId: string, reason?: string): Promise<Application> {
  return undoAward(ctx, applicationId, "decline", reason);
}

const waysBack = {
  retract: {
    challenge: challengeLifecycle.retractAward,
    application: applicationLifecycle.release,
    topic: "award.retracted",
  },
  decline: {
    challenge: challengeLifecycle.declineAward,
    application: applicationLifecycle.declineAward,
    topic: "award.declined",
  },
} as const;

async function undoAward(
  ctx: Context,
  applicationId: string,
  way: keyof typeof waysBack,
  reason?: string,
): Promise<Application> {
  const actor = requireMember(ctx);
  const side = way === "retract" ? "poster" : "applicant";
  if (partyTo(actor.id, await getApplicationRow(ctx, applicationId)) !== side) throw new AppError("forbidden");
  const verbs = waysBack[way];
  return commitOnce(ctx, async () => {
    const found = await getApplicationRow(ctx, applicationId);
    const { application } = found;
    const challenge = await getChallengeRow(ctx, application.challengeId);
    const challengeState = move(verbs.challenge, challenge.state, side === "poster" ? "poster" : "solver");
    const state =
      side === "poster"
        ? move(applicationLifecycle.release, application.state, "poster")
        : move(applicationLifecycle.declineAward, application.state, "applicant");
    const hold = await closeCheckout(ctx, await getUnpaidHold(ctx, challenge.id));
    return {
      result: await presentOne(ctx, { ...found, application: { ...application, state } }),
      plan: [
        ...planBackToOpen(ctx, challenge, hold, challengeState),
        ...planApplicationChange(ctx, application, { state }),
        ...planAudit(ctx, verbs.topic, challenge.id, { applicationId, reason: reason ?? null }),
        ...planEvent(ctx, verbs.topic, {
          challengeId: challenge.id,
          applicationId,
          holdId: hold.id,
          ...(reason ? { note: reason } : {}),
        }),
      ],
    };
  });
}

/** States of a hold whose award can still be undone: nothing was paid, nothing is on its way. */
export const unpaidStates = ["created", "checkout_open", "failed"] as const satisfies readonly HoldRow["state"][];

/** The hold of an award nothing was paid for. @throws AppError `wrong_state` while a bank is sending the money */
export async function getUnpaidHold(ctx: Context, challengeId: string): Promise<HoldRow> {
  const hold = await findLiveHold(ctx, challengeId);
  if (hold?.heldAt != null) {
    throw new AppError("wrong_state", { detail: "The reward was paid in the meantime: it is held, and work starts." });
  }
  if (hold === null || !unpaidStates.some((state) => state === hold.state)) {
    throw new AppError("wrong_state", { detail: "The payment is on its way. Wait until the bank has answered." });
  }
  return hold;
}

/**
 * Ends the Checkout session of an award that is to be undone, so that nobody pays for it any more. When somebody has, the payment is
 * taken in, and work starts.
 * @returns the hold, whose award may be undone
 * @throws AppError `wrong_state` when it was paid, or a bank is sending the money; `payment_provider_unavailable`
 */
async function closeCheckout(ctx: Context, hold: HoldRow): Promise<HoldRow> {
  const sessionId = hold.state === "checkout_open" ? await findOpenSession(ctx, hold) : null;
  if (sessionId === null || (await endSession(ctx, sessionId)) === "expired") return hold;
  const fact = await readSessionFact(ctx, sessionId);
  try {
    await commit({ ...ctx, actor: systemActor }, fact.plan);
  } catch (error) {
    // Stripe's event was faster.
    if (!isLostRace(error) && !isRefusedBy(error, "journals")) throw error;
  }
  // Complete and still unpaid: the bank refused, or Stripe settled it so that it goes back.
  return getUnpaidHold(ctx, hold.challengeId);
}

function requirePosterOf(userId: string, found: ApplicationWithPerson): void {
  if (partyTo(userId, found) !== "poster") throw new AppError("forbidden");
}

async function requireSolverPayable(ctx: Context, solverId: string): Promise<void> {
  try {
    await requirePayable(ctx, solverId);
  } catch (error) {
    throw error instanceof AppError ? new AppError("solver_not_payable", { cause: error }) : error;
  }
}
