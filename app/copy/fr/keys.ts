/** Keys for people's own programs. */
import type { keys as english } from "../en/keys.ts";
import type { Translation } from "../translation.ts";

export const keys = {
  title: "Clés",
  lead: "Avec une clé, un programme à vous appelle l’API en votre nom. Traitez-la comme un mot de passe. Elle ne permet jamais de payer, de choisir un prestataire, d’approuver ni de fermer quoi que ce soit.",
  docs: "Ce qu’on peut appeler",
  made: "Votre nouvelle clé",
  madeText: "Copiez-la maintenant : nous n’en gardons qu’une empreinte et ne pouvons plus l’afficher.",
  none: "Vous n’avez pas de clé.",
  yours: "Vos clés",
  scope_read: "Lit",
  scope_write: "Écrit",
  starts: "Commence par {start}",
  ends: "Expire le {day}",
  ended: "A expiré",
  used: "Dernière utilisation le {day}",
  unused: "Pas encore utilisée",
  revoke: "Révoquer",
  revokeThis: "Révoquer la clé « {name} »",
  makeTitle: "Créer une clé",
  name: "Nom",
  nameHint: "À quoi elle sert, pour que vous la reconnaissiez.",
  scopes: "Elle peut",
  read: "Lire ce que vous pouvez lire",
  write: "Écrire : publier et modifier des défis, postuler, livrer, téléverser, envoyer des messages",
  days: "Jours avant l’expiration",
  make: "Créer la clé",
  making: "Création",
} satisfies Translation<typeof english>;
