import { readFileSync } from "node:fs";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { challengePicture, type Picture, pictureSize, pictureVersion } from "./challenge-picture.server.ts";
import { type Language, languageCodes } from "./languages.ts";
import { writable } from "./picture-letters.ts";
import type { Challenge } from "./types.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const challenge = {
  title: "Make the booking calendar usable with a keyboard alone",
  state: "open",
  category: "software",
  reward: { amountMinor: 240_000, currency: "USD" },
  applicationDeadline: "2026-12-01T23:59:59.000Z",
  poster: { name: "Nora Lindqvist" },
} as unknown as Challenge; // the fields that are read

const titled = (title: string, language: Language = "en") => challengePicture({ ...challenge, title }, now, language);
const linesOf = ({ svg }: Picture) =>
  Array.from(svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g), ([, words = ""]) => words);

beforeAll(() => initWasm(readFileSync("node_modules/@resvg/resvg-wasm/index_bg.wasm")));

function rendered(svg: string, fonts: Picture["fonts"]) {
  const fontBuffers = fonts.map((font) => readFileSync(`app/public/fonts/picture-${font}.woff2`));
  return new Resvg(svg, { font: { fontBuffers } });
}

it("is a picture of the size that pages name, with the title, the reward and its currency, the day and the poster", () => {
  const picture = challengePicture(challenge, now, "en");
  const { width, height } = rendered(picture.svg, picture.fonts).render();
  expect({ width, height }).toEqual(pictureSize);
  expect(linesOf(picture)).toEqual([
    "OpenChance",
    "Software",
    "Make the booking calendar usable",
    "with a keyboard alone",
    "2,400.00",
    "USD",
    "Apply by 1 Dec",
    "Nora Lindqvist",
  ]);
});

it("writes a title as text, whatever it holds", () => {
  const { svg } = titled(`</text><script>alert(1)</script> & "quotes"`);
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&#60;script&#62;");
});

describe("leaves no line out and lets none run over the sheet's edge", () => {
  it.each([
    ["capitals", "WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WWWWWWWW"],
    ["one long word", "Übersetzungsdienstleistungsverzeichnisverwaltungsordnung"],
    ["Polish with a joined f and i", "Łódź fi office finał"],
    ["Chinese with Latin", "使预订日历仅用键盘即可使用，并为 OpenChance 用户编写一份完整的中文测试报告和说明文档"],
    ["Arabic with Latin", "اجعل تقويم الحجز قابلاً للاستخدام بلوحة المفاتيح وحدها في OpenChance اليوم"],
  ])("%s", (_, title) => {
    for (const language of ["en", "ar"] as const) {
      const { svg, fonts } = titled(title, language);
      for (const line of svg.match(/<text .*?<\/text>/g) ?? []) {
        const alone = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">${line}</svg>`;
        const box = rendered(alone, fonts).getBBox();
        expect(box, line).toBeDefined();
        expect(box?.x, line).toBeGreaterThan(60);
        expect((box?.x ?? 0) + (box?.width ?? 0), line).toBeLessThan(1140);
      }
    }
  });
});

it("leaves out small pictures, and a title of letters that it cannot write", () => {
  expect(linesOf(titled("A logo 🚀 for us"))).toContain("A logo for us");
  const russian = linesOf(titled("Перевести сайт"));
  expect(russian).toEqual(["OpenChance", "Software", "2,400.00", "USD", "Apply by 1 Dec", "Nora Lindqvist"]);
});

it("can write every state and field in every language", async () => {
  for (const language of languageCodes) {
    const { row } = (await import(`../copy/${language}/row.ts`)) as { row: Record<string, string> };
    for (const [key, words] of Object.entries(row)) {
      if (/^(state|category)_|^(noReward|applyBy)$/.test(key)) expect(writable(words, "text"), words).not.toBeNull();
    }
  }
});

it("is another version when anything that it shows is another, and only then", async () => {
  const version = await pictureVersion(challenge, "en");
  expect(await pictureVersion({ ...challenge, summary: "Something else" }, "en")).toBe(version);
  const others: Partial<Challenge>[] = [
    { title: "Another" },
    { state: "completed" },
    { reward: { amountMinor: 240_001, currency: "USD" } },
    { applicationDeadline: "2026-12-02T23:59:59.000Z" },
    { category: "design" },
    { poster: { ...challenge.poster, name: "Somebody else" } },
  ];
  for (const other of others) expect(await pictureVersion({ ...challenge, ...other }, "en")).not.toBe(version);
  expect(await pictureVersion(challenge, "de")).not.toBe(version);
});
