/** Notifications: what happened that concerns you, and the frames of your inbox's socket (docs/PROTOCOL.md). */
import * as z from "zod";
import type { Topic } from "../../platform/events.ts";
import { idSchema } from "../../platform/ids.ts";
import { pageQuery } from "../../platform/paging.ts";
import { lastEntryView } from "../messages/contract.ts";

export const inboxProtocol = 1;

/** Groups that a person sets preferences for. */
export const notificationCategories = ["applications", "searches", "work", "money", "reviews", "account"] as const;
export type NotificationCategory = (typeof notificationCategories)[number];

/** What a person chooses channels for: the categories of notes, and messages in conversations. */
export const preferenceCategories = [...notificationCategories, "messages"] as const;
export type PreferenceCategory = (typeof preferenceCategories)[number];

/** Always shown in the app: money, the account, and messages (a conversation can be muted instead). */
export const alwaysInApp = ["money", "account", "messages"] as const satisfies readonly PreferenceCategory[];

/** `daily`: one mail each morning instead of single ones. */
export const digestChoices = ["off", "daily"] as const;
export type DigestChoice = (typeof digestChoices)[number];

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
  "challenge.published": "searches",
  "search.news": "searches",
  "challenge.changed": "applications",
  "challenge.expired": "applications",
  "conversation.opened": "applications",
  "conversation.member_joined": "applications",
  "conversation.member_left": "applications",
  "challenge.completed": "work",
  "challenge.canceled": "work",
  "hold.held": "money",
  "hold.payment_failed": "money",
  "hold.frozen": "money",
  "hold.unfrozen": "money",
  "chargeback.opened": "money",
  "chargeback.closed": "money",
  "delivery.submitted": "work",
  "delivery.changes_requested": "work",
  "delivery.approved": "work",
  "delivery.approval_due": "work",
  "delivery.overdue": "work",
  "cancellation.proposed": "work",
  "cancellation.refused": "work",
  "dispute.filed": "work",
  "dispute.answered": "work",
  "dispute.offered": "work",
  "dispute.evidence_added": "work",
  "dispute.message_sent": "work",
  "dispute.decision_due": "work",
  "dispute.withdrawn": "work",
  "dispute.settled": "work",
  "payout.paid": "money",
  "payout.blocked": "money",
  "payout.failed": "money",
  "payout.reversed": "money",
  "payout.canceled": "money",
  "payout.bank_failed": "money",
  "payout_account.ready": "money",
  "solver.owes": "money",
  "solver.owes_less": "money",
  "refund.paid": "money",
  "refund.failed": "money",
  "money.needs_review": "money",
  "review.written": "reviews",
  "review.published": "reviews",
  "email.undeliverable": "account",
  "webhook.disabled": "account",
  "message.redacted": "account",
  "words.redacted": "account",
  "user.state_changed": "account",
  "export.ready": "account",
  "user.appealed": "account",
  "report.decided": "account",
  "report.upheld": "account",
  "challenge.taken_down": "account",
  "challenge.restored": "account",
} as const satisfies Partial<Record<Topic, NotificationCategory>>;
export type NotificationKind = keyof typeof notificationKinds;

// Object.keys forgets the literal keys of the object above, which is `as const`.
const kindNames = Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]];

/** Counts and days: older notes are dropped. */
export const inboxLimits = {
  notes: 200,
  noteDays: 90,
  unshownDays: 14,
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
  disputeId: idSchema("dispute").optional(),
  actorId: idSchema("user").optional(),
  actorName: z.string().optional(),
  actorHandle: z.string().optional(),
  amountMinor: z.int().optional(),
  currency: z.string().optional(),
  version: z.int().optional(),
  savedSearchId: idSchema("savedSearch").optional(),
  count: z.int().optional().meta({ description: "Of things that are told together" }),
  dueAt: z.iso.datetime().optional(),
  reason: z.string().optional(),
  note: z.string().optional().meta({ description: "What whoever did it said of it" }),
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

export const notificationGroup = notificationView.extend({
  count: z
    .int()
    .min(1)
    .meta({ description: "Notes of this kind about the same thing that this one, the newest, stands for" }),
});
export type NotificationGroup = z.infer<typeof notificationGroup>;

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
  items: z.array(notificationGroup),
  nextCursor: z.string().nullable(),
  unread: unreadView,
});
export type NotificationPage = z.infer<typeof notificationPage>;

