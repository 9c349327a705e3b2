/** What people do in conversations without a socket, and how a conversation begins. */
import { and, eq, inArray } from "drizzle-orm";
import { roomOf, seatRequest } from "../../../durable-objects/stubs.ts";
import { applications, conversationMembers, conversations, type FileRow, files } from "../../database/schema.ts";
import { exactlyOne, type Plan, StaleWriteError } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commit, commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { planAttachFiles } from "../files/commands.ts";
import { getUserRowById } from "../users/queries.ts";
import type { Attachment, Conversation, Message, OpenConversationInput, SendMessageInput } from "./contract.ts";
import { findConversationId, getConversation, getConversationFor, toRoomPlace } from "./queries.ts";

/**
 * The poster opens the conversation with an applicant; a solver only finds one that is open.
 * @throws AppError `not_found` when there is no such challenge or applicant, `forbidden` for a solver who would write first
 */
export async function openConversation(ctx: Context, input: OpenConversationInput): Promise<Conversation> {
  const actor = requireMember(ctx);
  const conversationId = await commitOnce(ctx, async () => {
    const { applicantId, posterId } = await partiesOf(ctx, actor, input);
    const opened = await planOpenConversation(ctx, { challengeId: input.challengeId, posterId, applicantId });
    if (actor.id !== posterId && opened.plan.length > 0) {
      throw new AppError("forbidden", { detail: "The poster opens the conversation. You can write once they have." });
    }
    return { result: opened.conversationId, plan: opened.plan };
  });
  return getConversation(ctx, conversationId);
}

async function partiesOf(ctx: Context, actor: UserActor, input: OpenConversationInput) {
  const { posterId, solverId } = await getChallengeRow(ctx, input.challengeId);
  if (posterId !== actor.id) return { posterId, applicantId: actor.id };
  const applicantId = input.applicantId ?? solverId;
  const application =
    applicantId === null
      ? undefined
      : await ctx.store.db.query.applications.findFirst({
          where: and(eq(applications.challengeId, input.challengeId), eq(applications.applicantId, applicantId)),
        });
  if (application === undefined)
    throw new AppError("not_found", { detail: "This person has not applied to the challenge." });
  return { posterId, applicantId: application.applicantId };
}

/**
 * Opens the one conversation of a challenge and an applicant, or finds it: then the plan is empty. Losing a race to another who
 * opens it fails the commit as a stale write, so that `commitOnce` decides anew and finds it.
 */
export async function planOpenConversation(
  ctx: Context,
  parties: { challengeId: string; posterId: string; applicantId: string },
): Promise<{ conversationId: string; plan: Plan }> {
  const { challengeId, posterId, applicantId } = parties;
  const known = await findConversationId(ctx, challengeId, applicantId);
  if (known !== null) return { conversationId: known, plan: [] };
  const id = newId("conversation");
  const { jurisdiction } = await getUserRowById(ctx, posterId);
  const { db } = ctx.store;
  const conversation = { id, challengeId, applicantId, jurisdiction, createdAt: ctx.now };
  const members = [posterId, applicantId].map((userId) => ({ conversationId: id, userId, joinedAt: ctx.now }));
  const plan = [
    exactlyOne(db.insert(conversations).values(conversation).onConflictDoNothing()),
    db.insert(conversationMembers).values(members),
    ...planAudit(ctx, "conversation.opened", id),
    ...planEvent(ctx, "conversation.opened", { challengeId, conversationId: id }),
  ];
  return { conversationId: id, plan };
}

/**
 * Writes a message. Sent again under the same id it answers with the first.
 *
 * The room takes the message first; its members may read its files from the next commit on. So a refused message gives nobody a
 * file, and when the answer is lost between the two, the resend gives the files of the message that stands in the room.
 * @throws AppError `not_a_member`, `file_not_usable`, `rate_limited`
 */
export async function sendMessage(ctx: Context, conversationId: string, input: SendMessageInput): Promise<Message> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  const attachments = await attachmentsOf(ctx, actor, conversationId, input.fileIds ?? []);
  const memberIds = new Set(found.members.map(({ user }) => user.id));
  const mentions = input.mentions?.filter((user) => memberIds.has(user)) ?? [];
  const outcome = await roomOf(ctx.env, found.conversation).post(toRoomPlace(found), {
    author: actor.id,
    clientId: input.id,
    after: input.after ?? null,
    kind: attachments.length > 0 ? "file" : "text",
    body: input.body,
    ref: input.ref ?? null,
    ...(attachments.length > 0 ? { files: attachments } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  });
  if ("retryMs" in outcome)
    throw new AppError("rate_limited", { retryAfterSeconds: Math.ceil(outcome.retryMs / 1000) });
  const said = outcome.message.files?.map(({ id }) => id) ?? [];
  await giveFiles(ctx, actor, conversationId, said);
  return outcome.message;
}

/** Files as a message names them. @throws AppError `file_not_usable` for those that are not one's own, or belong elsewhere */
async function attachmentsOf(ctx: Context, actor: UserActor, conversationId: string, fileIds: readonly string[]) {
  const { here } = await planFiles(ctx, actor, conversationId, fileIds);
  return [...new Set(fileIds)].flatMap((id): Attachment[] => {
    const file = here.get(id);
    return file === undefined ? [] : [{ id, name: file.name, type: file.type, size: file.size }];
  });
}

/** Gives the conversation's members the right to read these files. Giving again changes nothing. */
async function giveFiles(ctx: Context, actor: UserActor, conversationId: string, fileIds: readonly string[]) {
  const { plan } = await planFiles(ctx, actor, conversationId, fileIds);
  if (plan.length === 0) return;
  try {
    await commit(ctx, plan);
  } catch (error) {
    // The same message was sent twice at once: the other one has given them.
    if (error instanceof StaleWriteError) return giveFiles(ctx, actor, conversationId, fileIds);
    throw error;
  }
}

/** `here`: all these files. `plan`: what makes the conversation's those that are not yet. */
async function planFiles(
  ctx: Context,
  actor: UserActor,
  conversationId: string,
  fileIds: readonly string[],
): Promise<{ here: Map<string, FileRow>; plan: Plan }> {
  if (fileIds.length === 0) return { here: new Map(), plan: [] };
  const known = await ctx.store.db.query.files.findMany({
    where: and(inArray(files.id, [...fileIds]), eq(files.ownerId, actor.id), eq(files.conversationId, conversationId)),
  });
  const here = new Map(known.map((file) => [file.id, file]));
  const fresh = fileIds.filter((id) => !here.has(id));
  const { plan, attached } = await planAttachFiles(ctx, actor.id, fresh, { conversationId });
  for (const file of attached) here.set(file.id, file);
  return { here, plan };
}

/** Moves how far one has read, for clients without a socket. @throws AppError `not_a_member` */
export async function markConversationRead(ctx: Context, conversationId: string, seq: number): Promise<Conversation> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  await roomOf(ctx.env, found.conversation).markRead(toRoomPlace(found), actor.id, seq);
  return getConversation(ctx, conversationId);
}

/**
 * Lets a member in by socket; `connect` answers the upgrade.
 * @throws AppError `not_a_member`, `account_suspended`
 */
export async function enterConversation(
  ctx: Context,
  conversationId: string,
): Promise<{ connect(): Promise<Response> }> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  const room = roomOf(ctx.env, found.conversation);
  return { connect: () => room.fetch(seatRequest(actor.id, actor.sessionId, toRoomPlace(found))) };
}
