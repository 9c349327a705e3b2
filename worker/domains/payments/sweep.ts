/** What cron does for the money: it resumes what stopped between an intent and its answer, and asks where a webhook may be lost. */
import { and, asc, eq, gt, inArray, isNull, lt, lte, ne, notExists, or, sql } from "drizzle-orm";
import { freezes, holds, outbox, payoutAccounts, payouts, refunds } from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import { resumeCheckout } from "./checkout.ts";
import { createAccount, refreshPayoutAccount } from "./payout-account.ts";
import { payoutFacts, planPayoutChange, planRequeue, refusalLimits, reviewMs } from "./payouts.ts";
import { planRefundChange, refundFacts } from "./refunds.ts";

/** Ms and counts. New accounts are looked at often, abandoned ones rarely. */
export const paymentSweep = {
  rows: 25,
  answerMs: 2 * minuteMs,
  newAccountMs: 3 * dayMs,
  newAccountEveryMs: 10 * minuteMs,
  restrictedEveryMs: hourMs,
  accountEveryMs: dayMs,
  forgottenMs: hourMs,
} as const;

/** One sweep; what fails is logged and comes again with the next. */
export async function sweepPayments(ctx: Context): Promise<void> {
  await eachOf(ctx, "checkout", await checkoutsWithoutAnswer(ctx), (hold) => resumeCheckout(ctx, hold));
  await eachOf(ctx, "payout_account", await accountsWithoutAnswer(ctx), (row) => createAccount(ctx, row));
  await eachOf(ctx, "payout_account", await accountsToAskAbout(ctx), (row) => refreshPayoutAccount(ctx, row));
  await eachOf(ctx, "payout", await payoutsToTryAgain(ctx), ({ payout, hold }) =>
    commit(ctx, planRequeue(ctx, payout, hold, payout.state === "blocked" ? "account" : "clock")),
  );
  await announceForgotten(ctx);
}

async function eachOf<Row>(
  ctx: Context,
  what: string,
  rows: readonly Row[],
  act: (row: Row) => Promise<unknown>,
): Promise<void> {
  for (const row of rows) {
    try {
      await act(row);
    } catch (error) {
      log("warn", "payments.sweep_failed", { requestId: ctx.requestId, what, error });
    }
  }
}

function checkoutsWithoutAnswer(ctx: Context) {
  return ctx.store.db.query.holds.findMany({
    where: and(
      eq(holds.state, "checkout_open"),
      isNull(holds.checkoutSessionId),
      lt(holds.updatedAt, ctx.now - paymentSweep.answerMs),
    ),
    limit: paymentSweep.rows,
  });
}

/** Not for ever: what Stripe refuses for a day waits until its owner names another country. */
function accountsWithoutAnswer(ctx: Context) {
  return ctx.store.db.query.payoutAccounts.findMany({
    where: and(
      eq(payoutAccounts.state, "creating"),
      lt(payoutAccounts.updatedAt, ctx.now - paymentSweep.answerMs),
      gt(payoutAccounts.updatedAt, ctx.now - paymentSweep.accountEveryMs),
    ),
    limit: paymentSweep.rows,
  });
}

/**
 * Accounts that are not ready may have become so without our hearing of it, and money may wait for those that were ready once; the
 * rest is asked about once a day.
 */
function accountsToAskAbout(ctx: Context) {
  const { newAccountMs, newAccountEveryMs, restrictedEveryMs, accountEveryMs, rows } = paymentSweep;
  const young = and(
    ne(payoutAccounts.state, "ready"),
    gt(payoutAccounts.createdAt, ctx.now - newAccountMs),
    lt(payoutAccounts.updatedAt, ctx.now - newAccountEveryMs),
  );
  const restricted = and(
    eq(payoutAccounts.state, "restricted"),
    lt(payoutAccounts.updatedAt, ctx.now - restrictedEveryMs),
  );
  return ctx.store.db.query.payoutAccounts.findMany({
    where: and(
      ne(payoutAccounts.state, "creating"),
      or(young, restricted, lt(payoutAccounts.updatedAt, ctx.now - accountEveryMs)),
    ),
    orderBy: asc(payoutAccounts.updatedAt),
    limit: rows,
  });
}

