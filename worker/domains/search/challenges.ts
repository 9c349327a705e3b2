/** Search over open challenges: words and phrases, filters, orders; corrected when next to nothing fits as typed. */
import { foldWords } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import { forGuests } from "../../platform/cache.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { currencies } from "../../platform/money.ts";
import {
  type AgentPolicy,
  agentPolicies,
  type ChallengeSummary,
  categories,
  challengeKinds,
} from "../challenges/contract.ts";
import { findSummaries } from "../challenges/queries.ts";
import { withKnownWords } from "./beginnings.ts";
import {
  type ChallengeSearch,
  type SearchChallengesQuery,
  type SearchFilter,
  searchFilters,
  searchLimits,
} from "./contract.ts";
import { findVariants } from "./corrections.ts";
import { fits, highlightsIn } from "./highlights.ts";
import { countEach, type Found, findChallenges, type Single, singles } from "./hits.ts";
import { boundsOf } from "./rewards.ts";
import { readStart } from "./snapshot.ts";
import { readTyped, type Typed, termsOf } from "./words.ts";

/** Fewer hits than this make a person doubt what they typed. */
const fewHits = 3;
/** Of corrected hits, those that are ranked by how near their words are. */
const rankedAnew = 60;

/**
 * One page of a ranked snapshot of at most 200 hits, with facets over at most 1,000.
 * @throws AppError `invalid_input` when a reward filter or sort names no currency; `invalid_cursor`
 */
