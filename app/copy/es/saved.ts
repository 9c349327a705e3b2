import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "Búsquedas guardadas",
  lead: "Guarda una búsqueda en la lista de retos, y te avisamos cuando un reto nuevo encaje con ella.",
  see: "Ver lo que encaja",
  keep: "Guardar",
  delete: "Eliminar",
  of: "«{name}»",
  empty: "No has guardado ninguna búsqueda",
  browse: "Explorar retos",
  done_save: "La búsqueda está guardada.",
  done_change: "Guardado.",
  done_delete: "La búsqueda está eliminada.",
} satisfies Translation<typeof english>;
