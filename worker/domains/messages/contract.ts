/** Messages: conversations, their entries, and the frames of a room's socket (docs/PROTOCOL.md tells the story). */
import * as z from "zod";
import type { Topic } from "../../platform/events.ts";
import { idSchema } from "../../platform/ids.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { challengeStates } from "../challenges/contract.ts";
import { personView } from "../users/contract.ts";

/** The version both sides name in `hello`; a room refuses others with `unsupported_proto`. */
export const roomProtocol = 1;

/** Bytes unless the name says otherwise. */
export const roomLimits = {
  body: 16 * 1024,
  frame: 64 * 1024,
  idCharacters: 64,
  files: 10,
  mentions: 20,
  emojiCharacters: 32,
  queryCharacters: 100,
  members: 200,
  titleCharacters: 80,
  sockets: 500,
  socketsPerMember: 20,
  /** A resume brings at most this much; beyond it the room sends the newest page and a `gap`. */
  resumeEntries: 500,
  resumeBytes: 256 * 1024,
  page: 50,
  pageMost: 100,
  previewCharacters: 140,
  messagesPerSecond: 5,
  messageBurst: 20,
  /** Rooms that one queue message tells of an event. */
  fanOut: 50,
} as const;

/**
 * Milliseconds. `ghost`: a socket silent for three pings counts as gone. `order`: what happened waits so long, again and again, for what
 * happened before it to be told; `orderPatience`: at most, since that happened.
 */
export const roomTimes = {
  orderMs: 1_000,
  orderPatienceMs: 60_000,
  identityMs: 15 * 60_000,
  pingMs: 30_000,
  ghostMs: 100_000,
  typingMs: 3_000,
  refreshMs: 3_000,
  inboxAlarmMs: 60_000,
} as const;

/** Why a room or an inbox closes a socket (WebSocket close codes of the private range). */
export const closeCodes = { tooLarge: 1009, kicked: 4003, unknownRoom: 4004, silent: 4008, tooMany: 4029 } as const;

/**
 * `text` and `file` are what people write (only these are counted as unread); `system` tells an event of the challenge;
 * `edit`, `delete` and `react` change an earlier entry, which `ref` names. Nothing is ever rewritten, but for what a moderator or
 * an erasure had to blank: `redact` says which (`ref`, or all of `data.author`).
 */
