/** What is said while a dispute is open: the answer, offers, evidence, and what an admin writes to both sides. */
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireAdmin, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import type { Money } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { planDisputeChange, planEntry } from "../disputes/commands.ts";
import {
  type AnswerDisputeInput,
  type Dispute,
  disputeLimits,
  type EvidenceInput,
  type MessageSidesInput,
  type OfferInput,
} from "../disputes/contract.ts";
import { requireDivision } from "../disputes/divisions.ts";
import { disputeLifecycle } from "../disputes/lifecycle.ts";
import { type FoundDispute, getDispute, getDisputeFor } from "../disputes/queries.ts";
import { planAttachFiles } from "../files/commands.ts";

/**
 * The other side answers the claim with its own; from now on both look for an end by themselves. Possible until the claim is
 * executed, which the clock does.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `invalid_split`, `file_not_usable`
 */
export async function answerDispute(ctx: Context, disputeId: string, input: AnswerDisputeInput): Promise<Dispute> {
  const offersEndAt = ctx.now + policy.disputeOfferDays * dayMs;
  const decisionDueAt = offersEndAt + policy.disputeDecisionDays * dayMs;
  return say(ctx, disputeId, { ...input, kind: "answer", topic: "dispute.answered" }, ({ dispute }) => ({
    change: { offersEndAt, decisionDueAt },
    plan: [
      ...planStopTimer(ctx, "dispute_answer", dispute.id),
      ...planTimer(ctx, "dispute_offers", dispute.id, offersEndAt),
    ],
  }));
}

/**
 * Says another division that this side would accept; it replaces the side's earlier one.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `invalid_split`, `dispute_full`
 */
export async function makeOffer(ctx: Context, disputeId: string, input: OfferInput): Promise<Dispute> {
  return say(ctx, disputeId, { ...input, kind: "offer", topic: "dispute.offered" });
}

/**
 * Adds words and files; what is proposed stays.
 * @throws AppError `not_found`, `forbidden`, `wrong_state`, `file_not_usable`, `dispute_full`
 */
export async function addEvidence(ctx: Context, disputeId: string, input: EvidenceInput): Promise<Dispute> {
  return say(ctx, disputeId, { ...input, kind: "evidence", topic: "dispute.evidence_added" });
}

/**
 * An admin's words to both sides, whom it asks or tells the same: in the dispute, in their room and by a notice. Who wrote it is not
 * named to them; the audit log keeps that, and why.
 * @throws AppError `not_found`, `forbidden` to a side of it, `wrong_state`, `dispute_full`
 */
export async function messageSides(
  ctx: Context,
  disputeId: string,
  { text, reason }: MessageSidesInput,
): Promise<Dispute> {
  const actor = requireAdmin(ctx);
  await commitOnce(ctx, async () => {
    const found = await getDisputeFor(ctx, actor, disputeId);
    const { dispute } = found;
    const state = move(disputeLifecycle.message, dispute.state, found.party);
    requireSpace(found, actor.id);
    const { challengeId, holdId } = dispute;
    return {
      result: { disputeId },
      plan: [
        ...planDisputeChange(ctx, dispute, { state }),
        ...planEntry(ctx, disputeId, { authorId: actor.id, kind: "message", text }),
        ...planAudit(ctx, "dispute.message_sent", disputeId, { reason }),
        ...planEvent(ctx, "dispute.message_sent", { challengeId, disputeId, holdId, note: text }),
      ],
    };
  });
  return getDispute(ctx, disputeId);
}

interface Saying {
  kind: "answer" | "offer" | "evidence";
  topic: "dispute.answered" | "dispute.offered" | "dispute.evidence_added";
  text: string;
  release?: Money;
  fileIds?: string[];
}

type Consequences = (found: FoundDispute) => {
  change: Parameters<typeof planDisputeChange>[2];
  plan: ReturnType<typeof planTimer>;
};

async function say(
  ctx: Context,
  disputeId: string,
  { kind, topic, text, release, fileIds = [] }: Saying,
  consequencesOf: Consequences = () => ({ change: {}, plan: [] }),
): Promise<Dispute> {
  const actor = requireMember(ctx);
  await getDisputeFor(ctx, actor, disputeId);
  await commitOnce(ctx, async () => {
    const found = await getDisputeFor(ctx, actor, disputeId);
    const { dispute } = found;
    const state = move(disputeLifecycle[kind], dispute.state, found.party);
    requireSpace(found, actor.id);
    if (release !== undefined) requireDivision(release, { amountMinor: dispute.heldMinor, currency: dispute.currency });
    const files = await planAttachFiles(ctx, actor.id, fileIds, { disputeId });
    const follows = consequencesOf(found);
    const releaseMinor = release?.amountMinor ?? null;
    return {
      result: { disputeId },
      plan: [
        ...planDisputeChange(ctx, dispute, { state, ...follows.change }),
        ...files.plan,
        ...planEntry(ctx, disputeId, { authorId: actor.id, kind, text, releaseMinor, fileIds }),
        ...follows.plan,
        ...planAudit(ctx, topic, disputeId, releaseMinor === null ? {} : { releaseMinor }),
        ...planEvent(ctx, topic, { challengeId: dispute.challengeId, disputeId, holdId: dispute.holdId }),
      ],
    };
  });
  return getDispute(ctx, disputeId);
}

/** @throws AppError `dispute_full` when somebody has written all that one side may */
function requireSpace({ entries }: FoundDispute, userId: string): void {
  const written = entries.filter(({ authorId }) => authorId === userId).length;
  if (written >= disputeLimits.entriesEach) throw new AppError("dispute_full");
}
