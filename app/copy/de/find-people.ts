import type { findPeople as english } from "../en/find-people.ts";
import type { Translation } from "../translation.ts";

export const findPeople = {
  title: "Personen finden",
  description: "Personen auf OpenChance nach Name, Nutzername oder Fähigkeit.",
  label: "Personen suchen",
  placeholder: "Ein Name, ein Nutzername oder eine Fähigkeit",
  search: "Suchen",
  hint: "Schreib einen Namen, einen Nutzernamen oder eine ganze Fähigkeit, etwa „react“.",
  results: "Personen",
  corrected: "Treffer für <q>{corrected}</q>.",
  empty: "Niemand passt zu „{query}“",
  emptyText: "Versuch es nur mit dem Nachnamen oder mit einer Fähigkeit.",
  next: "Mehr zeigen",
} satisfies Translation<typeof english>;
