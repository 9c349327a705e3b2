/** For admins: words that may not stand are taken out. */
import type { redact as english } from "../en/redact.ts";
import type { Translation } from "../translation.ts";

export const redact = {
  title: "Retirer des mots",
  lead: "Des données personnelles ou des mots que la loi interdit, d’un défi, d’une candidature, d’un avis, d’une réalisation ou du nom d’un fichier. Les messages se suppriment sous Signalements.",
  id: "De quoi",
  idHint: "Son identifiant : chl_…, app_…, rev_…, wrk_… ou fil_…",
  words: "Les mots",
  wordsHint: "Exactement comme ils sont écrits, de 3 à 200 caractères, en majuscules ou non. […] prend leur place.",
  picture: "Retirer aussi son image (d’une réalisation)",
  pictureDone: "L’image est retirée.",
  reason: "Pourquoi",
  reasonHint: "Gardé dans l’historique ; les mots ne le sont pas.",
  after:
    "C’est irréversible : les mots ne sont gardés nulle part, sauf dans ce qui a été signalé avant et dans les notifications envoyées. La personne qui les a écrits en est prévenue.",
  button: "Les retirer",
  done: "Les mots sont retirés {kind, select, challenge {du défi} application {de la candidature} review {de l’avis} work {de la réalisation} other {du nom du fichier}}, à {places, plural, one {# endroit} many {# endroits} other {# endroits}}.",
} satisfies Translation<typeof english>;
