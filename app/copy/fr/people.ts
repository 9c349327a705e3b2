import type { people as english } from "../en/people.ts";
import type { Translation } from "../translation.ts";

export const people = {
  memberSince: "Ici depuis le {date}",
  record: "Parcours",
  posted: "Défis publiés",
  paid: "Défis payés",
  completed: "Défis relevés",
  rating: "Note",
  ratingValue: "{average} sur 5",
  noRating: "Aucun avis pour l’instant",
  about: "À propos",
  noBio: "{name} n’a pas encore écrit de présentation.",
  skills: "Compétences",
  reviews: "Avis",
  reviewsNote: "{count, plural, =0 {Aucun pour l’instant} one {# avis} many {# d’avis} other {# avis}}",
  reviewsEmpty: "Aucun avis pour l’instant",
  reviewsEmptyText:
    "Les avis s’affichent ici quand les deux parties d’un défi achevé en ont écrit un, ou {days} jours après le premier.",
  of5: "{rating} sur 5",
  ratingCount: "Avis",
  ratingSummary:
    "{count, plural, one {# avis} many {# d’avis} other {# avis}} ; le plus souvent {rating} sur 5, {most, plural, one {une fois} many {# de fois} other {# fois}}.",
  by: "par",
  open: "Défis ouverts",
  edit: "Modifier votre profil",
  works: "Travaux",
  workSolved: "Résolu ici : {challenge}",
  workSee: "Voir sur {host}",
  workPicture: "Image de « {title} »",
  workReport: "Signaler",
  workReportOf: "Signaler « {title} »",
  more: "Afficher plus",
} satisfies Translation<typeof english>;
