/** Follows an award that ended: its Checkout session is closed for payers, or, when somebody paid first, the payment is taken in. */
import { isRefusedBy, StaleWriteError } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import { acted, type Consume, committed } from "../../platform/outbox.ts";
import { endSession, findOpenSession } from "../payments/checkout.ts";
import { findHold } from "../payments/queries.ts";
import { readSessionFact } from "./stripe-facts/checkout.ts";

export const checkoutConsumer: Consume = async (ctx, job) => {
  const hold = job.facts.holdId === undefined ? null : await findHold(ctx, job.facts.holdId);
  if (hold === null) return acted;
  const sessionId = await findOpenSession(ctx, hold);
  if (sessionId === null || (await endSession(ctx, sessionId)) === "expired") return acted;
  const fact = await readSessionFact(ctx, sessionId);
  try {
    if (fact.quarantine === undefined) {
      await commit(ctx, [...fact.plan, ...job.planDone]);
      return committed;
    }
    await commit(ctx, fact.plan);
  } catch (error) {
    const lostRace = error instanceof StaleWriteError || isRefusedBy(error, "journals");
    if (lostRace) return { kind: "wait", afterMs: 1_000, why: "changed in the meantime" };
    throw error;
  }
  throw new Error(`session ${sessionId} was paid and does not fit: ${fact.quarantine}`);
};
