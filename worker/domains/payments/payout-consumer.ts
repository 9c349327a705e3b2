/**
 * The payout job: one transfer for each payout, whatever dies on the way. Intent is committed before Stripe is called
 * (`transferring`); a payout found in that state may have been sent, so it is looked up before anything is sent again.
 */
import { eq } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, holds, type PayoutRow } from "../../database/schema.ts";
import { type Plan, StaleWriteError } from "../../database/store.ts";
import { minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { acted, type Consume, type ConsumerOutcome, committed, type Job, planEvent } from "../../platform/outbox.ts";
import { type StripeFailure, stripeFailure, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";
import type { PayoutReason } from "./contract.ts";
import { isStoppedByAdmin } from "./freezes.ts";
import { payoutLifecycle } from "./lifecycle.ts";
import { findPayoutAccount, planAccountRefused } from "./payout-account.ts";
import { planLateSign } from "./payout-destinations.ts";
import {
  findPayout,
  isUnderReview,
  mayWait,
  payoutFacts,
  planPaid,
  planPayoutChange,
  refusalLimits,
} from "./payouts.ts";
import { findGivenOf } from "./recovered.ts";

/** Ms. `certain`: after this long a request without an answer can no longer come through, so a look-up is the last word. */
export const payoutWaits = {
  balance: 15 * minuteMs,
  rateLimit: minuteMs,
  unknown: minuteMs,
  certain: 10 * minuteMs,
} as const;

export const payoutConsumer: Consume = async (ctx, job) => {
  const payout = job.facts.payoutId === undefined ? null : await findPayout(ctx, job.facts.payoutId);
  if (payout === null || (payout.state !== "queued" && payout.state !== "transferring")) return acted;
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, payout.holdId) });
  if (hold === undefined || hold.chargeId === null) throw new Error(`payout ${payout.id} has no charge to come from`);
  try {
    return await send(ctx, job, payout, hold);
  } catch (error) {
    // Somebody else moved it meanwhile (a webhook told of the transfer, say): what it is now decides.
    if (error instanceof StaleWriteError) return { kind: "wait", afterMs: 1_000, why: "changed in the meantime" };
    throw error;
  }
};

async function send(ctx: Context, job: Job, found: PayoutRow, hold: HoldRow): Promise<ConsumerOutcome> {
  let payout = found;
  if (payout.state === "transferring") {
    const looked = await lookUp(ctx, job, payout, hold);
    if (looked !== "not_sent") return looked;
    // Within the time a lost request may still come through, the same key is asked again: Stripe then answers for the first.
    const certain = ctx.now - payout.updatedAt >= payoutWaits.certain;
    if (certain) {
      const state = move(payoutLifecycle.wait, payout.state, "job");
      payout = await change(ctx, payout, { state, attempt: payout.attempt + 1 });
    }
  }
  if (await isStoppedByAdmin(ctx, hold.id)) {
    if (payout.state === "queued") return block(ctx, job, payout, hold, "frozen");
    return { kind: "wait", afterMs: payoutWaits.unknown, why: "frozen, and may be on its way" };
  }
  if (payout.state === "queued") {
    const late = await planLateSign(ctx, hold);
    if (isUnderReview(ctx, payout, hold) || (late.length > 0 && mayWait(ctx, payout))) {
      return block(ctx, job, payout, hold, "under_review", { plan: late });
    }
    if (late.length > 0) await commit(ctx, late);
  }
  const givenOf = await findGivenOf(ctx, payout);
  if (givenOf !== null && givenOf.status !== "won") {
    return { kind: "wait", afterMs: payoutWaits.balance, why: `its chargeback is ${givenOf.status}, not won` };
  }
  const account = await findPayoutAccount(ctx, payout.solverId);
  const ready = account?.state === "ready" ? account.stripeAccountId : null;
  if (payout.state === "queued" && ready === null) {
    const reason = account?.state === "restricted" ? "account_restricted" : "payout_setup_required";
    return block(ctx, job, payout, hold, reason);
  }
  // One that may be on its way is asked for again under its old key, whatever became of the account since.
  const destination = ready ?? account?.stripeAccountId ?? null;
  if (destination === null) return { kind: "wait", afterMs: payoutWaits.unknown, why: "no payout account" };
  if (payout.state === "queued") {
    payout = await change(ctx, payout, { state: move(payoutLifecycle.begin, payout.state, "job"), reason: null });
  }
  // The charge that was held; what an appeal brought back lies in our balance, since the charge was taken back.
  const source = givenOf === null ? (hold.chargeId ?? undefined) : undefined;
  return transfer(ctx, job, payout, hold, { destination, source });
}

