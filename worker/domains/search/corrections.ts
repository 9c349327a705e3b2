/** Corrects the words of a search, never the documents: known words near what was typed stand beside it (docs/SEARCH.md). */
import { deletionHashes, isCorrectable, mistakesBetween, mistakesIn } from "../../database/search-spelling.ts";
import { findWordsByDeletions, type KnownWord, type Vocabulary } from "../../database/search-words.ts";
import type { Context } from "../../platform/context.ts";

/** Counts: spellings that count as a word beside what was typed; known words measured for one search. */
const limits = { variants: 6, measured: 4_000 } as const;

/** Word typed → known words that it may have meant, nearest first; words that are too short or have no neighbour are absent. */
export async function findVariants(
  ctx: Context,
  vocabulary: Vocabulary,
  words: readonly string[],
): Promise<Map<string, string[]>> {
  const correctable = [...new Set(words)].filter(isCorrectable);
  if (correctable.length === 0) return new Map();
  const hashes = correctable.flatMap((word) => deletionHashes(vocabulary, word, mistakesIn(word)));
  const near = await findWordsByDeletions(ctx.store.db, vocabulary, hashes, limits.measured);
  const variants = correctable.map((word) => [word, nearest(word, near)] as const);
  return new Map(variants.filter(([, found]) => found.length > 0));
}

function nearest(typed: string, known: readonly KnownWord[]): string[] {
  const most = mistakesIn(typed);
  return known
    .map((each) => ({ ...each, mistakes: mistakesBetween(typed, each.word, most) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes || b.met - a.met || (a.word < b.word ? -1 : 1))
    .slice(0, limits.variants)
    .map(({ word }) => word);
}
