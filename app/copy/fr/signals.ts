/** For those who run OpenChance: what is aimed at, what it comes to, and what calls for them. */
import type { signals as english } from "../en/signals.ts";
import type { Translation } from "../translation.ts";

export const signals = {
  title: "Signaux",
  lead: "Ce qui ressemble à plus qu’un hasard. Rien n’est refusé, masqué ni banni pour cela seul : quelqu’un regarde et dit ce que c’est.",
  state_open: "Ouverts",
  state_settled: "Examinés",
  kind_copied_application: "Une lettre déjà envoyée",
  kind_contact_details: "Des coordonnées dans un texte public",
  kind_self_dealing: "Deux comptes qui pourraient n’en faire qu’un",
  between: "{one} a engagé {other}",
  resembles:
    "{count, plural, one {Ressemble à # lettre :} many {Ressemble à # lettres :} other {Ressemble à # lettres :}}",
  sign_same_mailbox: "Le courrier des deux arrive dans une même boîte.",
  sign_each_other: "Ils se sont déjà engagés dans l’autre sens.",
  sign_same_device: "Les deux ont agi depuis un même navigateur.",
  sign_same_card:
    "La récompense a été payée avec une carte ou un compte avec lequel la personne qui résout a déjà payé.",
  sign_same_payout_account:
    "La personne qui résout est payée sur un compte où le client est payé aussi, ou depuis lequel il a payé.",
  sign_email: "Une adresse e-mail",
  sign_phone: "Un numéro de téléphone",
  sign_messenger: "Un nom sur une messagerie",
  friction_none: "D’ici là : rien. Le texte reste tel quel.",
  friction_credits: "D’ici là : la lettre a coûté deux crédits.",
  friction_awards: "D’ici là : le choix a coûté au client deux de son quota.",
  friction_payouts:
    "D’ici là : les versements de cette récompense attendent, chacun trois jours au plus. La personne qui résout le sait.",
  friction_payoutsOver: "Ses versements n’attendent plus.",
  settled_upheld: "<b>C’est bien ce à quoi cela ressemblait</b>, {time} : {text}",
  settled_dismissed: "<b>Ce n’est rien</b>, {time} : {text}",
  empty: "{state, select, open {Aucun signal n’est ouvert} other {Aucun n’a encore été examiné}}",
  emptyText: "Ils arrivent ici dès qu’ils sont vus.",
} satisfies Translation<typeof english>;
