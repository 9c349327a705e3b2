/** Approving the work: by the poster, or by silence. The challenge is completed and the reward is released in the same commit. */
import { eq, sql } from "drizzle-orm";
import { type ChallengeRow, users } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce, type Decision } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planStopTimer } from "../../platform/timers.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import type { ChallengeWithPeople } from "../challenges/queries.ts";
import { planDeliveryChange } from "../deliveries/commands.ts";
import type { Delivery } from "../deliveries/contract.ts";
import { deliveryLifecycle } from "../deliveries/lifecycle.ts";
import { presentDelivery } from "../deliveries/queries.ts";
import { planRelease } from "../payments/commands.ts";
import { findLiveHold, heldMinor } from "../payments/queries.ts";
import { getDecidable, planStopApprovalClocks } from "./delivering.ts";
import { planOvertakeProposal } from "./proposals.ts";

/**
 * Approves a version and releases all that is held.
 * @throws AppError `not_found`, `forbidden`, `delivery_not_latest`, `wrong_state`, `hold_not_held`
 */
export async function approveDelivery(ctx: Context, deliveryId: string): Promise<Delivery> {
  requireMember(ctx);
  await getDecidable(ctx, deliveryId, "poster");
  return commitOnce(ctx, () => decideApproval(ctx, deliveryId, "poster"));
}

/** What an approval writes; `system` when nobody answered in time. */
export async function decideApproval(
  ctx: Context,
  deliveryId: string,
  by: "poster" | "system",
): Promise<Decision<Delivery>> {
  const { delivery, found } = await getDecidable(ctx, deliveryId, by);
  const deliveryState = move(deliveryLifecycle.approve, delivery.state, by);
  const state = move(challengeLifecycle.approve, found.challenge.state, by);
  const answer = { state: deliveryState, decidedAt: ctx.now };
  return {
    result: await presentDelivery(ctx, { ...delivery, ...answer }),
    plan: [
      ...(await planCompletion(ctx, found, { state, deliveryId: delivery.id, source: `approval:${delivery.id}` })),
      ...planDeliveryChange(ctx, delivery, answer),
      ...planStopApprovalClocks(ctx, delivery.id),
      ...planAudit(ctx, "delivery.approved", delivery.id, { by }),
    ],
  };
}

export interface Completion {
  state: ChallengeRow["state"];
  /** The version that is paid. */
  deliveryId: string;
  /** What decided it: the release's key, so that it happens once. */
  source: string;
}

/**
 * The challenge is completed, all that is held goes to the solver, both records grow.
 * @throws AppError `hold_not_held`
 */
export async function planCompletion(ctx: Context, found: ChallengeWithPeople, done: Completion): Promise<Plan> {
  const { challenge } = found;
  const hold = await findLiveHold(ctx, challenge.id);
  if (hold === null) throw new AppError("hold_not_held");
  const facts = { challengeId: challenge.id, deliveryId: done.deliveryId, holdId: hold.id };
  const next = changed(ctx, challenge, { state: done.state, approvesAt: null, dueAt: null, completedAt: ctx.now });
  return [
    ...planChange(ctx, found, next),
    ...(await planRelease(ctx, hold, await heldMinor(ctx, hold.id), done.source)),
    ...planRecords(ctx, challenge),
    ...planStopTimer(ctx, "hold_limit", hold.id),
    ...planStopTimer(ctx, "delivery_overdue", challenge.id),
    ...planOvertakeProposal(ctx, challenge.id),
    ...planEvent(ctx, "delivery.approved", facts),
    ...planEvent(ctx, "challenge.completed", facts),
  ];
}

/** Both sides have one more completed challenge in their records. */
export function planRecords(ctx: Context, challenge: ChallengeRow): Plan {
  const { db } = ctx.store;
  return [
    db
      .update(users)
      .set({ paidAsPoster: sql`${users.paidAsPoster} + 1` })
      .where(eq(users.id, challenge.posterId)),
    db
      .update(users)
      .set({ completedAsSolver: sql`${users.completedAsSolver} + 1` })
      .where(eq(users.id, challenge.solverId ?? "")),
  ];
}
