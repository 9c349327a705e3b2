/** Reads of challenges. What is not published is its poster's alone, and absent for everybody else. */
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type ChallengeRow, challengeSkills, challenges, type UserRow, users } from "../../database/schema.ts";
import { hasTailOf } from "../../database/slug-tail.ts";
import { forGuests } from "../../platform/cache.ts";
import { type Context, isModerator, readerId, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import { type Challenge, type ChallengeListQuery, type ChallengeSummary, publicStates } from "./contract.ts";
import { posterColumns, summaryColumns, toChallenge, toSummary } from "./views.ts";

export interface ChallengeWithPeople {
  challenge: ChallengeRow;
  poster: UserRow;
  solver: UserRow | null;
}

/**
 * By id or slug, also by one it had before words were taken out of its title.
 * @throws AppError `not_found` also for somebody else's draft, and for what was taken down
 */
export async function getChallenge(ctx: Context, idOrSlug: string): Promise<Challenge> {
  const { challenge, poster, solver } = await getChallengeWithPeople(ctx, idOrSlug);
  return toChallenge(challenge, poster, solver, readerId(ctx));
}

/** The same as rows, for commands. @throws AppError `not_found` as above */
export async function getChallengeWithPeople(ctx: Context, idOrSlug: string): Promise<ChallengeWithPeople> {
  const isId = idOrSlug.startsWith("chl_");
  const [named] = await findWithPeople(ctx, isId ? eq(challenges.id, idOrSlug) : eq(challenges.slug, idOrSlug));
  const row = named ?? (isId ? undefined : await findByTail(ctx, idOrSlug));
  if (row === undefined || !mayRead(ctx, row.challenge)) throw new AppError("not_found");
  return row;
}

/** By what outlives the words of an address. Of two with the same end it may be either, so it is neither. */
async function findByTail(ctx: Context, slug: string): Promise<ChallengeWithPeople | undefined> {
  const tail = hasTailOf(slug);
  const [row, other] = tail === null ? [] : await findWithPeople(ctx, tail);
  return other === undefined ? row : undefined;
}

async function findWithPeople(ctx: Context, which: SQL): Promise<ChallengeWithPeople[]> {
  const solvers = alias(users, "solvers");
  return ctx.store.db
    .select({ challenge: challenges, poster: users, solver: solvers })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.posterId))
    .leftJoin(solvers, eq(solvers.id, challenges.solverId))
    .where(which)
    .limit(2);
}

/** What was taken down is there for its sides, who bring their work to its end, and for moderators. */
function mayRead(ctx: Context, { publishedAt, takenDownAt, posterId, solverId }: ChallengeRow): boolean {
  if (ctx.actor?.kind === "system") return true;
  const reader = readerId(ctx);
  if (reader !== null && reader === posterId) return true;
  if (publishedAt === null) return false;
  return takenDownAt === null || isModerator(ctx) || (reader !== null && reader === solverId);
}

/** Public challenges, newest first; or one's own with `mine`. */
export async function listChallenges(ctx: Context, query: ChallengeListQuery): Promise<Page<ChallengeSummary>> {
  if (query.mine !== undefined) return loadChallenges(ctx, query, whoseIs(requireReader(ctx).id, query.mine));
  return forGuests(ctx, "challenges", JSON.stringify(query), async () =>
    loadChallenges(ctx, query, await publicOnes(ctx, query)),
  );
}

function whoseIs(userId: string, mine: "posted" | "solving"): SQL | undefined {
  return mine === "posted" ? eq(challenges.posterId, userId) : eq(challenges.solverId, userId);
}

async function publicOnes(ctx: Context, query: ChallengeListQuery): Promise<SQL | undefined> {
  const poster = query.poster === undefined ? undefined : await posterIs(ctx, query.poster);
  const state = query.state ?? (query.poster === undefined ? "open" : undefined);
  return and(
    poster,
    isNotNull(challenges.publishedAt),
    isNull(challenges.takenDownAt),
    state ? eq(challenges.state, state) : inArray(challenges.state, publicStates),
  );
}

async function posterIs(ctx: Context, handle: string): Promise<SQL | undefined> {
  const user = await ctx.store.db.query.users.findFirst({ where: eq(users.handle, handle), columns: { id: true } });
  return eq(challenges.posterId, user?.id ?? "");
}

async function loadChallenges(
  ctx: Context,
  query: ChallengeListQuery,
  scope: SQL | undefined,
): Promise<Page<ChallengeSummary>> {
  if ((query.minReward !== undefined || query.maxReward !== undefined) && query.currency === undefined) {
    throw new AppError("invalid_input", {
      errors: [{ path: "currency", message: "A reward filter names its currency." }],
    });
  }
  const [before] = readCursor(query.cursor, 1) ?? [];
  const { db } = ctx.store;
  const withSkill = db
    .select({ seq: challengeSkills.challengeSeq })
    .from(challengeSkills)
    .where(eq(challengeSkills.skill, query.skill ?? ""));
  const rows = await db
    .select({ challenge: summaryColumns, poster: posterColumns })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.posterId))
    .where(
      and(
        scope,
        query.mine && query.state ? eq(challenges.state, query.state) : undefined,
        before === undefined ? undefined : lt(challenges.seq, before),
        query.category ? eq(challenges.category, query.category) : undefined,
        query.skill ? inArray(challenges.seq, withSkill) : undefined,
        query.currency ? eq(challenges.currency, query.currency) : undefined,
        query.minReward === undefined ? undefined : gte(challenges.rewardMinor, query.minReward),
        query.maxReward === undefined ? undefined : lte(challenges.rewardMinor, query.maxReward),
      ),
    )
    .orderBy(desc(challenges.seq))
    .limit(query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.challenge.seq]);
  return { items: page.items.map((row) => toSummary(row.challenge, row.poster)), nextCursor: page.nextCursor };
}

/** A challenge as rows with the people on it. @throws AppError `not_found` */
export async function getChallengeRow(ctx: Context, challengeId: string): Promise<ChallengeRow> {
  return (await getChallengeWithPeople(ctx, challengeId)).challenge;
}

/** The rows of several challenges with their posters, in the order asked for. */
export async function findSummaries(
  ctx: Context,
  by: { seqs: number[] } | { ids: string[] },
): Promise<ChallengeSummary[]> {
  const wanted: readonly (number | string)[] = "seqs" in by ? by.seqs : by.ids;
  if (wanted.length === 0) return [];
  const rows = await ctx.store.db
    .select({ challenge: summaryColumns, poster: posterColumns })
    .from(challenges)
    .innerJoin(users, eq(users.id, challenges.posterId))
    .where("seqs" in by ? inArray(challenges.seq, by.seqs) : inArray(challenges.id, by.ids));
  const found = new Map(
    rows.map((row) => ["seqs" in by ? row.challenge.seq : row.challenge.id, toSummary(row.challenge, row.poster)]),
  );
  return wanted.flatMap((key) => found.get(key) ?? []);
}
