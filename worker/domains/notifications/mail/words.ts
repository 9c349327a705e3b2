/** The language somebody is written to in, and the small grammar that fills its words. */
import { type Currency, currencyRules, ruleOf } from "../../../platform/money.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { Counted, Words } from "./translation.ts";
import { zh } from "./zh.ts";

/** What a reader's language needs: its words, and how it is formatted, named and written. */
export interface Language {
  words: Words;
  /** For sums, dates and plurals: that of the pages (app/lib/languages.ts), so that mail and page say the same. */
  locale: string;
  /** For `lang` of HTML and of pushes. */
  tag: string;
  dir: "ltr" | "rtl";
}

const english: Language = { words: en, locale: "en-GB", tag: "en", dir: "ltr" };

/** By the first part of a profile's tag. A new one is a file beside en.ts and a line here. */
export const languages: Readonly<Record<string, Language>> = {
  en: english,
  de: { words: de, locale: "de", tag: "de", dir: "ltr" },
  es: { words: es, locale: "es", tag: "es", dir: "ltr" },
  fr: { words: fr, locale: "fr", tag: "fr", dir: "ltr" },
  zh: { words: zh, locale: "zh-Hans", tag: "zh-Hans", dir: "ltr" },
  ar: { words: ar, locale: "ar-u-nu-latn", tag: "ar", dir: "rtl" },
};

/** Of a tag such as `de-AT`; English when there are no words of it. */
export function languageFor(tag: string): Language {
  return languages[tag.split("-")[0] ?? ""] ?? english;
}

export type Values = Readonly<Record<string, string | number>>;

/**
 * Puts values into `{…}`; one that is missing leaves nothing. A value whose letters may run the other way than the sentence is isolated
 * (Unicode's FSI and PDI), so that it moves none of the sentence's own signs.
 */
export function fill(text: string, values: Values, dir: Language["dir"]): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    const mayTurn = typeof value === "string" && value !== "" && (dir === "rtl" || rightToLeft.test(value));
    return mayTurn ? `\u2068${value}\u2069` : String(value);
  });
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** The form of a sentence for a count. */
export function counted(forms: Counted, count: number, { locale, dir }: Language, values: Values = {}): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
  return fill(form, { ...values, count }, dir);
}

export function sumText(amountMinor: number, currency: string, locale: string): string {
  if (!(currency in currencyRules)) return "";
  // Just found among them.
  const { digits } = ruleOf(currency as Currency);
  const amount = amountMinor / 10 ** digits;
  return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
    amount,
  );
}

/** A day and time as the person's clock shows it, with its zone. */
export function instantText(instant: string, locale: string, timeZone: string): string {
  const form = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(locale, { ...form, timeZone }).format(new Date(instant));
}
