/** Reviews over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { answerKept } from "../../http/kept-answers.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { challengeParam } from "../challenges/contract.ts";
import { handleParam } from "../users/contract.ts";
import { writeReview } from "./commands.ts";
import { reviewsOfView, reviewView, writeReviewInput } from "./contract.ts";
import { listReviewsFor, listReviewsOf } from "./queries.ts";

export const reviewRoutes = new Hono<AppEnv>()
  .post(
    "/challenges/:id/reviews",
    describe({
      summary: "Review the other side of a completed challenge",
      policy: "participant",
      answers: { 201: reviewView },
      errors: ["invalid_input", "review_not_open", "review_window_over", "already_reviewed"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    validator("json", writeReviewInput),
    async (c) => c.json(await writeReview(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .get(
    "/challenges/:id/reviews",
    describe({
      summary: "The published reviews of a challenge, and your own",
      policy: "public",
      answers: { 200: pageOf(reviewView) },
      errors: ["not_found"],
    }),
    validator("param", challengeParam),
    async (c) => c.json(await listReviewsFor(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/users/:handle/reviews",
    describe({
      summary: "What others wrote of somebody, newest first, and how all of them rated",
      policy: "public",
      answers: { 200: reviewsOfView },
      errors: ["not_found"],
    }),
    validator("param", handleParam),
    validator("query", pageQuery),
    async (c) => answerKept(c, await listReviewsOf(c.var.ctx, c.req.valid("param").handle, c.req.valid("query"))),
  );
