/** Daily digests: each morning of a person's own, one row for their mail. */
import { and, eq, isNotNull, lte } from "drizzle-orm";
import { notificationPreferences, users } from "../../database/schema.ts";
import { exactlyOne, type Plan, StaleWriteError } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, systemActor } from "../../platform/context.ts";
import { planFollowUps } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { nextMinuteOfDay } from "./preferences.ts";

/** People looked at by one sweep; the next takes the rest. */
const perSweep = 200;

/** The next morning in a zone, ms. */
export function nextDigestAt(timeZone: string, now: number): number {
  return nextMinuteOfDay(policy.digestHour * 60, timeZone, now);
}

/** Cron: digests that are due. Each is planned in the commit that moves its clock, so that a morning has one. */
export async function sweepDigests(ctx: Context): Promise<void> {
  const due = await ctx.store.db
    .select({ preferences: notificationPreferences, timeZone: users.timeZone })
    .from(notificationPreferences)
    .innerJoin(users, eq(users.id, notificationPreferences.userId))
    .where(and(isNotNull(notificationPreferences.digestAt), lte(notificationPreferences.digestAt, ctx.now)))
    .orderBy(notificationPreferences.digestAt)
    .limit(perSweep);
  for (const { preferences, timeZone } of due) {
    try {
      await commit(
        ctx,
        planDigest(ctx, preferences.userId, preferences.digestAt ?? ctx.now, preferences.digestedAt, timeZone),
      );
    } catch (error) {
      // They chose anew in this very moment; their new clock counts.
      if (!(error instanceof StaleWriteError)) throw error;
    }
  }
}

function planDigest(ctx: Context, userId: string, dueAt: number, since: number | null, timeZone: string): Plan {
  const source = { eventId: `digest:${dueAt}`, topic: "digest.due" } as const;
  const facts = { at: ctx.now, actorId: systemActor.id, userId, since: since ?? ctx.now - dayMs };
  return [
    exactlyOne(
      ctx.store.db
        .update(notificationPreferences)
        .set({ digestAt: nextDigestAt(timeZone, ctx.now), digestedAt: ctx.now })
        .where(and(eq(notificationPreferences.userId, userId), eq(notificationPreferences.digestAt, dueAt))),
    ),
    ...planFollowUps(ctx, source, [{ consumer: "email", recipientId: userId, dueAt: ctx.now, facts }]),
  ];
}
