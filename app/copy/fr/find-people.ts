import type { findPeople as english } from "../en/find-people.ts";
import type { Translation } from "../translation.ts";

export const findPeople = {
  title: "Trouver des personnes",
  description: "Les personnes sur OpenChance, par nom, identifiant ou compétence.",
  label: "Rechercher des personnes",
  placeholder: "Un nom, un identifiant ou une compétence",
  search: "Rechercher",
  hint: "Écrivez un nom, un identifiant ou une compétence entière, par exemple « react ».",
  results: "Personnes",
  corrected: "Résultats pour <q>{corrected}</q>.",
  empty: "Personne ne correspond à « {query} »",
  emptyText: "Essayez avec le nom de famille seul, ou une compétence.",
  next: "Afficher plus",
} satisfies Translation<typeof english>;
