/** Signals over HTTP, for moderators. To everybody else there is nothing here. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { settleSignal } from "./commands.ts";
import { settleSignalInput, signalPage, signalParam, signalQuery, signalView } from "./contract.ts";
import { listSignals } from "./queries.ts";

export const signalRoutes = new Hono<AppEnv>()
  .get(
    "/admin/signals",
    describe({
      summary: "What looks like more than chance, the latest first",
      policy: "moderator",
      stranger: 404,
      answers: { 200: signalPage },
      errors: ["invalid_cursor"],
    }),
    validator("query", signalQuery),
    async (c) => c.json(await listSignals(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/signals/:id/settle",
    describe({
      summary: "Say whether a signal is what it looks like",
      policy: "moderator",
      stranger: 404,
      answers: { 200: signalView },
      errors: ["not_found", "forbidden", "wrong_state"],
      idempotent: true,
    }),
    validator("param", signalParam),
    validator("json", settleSignalInput),
    async (c) => c.json(await settleSignal(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  );
