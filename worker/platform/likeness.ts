/** How much two texts are the same, so that a letter that was sent around is seen as one. Pure. */

/** Words that stand together; and from which share of them in common two texts are one, with some words changed. */
const together = 4;
const sameFrom = 0.7;
/** Words. Of shorter texts ("I can do this, ask me anything") many are alike by chance. */
const leastWords = 8;

/** A text as its likeness sees it: no case, no marks, no greeting's name to tell two copies by. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function runsOf(words: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + together <= words.length; at += 1) runs.add(words.slice(at, at + together).join(" "));
  return runs;
}

/** Whether one of two texts was made from the other: asked of one text about many. */
export function copiesOf(text: string): (other: string) => boolean {
  const words = wordsOf(text);
  if (words.length < leastWords) return () => false;
  const runs = runsOf(words);
  return (other) => {
    const otherWords = wordsOf(other);
    if (otherWords.length < leastWords) return false;
    const otherRuns = runsOf(otherWords);
    const inBoth = runs.intersection(otherRuns).size;
    return inBoth / (runs.size + otherRuns.size - inBoth) >= sameFrom;
  };
}
