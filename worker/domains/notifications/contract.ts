/** Notifications: what happened that concerns you, and the frames of your inbox's socket (docs/PROTOCOL.md). */
import * as z from "zod";
import type { Topic } from "../../platform/events.ts";
import { idSchema } from "../../platform/ids.ts";
import { pageQuery } from "../../platform/paging.ts";
import { lastEntryView } from "../messages/contract.ts";

export const inboxProtocol = 1;

/** Groups that a person sets preferences for. */
export const notificationCategories = ["applications", "work", "money", "reviews", "account"] as const;
export type NotificationCategory = (typeof notificationCategories)[number];

/** kind (the topic of its event) → category. A new kind: its category here, its recipients in recipients.ts, its words in the app. */
export const notificationKinds = {
  "application.submitted": "applications",
  "application.withdrawn": "applications",
  "application.shortlisted": "applications",
  "application.declined": "applications",
  "award.made": "applications",
  "award.declined": "applications",
  "award.retracted": "applications",
  "award.lapsed": "applications",
  "challenge.changed": "applications",
  "challenge.expired": "applications",
  "challenge.completed": "work",
  "challenge.canceled": "work",
  "hold.held": "money",
  "hold.payment_failed": "money",
  "delivery.submitted": "work",
  "delivery.changes_requested": "work",
  "delivery.approved": "work",
  "delivery.approval_due": "work",
  "payout.paid": "money",
  "payout.blocked": "money",
  "payout.failed": "money",
  "payout_account.ready": "money",
  "refund.paid": "money",
  "review.written": "reviews",
  "review.published": "reviews",
} as const satisfies Partial<Record<Topic, NotificationCategory>>;
export type NotificationKind = keyof typeof notificationKinds;

// Object.keys forgets the literal keys of the object above, which is `as const`.
const kindNames = Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]];

/** Counts and days: older notes are dropped. */
export const inboxLimits = {
  notes: 200,
  noteDays: 90,
  idsPerRead: 100,
  sockets: 50,
  resumeNotes: 50,
  fanOut: 100,
} as const;

/** What a note is about: enough to write a sentence and a link without asking again. */
export const notificationSubject = z.object({
  challengeId: idSchema("challenge").optional(),
  slug: z.string().optional(),
  title: z.string().optional(),
  applicationId: idSchema("application").optional(),
  conversationId: idSchema("conversation").optional(),
  deliveryId: idSchema("delivery").optional(),
  actorId: idSchema("user").optional(),
  actorName: z.string().optional(),
  actorHandle: z.string().optional(),
  amountMinor: z.int().optional(),
  currency: z.string().optional(),
  version: z.int().optional(),
  dueAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
});
export type NotificationSubject = z.infer<typeof notificationSubject>;

export const notificationView = z.object({
  id: z.string().meta({ description: "The id of its event" }),
  ord: z.int().min(1).meta({ description: "Rises by one with each note of this inbox" }),
  kind: z.enum(kindNames),
  category: z.enum(notificationCategories),
  subject: notificationSubject,
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type Notification = z.infer<typeof notificationView>;

export const unreadView = z.object({
  notifications: z.int().min(0),
  conversations: z.int().min(0).meta({ description: "Conversations with unread messages, muted ones not counted" }),
});
export type Unread = z.infer<typeof unreadView>;

export const notificationListQuery = pageQuery.extend({
  unread: z.enum(["true", "false"]).optional().meta({ description: "`true`: only unread notes" }),
});
export type NotificationListQuery = z.infer<typeof notificationListQuery>;
export const notificationPage = z.object({
  items: z.array(notificationView),
  nextCursor: z.string().nullable(),
  unread: unreadView,
});
export type NotificationPage = z.infer<typeof notificationPage>;

/** Some by id, or everything up to and including one `ord`, or all. */
export const readNotificationsInput = z.union([
  z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(inboxLimits.idsPerRead) }).strict(),
  z.object({ through: z.int().min(0) }).strict(),
  z.object({ all: z.literal(true) }).strict(),
]);
export type ReadNotificationsInput = z.infer<typeof readNotificationsInput>;

// ── Frames ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a client may send to its inbox; also the literal text `ping`. */
export const inboxClientFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), proto: z.int(), since: z.int().min(0).nullable().default(null) }),
  z.object({ type: z.literal("renew"), token: z.string().min(1).max(8_192) }),
  z.object({
    type: z.literal("read"),
    ids: z.array(z.string().max(64)).max(inboxLimits.idsPerRead).optional(),
    through: z.int().min(0).optional(),
  }),
]);
export type InboxClientFrame = z.infer<typeof inboxClientFrame>;

export const inboxErrorCodes = [
  "invalid_frame",
  "frame_too_large",
  "unsupported_proto",
  "hello_first",
  "identity_expired",
  "invalid_token",
  "internal_error",
] as const;
export type InboxErrorCode = (typeof inboxErrorCodes)[number];

/** A conversation as the inbox knows it. */
export const inboxConversation = z.object({
  id: idSchema("conversation"),
  unread: z.int(),
  mentions: z.int(),
  muted: z.boolean(),
  last: lastEntryView.nullable(),
});
export type InboxConversation = z.infer<typeof inboxConversation>;

/** What an inbox sends. Frames that change a count carry the new counts. */
export const inboxServerFrame = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("welcome"),
    proto: z.literal(inboxProtocol),
    last: z.int().meta({ description: "Newest ord" }),
    unread: unreadView,
    exp: z.iso.datetime(),
  }),
  z.object({ type: z.literal("notes"), notes: z.array(notificationView), unread: unreadView }),
  z.object({
    type: z.literal("read"),
    ids: z.array(z.string()).optional(),
    through: z.int().optional(),
    unread: unreadView,
  }),
  z.object({ type: z.literal("conversation"), conversation: inboxConversation, unread: unreadView }),
  z.object({ type: z.literal("gap"), from: z.int() }),
  z.object({ type: z.literal("renewed"), exp: z.iso.datetime(), last: z.int(), unread: unreadView }),
  z.object({ type: z.literal("error"), code: z.enum(inboxErrorCodes), detail: z.string().optional() }),
]);
export type InboxServerFrame = z.infer<typeof inboxServerFrame>;
