/**
 * Which challenges fit a search, in what order, and how many of what kind. It is asked in one statement: each way to the record costs more
 * than most of what a search reads there, and what was found is read once for its order and for all that is counted.
 */
import { and, type SQL, sql } from "drizzle-orm";
import { challengeSkills, searchAttributes } from "../../database/schema.ts";
import { newestMatches, type Term } from "../../database/search-match.ts";
import type { Context } from "../../platform/context.ts";
import { type SearchChallengesQuery, type SearchSort, searchLimits } from "./contract.ts";
import { facetColumns, facetTerms, isNamed, ranges } from "./filters.ts";
import { stepOf } from "./rewards.ts";
import { withoutPlaces, withWholeWords } from "./words.ts";

/**
 * Rows. Ranking looks at the newest `candidates` of each index, since under AND every hit holds every word; ranges and other orders at the
 * newest `examined`, and at the newest `titles` whose titles fit, so that a word of everybody's costs no more than that.
 */
const limits = { candidates: 300, exactTitles: 100, titles: 1_000, examined: 2_000, skills: 20 } as const;

/** Filters of one value, which are counted as if they were off. */
export const singles = ["category", "agents", "currency", "kind", "place"] as const;
export type Single = (typeof singles)[number];

/** How many fit, by what they are. */
export type Tally = Readonly<Record<Single, Map<string, number>>> & { total: number };

export interface Found {
  /** The ranked snapshot: at most 200 places in the order of creation (`challenges.seq`). */
  hits: number[];
  /** Of the newest 1,001 that fit. */
  tally: Tally;
  /** The most frequent first. */
  skills: { value: string; count: number }[];
  /** By currency and step of the ladder (rewards.ts), those outside the range that is asked for too. */
  rewards: { currency: string; step: number; count: number }[];
  /** The same tally with this filter off, of each of `without`. */
  open: Map<Single, Tally>;
  /** Whether there may be older ones in the ranges that were never looked at. */
  isCut: boolean;
}

/** What a row is: a hit, a skill, what was looked at, or a kind of challenge among all that fit or among those that fit without a filter. */
interface FoundRow extends Record<Single, string> {
  part: "hit" | "skill" | "reward" | "seen" | "fits" | Single;
  /** How many; of a hit, its place in the order of creation. */
  count: number;
  /** Of a hit its place in the answer, of a reward its step of the ladder. */
  rank: number;
  skill: string;
}

/**
 * @param words what must be in the text
 * @param without filters, of those that are set, that are counted as if they were off
 */
export async function findChallenges(
  ctx: Context,
  query: SearchChallengesQuery,
  words: readonly Term[],
  without: readonly Single[],
): Promise<Found> {
  const off = (name: Single) => fitting(ctx, { ...query, [name]: undefined }, words, `fits_${name}`);
  const isRanged = query.minReward !== undefined || query.maxReward !== undefined;
  const anyReward = { ...query, minReward: undefined, maxReward: undefined };
  const sources = [
    ...fitting(ctx, query, words, "fits"),
    ...without.flatMap(off),
    ...(isRanged ? fitting(ctx, anyReward, words, "fits_reward") : []),
  ];
  const parts = [
    tallied("fits", "fits"),
    // Two in one: D1 puts no more than five together.
    sql`select * from (select 'skill' as part, count, 0 as rank, skill, '' as category, '' as agents, '' as currency, '' as kind, '' as place from ${countedSkills} s
      union all ${stepped(isRanged ? "fits_reward" : "fits")}) c`,
    sql`select 'hit', seq, rank, '', '', '', '', '', '' from ${ranked(ctx, query, words)} r`,
    ...(isBounded(ctx, query, words)
      ? [sql`select 'seen', (select count(*) from fits_seen), 0, '', '', '', '', '', ''`]
      : []),
    ...(without.length === 0
      ? []
      : [
          sql`select * from (${sql.join(
            without.map((name) => tallied(name, `fits_${name}`)),
            sql` union all `,
          )}) o`,
        ]),
  ];
  const rows = await ctx.store.db.all<FoundRow>(
    sql`with ${sql.join(sources, sql`, `)} ${sql.join(parts, sql` union all `)}`,
  );
  return read(rows, without);
}

