/** HTTP of one's own inbox. The socket is described in docs/PROTOCOL.md. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { requireUpgrade } from "../../http/upgrade.ts";
import { systemActor } from "../../platform/context.ts";
import { readMailEvent } from "../../platform/mailer.ts";
import { getPreferences, getUnsubscribe, putPreferences, unsubscribe } from "./choices.ts";
import { enterInbox, readNotifications } from "./commands.ts";
import {
  mailEventReceipt,
  notificationIdParam,
  notificationListQuery,
  notificationPage,
  notificationView,
  preferencesInput,
  preferencesView,
  pushSubscriptionInput,
  pushSubscriptionsView,
  pushUnsubscribeInput,
  readNotificationsInput,
  unreadView,
  unsubscribeInput,
  unsubscribeView,
} from "./contract.ts";
import { takeMailFate } from "./mail-fates.ts";
import { addBrowser, removeBrowser } from "./push-subscriptions.ts";
import { getNotification, getUnread, listNotifications } from "./queries.ts";

export const notificationRoutes = new Hono<AppEnv>()
  .get(
    "/notifications",
    describe({
      summary: "One's notifications, newest first, and what is unread",
      policy: "member",
      answers: { 200: notificationPage },
      errors: ["invalid_cursor"],
    }),
    validator("query", notificationListQuery),
    async (c) => c.json(await listNotifications(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/notifications/unread",
    describe({ summary: "What is unread, as counts", policy: "member", answers: { 200: unreadView } }),
    async (c) => c.json(await getUnread(c.var.ctx)),
  )
  .post(
    "/notifications/read",
    describe({
      summary: "Mark notifications as read: some, up to one, or all",
      policy: "member",
      answers: { 200: unreadView },
      errors: ["invalid_input"],
    }),
    validator("json", readNotificationsInput),
    async (c) => c.json(await readNotifications(c.var.ctx, c.req.valid("json"))),
  )
  .get(
    "/notifications/preferences",
    describe({
      summary: "Which notifications come by which channel, quiet hours and digest",
      policy: "member",
      answers: { 200: preferencesView },
    }),
    async (c) => c.json(await getPreferences(c.var.ctx)),
  )
  .put(
    "/notifications/preferences",
    describe({
      summary: "Replace them all at once",
      policy: "member",
      answers: { 200: preferencesView },
      errors: ["invalid_input"],
    }),
    validator("json", preferencesInput),
    async (c) => c.json(await putPreferences(c.var.ctx, c.req.valid("json"))),
  )
  .get(
    "/notifications/unsubscribe",
    describe({
      summary: "What a link in a mail is about; needs no sign-in",
      policy: "public",
      answers: { 200: unsubscribeView },
      errors: ["invalid_link"],
    }),
    validator("query", unsubscribeInput),
    async (c) => c.json(await getUnsubscribe(c.var.ctx, c.req.valid("query").token)),
  )
  .post(
    "/notifications/unsubscribe",
    describe({
      summary: "End the mail that a link in it is about; needs no sign-in",
      policy: "public",
      answers: { 200: unsubscribeView },
      errors: ["invalid_link"],
    }),
    validator("json", unsubscribeInput),
    async (c) => c.json(await unsubscribe(c.var.ctx, c.req.valid("json").token)),
  )
  .post(
    "/notifications/push-subscriptions",
    describe({
      summary: "Opt this browser in to pushes",
      policy: "member",
      answers: { 200: pushSubscriptionsView },
      errors: ["invalid_input", "push_not_offered", "push_service_not_allowed"],
    }),
    validator("json", pushSubscriptionInput),
    async (c) => c.json(await addBrowser(c.var.ctx, c.req.valid("json"))),
  )
  .delete(
    "/notifications/push-subscriptions",
    describe({
      summary: "Opt a browser out",
      policy: "member",
      answers: { 200: pushSubscriptionsView },
      errors: ["invalid_input"],
    }),
    validator("json", pushUnsubscribeInput),
    async (c) => c.json(await removeBrowser(c.var.ctx, c.req.valid("json").endpoint)),
  )
  .post(
    "/webhooks/resend",
    describe({
      summary: "Resend's events about mail that came back or was reported",
      policy: "signature",
      answers: { 200: mailEventReceipt },
      errors: ["invalid_signature"],
    }),
    async (c) => {
      const fate = await readMailEvent(c.req.raw, c.var.ctx.config);
      await takeMailFate({ ...c.var.ctx, actor: systemActor }, fate);
      return c.json({ received: true as const });
    },
  )
  .get(
    "/notifications/socket",
    describe({
      summary: "The inbox's WebSocket (docs/PROTOCOL.md)",
      policy: "member",
      answers: { 101: null },
      errors: ["invalid_upgrade", "origin_not_allowed"],
    }),
    async (c) => {
      const entrance = await enterInbox(c.var.ctx);
      requireUpgrade(c.req.raw);
      return entrance.connect();
    },
  )
  .get(
    "/notifications/:id",
    describe({
      summary: "One of one's notifications, by the id of its event",
      policy: "member",
      answers: { 200: notificationView },
      errors: ["not_found"],
    }),
    validator("param", notificationIdParam),
    async (c) => c.json(await getNotification(c.var.ctx, c.req.valid("param").id)),
  );
