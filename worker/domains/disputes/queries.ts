/** Reads of disputes. Both sides and admins read the same; for everybody else there is nothing here. */
import { and, asc, desc, eq, gt, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import {
  challenges,
  conversations,
  type DisputeEntryRow,
  type DisputeRow,
  disputeEntries,
  disputes,
  type FileRow,
  files,
  type HoldRow,
  users,
} from "../../database/schema.ts";
import { StaleWriteError } from "../../database/store.ts";
import { type Actor, type Context, isAdmin, requireAdmin, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Page } from "../../platform/paging.ts";
import { type ChallengeWithPeople, getChallengeWithPeople } from "../challenges/queries.ts";
import { findFreezes } from "../payments/freezes.ts";
import { findHold } from "../payments/queries.ts";
import { personColumns } from "../users/views.ts";
import {
  type Dispute,
  type DisputeListQuery,
  type DisputeSummary,
  disputeParam,
  openDisputeStates,
} from "./contract.ts";
import type { DisputeParty } from "./lifecycle.ts";
import { type DisputeRecord, toDispute, toDisputeSummary } from "./views.ts";

/** A dispute, what was said in it, and what it is about. */
export interface FoundDispute {
  dispute: DisputeRow;
  /** In their order. */
  entries: DisputeEntryRow[];
  found: ChallengeWithPeople;
  party: DisputeParty;
}

/**
 * For those who take part in it, and clocks.
 * @throws AppError `not_found`, to strangers as well
 */
export async function getDisputeFor(ctx: Context, actor: Actor, disputeId: string): Promise<FoundDispute> {
  const { query } = ctx.store.db;
  const dispute = await query.disputes.findFirst({ where: eq(disputes.id, disputeId) });
  if (dispute === undefined) throw new AppError("not_found");
  const found = await getChallengeWithPeople(ctx, dispute.challengeId);
  const party = partyOf(actor, dispute, found);
  if (party === null) throw new AppError("not_found");
  const entries = await query.disputeEntries.findMany({
    where: eq(disputeEntries.disputeId, dispute.id),
    orderBy: asc(disputeEntries.seq),
  });
  return { dispute, entries, found, party };
}

/** @throws StaleWriteError when the dispute has changed since it was read */
export async function requireAsRead(ctx: Context, { id, version }: DisputeRow): Promise<void> {
  const now = await ctx.store.db.query.disputes.findFirst({ where: eq(disputes.id, id), columns: { version: true } });
  if (now?.version !== version) throw new StaleWriteError(`dispute ${id} has changed since it was read`);
}

/** Which side of the lifecycle table somebody is on; null for strangers. An admin is a side first, so that nobody decides for themselves. */
function partyOf(actor: Actor, { filedBy }: DisputeRow, { challenge }: ChallengeWithPeople): DisputeParty | null {
  if (actor.kind === "system") return "system";
  if (actor.id === filedBy) return "filer";
  if (actor.id === challenge.posterId || actor.id === challenge.solverId) return "respondent";
  return isAdmin(actor) ? "admin" : null;
}

/** The open dispute about a challenge, or null. */
export async function findOpenDispute(ctx: Context, challengeId: string): Promise<DisputeRow | null> {
  const row = await ctx.store.db.query.disputes.findFirst({
    where: and(eq(disputes.challengeId, challengeId), inArray(disputes.state, [...openDisputeStates])),
  });
  return row ?? null;
}

/** @throws AppError `not_found`, to strangers as well */
export async function getDispute(ctx: Context, disputeId: string): Promise<Dispute> {
  const found = await getDisputeFor(ctx, requireReader(ctx), disputeId);
  return toDispute(await readRecord(ctx, found));
}

/** The newest dispute about a challenge, open or not. @throws AppError `not_found`, to strangers as well */
export async function getDisputeOfChallenge(ctx: Context, idOrSlug: string): Promise<Dispute> {
  requireReader(ctx);
  const { challenge } = await getChallengeWithPeople(ctx, idOrSlug);
  const newest = await ctx.store.db.query.disputes.findFirst({
    where: eq(disputes.challengeId, challenge.id),
    orderBy: [desc(disputes.createdAt), desc(disputes.id)],
  });
  if (newest === undefined) throw new AppError("not_found");
  return getDispute(ctx, newest.id);
}

async function readRecord(ctx: Context, disputeFound: FoundDispute): Promise<DisputeRecord> {
  const { dispute, found } = disputeFound;
  const { query } = ctx.store.db;
  const inRoom = and(
    eq(conversations.challengeId, dispute.challengeId),
    eq(conversations.applicantId, found.challenge.solverId ?? ""),
  );
  const [hold, standing, attached, conversation] = await Promise.all([
    getHold(ctx, dispute),
    findFreezes(ctx, dispute.holdId),
    query.files.findMany({ where: eq(files.disputeId, dispute.id) }),
    query.conversations.findFirst({ where: inRoom, columns: { id: true } }),
  ]);
  const filesById = new Map(attached.map((file): [string, FileRow] => [file.id, file]));
  return {
    ...disputeFound,
    hold,
    frozen: standing.length > 0,
    files: filesById,
    conversationId: conversation?.id ?? null,
  };
}

/** The hold that a dispute is about. */
export async function getHold(ctx: Context, dispute: DisputeRow): Promise<HoldRow> {
  const hold = await findHold(ctx, dispute.holdId);
  if (hold === null) throw new Error(`dispute ${dispute.id} is about no hold`);
  return hold;
}

/** For admins, the oldest first: those in one state, or all that are open. @throws AppError `not_found`, `invalid_cursor` */
export async function listDisputes(ctx: Context, query: DisputeListQuery): Promise<Page<DisputeSummary>> {
  requireAdmin(ctx);
  const { cursor } = query;
  if (cursor !== undefined && !disputeParam.shape.id.safeParse(cursor).success) throw new AppError("invalid_cursor");
  const states = query.state === undefined ? openDisputeStates : [query.state];
  const solvers = alias(users, "solvers");
  const rows = await ctx.store.db
    // What is shown and no more: D1 answers with a hundred columns at most.
    .select({
      dispute: disputes,
      challenge: { id: challenges.id, slug: challenges.slug, title: challenges.title },
      poster: personColumns,
      solver: {
        id: solvers.id,
        handle: solvers.handle,
        name: solvers.name,
        country: solvers.country,
        ratingSum: solvers.ratingSum,
        ratingCount: solvers.ratingCount,
      },
    })
    .from(disputes)
    .innerJoin(challenges, eq(challenges.id, disputes.challengeId))
    .innerJoin(users, eq(users.id, challenges.posterId))
    .innerJoin(solvers, eq(solvers.id, challenges.solverId))
    .where(and(inArray(disputes.state, [...states]), cursor === undefined ? undefined : gt(disputes.id, cursor)))
    // Ids rise with time.
    .orderBy(asc(disputes.id))
    .limit(query.limit + 1);
  const items = rows.slice(0, query.limit).map(({ dispute, ...found }) => toDisputeSummary(dispute, found));
  return { items, nextCursor: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
}
