import { describe, expect, it } from "vitest";
import { languages as pageLanguages } from "../../../../app/lib/languages.ts";
import { notificationKinds, unsubscribeScopes } from "../contract.ts";
import { toHtml, toText } from "./layout.ts";
import { digestLetter, messagesLetter, noteLetter } from "./letters.ts";
import { counted, fill, instantText, type Language, languageFor, languages, sumText } from "./words.ts";

const english = languageFor("en");
const arabic = languageFor("ar");

/** Every text of a language by where it stands; the forms of a count are one text. */
function textsOf(node: object, path = ""): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const at = `${path}/${key}`;
    if (typeof value === "string") return [[at, value]];
    if (typeof value !== "object" || value === null) return [];
    return "other" in value ? [[at, Object.values(value).join(" ")]] : textsOf(value, at);
  });
}

const valuesIn = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();

/** The sentences with a count. */
const countsOf = ({ words }: Language) => [words.messages.subject, words.digest.subject, words.digest.unread];

describe("the languages of mail and push", () => {
  it("are those of the pages, formatted and written as there", () => {
    const shape = ({ locale, tag, dir }: Pick<Language, "locale" | "tag" | "dir">) => ({ locale, tag, dir });
    const shapes = (all: Readonly<Record<string, Parameters<typeof shape>[0]>>) =>
      Object.fromEntries(Object.entries(all).map(([code, one]) => [code, shape(one)]));
    expect(shapes(languages)).toEqual(shapes(pageLanguages));
  });

  it("are found by a profile's tag; English speaks to everybody else", () => {
    expect(["de", "de-AT", "zh-Hans", "pt-BR", ""].map((tag) => languageFor(tag).tag)).toEqual([
      "de",
      "de",
      "zh-Hans",
      "en",
      "en",
    ]);
  });

  it("have words for every kind of note, and for why each mail comes", () => {
    expect(Object.keys(english.words.notes).sort()).toEqual(Object.keys(notificationKinds).sort());
    expect(Object.keys(english.words.because).sort()).toEqual([...unsubscribeScopes].sort());
  });

  it.each(Object.entries(languages))("%s has every text, and every value in it, that English has", (_, { words }) => {
    const values = (of: object) => Object.fromEntries(textsOf(of).map(([at, text]) => [at, valuesIn(text)]));
    expect(values(words)).toEqual(values(english.words));
    for (const [at, text] of textsOf(words)) expect(text.trim(), at).not.toBe("");
  });

  it.each(Object.entries(languages).filter(([code]) => code !== "en"))(
    "%s has left no text in English",
    (_, { words }) => {
      const source = new Map(textsOf(english.words));
      expect(textsOf(words).filter(([at, text]) => source.get(at) === text)).toEqual([["/sender", "OpenChance"]]);
    },
  );

  it.each(Object.entries(languages))("%s has a form for every count it tells apart", (_, language) => {
    const known = new Intl.PluralRules(language.locale).resolvedOptions().pluralCategories;
    for (const forms of countsOf(language)) expect(Object.keys(forms).sort()).toEqual([...known].sort());
  });

  it("begin in Arabic with an Arabic letter, by which programs choose a subject's direction", () => {
    const firstLetter = (text: string) => /\p{L}/u.exec(text.replace(/\{\w+\}/g, "Latin"))?.[0] ?? "";
    const texts = textsOf(arabic.words).filter(([at]) => at !== "/sender");
    expect(texts.filter(([, text]) => !/\p{Script=Arabic}/u.test(firstLetter(text)))).toEqual([]);
    for (const form of countsOf(arabic).flatMap((forms) => Object.values(forms)))
      expect(firstLetter(form), form).toMatch(/\p{Script=Arabic}/u);
  });
});

it("fills, counts, and writes sums and times as the reader's language has them", () => {
  expect(fill("{who} and {nobody}.", { who: "Ann" }, "ltr")).toBe("Ann and .");
  expect(counted({ one: "1 of {who}", other: "{count} of {who}" }, 3, english, { who: "Ann" })).toBe("3 of Ann");
  const unread = (count: number) => counted(arabic.words.digest.unread, count, arabic);
  expect(unread(2)).toBe("وهناك رسائل جديدة في محادثتين.");
  expect(unread(3)).toBe("وهناك رسائل جديدة في 3 محادثات.");
  expect(unread(11)).toBe("وهناك رسائل جديدة في 11 محادثة.");
  expect(sumText(240_050, "USD", "en")).toBe("$2,400.50");
  expect(sumText(240_050, "EUR", languageFor("de").locale)).toBe("2.400,50\u00a0€");
  expect(sumText(240_050, "USD", arabic.locale)).toContain("2,400.50");
  expect(sumText(5_000, "JPY", "en")).toBe("¥5,000");
  expect(sumText(1, "XXX", "en")).toBe("");
  expect(instantText("2026-12-01T23:30:00Z", "en-GB", "Asia/Tokyo")).toMatch(/2 December.*08:30/);
  expect(instantText("2026-12-01T23:30:00Z", languageFor("fr").locale, "Europe/Paris")).toMatch(/2 décembre.*00:30/);
});

it("isolates what people wrote where its letters may run the other way", () => {
  expect(fill("“{title}”", { title: "شعار" }, "ltr")).toBe("“\u2068شعار\u2069”");
  expect(fill("«{title}» {count}", { title: "Logo (C++)", count: 3 }, "rtl")).toBe("«\u2068Logo (C++)\u2069» 3");
  expect(fill("{who}|{title}", { who: "Ann", title: "" }, "rtl")).toBe("\u2068Ann\u2069|");
});

const place = { ...english, timeZone: "UTC" };
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
  dir: "ltr" as const,
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
    "US$1 is held for “T7”",
    "https://openchance.example/notifications/evt_7",
    "/settings/notifications",
  ]) {
    expect(html).toContain(said);
    expect(text).toContain(said);
  }
  expect(html).toContain("token=a.b&amp;x=1");
  expect(text).toContain("token=a.b&x=1");
});

it("keeps a sum in one piece among letters that run from the right", () => {
  const { subject } = noteLetter(note(7), { ...arabic, timeZone: "UTC" });
  expect(subject).toMatch(/\u2066\u200f?1\s+US\$\u2069/);
});

it("writes a mail of Arabic from the right, on every side and where programs drop <html>", () => {
  const unread = { conversationId: "cnv_1", count: 2, from: "Ann", title: "Logo", preview: "Ready?" };
  const letter = messagesLetter(unread, { ...arabic, timeZone: "UTC" });
  const html = toHtml(letter, { ...frame, language: arabic.tag, dir: arabic.dir });
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toContain('<table lang="ar" dir="rtl"');
  expect(html).toContain("border-right:3px");
  expect(html).not.toMatch(/text-align:left|border-left|padding-left/);
  expect(html).toContain('<div dir="auto">Ready?</div>');
  expect(toHtml(letter, frame)).not.toMatch(/text-align:right|border-right|padding-right/);
});
