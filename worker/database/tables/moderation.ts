/** What is decided about people and what they post: suspensions with their appeals, challenges taken down, accounts looked at. */
import { sql } from "drizzle-orm";
import { reportReasons } from "../../domains/reports/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";
import type { WorkTables } from "./work.ts";

export function defineModeration(kit: Kit, { users }: PeopleTables, { challenges }: WorkTables) {
  const { table, id, text, instant, choice, index, uniqueIndex } = kit;

  /** Kept when it has ended: whoever decides again should know what was decided before. */
  const suspensions = table(
    "suspensions",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      why: choice("why", reportReasons).notNull(),
      /** Told to the person. */
      reason: text("reason").notNull(),
      by: text("by").notNull(),
      at: instant("at").notNull(),
      /** What the person says against it: once. */
      appeal: text("appeal"),
      appealedAt: instant("appealed_at"),
      /** Of an appeal that was refused; one that was granted ended the suspension. */
      refusal: text("refusal"),
      refusedAt: instant("refused_at"),
      endedBy: text("ended_by"),
      endedAt: instant("ended_at"),
      ending: text("ending"),
    },
    (t) => [
      uniqueIndex("suspensions_one_open").on(t.userId).where(sql`${t.endedAt} is null`),
      index("suspensions_user").on(t.userId, t.at),
    ],
  );

  /** A challenge that nobody but its sides and moderators see; restored, it is what it was. */
  const takedowns = table(
    "takedowns",
    {
      id: id("id"),
      challengeId: text("challenge_id")
        .notNull()
        .references(() => challenges.id),
      /** Of a poster who was suspended: what ends with the suspension. */
      suspensionId: text("suspension_id").references(() => suspensions.id),
      why: choice("why", reportReasons).notNull(),
      /** Told to the poster. */
      reason: text("reason").notNull(),
      by: text("by").notNull(),
      at: instant("at").notNull(),
      restoredBy: text("restored_by"),
      restoredAt: instant("restored_at"),
      restoring: text("restoring"),
    },
    (t) => [
      uniqueIndex("takedowns_one_open").on(t.challengeId).where(sql`${t.restoredAt} is null`),
      index("takedowns_suspension").on(t.suspensionId),
    ],
  );

  /** An admin looks at OpenChance as somebody else sees it, for a while, and can change nothing. */
  const viewings = table(
    "viewings",
    {
      id: id("id"),
      adminId: text("admin_id")
        .notNull()
        .references(() => users.id),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      reason: text("reason").notNull(),
      startedAt: instant("started_at").notNull(),
      endsAt: instant("ends_at").notNull(),
    },
    (t) => [index("viewings_user").on(t.userId, t.startedAt)],
  );

  return { suspensions, takedowns, viewings };
}

export type ModerationTables = ReturnType<typeof defineModeration>;
