import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convert } from "fontverter";
import { expect, it } from "vitest";
import { FONTS, LETTERS, makeFonts, makeLetters } from "./fonts.ts";
import { hasLiningFigures } from "./lining-figures.ts";

const shipped = (name: string) => readFileSync(join(FONTS, name));

it("ships the fonts that the script makes", async () => {
  const made = await makeFonts();
  expect(Object.keys(made).sort()).toEqual(readdirSync(FONTS).filter((name) => name.endsWith(".woff2")));
  for (const [name, bytes] of Object.entries(made))
    expect(shipped(name).equals(bytes), `npm run fonts: ${name}`).toBe(true);
  expect(readFileSync(LETTERS, "utf8") === (await makeLetters(made)), "npm run fonts: letters").toBe(true);
});

it("sends no more than 60 kB of fonts with a page of Western letters", () => {
  const bytes = ["zilla-600.woff2", "hanken-400-700.woff2"].map((name) => shipped(name).length);
  expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(60_000);
});

it("stands a lone sum on the line: the slab's digits are lining figures without any feature", async () => {
  expect(hasLiningFigures(await convert(shipped("zilla-600.woff2"), "truetype"))).toBe(true);
});
