/** What happens by itself. Each clock re-reads the record when it is due, so that late is fine and twice is harmless. */
import { and, asc, eq, lte, type SQL } from "drizzle-orm";
import { holds, reviews, type TimerRow, timers } from "../../database/schema.ts";
import { exactlyOne, isLostRace, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs, minuteMs, type TimerKind } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import { backOffMs, outboxLimits, planEvent } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import { planTimer } from "../../platform/timers.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeRow, getChallengeWithPeople } from "../challenges/queries.ts";
import { getDeliveryRow } from "../deliveries/queries.ts";
import { planEvidenceDue } from "../payments/chargebacks.ts";
import { findFreezeOf, planUnfreeze, requireUnfrozen } from "../payments/freezes.ts";
import { debitUntil } from "../payments/holds.ts";
import { findLiveHold } from "../payments/queries.ts";
import { planPublishReview } from "../reviews/commands.ts";
import { decideApproval } from "./approving.ts";
import { unpaidStates } from "./awards.ts";
import { handOverToAdmins, remindAdmins, settleBySilence } from "./dispute-settling.ts";
import { planClocksGoOn } from "./frozen-clocks.ts";
import { planCloseOthers } from "./funding.ts";
import { settleAtLimit } from "./hold-limit.ts";
import { planLapseAward } from "./lapsing.ts";
import { followSuspension } from "./suspended-posts.ts";

/** How many clocks one sweep takes; the next sweep takes the rest. */
const timersPerSweep = 100;

/** kind → what is due for the subject; an empty plan when the world has moved on. */
const handlers: Readonly<Record<TimerKind, (ctx: Context, subject: string) => Promise<Plan>>> = {
  application_expiry: expireChallenge,
  payment_window: lapseAward,
  approval_reminder: remindPoster,
  auto_approval: approveBySilence,
  hold_limit: settleAtLimit,
  delivery_overdue: tellOverdue,
  dispute_answer: settleBySilence,
  dispute_offers: handOverToAdmins,
  dispute_decision: remindAdmins,
  freeze_end: endFreeze,
  chargeback_evidence: planEvidenceDue,
  review_publication: publishLonelyReview,
  suspended_posts: followSuspension,
};

/** Runs every clock that is due. One that fails backs off and never blocks the others. */
export async function sweepTimers(ctx: Context): Promise<number> {
  const due = await ctx.store.db.query.timers.findMany({
    where: lte(timers.dueAt, ctx.now),
    orderBy: asc(timers.dueAt),
    limit: timersPerSweep,
  });
  for (const timer of due) await runTimer(ctx, timer);
  return due.length;
}

async function runTimer(ctx: Context, timer: TimerRow): Promise<void> {
  const itself = and(eq(timers.kind, timer.kind), eq(timers.subject, timer.subject), eq(timers.dueAt, timer.dueAt));
  try {
    const plan = await handlers[timer.kind](ctx, timer.subject);
    // The timer goes first: a handler may set itself anew.
    await commit(ctx, [exactlyOne(ctx.store.db.delete(timers).where(itself)), ...plan]);
  } catch (error) {
    // Somebody acted in the same moment: the next sweep reads what holds then.
    if (isLostRace(error)) return;
    // No failure: what this clock decides is decided when the freeze has ended.
    if (error instanceof AppError && error.code === "hold_frozen") {
      return postpone(ctx, itself, { dueAt: ctx.now + dayMs });
    }
    const attempts = timer.attempts + 1;
    log("error", "timer.failed", {
      requestId: ctx.requestId,
      kind: timer.kind,
      subject: timer.subject,
      attempts,
      error,
    });
    const lastError = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
    const isNews = attempts === outboxLimits.toldAfter;
    await postpone(
      ctx,
      itself,
      { attempts, lastError, dueAt: ctx.now + backOffMs(attempts) },
      isNews ? planEvent(ctx, "money.needs_review", { reason: "clock_failing" }) : [],
    );
  }
}

async function postpone(
  ctx: Context,
  itself: SQL | undefined,
  change: Partial<TimerRow>,
  told: Plan = [],
): Promise<void> {
  await ctx.store.atomic([ctx.store.db.update(timers).set(change).where(itself), ...told]);
}

