import type { saveSearch as english } from "../en/save-search.ts";
import type { Translation } from "../translation.ts";

export const saveSearch = {
  save: "Diese Suche speichern",
  signIn: "Anmelden und Suche speichern",
  name: "Name",
  alert: "Neue Aufgaben melden",
  alert_live: "Sobald sie da sind",
  alert_daily: "Einmal am Tag",
  alert_off: "Gar nicht",
} satisfies Translation<typeof english>;