async function transfer(
  ctx: Context,
  job: Job,
  payout: PayoutRow,
  hold: HoldRow,
  { destination, source }: { destination: string; source: string | undefined },
): Promise<ConsumerOutcome> {
  let made: Stripe.Transfer;
  try {
    made = await stripeOf(ctx).transfers.create(
      {
        amount: payout.amountMinor,
        currency: payout.currency.toLowerCase(),
        destination,
        source_transaction: source,
        transfer_group: hold.id,
        metadata: { payoutId: payout.id, holdId: hold.id, outboxId: job.outboxId },
      },
      // Of the payout, not of the job: two jobs for one payout must meet under one key (docs/decisions/0008).
      { idempotencyKey: `${payout.id}:${payout.attempt}` },
    );
  } catch (error) {
    return afterFailure(ctx, job, payout, hold, stripeFailure(error));
  }
  await commit(ctx, [...(await planPaid(ctx, payout, hold, made, "job")), ...job.planDone]);
  return committed;
}

/** Finds a transfer that was made although we never heard of it. */
async function lookUp(ctx: Context, job: Job, payout: PayoutRow, hold: HoldRow): Promise<ConsumerOutcome | "not_sent"> {
  let made: Stripe.Transfer | undefined;
  try {
    for await (const one of stripeOf(ctx).transfers.list({ transfer_group: hold.id, limit: 100 })) {
      if (one.metadata.payoutId === payout.id) made = one;
    }
  } catch (error) {
    const failure = stripeFailure(error);
    return { kind: "wait", afterMs: payoutWaits.unknown, why: `look-up: ${failure.code}` };
  }
  if (made === undefined) return "not_sent";
  await commit(ctx, [...(await planPaid(ctx, payout, hold, made, "job")), ...job.planDone]);
  return committed;
}

async function afterFailure(
  ctx: Context,
  job: Job,
  payout: PayoutRow,
  hold: HoldRow,
  failure: StripeFailure,
): Promise<ConsumerOutcome> {
  log("warn", "payout.not_sent", { payoutId: payout.id, kind: failure.kind, code: failure.code });
  if (failure.kind === "unknown") {
    await note(ctx, payout, "provider_unavailable");
    return { kind: "wait", afterMs: payoutWaits.unknown, why: failure.code };
  }
  if (failure.kind === "waiting") {
    const short = failure.code === "balance_insufficient";
    const state = move(payoutLifecycle.wait, payout.state, "job");
    const reason = short ? "balance_insufficient" : "provider_unavailable";
    // Stripe keeps the refusal under its key, but a request that was never looked at (429) leaves none.
    await change(ctx, payout, { state, reason, attempt: payout.attempt + (short ? 1 : 0) });
    return { kind: "wait", afterMs: short ? payoutWaits.balance : payoutWaits.rateLimit, why: failure.code };
  }
  if (accountRefusals.has(failure.code))
    return block(ctx, job, payout, hold, "account_restricted", { failureCode: failure.code });
  const refusals = payout.refusals + 1;
  // Between the first news and the last nothing changes for the solver: the money still waits.
  const isNews = refusals === 1 || refusals >= refusalLimits.refusals;
  await commit(ctx, [
    ...planPayoutChange(ctx, payout, {
      state: move(payoutLifecycle.fail, payout.state, "job"),
      reason: "transfer_refused",
      failureCode: failure.code,
      attempt: payout.attempt + 1,
      refusals,
    }),
    ...(isNews ? planEvent(ctx, "payout.failed", payoutFacts(payout, hold)) : []),
    ...(refusals >= refusalLimits.refusals
      ? planEvent(ctx, "money.needs_review", { ...payoutFacts(payout, hold), reason: "payout_refused" })
      : []),
    ...job.planDone,
  ]);
  return committed;
}

/** Refusals that the solver can end by putting their account right. */
const accountRefusals: ReadonlySet<string> = new Set([
  "insufficient_capabilities_for_transfer",
  "account_invalid",
  "payouts_not_allowed",
  "transfers_not_allowed",
  "no_account",
]);

async function block(
  ctx: Context,
  job: Job,
  payout: PayoutRow,
  hold: HoldRow,
  reason: PayoutReason,
  { failureCode = null, plan = [] }: { failureCode?: string | null; plan?: Plan } = {},
): Promise<ConsumerOutcome> {
  const account = failureCode === null ? null : await findPayoutAccount(ctx, payout.solverId);
  await commit(ctx, [
    ...plan,
    ...(account === null ? [] : planAccountRefused(ctx, account)),
    ...planPayoutChange(ctx, payout, {
      state: move(payoutLifecycle.block, payout.state, "job"),
      reason,
      failureCode,
      attempt: payout.attempt + (failureCode === null ? 0 : 1),
    }),
    ...planEvent(ctx, "payout.blocked", payoutFacts(payout, hold)),
    ...job.planDone,
  ]);
  return committed;
}

async function change(ctx: Context, payout: PayoutRow, values: Partial<PayoutRow>): Promise<PayoutRow> {
  await commit(ctx, planPayoutChange(ctx, payout, values));
  return { ...payout, ...values, updatedAt: ctx.now, version: payout.version + 1 };
}

/** Says why it waits, once, without touching the instant that a look-up counts from. */
async function note(ctx: Context, payout: PayoutRow, reason: PayoutReason): Promise<void> {
  if (payout.reason === reason) return;
  await commit(ctx, planPayoutChange(ctx, payout, { reason, updatedAt: payout.updatedAt }));
}
