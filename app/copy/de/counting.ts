/** Being counted: what is said of it on the pages about privacy. */
import type { counting as english } from "../en/counting.ts";
import type { Translation } from "../translation.ts";

export const counting = {
  title: "Zählen, wie OpenChance genutzt wird",
  text: "Wenn du es erlaubst, zählen wir, was hier geschieht: eine Suche, eine angesehene oder gestellte Aufgabe, eine abgeschickte Bewerbung. Was gezählt wird, trägt eine Nummer statt dich; kein Name, keine Adresse, nichts, was du schreibst, und kein Skript einer anderen Seite. Aufbewahrt wird es bei PostHog.",
  now_ask: "Du wurdest nicht gezählt: Du hast noch nicht gesagt, ob wir es dürfen.",
  now_allowed: "Du erlaubst es. Wenn du es dir anders überlegst, endet es sofort.",
  now_declined: "Du erlaubst es nicht und wirst nicht gezählt.",
  now_refused: "Dein Browser bittet darum, dich nicht zu verfolgen; deshalb wirst du nicht gezählt.",
} satisfies Translation<typeof english>;
