/** What a room says to the record: how much has been said in it. Figures by day follow from it. */
import { and, eq, sql } from "drizzle-orm";
import { conversations, messageDays } from "../database/schema.ts";
import { exactlyOne, StaleWriteError } from "../database/store.ts";
import { dayMs } from "./clock.ts";
import { commit } from "./commit.ts";
import type { Context } from "./context.ts";

/**
 * Takes down that a conversation has `messages` by now; what is new counts for today. Told again, or late, it changes nothing.
 * @param messages text and file messages since the conversation began
 */
export async function commitTalked(ctx: Context, conversationId: string, messages: number): Promise<void> {
  const { db } = ctx.store;
  const known = await db.query.conversations.findFirst({
    where: eq(conversations.id, conversationId),
    columns: { messages: true },
  });
  const fresh = messages - (known?.messages ?? messages);
  if (known === undefined || fresh <= 0) return;
  const day = Math.floor(ctx.now / dayMs);
  const asRead = and(eq(conversations.id, conversationId), eq(conversations.messages, known.messages));
  try {
    await commit(ctx, [
      exactlyOne(db.update(conversations).set({ messages }).where(asRead)),
      db
        .insert(messageDays)
        .values({ day, messages: fresh })
        .onConflictDoUpdate({
          target: messageDays.day,
          set: { messages: sql`${messageDays.messages} + ${fresh}` },
        }),
    ]);
  } catch (error) {
    // An alarm that was thought lost was faster: what is left to count is read anew.
    if (error instanceof StaleWriteError) return commitTalked(ctx, conversationId, messages);
    throw error;
  }
}
