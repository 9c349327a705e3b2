/** In which language a payer reads Stripe's page, and the one line on it that is ours. */
import type Stripe from "stripe";

interface PageLanguage {
  /** Stripe's name of the language; `auto` leaves it to the browser. */
  locale: Stripe.Checkout.SessionCreateParams.Locale;
  /** What is paid for. */
  line: (title: string) => string;
}

const english: PageLanguage = { locale: "en", line: (title) => `Reward: ${title}` };

/** By the first part of a profile's tag, as mail has it (domains/notifications/mail). Stripe's page speaks no Arabic. */
const languages: Readonly<Record<string, PageLanguage>> = {
  en: english,
  de: { locale: "de", line: (title) => `Prämie: ${title}` },
  es: { locale: "es", line: (title) => `Recompensa: ${title}` },
  fr: { locale: "fr", line: (title) => `Récompense\u00a0: ${title}` },
  zh: { locale: "zh", line: (title) => `赏金：${title}` },
  ar: { locale: "auto", line: (title) => `المكافأة: ${title}` },
};

/** @param locale of the profile; a language that is none of the pages' leaves Stripe's page to the browser */
export function checkoutLanguage(locale: string): PageLanguage {
  return languages[locale.split("-")[0] ?? ""] ?? { ...english, locale: "auto" };
}