/** How many fit each of these, up to 1,001. */
export async function countEach(
  ctx: Context,
  searches: readonly { query: SearchChallengesQuery; terms: readonly Term[] }[],
): Promise<number[]> {
  if (searches.length === 0) return [];
  const sources = searches.flatMap(({ query, terms }, at) => fitting(ctx, query, terms, `fits_${at}`));
  const counts = searches.map((_, at) => sql.raw(`(select count(*) from fits_${at}) as count_${at}`));
  const [row = {}] = await ctx.store.db.all<Record<string, number>>(
    sql`with ${sql.join(sources, sql`, `)} select ${sql.join(counts, sql`, `)}`,
  );
  return searches.map((_, at) => row[`count_${at}`] ?? 0);
}

function read(rows: readonly FoundRow[], without: readonly Single[]): Found {
  const of = (part: FoundRow["part"]) => rows.filter((row) => row.part === part);
  return {
    hits: of("hit")
      .sort((a, b) => a.rank - b.rank)
      .map(({ count }) => count),
    tally: tallyOf(of("fits")),
    skills: of("skill")
      .map(({ skill: value, count }) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    rewards: of("reward").map(({ currency, rank: step, count }) => ({ currency, step, count })),
    open: new Map(without.map((name) => [name, tallyOf(of(name))])),
    isCut: of("seen")[0]?.count === limits.examined,
  };
}

function tallyOf(rows: readonly FoundRow[]): Tally {
  const none = () => new Map<string, number>();
  const tally = { total: 0, category: none(), agents: none(), currency: none(), kind: none(), place: none() };
  for (const row of rows) {
    tally.total += row.count;
    for (const name of singles) tally[name].set(row[name], (tally[name].get(row[name]) ?? 0) + row.count);
  }
  return tally;
}

/**
 * The newest 1,001 that fit, with what they are, as a table `name` of the statement. Where the full-text index says which may fit, those are
 * `name_seen`, and ranges are looked at among the newest of them.
 */
function fitting(ctx: Context, query: SearchChallengesQuery, words: readonly Term[], name: string): SQL[] {
  const { seq, category, agents, currency, kind, place, rewardMinor } = searchAttributes;
  const [table, seen] = [sql.raw(name), sql.raw(`${name}_seen`)];
  const limit = searchLimits.counted + 1;
  const newest = (fits: SQL) =>
    sql`${table} as materialized (select ${seq} as seq, ${category} as category, ${agents} as agents, ${currency} as currency, ${kind} as kind, ${place} as place, ${rewardMinor} as reward
      from ${searchAttributes} where ${fits} order by ${seq} desc limit ${sql.raw(String(limit))})`;
  if (!isOfTokens(ctx, query, words)) return [newest(columns(ctx, query))];
  const further = isBounded(ctx, query, words) || (isSought(query, words) && isOrdered(query));
  return [
    sql`${seen} as materialized ${examined(query, words, "all", further ? limits.examined : limit)}`,
    newest(and(sql`${seq} in (select seq from ${seen})`, ranges(ctx, query)) ?? sql`true`),
  ];
}

/** Whether the full-text index says which fit. Skills are in no narrow row, and of a named place are few: like words they are tokens always. */
function isSought({ skill = [], place }: SearchChallengesQuery, words: readonly Term[]): boolean {
  return words.length + skill.length > 0 || isNamed(place);
}

/**
 * The same, or a currency without a range: the narrow row's index has rewards of a currency in order, from which D1 would have to find the
 * newest of them all. Other filters have an index that ends with the order of creation, on both engines the quicker way.
 */
function isOfTokens(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): boolean {
  return isSought(query, words) || (query.currency !== undefined && ranges(ctx, query) === undefined);
}

/** Whether only the newest `examined` are looked at for a range. */
function isBounded(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): boolean {
  return isSought(query, words) && ranges(ctx, query) !== undefined;
}

function columns(ctx: Context, query: SearchChallengesQuery): SQL {
  return and(facetColumns(query), ranges(ctx, query)) ?? sql`true`;
}

function isOrdered({ sort }: SearchChallengesQuery): boolean {
  return sort === "reward" || sort === "closing";
}

function tallied(part: string, table: string): SQL {
  const kinds = sql.raw(singles.join(", "));
  return sql`select ${sql.raw(`'${part}'`)} as part, count(*) as count, 0 as rank, '' as skill, ${kinds} from ${sql.raw(table)} group by ${kinds}`;
}

/** How many rewards of each currency lie on each step. */
function stepped(table: string): SQL {
  const step = stepOf(sql`reward`);
  return sql`select 'reward', count(*), ${step}, '', '', '', currency, '', '' from ${sql.raw(table)} group by currency, ${step}`;
}

const countedSkills = sql`(select ${challengeSkills.skill} as skill, count(*) as count from fits cross join ${challengeSkills}
  where ${challengeSkills.challengeSeq} = fits.seq group by ${challengeSkills.skill}
  order by count(*) desc, ${challengeSkills.skill} limit ${sql.raw(String(limits.skills))})`;

const orders: Record<Exclude<SearchSort, "relevance">, SQL> = {
  newest: sql`seq desc`,
  reward: sql`reward_minor desc, seq desc`,
  closing: sql`application_deadline asc, seq desc`,
};

/** The first 200 with their ranks. */
function ranked(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): SQL {
  const first = (rows: SQL, order: SQL) =>
    sql`(select seq, row_number() over (order by ${order}) as rank from (select * from ${rows} c order by ${order} limit ${sql.raw(String(searchLimits.ranked))}) t)`;
  if (query.sort === "relevance" && words.length > 0)
    return first(scored(ctx, query, words), sql`score desc, seq desc`);
  const order = orders[query.sort === "relevance" ? "newest" : query.sort];
  if (!isOrdered(query)) return first(sql`fits`, order);
  const { seq, rewardMinor, applicationDeadline } = searchAttributes;
  const rows = (fits: SQL) =>
    sql`(select ${seq}, ${rewardMinor}, ${applicationDeadline} from ${searchAttributes} where ${fits})`;
  if (!isSought(query, words)) return first(rows(columns(ctx, query)), order);
  return first(rows(and(sql`${seq} in (select seq from fits_seen)`, ranges(ctx, query)) ?? sql`true`), order);
}

/** A hit in the title, the more so in a short one, and a short text: what bm25 would say, without reading every hit. */
function scored(ctx: Context, query: SearchChallengesQuery, words: readonly Term[]): SQL {
  const branches = sql.join(
    [
      sql`select seq, 0 as weight from (select seq from fits order by seq desc limit ${sql.raw(String(limits.candidates))}) b0`,
      sql`select seq, 2 as weight from ${titled(ctx, query, words, limits.candidates)} b2`,
      sql`select seq, 3 as weight from ${titled(ctx, query, withWholeWords(words), limits.exactTitles)} b3`,
    ],
    sql` union all `,
  );
  // The title's index knows no places, so that a phrase is looked for in the text as well.
  const inText = words.some(({ kind }) => kind === "phrase") ? sql`having min(weight) = 0` : sql``;
  const real = (value: SQL) => sql`cast(${value} as double precision)`;
  const score = sql`m.weight * (1 + ${real(sql`1`)} / (1 + ${searchAttributes.titleLength})) + 2 / (1 + ${real(sql`${searchAttributes.textLength}`)} / 12)`;
  return sql`(select m.seq, ${score} as score from (select seq, max(weight) as weight from (${branches}) u group by seq ${inText}) m
    cross join ${searchAttributes} where ${searchAttributes.seq} = m.seq)`;
}

/** The newest that have the words in their titles and lie in the ranges. */
function titled(ctx: Context, query: SearchChallengesQuery, words: readonly Term[], limit: number): SQL {
  const range = ranges(ctx, query);
  if (range === undefined) return examined(query, words, "title", limit);
  const { seq } = searchAttributes;
  return sql`(select ${seq} from ${searchAttributes} where ${seq} in ${examined(query, words, "title", limits.titles)} and ${range} order by ${seq} desc limit ${sql.raw(String(limit))})`;
}

function examined(query: SearchChallengesQuery, words: readonly Term[], index: "all" | "title", limit: number): SQL {
  const terms = [...words, ...facetTerms(query)];
  if (index === "title") return newestMatches("title", withoutPlaces(terms), limit);
  return newestMatches(words.some(({ kind }) => kind === "phrase") ? "phrases" : "all", terms, limit);
}
