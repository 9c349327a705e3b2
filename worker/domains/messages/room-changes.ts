/** What the record tells rooms beside the challenge's events: who is in, who may write, what is to be blanked. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { conversationMembers, conversations, files } from "../../database/schema.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireModerator, systemActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Job, planEvent } from "../../platform/outbox.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { rejectFiles } from "../files/commands.ts";
import { getUserRowById } from "../users/queries.ts";
import type { RoomEvent } from "./contract.ts";
import { type ConversationWithMembers, findConversations, toRoomPlace } from "./queries.ts";

/** Follows an event that changes rooms. False: it is not one of those. */
export async function changeRooms(ctx: Context, job: Job): Promise<boolean> {
  const { actorId, conversationId, userId, seq } = job.facts;
  switch (job.topic) {
    case "user.block_changed":
      await followBlock(ctx, actorId, userId ?? "");
      return true;
    case "conversation.member_joined":
    case "conversation.member_left":
      await followMember(ctx, job, job.topic);
      return true;
    case "message.redacted":
      await blankMessage(ctx, conversationId ?? "", seq ?? 0);
      return true;
    case "words.redacted":
      // A title stands in all rooms of its challenge, which are too many for one message (consumer.ts).
      if (job.facts.reason === "challenge") return false;
      await followFileName(ctx, job);
      return true;
    default:
      return false;
  }
}

/** Tells the conversations of the two whether they may write there now. Twice is harmless. */
export async function followBlock(ctx: Context, oneId: string, otherId: string): Promise<void> {
  const { db } = ctx.store;
  const roomsOf = (userId: string) =>
    db
      .select({ id: conversationMembers.conversationId })
      .from(conversationMembers)
      .where(and(eq(conversationMembers.userId, userId), isNull(conversationMembers.leftAt)));
  const both = and(inArray(conversations.id, roomsOf(oneId)), inArray(conversations.id, roomsOf(otherId)));
  // `and` of two conditions is never absent, which its type cannot say.
  const shared = await findConversations(ctx, systemActor, both ?? eq(conversations.id, ""));
  await Promise.all(shared.map((found) => roomOf(ctx.env, found.conversation).change(toRoomPlace(found))));
}

/** The room is told by the record of now; its log says who came or went. */
async function followMember(ctx: Context, { eventId, facts }: Job, event: RoomEvent): Promise<void> {
  const { conversationId = "", userId = "", actorId } = facts;
  const [found] = await findConversations(ctx, systemActor, eq(conversations.id, conversationId));
  if (found === undefined) return;
  const room = roomOf(ctx.env, found.conversation);
  const place = toRoomPlace(found);
  const { name, jurisdiction } = await getUserRowById(ctx, userId);
  await room.change(place, event === "conversation.member_left" ? { id: userId, jurisdiction } : null);
  const data = { actorId, userId, name };
  await room.post(place, {
    author: null,
    clientId: eventId,
    after: null,
    kind: "system",
    body: event,
    ref: null,
    data,
  });
}

/** A room says again what the record says now of its files' names. */
async function followFileName(ctx: Context, { facts }: Job): Promise<void> {
  const { conversationId, userId = "", reason } = facts;
  if (reason !== "file" || conversationId === undefined) return;
  const [found] = await findConversations(ctx, systemActor, eq(conversations.id, conversationId));
  if (found === undefined) return;
  const own = and(eq(files.conversationId, conversationId), eq(files.ownerId, userId));
  const names = await ctx.store.db.query.files.findMany({ where: own, columns: { id: true, name: true } });
  await roomOf(ctx.env, found.conversation).rename({ files: names });
}

/** These rooms say again what the record says now of their challenge: its title, and where it is. */
export async function renameRooms(
  ctx: Context,
  challengeId: string,
  rooms: readonly ConversationWithMembers[],
): Promise<void> {
  const { title, slug } = await getChallengeRow(ctx, challengeId);
  await Promise.all(
    rooms.map(({ conversation }) => roomOf(ctx.env, conversation).rename({ challenge: { title, slug } })),
  );
}

/** Its files go first: once the entry is blanked, nobody knows any more which they were. */
async function blankMessage(ctx: Context, conversationId: string, seq: number): Promise<void> {
  const [found] = await findConversations(ctx, systemActor, eq(conversations.id, conversationId));
  if (found === undefined) return;
  const room = roomOf(ctx.env, found.conversation);
  const [message] = await room.around(seq, 0);
  await rejectFiles(ctx, message?.files?.map(({ id }) => id) ?? []);
  await room.redact({ seq });
}

/**
 * Blanks a message for good, with its files. For moderators, in conversations of others; the audit log keeps who did it and why, not what
 * was said.
 * @throws AppError `not_found`, `forbidden` for one's own conversation
 */
export async function redactMessage(
  ctx: Context,
  conversationId: string,
  seq: number,
  reason: string,
): Promise<{ redacted: true }> {
  const moderator = requireModerator(ctx);
  const [found] = await findConversations(ctx, systemActor, eq(conversations.id, conversationId));
  if (found?.members.some(({ user }) => user.id === moderator.id)) throw new AppError("forbidden");
  const [message] = found === undefined ? [] : await roomOf(ctx.env, found.conversation).around(seq, 0);
  if (message?.kind !== "text" && message?.kind !== "file") throw new AppError("not_found");
  const challengeId = found?.conversation.challengeId;
  return commitOnce(ctx, async () => ({
    result: { redacted: true as const },
    plan: [
      ...planAudit(ctx, "message.redacted", conversationId, { seq, reason }),
      // Whose it was hears that it is gone; the reason is the moderators' own.
      ...planEvent(ctx, "message.redacted", {
        conversationId,
        seq,
        ...(challengeId ? { challengeId } : {}),
        recipientIds: message.author === null ? [] : [message.author],
      }),
    ],
  }));
}
