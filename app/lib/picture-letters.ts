/** What pictures can write: their fonts, and how wide each letter stands (scripts/fonts.ts). */
import letters from "./picture-letters.json" with { type: "json" };

/** A font of pictures: the file is `public/fonts/picture-<name>.woff2`. */
export type PictureFont = keyof typeof letters;

/** As each font calls itself. */
export const families: Record<PictureFont, string> = {
  slab: "Zilla Slab SemiBold",
  text: "Hanken Grotesk Medium",
  arabic: "IBM Plex Sans Arabic SemiBold",
  chinese: "Noto Sans SC Thin SemiBold",
};

/** Words, and the one font that has all their letters. */
export interface Written {
  words: string;
  font: PictureFont;
}

/** Letter → its width in thousandths of its size, of each font that was asked. */
const advances = new Map<PictureFont, ReadonlyMap<string, number>>();

function advancesOf(font: PictureFont): ReadonlyMap<string, number> {
  const known = advances.get(font);
  if (known !== undefined) return known;
  const widths = letters[font].widths.split(" ").map(Number);
  const read = new Map(Array.from(letters[font].characters, (letter, at) => [letter, widths[at] ?? 0]));
  advances.set(font, read);
  return read;
}

/** Of a letter that the font has, in thousandths of its size. */
export function widthIn(font: PictureFont, letter: string): number {
  return advancesOf(font).get(letter) ?? 0;
}

/**
 * Words as a picture can write them, in the face asked for or else in a font of their script. Small pictures and other marks that the
 * font lacks are left out.
 * @returns null when each font lacks a letter or figure: words with holes say something else than their writer did
 */
export function writable(words: string, face: "slab" | "text"): Written | null {
  const signs = Array.from(words.normalize("NFC").replace(/\s+/g, " "));
  for (const font of [face, "arabic", "chinese"] as const) {
    const known = advancesOf(font);
    if (signs.some((sign) => !known.has(sign) && /[\p{Letter}\p{Number}]/u.test(sign))) continue;
    const kept = signs.filter((sign) => known.has(sign)).join("");
    const written = kept.replace(/ {2,}/g, " ").trim();
    return written === "" ? null : { words: written, font };
  }
  return null;
}
