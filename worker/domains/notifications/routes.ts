/** HTTP of one's own inbox. The socket is described in docs/PROTOCOL.md. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { requireUpgrade } from "../../http/upgrade.ts";
import { enterInbox, readNotifications } from "./commands.ts";
import { notificationListQuery, notificationPage, readNotificationsInput, unreadView } from "./contract.ts";
import { getUnread, listNotifications } from "./queries.ts";

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
  );
