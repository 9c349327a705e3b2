/** The contrast of every pair that the product draws, computed from the sheet itself (WCAG 2.2: text 4.5, marks and borders 3). */
import { readFileSync } from "node:fs";
import { wcagContrast } from "culori";
import { describe, expect, it } from "vitest";

const sheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The colours that a rule names: `--paper: oklch(…)` or a shadow's `… / 0.1`, which is no ink and no paper. */
function colours(css: string): Map<string, string> {
  const found = css.matchAll(/--([a-z0-9-]+): (oklch\([^/)]+\));/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name, value]));
}

function ruleAfter(marker: string): string {
  const start = sheet.indexOf(marker);
  if (start < 0) throw new Error(`The sheet has no ${marker}`);
  return sheet.slice(start, sheet.indexOf("}", start));
}

const light = colours(ruleAfter("color-scheme: light;"));
const dark = new Map([...light, ...colours(ruleAfter("color-scheme: dark;"))]);

const text: readonly [ink: string, ground: string][] = [
  ["ink", "paper"],
  ["ink", "sheet"],
  ["ink", "band"],
  ["ink", "act-wash"],
  ["ink", "held-wash"],
  ["ink", "paid-wash"],
  ["ink", "stop-wash"],
  ["ink", "split-wash"],
  ["ink-2", "paper"],
  ["ink-2", "sheet"],
  ["ink-2", "band"],
  ["ink-2", "act-wash"],
  ["ink-2", "held-wash"],
  ["ink-2", "paid-wash"],
  ["ink-2", "stop-wash"],
  ["ink-2", "split-wash"],
  ["paper", "ink"],
  ["act", "paper"],
  ["act", "sheet"],
  ["act", "band"],
  ["act", "act-wash"],
  ["act", "held-wash"],
  ["act", "stop-wash"],
  ["act-hi", "paper"],
  ["act-hi", "act-wash"],
  ["on-act", "act"],
  ["on-act", "act-hi"],
  ["held-ink", "paper"],
  ["held-ink", "held-wash"],
  ["on-held", "held"],
  ["paid", "paper"],
  ["paid", "paid-wash"],
  ["stop", "paper"],
  ["stop", "sheet"],
  ["stop", "band"],
  ["stop", "stop-wash"],
  ["split", "paper"],
  ["split", "split-wash"],
];

/** Borders, lines and marks that mean something. */
const marks: readonly [mark: string, ground: string][] = [
  ["edge", "paper"],
  ["edge", "sheet"],
  ["edge", "band"],
  ["edge", "act-wash"],
  ["line", "paper"],
  ["line", "held-wash"],
  ["on-held", "held"],
  ["held-ink", "held-wash"],
  ["act", "act-wash"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_, theme) => {
  const colour = (name: string) => {
    const value = theme.get(name);
    if (value === undefined) throw new Error(`No colour is called ${name}.`);
    return value;
  };
  it.each(text)("reads %s on %s", (ink, ground) => {
    expect(wcagContrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)("shows %s on %s", (mark, ground) => {
    expect(wcagContrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe.each([
  ["light", "color-scheme: light;"],
  ["dark", "color-scheme: dark;"],
])("monograms, %s", (_, marker) => {
  const part = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(ruleAfter(marker))?.[1] ?? "";
  // The hues that components/people.tsx gives.
  it.each(Array.from({ length: 18 }, (_each, index) => index * 20))("reads initials in hue %i", (hue) => {
    expect(wcagContrast(`oklch(${part("mono-ink")} ${hue})`, `oklch(${part("mono-bg")} ${hue})`)).toBeGreaterThan(4.5);
  });
});

it("names the same colours in both themes", () => {
  const themed = [...light.keys()].filter((name) => name !== "on-held");
  expect([...colours(ruleAfter("color-scheme: dark;")).keys()].sort()).toEqual(themed.sort());
});
