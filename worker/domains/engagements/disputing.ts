/** Opening a dispute, and taking it back. While it is open nothing but the hold's last day happens to the challenge by itself. */
import { and, eq } from "drizzle-orm";
import { disputes } from "../../database/schema.ts";
import { isRefusedBy } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planTimer } from "../../platform/timers.ts";
import { changed, partyOf, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import { findDisputedMs, findLatestDelivery, requireParticipant } from "../deliveries/queries.ts";
import { planDisputeChange, planEntry, planNewDispute, planStopDisputeClocks } from "../disputes/commands.ts";
import { type Dispute, disputeLimits, type FileDisputeInput } from "../disputes/contract.ts";
import { requireDivision } from "../disputes/divisions.ts";
import { disputeLifecycle } from "../disputes/lifecycle.ts";
import { getDispute, getDisputeFor } from "../disputes/queries.ts";
import { planAttachFiles } from "../files/commands.ts";
import { planHoldChange } from "../payments/holds.ts";
import { findLiveHold, heldMinor } from "../payments/queries.ts";
import { pauseClocks, planResumeClocks, resumedAt } from "./dispute-clocks.ts";
import { clocksNow } from "./frozen-clocks.ts";
import { planOvertakeProposal } from "./proposals.ts";

/**
 * One side stops the clocks and says how what is held should be divided.
 * @throws AppError `not_found`, `forbidden`, `dispute_open`, `dispute_not_possible`, `dispute_window_over`, `hold_not_held`,
 *   `invalid_split`, `file_not_usable`
 */
export async function fileDispute(ctx: Context, idOrSlug: string, input: FileDisputeInput): Promise<Dispute> {
  const actor = requireMember(ctx);
  requireParticipant(actor, await getChallengeWithPeople(ctx, idOrSlug));
  const { disputeId } = await commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge } = found;
    if (challenge.state === "disputed") throw new AppError("dispute_open");
    const state = move(challengeLifecycle.dispute, challenge.state, partyOf(actor, found));
    const latest = await findLatestDelivery(ctx, challenge.id);
    const hold = await findLiveHold(ctx, challenge.id);
    if (hold === null) throw new AppError("hold_not_held");
    const clocks = await clocksNow(ctx, hold, challenge, latest);
    requireFilingTime(ctx.now, {
      dueAt: clocks.dueAt,
      deliveredAt: latest && latest.createdAt + (await findDisputedMs(ctx, latest)),
      changesAsked: latest?.state === "changes_requested",
    });
    await requireFewDisputes(ctx, challenge.id, actor.id);
    const held = { amountMinor: await heldMinor(ctx, hold.id), currency: hold.currency };
    requireDivision(input.release, held);
    const id = newId("dispute");
    const { plan: pause, ...paused } = pauseClocks(ctx, clocks);
    const files = await planAttachFiles(ctx, actor.id, input.fileIds, { disputeId: id });
    const answerDueAt = ctx.now + policy.disputeAnswerDays * dayMs;
    return {
      result: { disputeId: id },
      plan: [
        ...planChange(ctx, found, changed(ctx, challenge, { state, dueAt: null, approvesAt: null })),
        // A part that is released in the same moment would divide what is no longer held: one of the two decides anew.
        ...planHoldChange(ctx, hold, {}),
        ...planNewDispute(ctx, {
          id,
          challengeId: challenge.id,
          holdId: hold.id,
          filedBy: actor.id,
          state: "filed",
          reason: input.reason,
          formerState: challenge.state,
          ...paused,
          currency: held.currency,
          heldMinor: held.amountMinor,
          answerDueAt,
        }),
        ...files.plan,
        ...planEntry(ctx, id, {
          authorId: actor.id,
          kind: "claim",
          text: input.text,
          releaseMinor: input.release.amountMinor,
          fileIds: input.fileIds,
        }),
        ...pause,
        ...planTimer(ctx, "dispute_answer", id, answerDueAt),
        ...planOvertakeProposal(ctx, challenge.id),
        ...planAudit(ctx, "dispute.filed", id, { challengeId: challenge.id, reason: input.reason, ...input.release }),
        ...planEvent(ctx, "dispute.filed", { challengeId: challenge.id, disputeId: id, holdId: hold.id }),
      ],
    };
  }).catch((error: unknown) => {
    throw isRefusedBy(error, "disputes.challenge_id") ? new AppError("dispute_open", { cause: error }) : error;
  });
  return getDispute(ctx, disputeId);
}

