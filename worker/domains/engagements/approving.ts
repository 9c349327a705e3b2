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
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { planDeliveryChange } from "../deliveries/commands.ts";
import type { Delivery } from "../deliveries/contract.ts";
import { deliveryLifecycle } from "../deliveries/lifecycle.ts";
import { findDeliveryFiles } from "../deliveries/queries.ts";
import { toDelivery } from "../deliveries/views.ts";
import { planRelease } from "../payments/commands.ts";
import { findLiveHold, heldMinor } from "../payments/queries.ts";
import { getDecidable, planStopApprovalClocks } from "./delivering.ts";

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
  const { challenge } = found;
  const deliveryState = move(deliveryLifecycle.approve, delivery.state, by);
  const state = move(challengeLifecycle.approve, challenge.state, by);
  const hold = await findLiveHold(ctx, challenge.id);
  if (hold === null) throw new AppError("hold_not_held");
  const answer = { state: deliveryState, decidedAt: ctx.now };
  const facts = { challengeId: challenge.id, deliveryId: delivery.id, holdId: hold.id };
  return {
    result: toDelivery({ ...delivery, ...answer }, await findDeliveryFiles(ctx, delivery.id)),
    plan: [
      ...planChange(ctx, found, changed(ctx, challenge, { state, approvesAt: null, completedAt: ctx.now })),
      ...planDeliveryChange(ctx, delivery, answer),
      ...(await planRelease(ctx, hold, await heldMinor(ctx, hold.id), `approval:${delivery.id}`)),
      ...planRecords(ctx, challenge),
      ...planStopApprovalClocks(ctx, delivery.id),
      ...planAudit(ctx, "delivery.approved", delivery.id, { by }),
      ...planEvent(ctx, "delivery.approved", facts),
      ...planEvent(ctx, "challenge.completed", facts),
    ],
  };
}

/** Both sides have one more completed challenge in their records. */
function planRecords(ctx: Context, challenge: ChallengeRow): Plan {
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
