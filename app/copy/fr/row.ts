/** A challenge in a list, and the words of its state and its field. */
import type { row as english } from "../en/row.ts";
import type { Translation } from "../translation.ts";

export const row = {
  noReward: "Pas encore de récompense",
  applications:
    "{count, plural, =0 {Aucune candidature} one {# candidature} many {# de candidatures} other {# candidatures}}",
  posterRecord: "{count, plural, =0 {premier défi} one {# payé} many {# payés} other {# payés}}",
  place: "Lieu : {place}",
  applyBy: "Postuler jusqu’au {day}",
  closes:
    "{days, plural, =0 {Clôture aujourd’hui} =1 {Clôture demain} one {Clôture dans # jour} many {Clôture dans # de jours} other {Clôture dans # jours}}",
  state_draft: "Brouillon",
  state_open: "Ouvert aux candidatures",
  state_awarded: "Choix fait, paiement attendu",
  state_in_progress: "En cours",
  state_delivered: "Livré",
  state_disputed: "Rien ne bouge avant la fin du litige",
  state_completed: "Achevé",
  state_canceled: "Annulé",
  state_expired: "Clos",
  category_software: "Logiciel",
  category_design: "Design",
  category_writing: "Rédaction et traduction",
  category_data: "Données et analyse",
  category_operations: "Opérations",
  category_marketing: "Marketing",
  category_audio_video: "Audio et vidéo",
  category_research: "Recherche",
} satisfies Translation<typeof english>;
