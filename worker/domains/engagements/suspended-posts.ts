/**
 * What a suspended person has open is taken down, and shown again when the suspension ends: so many in its own commit, the rest by a
 * clock, some each time, so that no commit is ever too large.
 */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { challenges, type SuspensionRow, suspensions, takedowns } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { planTimer } from "../../platform/timers.ts";
import { planRestore, planTakeDown } from "../challenges/taking-down.ts";

/** Challenges of one commit. */
export const postsAtOnce = 50;

type Suspension = Pick<SuspensionRow, "id" | "userId" | "why" | "reason" | "by">;

/** @returns which are taken down now */
export async function planTakePostsDown(ctx: Context, suspension: Suspension): Promise<{ ids: string[]; plan: Plan }> {
  const { id: suspensionId, userId, by, why, reason } = suspension;
  // One that is awarded is open again when the poster does not pay, who may not.
  const where = and(
    eq(challenges.posterId, userId),
    inArray(challenges.state, ["open", "awarded"]),
    isNull(challenges.takenDownAt),
  );
  const open = await ctx.store.db.query.challenges.findMany({
    where,
    orderBy: asc(challenges.seq),
    limit: postsAtOnce,
  });
  return {
    ids: open.map(({ id }) => id),
    plan: [
      ...open.flatMap((challenge) => planTakeDown(ctx, challenge, { by, why, reason, suspensionId })),
      ...planRest(ctx, suspensionId, open.length),
    ],
  };
}

export async function planShowPosts(
  ctx: Context,
  suspensionId: string,
  end: { by: string; reason: string },
): Promise<Plan> {
  const hidden = await ctx.store.db
    .select({ challenge: challenges })
    .from(takedowns)
    .innerJoin(challenges, eq(challenges.id, takedowns.challengeId))
    .where(and(eq(takedowns.suspensionId, suspensionId), isNull(takedowns.restoredAt)))
    .orderBy(asc(challenges.seq))
    .limit(postsAtOnce);
  return [
    ...hidden.flatMap(({ challenge }) => planRestore(ctx, challenge, { ...end, told: false })),
    ...planRest(ctx, suspensionId, hidden.length),
  ];
}

/** Others may be left when there were as many as fit. */
function planRest(ctx: Context, suspensionId: string, done: number): Plan {
  return done < postsAtOnce ? [] : planTimer(ctx, "suspended_posts", suspensionId, ctx.now);
}

/** What the clock does: as the suspension stands now. */
export async function followSuspension(ctx: Context, suspensionId: string): Promise<Plan> {
  const suspension = await ctx.store.db.query.suspensions.findFirst({ where: eq(suspensions.id, suspensionId) });
  if (suspension === undefined) return [];
  const { endedAt, endedBy, ending } = suspension;
  if (endedAt === null) return (await planTakePostsDown(ctx, suspension)).plan;
  const again = await ctx.store.db.query.suspensions.findFirst({
    where: and(eq(suspensions.userId, suspension.userId), isNull(suspensions.endedAt)),
  });
  // Suspended once more while some were still to be shown: they stay away, and come back with the end of that one.
  if (again !== undefined) return planHandOn(ctx, suspensionId, again.id);
  return planShowPosts(ctx, suspensionId, { by: endedBy ?? "", reason: ending ?? "" });
}

function planHandOn(ctx: Context, fromId: string, toId: string): Plan {
  const hidden = and(eq(takedowns.suspensionId, fromId), isNull(takedowns.restoredAt));
  return [ctx.store.db.update(takedowns).set({ suspensionId: toId }).where(hidden)];
}
