import type { saveSearch as english } from "../en/save-search.ts";
import type { Translation } from "../translation.ts";

export const saveSearch = {
  save: "Enregistrer cette recherche",
  signIn: "Se connecter pour enregistrer cette recherche",
  name: "Nom",
  alert: "Me prévenir des nouveaux défis",
  alert_live: "Au fur et à mesure",
  alert_daily: "Une fois par jour",
  alert_off: "Pas du tout",
} satisfies Translation<typeof english>;
