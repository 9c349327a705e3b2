/** Writing a message without a socket: forms, scripts, and every message with files. */
import { and, eq, inArray } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { type FileRow, files } from "../../database/schema.ts";
import { type Plan, StaleWriteError } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { planAttachFiles } from "../files/commands.ts";
import type { Attachment, Message, SendMessageInput } from "./contract.ts";
import { getConversationFor, toRoomPlace } from "./queries.ts";

/**
 * Writes a message. Sent again under the same id it answers with the first.
 *
 * One with files goes in three steps: the room admits it, the files become the conversation's by a commit that only one of several
 * who want a file can win, and the room takes it, which it can no longer refuse. So a refused message gives nobody a file, no file is
 * in two places, and a resend goes on wherever the first try was cut off.
 * @throws AppError `not_a_member`, `file_not_usable`, `rate_limited`, `blocked`
 */
export async function sendMessage(ctx: Context, conversationId: string, input: SendMessageInput): Promise<Message> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  const place = toRoomPlace(found);
  const room = roomOf(ctx.env, found.conversation);
  const after = input.after ?? null;
  const fileIds = [...new Set(input.fileIds)];
  if (fileIds.length > 0) {
    await planFiles(ctx, actor, conversationId, fileIds);
    const admission = await room.admit(place, actor.id, input.id, after);
    if (!("known" in admission)) throw refused(admission);
    if (admission.known !== null) {
      const said = admission.known.files?.map(({ id }) => id) ?? [];
      await giveFiles(ctx, actor, conversationId, said);
      return admission.known;
    }
  }
  const files = (await giveFiles(ctx, actor, conversationId, fileIds)).map(toAttachment);
  const memberIds = new Set(found.members.map(({ user }) => user.id));
  const mentions = input.mentions?.filter((user) => memberIds.has(user)) ?? [];
  const outcome = await room.post(place, {
    author: actor.id,
    clientId: input.id,
    after,
    kind: files.length > 0 ? "file" : "text",
    body: input.body,
    ref: input.ref ?? null,
    admitted: files.length > 0,
    ...(files.length > 0 ? { files } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  });
  if (!("message" in outcome)) throw refused(outcome);
  return outcome.message;
}

function refused(refusal: { retryMs: number } | { refused: "blocked" }): AppError {
  if ("refused" in refusal) return new AppError(refusal.refused);
  return new AppError("rate_limited", { retryAfterSeconds: Math.ceil(refusal.retryMs / 1000) });
}

function toAttachment({ id, name, type, size, width, height }: FileRow): Attachment {
  return { id, name, type, size, ...(width === null || height === null ? {} : { width, height }) };
}

/**
 * Gives the conversation's members the right to read these files, in their order. Giving again changes nothing.
 * @throws AppError `file_not_usable` for those that are not one's own, or belong elsewhere
 */
async function giveFiles(
  ctx: Context,
  actor: UserActor,
  conversationId: string,
  fileIds: readonly string[],
): Promise<FileRow[]> {
  const { here, plan } = await planFiles(ctx, actor, conversationId, fileIds);
  try {
    if (plan.length > 0) await commit(ctx, plan);
  } catch (error) {
    // Somebody was quicker: this message sent twice at once, which gave them here, or another place, and then they are not usable.
    if (error instanceof StaleWriteError) return giveFiles(ctx, actor, conversationId, fileIds);
    throw error;
  }
  return fileIds.flatMap((id) => here.get(id) ?? []);
}

/** `here`: all these files. `plan`: what makes the conversation's those that are not yet. */
async function planFiles(
  ctx: Context,
  actor: UserActor,
  conversationId: string,
  fileIds: readonly string[],
): Promise<{ here: Map<string, FileRow>; plan: Plan }> {
  if (fileIds.length === 0) return { here: new Map(), plan: [] };
  const here = await filesHere(ctx, actor, conversationId, fileIds);
  const fresh = fileIds.filter((id) => !here.has(id));
  try {
    const { plan, attached } = await planAttachFiles(ctx, actor.id, fresh, { conversationId });
    for (const file of attached) here.set(file.id, file);
    return { here, plan };
  } catch (error) {
    // The same message, sent twice at once, may have given them here between the two looks.
    if ((await filesHere(ctx, actor, conversationId, fileIds)).size === here.size) throw error;
    return planFiles(ctx, actor, conversationId, fileIds);
  }
}

/** Those of one's own files that are the conversation's already. */
async function filesHere(
  ctx: Context,
  actor: UserActor,
  conversationId: string,
  fileIds: readonly string[],
): Promise<Map<string, FileRow>> {
  const known = await ctx.store.db.query.files.findMany({
    where: and(inArray(files.id, [...fileIds]), eq(files.ownerId, actor.id), eq(files.conversationId, conversationId)),
  });
  return new Map(known.map((file) => [file.id, file]));
}
