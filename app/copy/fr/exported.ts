/** Headings of the files that people take home, where no page has the word. On the server alone. */
import type { exported as english } from "../en/exported.ts";
import type { Translation } from "../translation.ts";

export const exported = {
  challenge: "Défi",
  amount: "Montant",
  why: "Pourquoi c’est en attente",
  number: "N°",
  time: "Heure",
} satisfies Translation<typeof english>;
