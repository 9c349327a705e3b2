/** What a room says to the record: how much has been said in it. Figures by day follow from it. */
import { and, eq, sql } from "drizzle-orm";
import { conversations, messageDays } from "../database/schema.ts";
import { exactlyOne, StaleWriteError } from "../database/store.ts";
import { dayMs, hourMs } from "./clock.ts";
import { commit } from "./commit.ts";
import type { Context } from "./context.ts";

/**
 * Takes down that a conversation has `messages` by now; what is new counts for today. Told again, or late, it changes nothing.
 * @param messages text and file messages since the conversation began
 * @param countBefore how many of them were said before an instant: a room that is older than this counting has a history
 */
export async function commitTalked(
  ctx: Context,
  conversationId: string,
  messages: number,
  countBefore: (at: number) => number = () => 0,
): Promise<void> {
  const { db } = ctx.store;
  const known = await db.query.conversations.findFirst({
    where: eq(conversations.id, conversationId),
    columns: { messages: true },
  });
  if (known === undefined || messages <= known.messages) return;
  const day = Math.floor(ctx.now / dayMs);
  // What was said just before midnight is told of just after.
  const begun = Math.min(day * dayMs, ctx.now - hourMs);
  const fresh = messages - (known.messages === 0 ? countBefore(begun) : known.messages);
  const asRead = and(eq(conversations.id, conversationId), eq(conversations.messages, known.messages));
  try {
    await commit(ctx, [
      exactlyOne(db.update(conversations).set({ messages }).where(asRead)),
      ...(fresh <= 0 ? [] : [planCount(ctx, day, fresh)]),
    ]);
  } catch (error) {
    // An alarm that was thought lost was faster: what is left to count is read anew.
    if (error instanceof StaleWriteError) return commitTalked(ctx, conversationId, messages, countBefore);
    throw error;
  }
}

function planCount({ store: { db } }: Context, day: number, messages: number) {
  return db
    .insert(messageDays)
    .values({ day, messages })
    .onConflictDoUpdate({
      target: messageDays.day,
      set: { messages: sql`${messageDays.messages} + ${messages}` },
    });
}
