/** Which challenges fit a search, in what order, and how many of what kind: two shapes of one question, with words and without. */
import { and, asc, count, desc, eq, type SQL, sql } from "drizzle-orm";
import { challengeSkills, searchAttributes } from "../../database/schema.ts";
import { newestMatches, type Term } from "../../database/search-match.ts";
import type { Context } from "../../platform/context.ts";
import { type SearchChallengesQuery, type SearchSort, searchLimits } from "./contract.ts";
import { facetColumns, facetTerms, ranges } from "./filters.ts";
import { withoutPlaces, withWholeWords } from "./words.ts";

/**
 * Rows. Ranking looks at the newest `candidates` of each index, since under AND every hit holds every word; ranges and other orders at the
 * newest `examined`, so that a word of everybody's costs no more than that.
 */
const limits = { candidates: 300, exactTitles: 100, examined: 5_000, skills: 20 } as const;

const orders: Record<Exclude<SearchSort, "relevance">, SQL[]> = {
  newest: [desc(searchAttributes.seq)],
  reward: [desc(searchAttributes.rewardMinor), desc(searchAttributes.seq)],
  closing: [asc(searchAttributes.applicationDeadline), desc(searchAttributes.seq)],
};

/** The ranked snapshot: at most 200 places in the order of creation (`challenges.seq`). @param words what must be in the text */
export async function findHits(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): Promise<number[]> {
  const limit = searchLimits.ranked;
  const { db } = ctx.store;
  if (query.sort === "relevance" && words.length > 0) return findBest(ctx, query, words);
  const sort = query.sort === "relevance" ? "newest" : query.sort;
  const order = orders[sort];
  const isOfWords = words.length + (query.skill ?? []).length > 0;
  if (sort === "newest" && words.length === 0 && isOfTokens(ctx, query, words) && ranges(ctx, query) === undefined)
    return findNewest(ctx, query);
  const rows = await (isOfWords
    ? db
        .select({ seq: searchAttributes.seq })
        .from(sql`${examined(query, words, "all", limits.examined)} m`)
        .innerJoin(searchAttributes, sql`${searchAttributes.seq} = m.seq`)
        .where(ranges(ctx, query))
    : db.select({ seq: searchAttributes.seq }).from(searchAttributes).where(columns(ctx, query))
  )
    .orderBy(...order)
    .limit(limit);
  return rows.map(({ seq }) => seq);
}

/**
 * Whether the full-text index says which fit. Skills are in no narrow row, and all challenges of a common one are many: like words they
 * are tokens always. So is a currency without a range: the narrow row's index has rewards of a currency in order, from which D1 would have
 * to find the newest of them all. Other filters have an index that ends with the order of creation, on both engines the quicker way.
 */
function isOfTokens(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): boolean {
  if (words.length + (query.skill ?? []).length > 0) return true;
  return query.currency !== undefined && ranges(ctx, query) === undefined;
}

async function findNewest(ctx: Context, query: SearchChallengesQuery): Promise<number[]> {
  const rows = await ctx.store.db
    .select({ seq: sql<number>`m.seq` })
    .from(sql`${examined(query, [], "all", searchLimits.ranked)} m`)
    .orderBy(sql`m.seq desc`);
  return rows.map(({ seq }) => Number(seq));
}

/** A hit in the title, the more so in a short one, and a short text: what bm25 would say, without reading every hit. */
async function findBest(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): Promise<number[]> {
  const branch = (index: "all" | "title", terms: readonly Term[], weight: number, limit: number) =>
    sql`select seq, ${sql.raw(String(weight))} as weight from ${inRange(ctx, query, terms, index, limit)} b${sql.raw(String(weight))}`;
  const branches = sql.join(
    [
      branch("all", words, 0, limits.candidates),
      branch("title", words, 2, limits.candidates),
      branch("title", withWholeWords(words), 3, limits.exactTitles),
    ],
    sql` union all `,
  );
  // The title's index knows no places, so that a phrase is looked for in the text as well.
  const inText = words.some(({ kind }) => kind === "phrase") ? sql`having min(weight) = 0` : sql``;
  const score = sql`m.weight * (1.0 + 1.0 / (1 + ${searchAttributes.titleLength})) + 2.0 / (1.0 + ${searchAttributes.textLength} / 12.0)`;
  const rows = await ctx.store.db
    .select({ seq: searchAttributes.seq })
    .from(sql`(select seq, max(weight) as weight from (${branches}) u group by seq ${inText}) m`)
    .innerJoin(searchAttributes, sql`${searchAttributes.seq} = m.seq`)
    .orderBy(sql`${score} desc`, desc(searchAttributes.seq))
    .limit(searchLimits.ranked);
  return rows.map(({ seq }) => seq);
}

