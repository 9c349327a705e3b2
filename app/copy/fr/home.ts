import type { home as english } from "../en/home.ts";
import type { Translation } from "../translation.ts";

export const home = {
  title: "Des défis dont la récompense est mise de côté",
  description:
    "Publiez un défi, choisissez qui le relève et payez sous protection. Le travail commence quand la récompense est mise de côté, et le silence a une date limite.",
  headline: "La récompense est mise de côté avant que le travail commence.",
  lead: "Publiez un défi, choisissez qui le relève et payez sous protection. Une fois le travail livré, personne ne peut reprendre l’argent sans l’autre, et le silence a une date limite.",
  post: "Publier un défi",
  browse: "Parcourir les défis",
  example: "Exemple de défi",
  exampleLabel: "Exemple : à quoi ressemble une récompense mise de côté",
  posterPaid: "paie",
  heldWord: "protégé",
  solverWord: "à l’approbation",
  movesWhen: "L’argent part quand",
  movesWhenAnswer: "le client approuve",
  ifSilent: "Si personne ne répond",
  ifSilentAnswer: "{days, plural, one {versé après # jour} many {versé après # de jours} other {versé après # jours}}",
  ifDisagree: "En cas de désaccord",
  ifDisagreeAnswer: "le délai s’arrête",
  openNow: "Ouverts maintenant",
  openNote:
    "{count, plural, =0 {Rien pour l’instant} one {# défi, avec sa récompense annoncée} many {{total} de défis, chacun avec sa récompense annoncée} other {{total} défis, chacun avec sa récompense annoncée}}",
  seeAll: "{count, plural, one {Voir le défi} many {Voir les {total} de défis} other {Voir les {total} défis}}",
  emptyTitle: "Rien n’est ouvert en ce moment.",
  emptyText: "Le premier défi apparaît ici dès sa publication.",
  promises: "Trois promesses",
  p1: "D’abord mis de côté",
  p1Text:
    "Le travail ne commence qu’une fois la récompense mise de côté. Avant cela, on ne demande à personne de livrer quoi que ce soit.",
  p2: "Chaque attente a une fin",
  p2Text:
    "Après {days} jours sans réponse, une livraison est considérée comme approuvée, et elle est payée. Nous envoyons un rappel au client le jour {reminder}.",
  p3: "Une raison à chaque attente",
  p3Text: "Si un versement ne peut pas partir, vous voyez pourquoi, qui doit agir et ce qui se passe ensuite.",
  costs: "Ce que cela coûte",
  costsNote: "Fixé le jour où la récompense est payée",
  c1: "Récompense payée par le client",
  c2: "Frais de plateforme, {percent} %",
  c3: "Postuler, publier, échanger",
  c4: "Le prestataire reçoit",
  costsText1:
    "Ces frais sont le seul prix. Ils couvrent le coût de la carte, le versement au prestataire et les personnes qui décident des litiges.",
  costsText2:
    "Pas de crédits à acheter, pas de frais pour postuler, rien à payer pour un litige : un désaccord sur 100 ne coûte jamais plus de 100. Ce qui est rendu au client l’est sans frais.",
} satisfies Translation<typeof english>;
