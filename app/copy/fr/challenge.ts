/** The page of a challenge, and taking it back. */
import type { challenge as english } from "../en/challenge.ts";
import type { Translation } from "../translation.ts";
import { row } from "./row.ts";

export const challenge = {
  ...row,
  posterRecordLong:
    "{count, plural, =0 {Aucun défi payé pour l’instant} one {# défi payé} many {# de défis payés} other {# défis payés}}",

  place: "À faire sur place : {place}",
  fromAnywhere: "À faire de n’importe où",
  agents_humans: "Agents IA : personnes uniquement",
  agents_declared: "Agents IA : aide possible si elle est déclarée",
  agents_allowed: "Agents IA : candidatures bienvenues",

  crumbs: "Où vous êtes",
  browse: "Parcourir",
  postedBy: "Publié par",
  reward: "Récompense",
  slipLabel: "Récompense et dates",
  applyByTerm: "Postuler jusqu’au",
  deadlineAnswer: "{day}, {relative}",
  timeToDeliver: "Délai de livraison",
  days: "{count, plural, one {# jour} many {# de jours} other {# jours}}",
  applicationsTerm: "Candidatures",
  payoutCountry: "Votre pays de versement",
  canBePaid: "{country} : versement possible",
  dueTerm: "À livrer le",
  answerByTerm: "Réponse jusqu’au",
  payByTerm: "Paiement jusqu’au",
  solverTerm: "Prestataire",
  apply: "Postuler à ce défi",
  applied: "Vous avez postulé le {day}.",
  yourApplication: "Voir votre candidature",
  signInToApply: "Se connecter pour postuler",
  reviewApplications: "Comparer les candidatures",
  openRoom: "Ouvrir l’espace de travail",
  receipt: "Reçu",
  toDispute: "Aller au litige",
  readDispute: "Lire le litige",
  pay: "Payer {sum}",
  edit: "Modifier",
  continueDraft: "Finir le brouillon",
  setUpPayouts: "Configurer d’abord les versements",
  setUpPayoutsWhy:
    "Avant de postuler, dites-nous où irait une récompense, pour que personne ne gagne ce qui ne peut pas être versé.",
  notOpen: "Ce défi n’accepte pas de candidature en ce moment.",

  moneyAndDates: "Argent et dates",
  readBefore: "À lire avant de postuler",
  whatIsHeld: "Ce qui est mis de côté",
  whatIsHeldText:
    "Le prix entier de la candidature acceptée, à partir du moment où le client l’accepte et paie. La récompense annoncée ici est de {sum}. Aucun travail ne commence avant.",
  whoDecides: "Qui décide, et quand",
  whoDecidesText:
    "Le client approuve ou demande des modifications, dans les {days} jours après chaque livraison. Vous pouvez quitter le défi à tout moment ; ce qui est encore mis de côté est alors rendu au client.",
  silence: "Ce que veut dire le silence",
  silenceText:
    "Après {days} jours sans réponse à votre dernière livraison, le travail est considéré comme approuvé et l’argent vous est versé. Un rappel est envoyé au client le jour {reminder}.",
  disagree: "En cas de désaccord",
  disagreeText:
    "Vous pouvez mettre fin au défi ensemble, et partager ce qui est mis de côté comme vous en convenez. Ou l’une des deux parties ouvre un litige, dans les {filing} jours après une livraison ou une échéance manquée, et tant que des modifications demandées sont en retard : tous les délais s’arrêtent, et rien ne bouge avant que vous soyez d’accord ou qu’une personne ait décidé par écrit du partage. Qui ne répond pas à un litige dans les {answer} jours le laisse se terminer comme demandé. {limit} jours après la mise de côté de la récompense, elle est soldée dans tous les cas.",

  brief: "La description",
  briefVersion: "Version {version}",
  timeline: "Étapes",
  tl_posted: "Publié",
  tl_open: "Ouvert aux candidatures",
  tl_until: "jusqu’au {day}",
  tl_chosen: "Choix fait et payé",
  tl_chosenWhen: "dans les {hours} heures après le choix",
  tl_awaiting: "Choix fait, paiement attendu",
  tl_held: "Récompense mise de côté",
  tl_due: "Première livraison attendue",
  tl_dueAfter: "{count, plural, one {# jour} many {# de jours} other {# jours}} après la mise de côté de la récompense",
  tl_delivered: "Livré",
  tl_answerBy: "réponse jusqu’au {day}",
  tl_auto: "Approuvé automatiquement",
  tl_autoAfter: "{days} jours après la dernière livraison, si personne ne répond",
  tl_autoOn: "le {day}, automatiquement, si personne ne répond",
  tl_completed: "Achevé",
  tl_canceled: "Annulé",
  tl_closed: "Clos sans choix",
  tl_stopped: "En litige",
  tl_stoppedWhen: "jusqu’à un accord des deux parties, ou la décision d’une personne",
  similar: "Défis semblables",

  publishedNotice: "Votre défi est ouvert. Nous vous prévenons de chaque candidature.",
  cancel: "Retirer ce défi",

  applicationState_submitted: "En attente du client",
  applicationState_shortlisted: "En présélection",
  applicationState_awarded: "Choisie, paiement attendu",
  applicationState_hired: "Engagée",
  applicationState_declined: "Refusée",
  applicationState_withdrawn: "Retirée",
  applicationState_lapsed: "Expirée",
  takenDown:
    "<b>OpenChance a masqué ce défi.</b> Seuls son client et son prestataire le voient, et rien ne peut plus y être commencé. Le motif est dans les notifications du client.",
} satisfies Translation<typeof english>;
