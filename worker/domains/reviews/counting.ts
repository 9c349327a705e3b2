/**
 * Stars that were not counted: reviews which the code before migration 0026 published while that one ran already. Once a night, those
 * whose stars do not add up to their reviews are counted anew from the reviews themselves. Twice is harmless.
 */
import { and, count, eq, isNotNull, ne, sql } from "drizzle-orm";
import { reviews, users } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";

/** Cron calls this every minute; it works in one minute of each night (UTC), because it looks at all people. */
const minuteOfDay = 3 * 60 + 17;

export async function sweepStars(ctx: Context): Promise<void> {
  const at = new Date(ctx.now);
  if (at.getUTCHours() * 60 + at.getUTCMinutes() !== minuteOfDay) return;
  const { db } = ctx.store;
  const { ratings1, ratings2, ratings3, ratings4, ratings5, ratingCount } = users;
  const stars = (rating: number) =>
    sql`${db
      .select({ count: count() })
      .from(reviews)
      .where(and(eq(reviews.subjectId, users.id), isNotNull(reviews.publishedAt), eq(reviews.rating, rating)))}`;
  await ctx.store.atomic([
    db
      .update(users)
      .set({ ratings1: stars(1), ratings2: stars(2), ratings3: stars(3), ratings4: stars(4), ratings5: stars(5) })
      .where(ne(ratingCount, sql`${ratings1} + ${ratings2} + ${ratings3} + ${ratings4} + ${ratings5}`)),
  ]);
}