export interface FilingDates {
  /** Ms, as `deliveredAt`; null when nothing is due. */
  dueAt: number | null;
  /** When the newest version came, later by as long as disputes about it stood; null while there is none. */
  deliveredAt: number | null;
  /** The newest version was sent back. */
  changesAsked: boolean;
}

/**
 * For some days after the last delivery, and for as many after a due date that was missed. While changes that were asked for are
 * late it stays possible: the poster has no other way to end that alone.
 * @param now ms
 * @throws AppError `dispute_not_possible` or `dispute_window_over`, saying from or until when it is possible
 */
export function requireFilingTime(now: number, { dueAt, deliveredAt, changesAsked }: FilingDates): void {
  if (changesAsked && dueAt !== null && dueAt <= now) return;
  const windowMs = policy.disputeFilingDays * dayMs;
  const starts = [deliveredAt, dueAt].filter((start) => start !== null);
  if (starts.some((start) => start <= now && now <= start + windowMs)) return;
  const next = starts.find((start) => start > now);
  if (next !== undefined) {
    throw new AppError("dispute_not_possible", {
      detail: `A dispute can be opened from ${readable(next)} on, when the delivery is due, or after a delivery.`,
    });
  }
  throw new AppError("dispute_window_over", {
    detail: `A dispute could be opened until ${readable(Math.max(...starts) + windowMs)}: ${policy.disputeFilingDays} days after the last delivery or the due date.`,
  });
}

/** `2026-11-22 21:40 UTC`: for error sentences, which do not know the reader's time zone. */
function readable(instant: number): string {
  return `${iso(instant).slice(0, 16).replace("T", " ")} UTC`;
}

async function requireFewDisputes(ctx: Context, challengeId: string, userId: string): Promise<void> {
  const filed = await ctx.store.db.$count(
    disputes,
    and(eq(disputes.challengeId, challengeId), eq(disputes.filedBy, userId)),
  );
  if (filed < disputeLimits.filedEach) return;
  throw new AppError("dispute_not_possible", {
    detail: `You have opened ${filed} disputes about this challenge and taken them back. Propose to end it together instead.`,
  });
}

/**
 * Whoever opened it takes it back: the challenge is where it was, and its clocks go on with what was left of them.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`
 */
export async function withdrawDispute(ctx: Context, disputeId: string, text: string): Promise<Dispute> {
  const actor = requireMember(ctx);
  await getDisputeFor(ctx, actor, disputeId);
  await commitOnce(ctx, async () => {
    const { dispute, found, party } = await getDisputeFor(ctx, actor, disputeId);
    const { challenge } = found;
    const state = move(disputeLifecycle.withdraw, dispute.state, party);
    const back = challengeLifecycle[dispute.formerState === "delivered" ? "resumeApproval" : "resumeWork"];
    const { dueAt, approvesAt } = resumedAt(ctx.now, dispute);
    const next = changed(ctx, challenge, {
      state: move(back, challenge.state, partyOf(actor, found)),
      dueAt,
      approvesAt,
    });
    return {
      result: { disputeId },
      plan: [
        ...planDisputeChange(ctx, dispute, { state }),
        ...planEntry(ctx, dispute.id, { authorId: actor.id, kind: "withdrawal", text }),
        ...planStopDisputeClocks(ctx, dispute.id),
        ...planChange(ctx, found, next),
        ...planResumeClocks(ctx, dispute),
        ...planAudit(ctx, "dispute.withdrawn", dispute.id),
        ...planEvent(ctx, "dispute.withdrawn", { challengeId: challenge.id, disputeId, holdId: dispute.holdId }),
      ],
    };
  });
  return getDispute(ctx, disputeId);
}
