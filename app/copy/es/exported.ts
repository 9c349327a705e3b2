/** Headings of the files that people take home, where no page has the word. On the server alone. */
import type { exported as english } from "../en/exported.ts";
import type { Translation } from "../translation.ts";

export const exported = {
  challenge: "Reto",
  amount: "Importe",
  why: "Por qué espera",
  number: "N.º",
  time: "Hora",
} satisfies Translation<typeof english>;
