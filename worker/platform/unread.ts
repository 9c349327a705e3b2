/** What an inbox says to the record: messages have been unread for a while. Mail and push follow from it like from any event. */
import { isRefusedBy } from "../database/store.ts";
import { commit } from "./commit.ts";
import { type Context, systemActor } from "./context.ts";
import { planFollowUps } from "./outbox.ts";

/** Commits the event once for a person, a conversation and what they had read of it, however often an alarm rings. */
export async function commitUnread(
  ctx: Context,
  userId: string,
  { room, readSeq, since }: { room: string; readSeq: number; since: number },
): Promise<void> {
  const source = { eventId: `${room}:${readSeq}`, topic: "conversation.unread" } as const;
  const facts = { at: since, actorId: systemActor.id, conversationId: room, userId };
  const row = { recipientId: userId, dueAt: ctx.now, facts };
  const followUps = [
    { consumer: "inbox" as const, ...row },
    { consumer: "webhooks" as const, ...row },
  ];
  try {
    await commit(ctx, planFollowUps(ctx, source, followUps));
  } catch (error) {
    if (!isRefusedBy(error, "outbox_recipient", "outbox.recipient_id")) throw error;
  }
}
