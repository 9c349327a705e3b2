/** Groups: one conversation of a challenge's poster and several of its applicants. The poster says who is in; the others may leave. */
import { and, eq, inArray, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import { applications, blocks, conversationMembers, conversations } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planTurn, planTurns } from "../../platform/turns.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { isBlockBetween, noBlockBetween } from "../users/blocks.ts";
import { getUserRowById } from "../users/queries.ts";
import { type Conversation, roomLimits } from "./contract.ts";
import { type ConversationWithMembers, getConversation, getConversationFor, isGroup } from "./queries.ts";

/** D1 binds at most 100 values a statement. */
const idsPerRead = 90;

/** @throws AppError `not_found` for others than the poster, and when somebody named has not applied; `blocked` */
export async function planOpenGroup(
  ctx: Context,
  actor: UserActor,
  challengeId: string,
  memberIds: readonly string[],
  title = "",
): Promise<{ result: string; plan: Plan }> {
  const { posterId } = await getChallengeRow(ctx, challengeId);
  if (posterId !== actor.id) throw new AppError("not_found");
  const others = [...new Set(memberIds)].filter((id) => id !== posterId);
  await requireApplicants(ctx, challengeId, others);
  await requireNoBlock(ctx, [posterId, ...others], others);
  const id = newId("conversation");
  const { jurisdiction } = await getUserRowById(ctx, posterId);
  const members = [posterId, ...others].map((userId) => ({ conversationId: id, userId, joinedAt: ctx.now }));
  const { db } = ctx.store;
  const conversation = { id, challengeId, applicantId: null, title, jurisdiction, createdAt: ctx.now };
  return {
    result: id,
    plan: [
      db.insert(conversations).values(conversation),
      ...inParts(members, 25).map((part) => db.insert(conversationMembers).values(part)),
      ...planTurns(ctx, others),
      ...planStill(ctx, id, noBlockBetween(ctx, [posterId, ...others], others)),
      ...planAudit(ctx, "conversation.opened", id, { members: others }),
      ...planEvent(ctx, "conversation.opened", { challengeId, conversationId: id, recipientIds: others }),
    ],
  };
}

/** Who has taken an application back, or was declined, is not brought into a group. */
async function requireApplicants(ctx: Context, challengeId: string, userIds: readonly string[]): Promise<void> {
  const known = new Set<string>();
  for (const part of inParts(userIds, idsPerRead)) {
    const rows = await ctx.store.db.query.applications.findMany({
      where: and(eq(applications.challengeId, challengeId), inArray(applications.applicantId, [...part])),
      columns: { applicantId: true, state: true },
    });
    for (const { applicantId, state } of rows)
      if (state !== "withdrawn" && state !== "declined") known.add(applicantId);
  }
  if (userIds.some((id) => !known.has(id)))
    throw new AppError("not_found", {
      detail: "Only people with an application for the challenge can be in its group.",
    });
}

/**
 * Changes nothing of a conversation, and makes the commit stale unless this holds of it. Also two that change its members at once follow
 * one another by it.
 */
export function planStill(ctx: Context, conversationId: string, holds?: SQL): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(conversations)
        .set({ createdAt: sql`${conversations.createdAt}` })
        .where(and(eq(conversations.id, conversationId), holds)),
    ),
  ];
}

/** A group brings nobody together of whom one has blocked the other; who says it and of whom stays untold. */
async function requireNoBlock(ctx: Context, theseIds: readonly string[], otherIds: readonly string[]): Promise<void> {
  if (await isBlockBetween(ctx, theseIds, otherIds))
    throw new AppError("blocked", { detail: "These people cannot be brought together in a group." });
}

/**
 * Brings an applicant in, also one who had left.
 * @throws AppError `not_a_member`, `forbidden` for others than the poster and outside groups, `not_found`, `blocked`
 */
