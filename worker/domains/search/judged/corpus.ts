/**
 * A market to try the search on: challenges that queries are judged by (topics.json), and as many more as wanted that use the same words in
 * other places. The same seed makes the same market. Only tests and benchmarks import this.
 */
import topics from "./topics.json" with { type: "json" };

export interface JudgedChallenge {
  category: string;
  title: string;
  summary: string;
  skills: string[];
}

export interface JudgedQuery {
  q: string;
  /** Place in the corpus of the one challenge that is meant. */
  meant: number;
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The judged challenges, then `others` that are made of their words. */
export function corpus(others: number, seed = 1): JudgedChallenge[] {
  const next = numbersFrom(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item; // reason: no list here is empty
  const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 3);
  const words = topics.flatMap(({ title, summary }) => wordsOf(`${title} ${summary}`));
  const made = Array.from({ length: others }, (): JudgedChallenge => {
    const like = one(topics);
    const verb = like.title.split(" ")[0] ?? "Make";
    return {
      category: like.category,
      title: `${verb} the ${one(words)} of a ${one(words)} ${one(words)}`,
      summary: `What counts is the ${one(words)}, not the ${one(words)}; ${one(words)} and ${one(words)} come later.`,
      skills: [one(one(topics).skills), one(like.skills)].filter((skill, at, all) => all.indexOf(skill) === at),
    };
  });
  return [...topics.map(({ queries: _, ...challenge }) => challenge), ...made];
}

export const judgedQueries: readonly JudgedQuery[] = topics.flatMap(({ queries }, meant) =>
  queries.map((q) => ({ q, meant })),
);

/** The query with one mistake in one of its longer words: a letter left out, put in, exchanged, or swapped with the next. */
export function mistyped(q: string, next: () => number): string {
  const words = q.split(" ");
  const longest = words.reduce((best, word, at) => (word.length > (words[best]?.length ?? 0) ? at : best), 0);
  const word = words[longest] ?? "";
  const at = 1 + Math.floor(next() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(next() * 26));
  const mistakes = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ];
  words[longest] = mistakes[Math.floor(next() * mistakes.length)] ?? word;
  return words.join(" ");
}
