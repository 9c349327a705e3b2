/** Being counted: the question at the foot of pages. */
import type { analytics as english } from "../en/analytics.ts";
import type { Translation } from "../translation.ts";

export const analytics = {
  ask: "Dürfen wir zählen, wie du OpenChance nutzt?",
  askText:
    "So wissen wir, welche Seiten ihren Zweck erfüllen. Kein Name, keine Adresse, nichts, was du schreibst; du kannst es dir jederzeit anders überlegen.",
  allow: "Erlauben",
  decline: "Nicht erlauben",
  more: "Was gezählt wird",
  saving: "Wird gespeichert",
} satisfies Translation<typeof english>;
