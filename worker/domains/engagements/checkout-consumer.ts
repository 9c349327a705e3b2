/**
 * Follows an award that ended, and words that were taken out of a title which a page of Stripe's may still say: the Checkout session is
 * closed for payers, or, when somebody paid first, the payment is taken in.
 */

import type { HoldRow } from "../../database/schema.ts";
import { isRefusedBy, StaleWriteError } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, committed, type Job } from "../../platform/outbox.ts";
import { endSession, findOpenSession, planEndedCheckout, planForgetLine } from "../payments/checkout.ts";
import { findHold, findLiveHold } from "../payments/queries.ts";
import { readSessionFact } from "./stripe-facts/checkout.ts";

export const checkoutConsumer: Consume = async (ctx, job) => {
  const hold = await holdOf(ctx, job);
  if (hold === null) return acted;
  const sessionId = await findOpenSession(ctx, hold);
  const ended = sessionId === null ? null : await endSession(ctx, sessionId);
  // An award that goes on can be paid for at once, on another page.
  if (sessionId === null || (ended === "expired" && hold.state !== "checkout_open")) {
    await commit(ctx, [...planForgetLine(ctx, hold), ...job.planDone]);
    return committed;
  }
  const fact = ended === "expired" ? { plan: planEndedCheckout(ctx, hold) } : await readSessionFact(ctx, sessionId);
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

async function holdOf(ctx: Context, { topic, facts }: Job): Promise<HoldRow | null> {
  if (topic !== "words.redacted") return facts.holdId === undefined ? null : findHold(ctx, facts.holdId);
  if (facts.reason !== "challenge" || facts.challengeId === undefined) return null;
  const hold = await findLiveHold(ctx, facts.challengeId);
  return hold?.state === "checkout_open" ? hold : null;
}
