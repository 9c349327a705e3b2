/** Talk: who may enter which room, who wants to hear nothing of whom, and what was reported. Messages live in the room's object. */
import { sql } from "drizzle-orm";
import { type Evidence, reportReasons, reportStates, reportSubjects } from "../../domains/reports/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";
import type { WorkTables } from "./work.ts";

export function defineTalk(kit: Kit, { users }: PeopleTables, { challenges }: WorkTables) {
  const { table, id, sequence, text, integer, instant, choice, json, index, uniqueIndex, primaryKey, check } = kit;

  /** This row says who may enter. One room per challenge and applicant; without an applicant it is a group's, with a title. */
  const conversations = table(
    "conversations",
    {
      id: id("id"),
      challengeId: text("challenge_id").references(() => challenges.id),
      applicantId: text("applicant_id").references(() => users.id),
      title: text("title"),
      jurisdiction: text("jurisdiction"),
      /** Text and file messages, as the room told a minute after the last of them (platform/talked.ts). */
      messages: integer("messages").notNull().default(0),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [uniqueIndex("conversations_applicant").on(t.challengeId, t.applicantId)],
  );

  const conversationMembers = table(
    "conversation_members",
    {
      conversationId: text("conversation_id")
        .notNull()
        .references(() => conversations.id),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      joinedAt: instant("joined_at").notNull(),
      leftAt: instant("left_at"),
    },
    (t) => [
      primaryKey({ columns: [t.conversationId, t.userId] }),
      index("conversation_members_user").on(t.userId, t.joinedAt),
    ],
  );

  /** Messages of all rooms by the day of UTC on which they were told of, in days since 1970. */
  const messageDays = table(
    "message_days",
    { day: integer("day").notNull(), messages: integer("messages").notNull() },
    (t) => [primaryKey({ columns: [t.day] }), check("message_days_some", sql`${t.messages} > 0`)],
  );

  /** `blocker` wants no messages of `blocked`. What it means is decided by messages/queries.ts. */
  const blocks = table(
    "blocks",
    {
      blockerId: text("blocker_id")
        .notNull()
        .references(() => users.id),
      blockedId: text("blocked_id")
        .notNull()
        .references(() => users.id),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.blockerId, t.blockedId] }), index("blocks_blocked").on(t.blockedId)],
  );

  const reports = table(
    "reports",
    {
      seq: sequence("seq"),
      id: text("id").notNull(),
      reporterId: text("reporter_id")
        .notNull()
        .references(() => users.id),
      subject: choice("subject", reportSubjects).notNull(),
      /** A person, a challenge, a work, or the conversation of a message. */
      subjectId: text("subject_id").notNull(),
      /** Of a message: its seq in the conversation; else 0. */
      messageSeq: integer("message_seq").notNull().default(0),
      /** Who is complained of, where that is known. */
      againstId: text("against_id").references(() => users.id),
      reason: choice("reason", reportReasons).notNull(),
      note: text("note").notNull(),
      /** What was said, kept as it stood when it was reported: the room may change afterwards. */
      evidence: json<Evidence>("evidence").notNull(),
      state: choice("state", reportStates).notNull().default("open"),
      /** Who of the moderators looks into it, and since when. */
      claimedBy: text("claimed_by").references(() => users.id),
      claimedAt: instant("claimed_at"),
      /** Who decided, when, and in which words. */
      decidedBy: text("decided_by").references(() => users.id),
      decidedAt: instant("decided_at"),
      decision: text("decision"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      uniqueIndex("reports_id").on(t.id),
      uniqueIndex("reports_once").on(t.reporterId, t.subject, t.subjectId, t.messageSeq),
      index("reports_state").on(t.state, t.seq),
      index("reports_reporter").on(t.reporterId, t.seq),
      index("reports_against").on(t.againstId, t.seq),
    ],
  );

  return { conversations, conversationMembers, messageDays, blocks, reports };
}

export type TalkTables = ReturnType<typeof defineTalk>;
