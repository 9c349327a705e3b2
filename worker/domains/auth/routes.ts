import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { readClerkEvent } from "../../platform/clerk-api.ts";
import { systemActor } from "../../platform/context.ts";
import { endOtherSessions, endSession, takeClerkEvent } from "./commands.ts";
import {
  endedSessionsView,
  openSessionsView,
  sessionQuery,
  sessionView,
  signedOutView,
  webhookReceipt,
} from "./contract.ts";
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
      const { document } = c.req.valid("query");
      // Of somebody else there is no document session: the admin's own token was looked at already.
      if (document === undefined || viewingOf(c.var.ctx) !== null) return c.json(await readSession(c.var.ctx));
      const { session, setCookies } = await readPageSession(c.var.ctx, document, c.req.raw.headers);
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
