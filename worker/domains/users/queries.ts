/** Reads about people. */
import { and, count, eq, inArray, isNotNull } from "drizzle-orm";
import { challenges, type UserRow, userSkills, users } from "../../database/schema.ts";
import { forGuests } from "../../platform/cache.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { OwnUser, User } from "./contract.ts";
import { toOwnUser, toUser } from "./views.ts";

/**
 * A public profile.
 * @throws AppError `not_found` also for people who are gone
 */
export async function getUser(ctx: Context, handle: string): Promise<User> {
  return forGuests(ctx, "people", handle, async () => {
    const user = await getUserRow(ctx, handle);
    return toUser(user, await findSkills(ctx, user.id), await countPosted(ctx, user.id));
  });
}

/** @throws AppError `signed_out` */
export async function getOwnUser(ctx: Context): Promise<OwnUser> {
  const user = await getUserRowById(ctx, requireReader(ctx).id);
  return toOwnUser(user, await findSkills(ctx, user.id), await countPosted(ctx, user.id));
}

/** @throws AppError `not_found` */
export async function getUserRow(ctx: Context, handle: string): Promise<UserRow> {
  const user = await ctx.store.db.query.users.findFirst({ where: eq(users.handle, handle) });
  if (user === undefined || user.state === "deleted") throw new AppError("not_found");
  return user;
}

/** @throws AppError `not_found` */
export async function getUserRowById(ctx: Context, userId: string): Promise<UserRow> {
  const user = await ctx.store.db.query.users.findFirst({ where: eq(users.id, userId) });
  if (user === undefined) throw new AppError("not_found");
  return user;
}

/** Rows of several people by id. At most 90 ids: D1 binds 100 parameters. */
export async function findUserRows(ctx: Context, userIds: readonly string[]): Promise<Map<string, UserRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.store.db.query.users.findMany({ where: inArray(users.id, [...new Set(userIds)]) });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findSkills(ctx: Context, userId: string): Promise<string[]> {
  const rows = await ctx.store.db.query.userSkills.findMany({
    where: eq(userSkills.userId, userId),
    orderBy: userSkills.skill,
  });
  return rows.map((row) => row.skill);
}

export async function countPosted(ctx: Context, userId: string): Promise<number> {
  const [row] = await ctx.store.db
    .select({ posted: count() })
    .from(challenges)
    .where(and(eq(challenges.posterId, userId), isNotNull(challenges.publishedAt)));
  return row?.posted ?? 0;
}