/**
 * Payouts that stopped although their account is ready: it became so just while the job decided to block them, or the transfer was
 * refused for a reason that may have passed.
 */
function payoutsToTryAgain(ctx: Context) {
  const blocked = and(
    eq(payouts.state, "blocked"),
    inArray(payouts.reason, ["payout_setup_required", "account_restricted"]),
  );
  const refused = and(
    eq(payouts.state, "failed"),
    eq(payouts.reason, "transfer_refused"),
    lt(payouts.refusals, refusalLimits.refusals),
    or(gt(payoutAccounts.updatedAt, payouts.updatedAt), lt(payouts.updatedAt, ctx.now - refusalLimits.everyMs)),
  );
  // The freeze ended just while the job decided to block it.
  const byAdmin = and(eq(freezes.holdId, payouts.holdId), eq(freezes.cause, "admin"));
  const thawed = and(
    eq(payouts.state, "blocked"),
    eq(payouts.reason, "frozen"),
    notExists(ctx.store.db.select({ holdId: freezes.holdId }).from(freezes).where(byAdmin)),
  );
  const reviewed = and(
    eq(payouts.state, "blocked"),
    eq(payouts.reason, "under_review"),
    or(isNull(holds.signalId), lte(payouts.createdAt, ctx.now - reviewMs)),
  );
  return ctx.store.db
    .select({ payout: payouts, hold: holds })
    .from(payouts)
    .innerJoin(payoutAccounts, and(eq(payoutAccounts.userId, payouts.solverId), eq(payoutAccounts.state, "ready")))
    .innerJoin(holds, eq(holds.id, payouts.holdId))
    .where(or(blocked, refused, thawed, reviewed))
    .orderBy(asc(payouts.updatedAt))
    .limit(paymentSweep.rows);
}

/**
 * Every payout and refund under way has a job in the outbox. Should one ever be without (a row lost by hand, say), it is announced
 * again; a dead job waits for an admin and is left alone.
 */
async function announceForgotten(ctx: Context): Promise<void> {
  const old = ctx.now - paymentSweep.forgottenMs;
  // An id is nowhere else in the facts, whichever way the database keeps them.
  const withoutJob = (consumer: "payout" | "refund", id: typeof payouts.id | typeof refunds.id) => {
    const its = sql`cast(${outbox.facts} as text) like '%' || ${id} || '%'`;
    const waiting = and(eq(outbox.consumer, consumer), ne(outbox.state, "done"), its);
    return notExists(ctx.store.db.select({ id: outbox.id }).from(outbox).where(waiting));
  };
  const [forgottenPayouts, forgottenRefunds] = await Promise.all([
    ctx.store.db
      .select({ payout: payouts, hold: holds })
      .from(payouts)
      .innerJoin(holds, eq(holds.id, payouts.holdId))
      .where(
        and(
          inArray(payouts.state, ["queued", "transferring"]),
          lt(payouts.updatedAt, old),
          withoutJob("payout", payouts.id),
        ),
      )
      .orderBy(asc(payouts.updatedAt))
      .limit(paymentSweep.rows),
    ctx.store.db
      .select({ refund: refunds, hold: holds })
      .from(refunds)
      .innerJoin(holds, eq(holds.id, refunds.holdId))
      .where(
        and(
          inArray(refunds.state, ["decided", "requested"]),
          isNull(refunds.stripeRefundId),
          lt(refunds.updatedAt, old),
          withoutJob("refund", refunds.id),
        ),
      )
      .orderBy(asc(refunds.updatedAt))
      .limit(paymentSweep.rows),
  ]);
  await eachOf(ctx, "payout", forgottenPayouts, ({ payout, hold }) =>
    commit(ctx, [
      // The instant that a look-up counts from stays.
      ...planPayoutChange(ctx, payout, { updatedAt: payout.updatedAt }),
      ...planEvent(ctx, "payout.queued", payoutFacts(payout, hold)),
    ]),
  );
  await eachOf(ctx, "refund", forgottenRefunds, ({ refund, hold }) =>
    commit(ctx, [
      ...planRefundChange(ctx, refund, { updatedAt: refund.updatedAt }),
      ...planEvent(ctx, "refund.decided", refundFacts(refund, hold)),
    ]),
  );
}
