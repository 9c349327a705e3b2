/** The end of a dispute: by agreement, by silence, by an admin, or by the hold's last day. One commit divides the money. */
import type { DisputeRow, UserRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireFreshAdmin, requireMember, systemActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { changed, partyOf, planChange } from "../challenges/commands.ts";
import { type ChallengeParty, challengeLifecycle } from "../challenges/lifecycle.ts";
import { type NewEntry, planDisputeChange, planEntry, planStopDisputeClocks } from "../disputes/commands.ts";
import type { DecideDisputeInput, Dispute, DisputeOutcome } from "../disputes/contract.ts";
import { limitReleaseMinor, requireDivision, standingOf } from "../disputes/divisions.ts";
import { disputeLifecycle } from "../disputes/lifecycle.ts";
import {
  type FoundDispute,
  findOpenDispute,
  getDispute,
  getDisputeFor,
  getHold,
  requireAsRead,
} from "../disputes/queries.ts";
import { planSettlement } from "../payments/commands.ts";
import { requireUnfrozen } from "../payments/freezes.ts";
import { heldMinor } from "../payments/queries.ts";
import { planRecords } from "./approving.ts";

/**
 * Accepts what the other side last said it would accept.
 * @throws AppError `not_found`, `forbidden`, `offer_not_open`, `hold_frozen`
 */
export async function acceptOffer(ctx: Context, disputeId: string, entryId: string): Promise<Dispute> {
  const actor = requireMember(ctx);
  await getDisputeFor(ctx, actor, disputeId);
  await commitOnce(ctx, async () => {
    const open = await getDisputeFor(ctx, actor, disputeId);
    const state = move(disputeLifecycle.accept, open.dispute.state, open.party);
    const { posterId, solverId } = open.found.challenge;
    const offer = standingOf(open.entries, actor.id === posterId ? (solverId ?? "") : posterId);
    if (offer?.id !== entryId) throw new AppError("offer_not_open");
    return {
      result: { disputeId },
      plan: await planSettled(ctx, open, {
        state,
        outcome: "agreed",
        by: partyOf(actor, open.found),
        releaseMinor: offer.releaseMinor,
        entry: { authorId: actor.id, kind: "acceptance" },
      }),
    };
  });
  return getDispute(ctx, disputeId);
}

/**
 * An admin who is neither side divides what is held.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `invalid_split`, `hold_frozen`
 */
export async function decideDispute(ctx: Context, disputeId: string, input: DecideDisputeInput): Promise<Dispute> {
  const actor = requireFreshAdmin(ctx);
  await commitOnce(ctx, async () => {
    const open = await getDisputeFor(ctx, actor, disputeId);
    const { dispute } = open;
    const state = move(disputeLifecycle.decide, dispute.state, open.party);
    requireDivision(input.release, { amountMinor: dispute.heldMinor, currency: dispute.currency });
    return {
      result: { disputeId },
      plan: await planSettled(ctx, open, {
        state,
        outcome: "decided",
        by: "admin",
        releaseMinor: input.release.amountMinor,
        entry: { authorId: actor.id, kind: "decision", text: input.text },
      }),
    };
  });
  return getDispute(ctx, disputeId);
}

/**
 * Nobody answered in time: what the claim asks for is done. Somebody who was not allowed to answer did not keep silent: then an admin
 * decides. Nothing when it was answered or has ended.
 */
export async function settleBySilence(ctx: Context, disputeId: string): Promise<Plan> {
  const open = await getDisputeFor(ctx, systemActor, disputeId);
  const claim = standingOf(open.entries, open.dispute.filedBy);
  if (open.dispute.state !== "filed" || claim === null) return [];
  if (silentOf(open)?.state !== "active")
    return planHandOver(ctx, open.dispute, ctx.now + policy.disputeDecisionDays * dayMs);
  return planSettled(ctx, open, {
    state: move(disputeLifecycle.concede, open.dispute.state, "system"),
    outcome: "silence",
    by: "system",
    releaseMinor: claim.releaseMinor,
    entry: { authorId: null, kind: "silence" },
  });
}

/** The sides did not agree in time: an admin is to decide, and is told. */
export async function handOverToAdmins(ctx: Context, disputeId: string): Promise<Plan> {
  const { dispute } = await getDisputeFor(ctx, systemActor, disputeId);
  if (dispute.state !== "answered") return [];
  return planHandOver(ctx, dispute, dispute.decisionDueAt ?? ctx.now);
}

/** The side that the claim is against. */
function silentOf({ dispute, found: { poster, solver } }: FoundDispute): UserRow | null {
  return dispute.filedBy === poster.id ? solver : poster;
}

/** @param decisionDueAt ms @throws AppError `hold_frozen`: an offer could not be accepted, so its time is not over */
async function planHandOver(ctx: Context, dispute: DisputeRow, decisionDueAt: number): Promise<Plan> {
  await requireUnfrozen(ctx, dispute.holdId);
  const state = move(disputeLifecycle.handOver, dispute.state, "system");
  const offersEndAt = dispute.offersEndAt ?? ctx.now;
  return [
    ...planDisputeChange(ctx, dispute, { state, offersEndAt, decisionDueAt }),
    ...planTimer(ctx, "dispute_decision", dispute.id, decisionDueAt),
    ...planAudit(ctx, "dispute.handed_over", dispute.id),
    ...planDecisionDue(ctx, dispute),
  ];
}

/** The time for the decision is over: admins are told again, every day until somebody decides. */
export async function remindAdmins(ctx: Context, disputeId: string): Promise<Plan> {
  const { dispute } = await getDisputeFor(ctx, systemActor, disputeId);
  if (dispute.state !== "deciding") return [];
  await requireUnfrozen(ctx, dispute.holdId);
  return [...planTimer(ctx, "dispute_decision", dispute.id, ctx.now + dayMs), ...planDecisionDue(ctx, dispute)];
}

function planDecisionDue(ctx: Context, { id, challengeId, holdId }: DisputeRow): Plan {
  return planEvent(ctx, "dispute.decision_due", { challengeId, disputeId: id, holdId });
}

/** The hold's last day: what the two sides have in common, else half each. @throws AppError `hold_frozen` */
export async function settleDisputeAtLimit(ctx: Context, challengeId: string): Promise<Plan> {
  const dispute = await findOpenDispute(ctx, challengeId);
  if (dispute === null) throw new Error(`challenge ${challengeId} is disputed without an open dispute`);
  const open = await getDisputeFor(ctx, systemActor, dispute.id);
  const { posterId, solverId } = open.found.challenge;
  return planSettled(ctx, open, {
    state: move(disputeLifecycle.divide, dispute.state, "system"),
    outcome: "limit",
    by: "system",
    releaseMinor: limitReleaseMinor(
      dispute,
      standingOf(open.entries, posterId),
      standingOf(open.entries, solverId ?? ""),
    ),
    entry: { authorId: null, kind: "limit" },
  });
}

interface Settled {
  state: DisputeRow["state"];
  outcome: DisputeOutcome;
  by: ChallengeParty;
  /** What was said or decided to go to the solver, minor units. */
  releaseMinor: number;
  entry: NewEntry;
}

/**
 * The dispute ends and what is held is divided. A challenge of which something is paid is completed; else it is canceled.
 * @throws AppError `hold_frozen`, `hold_not_held`
 * @throws StaleWriteError when the dispute ended in the meantime
 */
async function planSettled(ctx: Context, open: FoundDispute, settled: Settled): Promise<Plan> {
  try {
    return await planDivision(ctx, open, settled);
  } catch (error) {
    // Another end of the same dispute may have come between our reads. Then that is the reason, not that nothing is left to divide.
    await requireAsRead(ctx, open.dispute);
    throw error;
  }
}

async function planDivision(ctx: Context, { dispute, found }: FoundDispute, settled: Settled): Promise<Plan> {
  const { challenge } = found;
  const { state, outcome, entry } = settled;
  const hold = await getHold(ctx, dispute);
  const leftMinor = await heldMinor(ctx, hold.id);
  // A chargeback may have taken a part since it was filed. The payer has that back already, so it comes out of the refund.
  const releaseMinor = Math.min(settled.releaseMinor, leftMinor);
  const refundMinor = leftMinor - releaseMinor;
  const ending = releaseMinor > 0 ? challengeLifecycle.settleDispute : challengeLifecycle.endDispute;
  const next = changed(ctx, challenge, {
    state: move(ending, challenge.state, settled.by),
    ...(releaseMinor > 0 ? { completedAt: ctx.now } : { cancelReason: "dispute" as const }),
  });
  return [
    ...planDisputeChange(ctx, dispute, { state, outcome, releasedMinor: releaseMinor, settledAt: ctx.now }),
    ...planEntry(ctx, dispute.id, { ...entry, releaseMinor }),
    ...planStopDisputeClocks(ctx, dispute.id),
    ...planChange(ctx, found, next),
    ...(await planSettlement(ctx, hold, { releaseMinor, refundMinor }, `dispute:${dispute.id}`)),
    ...(releaseMinor > 0 ? planRecords(ctx, challenge) : []),
    ...planStopTimer(ctx, "hold_limit", hold.id),
    ...planAudit(ctx, "dispute.settled", dispute.id, { outcome, releaseMinor, refundMinor, currency: hold.currency }),
    ...planEvent(ctx, "dispute.settled", { challengeId: challenge.id, disputeId: dispute.id, holdId: hold.id }),
  ];
}
