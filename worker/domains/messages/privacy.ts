/**
 * What conversations keep of a person, for their export, and how it is erased. A conversation is kept for as long as its challenge is:
 * what was agreed there is the record of the work. When an account is erased, its person's words and files go from all of them.
 */
import { and, eq, inArray } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { conversationMembers, conversations, files } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { rejectFiles } from "../files/commands.ts";
import { type Message, roomLimits } from "./contract.ts";

export interface ConversationExport {
  id: string;
  challengeId: string | null;
  title: string | null;
  joinedAt: string;
  leftAt: string | null;
  /** All that was said; of one that they left only what they said themselves. Oldest first. */
  messages: Message[];
}

/** The ids of all conversations somebody is or was in. */
export async function conversationIdsOf(ctx: Context, userId: string): Promise<string[]> {
  const rows = await ctx.store.db.query.conversationMembers.findMany({
    where: eq(conversationMembers.userId, userId),
    columns: { conversationId: true },
    orderBy: conversationMembers.conversationId,
  });
  return rows.map((row) => row.conversationId);
}

/** Everything that conversations keep of a person, one conversation at a time: all at once may be more than memory holds. */
export async function* exportMessages(ctx: Context, userId: string): AsyncGenerator<ConversationExport> {
  for (const conversationId of await conversationIdsOf(ctx, userId)) {
    const [row] = await ctx.store.db
      .select({ conversation: conversations, member: conversationMembers })
      .from(conversationMembers)
      .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
      .where(and(eq(conversations.id, conversationId), eq(conversationMembers.userId, userId)));
    if (row === undefined) continue;
    const { conversation, member } = row;
    const all = await readAll(ctx, conversation);
    yield {
      id: conversation.id,
      challengeId: conversation.challengeId,
      title: conversation.title,
      joinedAt: iso(member.joinedAt),
      leftAt: member.leftAt === null ? null : iso(member.leftAt),
      messages: member.leftAt === null ? all : all.filter(({ author }) => author === userId),
    };
  }
}

async function readAll(ctx: Context, place: { id: string; jurisdiction: string | null }): Promise<Message[]> {
  const room = roomOf(ctx.env, place);
  const pages: Message[][] = [];
  for (let before: number | null = null; ; ) {
    const { items, more } = await room.page(before, roomLimits.pageMost);
    pages.unshift(items);
    if (!more || items[0] === undefined) return pages.flat();
    before = items[0].seq;
  }
}

/** Blanks all that somebody ever said in these conversations, and takes their files away. Doing it again changes nothing. */
export async function eraseMessages(ctx: Context, userId: string, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const { query } = ctx.store.db;
  const sent = await query.files.findMany({
    where: and(eq(files.ownerId, userId), inArray(files.conversationId, [...conversationIds])),
    columns: { id: true },
  });
  // Files first, as with a message that is removed.
  await rejectFiles(
    ctx,
    sent.map(({ id }) => id),
  );
  const places = await query.conversations.findMany({
    where: inArray(conversations.id, [...conversationIds]),
    columns: { id: true, jurisdiction: true },
  });
  await Promise.all(places.map((place) => roomOf(ctx.env, place).redact({ author: userId })));
}
