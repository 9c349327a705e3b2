/** Clocks that stand still while a dispute is open, and go on with exactly what was left of them when it is taken back. */
import { and, eq, inArray, or } from "drizzle-orm";
import { type ChallengeRow, type DeliveryRow, type DisputeRow, type TimerRow, timers } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";

/** What a dispute remembers of the clocks that it stopped. */
export type Paused = Pick<DisputeRow, "paused" | "dueLeftMs" | "approvalLeftMs">;

/** The clocks of a challenge and of its newest version that run. */
export async function findRunningClocks(
  ctx: Context,
  challenge: ChallengeRow,
  latest: DeliveryRow | null,
): Promise<Clock[]> {
  const ofDelivery = and(
    inArray(timers.kind, ["auto_approval", "approval_reminder"]),
    eq(timers.subject, latest?.id ?? ""),
  );
  const ofChallenge = and(eq(timers.kind, "delivery_overdue"), eq(timers.subject, challenge.id));
  return ctx.store.db.query.timers.findMany({ where: or(ofDelivery, ofChallenge) });
}

/** Stops all that would happen to the challenge by itself, but for the hold's last day. */
export function pauseClocks(
  ctx: Context,
  { timers: running, ...dates }: Dates & { timers: Clock[] },
): Paused & { plan: Plan } {
  return {
    ...pausedAt(ctx.now, running, dates),
    plan: running.flatMap(({ kind, subject }) => planStopTimer(ctx, kind, subject)),
  };
}

/** Lets them go on. */
export function planResumeClocks(ctx: Context, paused: Paused): Plan {
  return resumedAt(ctx.now, paused).timers.flatMap(({ kind, subject, dueAt }) => planTimer(ctx, kind, subject, dueAt));
}

export type Clock = Pick<TimerRow, "kind" | "subject" | "dueAt">;
export type Dates = Pick<ChallengeRow, "dueAt" | "approvesAt">;

/** What is left of each clock, ms; less than nothing for one that is due and was not swept yet. Pure. */
export function pausedAt(now: number, running: readonly Clock[], { dueAt, approvesAt }: Dates): Paused {
  return {
    paused: running.map((clock) => ({ kind: clock.kind, subject: clock.subject, leftMs: clock.dueAt - now })),
    dueLeftMs: dueAt === null ? null : dueAt - now,
    approvalLeftMs: approvesAt === null ? null : approvesAt - now,
  };
}

/** When each is due after the pause. Pure. */
export function resumedAt(now: number, { paused, dueLeftMs, approvalLeftMs }: Paused): Dates & { timers: Clock[] } {
  return {
    timers: paused.map(({ kind, subject, leftMs }) => ({ kind, subject, dueAt: now + leftMs })),
    dueAt: dueLeftMs === null ? null : now + dueLeftMs,
    approvesAt: approvalLeftMs === null ? null : now + approvalLeftMs,
  };
}
