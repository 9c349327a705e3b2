/** Reads of conversations: the record says who is in, the room what was said, the inbox what is new in all of them. */
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { inboxOf, roomOf } from "../../../durable-objects/stubs.ts";
import {
  blocks,
  type ChallengeRow,
  type ConversationRow,
  challenges,
  conversationMembers,
  conversations,
  type UserRow,
  users,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor } from "../../platform/paging.ts";
import type { ChallengeState } from "../challenges/contract.ts";
import { getUserRowById } from "../users/queries.ts";
import { personColumns, toPerson } from "../users/views.ts";
import type {
  Conversation,
  ConversationListQuery,
  LastEntry,
  MemberRole,
  MessagesPage,
  MessagesQuery,
} from "./contract.ts";

/** What a conversation shows of its challenge: whoever comes in waits for this, and a brief is long. */
const challengeColumns = {
  id: challenges.id,
  slug: challenges.slug,
  title: challenges.title,
  state: challenges.state,
  posterId: challenges.posterId,
  solverId: challenges.solverId,
};
const memberColumns = { ...personColumns, jurisdiction: users.jurisdiction };

type ChallengeOfConversation = Pick<ChallengeRow, keyof typeof challengeColumns>;

export interface ConversationWithMembers {
  conversation: ConversationRow;
  challenge: ChallengeOfConversation | null;
  /** `blocked`: by whoever asks. */
  members: { user: Pick<UserRow, keyof typeof memberColumns>; role: MemberRole; blocked: boolean }[];
  /** One of its members has blocked another. */
  hasBlock: boolean;
}

/** What a list or a page shows beside the record. */
interface News {
  last: LastEntry | null;
  unread: number;
  muted: boolean;
}
const noNews: News = { last: null, unread: 0, muted: false };

/** @throws AppError `not_a_member`: the same for absent and forbidden */
export async function getConversation(ctx: Context, conversationId: string): Promise<Conversation> {
  const actor = requireReader(ctx);
  const found = await getConversationFor(ctx, actor, conversationId);
  const news = await roomOf(ctx.env, found.conversation).summary(actor.id);
  return toConversation(found, news);
}

/** One's conversations, the latest first; with `challengeId` those of one challenge. */
export async function listConversations(ctx: Context, query: ConversationListQuery): Promise<Page<Conversation>> {
  const actor = requireReader(ctx);
  const inbox = inboxOf(ctx.env, await getUserRowById(ctx, actor.id));
  if (query.challengeId !== undefined) {
    const found = await findConversations(ctx, actor, eq(conversations.challengeId, query.challengeId));
    const news = new Map(
      (await inbox.conversations(found.map((one) => one.conversation.id))).map((one) => [one.id, one]),
    );
    return {
      items: found.map((one) => toConversation(one, news.get(one.conversation.id) ?? noNews)),
      nextCursor: null,
    };
  }
  const [at, skip] = readCursor(query.cursor, 2) ?? [];
  const page = await inbox.conversationPage(at === undefined || skip === undefined ? null : { at, skip }, query.limit);
  const ids = page.items.map((one) => one.id);
  const found = ids.length === 0 ? [] : await findConversations(ctx, actor, inArray(conversations.id, ids));
  const byId = new Map(found.map((one) => [one.conversation.id, one]));
  const items = page.items.flatMap((news) => {
    const one = byId.get(news.id);
    return one === undefined ? [] : [toConversation(one, news)];
  });
  return { items, nextCursor: page.next === null ? null : `${page.next.at}.${page.next.skip}` };
}

/** A page of a room's log, oldest first. @throws AppError `not_a_member` */
export async function getMessages(ctx: Context, conversationId: string, query: MessagesQuery): Promise<MessagesPage> {
  const { conversation } = await getConversationFor(ctx, requireReader(ctx), conversationId);
  return roomOf(ctx.env, conversation).page(query.before ?? null, query.limit);
}

/**
 * The conversation with its members, for one of them.
 * @throws AppError `not_a_member`
 */
export async function getConversationFor(
  ctx: Context,
  actor: UserActor,
  conversationId: string,
): Promise<ConversationWithMembers> {
  const [found] = await findConversations(ctx, actor, eq(conversations.id, conversationId));
  if (found === undefined) throw new AppError("not_a_member");
  return found;
}

