/**
 * Beginnings that many words of many challenges have. The index keeps beginnings of two to four letters; for a longer one it gathers all
 * hits of all its words before it gives the newest, which took a tenth of a second for a common one among a million. The words themselves
 * it reads from the newest on.
 */
import { indexedBeginnings, type Term } from "../../database/search-match.ts";
import { findWordsByBeginning } from "../../database/search-words.ts";
import type { Context } from "../../platform/context.ts";

/**
 * Words that stand for one beginning; words that are read for one search; and how many challenges make a beginning common: below that
 * the index is asked as it was typed, which also finds what is not known yet.
 */
const limits = { words: 24, read: 400, common: 2_000 } as const;

/** The same terms, with the known words of common beginnings. */
export async function withKnownWords(ctx: Context, terms: readonly Term[]): Promise<Term[]> {
  const long = beginningsIn(terms).filter((word) => [...word].length > indexedBeginnings);
  if (long.length === 0) return [...terms];
  // One by one: Postgres finds a beginning in the words' order only when it is told which. There is one, or some when it was misspelt.
  const known = new Map(
    await Promise.all(
      long.map(
        async (beginning) =>
          [beginning, await findWordsByBeginning(ctx.store.db, "challenges", beginning, limits.read)] as const,
      ),
    ),
  );
  const spelled = (term: Term): Term => {
    if (term.kind === "any") return { kind: "any", terms: term.terms.map(spelled) };
    if (term.kind !== "beginning") return term;
    const words = known.get(term.word) ?? [];
    if (words.reduce((sum, { met }) => sum + met, 0) < limits.common) return term;
    const others = words.map(({ word }) => word).filter((word) => word !== term.word);
    return { ...term, known: [term.word, ...others.slice(0, limits.words)] };
  };
  return terms.map(spelled);
}

function beginningsIn(terms: readonly Term[]): string[] {
  return terms.flatMap((term) => {
    if (term.kind === "any") return beginningsIn(term.terms);
    return term.kind === "beginning" ? [term.word] : [];
  });
}
