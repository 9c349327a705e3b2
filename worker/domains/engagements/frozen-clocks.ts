/**
 * Clocks that stand still while a hold is frozen: nobody must work, answer or decide while a bank or an admin looks into the payment.
 * When a freeze ends, what was left of each is left again. The hold's last day does not move.
 */
import { and, desc, eq } from "drizzle-orm";
import { type ChallengeRow, type DeliveryRow, disputes, type FreezeRow, type HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { dayMs, type TimerKind } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { policy } from "../../platform/policy.ts";
import { planTimer } from "../../platform/timers.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import { findLatestDelivery } from "../deliveries/queries.ts";
import { planDisputeChange } from "../disputes/commands.ts";
import { findOpenDispute } from "../disputes/queries.ts";
import { type FreezeName, findFreezes } from "../payments/freezes.ts";
import { type Clock, type Dates, findRunningClocks } from "./dispute-clocks.ts";

/** A time in which a clock stood still, ms. */
export interface Stillness {
  readonly from: number;
  readonly until: number;
}

/** Ms of it that count for a clock that was set at `setAt`. Pure. */
export function stoodMs({ from, until }: Stillness, setAt: number): number {
  return Math.max(0, until - Math.max(from, setAt));
}

/** What a freeze that ends adds: the time until another began, whose own is added when that one ends. Pure. */
export function endedStillness(ended: Began, others: readonly Began[], now: number): Stillness {
  return { from: ended.createdAt, until: Math.min(now, ...others.map(({ createdAt }) => createdAt)) };
}

/** What freezes that still stand have come to. Pure. */
export function standingStillness(standing: readonly Began[], now: number): Stillness {
  return { from: Math.min(now, ...standing.map(({ createdAt }) => createdAt)), until: now };
}

type Began = Pick<FreezeRow, "createdAt">;

/** Dates later by `ms`, and their clocks by the dates: those that came due meanwhile were put off. Pure. */
export function movedOn(dates: Dates, running: readonly Clock[], ms: number): Dates & { timers: Clock[] } {
  if (ms === 0) return { ...dates, timers: [...running] };
  const dueAt = dates.dueAt === null ? null : dates.dueAt + ms;
  const approvesAt = dates.approvesAt === null ? null : dates.approvesAt + ms;
  const reminderMs = (policy.autoApprovalDays - policy.approvalReminderDays) * dayMs;
  const dateOf: Partial<Record<TimerKind, number | null>> = {
    delivery_overdue: dueAt,
    auto_approval: approvesAt,
    approval_reminder: approvesAt && approvesAt - reminderMs,
  };
  return { dueAt, approvesAt, timers: running.map((one) => ({ ...one, dueAt: dateOf[one.kind] ?? one.dueAt + ms })) };
}

/** The clocks of a challenge as they would go on if no freeze stood any more. */
export async function clocksNow(
  ctx: Context,
  hold: HoldRow,
  challenge: ChallengeRow,
  latest: DeliveryRow | null,
): Promise<Dates & { timers: Clock[] }> {
  const still = standingStillness(await findFreezes(ctx, hold.id), ctx.now);
  const ms = stoodMs(still, await lastSetAt(ctx, hold, latest));
  return movedOn(challenge, await findRunningClocks(ctx, challenge, latest), ms);
}

/**
 * A freeze ends: clocks of the challenge, or of its open dispute, go on. Nothing when it has ended already, or no work runs. Put it
 * beside the end of the freeze.
 */
export async function planClocksGoOn(ctx: Context, hold: HoldRow, ending: FreezeName): Promise<Plan> {
  const standing = await findFreezes(ctx, hold.id);
  const freeze = standing.find(({ cause, source }) => cause === ending.cause && source === ending.source);
  if (freeze === undefined) return [];
  const others = standing.filter((one) => one !== freeze);
  const still = endedStillness(freeze, others, ctx.now);
  const found = await getChallengeWithPeople(ctx, hold.challengeId);
  const { challenge } = found;
  if (challenge.state === "disputed") return planDisputeGoesOn(ctx, challenge.id, still);
  if (challenge.state !== "in_progress" && challenge.state !== "delivered") return [];
  const latest = await findLatestDelivery(ctx, challenge.id);
  const ms = stoodMs(still, await lastSetAt(ctx, hold, latest));
  if (ms === 0) return [];
  const { timers, ...dates } = movedOn(challenge, await findRunningClocks(ctx, challenge, latest), ms);
  return [
    ...planChange(ctx, found, changed(ctx, challenge, dates)),
    ...timers.flatMap(({ kind, subject, dueAt }) => planTimer(ctx, kind, subject, dueAt)),
  ];
}

/** When the challenge's clocks were last set: work began, was delivered or sent back, or a dispute was taken back. */
async function lastSetAt(ctx: Context, hold: HoldRow, latest: DeliveryRow | null): Promise<number> {
  const takenBack = await ctx.store.db.query.disputes.findFirst({
    where: and(eq(disputes.challengeId, hold.challengeId), eq(disputes.state, "withdrawn")),
    orderBy: desc(disputes.updatedAt),
  });
  return Math.max(hold.heldAt ?? 0, latest?.createdAt ?? 0, latest?.decidedAt ?? 0, takenBack?.updatedAt ?? 0);
}

/** Each of its clocks was set its whole length before it is due. */
async function planDisputeGoesOn(ctx: Context, challengeId: string, still: Stillness): Promise<Plan> {
  const dispute = await findOpenDispute(ctx, challengeId);
  if (dispute === null) return [];
  const { id, state, answerDueAt, offersEndAt, decisionDueAt } = dispute;
  if (state === "filed") {
    const dueAt = answerDueAt + stoodMs(still, answerDueAt - policy.disputeAnswerDays * dayMs);
    return [...planDisputeChange(ctx, dispute, { answerDueAt: dueAt }), ...planTimer(ctx, "dispute_answer", id, dueAt)];
  }
  if (offersEndAt === null || decisionDueAt === null) return [];
  if (state === "answered") {
    const ms = stoodMs(still, offersEndAt - policy.disputeOfferDays * dayMs);
    const later = { offersEndAt: offersEndAt + ms, decisionDueAt: decisionDueAt + ms };
    return [...planDisputeChange(ctx, dispute, later), ...planTimer(ctx, "dispute_offers", id, later.offersEndAt)];
  }
  const dueAt = decisionDueAt + stoodMs(still, decisionDueAt - policy.disputeDecisionDays * dayMs);
  return [
    ...planDisputeChange(ctx, dispute, { decisionDueAt: dueAt }),
    ...planTimer(ctx, "dispute_decision", id, dueAt),
  ];
}