export async function searchChallenges(ctx: Context, query: SearchChallengesQuery): Promise<ChallengeSearch> {
  requireCurrency(query);
  const start = readStart(query.cursor);
  return forGuests(ctx, "search", JSON.stringify(query), async () => {
    const typed = readTyped(query.q);
    const found = await rankChallenges(ctx, query, typed);
    const page = found.hits.slice(start, start + query.limit);
    const end = start + page.length;
    const counts = countsOf(found);
    const summaries = await findSummaries(ctx, { seqs: page });
    return {
      items: summaries.map((item) => ({ ...item, highlights: highlightsOf(item, found.terms) })),
      nextCursor: end < found.hits.length ? String(end) : null,
      ...counts,
      ...(found.corrected === null ? {} : { corrected: found.corrected }),
      help: counts.total === 0 ? await findHelp(ctx, query, typed) : [],
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

export interface Ranked extends Found {
  /** What every hit has in its text. */
  terms: Term[];
  corrected: string | null;
}

/** All that fits, ranked, with other spellings beside what was typed where next to nothing fits. */
export async function rankChallenges(ctx: Context, query: SearchChallengesQuery, typed: Typed): Promise<Ranked> {
  const terms = await withKnownWords(ctx, termsOf(typed));
  const without = openFilters(query);
  const found = await findChallenges(ctx, query, terms, without);
  const asTyped = { ...found, terms, corrected: null };
  if (found.hits.length >= fewHits || query.exact === "true") return asTyped;
  // Older ones, unseen, may fit as typed.
  if (found.isCut) return asTyped;
  const variants = await findVariants(ctx, "challenges", typed.words);
  if (variants.size === 0) return asTyped;
  const wider = await withKnownWords(ctx, termsOf(typed, variants));
  const more = await findChallenges(ctx, query, wider, without);
  if (more.hits.length === found.hits.length) return asTyped;
  if (query.sort !== "relevance") {
    const [best] = await findSummaries(ctx, { seqs: more.hits.slice(0, 1) });
    return { ...more, terms: wider, corrected: best ? spelledIn(best, typed, variants) : null };
  }
  const ranked = await rankAnew(ctx, more.hits, typed, variants);
  const corrected = ranked.best ? spelledIn(ranked.best, typed, variants) : null;
  return { ...more, hits: ranked.hits, terms: wider, corrected };
}

/** The nearest spelling first, above all in a title; what lies equally near stays as it was ranked. */
async function rankAnew(ctx: Context, hits: readonly number[], typed: Typed, variants: ReadonlyMap<string, string[]>) {
  const top = hits.slice(0, rankedAnew);
  const summaries = await findSummaries(ctx, { seqs: top });
  const scored = summaries.map((item, at) => ({ item, seq: top[at] ?? 0, score: nearness(item, typed, variants) }));
  scored.sort((a, b) => b.score - a.score);
  return { hits: [...scored.map(({ seq }) => seq), ...hits.slice(rankedAnew)], best: scored[0]?.item };
}

function nearness(item: ChallengeSummary, typed: Typed, variants: ReadonlyMap<string, string[]>): number {
  const title = new Set(foldWords(item.title));
  const rest = new Set(foldWords([item.summary, ...item.skills].join(" ")));
  return typed.words
    .map((word) => {
      const spellings = [word, ...(variants.get(word) ?? [])];
      const inTitle = spellings.findIndex((each) => title.has(each));
      const inRest = spellings.findIndex((each) => rest.has(each));
      // What was typed counts whole, its nearest neighbour three quarters of that, and less from there on.
      const worth = (at: number) => (at === -1 ? 0 : at === 0 ? 1 : 0.75 - 0.05 * at);
      return 2 * worth(inTitle) + worth(inRest);
    })
    .reduce((sum, worth) => sum + worth, 0);
}

/** The search as the best hit spells it; null when it has every word as typed, or the words stand where only the index looks. */
function spelledIn(best: ChallengeSummary, typed: Typed, variants: ReadonlyMap<string, string[]>): string | null {
  const words = foldWords([best.title, best.summary, ...best.skills].join(" "));
  const has = (word: string, isLast: boolean) =>
    words.some((each) => fits(each, { kind: isLast && typed.isOpen ? "beginning" : "word", word }));
  const spelled = typed.words.map((word, at) => {
    const spellings = [word, ...(variants.get(word) ?? [])];
    return spellings.find((each) => has(each, at === typed.words.length - 1)) ?? word;
  });
  if (spelled.every((word, at) => word === typed.words[at])) return null;
  return [...spelled, ...typed.phrases.map((phrase) => `"${phrase.join(" ")}"`)].join(" ");
}

function highlightsOf({ title, summary }: ChallengeSummary, terms: readonly Term[]) {
  return { title: highlightsIn(title, terms), summary: highlightsIn(summary, terms) };
}

/**
 * Filters that are set and counted as if they were off, so that their other values show what they would bring. A reward is only comparable
 * within its currency, so that filter does not stand open beside one.
 */
function openFilters(query: SearchChallengesQuery): Single[] {
  return singles.filter((name) => query[name] !== undefined && !(name === "currency" && hasReward(query)));
}

/** Facets and total over the newest 1,000 hits. */
function countsOf({
  tally,
  skills,
  rewards,
  open,
  isCut,
}: Found): Pick<ChallengeSearch, "total" | "totalIsCapped" | "facets"> {
  const of = (name: Single) => (open.get(name) ?? tally)[name];
  return {
    total: Math.min(tally.total, searchLimits.counted),
    totalIsCapped: isCut || tally.total > searchLimits.counted,
    facets: {
      category: ordered(of("category"), categories),
      skill: skills,
      agents: ordered<AgentPolicy>(of("agents"), agentPolicies),
      currency: ordered(of("currency"), currencies),
      kind: ordered(of("kind"), challengeKinds),
      reward: ladderOf(rewards),
      place: ordered(of("place"), [...of("place").keys()].sort()).slice(0, searchLimits.places),
    },
  };
}

/** Steps that occur, by currency and from the lowest. */
function ladderOf(rewards: Found["rewards"]): ChallengeSearch["facets"]["reward"] {
  return currencies.flatMap((currency) =>
    rewards
      .filter((each) => each.currency === currency)
      .sort((a, b) => a.step - b.step)
      .map(({ step, count }) => ({ currency, ...boundsOf(step), count })),
  );
}

function hasReward({ minReward, maxReward }: SearchChallengesQuery): boolean {
  return minReward !== undefined || maxReward !== undefined;
}

/** Values that occur, the most frequent first. */
function ordered<Value extends string>(counts: ReadonlyMap<string, number>, values: readonly Value[]) {
  return values
    .map((value) => ({ value, count: counts.get(value) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** When nothing fits: what would, without one of the filters or one of the words; the most helpful first. */
async function findHelp(ctx: Context, query: SearchChallengesQuery, typed: Typed): Promise<ChallengeSearch["help"]> {
  const parts = typed.words.length + typed.phrases.length;
  const terms = await withKnownWords(ctx, termsOf(typed));
  const withoutWord = parts < 2 ? [] : typed.words.slice(0, searchLimits.helped);
  const withoutFilter = searchFilters
    .filter((drop) => isSet(query, drop))
    .map((drop) => ({
      drop,
      word: null,
      query: drop === "reward" ? withoutReward(query) : { ...query, [drop]: undefined },
      terms,
    }));
  const withoutOne = withoutWord.map((word) => ({
    drop: "word" as const,
    word,
    query,
    terms: termsOf({ ...typed, words: typed.words.filter((each) => each !== word), isOpen: false }),
  }));
  // Two statements: D1 binds at most 100 values to one.
  const counts = (await Promise.all([countEach(ctx, withoutFilter), countEach(ctx, withoutOne)])).flat();
  return [...withoutFilter, ...withoutOne]
    .map(({ drop, word }, at) => ({ drop, word, total: Math.min(counts[at] ?? 0, searchLimits.counted) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
}

function isSet(query: SearchChallengesQuery, filter: SearchFilter): boolean {
  if (filter === "reward") return hasReward(query);
  // Without its currency a reward says nothing.
  if (filter === "currency" && hasReward(query)) return false;
  return filter === "skill" ? (query.skill ?? []).length > 0 : query[filter] !== undefined;
}

function withoutReward(query: SearchChallengesQuery): SearchChallengesQuery {
  return { ...query, minReward: undefined, maxReward: undefined };
}
