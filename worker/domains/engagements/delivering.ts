/** Handing in a version of the work, and asking for changes. */

import type { DeliveryRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { changed, partyOf, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { planDeliveryChange, planNewVersion } from "../deliveries/commands.ts";
import type { Delivery, RequestChangesInput, SubmitDeliveryInput } from "../deliveries/contract.ts";
import { deliveryLifecycle } from "../deliveries/lifecycle.ts";
import { findLatestDelivery, getDeliveryRow, presentDelivery } from "../deliveries/queries.ts";
import { toDelivery } from "../deliveries/views.ts";
import { planAttachFiles } from "../files/commands.ts";
import { planOvertakeProposal } from "./proposals.ts";

/**
 * Hands in the next version. From now on silence means approval: the clock starts anew with every version.
 * @throws AppError `not_found`, `forbidden`, `dispute_open`, `hold_not_held`, `file_not_usable`
 */
export async function submitDelivery(ctx: Context, idOrSlug: string, input: SubmitDeliveryInput): Promise<Delivery> {
  const actor = requireMember(ctx);
  requireSolver(actor.id, await getChallengeWithPeople(ctx, idOrSlug));
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge } = found;
    if (challenge.state === "disputed") throw new AppError("dispute_open");
    const state = move(challengeLifecycle.deliver, challenge.state, partyOf(actor, found));
    const previous = await findLatestDelivery(ctx, challenge.id);
    const delivery: DeliveryRow = {
      id: newId("delivery"),
      challengeId: challenge.id,
      solverId: actor.id,
      version: (previous?.version ?? 0) + 1,
      note: input.note,
      state: "submitted",
      feedback: null,
      createdAt: ctx.now,
      decidedAt: null,
    };
    const files = await planAttachFiles(ctx, actor.id, input.fileIds, { deliveryId: delivery.id });
    const approvesAt = ctx.now + policy.autoApprovalDays * dayMs;
    return {
      result: toDelivery(delivery, files.attached, 0),
      plan: [
        ...planChange(ctx, found, changed(ctx, challenge, { state, approvesAt, dueAt: null })),
        ...planNewVersion(ctx, delivery, previous),
        ...files.plan,
        ...(previous === null ? [] : planStopApprovalClocks(ctx, previous.id)),
        ...planStopTimer(ctx, "delivery_overdue", challenge.id),
        ...planOvertakeProposal(ctx, challenge.id),
        ...planTimer(ctx, "auto_approval", delivery.id, approvesAt),
        ...planTimer(ctx, "approval_reminder", delivery.id, ctx.now + policy.approvalReminderDays * dayMs),
        ...planAudit(ctx, "delivery.submitted", delivery.id, { challengeId: challenge.id, version: delivery.version }),
        ...planEvent(ctx, "delivery.submitted", { challengeId: challenge.id, deliveryId: delivery.id }),
      ],
    };
  });
}

/**
 * Sends the newest version back with what is to be changed and a new due date.
 * @throws AppError `not_found`, `forbidden`, `delivery_not_latest`, `changes_limit_reached`, `wrong_state`
 */
export async function requestChanges(ctx: Context, deliveryId: string, input: RequestChangesInput): Promise<Delivery> {
  const actor = requireMember(ctx);
  await getDecidable(ctx, deliveryId, "poster");
  return commitOnce(ctx, async () => {
    const { delivery, found } = await getDecidable(ctx, deliveryId, "poster");
    const { challenge } = found;
    const deliveryState = move(deliveryLifecycle.requestChanges, delivery.state, "poster");
    const state = move(challengeLifecycle.requestChanges, challenge.state, partyOf(actor, found));
    if (challenge.changeRounds >= policy.changeRounds) throw new AppError("changes_limit_reached");
    const answer = { state: deliveryState, feedback: input.feedback, decidedAt: ctx.now };
    const dueAt = ctx.now + input.days * dayMs;
    const next = changed(ctx, challenge, {
      state,
      approvesAt: null,
      dueAt,
      changeRounds: challenge.changeRounds + 1,
    });
    return {
      result: await presentDelivery(ctx, { ...delivery, ...answer }),
      plan: [
        ...planChange(ctx, found, next),
        ...planDeliveryChange(ctx, delivery, answer),
        ...planStopApprovalClocks(ctx, delivery.id),
        ...planTimer(ctx, "delivery_overdue", challenge.id, dueAt),
        ...planAudit(ctx, "delivery.changes_requested", delivery.id, { round: next.changeRounds }),
        ...planEvent(ctx, "delivery.changes_requested", { challengeId: challenge.id, deliveryId: delivery.id }),
      ],
    };
  });
}

/** Silence means nothing any more for this version. */
export function planStopApprovalClocks(ctx: Context, deliveryId: string): Plan {
  return [...planStopTimer(ctx, "auto_approval", deliveryId), ...planStopTimer(ctx, "approval_reminder", deliveryId)];
}

/**
 * A delivery and its challenge, for the one who answers it. Strangers are told nothing is there.
 * @throws AppError `not_found`, `forbidden`
 */
export async function getDecidable(
  ctx: Context,
  deliveryId: string,
  by: "poster" | "system",
): Promise<{ delivery: DeliveryRow; found: ChallengeWithPeople }> {
  const delivery = await getDeliveryRow(ctx, deliveryId);
  const found = await getChallengeWithPeople(ctx, delivery.challengeId);
  if (by === "system") return { delivery, found };
  const { actor } = ctx;
  const { posterId, solverId } = found.challenge;
  if (actor?.id !== posterId && actor?.id !== solverId) throw new AppError("not_found");
  if (actor?.id !== posterId) throw new AppError("forbidden");
  return { delivery, found };
}

function requireSolver(userId: string, { challenge }: ChallengeWithPeople): void {
  if (challenge.solverId !== userId) throw new AppError("forbidden");
}
