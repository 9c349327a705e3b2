/**
 * Accounts that close. At once: applications and unpaid awards are taken back, open challenges end, admins are told of rewards that are
 * held. After a week for them to look: work that is not delivered is given up. After two, once nothing is open: the person is forgotten.
 */
import { and, eq, inArray, lte, or } from "drizzle-orm";
import { type AccountClosingRow, accountClosings, holds, type UserRow, users } from "../../database/schema.ts";
import { exactlyOne, isLostRace, type Plan } from "../../database/store.ts";
import { dayMs, hourMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { log } from "../../platform/telemetry.ts";
import { settleOpenWork } from "../engagements/leaving.ts";
import { planErase } from "./erasing.ts";
import { findOpenMatters, isNothingOpen } from "./queries.ts";

/** Accounts one sweep looks at, ms between two looks at one, and held rewards that admins are told of one by one. */
const closingLimits = { perSweep: 20, everyMs: hourMs, toldOf: 20 } as const;

/** Takes every closing account that is due one step on. One that fails never blocks the others. */
export async function sweepClosings(ctx: Context): Promise<void> {
  const due = await ctx.store.db
    .select({ closing: accountClosings, user: users })
    .from(accountClosings)
    .innerJoin(users, eq(users.id, accountClosings.userId))
    .where(lte(accountClosings.nextAt, ctx.now))
    .orderBy(accountClosings.nextAt)
    .limit(closingLimits.perSweep);
  for (const { closing, user } of due) {
    try {
      // Later first: what fails below must not be tried every minute.
      await commit(ctx, planLookAgain(ctx, closing));
      await advance(ctx, closing, user);
    } catch (error) {
      // Kept, or something ended, in this very moment: the next look reads what holds then.
      if (!isLostRace(error))
        log("error", "closing.failed", { requestId: ctx.requestId, userId: closing.userId, error });
    }
  }
}

function planLookAgain(ctx: Context, { userId, eraseAt }: AccountClosingRow): Plan {
  const next = ctx.now + closingLimits.everyMs;
  const nextAt = eraseAt > ctx.now ? Math.min(next, eraseAt) : next;
  return [ctx.store.db.update(accountClosings).set({ nextAt }).where(eq(accountClosings.userId, userId))];
}

async function advance(ctx: Context, closing: AccountClosingRow, user: UserRow): Promise<void> {
  // Suspended meanwhile: that comes first, and it goes on from here when it is lifted.
  if (user.state === "suspended") return;
  if (user.state !== "closing") {
    await commit(ctx, [ctx.store.db.delete(accountClosings).where(eq(accountClosings.userId, user.id))]);
    return;
  }
  await settleOpenWork(ctx, user, ctx.now >= closing.requestedAt + policy.closingReviewDays * dayMs);
  if (closing.toldAt === null) await tellAdmins(ctx, closing, "account_closing");
  if (ctx.now < closing.eraseAt) return;
  if (isNothingOpen(await findOpenMatters(ctx, user.id))) {
    await commit(ctx, planErase(ctx, user));
  } else if ((closing.toldAt ?? 0) < closing.eraseAt) {
    await tellAdmins(ctx, closing, "account_waits");
  }
}

/** Of the rewards that are held with this person on one side. */
async function tellAdmins(
  ctx: Context,
  { userId }: AccountClosingRow,
  reason: "account_closing" | "account_waits",
): Promise<void> {
  const held = await ctx.store.db.query.holds.findMany({
    where: and(
      or(eq(holds.posterId, userId), eq(holds.solverId, userId)),
      inArray(holds.state, ["async_pending", "held", "partially_released"]),
    ),
    columns: { id: true, challengeId: true },
    limit: closingLimits.toldOf,
  });
  if (held.length === 0 && reason === "account_closing") return;
  const about = held.length === 0 ? [{}] : held.map(({ id: holdId, challengeId }) => ({ holdId, challengeId }));
  await commit(ctx, [
    exactlyOne(ctx.store.db.update(accountClosings).set({ toldAt: ctx.now }).where(eq(accountClosings.userId, userId))),
    ...about.flatMap((facts) => planEvent(ctx, "money.needs_review", { ...facts, userId, reason })),
  ]);
}
