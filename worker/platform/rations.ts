/** A person's rations in the record: exact, and spent in the commit of what they are spent on. The rules: ration-rules.ts. */
import { and, eq, sql } from "drizzle-orm";
import { rations, users } from "../database/schema.ts";
import { exactlyOne, isLostRace, type Plan } from "../database/store.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import { type RationKind, type RationLeft, readRation, spentAfter } from "./ration-rules.ts";

/** What somebody has left of a ration. */
export async function findRation(ctx: Context, userId: string, kind: RationKind): Promise<RationLeft> {
  const { spentUntil, memberSince } = await readSpent(ctx, userId, kind);
  return readRation(kind, { spentUntil, memberSince }, ctx.now);
}

async function readSpent(ctx: Context, userId: string, kind: RationKind) {
  const [row] = await ctx.store.db
    .select({ spentUntil: rations.spentUntil, memberSince: users.createdAt })
    .from(users)
    .leftJoin(rations, and(eq(rations.userId, users.id), eq(rations.kind, kind)))
    .where(eq(users.id, userId))
    .limit(1);
  return row ?? { spentUntil: null, memberSince: ctx.now };
}

/**
 * Spends some (default one), in the commit of what it is spent on. Another that is spent in the same moment makes the commit stale, so that it is
 * decided anew and the ration is never overdrawn.
 * @throws AppError `rate_limited` with the seconds until so many are back
 */
export async function planSpend(ctx: Context, userId: string, kind: RationKind, used = 1): Promise<Plan> {
  const before = await readSpent(ctx, userId, kind);
  const { nextInMs } = readRation(kind, before, ctx.now, used);
  if (nextInMs > 0) {
    throw new AppError("rate_limited", {
      detail: "You have done a lot of this lately. It goes on in a while.",
      retryAfterSeconds: Math.ceil(nextInMs / 1_000),
    });
  }
  const spentUntil = spentAfter(kind, before.spentUntil, used, ctx.now);
  return [
    exactlyOne(
      ctx.store.db
        .insert(rations)
        .values({ userId, kind, spentUntil })
        .onConflictDoUpdate({
          target: [rations.userId, rations.kind],
          set: { spentUntil },
          setWhere: before.spentUntil === null ? sql`1 = 0` : eq(rations.spentUntil, before.spentUntil),
        }),
    ),
  ];
}

/** Gives one back for good conduct. Where nothing was spent there is nothing to give. */
export async function planGiveBack(ctx: Context, userId: string, kind: RationKind): Promise<Plan> {
  const { spentUntil: before } = await readSpent(ctx, userId, kind);
  if (before === null || before <= ctx.now) return [];
  return [
    ctx.store.db
      .update(rations)
      .set({ spentUntil: spentAfter(kind, before, -1, ctx.now) })
      // Spent again in this very moment: then the gift is lost, and the shortlist it was for goes on.
      .where(and(eq(rations.userId, userId), eq(rations.kind, kind), eq(rations.spentUntil, before))),
  ];
}

/** How often a race with oneself is tried anew: a page sends a handful of files at once. */
const races = 20;

/**
 * Spends one by itself, for what is no single commit.
 * @param decide what is written with it. It reads after the ration is read: whoever spends of the same meanwhile makes both stale
 * @throws AppError as {@link planSpend}, and what `decide` throws: then nothing is spent
 */
export async function spend(
  ctx: Context,
  userId: string,
  kind: RationKind,
  decide: () => Promise<Plan> = async () => [],
): Promise<void> {
  for (let race = 1; ; race += 1) {
    try {
      const spent = await planSpend(ctx, userId, kind);
      return await ctx.store.atomic([...spent, ...(await decide())]);
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (race === races) throw new AppError("stale_write", { cause: error });
    }
  }
}
