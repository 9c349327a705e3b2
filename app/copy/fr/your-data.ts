/** One's own data: the export, and closing the account. */
import type { yourData as english } from "../en/your-data.ts";
import type { Translation } from "../translation.ts";

export const yourData = {
  title: "Vos données",
  exportTitle: "Emportez-les",
  exportText:
    "Une seule archive avec tout ce que nous avons de vous : profil, défis, candidatures, travail, argent, avis, messages et fichiers. Nous vous prévenons quand elle est prête, ici et par e-mail.",
  ask: "Créer un export",
  asking: "Demande en cours",
  building: "Votre export se prépare : {done} parties sur {total}.",
  waiting: "Votre export va bientôt être préparé.",
  look: "Vérifier à nouveau",
  ready: "Votre export est prêt",
  readyText: "{size}. Il peut être récupéré jusqu’au {when}, par vous seulement.",
  fetch: "Le récupérer",
  again: "Vous pourrez en demander un autre à partir du {when}.",

  closeTitle: "Fermer votre compte",
  closeText:
    "Dès lors, votre compte ne peut plus être que consulté. Pendant {days} jours, vous pouvez encore le garder ; après cela, tout ce qui vous concerne est supprimé, et personne ne peut le rétablir.",
  endsNow:
    "Aussitôt : vos candidatures sont retirées, vos défis ouverts prennent fin, et les choix que personne n’a payés sont annulés.",
  endsLater:
    "Après {days} jours : le travail que vous n’avez pas livré est abandonné, et sa récompense est rendue au client. Ce que vous avez livré est tout de même approuvé et payé.",
  stays:
    "Ce qui reste, sans votre nom : les livres, comme la loi le demande ; le travail livré et approuvé ; les avis, sur lesquels repose la réputation d’autres personnes.",
  openNow: "Encore ouvert",
  challenge_open: "Accepte des candidatures",
  challenge_awarded: "Quelqu’un est choisi",
  challenge_in_progress: "Travail en cours, récompense mise de côté",
  challenge_delivered: "Livré, en attente d’approbation",
  challenge_disputed: "En litige",
  challenge_other: "Ouvert",
  payouts:
    "{count, plural, one {# versement est} many {# de versements sont} other {# versements sont}} en route vers vous.",
  refunds:
    "{count, plural, one {# remboursement est} many {# de remboursements sont} other {# remboursements sont}} en route vers vous.",
  chargebacks:
    "{count, plural, one {Une banque n’a} many {Des banques n’ont} other {Des banques n’ont}} pas encore décidé d’un paiement.",
  handle: "Écrivez votre identifiant, {handle}, si vous confirmez",
  close: "Fermer mon compte",
  closing: "Fermeture",

  closes: "Votre compte se ferme",
  closesText:
    "Il ne peut plus être que consulté. Tout ce qui vous concerne est supprimé le {when}, ou ensuite, dès que plus rien ci-dessous n’est ouvert.",
  keep: "Garder mon compte",
  keeping: "Réouverture",
  kept: "Votre compte reste. Ce qui a été retiré ou a pris fin entre-temps le reste.",
} satisfies Translation<typeof english>;
