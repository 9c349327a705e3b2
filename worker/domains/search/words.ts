/** What a person typed, as words and phrases, and what a hit must have for them. Pure. */

import { foldWords } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import { searchLimits } from "./contract.ts";

export interface Typed {
  /** In the order they were typed. */
  words: string[];
  phrases: string[][];
  /**
   * Whether the last of the words may be the beginning of one: it was typed last. One letter begins too much to be looked for, and beside
   * a phrase the index is asked that knows no beginnings.
   */
  isOpen: boolean;
}

const quoted = /["“„«]([^"“”„«»]*)["“”»]?/gu;

/** Reads any text; what stands between quotation marks is a phrase. */
export function readTyped(text: string): Typed {
  const phrases = [...text.matchAll(quoted)]
    .map(([, inside = ""]) => foldWords(inside))
    .filter((all) => all.length > 0);
  const words = foldWords(text.replace(quoted, " ")).slice(0, searchLimits.words);
  const isBeginning = phrases.length === 0 && [...(words.at(-1) ?? "")].length > 1;
  return {
    words,
    phrases: phrases.slice(0, searchLimits.words).map((phrase) => phrase.slice(0, searchLimits.words)),
    isOpen: isBeginning && /[\p{L}\p{N}\p{M}]$/u.test(text),
  };
}

/** @param variants other spellings that count as a word too */
export function termsOf(
  { words, phrases, isOpen }: Typed,
  variants: ReadonlyMap<string, readonly string[]> = new Map(),
): Term[] {
  const ofWords = words.map((word, at): Term => {
    const kind = isOpen && at === words.length - 1 ? "beginning" : "word";
    const others = variants.get(word) ?? [];
    if (others.length === 0) return { kind, word };
    return { kind: "any", terms: [word, ...others].map((each) => ({ kind, word: each })) };
  });
  return [...ofWords, ...phrases.map((all): Term => ({ kind: "phrase", words: all }))];
}

/** The same for titles: there a phrase is its words, since that index knows no places. */
export function withoutPlaces(terms: readonly Term[]): Term[] {
  return terms.flatMap((term) =>
    term.kind === "phrase" ? term.words.map((word): Term => ({ kind: "word", word })) : [term],
  );
}

/** The same with the last word whole. */
export function withWholeWords(terms: readonly Term[]): Term[] {
  return terms.map((term): Term => {
    if (term.kind === "beginning") return { kind: "word", word: term.word };
    return term.kind === "any" ? { kind: "any", terms: withWholeWords(term.terms) } : term;
  });
}
