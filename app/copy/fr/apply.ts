/** Applying, and one's own application. */
import type { apply as english } from "../en/apply.ts";
import type { Translation } from "../translation.ts";

export const apply = {
  myApplication: "Votre candidature",
  applyTitle: "Postuler",
  coverLetter: "Votre proposition",
  coverLetterHint:
    "Comment vous vous y prendriez, et ce que vous avez déjà fait de semblable. Pas de coordonnées : vous pourrez échanger ici une fois en présélection.",
  price: "Votre prix",
  priceHint: "Le prix entier, tout le travail compris. Le client a annoncé {sum}.",
  daysLabel: "Jours jusqu’à la première livraison",
  daysHint: "À partir du jour où la récompense est mise de côté. Le client en accorde {days}.",
  agentUse: "Agents IA que vous utiliseriez",
  agentUseHint: "Nommez-les et dites pour quoi ; laissez vide s’il n’y en a pas.",
  applySlip: "Ce que vous recevriez",
  feeNote: "Les frais sont prélevés sur le prix quand le travail est approuvé. Postuler ne coûte rien.",
  sendApplication: "Envoyer la candidature",
  sending: "Envoi",
  withdraw: "Retirer la candidature",
  notYet: "Pas maintenant",
  setUpPayouts: "Configurez les versements dans un nouvel onglet, puis renvoyez ceci",
} satisfies Translation<typeof english>;