export const notificationIdParam = z.object({ id: idSchema("event") });

/** Some by id, or all that one line of the list stands for, or everything up to and including one `ord`, or all. */
export const readNotificationsInput = z.union([
  z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(inboxLimits.idsPerRead) }).strict(),
  z
    .object({ group: z.string().min(1).max(64).meta({ description: "The id of the note that stands for the others" }) })
    .strict(),
  z.object({ through: z.int().min(0) }).strict(),
  z.object({ all: z.literal(true) }).strict(),
]);
export type ReadNotificationsInput = z.infer<typeof readNotificationsInput>;

// ── Preferences ─────────────────────────────────────────────────────────────────────────────────────────────────────

const channels = z.object({ inApp: z.boolean(), email: z.boolean(), push: z.boolean() }).strict();
export type Channels = z.infer<typeof channels>;
export type Channel = keyof Channels;

const shownAlways = channels.extend({
  inApp: z.literal(true, "Notes about money and your account, and messages, are always shown in the app."),
});

export const notificationChoices = z
  .object({
    applications: channels,
    searches: channels,
    work: channels,
    money: shownAlways,
    reviews: channels,
    account: shownAlways,
    messages: shownAlways,
  } satisfies Record<PreferenceCategory, z.ZodType>)
  .strict();
export type NotificationChoices = z.infer<typeof notificationChoices>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time of day as 22:30.");

/** Replaces all of them at once. */
export const preferencesInput = z
  .object({
    choices: notificationChoices,
    digest: z.enum(digestChoices),
    quietHours: z
      .object({ from: timeOfDay, until: timeOfDay })
      .strict()
      .refine(({ from, until }) => from !== until, "Quiet hours need an end that is not their beginning.")
      .nullable()
      .meta({ description: "In the person's own time zone; mail waits until they end, pushes are left out" }),
  })
  .strict();
export type PreferencesInput = z.infer<typeof preferencesInput>;

export const preferencesView = z.object({
  choices: notificationChoices,
  digest: z.enum(digestChoices),
  quietHours: z.object({ from: timeOfDay, until: timeOfDay }).nullable(),
  timeZone: z.string().meta({ description: "The person's, as on their profile" }),
  email: z.object({
    address: z.string().nullable(),
    state: z
      .enum(["on", "no_address", "suppressed", "not_offered"])
      .meta({ description: "`suppressed`: mail to this address came back or was reported as unwanted" }),
  }),
  push: z.object({
    publicKey: z.string().nullable().meta({ description: "VAPID key to subscribe with; null: push is not offered" }),
    browsers: z.int().min(0).meta({ description: "Browsers that were opted in" }),
  }),
});
export type Preferences = z.infer<typeof preferencesView>;

/** What a link in a mail may end: one category, or all mail (of a digest). */
export const unsubscribeScopes = [...preferenceCategories, "digest"] as const;
export type UnsubscribeScope = (typeof unsubscribeScopes)[number];
export const unsubscribeInput = z.object({ token: z.string().min(1).max(300) }).strict();
export const unsubscribeView = z.object({
  scope: z.enum(unsubscribeScopes),
  subscribed: z.boolean().meta({ description: "Whether such mail still goes out" }),
});
export type UnsubscribeView = z.infer<typeof unsubscribeView>;

/** Counts and characters. */
export const pushLimits = { browsers: 20, endpoint: 1_000 } as const;
const base64url = (bytes: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}=*$`));
export const pushSubscriptionInput = z
  .object({
    endpoint: z.url({ protocol: /^https$/ }).max(pushLimits.endpoint),
    keys: z.object({ p256dh: base64url(65), auth: base64url(16) }),
  })
  .meta({ description: "PushSubscription.toJSON() of the browser" });
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionInput>;
export const pushUnsubscribeInput = z.object({ endpoint: z.string().min(1).max(pushLimits.endpoint) }).strict();
/** Resend only wants to know that it was heard. */
export const mailEventReceipt = z.object({ received: z.literal(true) });
export const pushSubscriptionsView = z.object({ browsers: z.int().min(0) });

// ── Frames ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a client may send to its inbox; also the literal text `ping`. */
export const inboxClientFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), proto: z.int(), since: z.int().min(0).nullable().default(null) }),
  z.object({ type: z.literal("renew"), token: z.string().min(1).max(8_192) }),
  z.object({ type: z.literal("seen"), through: z.int().min(0) }),
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
