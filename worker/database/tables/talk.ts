/** Talk: who may enter which room. The messages themselves live in the room's object. */
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";
import type { WorkTables } from "./work.ts";

export function defineTalk(kit: Kit, { users }: PeopleTables, { challenges }: WorkTables) {
  const { table, id, text, instant, index, uniqueIndex, primaryKey } = kit;

  /** Messages live in the conversation's object; this row says who may enter. One room per challenge and applicant. */
  const conversations = table(
    "conversations",
    {
      id: id("id"),
      challengeId: text("challenge_id").references(() => challenges.id),
      applicantId: text("applicant_id").references(() => users.id),
      jurisdiction: text("jurisdiction"),
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

  return { conversations, conversationMembers };
}

export type TalkTables = ReturnType<typeof defineTalk>;
