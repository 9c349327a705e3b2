/** Being counted: the question at the foot of pages, and the choice on the pages about privacy. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  title: "Zählen, wie OpenChance genutzt wird",
  ask: "Dürfen wir zählen, wie du OpenChance nutzt?",
  askText:
    "So wissen wir, welche Seiten ihren Zweck erfüllen. Kein Name, keine Adresse, nichts, was du schreibst; du kannst es dir jederzeit anders überlegen.",
  text: "Wenn du es erlaubst, zählen wir, was hier geschieht: eine Suche, eine angesehene oder gestellte Aufgabe, eine abgeschickte Bewerbung. Was gezählt wird, trägt eine Nummer statt dich; kein Name, keine Adresse, nichts, was du schreibst, und kein Skript einer anderen Seite. Aufbewahrt wird es bei PostHog.",
  allow: "Erlauben",
  decline: "Nicht erlauben",
  more: "Was gezählt wird",
  now_ask: "Du wurdest nicht gezählt: Du hast noch nicht gesagt, ob wir es dürfen.",
  now_allowed: "Du erlaubst es. Wenn du es dir anders überlegst, endet es sofort.",
  now_declined: "Du erlaubst es nicht und wirst nicht gezählt.",
  now_refused: "Dein Browser bittet darum, dich nicht zu verfolgen; deshalb wirst du nicht gezählt.",
  saving: "Wird gespeichert",
} satisfies Translation<typeof english>;
