/** What somebody has not read in a conversation, as mail and push speak of it. */
import { eq } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { challenges, conversations, users } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { UnreadMessages } from "./mail/letters.ts";
import type { Reader } from "./people.ts";

/** null when all is read by now, or the conversation is muted. */
export async function findUnreadMessages(
  ctx: Context,
  reader: Reader,
  conversationId: string | undefined,
): Promise<UnreadMessages | null> {
  if (conversationId === undefined) return null;
  const [known] = await inboxOf(ctx.env, reader).conversations([conversationId]);
  if (known === undefined || known.unread === 0 || known.muted) return null;
  const author = known.last?.author ?? null;
  const { db } = ctx.store;
  const [[about], from] = await Promise.all([
    db
      .select({ title: challenges.title })
      .from(conversations)
      .innerJoin(challenges, eq(challenges.id, conversations.challengeId))
      .where(eq(conversations.id, conversationId)),
    author === null ? undefined : db.query.users.findFirst({ where: eq(users.id, author), columns: { name: true } }),
  ]);
  const said = known.last !== null && (known.last.kind === "text" || known.last.kind === "file");
  return {
    conversationId,
    count: known.unread,
    from: from?.name ?? null,
    title: about?.title ?? null,
    preview: said ? (known.last?.preview ?? null) : null,
  };
}
