/** A payer's bank took back all that was held: there is nothing left to work for. */
import type { HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { planStopTimer } from "../../platform/timers.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import { findLatestDelivery } from "../deliveries/queries.ts";
import { planDisputeOvertaken } from "../disputes/commands.ts";
import { planEndWithoutMoney } from "./canceling.ts";
import { planStopApprovalClocks } from "./delivering.ts";

/** The challenge ends, its clocks stop, and an open dispute or proposal has nothing left to divide. What moved is the caller's. */
export async function planEndByChargeback(ctx: Context, hold: HoldRow): Promise<Plan> {
  const found = await getChallengeWithPeople(ctx, hold.challengeId);
  const state = move(challengeLifecycle.chargeBack, found.challenge.state, "system");
  const delivery = await findLatestDelivery(ctx, hold.challengeId);
  return [
    ...(await planEndWithoutMoney(ctx, found, { state, reason: "chargeback", note: null })),
    ...(await planDisputeOvertaken(ctx, hold.challengeId, "chargeback")),
    ...(delivery === null ? [] : planStopApprovalClocks(ctx, delivery.id)),
    ...planStopTimer(ctx, "hold_limit", hold.id),
  ];
}
