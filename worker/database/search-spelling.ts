/**
 * Words that are near each other: SymSpell's symmetric deletions over the first seven letters, and the restricted edit distance (a swap
 * of neighbours is one mistake). Pure.
 */

/** Letters. Shorter words have too many neighbours; deletions come from the beginning alone, which bounds their number at 29 a word. */
const spelling = { shortest: 4, beginning: 7, twoMistakesFrom: 6, deletions: 2 } as const;

/** Whether a word is long enough to be corrected, and is no number. */
export function isCorrectable(word: string): boolean {
  return word.length >= spelling.shortest && /\p{L}/u.test(word);
}

/** Mistakes allowed in a word of this length. */
export function mistakesIn(word: string): number {
  return word.length >= spelling.twoMistakesFrom ? 2 : 1;
}

/** Hashes of a word's beginning and of all that is left of it without one or two letters. Words within two mistakes share one. */
export function deletionHashes(vocabulary: string, word: string, deletions: number = spelling.deletions): number[] {
  const found = new Set([word.slice(0, spelling.beginning)]);
  let round = [...found];
  for (let deleted = 0; deleted < deletions; deleted++) {
    round = round.flatMap((text) => [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1)));
    for (const text of round) found.add(text);
  }
  return [...found].filter((text) => text.length > 1).map((text) => hash48(`${vocabulary} ${text}`));
}

/** 48 bits: two multiplying hashes of 24, which a JavaScript number and both engines hold. */
function hash48(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 8) * 2 ** 24 + (low >>> 8);
}

/** Mistakes between two words: letters left out, put in, exchanged, or swapped with a neighbour. Stops counting above `most`. */
export function mistakesBetween(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1];
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1];
      if (swapped) least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, meant.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
