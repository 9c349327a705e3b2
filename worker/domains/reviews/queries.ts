/** Reads of reviews: everybody sees the published ones, an author also their own. */
import { and, desc, eq, isNotNull, lt, or } from "drizzle-orm";
import { challenges, reviews, users } from "../../database/schema.ts";
import { forGuests } from "../../platform/cache.ts";
import { type Context, readerId } from "../../platform/context.ts";
import { readCursor, toPage } from "../../platform/paging.ts";
import { getChallengeWithPeople } from "../challenges/queries.ts";
import { getUserRow } from "../users/queries.ts";
import type { Review, ReviewsOf } from "./contract.ts";
import { ratingsOf, toReview } from "./views.ts";

/** What others wrote of somebody, newest first, and how all of them rated. @throws AppError `not_found` */
export async function listReviewsOf(
  ctx: Context,
  handle: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<ReviewsOf> {
  return forGuests(ctx, "people", `reviews ${handle} ${JSON.stringify(query)}`, async () => {
    const subject = await getUserRow(ctx, handle);
    const [before] = readCursor(query.cursor, 1) ?? [];
    const rows = await withAuthors(ctx)
      .where(
        and(
          eq(reviews.subjectId, subject.id),
          isNotNull(reviews.publishedAt),
          before === undefined ? undefined : lt(reviews.seq, before),
        ),
      )
      .orderBy(desc(reviews.seq))
      .limit(query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.review.seq]);
    return {
      items: page.items.map((row) => toReview(row.review, row.author, row.challenge)),
      nextCursor: page.nextCursor,
      ratings: ratingsOf(subject),
    };
  });
}

/** The reviews of one challenge that the reader may see: published ones, and their own. @throws AppError `not_found` */
export async function listReviewsFor(ctx: Context, idOrSlug: string): Promise<{ items: Review[]; nextCursor: null }> {
  const { challenge } = await getChallengeWithPeople(ctx, idOrSlug);
  const own = readerId(ctx);
  const rows = await withAuthors(ctx).where(
    and(
      eq(reviews.challengeId, challenge.id),
      or(isNotNull(reviews.publishedAt), own === null ? undefined : eq(reviews.authorId, own)),
    ),
  );
  return { items: rows.map((row) => toReview(row.review, row.author, row.challenge)), nextCursor: null };
}

function withAuthors(ctx: Context) {
  return ctx.store.db
    .select({ review: reviews, author: users, challenge: challenges })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.authorId))
    .innerJoin(challenges, eq(challenges.id, reviews.challengeId))
    .$dynamic();
}
