/** What people do in conversations without a socket, and how a conversation begins. */
import { and, eq } from "drizzle-orm";
import { roomOf, seatIn, seatRequest } from "../../../durable-objects/stubs.ts";
import { applications, conversationMembers, conversations } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planSpend } from "../../platform/rations.ts";
import { planTurn } from "../../platform/turns.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { isBlockBetween, noBlockBetween } from "../users/blocks.ts";
import { getUserRowById } from "../users/queries.ts";
import type { Conversation, OpenConversationInput } from "./contract.ts";
import { planOpenGroup, planStill } from "./groups.ts";
import {
  type ConversationWithMembers,
  findConversationId,
  getConversation,
  getConversationFor,
  toRoomPlace,
} from "./queries.ts";

/**
 * The poster opens the conversation with an applicant, or a group of applicants; a solver only finds one that is open.
 * @throws AppError `not_found` when there is no such challenge or applicant, `forbidden` for a solver who would write first, `blocked`,
 *   `rate_limited`
 */
export async function openConversation(ctx: Context, input: OpenConversationInput): Promise<Conversation> {
  const actor = requireMember(ctx);
  const conversationId = await commitOnce(ctx, async () => {
    if (input.memberIds !== undefined) {
      const group = await planOpenGroup(ctx, actor, input.challengeId, input.memberIds, input.title);
      return { ...group, plan: [...group.plan, ...(await planSpend(ctx, actor.id, "conversations"))] };
    }
    const { applicantId, posterId } = await partiesOf(ctx, actor, input);
    const opened = await planOpenConversation(ctx, { challengeId: input.challengeId, posterId, applicantId });
    if (actor.id !== posterId && opened.plan.length > 0) {
      throw new AppError("forbidden", { detail: "The poster opens the conversation. You can write once they have." });
    }
    if (opened.plan.length > 0 && (await isBlockBetween(ctx, [posterId], [applicantId]))) throw new AppError("blocked");
    if (opened.plan.length === 0) return { result: opened.conversationId, plan: [] };
    const unblocked = [
      ...planTurn(ctx, applicantId),
      ...planStill(ctx, opened.conversationId, noBlockBetween(ctx, [posterId], [applicantId])),
    ];
    const spent = await planSpend(ctx, actor.id, "conversations");
    return { result: opened.conversationId, plan: [...opened.plan, ...unblocked, ...spent] };
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

/** Moves how far one has read, for clients without a socket. @throws AppError `not_a_member` */
export async function markConversationRead(ctx: Context, conversationId: string, seq: number): Promise<Conversation> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  await roomOf(ctx.env, found.conversation).markRead(toRoomPlace(found), actor.id, seq);
  return getConversation(ctx, conversationId);
}

/** Mutes the conversation until an instant, or with null counts it again. @throws AppError `not_a_member` */
export async function muteConversation(
  ctx: Context,
  conversationId: string,
  until: string | null,
): Promise<Conversation> {
  const actor = requireMember(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  const room = roomOf(ctx.env, found.conversation);
  await room.change(toRoomPlace(found));
  await room.mute(actor.id, until === null ? null : Date.parse(until));
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
  const seat = (known: ConversationWithMembers) => seatRequest(actor.id, actor.sessionId, toRoomPlace(known));
  const anew = async () => seat(await getConversationFor(ctx, actor, conversationId));
  return { connect: () => seatIn(() => roomOf(ctx.env, found.conversation), seat(found), anew) };
}
