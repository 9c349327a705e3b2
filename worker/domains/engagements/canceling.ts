/** Ending a challenge by one side alone. canceling-together.ts: by both; disputing.ts: when they do not agree. */
import { eq } from "drizzle-orm";
import { type ChallengeRow, challenges } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer } from "../../platform/timers.ts";
import { changed, partyOf, planChange } from "../challenges/commands.ts";
import type { CancelReason, Challenge } from "../challenges/contract.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { toChallenge } from "../challenges/views.ts";
import { findLatestDelivery } from "../deliveries/queries.ts";
import { planSettlement } from "../payments/commands.ts";
import { findLiveHold, heldMinor } from "../payments/queries.ts";
import { planStopApprovalClocks } from "./delivering.ts";
import { planCloseOthers } from "./funding.ts";
import { planOvertakeProposal } from "./proposals.ts";

/**
 * Before anybody is chosen the poster may withdraw; while work runs the solver may leave at any time, the poster only when nothing was
 * ever delivered and the due date is a week past. What is held goes back to the poster.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`
 */
export async function cancelChallenge(ctx: Context, idOrSlug: string, note?: string): Promise<Challenge> {
  const actor = requireMember(ctx);
  const before = await getChallengeWithPeople(ctx, idOrSlug);
  if (partyOf(actor, before) === "stranger") throw new AppError("forbidden");
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge, poster, solver } = found;
    const party = partyOf(actor, found);
    const workRuns = challenge.state === "in_progress" || challenge.state === "delivered";
    const way = party === "solver" ? "leave" : workRuns ? "abandon" : "withdraw";
    if (way === "abandon") await requireOverdue(ctx, challenge);
    const state = move(challengeLifecycle[way], challenge.state, party);
    const end = { state, reason: reasons[way], note: note || null };
    return {
      result: toChallenge(ended(ctx, challenge, end), poster, solver, actor.id),
      plan: await planEnd(ctx, found, end),
    };
  });
}

export interface End {
  state: ChallengeRow["state"];
  reason: CancelReason;
  /** What one side says to the other. */
  note: string | null;
  /** What of the held reward goes to the solver, minor units; default nothing. */
  releaseMinor?: number;
}

function ended(ctx: Context, challenge: ChallengeRow, { state, reason, note }: End) {
  return changed(ctx, challenge, { state, cancelReason: reason, cancelNote: note, dueAt: null, approvesAt: null });
}

/** The challenge ends without a result: applicants are told, what is held goes back or is divided, its clocks stop. */
export async function planEnd(ctx: Context, found: ChallengeWithPeople, end: End): Promise<Plan> {
  return [...(await planEndWithoutMoney(ctx, found, end)), ...(await planMoneyBack(ctx, found.challenge, end))];
}

/** The same where nothing is held, or somebody else has moved it. */
export async function planEndWithoutMoney(ctx: Context, found: ChallengeWithPeople, end: End): Promise<Plan> {
  const { challenge } = found;
  const note = end.note === null ? {} : { note: end.note };
  return [
    // Who applies in this very moment is among those who are told: the rule is asked anew, with their application.
    ...planChange(ctx, found, ended(ctx, challenge, end), eq(challenges.applicationCount, challenge.applicationCount)),
    ...(await planCloseOthers(ctx, challenge.id)),
    ...planStopTimer(ctx, "application_expiry", challenge.id),
    ...planStopTimer(ctx, "delivery_overdue", challenge.id),
    ...planOvertakeProposal(ctx, challenge.id),
    ...planAudit(ctx, "challenge.canceled", challenge.id, { reason: end.reason }),
    ...(challenge.publishedAt === null
      ? []
      : planEvent(ctx, "challenge.canceled", { challengeId: challenge.id, ...note })),
  ];
}

const reasons = {
  withdraw: "poster_withdrew",
  leave: "solver_left",
  abandon: "not_delivered",
} as const satisfies Record<string, CancelReason>;

async function requireOverdue(ctx: Context, challenge: ChallengeRow): Promise<void> {
  const latest = await findLatestDelivery(ctx, challenge.id);
  const mayFrom = (challenge.dueAt ?? Number.POSITIVE_INFINITY) + policy.overdueDays * dayMs;
  if (latest === null && mayFrom <= ctx.now) return;
  throw new AppError("wrong_state", {
    detail: `While the reward is held you can cancel alone only when nothing was ever delivered and the due date is ${policy.overdueDays} days past. You can propose to end it together at any time, or open a dispute within ${policy.disputeFilingDays} days of a delivery or of a missed due date, and as long as changes that you asked for are late.`,
  });
}

async function planMoneyBack(ctx: Context, challenge: ChallengeRow, { reason, releaseMinor = 0 }: End): Promise<Plan> {
  const hold = await findLiveHold(ctx, challenge.id);
  if (hold === null) return [];
  const delivery = await findLatestDelivery(ctx, challenge.id);
  const refundMinor = (await heldMinor(ctx, hold.id)) - releaseMinor;
  return [
    ...(await planSettlement(ctx, hold, { releaseMinor, refundMinor }, `cancel:${challenge.id}`)),
    ...planAudit(ctx, "hold.settled", hold.id, { releaseMinor, refundMinor, currency: hold.currency, reason }),
    ...(delivery === null ? [] : planStopApprovalClocks(ctx, delivery.id)),
    ...planStopTimer(ctx, "hold_limit", hold.id),
  ];
}
