import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "Gespeicherte Suchen",
  lead: "Speichere eine Suche in der Liste der Aufgaben, und wir sagen dir Bescheid, wenn eine neue Aufgabe dazu passt.",
  see: "Ansehen, was passt",
  keep: "Speichern",
  delete: "Löschen",
  of: "„{name}“",
  empty: "Du hast keine Suche gespeichert",
  browse: "Aufgaben ansehen",
  done_save: "Die Suche ist gespeichert.",
  done_change: "Gespeichert.",
  done_delete: "Die Suche ist gelöscht.",
} satisfies Translation<typeof english>;
