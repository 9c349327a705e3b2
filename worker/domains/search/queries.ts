/** Search over open challenges and over people. Words are ANDed, the last one counts as a beginning; filters are tokens of the same index. */
import { and, count, desc, eq, gte, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { challengeSkills, challenges, searchAttributes, userSkills, users } from "../../database/schema.ts";
import { facetToken, foldWords } from "../../database/search-index.ts";
import { forGuests } from "../../platform/cache.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor } from "../../platform/paging.ts";
import type { AgentPolicy, Category } from "../challenges/contract.ts";
import { findSummaries } from "../challenges/queries.ts";
import { toPerson } from "../users/views.ts";
import { type ChallengeSearch, type SearchChallengesQuery, searchLimits } from "./contract.ts";

/**
 * One page of a ranked snapshot of at most 200 hits, with facets over at most 1,000.
 * @throws AppError `invalid_input` when a reward filter or sort names no currency
 */
export async function searchChallenges(ctx: Context, query: SearchChallengesQuery): Promise<ChallengeSearch> {
  requireCurrency(query);
  return forGuests(ctx, "search", JSON.stringify(query), async () => {
    const match = matchOf(query);
    const hits = await findHits(ctx, query, match);
    const start = readStart(query.cursor);
    const page = hits.slice(start, start + query.limit);
    const end = start + page.length;
    return {
      items: await findSummaries(ctx, { seqs: page }),
      nextCursor: end < hits.length ? String(end) : null,
      ...(await countHits(ctx, query, match)),
    };
  });
}

function requireCurrency(query: SearchChallengesQuery): void {
  const aboutReward = query.minReward !== undefined || query.maxReward !== undefined || query.sort === "reward";
  if (aboutReward && query.currency === undefined) {
    throw new AppError("invalid_input", {
      errors: [{ path: "currency", message: "A reward filter or sort names its currency." }],
    });
  }
}

/** An FTS5 expression of words and filters, or null when everything matches. */
function matchOf(query: SearchChallengesQuery): string | null {
  const words = foldWords(query.q);
  const terms = words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`));
  if (query.category) terms.push(`"${facetToken("category", query.category)}"`);
  if (query.skill) terms.push(`"${facetToken("skill", query.skill)}"`);
  if (query.agents) terms.push(`"${facetToken("agents", query.agents)}"`);
  if (query.currency) terms.push(`"${facetToken("currency", query.currency)}"`);
  return terms.length === 0 ? null : terms.join(" AND ");
}

/** What tokens cannot say: ranges. */
function rangesOf(ctx: Context, query: SearchChallengesQuery) {
  return and(
    query.minReward === undefined ? undefined : gte(searchAttributes.rewardMinor, query.minReward),
    query.maxReward === undefined ? undefined : lte(searchAttributes.rewardMinor, query.maxReward),
    query.closesWithinDays === undefined
      ? undefined
      : and(
          gte(searchAttributes.applicationDeadline, ctx.now),
          lte(searchAttributes.applicationDeadline, ctx.now + query.closesWithinDays * dayMs),
        ),
  );
}

/** Newest candidates of each index: under AND every hit holds every word, so a title hit and shortness rank as well as bm25. */
const candidates = 300;

async function findHits(ctx: Context, query: SearchChallengesQuery, match: string | null): Promise<number[]> {
  const { db } = ctx.store;
  const newest = (index: "search_title" | "search_all") =>
    sql`select rowid from ${sql.raw(index)} where ${sql.raw(index)} match ${match} order by rowid desc limit ${candidates}`;
  const inTitle = match === null ? sql<number>`0` : sql<number>`${searchAttributes.seq} in (${newest("search_title")})`;
  const relevance = sql`(${inTitle}) * (1.0 + 1.0 / ${searchAttributes.titleLength}) * 2 + 2.0 / (1.0 + ${searchAttributes.textLength} / 12.0) desc`;
  const order = {
    relevance: match === null ? desc(searchAttributes.seq) : relevance,
    newest: desc(searchAttributes.seq),
    reward: desc(searchAttributes.rewardMinor),
    closing: searchAttributes.applicationDeadline,
  }[query.sort];
  const rows = await db
    .select({ seq: searchAttributes.seq })
    .from(searchAttributes)
    .where(
      and(
        match === null
          ? undefined
          : sql`${searchAttributes.seq} in (select rowid from (${newest("search_title")}) union select rowid from (${newest("search_all")}))`,
        rangesOf(ctx, query),
      ),
    )
    .orderBy(order, desc(searchAttributes.seq))
    .limit(searchLimits.ranked);
  return rows.map((row) => row.seq);
}

/** Facets and total over the newest 1,000 hits. */
async function countHits(
  ctx: Context,
  query: SearchChallengesQuery,
  match: string | null,
): Promise<Pick<ChallengeSearch, "total" | "totalIsCapped" | "facets">> {
  const { db } = ctx.store;
  const hits = db
    .select({ seq: searchAttributes.seq })
    .from(searchAttributes)
    .where(
      and(
        match === null
          ? undefined
          : sql`${searchAttributes.seq} in (select rowid from search_all where search_all match ${match})`,
        rangesOf(ctx, query),
      ),
    )
    .orderBy(desc(searchAttributes.seq))
    .limit(searchLimits.counted + 1);
  const counted = inArray(searchAttributes.seq, hits);
  const [totals, categoryRows, agentRows, skillRows] = await Promise.all([
    db.select({ total: count() }).from(searchAttributes).where(counted),
    db
      .select({ value: searchAttributes.category, count: count() })
      .from(searchAttributes)
      .where(counted)
      .groupBy(searchAttributes.category),
    db
      .select({ value: searchAttributes.agents, count: count() })
      .from(searchAttributes)
      .where(counted)
      .groupBy(searchAttributes.agents),
    db
      .select({ value: challengeSkills.skill, count: count() })
      .from(challengeSkills)
      .where(inArray(challengeSkills.challengeSeq, hits))
      .groupBy(challengeSkills.skill)
      .orderBy(desc(count()), challengeSkills.skill)
      .limit(20),
  ]);
  const total = totals[0]?.total ?? 0;
  return {
    total: Math.min(total, searchLimits.counted),
    totalIsCapped: total > searchLimits.counted,
    // The index holds only values that were parsed on their way in.
    facets: {
      category: categoryRows as { value: Category; count: number }[],
      agents: agentRows as { value: AgentPolicy; count: number }[],
      skill: skillRows,
    },
  };
}

/** People by the beginning of their name or handle, or by skill. */
export async function searchUsers(
  ctx: Context,
  query: { q: string; skill?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const { db } = ctx.store;
  const start = readStart(query.cursor);
  const begins = (column: typeof users.name | typeof users.handle) => startsWith(column, query.q);
  const withSkill = (skill: string) =>
    inArray(users.id, db.select({ id: userSkills.userId }).from(userSkills).where(eq(userSkills.skill, skill)));
  const rows = await db.query.users.findMany({
    where: and(
      eq(users.state, "active"),
      or(begins(users.name), begins(users.handle), withSkill(query.q.toLowerCase())),
      query.skill ? withSkill(query.skill) : undefined,
    ),
    orderBy: [desc(users.completedAsSolver), users.id],
    limit: Math.min(query.limit + 1, searchLimits.ranked - start),
    offset: start,
  });
  const page = rows.slice(0, query.limit);
  const skills =
    page.length === 0
      ? []
      : await db.query.userSkills.findMany({
          where: inArray(
            userSkills.userId,
            page.map((row) => row.id),
          ),
        });
  const items = page.map((row) => ({
    ...toPerson(row),
    skills: skills.filter((skill) => skill.userId === row.id).map((skill) => skill.skill),
  }));
  return { items, nextCursor: rows.length > query.limit ? String(start + query.limit) : null } satisfies Page<unknown>;
}

/** Where in a ranked snapshot a page begins. @throws AppError `invalid_cursor` beyond it */
function readStart(cursor: string | undefined): number {
  const [start = 0] = readCursor(cursor, 1) ?? [];
  if (start < 0 || start >= searchLimits.ranked) throw new AppError("invalid_cursor");
  return start;
}

/** Whether a text begins with another, whatever the case. Not LIKE: D1 refuses patterns of more than 50 bytes. */
function startsWith(column: SQLiteColumn, beginning: string): SQL {
  return sql`substr(lower(${column}), 1, length(${beginning})) = lower(${beginning})`;
}

/** Titles and skills while somebody types. */
export async function suggest(
  ctx: Context,
  q: string,
): Promise<{ titles: { slug: string; title: string }[]; skills: string[] }> {
  const { db } = ctx.store;
  const words = foldWords(q);
  if (words.length === 0) return { titles: [], skills: [] };
  const match = words.map((word, at) => (at === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(" AND ");
  const [titles, skills] = await Promise.all([
    db
      .select({ slug: challenges.slug, title: challenges.title })
      .from(challenges)
      .where(
        sql`${challenges.seq} in (select rowid from search_title where search_title match ${match} order by rowid desc limit ${searchLimits.suggestions})`,
      )
      .orderBy(desc(challenges.seq)),
    db
      .selectDistinct({ skill: challengeSkills.skill })
      .from(challengeSkills)
      .where(startsWith(challengeSkills.skill, q))
      .limit(searchLimits.suggestions),
  ]);
  return { titles, skills: skills.map((row) => row.skill) };
}
