/** Sums, days and sizes in the reader's language and time zone: always by Intl, never built from strings. */
import { dateTimeFormat, numberFormat, regionNames, relativeTimeFormat } from "./formatters.ts";
import type { Money } from "./types.ts";

/** Whose eyes a page is for. `now` is the server's, so that server and browser write the same words. */
export interface Reader {
  locale: string;
  timeZone: string;
  /** Milliseconds since 1970. */
  now: number;
}

const dayMs = 86_400_000;

/** What leaves, as slips and statements write it. */
export function negative(money: Money): Money {
  return { ...money, amountMinor: -money.amountMinor };
}

/** Minor units → major units of a currency (1234 USD → 12.34; JPY stays). */
export function majorUnits({ amountMinor, currency }: Money): number {
  return amountMinor / 10 ** fractionDigits(currency);
}

/** Digits of a currency's minor units after the point: Stripe's, which counts krónur in hundredths although there are none. */
export function fractionDigits(currency: string): number {
  if (currency === "ISK") return 2;
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `2,400.00`, with a true minus sign for negatives. */
export function amountText(money: Money, locale: string): string {
  return majorText(majorUnits(money), money.currency, locale);
}

/** The same of major units, as plots count: `2,400.00`. */
export function majorText(major: number, currency: string, locale: string): string {
  const digits = fractionDigits(currency);
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(major)
    .replace("-", "\u2212");
}

/** `2,400.00 USD`. */
export function moneyText(money: Money, locale: string): string {
  return `${amountText(money, locale)}\u00a0${money.currency}`;
}

/** `2,400 US dollars`, for the ear. */
export function spokenMoney(money: Money, locale: string): string {
  return numberFormat(locale, {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "name",
    trailingZeroDisplay: "stripIfInteger",
  } as Intl.NumberFormatOptions) // trailingZeroDisplay is in every engine we serve but not yet in TypeScript's types
    .format(majorUnits(money));
}

/** `2 November`, with the year when it is not this one. */
export function dayText(iso: string, reader: Reader): string {
  return dateParts(iso, reader, { day: "numeric", month: "long" });
}

/** `2 Nov`, with the year when it is not this one. */
export function shortDayText(iso: string, reader: Reader): string {
  return dateParts(iso, reader, { day: "numeric", month: "short" });
}

/** `2 November 2026`: for papers, which are read in other years. */
export function dateText(iso: string, { locale, timeZone }: Reader): string {
  return dateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(iso));
}

/** `10 December, 09:41`. */
export function momentText(iso: string, reader: Reader): string {
  return dateParts(iso, reader, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}

/** `10 December, 09:41 CET`: deadlines name their time zone. */
export function deadlineText(iso: string, reader: Reader): string {
  return dateParts(iso, reader, {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/** `09:41` on the same day, else `23 Nov`. */
export function clockOrDayText(iso: string, reader: Reader): string {
  return daysBetween(reader.now, Date.parse(iso), reader.timeZone) === 0
    ? clockText(iso, reader)
    : shortDayText(iso, reader);
}

/** `09:41`. */
export function clockText(iso: string, reader: Reader): string {
  return dateTimeFormat(reader.locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: reader.timeZone,
  }).format(new Date(iso));
}

/** `Thursday 26 November`. */
export function weekdayText(iso: string, reader: Reader): string {
  return dateParts(iso, reader, { weekday: "long", day: "numeric", month: "long" });
}

/** `in 10 days`, `tomorrow`, `2 hours ago`. */
export function relativeText(iso: string, reader: Reader): string {
  const at = Date.parse(iso);
  const relative = relativeTimeFormat(reader.locale);
  const ms = at - reader.now;
  const days = daysBetween(reader.now, at, reader.timeZone);
  if (Math.abs(ms) < 3_600_000) return relative.format(Math.round(ms / 60_000), "minute");
  if (Math.abs(ms) < dayMs && Math.abs(days) < 2) return relative.format(Math.round(ms / 3_600_000), "hour");
  if (Math.abs(days) < 60) return relative.format(days, "day");
  return relative.format(Math.round(days / 30), "month");
}

/** Whole hours from now until an instant, at least 0. */
export function hoursUntil(iso: string, reader: Reader): number {
  return Math.max(0, Math.floor((Date.parse(iso) - reader.now) / 3_600_000));
}

/** Calendar days between two instants in a time zone; negative when `to` is earlier. */
export function daysBetween(from: number, to: number, timeZone: string): number {
  return Math.round((calendarDay(to, timeZone) - calendarDay(from, timeZone)) / dayMs);
}

/** `184 kB`. */
export function bytesText(bytes: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return numberFormat(locale, {
    style: "unit",
    unit: units[power],
    // "8 bytes" rather than "8 byte": only the short forms of the larger units are words people read.
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1_000 ** power);
}

/** `Germany` for `DE`. */
export function countryText(code: string, locale: string): string {
  return regionNames(locale).of(code) ?? code;
}

/** `1,234`. */
export function countText(count: number, locale: string): string {
  return numberFormat(locale).format(count);
}

function calendarDay(at: number, timeZone: string): number {
  const parts = dateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
  return Date.parse(`${parts}T00:00:00Z`);
}

function dateParts(iso: string, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(iso);
  const year = (date: Date | number) =>
    dateTimeFormat("en", { year: "numeric", timeZone: reader.timeZone }).format(date);
  const withYear: Intl.DateTimeFormatOptions =
    year(at) === year(reader.now) ? options : { ...options, year: "numeric" };
  return dateTimeFormat(reader.locale, { ...withYear, timeZone: reader.timeZone }).format(at);
}
