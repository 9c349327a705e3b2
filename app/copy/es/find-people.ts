import type { findPeople as english } from "../en/find-people.ts";
import type { Translation } from "../translation.ts";

export const findPeople = {
  title: "Buscar personas",
  description: "Personas en OpenChance por nombre, nombre de usuario o habilidad.",
  label: "Buscar personas",
  placeholder: "Un nombre, un usuario o una habilidad",
  search: "Buscar",
  hint: "Escribe un nombre, un nombre de usuario o una habilidad completa, como «react».",
  results: "Personas",
  corrected: "Resultados para <q>{corrected}</q>.",
  empty: "Nadie coincide con «{query}»",
  emptyText: "Prueba solo con el apellido, o con una habilidad.",
  next: "Ver más",
} satisfies Translation<typeof english>;
