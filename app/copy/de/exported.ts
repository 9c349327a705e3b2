/** Headings of the files that people take home, where no page has the word. On the server alone. */
import type { exported as english } from "../en/exported.ts";
import type { Translation } from "../translation.ts";

export const exported = {
  challenge: "Aufgabe",
  amount: "Betrag",
  why: "Warum es wartet",
  number: "Nr.",
  time: "Zeit",
} satisfies Translation<typeof english>;
