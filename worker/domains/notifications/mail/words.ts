/** Words by a person's language, and the small grammar that fills them. */
import { type Currency, currencyRules, ruleOf } from "../../../platform/money.ts";
import { en } from "./en.ts";

export type Words = typeof en;

/** Languages there are words in. A new one is a file beside en.ts and a line here. */
const languages: Readonly<Record<string, Words>> = { en };

export function wordsFor(locale: string): Words {
  return languages[locale.split("-")[0] ?? ""] ?? en;
}

export type Values = Readonly<Record<string, string | number>>;

/** Puts values into `{…}`; one that is missing leaves nothing. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The form of a sentence for a count. */
export function counted(
  forms: { one: string; other: string },
  count: number,
  locale: string,
  values: Values = {},
): string {
  const form = new Intl.PluralRules(locale).select(count) === "one" ? forms.one : forms.other;
  return fill(form, { ...values, count });
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