async function expireChallenge(ctx: Context, challengeId: string): Promise<Plan> {
  const found = await getChallengeWithPeople(ctx, challengeId);
  if (found.challenge.state !== "open") return [];
  const state = move(challengeLifecycle.expire, found.challenge.state, "system");
  return [
    ...planChange(ctx, found, changed(ctx, found.challenge, { state })),
    ...(await planCloseOthers(ctx, challengeId)),
    ...planAudit(ctx, "challenge.expired", challengeId),
    ...planEvent(ctx, "challenge.expired", { challengeId }),
  ];
}

/** Ms. How long the end of an award waits for Stripe's word on its session; the sweep asks every minute. */
const sessionAnswerMs = 2 * minuteMs;

/**
 * The payment window is over. A bank that is already sending the money pauses it for some days, and while a Checkout session may be open, the sweep
 * ends it first and hears whether somebody paid (checkout-sweep.ts): an award that was paid in its last seconds does not lapse.
 */
async function lapseAward(ctx: Context, holdId: string): Promise<Plan> {
  const hold = await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, holdId) });
  if (hold === undefined) return [];
  const untilBank = debitUntil(hold);
  if (untilBank !== null && untilBank > ctx.now) return planTimer(ctx, "payment_window", holdId, untilBank);
  if (untilBank !== null) {
    await requireUnfrozen(ctx, holdId);
    // The sweep asks once more at the end: the news that the bank has sent it may be lost.
    const asked = hold.askedAt !== null && hold.askedAt >= untilBank;
    if (!asked) return planTimer(ctx, "payment_window", holdId, ctx.now + sessionAnswerMs);
    return planLapseAward(ctx, hold, "debit_late");
  }
  if (hold.windowEndsAt > ctx.now) return planTimer(ctx, "payment_window", holdId, hold.windowEndsAt);
  if (!unpaidStates.some((state) => state === hold.state)) return [];
  const challenge = await getChallengeRow(ctx, hold.challengeId);
  if (challenge.state !== "awarded") return [];
  if (hold.state === "checkout_open") return planTimer(ctx, "payment_window", holdId, ctx.now + sessionAnswerMs);
  return planLapseAward(ctx, hold);
}

async function endFreeze(ctx: Context, subject: string): Promise<Plan> {
  const ending = await findFreezeOf(ctx, subject);
  if (ending === null) return [];
  const { hold, freeze } = ending;
  return [
    ...(await planUnfreeze(ctx, hold, freeze, { note: "its time was over" })),
    ...(await planClocksGoOn(ctx, hold, freeze)),
  ];
}

/** @throws AppError `hold_frozen`: the clock stands still (frozen-clocks.ts) */
async function requireRunning(ctx: Context, challengeId: string): Promise<void> {
  const hold = await findLiveHold(ctx, challengeId);
  if (hold !== null) await requireUnfrozen(ctx, hold.id);
}

async function remindPoster(ctx: Context, deliveryId: string): Promise<Plan> {
  const delivery = await getDeliveryRow(ctx, deliveryId);
  if (delivery.state !== "submitted") return [];
  await requireRunning(ctx, delivery.challengeId);
  return planEvent(ctx, "delivery.approval_due", { challengeId: delivery.challengeId, deliveryId });
}

/** Both sides are told; from now on a dispute can be opened, and some days later the poster may cancel alone (canceling.ts). */
async function tellOverdue(ctx: Context, challengeId: string): Promise<Plan> {
  const { state, dueAt } = await getChallengeRow(ctx, challengeId);
  if (state !== "in_progress" || dueAt === null || dueAt > ctx.now) return [];
  await requireRunning(ctx, challengeId);
  return planEvent(ctx, "delivery.overdue", { challengeId });
}

async function approveBySilence(ctx: Context, deliveryId: string): Promise<Plan> {
  const delivery = await getDeliveryRow(ctx, deliveryId);
  const challenge = await getChallengeRow(ctx, delivery.challengeId);
  if (delivery.state !== "submitted" || challenge.state !== "delivered") return [];
  return (await decideApproval(ctx, deliveryId, "system")).plan;
}

async function publishLonelyReview(ctx: Context, reviewId: string): Promise<Plan> {
  const review = await ctx.store.db.query.reviews.findFirst({ where: eq(reviews.id, reviewId) });
  return review === undefined || review.publishedAt !== null ? [] : planPublishReview(ctx, review);
}
