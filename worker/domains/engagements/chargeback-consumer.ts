/** Argues for the work: the evidence of a chargeback is sent once, before the bank's deadline. */
import { asc, eq } from "drizzle-orm";
import { challenges, deliveries, users } from "../../database/schema.ts";
import { StaleWriteError } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, type ConsumerOutcome, committed, type Job, planEvent } from "../../platform/outbox.ts";
import { stripeFailure, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";
import { findChargeback, needsResponse, planChargebackChange } from "../payments/chargebacks.ts";
import { findHold } from "../payments/queries.ts";
import { evidenceOf, type Work } from "./chargeback-evidence.ts";

export const chargebackConsumer: Consume = async (ctx, job) => {
  const { chargebackId } = job.facts;
  if (chargebackId === undefined) return acted;
  try {
    return await argue(ctx, job, chargebackId);
  } catch (error) {
    if (error instanceof StaleWriteError) return { kind: "wait", afterMs: 1_000, why: "changed in the meantime" };
    const failure = stripeFailure(error);
    if (failure.kind !== "refused") return { kind: "wait", afterMs: minuteMs, why: failure.code };
    log("error", "chargeback.evidence_refused", { requestId: ctx.requestId, chargebackId, code: failure.code });
    await commit(ctx, [
      ...planEvent(ctx, "money.needs_review", {
        chargebackId,
        holdId: job.facts.holdId ?? "",
        reason: "evidence_refused",
      }),
      ...job.planDone,
    ]);
    return committed;
  }
};

async function argue(ctx: Context, job: Job, chargebackId: string): Promise<ConsumerOutcome> {
  const row = await findChargeback(ctx, chargebackId);
  const work = row === null ? null : await readWork(ctx, row.holdId);
  if (row === null || work === null) return acted;
  // Sent by an earlier run that did not live to say so: then the bank waits for nothing, or there is evidence already.
  const { status, evidence_details: before } = await stripeOf(ctx).disputes.retrieve(chargebackId);
  const isOpen = needsResponse(status) && (before.submission_count === 0 || row.evidenceSentAt !== null);
  if (isOpen) await send(ctx, chargebackId, work);
  const sent = isOpen || before.submission_count > 0;
  await commit(ctx, [
    ...planChargebackChange(ctx, row, { evidenceSentAt: sent ? ctx.now : row.evidenceSentAt }),
    ...(isOpen ? planAudit(ctx, "chargeback.evidence_sent", chargebackId, { status }) : []),
    ...job.planDone,
  ]);
  return committed;
}

async function send(ctx: Context, chargebackId: string, work: Work): Promise<void> {
  const evidence = evidenceOf(work);
  // The same evidence has the same key; what was delivered between two tries is other evidence.
  const bytes = new TextEncoder().encode(JSON.stringify(evidence));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const key = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await stripeOf(ctx).disputes.update(
    chargebackId,
    { evidence, submit: true },
    { idempotencyKey: `${chargebackId}:${key}` },
  );
}

async function readWork(ctx: Context, holdId: string): Promise<Work | null> {
  const { query } = ctx.store.db;
  const hold = await findHold(ctx, holdId);
  if (hold === null) return null;
  const [challenge, poster, solver, versions] = await Promise.all([
    query.challenges.findFirst({ where: eq(challenges.id, hold.challengeId) }),
    query.users.findFirst({ where: eq(users.id, hold.posterId) }),
    query.users.findFirst({ where: eq(users.id, hold.solverId) }),
    query.deliveries.findMany({
      where: eq(deliveries.challengeId, hold.challengeId),
      orderBy: asc(deliveries.version),
    }),
  ]);
  if (challenge === undefined || poster === undefined || solver === undefined) return null;
  return { challenge, hold, poster, solver, deliveries: versions };
}
