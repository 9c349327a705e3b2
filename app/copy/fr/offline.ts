/** Shown when there is no network. */
import type { offline as english } from "../en/offline.ts";
import type { Translation } from "../translation.ts";

export const offline = {
  title: "Vous êtes hors ligne",
  lead: "Cette page n’a jamais été ouverte sur cet appareil. Ce que vous avez ouvert est ici ; rien n’est perdu, et rien n’est envoyé avant votre retour.",
  tryAgain: "Réessayer cette page",
  kept: "Sur cet appareil",
} satisfies Translation<typeof english>;