/** Of those that fit: the ones this person is in, or all for the system. */
export async function findConversations(
  ctx: Context,
  actor: { kind: string; id: string },
  which: ReturnType<typeof eq>,
): Promise<ConversationWithMembers[]> {
  const blockedByReader = sql<number>`exists (select 1 from ${blocks}
    where ${blocks.blockerId} = ${actor.id} and ${blocks.blockedId} = ${users.id})`;
  const rows = await ctx.store.db
    .select({
      conversation: conversations,
      challenge: challengeColumns,
      user: memberColumns,
      blocked: blockedByReader.mapWith(Boolean),
      hasBlock: hasBlock.mapWith(Boolean),
    })
    .from(conversations)
    .innerJoin(
      conversationMembers,
      and(eq(conversationMembers.conversationId, conversations.id), isNull(conversationMembers.leftAt)),
    )
    .innerJoin(users, eq(users.id, conversationMembers.userId))
    .leftJoin(challenges, eq(challenges.id, conversations.challengeId))
    .where(which)
    .orderBy(conversations.createdAt, conversationMembers.joinedAt, conversationMembers.userId);
  const found = new Map<string, ConversationWithMembers>();
  for (const { conversation, challenge, user, blocked, hasBlock } of rows) {
    const one = found.get(conversation.id) ?? { conversation, challenge, members: [], hasBlock };
    one.members.push({ user, role: roleOf(user.id, conversation, challenge), blocked });
    found.set(conversation.id, one);
  }
  const isIn = (one: ConversationWithMembers) =>
    actor.kind === "system" || one.members.some(({ user }) => user.id === actor.id);
  return [...found.values()].filter(isIn);
}

/**
 * Of two members; both are looked up by a primary key. Not asked of a group, where a block changes nothing: every pair of a hundred
 * members would be looked up once for each of them.
 */
const hasBlock = sql<number>`${conversations.applicantId} is not null and exists (select 1 from conversation_members one
  join ${blocks} on ${blocks.blockerId} = one.user_id
  join conversation_members other on other.conversation_id = one.conversation_id and other.user_id = ${blocks.blockedId}
  where one.conversation_id = ${conversations.id} and one.left_at is null and other.left_at is null)`;

function roleOf(userId: string, conversation: ConversationRow, challenge: ChallengeOfConversation | null): MemberRole {
  if (userId === challenge?.posterId) return "poster";
  const solverId = conversation.applicantId ?? challenge?.solverId;
  return userId === solverId ? "solver" : "member";
}

export function isGroup({ applicantId }: ConversationRow): boolean {
  return applicantId === null;
}

const running: readonly ChallengeState[] = ["awarded", "in_progress", "delivered", "disputed"];

/**
 * Who blocks somebody does not hear of them any more, but while the two work together they must be able to: what is owed is settled
 * there, and muting is what keeps it quiet. In a group a block changes nothing, for the others are there too.
 */
export function isSilent({ conversation, challenge, hasBlock }: ConversationWithMembers): boolean {
  if (!hasBlock || isGroup(conversation)) return false;
  const workTogether =
    challenge !== null && challenge.solverId === conversation.applicantId && running.includes(challenge.state);
  return !workTogether;
}

/** The conversation of a challenge and an applicant, if it is open already. */
export async function findConversationId(
  ctx: Context,
  challengeId: string,
  applicantId: string,
): Promise<string | null> {
  const row = await ctx.store.db.query.conversations.findFirst({
    where: and(eq(conversations.challengeId, challengeId), eq(conversations.applicantId, applicantId)),
    columns: { id: true },
  });
  return row?.id ?? null;
}

/** What a room is told of itself whenever the Worker turns to it. */
export function toRoomPlace(found: ConversationWithMembers) {
  const { conversation, members } = found;
  return {
    id: conversation.id,
    jurisdiction: conversation.jurisdiction,
    silent: isSilent(found),
    members: members.map(({ user, role }) => ({ user: user.id, role, jurisdiction: user.jurisdiction })),
  };
}

function toConversation(found: ConversationWithMembers, { last, unread, muted }: News): Conversation {
  const { conversation, challenge, members } = found;
  return {
    id: conversation.id,
    challengeId: conversation.challengeId,
    challenge: challenge && { id: challenge.id, slug: challenge.slug, title: challenge.title, state: challenge.state },
    title: conversation.title,
    group: isGroup(conversation),
    writable: !isSilent(found),
    members: members.map(({ user, role, blocked }) => ({ ...toPerson(user), role, blocked })),
    last,
    unread,
    muted,
    createdAt: iso(conversation.createdAt),
  };
}
