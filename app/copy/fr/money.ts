/** Where money is, who can move it, and what happens if nobody does: the exact sentences. */
import type { money as english } from "../en/money.ts";
import type { Translation } from "../translation.ts";
import { rail } from "./rail.ts";
import { sums } from "./sums.ts";

export const money = {
  ...rail,
  ...sums,

  state_none: "Pas encore mis de côté",
  state_wait: "En route",
  state_held: "Mis de côté",
  state_paid: "Versé",
  state_released: "Approuvé",
  state_blocked: "Bloqué",
  state_split: "En litige",
  state_settled: "Soldé",
  state_frozen: "Arrêté",
  state_chargeback: "Contestation bancaire",
  state_overdue: "Mis de côté, en retard",
  state_back: "Remboursé",
  state_backOnItsWay: "Remboursement en route",
  state_backFailed: "Remboursement refusé",
  state_canceled: "Annulé",
  state_expired: "Clos",

  rail_paysOnChoosing: "paie en choisissant",
  rail_paysOnChoosing_you: "payez en choisissant",
  rail_beforeWork: "avant le travail",
  rail_onApproval: "à l’approbation",
  rail_paysBy: "paie d’ici le {day}",
  rail_paysBy_you: "payez d’ici le {day}",
  rail_paidOn: "payé le {day}",
  rail_paidIn: "payé",
  rail_protected: "protégé",
  rail_delivered: "livré",
  rail_approvedOn: "approuvé le {day}",
  rail_paid: "versé le {day}",
  rail_onItsWay: "en route",
  rail_completed: "achevé",
  rail_waits: "en attente",
  rail_disputed: "en litige",
  rail_frozen: "arrêté",
  rail_settled: "soldé",
  rail_divided: "partagé",
  rail_settledOn: "soldé le {day}",
  rail_back: "remboursé",
  rail_goesBack: "en retour",

  none_poster: "Vous payez {sum} quand vous choisissez un prestataire. Publier ne coûte rien.",
  none_solver: "Ne commencez pas le travail. Nous vous prévenons quand la récompense est mise de côté.",
  awarded_poster: "Payez {sum} sous protection au plus tard le {time}. Après cela, le défi rouvre.",
  awarded_solver: "Votre candidature est choisie. {poster} a jusqu’au {time} pour payer. Ne commencez pas encore.",
  debit_poster:
    "Votre banque envoie {sum}. Le travail commence quand l’argent est là. S’il n’est pas arrivé au plus tard le {time}, le défi rouvre.",
  debit_solver:
    "La banque du client ({poster}) envoie {sum}, ce qui peut prendre jusqu’au {time}. Ne commencez pas encore.",
  held_poster:
    "La somme de {sum} est mise de côté. Elle revient à {solver} quand vous approuvez une livraison, ou quand une livraison reste sans réponse de votre part.",
  held_solver: "La somme de {sum} est mise de côté pour vous. Le travail peut commencer.",
  delivered_poster:
    "Approuvez ou demandez des modifications au plus tard le {date}. Sans réponse de votre part, l’argent est versé à {solver} ce jour-là.",
  delivered_solver:
    "{poster} a jusqu’au {date} pour répondre. Si personne ne répond, l’argent vous est versé ce jour-là.",
  awarded_guest:
    "Un prestataire est choisi. Rien n’est encore mis de côté ; si {poster} ne paie pas à temps, le défi rouvre.",
  held_guest: "La récompense est mise de côté pour le prestataire choisi par {poster}.",
  delivered_guest: "Le travail est livré, et la récompense est mise de côté. {poster} doit encore répondre.",
  completed_guest: "Le défi est achevé, et plus rien de la récompense n’est mis de côté.",
  canceled_guest: "Le défi a pris fin : {reason}.",
  released_poster: "Vous avez approuvé le {date}. {solver} reçoit {net} ; les frais étaient de {fee}.",
  released_solver: "Approuvé le {date}. La somme de {net} est en route vers votre compte Stripe.",
  paid_poster: "Versé à {solver} le {date}.",
  paid_solver: "La somme de {net} a été versée sur votre compte Stripe le {date}. Stripe la verse à votre banque.",
  blocked_solver: "La somme de {net} ne peut pas être versée : {reason}. L’argent est à vous et attend ici.",
  overdue_poster:
    "La somme de {sum} est mise de côté. La livraison était attendue le {date}. Si rien n’est livré d’ici le {until}, vous pouvez mettre fin au défi sans l’accord de l’autre partie et reprendre la récompense.",
  overdue_solver:
    "La somme de {sum} est mise de côté pour vous. Votre livraison était attendue le {date}. Si vous ne livrez rien d’ici le {until}, {poster} peut mettre fin au défi et reprendre la récompense.",
  overdueOver_poster:
    "La somme de {sum} est mise de côté. La livraison était attendue le {date}, et rien n’est venu. Vous pouvez mettre fin au défi sans l’accord de l’autre partie et reprendre la récompense.",
  overdueOver_solver:
    "La somme de {sum} est mise de côté pour vous. Votre livraison était attendue le {date}. {poster} peut maintenant mettre fin au défi et reprendre la récompense ; livrez avant.",
  overdueAgain: "La somme de {sum} est mise de côté. La version suivante était attendue le {date}.",
  disputed: "Rien ne bouge. Les deux parties sont entendues ; une personne décide au plus tard le {date}.",
  disputed_answer: "Rien ne bouge. Répondez au plus tard le {date}, sinon la décision se prend sans vous.",
  disputed_wait:
    "Rien ne bouge. {name} a jusqu’au {date} pour répondre ; sans réponse, le litige est résolu comme demandé.",
  disputed_limit: "Rien ne bouge. Le {date}, dernier jour de cette récompense, elle est soldée automatiquement.",
  disputed_guest: "Rien ne bouge avant que les deux parties soient d’accord, ou qu’une personne ait décidé.",
  split_decided_poster:
    "Décidé le {date} : {net} pour {solver}, {refund} de remboursement pour vous. Motifs ci-dessous.",
  split_decided_solver:
    "Décidé le {date} : {net} pour vous, {refund} de remboursement pour {poster}. Motifs ci-dessous.",
  split_agreed_poster: "Accord trouvé entre vous le {date} : {net} pour {solver}, {refund} de remboursement pour vous.",
  split_agreed_solver: "Accord trouvé entre vous le {date} : {net} pour vous, {refund} de remboursement pour {poster}.",
  split_silence_poster:
    "Résolu le {date}, faute de réponse : {net} pour {solver}, {refund} de remboursement pour vous.",
  split_silence_solver:
    "Résolu le {date}, faute de réponse : {net} pour vous, {refund} de remboursement pour {poster}.",
  split_limit_poster:
    "Soldé le {date}, dernier jour de cette récompense : {net} pour {solver}, {refund} de remboursement pour vous.",
  split_limit_solver:
    "Soldé le {date}, dernier jour de cette récompense : {net} pour vous, {refund} de remboursement pour {poster}.",
  split_guest: "Les deux parties ont partagé la récompense, ou une personne l’a fait.",
  frozen_chargeback_poster: "Votre banque a repris {sum} à votre demande. Le défi est arrêté.",
  frozen_chargeback_solver:
    "La banque du client ({poster}) conteste le paiement. Rien ne bouge avant la décision de la banque. Nous vous défendons avec ce que vous avez livré.",
  frozen:
    "Le paiement est en cours d’examen, et rien ne bouge avant la fin de cet examen. Vous pouvez continuer à échanger et à livrer.",
  frozen_by:
    "Le paiement est en cours d’examen, et rien ne bouge avant la fin de cet examen, le {date} au plus tard. Vous pouvez continuer à échanger et à livrer.",
  split_together_poster:
    "Vous avez mis fin au défi ensemble : {net} pour {solver}, {refund} de remboursement pour vous.",
  split_together_solver:
    "Vous avez mis fin au défi ensemble : {net} pour vous, {refund} de remboursement pour {poster}.",
  refunded_poster: "La somme de {sum} a été remboursée par le même moyen de paiement.",
  refunded_solver: "Le défi a pris fin : {reason}. La somme de {sum} a été rendue à {poster}.",
  refunding_poster:
    "Le défi a pris fin : {reason}. La somme de {sum} est en cours de remboursement, par le même moyen de paiement.",
  refunding_solver: "Le défi a pris fin : {reason}. La somme de {sum} est en cours de remboursement à {poster}.",
  refundFailed_poster:
    "Le défi a pris fin : {reason}. La somme de {sum} n’a pas pu être remboursée par le même moyen de paiement : Stripe ou votre banque a refusé. L’argent est toujours à vous et attend ici ; les personnes qui gèrent OpenChance vous l’envoient autrement.",
  chargeback_poster: "Votre banque a repris {sum} à votre demande. Le défi a pris fin.",
  chargeback_solver: "Le défi a pris fin : la banque du client ({poster}) a repris le paiement.",
  canceled: "Le défi a pris fin : {reason}. Rien n’a été débité.",
  expired: "Le délai pour postuler est passé et personne n’a été choisi. Rien n’a été débité.",

  reason_payout_setup_required: "vous n’avez pas indiqué où l’envoyer",
  reason_account_restricted: "Stripe demande un document",
  reason_balance_insufficient: "le paiement est encore en cours d’encaissement",
  reason_provider_unavailable: "le service de paiement ne répond pas",
  reason_transfer_refused:
    "Stripe a refusé ; nous réessayons chaque jour, jusqu’à cinq fois, puis une personne s’en occupe",
  reason_frozen: "une banque conteste le paiement",
  reason_under_review: "l’un de nous regarde d’abord le paiement, trois jours au plus",
  action_setUp: "Indiquer où l’envoyer",
  action_correct: "Corriger vos réglages de versement",

  cancel_poster_withdrew: "le client l’a retiré",
  cancel_solver_left: "le prestataire l’a quitté",
  cancel_agreed: "les deux parties étaient d’accord",
  cancel_not_delivered: "rien n’a été livré à temps",
  cancel_dispute: "le litige est résolu",
  cancel_chargeback: "la banque a repris le paiement",
  cancel_moderation: "il enfreignait les règles",
} satisfies Translation<typeof english>;
