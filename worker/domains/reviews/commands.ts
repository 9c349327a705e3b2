/** Writing a review. Double-blind: the second review publishes both; a clock publishes a lonely one after 14 days. */

import { and, eq, isNull, sql } from "drizzle-orm";
import { type ReviewRow, reviews, users } from "../../database/schema.ts";
import { exactlyOne, isRefusedBy, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { getUserRowById } from "../users/queries.ts";
import type { Review, WriteReviewInput } from "./contract.ts";
import { toReview } from "./views.ts";

type NewReview = Omit<ReviewRow, "seq">;

/**
 * Writes the poster's or the solver's review of the other.
 * @throws AppError `not_found`, `forbidden`, `review_not_open`, `review_window_over`, `already_reviewed`
 */
export async function writeReview(ctx: Context, idOrSlug: string, input: WriteReviewInput): Promise<Review> {
  const actor = requireMember(ctx);
  requireSide(actor.id, await getChallengeWithPeople(ctx, idOrSlug));
  return commitOnce(ctx, async () => {
    const found = await getChallengeWithPeople(ctx, idOrSlug);
    const { challenge } = found;
    if (challenge.state !== "completed") throw new AppError("review_not_open");
    const written = await ctx.store.db.query.reviews.findMany({ where: eq(reviews.challengeId, challenge.id) });
    if (written.some((review) => review.authorId === actor.id)) throw new AppError("already_reviewed");
    const other = written.find((review) => review.authorId !== actor.id);
    // Nobody writes in answer to a review they have read.
    if (other !== undefined && other.publishedAt !== null) throw new AppError("review_window_over");
    const review: NewReview = {
      id: newId("review"),
      challengeId: challenge.id,
      authorId: actor.id,
      subjectId: requireSide(actor.id, found),
      ...input,
      createdAt: ctx.now,
      publishedAt: other === undefined ? null : ctx.now,
    };
    return {
      result: toReview(review, await getUserRowById(ctx, actor.id), challenge),
      plan: [
        ctx.store.db.insert(reviews).values(review),
        // Two at once would each see no other and wait for it: the second of them reads anew.
        ...planChange(ctx, found, changed(ctx, challenge, {})),
        ...planAudit(ctx, "review.written", review.id, { challengeId: challenge.id }),
        ...(other === undefined ? planWaiting(ctx, review) : planBoth(ctx, review, other)),
      ],
    };
  }).catch((error: unknown) => {
    throw isRefusedBy(error, "reviews") ? new AppError("already_reviewed", { cause: error }) : error;
  });
}

/** The person on the other side. @throws AppError `forbidden` for everybody who is on neither */
function requireSide(userId: string, { challenge }: Pick<ChallengeWithPeople, "challenge">): string {
  if (userId === challenge.posterId && challenge.solverId !== null) return challenge.solverId;
  if (userId === challenge.solverId) return challenge.posterId;
  throw new AppError(userId === challenge.posterId ? "review_not_open" : "forbidden");
}

function planWaiting(ctx: Context, review: NewReview): Plan {
  return [
    ...planTimer(ctx, "review_publication", review.id, ctx.now + policy.reviewBlindDays * dayMs),
    ...planEvent(ctx, "review.written", {
      challengeId: review.challengeId,
      reviewId: review.id,
      recipientIds: [review.subjectId],
    }),
  ];
}

function planBoth(ctx: Context, review: NewReview, other: ReviewRow): Plan {
  return [
    ...planRating(ctx, review),
    ...planEvent(ctx, "review.published", {
      challengeId: review.challengeId,
      reviewId: review.id,
      recipientIds: [review.subjectId],
    }),
    ...planPublishReview(ctx, other),
  ];
}

/** Publishes a review that waits; one that is published already makes the commit stale. */
export function planPublishReview(ctx: Context, review: ReviewRow): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(reviews)
        .set({ publishedAt: ctx.now })
        .where(and(eq(reviews.id, review.id), isNull(reviews.publishedAt))),
    ),
    ...planRating(ctx, review),
    ...planStopTimer(ctx, "review_publication", review.id),
    ...planEvent(ctx, "review.published", {
      challengeId: review.challengeId,
      reviewId: review.id,
      recipientIds: [review.subjectId],
    }),
  ];
}

/** Columns that count reviews by their stars, in their order. */
const starColumns = ["ratings1", "ratings2", "ratings3", "ratings4", "ratings5"] as const;

function planRating(ctx: Context, { subjectId, rating }: Pick<NewReview, "subjectId" | "rating">): Plan {
  const stars = starColumns[rating - 1];
  return [
    ctx.store.db
      .update(users)
      .set({
        ratingSum: sql`${users.ratingSum} + ${rating}`,
        ratingCount: sql`${users.ratingCount} + 1`,
        ...(stars && { [stars]: sql`${users[stars]} + 1` }),
      })
      .where(eq(users.id, subjectId)),
  ];
}
