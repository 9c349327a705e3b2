/**
 * Intl's formatters, each made once. Making one takes up to a tenth of a millisecond and keeps tens of kilobytes outside of what the garbage
 * collector counts; a list of challenges asks for some hundred.
 */

/** Kinds are few and people's time zones some hundred: only somebody who tries them all meets this bound. */
const most = 500;

function once<Args extends unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size === most) made.clear();
    const formatter = make(...args);
    made.set(key, formatter);
    return formatter;
  };
}

export const numberFormat = once(
  (locale: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const dateTimeFormat = once(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const relativeTimeFormat = once((locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
export const pluralRules = once((locale: string) => new Intl.PluralRules(locale));
export const listFormat = once((locale: string) => new Intl.ListFormat(locale));
export const regionNames = once((locale: string) => new Intl.DisplayNames([locale], { type: "region" }));
