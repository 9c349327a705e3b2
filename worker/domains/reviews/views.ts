/** Reviews as answers show them. Pure. */
import type { ChallengeRow, ReviewRow, UserRow } from "../../database/schema.ts";
import { isoOrNull } from "../../platform/clock.ts";
import { toPerson } from "../users/views.ts";
import type { Review } from "./contract.ts";

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
