/** People over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { answerKept } from "../../http/kept-answers.ts";
import { listBlocked } from "./blocks.ts";
import { updateProfile } from "./commands.ts";
import { blockedPage, handleParam, ownUserView, updateUserInput, userView } from "./contract.ts";
import { getOwnUser, getUser } from "./queries.ts";

export const userRoutes = new Hono<AppEnv>()
  .get(
    "/users/me",
    describe({ summary: "Your own profile", policy: "self", answers: { 200: ownUserView } }),
    async (c) => c.json(await getOwnUser(c.var.ctx)),
  )
  .patch(
    "/users/me",
    describe({
      summary: "Change your profile; fields left out stay",
      policy: "self",
      answers: { 200: ownUserView },
      errors: ["invalid_input"],
    }),
    validator("json", updateUserInput),
    async (c) => c.json(await updateProfile(c.var.ctx, c.req.valid("json"))),
  )
  .get(
    "/users/me/blocks",
    describe({ summary: "Whom you have blocked", policy: "self", answers: { 200: blockedPage } }),
    async (c) => c.json(await listBlocked(c.var.ctx)),
  )
  .get(
    "/users/:handle",
    describe({
      summary: "Somebody's public profile",
      policy: "public",
      answers: { 200: userView },
      errors: ["not_found"],
    }),
    validator("param", handleParam),
    async (c) => answerKept(c, await getUser(c.var.ctx, c.req.valid("param").handle)),
  );
