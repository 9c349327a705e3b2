/** Blocks: whom somebody wants no messages of. What that means for conversations is decided there. */
import { and, desc, eq, notExists, or, type SQL, sql } from "drizzle-orm";
import { isListed } from "../../database/listed.ts";
import { blocks, users } from "../../database/schema.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planTurns } from "../../platform/turns.ts";
import type { Block, Person } from "./contract.ts";
import { getUserRow } from "./queries.ts";
import { toPerson } from "./views.ts";

/** Blocks somebody. Doing it again changes nothing. @throws AppError `not_found`, `forbidden` for oneself */
export async function blockUser(ctx: Context, handle: string): Promise<Block> {
  const actor = requireMember(ctx);
  const user = await getUserRow(ctx, handle);
  if (user.id === actor.id) throw new AppError("forbidden", { detail: "You cannot block yourself." });
  return commitOnce(ctx, async () => ({
    result: { user: toPerson(user), blocked: true },
    plan: [
      ...planTurns(ctx, [actor.id, user.id]),
      ctx.store.db
        .insert(blocks)
        .values({ blockerId: actor.id, blockedId: user.id, createdAt: ctx.now })
        .onConflictDoNothing(),
      ...planAudit(ctx, "user.blocked", user.id),
      ...planEvent(ctx, "user.block_changed", { userId: user.id }),
    ],
  }));
}

/** Takes a block back. @throws AppError `not_found` */
export async function unblockUser(ctx: Context, handle: string): Promise<Block> {
  const actor = requireMember(ctx);
  const user = await getUserRow(ctx, handle);
  return commitOnce(ctx, async () => ({
    result: { user: toPerson(user), blocked: false },
    plan: [
      ctx.store.db.delete(blocks).where(and(eq(blocks.blockerId, actor.id), eq(blocks.blockedId, user.id))),
      ...planAudit(ctx, "user.unblocked", user.id),
      ...planEvent(ctx, "user.block_changed", { userId: user.id }),
    ],
  }));
}

/** Whether any of these has blocked any of the others, or the other way round. */
export async function isBlockBetween(
  ctx: Context,
  theseIds: readonly string[],
  otherIds: readonly string[],
): Promise<boolean> {
  return (await ctx.store.db.query.blocks.findFirst({ where: between(theseIds, otherIds) })) !== undefined;
}

/**
 * The same as a condition of a write, so that a block in this very moment makes it stale. A block takes the turns of both, so before such
 * a write stands the turn of one of each two (platform/turns.ts): else Postgres, where each looks at what is committed, lets both land.
 */
export function noBlockBetween(ctx: Context, theseIds: readonly string[], otherIds: readonly string[]): SQL {
  const { db } = ctx.store;
  return notExists(db.select({ one: sql`1` }).from(blocks).where(between(theseIds, otherIds)));
}

function between(theseIds: readonly string[], otherIds: readonly string[]): SQL | undefined {
  const { blockerId, blockedId } = blocks;
  return or(
    and(isListed(blockerId, theseIds), isListed(blockedId, otherIds)),
    and(isListed(blockerId, otherIds), isListed(blockedId, theseIds)),
  );
}

/** Whom one has blocked, the latest first; at most 200. */
export async function listBlocked(ctx: Context): Promise<{ items: Person[]; nextCursor: null }> {
  const actor = requireReader(ctx);
  const rows = await ctx.store.db
    .select({ user: users })
    .from(blocks)
    .innerJoin(users, eq(users.id, blocks.blockedId))
    .where(eq(blocks.blockerId, actor.id))
    .orderBy(desc(blocks.createdAt), users.id)
    .limit(200);
  return { items: rows.map(({ user }) => toPerson(user)), nextCursor: null };
}
