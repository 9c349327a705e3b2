/** Challenges over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { answerKept } from "../../http/kept-answers.ts";
import { pageOf } from "../../platform/paging.ts";
import { createChallenge, publishChallenge, updateChallenge } from "./commands.ts";
import {
  challengeListQuery,
  challengeParam,
  challengeSummaryView,
  challengeView,
  createChallengeInput,
  updateChallengeInput,
} from "./contract.ts";
import { getChallenge, listChallenges } from "./queries.ts";

export const challengeRoutes = new Hono<AppEnv>()
  .get(
    "/challenges",
    describe({
      summary: "Public challenges, newest first, or your own with `mine`",
      policy: "public",
      answers: { 200: pageOf(challengeSummaryView) },
      errors: ["invalid_input", "invalid_cursor"],
    }),
    validator("query", challengeListQuery),
    async (c) => answerKept(c, await listChallenges(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/challenges",
    describe({
      summary: "Write a draft",
      policy: "member",
      keysMayWrite: true,
      answers: { 201: challengeView },
      errors: ["invalid_input", "currency_not_offered"],
      idempotent: true,
    }),
    validator("json", createChallengeInput),
    async (c) => c.json(await createChallenge(c.var.ctx, c.req.valid("json")), 201),
  )
  .get(
    "/challenges/:id",
    describe({
      summary: "A challenge, by id or slug",
      policy: "public",
      answers: { 200: challengeView },
      errors: ["not_found"],
    }),
    validator("param", challengeParam),
    async (c) => c.json(await getChallenge(c.var.ctx, c.req.valid("param").id)),
  )
  .patch(
    "/challenges/:id",
    describe({
      summary: "Change a draft or an open challenge",
      policy: "poster",
      keysMayWrite: true,
      answers: { 200: challengeView },
      errors: ["invalid_input", "challenge_not_editable", "challenge_incomplete", "currency_not_offered"],
    }),
    validator("param", challengeParam),
    validator("json", updateChallengeInput),
    async (c) => c.json(await updateChallenge(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/challenges/:id/publish",
    describe({
      summary: "Open a draft for applications",
      policy: "poster",
      keysMayWrite: true,
      answers: { 200: challengeView },
      errors: ["challenge_incomplete", "currency_not_offered", "wrong_state"],
      idempotent: true,
    }),
    validator("param", challengeParam),
    async (c) => c.json(await publishChallenge(c.var.ctx, c.req.valid("param").id)),
  );