export interface Tally {
  total: number;
  category: Map<string, number>;
  agents: Map<string, number>;
  currency: Map<string, number>;
  kind: Map<string, number>;
  place: Map<string, number>;
}

/** What is counted one by one in a {@link Tally}. */
const tallied = ["category", "agents", "currency", "kind", "place"] as const;

/** How many fit, by what they are; counting stops after 1,001. */
export async function tally(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): Promise<Tally> {
  const { category, agents, currency, kind, place, seq } = searchAttributes;
  const rows = await ctx.store.db
    .select({ category, agents, currency, kind, place, count: count() })
    .from(sql`${counted(ctx, query, words)} h`)
    .innerJoin(searchAttributes, sql`${seq} = h.seq`)
    .groupBy(category, agents, currency, kind, place);
  const none = () => new Map<string, number>();
  const sums: Tally = { total: 0, category: none(), agents: none(), currency: none(), kind: none(), place: none() };
  for (const row of rows) {
    sums.total += row.count;
    for (const name of tallied) sums[name].set(row[name], (sums[name].get(row[name]) ?? 0) + row.count);
  }
  return sums;
}

export async function tallySkills(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]) {
  return (
    ctx.store.db
      .select({ value: challengeSkills.skill, count: count() })
      .from(sql`${counted(ctx, query, words)} h`)
      // Not an inner join: SQLite would walk all skills in their order, to be spared the grouping.
      .crossJoin(challengeSkills)
      .where(eq(challengeSkills.challengeSeq, sql`h.seq`))
      .groupBy(challengeSkills.skill)
      .orderBy(desc(count()), challengeSkills.skill)
      .limit(limits.skills)
  );
}

/** The newest 1,001 that fit. */
function counted(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): SQL {
  const limit = searchLimits.counted + 1;
  if (isOfTokens(ctx, query, words)) return inRange(ctx, query, words, "all", limit);
  return sql`(select ${searchAttributes.seq} as seq from ${searchAttributes} where ${columns(ctx, query) ?? sql`true`} order by ${searchAttributes.seq} desc limit ${limit})`;
}

/** Whether there may be older ones in the ranges that were never looked at. */
export async function isCut(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): Promise<boolean> {
  if (!isOfTokens(ctx, query, words) || ranges(ctx, query) === undefined) return false;
  const [row] = await ctx.store.db
    .select({ count: count() })
    .from(sql`${examined(query, words, "all", limits.examined)} m`);
  return row?.count === limits.examined;
}

/** The newest that have the words and lie in the ranges. */
function inRange(
  ctx: Context,
  query: SearchChallengesQuery,
  words: readonly Term[],
  index: "all" | "title",
  limit: number,
): SQL {
  const range = ranges(ctx, query);
  if (range === undefined) return examined(query, words, index, limit);
  return sql`(select m.seq as seq from ${examined(query, words, index, limits.examined)} m join ${searchAttributes} on ${searchAttributes.seq} = m.seq where ${range} order by m.seq desc limit ${limit})`;
}

function examined(query: SearchChallengesQuery, words: readonly Term[], index: "all" | "title", limit: number): SQL {
  const terms = [...words, ...facetTerms(query)];
  if (index === "title") return newestMatches("title", withoutPlaces(terms), limit);
  return newestMatches(words.some(({ kind }) => kind === "phrase") ? "phrases" : "all", terms, limit);
}

function columns(ctx: Context, query: SearchChallengesQuery): SQL | undefined {
  return and(facetColumns(query), ranges(ctx, query));
}
