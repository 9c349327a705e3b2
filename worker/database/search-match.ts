/**
 * Asking the full-text tables. What is asked is said without an engine's syntax ({@link Term}); how FTS5 is asked stands here alone.
 */
import { type SQL, sql } from "drizzle-orm";

/** One thing that a hit must have. All words are folded (search-index.ts). */
export type Term =
  | { readonly kind: "word"; readonly word: string }
  /** A word that begins so; of a common beginning `known` are the words that are looked for instead. */
  | { readonly kind: "beginning"; readonly word: string; readonly known?: readonly string[] }
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  /** A filter (`facetToken`). */
  | { readonly kind: "facet"; readonly token: string }
  | { readonly kind: "any"; readonly terms: readonly Term[] };

/** Letters of the longest beginnings that the tables keep by themselves (`prefix='2 3 4'`). */
export const indexedBeginnings = 4;

/** Titles alone; all text; all text with places, the only one that knows phrases. */
export type SearchIndex = "title" | "all" | "phrases";

const tables = { title: "search_title", all: "search_all", phrases: "search_phrases" } as const;

/** A subquery of one column, `seq`: the newest challenges that have all terms, newest first. */
export function newestMatches(index: SearchIndex, terms: readonly Term[], limit: number): SQL {
  const table = sql.raw(tables[index]);
  return sql`(select rowid as seq from ${table} where ${table} match ${expressionOf(terms)} order by rowid desc limit ${limit})`;
}

/** Folded words hold letters and digits only, so that quoting them is all that the syntax needs. */
function expressionOf(terms: readonly Term[]): string {
  return terms.map(oneOf).join(" AND ");
}

function oneOf(term: Term): string {
  switch (term.kind) {
    case "word":
      return `"${term.word}"`;
    case "beginning":
      return term.known ? `(${term.known.map((word) => `"${word}"`).join(" OR ")})` : `"${term.word}"*`;
    case "phrase":
      return `"${term.words.join(" ")}"`;
    case "facet":
      return `"${term.token}"`;
    case "any":
      return `(${term.terms.map(oneOf).join(" OR ")})`;
  }
}
