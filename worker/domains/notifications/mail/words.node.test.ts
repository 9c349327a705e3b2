import { expect, it } from "vitest";
import { notificationKinds, unsubscribeScopes } from "../contract.ts";
import { toHtml, toText } from "./layout.ts";
import { digestLetter, noteLetter } from "./letters.ts";
import { counted, fill, instantText, sumText, wordsFor } from "./words.ts";

const words = wordsFor("de-AT");

it("has words for every kind of note, and for why each mail comes", () => {
  expect(Object.keys(notificationKinds).filter((kind) => !(kind in words.notes))).toEqual([]);
  expect(unsubscribeScopes.filter((scope) => !(scope in words.because))).toEqual([]);
});

it("fills, counts, and writes sums and times as the reader's place has them", () => {
  expect(fill("{who} and {nobody}.", { who: "Ann" })).toBe("Ann and .");
  expect(counted({ one: "1 of {who}", other: "{count} of {who}" }, 3, "en", { who: "Ann" })).toBe("3 of Ann");
  expect(sumText(240_050, "USD", "en")).toBe("$2,400.50");
  expect(sumText(5_000, "JPY", "en")).toBe("¥5,000");
  expect(sumText(1, "XXX", "en")).toBe("");
  expect(instantText("2026-12-01T23:30:00Z", "en-GB", "Asia/Tokyo")).toMatch(/2 December.*08:30/);
});

const place = { words, locale: "en", timeZone: "UTC" };
const note = (i: number) => ({
  id: `evt_${i}`,
  ord: i,
  kind: "hold.held" as const,
  category: "money" as const,
  subject: { title: `T${i}`, amountMinor: 100, currency: "USD" },
  at: "2026-12-01T12:00:00.000Z",
  read: false,
});
const frame = {
  origin: "https://openchance.example",
  language: "en",
  sender: "OpenChance",
  because: "Because.",
  unsubscribe: { text: "Stop", url: "https://openchance.example/unsubscribe?token=a.b&x=1" },
  preferences: { text: "Choose", path: "/settings/notifications" },
};

it("makes one mail of a day with at most thirty lines and a way to the rest", () => {
  const letter = digestLetter(
    Array.from({ length: 34 }, (_, i) => note(i)),
    2,
    place,
  );
  expect(letter.subject).toBe("Your day at OpenChance: 36 things");
  expect(letter.items).toHaveLength(32);
  expect(letter.items?.slice(-2).map(({ text }) => text)).toEqual([
    "And 4 more.",
    "And there are new messages in 2 conversations.",
  ]);
});

it("says the same as HTML and as text, every link whole", () => {
  const letter = noteLetter(note(7), place);
  const [html, text] = [toHtml(letter, frame), toText(letter, frame)];
  for (const said of [
    "$1 is held for “T7”",
    "https://openchance.example/notifications/evt_7",
    "/settings/notifications",
  ]) {
    expect(html).toContain(said);
    expect(text).toContain(said);
  }
  expect(html).toContain("token=a.b&amp;x=1");
  expect(text).toContain("token=a.b&x=1");
});