export const entryKinds = ["text", "file", "system", "edit", "delete", "react", "redact"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What a system entry's `body` may be; `data` carries the figures to write a sentence with. */
export const roomEvents = [
  "application.shortlisted",
  "application.declined",
  "award.made",
  "award.declined",
  "award.retracted",
  "award.lapsed",
  "hold.held",
  "delivery.submitted",
  "delivery.changes_requested",
  "delivery.approved",
  "delivery.overdue",
  "cancellation.proposed",
  "cancellation.refused",
  "dispute.filed",
  "dispute.answered",
  "dispute.offered",
  "dispute.evidence_added",
  "dispute.message_sent",
  "dispute.withdrawn",
  "dispute.settled",
  "chargeback.opened",
  "chargeback.closed",
  "challenge.completed",
  "challenge.canceled",
  "conversation.member_joined",
  "conversation.member_left",
] as const satisfies readonly Topic[];
export type RoomEvent = (typeof roomEvents)[number];

export const memberRoles = ["poster", "solver", "member"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** The client's own name for a write; a resend under the same id has one effect. */
export const clientIdSchema = z
  .string()
  .min(1)
  .max(roomLimits.idCharacters)
  .regex(/^[A-Za-z0-9_-]+$/, "Use letters, digits, - and _ only.");

/** Half a surrogate pair has no UTF-8: it is replaced here, so that everybody sees what is stored. */
const bodySchema = z
  .string()
  .max(roomLimits.body)
  .overwrite((body) => body.toWellFormed())
  .refine((body) => new TextEncoder().encode(body).length <= roomLimits.body, "A message may have 16 KiB at most.");
const seqSchema = z.int().min(0);
const fileIdsSchema = z.array(idSchema("file")).max(roomLimits.files);

export const attachmentView = z.object({
  id: idSchema("file"),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  width: z.int().optional().meta({ description: "Pixels, of an image that browsers may show in place" }),
  height: z.int().optional(),
});
export type Attachment = z.infer<typeof attachmentView>;

/** One entry of a room's log. `seq` has no holes; edits, deletes and reactions are folded into the entry they change. */
export const messageView = z.object({
  seq: z.int().min(1),
  n: z.int().min(0).meta({ description: "Text and file messages up to and including this entry" }),
  author: idSchema("user").nullable().meta({ description: "null: the system" }),
  id: z.string().meta({ description: "The author's client id; for a system entry the id of its event" }),
  at: z.iso.datetime(),
  kind: z.enum(entryKinds),
  body: z.string().meta({ description: "Text; of a system entry the event's kind, of a reaction the emoji" }),
  ref: z.int().nullable().meta({ description: "seq of the entry this one answers or changes" }),
  files: z.array(attachmentView).optional(),
  mentions: z.array(idSchema("user")).optional(),
  data: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .meta({ description: "Figures of a system entry" }),
  editedAt: z.iso.datetime().optional(),
  deletedAt: z.iso.datetime().optional().meta({ description: "Set: the author took it back, `body` is empty" }),
  redactedAt: z.iso.datetime().optional().meta({ description: "Set: it was blanked by a moderator or an erasure" }),
  reactions: z.record(z.string(), z.array(z.string())).optional().meta({ description: "Emoji → user ids" }),
});
export type Message = z.infer<typeof messageView>;

/** The newest text, file or system entry in short. */
export const lastEntryView = z.object({
  seq: z.int(),
  author: idSchema("user").nullable(),
  kind: z.enum(entryKinds),
  preview: z.string(),
  at: z.iso.datetime(),
});
export type LastEntry = z.infer<typeof lastEntryView>;

export const conversationMemberView = personView.extend({
  role: z.enum(memberRoles),
  blocked: z.boolean().meta({ description: "Whether you have blocked them" }),
});

export const conversationView = z.object({
  id: idSchema("conversation"),
  challengeId: idSchema("challenge").nullable(),
  challenge: z
    .object({ id: idSchema("challenge"), slug: z.string(), title: z.string(), state: z.enum(challengeStates) })
    .nullable(),
  title: z.string().nullable().meta({ description: "Of a group; null in the conversation of a challenge's two" }),
  group: z.boolean(),
  writable: z.boolean().meta({ description: "false: one of the two has blocked the other, and no work is running" }),
  members: z.array(conversationMemberView),
  last: lastEntryView.nullable(),
  unread: z.int().min(0),
  muted: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Conversation = z.infer<typeof conversationView>;

/**
 * A poster names whom to talk to (default: the challenge's solver). A solver only finds a conversation that is open already.
 * With `memberIds` it is a group of the poster and these applicants, a new one every time.
 */
export const openConversationInput = z
  .object({
    challengeId: idSchema("challenge"),
    applicantId: idSchema("user").optional().meta({ description: "The applicant's user id" }),
    memberIds: z
      .array(idSchema("user"))
      .min(1)
      .max(roomLimits.members - 1)
      .optional(),
    title: z.string().trim().min(1).max(roomLimits.titleCharacters).optional().meta({ description: "Of a group" }),
  })
  .strict()
  .refine(({ memberIds, applicantId }) => memberIds === undefined || applicantId === undefined, {
    message: "Name one applicant, or the members of a group.",
    path: ["memberIds"],
  })
  .refine(({ memberIds, title }) => memberIds === undefined || title !== undefined, {
    message: "Give the group a title.",
    path: ["title"],
  });
export type OpenConversationInput = z.infer<typeof openConversationInput>;

export const conversationListQuery = pageQuery.extend({ challengeId: idSchema("challenge").optional() });
export type ConversationListQuery = z.infer<typeof conversationListQuery>;
export const conversationPage = pageOf(conversationView);
export const conversationParam = z.object({ id: idSchema("conversation") });

export const messagesQuery = z.object({
  before: z.coerce.number().int().min(1).optional().meta({ description: "Only entries with a smaller seq" }),
  limit: z.coerce.number().int().min(1).max(roomLimits.pageMost).default(roomLimits.page),
});
export type MessagesQuery = z.infer<typeof messagesQuery>;
export const messagesView = z.object({
  items: z.array(messageView).meta({ description: "Oldest first" }),
  last: z.int().meta({ description: "Newest seq of the room" }),
  read: z.record(z.string(), z.int()).meta({ description: "User id → seq read up to" }),
  more: z.boolean().meta({ description: "Whether older entries exist" }),
});
export type MessagesPage = z.infer<typeof messagesView>;

/** Writing without a socket. `after` as in the `send` frame; without it the room looks back over its last 5,000 entries. */
export const sendMessageInput = z
  .object({
    id: clientIdSchema,
    body: bodySchema.default(""),
    after: seqSchema.optional(),
    fileIds: fileIdsSchema.optional(),
    mentions: z.array(idSchema("user")).max(roomLimits.mentions).optional(),
    ref: z.int().min(1).optional(),
  })
  .strict()
  .refine((input) => input.body.trim() !== "" || (input.fileIds?.length ?? 0) > 0, {
    message: "Write something or attach a file.",
    path: ["body"],
  });
export type SendMessageInput = z.infer<typeof sendMessageInput>;

export const markReadInput = z.object({ seq: seqSchema }).strict();
/** `until` null: count this conversation again. */
export const muteInput = z.object({ until: z.iso.datetime({ offset: true }).nullable() }).strict();
export const addMemberInput = z.object({ userId: idSchema("user") }).strict();
export const leftView = z.object({ left: z.literal(true) });
export const redactedView = z.object({ redacted: z.literal(true) });
export const memberParam = z.object({ id: idSchema("conversation"), userId: idSchema("user") });
export const entryParam = z.object({ id: idSchema("conversation"), seq: z.coerce.number().int().min(1) });
export const redactInput = z.object({ reason: z.string().trim().min(3).max(1_000) }).strict();

// ── Frames ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const helloFrame = z.object({ type: z.literal("hello"), proto: z.int(), since: seqSchema.nullable().default(null) });
const renewFrame = z.object({ type: z.literal("renew"), token: z.string().min(1).max(8_192) });
const sendFrame = z.object({
  type: z.literal("send"),
  id: clientIdSchema,
  after: seqSchema,
  body: bodySchema,
  fileIds: fileIdsSchema.optional(),
  mentions: z.array(idSchema("user")).max(roomLimits.mentions).optional(),
  ref: z.int().min(1).optional(),
});
const change = { id: clientIdSchema, after: seqSchema, seq: z.int().min(1) };
const editFrame = z.object({ type: z.literal("edit"), ...change, body: bodySchema });
const deleteFrame = z.object({ type: z.literal("delete"), ...change });
const reactFrame = z.object({
  type: z.literal("react"),
  ...change,
  emoji: z.string().min(1).max(roomLimits.emojiCharacters),
});
const readFrame = z.object({ type: z.literal("read"), seq: seqSchema });
const typingFrame = z.object({ type: z.literal("typing") });
const historyFrame = z.object({
  type: z.literal("history"),
  before: z.int().min(1),
  limit: z.int().min(1).max(roomLimits.pageMost).default(roomLimits.page),
});
const searchFrame = z.object({
  type: z.literal("search"),
  q: z.string().trim().min(1).max(roomLimits.queryCharacters),
  cursor: z.int().min(1).optional(),
});
const muteFrame = z.object({ type: z.literal("mute"), until: z.iso.datetime({ offset: true }).nullable() });
const leaveFrame = z.object({ type: z.literal("leave") });

/** What a client may send to a room. The literal text `ping` is answered with `pong` without waking it. */
export const roomClientFrame = z.discriminatedUnion("type", [
  helloFrame,
  renewFrame,
  sendFrame,
  editFrame,
  deleteFrame,
  reactFrame,
  readFrame,
  typingFrame,
  historyFrame,
  searchFrame,
  muteFrame,
  leaveFrame,
]);
export type RoomClientFrame = z.infer<typeof roomClientFrame>;

export const roomErrorCodes = [
  "invalid_frame",
  "frame_too_large",
  "unsupported_proto",
  "hello_first",
  "identity_expired",
  "invalid_token",
  "rate_limited",
  "empty_message",
  "no_such_entry",
  "not_yours",
  "not_a_member",
  "file_not_usable",
  "blocked",
  "cannot_leave",
  "internal_error",
] as const;
export type RoomErrorCode = (typeof roomErrorCodes)[number];

const roomMemberView = z.object({
  user: idSchema("user"),
  role: z.enum(memberRoles),
  read: z.int(),
  present: z.boolean(),
});

/** What a room sends. Every frame is one JSON text. */
export const roomServerFrame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("welcome"),
    proto: z.literal(roomProtocol),
    you: idSchema("user"),
    last: z.int(),
    read: z.int().meta({ description: "How far you have read" }),
    unread: z.int(),
    members: z.array(roomMemberView),
    more: z.boolean().meta({ description: "Whether older entries exist than those that follow" }),
    exp: z.iso.datetime().meta({ description: "Renew before this instant" }),
  }),
  z.object({ type: z.literal("batch"), acks: z.array(z.tuple([z.string(), z.int()])), messages: z.array(messageView) }),
  z.object({ type: z.literal("history"), before: z.int(), messages: z.array(messageView), more: z.boolean() }),
  z.object({ type: z.literal("found"), q: z.string(), messages: z.array(messageView), cursor: z.int().nullable() }),
  z.object({ type: z.literal("read"), user: idSchema("user"), seq: z.int() }),
  z.object({ type: z.literal("presence"), user: idSchema("user"), present: z.boolean() }),
  z.object({ type: z.literal("typing"), user: idSchema("user") }),
  z.object({ type: z.literal("gap"), from: z.int() }),
  z.object({ type: z.literal("muted"), until: z.iso.datetime().nullable() }),
  z.object({ type: z.literal("renewed"), exp: z.iso.datetime(), last: z.int() }),
  z.object({
    type: z.literal("error"),
    code: z.enum(roomErrorCodes),
    id: z.string().optional(),
    retryMs: z.int().optional(),
    detail: z.string().optional(),
  }),
]);
export type RoomServerFrame = z.infer<typeof roomServerFrame>;
