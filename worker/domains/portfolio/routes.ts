/** Portfolios over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { answerKept } from "../../http/kept-answers.ts";
import { handleParam } from "../users/contract.ts";
import { addWork, changeWork, dropWork } from "./commands.ts";
import { addWorkInput, changeWorkInput, workList, workParam, workView } from "./contract.ts";
import { listOwnWorks, listWorksOf, openPicture } from "./queries.ts";

export const portfolioRoutes = new Hono<AppEnv>()
  .get(
    "/works",
    describe({ summary: "The works you show, in your order", policy: "self", answers: { 200: workList } }),
    async (c) => c.json(await listOwnWorks(c.var.ctx)),
  )
  .post(
    "/works",
    describe({
      summary: "Show a work on your profile, behind the others",
      policy: "self",
      answers: { 201: workView },
      errors: ["invalid_input", "works_full", "file_not_usable"],
      idempotent: true,
    }),
    validator("json", addWorkInput),
    async (c) => c.json(await addWork(c.var.ctx, c.req.valid("json")), 201),
  )
  .patch(
    "/works/:id",
    describe({
      summary: "Change a work, or where it stands; fields left out stay",
      policy: "owner",
      stranger: 404,
      answers: { 200: workView },
      errors: ["invalid_input", "not_found", "file_not_usable"],
    }),
    validator("param", workParam),
    validator("json", changeWorkInput),
    async (c) => c.json(await changeWork(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .delete(
    "/works/:id",
    describe({
      summary: "Show a work no more",
      policy: "owner",
      stranger: 404,
      answers: { 200: workView },
      errors: ["not_found"],
    }),
    validator("param", workParam),
    async (c) => c.json(await dropWork(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/works/:id/picture",
    describe({
      summary: "The picture of a work: an image's bytes",
      policy: "public",
      answers: { 200: null },
      errors: ["not_found"],
    }),
    validator("param", workParam),
    async (c) => {
      const { file, object } = await openPicture(c.var.ctx, c.req.valid("param").id);
      return new Response(object.body, {
        headers: {
          "content-type": file.type,
          "content-length": String(object.size),
          "content-security-policy": "sandbox; default-src 'none'",
          // Short: a picture that was taken away is gone within minutes.
          "cache-control": "public, max-age=300",
        },
      });
    },
  )
  .get(
    "/users/:handle/works",
    describe({
      summary: "The works that somebody shows, in their order",
      policy: "public",
      answers: { 200: workList },
      errors: ["not_found"],
    }),
    validator("param", handleParam),
    async (c) => answerKept(c, await listWorksOf(c.var.ctx, c.req.valid("param").handle)),
  );
