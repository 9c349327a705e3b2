/** What every form says. */
import type { form as english } from "../en/form.ts";
import type { Translation } from "../translation.ts";

export const form = {
  currency: "Devise",
  summary:
    "{count, plural, one {Un champ est à revoir.} many {# de champs sont à revoir.} other {# champs sont à revoir.}}",
  kept: "Ce que vous avez écrit est toujours là. Rien n’a changé.",
  unreachable: "OpenChance n’a pas répondu.",
  requestId: "Requête {id}",
  draftKept: "Gardé sur cet appareil ({time}). Personne d’autre ne le voit avant votre envoi.",
  draftThrowAway: "Jeter",
  save: "Enregistrer",
  saving: "Enregistrement",
  saved: "Enregistré.",
  notYet: "Pas maintenant",
  notASum: "Écrivez une somme comme 1 200 ou 1 200,00.",
  fileTooLarge: "L’un des fichiers dépasse 90 Mo.",
} satisfies Translation<typeof english>;
