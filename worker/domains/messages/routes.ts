/** HTTP of conversations. The socket is described in docs/PROTOCOL.md. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { requireUpgrade } from "../../http/upgrade.ts";
import { enterConversation, markConversationRead, openConversation, sendMessage } from "./commands.ts";
import {
  conversationListQuery,
  conversationPage,
  conversationParam,
  conversationView,
  markReadInput,
  messagesQuery,
  messagesView,
  messageView,
  openConversationInput,
  sendMessageInput,
} from "./contract.ts";
import { getConversation, getMessages, listConversations } from "./queries.ts";

export const messageRoutes = new Hono<AppEnv>()
  .get(
    "/conversations",
    describe({
      summary: "One's conversations, the latest first",
      policy: "member",
      answers: { 200: conversationPage },
      errors: ["invalid_cursor"],
    }),
    validator("query", conversationListQuery),
    async (c) => c.json(await listConversations(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/conversations",
    describe({
      summary: "Open the conversation with an applicant, or find it",
      policy: "member",
      answers: { 201: conversationView },
      errors: ["not_found", "forbidden"],
      idempotent: true,
    }),
    validator("json", openConversationInput),
    async (c) => c.json(await openConversation(c.var.ctx, c.req.valid("json")), 201),
  )
  .get(
    "/conversations/:id",
    describe({
      summary: "A conversation",
      policy: "participant",
      stranger: 404,
      answers: { 200: conversationView },
      errors: ["not_a_member"],
    }),
    validator("param", conversationParam),
    async (c) => c.json(await getConversation(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/conversations/:id/messages",
    describe({
      summary: "A page of a conversation's entries, oldest first; without `before` the newest",
      policy: "participant",
      stranger: 404,
      answers: { 200: messagesView },
      errors: ["not_a_member"],
    }),
    validator("param", conversationParam),
    validator("query", messagesQuery),
    async (c) => c.json(await getMessages(c.var.ctx, c.req.valid("param").id, c.req.valid("query"))),
  )
  .post(
    "/conversations/:id/messages",
    describe({
      summary: "Write a message without a socket; the same `id` again answers with the first",
      policy: "participant",
      stranger: 404,
      answers: { 201: messageView },
      errors: ["not_a_member", "file_not_usable", "rate_limited"],
    }),
    validator("param", conversationParam),
    validator("json", sendMessageInput),
    async (c) => c.json(await sendMessage(c.var.ctx, c.req.valid("param").id, c.req.valid("json")), 201),
  )
  .post(
    "/conversations/:id/read",
    describe({
      summary: "Say how far one has read; going back changes nothing",
      policy: "participant",
      stranger: 404,
      answers: { 200: conversationView },
      errors: ["not_a_member"],
    }),
    validator("param", conversationParam),
    validator("json", markReadInput),
    async (c) => c.json(await markConversationRead(c.var.ctx, c.req.valid("param").id, c.req.valid("json").seq)),
  )
  .get(
    "/conversations/:id/socket",
    describe({
      summary: "The conversation's WebSocket (docs/PROTOCOL.md)",
      policy: "participant",
      stranger: 404,
      answers: { 101: null },
      errors: ["not_a_member", "invalid_upgrade", "origin_not_allowed"],
    }),
    validator("param", conversationParam),
    async (c) => {
      const entrance = await enterConversation(c.var.ctx, c.req.valid("param").id);
      requireUpgrade(c.req.raw);
      return entrance.connect();
    },
  );
