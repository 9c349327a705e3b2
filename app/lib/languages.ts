/** The languages of the pages: how each is named, written and formatted, and which one a visitor reads. */

/** By their own names. The first is the source of all others (copy/). */
export const languages = {
  en: { name: "English", locale: "en-GB", tag: "en", dir: "ltr" },
  de: { name: "Deutsch", locale: "de", tag: "de", dir: "ltr" },
  es: { name: "Español", locale: "es", tag: "es", dir: "ltr" },
  fr: { name: "Français", locale: "fr", tag: "fr", dir: "ltr" },
  zh: { name: "简体中文", locale: "zh-Hans", tag: "zh-Hans", dir: "ltr" },
  // Figures as in every other language, since sums are compared with banks' papers.
  ar: { name: "العربية", locale: "ar-u-nu-latn", tag: "ar", dir: "rtl" },
} as const satisfies Record<string, { name: string; locale: string; tag: string; dir: "ltr" | "rtl" }>;

export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as Language[]; // exactly the keys of the object above

const cookieName = "oc_language";

/** What tells which language somebody reads; the first that names one of ours is followed. */
export interface LanguageHints {
  /** `?lang=` of an address, by which search engines know a page's languages. */
  asked?: string | null;
  /** A member's profile. */
  profile?: string | null;
  /** The Cookie header. */
  cookies?: string | null;
  /** The Accept-Language header. */
  accepted?: string | null;
}

/** A profile that was never touched says `en`: then what the browser says counts, unless English was chosen in it. */
export function chooseLanguage({ asked, profile, cookies, accepted }: LanguageHints): Language {
  const kept = keptLanguage(cookies);
  const profiled = languageOf(profile);
  return (
    languageOf(asked) ?? (profiled === "en" ? null : profiled) ?? kept ?? acceptedLanguage(accepted) ?? profiled ?? "en"
  );
}

/** @param profile the language of a member's profile, where it is known */
export function languageOfRequest(request: Request, profile: string | null): Language {
  const { headers, url } = request;
  return chooseLanguage({
    asked: new URL(url).searchParams.get("lang"),
    profile,
    cookies: headers.get("cookie"),
    accepted: headers.get("accept-language"),
  });
}

/** The language of a tag such as `de-AT`, or null when it is none of ours. */
export function languageOf(tag: string | null | undefined): Language | null {
  const code = tag?.trim().toLowerCase().split("-")[0];
  return languageCodes.find((language) => language === code) ?? null;
}

/** The choice that a cookie keeps. */
export function keptLanguage(cookies: string | null | undefined): Language | null {
  return languageOf(new RegExp(`(?:^|;\\s*)${cookieName}=([a-z]+)`).exec(cookies ?? "")?.[1]);
}

/** The Set-Cookie line that keeps a choice for a year. */
export function languageCookie(language: Language, secure: boolean): string {
  return `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Of `fr-CH, de;q=0.7` the one of ours that is wanted most (RFC 9110 §12.5.4). */
function acceptedLanguage(header: string | null | undefined): Language | null {
  const wanted = (header ?? "").split(",").map((part, at) => {
    const [tag = "", ...parameters] = part.split(";");
    const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(";"))?.[1] ?? 1);
    return { language: languageOf(tag), weight: Number.isNaN(weight) ? 0 : weight, at };
  });
  const best = wanted
    .filter(({ language, weight }) => language !== null && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
  return best[0]?.language ?? null;
}
