/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
import type { checkout as english } from "../en/checkout.ts";
import type { Translation } from "../translation.ts";

export const checkout = {
  title: "Payer sous protection",
  titleAfter: "Votre paiement",
  slip: "Ce que vous payez",
  paysYou: "Vous payez",
  fee: "Frais de plateforme, {percent} %, inclus",
  receives: "{name} reçoit à l’approbation",
  pay: "Payer {sum}",
  payText:
    "La page de paiement est celle de Stripe. Votre carte est débitée maintenant ; la récompense est mise de côté jusqu’à ce que vous approuviez le travail.",
  nothing: "Il n’y a rien à payer pour ce défi en ce moment.",

  checking: "Nous interrogeons le service de paiement",
  checkingText:
    "Dès que le paiement est confirmé, la récompense est mise de côté et le travail peut commencer. Cette page se met à jour toute seule.",
  checkingLong:
    "C’est plus long que d’habitude. Vous pouvez quitter cette page : nous vous prévenons quand la récompense est mise de côté, et rien n’est débité deux fois.",
  lookAgain: "Vérifier à nouveau",

  heldTitle: "{sum} mis de côté",
  heldText: "{name} peut commencer. L’espace de travail est ouvert.",
  openRoom: "Ouvrir l’espace de travail",
  receipt: "Reçu",

  onItsWayTitle: "Votre paiement est en route",

  notMade: "Le paiement n’a pas été fait.",
  notMadeText: "Rien n’a été débité. Vous pouvez payer jusqu’au {time}.",
  refused: "Votre carte ou votre banque a refusé le paiement.",
  refusedText:
    "Rien n’a été débité. Payez à nouveau, par un autre moyen si vous voulez, jusqu’au {time}. Après cela, le défi rouvre.",
  over: "Ce choix a pris fin.",
  overText: "Le délai de paiement était passé, ou le choix a été annulé. Rien n’a été débité.",
  openAgain:
    "Le défi est de nouveau ouvert jusqu’au {day} : choisissez quelqu’un, et vous avez à nouveau tout le délai pour payer.",
  openAgainNoDay:
    "Le défi est de nouveau ouvert : choisissez quelqu’un, et vous avez à nouveau tout le délai pour payer.",
  chooseAgain: "Comparer les candidatures",
  late: "Votre paiement est arrivé trop tard.",
  late_decided:
    "La somme de {sum} est en cours de remboursement, par le même moyen de paiement. Vous n’avez rien à faire.",
  late_requested:
    "La somme de {sum} est en cours de remboursement, par le même moyen de paiement. Vous n’avez rien à faire.",
  late_paid: "La somme de {sum} a été remboursée par le même moyen de paiement.",
  late_failed:
    "La somme de {sum} n’a pas pu être remboursée par le même moyen de paiement : Stripe ou votre banque a refusé. L’argent est toujours à vous et attend ici ; les personnes qui gèrent OpenChance vous l’envoient autrement.",
} satisfies Translation<typeof english>;
