import type { people as english } from "../en/people.ts";
import type { Translation } from "../translation.ts";

export const people = {
  memberSince: "Aquí desde el {date}",
  record: "Historial",
  posted: "Retos publicados",
  paid: "Retos pagados",
  completed: "Retos resueltos",
  rating: "Valoración",
  ratingValue: "{average} de 5",
  noRating: "Aún sin reseñas",
  about: "Sobre esta persona",
  noBio: "{name} aún no ha escrito nada sobre sí.",
  skills: "Habilidades",
  reviews: "Reseñas",
  reviewsNote: "{count, plural, =0 {Ninguna todavía} one {# reseña} many {# de reseñas} other {# reseñas}}",
  reviewsEmpty: "Aún sin reseñas",
  reviewsEmptyText:
    "Las reseñas aparecen aquí cuando las dos partes de un reto completado han escrito la suya, o {days} días después de la primera.",
  of5: "{rating} de 5",
  ratingCount: "Reseñas",
  ratingSummary:
    "{count, plural, one {# reseña} many {# de reseñas} other {# reseñas}}; lo más frecuente, {rating} de 5: {most, plural, one {una vez} many {# de veces} other {# veces}}.",
  by: "de",
  open: "Retos abiertos",
  edit: "Editar tu perfil",
  works: "Trabajos",
  workSolved: "Resuelto aquí: {challenge}",
  workSee: "Verlo en {host}",
  workPicture: "Imagen de «{title}»",
  workReport: "Reportar",
  workReportOf: "Reportar «{title}»",
  more: "Ver más",
} satisfies Translation<typeof english>;
