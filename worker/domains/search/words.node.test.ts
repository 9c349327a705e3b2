import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords } from "../../database/search-index.ts";
import { deletionHashes, mistakesBetween } from "../../database/search-spelling.ts";
import { highlightsIn } from "./highlights.ts";
import { readTyped, termsOf } from "./words.ts";

describe("any text", { timeout: 60_000 }, () => {
  it("is folded once and for all, and every word of it is found in itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (q) => {
        const folded = foldWords(q);
        expect(foldWords(folded.join(" "))).toEqual(folded);
        expect(folded.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
        for (const [from, to] of highlightsIn(q, termsOf(readTyped(q)))) expect(from < to && to <= q.length).toBe(true);
      }),
      { seed: 11 },
    );
  });
});

describe("near words", { timeout: 60_000 }, () => {
  it("share a deletion whenever they are two mistakes apart or less", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcde"), minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(
        word,
        fc.array(fc.tuple(fc.nat(3), fc.nat(11), fc.constantFrom(..."abcde")), { maxLength: 2 }),
        (meant, mistakes) => {
          const typed = mistakes.reduce((text, [kind, place, letter]) => {
            const at = place % text.length;
            if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
            if (kind === 1) return text.slice(0, at) + letter + text.slice(at);
            return text.slice(0, at) + letter + text.slice(at + 1);
          }, meant);
          expect(mistakesBetween(typed, meant, 2)).toBeLessThanOrEqual(2);
          expect(mistakesBetween(typed, meant, 2)).toBe(mistakesBetween(meant, typed, 2));
          const known = new Set(deletionHashes("v", meant));
          if (typed.length > 3) expect(deletionHashes("v", typed).some((hash) => known.has(hash))).toBe(true);
        },
      ),
      { seed: 12 },
    );
  });

  it("counts a swap of neighbours as one mistake, and stops above what is asked", () => {
    expect(mistakesBetween("calednar", "calendar", 2)).toBe(1);
    expect(mistakesBetween("kalendra", "calendar", 2)).toBe(2);
    expect(mistakesBetween("abcdefgh", "hgfedcba", 2)).toBe(3);
  });
});

describe("what was typed", () => {
  it("is words, the last of them open, and phrases in any quotation marks", () => {
    expect(readTyped("Größe “des Hauses” kalend")).toEqual({
      words: ["große", "kalend"],
      phrases: [["des", "hauses"]],
      isOpen: false,
    });
    expect(readTyped("größe kalend")).toEqual({ words: ["große", "kalend"], phrases: [], isOpen: true });
    expect(readTyped("kalend k").isOpen).toBe(false);
    expect(readTyped('tea "loose leaf"')).toEqual({ words: ["tea"], phrases: [["loose", "leaf"]], isOpen: false });
    expect(readTyped('"still typing').phrases).toEqual([["still", "typing"]]);
    expect(readTyped('"" * ()')).toEqual({ words: [], phrases: [], isOpen: false });
  });
});
