/**
 * No hold waits for ever: Stripe lets us hold for 90 days, so on day 80 it is settled whatever the state. Work that was delivered is
 * paid, work that never was goes back, what is disputed is divided. While a hold is frozen, by a chargeback above all, nothing moves:
 * the clock comes again every day until that has ended.
 */
import { eq } from "drizzle-orm";
import { holds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import { findLatestDelivery } from "../deliveries/queries.ts";
import { decideApproval, planCompletion } from "./approving.ts";
import { planEnd } from "./canceling.ts";
import { settleDisputeAtLimit } from "./dispute-settling.ts";

/** What day 80 writes; nothing when the hold is settled already. */
export async function settleAtLimit(ctx: Context, holdId: string): Promise<Plan> {
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, holdId) });
  if (hold === undefined || (hold.state !== "held" && hold.state !== "partially_released")) return [];
  const found = await getChallengeWithPeople(ctx, hold.challengeId);
  if (found.challenge.state === "disputed") return settleDisputeAtLimit(ctx, hold.challengeId);
  const latest = await findLatestDelivery(ctx, hold.challengeId);
  const audit = planAudit(ctx, "hold.limit_reached", hold.id, { delivered: latest !== null });
  if (latest === null) {
    const state = move(challengeLifecycle.giveUp, found.challenge.state, "system");
    return [...(await planEnd(ctx, found, { state, reason: "not_delivered", note: null })), ...audit];
  }
  if (latest.state === "submitted") return [...(await decideApproval(ctx, latest.id, "system")).plan, ...audit];
  const state = move(challengeLifecycle.settle, found.challenge.state, "system");
  return [
    ...(await planCompletion(ctx, found, { state, deliveryId: latest.id, source: `limit:${hold.id}` })),
    ...audit,
  ];
}
