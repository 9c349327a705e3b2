/** Reviews as answers show them. Pure. */
import type { ChallengeRow, ReviewRow, UserRow } from "../../database/schema.ts";
import { isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Review } from "./contract.ts";

/** How many gave 1, 2, 3, 4 and 5. */
export function ratingsOf({ ratings1, ratings2, ratings3, ratings4, ratings5 }: UserRow): number[] {
  return [ratings1, ratings2, ratings3, ratings4, ratings5];
}

export function toReview(
  review: Omit<ReviewRow, "seq">,
  author: UserRow,
  challenge: Pick<ChallengeRow, "id" | "slug" | "title">,
): Review {
  const { id, slug, title } = challenge;
  return {
    id: review.id,
    challenge: { id, slug, title },
    rating: review.rating,
    text: review.text,
    author: toPerson(author),
    publishedAt: isoOrNull(review.publishedAt),
  };
}
