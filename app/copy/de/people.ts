import type { people as english } from "../en/people.ts";
import type { Translation } from "../translation.ts";

export const people = {
  memberSince: "Hier seit {date}",
  record: "Bilanz",
  posted: "Gestellte Aufgaben",
  paid: "Bezahlte Aufgaben",
  completed: "Gelöste Aufgaben",
  rating: "Sterne",
  ratingValue: "{average} von 5",
  noRating: "Noch keine Bewertungen",
  about: "Zur Person",
  noBio: "{name} hat noch nichts über sich geschrieben.",
  skills: "Fähigkeiten",
  reviews: "Bewertungen",
  reviewsNote: "{count, plural, =0 {Noch keine} one {# Bewertung} other {# Bewertungen}}",
  reviewsEmpty: "Noch keine Bewertungen",
  reviewsEmptyText:
    "Bewertungen stehen hier, wenn beide Seiten einer abgeschlossenen Aufgabe eine geschrieben haben, oder {days} Tage nach der ersten.",
  of5: "{rating} von 5",
  ratingCount: "Bewertungen",
  ratingSummary:
    "{count, plural, one {# Bewertung} other {# Bewertungen}}; am häufigsten {rating} von 5, {most, plural, one {einmal} other {#-mal}}.",
  by: "von",
  open: "Offene Aufgaben",
  edit: "Profil bearbeiten",
  works: "Arbeiten",
  workSolved: "Hier gelöst: {challenge}",
  workSee: "Auf {host} ansehen",
  workPicture: "Bild von „{title}“",
  workReport: "Melden",
  workReportOf: "„{title}“ melden",
  more: "Mehr zeigen",
} satisfies Translation<typeof english>;
