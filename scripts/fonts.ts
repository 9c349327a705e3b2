/**
 * `npm run fonts`: the product's two faces from their npm packages, cut to what pages use, into app/public/fonts. What lies
 * beyond Western Europe's letters is in files of its own, which a browser fetches when a page has such a letter. Arabic and Chinese
 * are for the pictures of challenges alone (app/lib/challenge-picture.server.ts), which are drawn where there are no fonts of a system.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convert } from "fontverter";
import subsetFont from "subset-font";
import { readAdvances, withLiningFigures } from "./lining-figures.ts";
import { ROOT } from "./tools.ts";

export const FONTS = join(ROOT, "app/public/fonts");
/** What the fonts of pictures can write, and how wide: pictures break their lines themselves. */
export const LETTERS = join(ROOT, "app/lib/picture-letters.json");

const SLAB = "@expo-google-fonts/zilla-slab/600SemiBold/ZillaSlab_600SemiBold.ttf";
const TEXT = "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2";
const TEXT_EXTENDED = "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2";
/** Pictures draw a line with one font: its glyphs cannot be joined over two, and a variable one stands at its lightest. */
const TEXT_WHOLE = "@expo-google-fonts/hanken-grotesk/500Medium/HankenGrotesk_500Medium.ttf";
const ARABIC = "@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf";
const CHINESE = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff2";

/** Basic Latin, Latin-1, and the marks that texts and sums use. */
const LATIN = `${characters(0x20, 0x7e)}${characters(0xa0, 0xff)}ıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−≈≠≤≥`;
/** Latin Extended-A, and what Romanian writes beyond it. The range in styles/base.css is the same. */
const EXTENDED = `${characters(0x100, 0x130)}${characters(0x132, 0x151)}${characters(0x154, 0x17f)}ȘșȚț`;
const ARABIC_LETTERS = characters(0x600, 0x6ff);
/** GB 2312: its signs and full-width forms, and the 3,755 characters of its first level, which are 99.7 % of what is written. */
const CHINESE_LETTERS = `${chinese(0xa1, 0xa1)}${chinese(0xa3, 0xa3)}${chinese(0xb0, 0xd7)}`;

/** Marks, pairs and figures; small capitals and the like would double the file. */
const FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"];
const FIGURES = ["lnum", "tnum"];

const WEIGHTS = { wght: { min: 400, max: 700, default: 400 } };

function characters(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");
}

/** The characters of some rows of GB 2312. */
function chinese(from: number, to: number): string {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const bytes = rows.flatMap((row) => Array.from({ length: 94 }, (_, index) => [row, 0xa1 + index]).flat());
  return new TextDecoder("gb2312").decode(new Uint8Array(bytes)).replace(/[\ufffd\ue000-\uf8ff]/g, "");
}

/** Every file of app/public/fonts by its name, the same bytes whenever and wherever it is made. */
export async function makeFonts(): Promise<Record<string, Buffer>> {
  const read = (path: string) => readFileSync(join(ROOT, "node_modules", path));
  const common = { noHinting: true, keepFeatures: [...FEATURES, ...FIGURES] };
  const slab = await subsetFont(read(SLAB), LATIN, { ...common, targetFormat: "truetype" });
  const packed = { ...common, targetFormat: "woff2" } as const;
  return {
    "zilla-600.woff2": await convert(withLiningFigures(slab), "woff2", "truetype"),
    "zilla-600-ext.woff2": await subsetFont(read(SLAB), EXTENDED, packed),
    "hanken-400-700.woff2": await subsetFont(read(TEXT), LATIN, { ...packed, variationAxes: WEIGHTS }),
    "hanken-400-700-ext.woff2": await subsetFont(read(TEXT_EXTENDED), EXTENDED, { ...packed, variationAxes: WEIGHTS }),
    ...(await makePictureFonts(read)),
  };
}

/** All that a line may hold, in one font for each kind of it. */
async function makePictureFonts(read: (path: string) => Buffer): Promise<Record<string, Buffer>> {
  const western = LATIN + EXTENDED;
  const kept = { noHinting: true, keepFeatures: [...FEATURES, ...FIGURES] };
  const slab = await subsetFont(read(SLAB), western, { ...kept, targetFormat: "truetype" });
  return {
    "picture-slab.woff2": await convert(withLiningFigures(slab), "woff2", "truetype"),
    "picture-text.woff2": await subsetFont(read(TEXT_WHOLE), western, { ...kept, targetFormat: "woff2" }),
    // Which features join Arabic letters is the font's affair: all are kept.
    "picture-arabic.woff2": await subsetFont(read(ARABIC), LATIN + ARABIC_LETTERS, {
      noHinting: true,
      targetFormat: "woff2",
    }),
    "picture-chinese.woff2": await subsetFont(read(CHINESE), LATIN + CHINESE_LETTERS, {
      ...kept,
      targetFormat: "woff2",
    }),
  };
}

/** The content of {@link LETTERS}: of each font of pictures its characters, and their widths in the same order. */
export async function makeLetters(fonts: Readonly<Record<string, Buffer>>): Promise<string> {
  const letters: Record<string, { characters: string; widths: string }> = {};
  for (const [file, font] of Object.entries(fonts)) {
    const name = /^picture-(\w+)\.woff2$/.exec(file)?.[1];
    if (name === undefined) continue;
    const advances = [...readAdvances(await convert(font, "truetype"))].sort(([a], [b]) => (a < b ? -1 : 1));
    const widths = advances.map(([, width]) => width);
    letters[name] = {
      characters: advances.map(([character]) => character).join(""),
      widths: widths.join(" "),
    };
  }
  return `${JSON.stringify(letters, null, 2)}\n`;
}

if (import.meta.main) {
  const fonts = await makeFonts();
  for (const [name, bytes] of Object.entries(fonts)) {
    writeFileSync(join(FONTS, name), bytes);
    console.log(`${(bytes.length / 1000).toFixed(1).padStart(6)} kB  app/public/fonts/${name}`);
  }
  writeFileSync(LETTERS, await makeLetters(fonts));
}
