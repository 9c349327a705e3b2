/**
 * `npm run fonts`: the product's two faces from their npm packages, cut to what pages use, into app/public/fonts. What lies
 * beyond Western Europe's letters is in files of its own, which a browser fetches when a page has such a letter.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convert } from "fontverter";
import subsetFont from "subset-font";
import { withLiningFigures } from "./lining-figures.ts";
import { ROOT } from "./tools.ts";

export const FONTS = join(ROOT, "app/public/fonts");

const SLAB = "@expo-google-fonts/zilla-slab/600SemiBold/ZillaSlab_600SemiBold.ttf";
const TEXT = "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2";
const TEXT_EXTENDED = "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2";

/** Basic Latin, Latin-1, and the marks that texts and sums use. */
const LATIN = `${characters(0x20, 0x7e)}${characters(0xa0, 0xff)}ıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−≈≠≤≥`;
/** Latin Extended-A, and what Romanian writes beyond it. The range in styles/base.css is the same. */
const EXTENDED = `${characters(0x100, 0x130)}${characters(0x132, 0x151)}${characters(0x154, 0x17f)}ȘșȚț`;

/** Marks, pairs and figures; small capitals and the like would double the file. */
const FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"];
const FIGURES = ["lnum", "tnum"];

const WEIGHTS = { wght: { min: 400, max: 700, default: 400 } };

function characters(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");
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
  };
}

if (import.meta.main) {
  for (const [name, bytes] of Object.entries(await makeFonts())) {
    writeFileSync(join(FONTS, name), bytes);
    console.log(`${(bytes.length / 1000).toFixed(1).padStart(6)} kB  app/public/fonts/${name}`);
  }
}
