/** What people ask about themselves, over HTTP. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { chooseAnalytics, closeAccount, keepAccount, requestExport } from "./commands.ts";
import { analyticsInput, analyticsView, closeAccountInput, exportView, privacyView } from "./contract.ts";
import { getPrivacy, openExport } from "./queries.ts";

export const privacyRoutes = new Hono<AppEnv>()
  .get(
    "/analytics",
    describe({
      summary: "Whether this deployment counts how it is used, of those who allow it",
      policy: "public",
      answers: { 200: analyticsView },
    }),
    (c) => c.json({ offered: c.var.ctx.config.POSTHOG_KEY !== undefined }),
  )
  .put(
    "/users/me/analytics",
    describe({
      summary: "Allow being counted as you use this, or do not",
      policy: "self",
      answers: { 200: analyticsInput },
      errors: ["invalid_input"],
      readOnlyAccounts: ["suspended", "closing"],
    }),
    validator("json", analyticsInput),
    async (c) => c.json(await chooseAnalytics(c.var.ctx, c.req.valid("json"))),
  )
  .get(
    "/users/me/privacy",
    describe({
      summary: "Your export, whether your account closes, and what is open",
      policy: "self",
      answers: { 200: privacyView },
    }),
    async (c) => c.json(await getPrivacy(c.var.ctx)),
  )
  .post(
    "/users/me/export",
    describe({
      summary: "Ask for everything we have of you; you are told when it can be fetched",
      policy: "self",
      answers: { 201: exportView },
      errors: ["rate_limited"],
      idempotent: true,
      readOnlyAccounts: ["suspended", "closing"],
    }),
    async (c) => c.json(await requestExport(c.var.ctx), 201),
  )
  .get(
    "/users/me/export/file",
    describe({
      summary: "The ZIP of your export; 404 before it is ready and after it has expired",
      policy: "owner",
      stranger: 404,
      answers: { 200: null },
      errors: ["not_found"],
    }),
    async (c) => {
      const { object, madeAt } = await openExport(c.var.ctx);
      const day = new Date(madeAt).toISOString().slice(0, 10);
      return new Response(object.body, {
        headers: {
          "content-type": "application/zip",
          "content-length": String(object.size),
          "content-disposition": `attachment; filename="openchance-${day}.zip"`,
          "cache-control": "private, no-store",
        },
      });
    },
  )
  .delete(
    "/users/me",
    describe({
      summary: "Close your account: what is open is settled, and after two weeks everything about you goes",
      policy: "self",
      answers: { 200: privacyView },
      errors: ["invalid_input", "wrong_state", "account_suspended"],
      readOnlyAccounts: ["closing"],
    }),
    validator("json", closeAccountInput),
    async (c) => c.json(await closeAccount(c.var.ctx, c.req.valid("json"))),
  )
  .post(
    "/users/me/keep",
    describe({
      summary: "Keep your account after all",
      policy: "self",
      answers: { 200: privacyView },
      errors: ["account_suspended"],
      readOnlyAccounts: ["closing"],
    }),
    async (c) => c.json(await keepAccount(c.var.ctx)),
  );
