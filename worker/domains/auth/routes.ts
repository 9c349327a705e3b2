import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { readClerkEvent } from "../../platform/clerk-api.ts";
import { systemActor } from "../../platform/context.ts";
import { endOtherSessions, endSession, takeClerkEvent } from "./commands.ts";
import {
  createKeyInput,
  endedSessionsView,
  keyPage,
  keyParam,
  keyView,
  newKeyView,
  openSessionsView,
  sessionQuery,
  sessionView,
  signedOutView,
  webhookReceipt,
} from "./contract.ts";
import { createKey, listKeys, revokeKey } from "./keys.ts";
import { readOpenSessions, readPageSession, readSession, viewingOf } from "./queries.ts";

export const authRoutes = new Hono<AppEnv>()
  .get(
    "/auth/session",
    describe({
      summary: "Who is signed in",
      policy: "public",
      answers: { 200: sessionView },
      errors: ["conflicting_credentials"],
    }),
    validator("query", sessionQuery),
    async (c) => {
      const { document, language } = c.req.valid("query");
      // Of somebody else there is no document session: the admin's own token was looked at already.
      if (document === undefined || viewingOf(c.var.ctx) !== null) return c.json(await readSession(c.var.ctx));
      const { session, setCookies } = await readPageSession(c.var.ctx, { document, language }, c.req.raw.headers);
      for (const line of setCookies) c.header("set-cookie", line, { append: true });
      return c.json(session);
    },
  )
  .post(
    "/auth/sign-out",
    describe({ summary: "End this session, here and at Clerk", policy: "public", answers: { 200: signedOutView } }),
    async (c) => {
      const setCookies = await endSession(c.var.ctx, c.req.raw.headers);
      for (const line of setCookies) c.header("set-cookie", line, { append: true });
      return c.json({ state: "signed-out" as const, user: null });
    },
  )
  .get(
    "/auth/sessions",
    describe({
      summary: "Where one is signed in",
      policy: "member",
      answers: { 200: openSessionsView },
      errors: ["identity_provider_unavailable"],
    }),
    async (c) => c.json({ items: await readOpenSessions(c.var.ctx) }),
  )
  .post(
    "/auth/sessions/end-others",
    describe({
      summary: "Sign out everywhere else",
      policy: "member",
      answers: { 200: endedSessionsView },
      errors: ["identity_provider_unavailable"],
    }),
    async (c) => c.json({ ended: await endOtherSessions(c.var.ctx) }),
  )
  .get("/users/me/api-keys", describe({ summary: "Your keys", policy: "self", answers: { 200: keyPage } }), async (c) =>
    c.json(await listKeys(c.var.ctx)),
  )
  .post(
    "/users/me/api-keys",
    describe({
      summary: "Make a key for a program of yours; it is said in this answer and never again",
      policy: "self",
      answers: { 201: newKeyView },
      errors: ["invalid_input", "too_many_keys", "idempotency_conflict"],
      idempotent: true,
    }),
    validator("json", createKeyInput),
    async (c) => c.json(await createKey(c.var.ctx, c.req.valid("json")), 201),
  )
  .delete(
    "/users/me/api-keys/:id",
    describe({
      summary: "Take a key back",
      policy: "self",
      readOnlyAccounts: ["suspended", "closing"],
      answers: { 200: keyView },
      errors: ["not_found"],
    }),
    validator("param", keyParam),
    async (c) => c.json(await revokeKey(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/webhooks/clerk",
    describe({
      summary: "Clerk's events about people and sessions",
      policy: "signature",
      answers: { 200: webhookReceipt },
      errors: ["invalid_signature"],
    }),
    async (c) => {
      const { config } = c.var.ctx;
      const event = await readClerkEvent(c.req.raw, config);
      const outcome = await takeClerkEvent({ ...c.var.ctx, actor: systemActor }, event, config.CLERK_ISSUER);
      return c.json({ received: true as const, duplicate: outcome === "duplicate" });
    },
  );
