/** How people are told: what they chose, which browsers take pushes, which mails left. The notes themselves live in the inbox's object. */
import { digestChoices, type NotificationChoices, preferenceCategories } from "../../domains/notifications/contract.ts";
import { alertChoices, type SavedQuery } from "../../domains/search/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

/** `sending`: its transport was asked, or is about to be. `unknown`: it was asked and never answered, and asking again could double it. */
export const mailStates = ["sending", "sent", "refused", "unknown", "bounced", "complained"] as const;
export const suppressionCauses = ["bounced", "complained"] as const;

export function defineNotices(kit: Kit, { users }: PeopleTables) {
  const { table, id, text, integer, instant, choice, index, uniqueIndex, primaryKey, json } = kit;

  /** One row for each person who ever chose; without a row the defaults hold (notifications/preferences.ts). */
  const notificationPreferences = table(
    "notification_preferences",
    {
      userId: id("user_id").references(() => users.id),
      choices: json<NotificationChoices>("choices").notNull(),
      digest: choice("digest", digestChoices).notNull(),
      /** Minutes of the person's day; both null: no quiet hours. */
      quietFrom: integer("quiet_from"),
      quietUntil: integer("quiet_until"),
      /** When the next digest is due, and until when the last one told; null without digests. */
      digestAt: instant("digest_at"),
      digestedAt: instant("digested_at"),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("notification_preferences_digest").on(t.digestAt)],
  );

  /** A browser that a person opted in with. Gone when its push service says so. */
  const pushSubscriptions = table(
    "push_subscriptions",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      endpoint: text("endpoint").notNull(),
      p256dh: text("p256dh").notNull(),
      auth: text("auth").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [uniqueIndex("push_subscriptions_endpoint").on(t.endpoint), index("push_subscriptions_user").on(t.userId)],
  );

  /** One row per mail that left or was about to, by the id of its outbox row: what makes a mail leave once. No words of it. */
  const mails = table(
    "mails",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      address: text("address").notNull(),
      category: choice("category", [...preferenceCategories, "digest"]).notNull(),
      state: choice("state", mailStates).notNull(),
      /** The transport's name for it. */
      providerId: text("provider_id"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [
      index("mails_user").on(t.userId, t.createdAt),
      index("mails_provider").on(t.providerId),
      index("mails_age").on(t.createdAt),
    ],
  );

  /** Addresses, in small letters, that no mail goes to any more. */
  const mailSuppressions = table("mail_suppressions", {
    address: id("address"),
    cause: choice("cause", suppressionCauses).notNull(),
    createdAt: instant("created_at").notNull(),
  });

  /** What somebody looks for, and whether new challenges are told (domains/search/alerts.ts). */
  const savedSearches = table(
    "saved_searches",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      name: text("name").notNull(),
      query: json<SavedQuery>("query").notNull(),
      alert: choice("alert", alertChoices).notNull(),
      /** The rarest thing it asks for, by which new challenges find it (domains/search/matching.ts); null: nothing is told. */
      matchKey: text("match_key"),
      /** Challenges that wait to be told in the morning, and when that is; null: there are none. */
      news: integer("news").notNull().default(0),
      tellAt: instant("tell_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [
      index("saved_searches_user").on(t.userId, t.id),
      index("saved_searches_key").on(t.matchKey, t.userId, t.id),
      index("saved_searches_due").on(t.tellAt),
    ],
  );

  /**
   * Whom alerts told of a challenge, those of a hundred in a row: words that are taken out of its title leave their notes, too
   * (notifications/renaming.ts). By the first of them, so that a telling which is repeated is the same row.
   */
  const alertedReaders = table(
    "alerted_readers",
    {
      challengeId: text("challenge_id").notNull(),
      firstId: text("first_id").notNull(),
      userIds: json<readonly string[]>("user_ids").notNull(),
      toldAt: instant("told_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.challengeId, t.firstId, t.toldAt] }), index("alerted_readers_age").on(t.toldAt)],
  );

  return { savedSearches, alertedReaders, notificationPreferences, pushSubscriptions, mails, mailSuppressions };
}
