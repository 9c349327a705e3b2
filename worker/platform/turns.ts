/** Whose commits come one after the other, so that what one of them looks at still stands when it lands. */
import { eq, sql } from "drizzle-orm";
import { isListed } from "../database/listed.ts";
import { users } from "../database/schema.ts";
import { exactlyOne, type Plan } from "../database/store.ts";
import type { Context } from "./context.ts";

/**
 * Lets the commits of one person that hold this come one after the other: what a later statement of the plan counts is then what stands.
 * D1 commits so anyway; Postgres does at the person's row.
 */
export function planTurn(ctx: Context, userId: string): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(users)
        .set({ updatedAt: sql`${users.updatedAt}` })
        .where(eq(users.id, userId)),
    ),
  ];
}

/** The same for several at once. */
export function planTurns(ctx: Context, userIds: readonly string[]): Plan {
  return [
    ctx.store.db
      .update(users)
      .set({ updatedAt: sql`${users.updatedAt}` })
      .where(isListed(users.id, userIds)),
  ];
}
