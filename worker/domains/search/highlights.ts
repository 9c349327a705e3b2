/** Where the words of a search stand in a text: places, never markup, so that a page cannot be made to show somebody's tags. Pure. */
import { foldWords } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import type { TextRange } from "./contract.ts";

/** Words of a text that fit the terms of a search, as [from, to) in UTF-16 units. */
export function highlightsIn(text: string, terms: readonly Term[]): TextRange[] {
  const ranges: TextRange[] = [];
  for (const { 0: piece, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (foldWords(piece).some((word) => terms.some((term) => fits(word, term))))
      ranges.push([index, index + piece.length]);
  }
  return ranges;
}

/** Whether a folded word is what a term asks for. */
export function fits(word: string, term: Term): boolean {
  switch (term.kind) {
    case "word":
      return word === term.word;
    case "beginning":
      return word.startsWith(term.word);
    case "phrase":
      return term.words.includes(word);
    case "any":
      return term.terms.some((each) => fits(word, each));
    case "facet":
      return false;
  }
}
