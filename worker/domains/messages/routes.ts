/** HTTP of conversations. The socket is described in docs/PROTOCOL.md. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { rationed } from "../../http/rationed.ts";
import { requireUpgrade } from "../../http/upgrade.ts";
import { blockView, handleParam } from "../users/contract.ts";
import { blockAtOnce, unblockAtOnce } from "./blocking.ts";
import { enterConversation, markConversationRead, muteConversation, openConversation } from "./commands.ts";
import {
  addMemberInput,
  conversationListQuery,
  conversationPage,
  conversationParam,
  conversationView,
  entryParam,
  leftView,
  markReadInput,
  memberParam,
  messagesQuery,
  messagesView,
  messageView,
  muteInput,
  openConversationInput,
  redactedView,
  redactInput,
  sendMessageInput,
} from "./contract.ts";
import { addMember, leaveConversation, removeMember } from "./groups.ts";
import { getConversation, getMessages, listConversations } from "./queries.ts";
import { redactMessage } from "./room-changes.ts";
import { sendMessage } from "./sending.ts";

export const messageRoutes = new Hono<AppEnv>()
  .post(
    "/users/:handle/block",
    describe({
      summary: "Block somebody: outside work that runs you cannot write to each other",
      policy: "member",
      answers: { 200: blockView },
      errors: ["not_found", "forbidden"],
      idempotent: true,
    }),
    validator("param", handleParam),
    async (c) => c.json(await blockAtOnce(c.var.ctx, c.req.valid("param").handle)),
  )
  .delete(
    "/users/:handle/block",
    describe({
      summary: "Take a block back",
      policy: "member",
      answers: { 200: blockView },
      errors: ["not_found"],
    }),
    validator("param", handleParam),
    async (c) => c.json(await unblockAtOnce(c.var.ctx, c.req.valid("param").handle)),
  )
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
      summary: "Open the conversation with an applicant, or find it; with `memberIds` open a group",
      policy: "member",
      answers: { 201: conversationView },
      errors: ["rate_limited", "not_found", "forbidden", "blocked"],
      idempotent: true,
    }),
    rationed("conversations"),
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
      keysMayWrite: true,
      stranger: 404,
      answers: { 201: messageView },
      errors: ["not_a_member", "file_not_usable", "rate_limited", "blocked"],
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
      keysMayWrite: true,
      stranger: 404,
      answers: { 200: conversationView },
      errors: ["not_a_member"],
    }),
    validator("param", conversationParam),
    validator("json", markReadInput),
    async (c) => c.json(await markConversationRead(c.var.ctx, c.req.valid("param").id, c.req.valid("json").seq)),
  )
  .post(
    "/conversations/:id/mute",
    describe({
      summary: "Mute until an instant; null counts the conversation again",
      policy: "participant",
      stranger: 404,
      answers: { 200: conversationView },
      errors: ["not_a_member"],
    }),
    validator("param", conversationParam),
    validator("json", muteInput),
    async (c) => c.json(await muteConversation(c.var.ctx, c.req.valid("param").id, c.req.valid("json").until)),
  )
  .post(
    "/conversations/:id/members",
    describe({
      summary: "Bring an applicant into a group",
      policy: "participant",
      stranger: 404,
      answers: { 201: conversationView },
      errors: ["not_a_member", "forbidden", "not_found", "blocked"],
      idempotent: true,
    }),
    validator("param", conversationParam),
    validator("json", addMemberInput),
    async (c) => c.json(await addMember(c.var.ctx, c.req.valid("param").id, c.req.valid("json").userId), 201),
  )
  .delete(
    "/conversations/:id/members/:userId",
    describe({
      summary: "Take somebody out of a group",
      policy: "participant",
      stranger: 404,
      answers: { 200: conversationView },
      errors: ["not_a_member", "forbidden", "not_found", "cannot_leave"],
    }),
    validator("param", memberParam),
    async (c) => {
      const { id, userId } = c.req.valid("param");
      return c.json(await removeMember(c.var.ctx, id, userId));
    },
  )
  .post(
    "/conversations/:id/leave",
    describe({
      summary: "Leave a group",
      policy: "participant",
      stranger: 404,
      answers: { 200: leftView },
      errors: ["not_a_member", "cannot_leave"],
      idempotent: true,
    }),
    validator("param", conversationParam),
    async (c) => c.json(await leaveConversation(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/conversations/:id/messages/:seq/redact",
    describe({
      summary: "Blank a message and its files for good; the audit log keeps why",
      policy: "moderator",
      stranger: 404,
      answers: { 200: redactedView },
      errors: ["not_found"],
      idempotent: true,
    }),
    validator("param", entryParam),
    validator("json", redactInput),
    async (c) => {
      const { id, seq } = c.req.valid("param");
      return c.json(await redactMessage(c.var.ctx, id, seq, c.req.valid("json").reason));
    },
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