export async function addMember(ctx: Context, conversationId: string, userId: string): Promise<Conversation> {
  const actor = requireMember(ctx);
  await commitOnce(ctx, async () => {
    const found = await getOwnGroup(ctx, actor, conversationId);
    if (found.members.some(({ user }) => user.id === userId)) return { result: null, plan: [] };
    if (found.members.length >= roomLimits.members)
      throw new AppError("forbidden", { detail: `A group has ${roomLimits.members} members at most.` });
    await requireApplicants(ctx, found.challenge?.id ?? "", [userId]);
    const memberIds = found.members.map(({ user }) => user.id);
    await requireNoBlock(ctx, memberIds, [userId]);
    const member = { conversationId, userId, joinedAt: ctx.now, leftAt: null };
    return {
      result: null,
      plan: [
        ...planStill(ctx, conversationId),
        ctx.store.db
          .insert(conversationMembers)
          .values(member)
          .onConflictDoUpdate({
            target: [conversationMembers.conversationId, conversationMembers.userId],
            set: { joinedAt: ctx.now, leftAt: null },
          }),
        ...planTurn(ctx, userId),
        ...planStill(ctx, conversationId, fitsWith(ctx, conversationId, userId)),
        ...planAudit(ctx, "conversation.member_joined", conversationId, { userId }),
        ...planEvent(ctx, "conversation.member_joined", { ...aboutOf(found), userId }),
      ],
    };
  });
  return getConversation(ctx, conversationId);
}

/** Whether the group, who has just come included, has not too many members, and none who blocked them or whom they blocked. */
function fitsWith(ctx: Context, conversationId: string, userId: string): SQL | undefined {
  const { db } = ctx.store;
  const here = and(eq(conversationMembers.conversationId, conversationId), isNull(conversationMembers.leftAt));
  const count = db.select({ count: sql`count(*)` }).from(conversationMembers).where(here);
  const { blockerId, blockedId } = blocks;
  const met = and(
    here,
    or(
      and(eq(blockerId, userId), eq(blockedId, conversationMembers.userId)),
      and(eq(blockedId, userId), eq(blockerId, conversationMembers.userId)),
    ),
  );
  return and(
    sql`(${count}) <= ${roomLimits.members}`,
    notExists(db.select({ one: sql`1` }).from(blocks).innerJoin(conversationMembers, met)),
  );
}

/**
 * Takes somebody out: their sockets end and they read nothing any more.
 * @throws AppError `not_a_member`, `forbidden` for others than the poster and outside groups, `not_found`, `cannot_leave` for oneself
 */
export async function removeMember(ctx: Context, conversationId: string, userId: string): Promise<Conversation> {
  const actor = requireMember(ctx);
  await commitOnce(ctx, async () => {
    const found = await getOwnGroup(ctx, actor, conversationId);
    if (userId === actor.id) throw new AppError("cannot_leave", { detail: "The poster stays in their groups." });
    if (!found.members.some(({ user }) => user.id === userId)) throw new AppError("not_found");
    return { result: null, plan: planGoing(ctx, found, userId) };
  });
  return getConversation(ctx, conversationId);
}

/** Leaves a group. @throws AppError `not_a_member`, `cannot_leave` for the two of a challenge and the poster */
export async function leaveConversation(ctx: Context, conversationId: string): Promise<{ left: true }> {
  const actor = requireMember(ctx);
  return commitOnce(ctx, async () => {
    const found = await getConversationFor(ctx, actor, conversationId);
    if (!isGroup(found.conversation)) throw new AppError("cannot_leave");
    if (found.challenge?.posterId === actor.id)
      throw new AppError("cannot_leave", { detail: "The poster stays in their groups." });
    return { result: { left: true as const }, plan: planGoing(ctx, found, actor.id) };
  });
}

function planGoing(ctx: Context, found: ConversationWithMembers, userId: string): Plan {
  const conversationId = found.conversation.id;
  const here = and(
    eq(conversationMembers.conversationId, conversationId),
    eq(conversationMembers.userId, userId),
    isNull(conversationMembers.leftAt),
  );
  return [
    exactlyOne(ctx.store.db.update(conversationMembers).set({ leftAt: ctx.now }).where(here)),
    ...planAudit(ctx, "conversation.member_left", conversationId, { userId }),
    ...planEvent(ctx, "conversation.member_left", { ...aboutOf(found), userId }),
  ];
}

function aboutOf({ conversation: { id, challengeId } }: ConversationWithMembers) {
  return { conversationId: id, ...(challengeId === null ? {} : { challengeId }) };
}

async function getOwnGroup(ctx: Context, actor: UserActor, conversationId: string): Promise<ConversationWithMembers> {
  const found = await getConversationFor(ctx, actor, conversationId);
  if (!isGroup(found.conversation) || found.challenge?.posterId !== actor.id)
    throw new AppError("forbidden", { detail: "Only the poster says who is in a group." });
  return found;
}

function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
