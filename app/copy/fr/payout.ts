/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
import type { payout as english } from "../en/payout.ts";
import type { Translation } from "../translation.ts";

export const payout = {
  blockedStrong: "La somme de {sum} ne peut pas être versée.",
  storySums: "Ne peut pas être versé maintenant : {sums}. {why}",
  yours: "L’argent est à vous et attend ici.",

  title_payout_setup_required: "Vous n’avez pas indiqué où l’envoyer",
  why_payout_setup_required: "Vous n’avez pas indiqué où l’envoyer.",
  then_payout_setup_required: "Nous l’envoyons automatiquement dès que Stripe peut vous payer.",
  do_payout_setup_required: "Configurer les versements",

  title_account_restricted: "Stripe vous demande quelque chose",
  why_account_restricted: "Stripe vous demande quelque chose avant de vous payer.",
  then_account_restricted: "Nous l’envoyons automatiquement dès que Stripe l’a reçu.",
  do_account_restricted: "Corriger chez Stripe",

  title_balance_insufficient: "Le paiement du client n’est pas encore encaissé",
  why_balance_insufficient: "Le paiement du client n’est pas encore encaissé.",
  then_balance_insufficient: "Nous redemandons toutes les 15 minutes. Vous n’avez rien à faire.",
  do_balance_insufficient: "Voir les mouvements",

  title_provider_unavailable: "Stripe ne répond pas",
  why_provider_unavailable: "Stripe ne répond pas.",
  then_provider_unavailable:
    "Nous vérifions chaque minute, et n’envoyons l’argent que quand nous savons qu’il n’est pas déjà parti. Vous n’avez rien à faire.",
  do_provider_unavailable: "Voir les mouvements",

  title_transfer_refused: "Stripe a refusé le transfert",
  why_transfer_refused: "Stripe a refusé le transfert.",
  then_transfer_refused:
    "Nous réessayons une fois par jour, jusqu’à cinq fois ; après cela, une personne s’en occupe. Quand vous corrigez votre compte, nous essayons aussitôt.",
  do_transfer_refused: "Voir votre compte chez Stripe",

  title_frozen: "Le paiement est en cours d’examen",
  why_frozen: "Une banque ou l’un de nous examine le paiement.",
  then_frozen: "Rien ne bouge avant la fin de cet examen. Nous vous défendons avec ce que vous avez livré.",
  do_frozen: "Voir les mouvements",

  title_under_review: "L’un de nous regarde d’abord",
  why_under_review:
    "Vous et la personne qui a publié le défi partagez une carte ou un compte bancaire ; l’un de nous y regarde donc avant que la somme parte.",
  then_under_review:
    "Elle repart dès que c’est fait, et d’elle-même au bout de trois jours au plus. Vous n’avez rien à faire.",
  do_under_review: "Voir les mouvements",
} satisfies Translation<typeof english>;
