/** Reviews: both sides write one; neither is shown before both are in or 14 days have passed. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { pageOf } from "../../platform/paging.ts";
import { personView } from "../users/contract.ts";

export const reviewLimits = { text: 3_000, textLeast: 10 } as const;

export const writeReviewInput = z
  .object({
    rating: z.int().min(1).max(5),
    text: z
      .string()
      .trim()
      .min(reviewLimits.textLeast, `Write at least ${reviewLimits.textLeast} characters.`)
      .max(reviewLimits.text),
  })
  .strict();
export type WriteReviewInput = z.infer<typeof writeReviewInput>;

export const reviewView = z.object({
  id: idSchema("review"),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }),
  rating: z.int().min(1).max(5),
  text: z.string(),
  author: personView,
  publishedAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: "null while the other side has not written and 14 days have not passed" }),
});
export type Review = z.infer<typeof reviewView>;

export const reviewsOfView = pageOf(reviewView).extend({
  ratings: z
    .array(z.int())
    .length(5)
    .meta({ description: "How many gave 1, 2, 3, 4 and 5: of all published reviews, not of this page alone" }),
});
export type ReviewsOf = z.infer<typeof reviewsOfView>;
