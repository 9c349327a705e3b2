import type { home as english } from "../en/home.ts";
import type { Translation } from "../translation.ts";

export const home = {
  title: "Aufgaben mit sicher verwahrter Prämie",
  description:
    "Stell eine Aufgabe, wähl aus, wer sie löst, und zahl geschützt ein. Die Arbeit beginnt, wenn die Prämie verwahrt ist, und Schweigen hat eine Frist.",
  headline: "Die Prämie liegt bereit, bevor die Arbeit beginnt.",
  lead: "Stell eine Aufgabe, wähl aus, wer sie löst, und zahl geschützt ein. Ist die Arbeit geliefert, kann niemand allein das Geld zurücknehmen, und Schweigen hat eine Frist.",
  post: "Aufgabe stellen",
  browse: "Aufgaben ansehen",
  example: "Beispielaufgabe",
  exampleLabel: "Beispiel: So sieht eine verwahrte Prämie aus",
  posterPaid: "zahlt ein",
  heldWord: "geschützt",
  solverWord: "bei Abnahme",
  movesWhen: "Bewegt sich, wenn",
  movesWhenAnswer: "die auftraggebende Seite abnimmt",
  ifSilent: "Wenn niemand antwortet",
  ifSilentAnswer: "{days, plural, one {nach # Tag bezahlt} other {nach # Tagen bezahlt}}",
  ifDisagree: "Bei Streit",
  ifDisagreeAnswer: "steht die Frist still",
  openNow: "Jetzt offen",
  openNote:
    "{count, plural, =0 {Noch nichts} one {# Aufgabe mit genannter Prämie} other {{total} Aufgaben, jede mit genannter Prämie}}",
  seeAll: "{count, plural, one {Alle {total} Aufgaben ansehen} other {Alle {total} Aufgaben ansehen}}",
  emptyTitle: "Gerade ist nichts offen.",
  emptyText: "Die erste Aufgabe steht hier, sobald sie gestellt ist.",
  promises: "Drei Zusagen",
  p1: "Erst verwahrt",
  p1Text: "Die Arbeit beginnt erst, wenn die Prämie verwahrt ist. Vorher muss niemand etwas liefern.",
  p2: "Jedes Warten hat ein Ende",
  p2Text:
    "{days} Tage nach einer Lieferung ohne Antwort gilt sie als abgenommen und wird bezahlt. Wir erinnern die auftraggebende Seite an Tag {reminder}.",
  p3: "Ein Grund für jedes Warten",
  p3Text: "Wenn eine Auszahlung nicht rausgehen kann, siehst du, warum, wer etwas tun muss und was dann geschieht.",
  costs: "Was es kostet",
  costsNote: "Festgelegt an dem Tag, an dem die Prämie eingezahlt wird",
  c1: "Prämie, von der auftraggebenden Seite eingezahlt",
  c2: "Plattformgebühr, {percent} %",
  c3: "Bewerben, Stellen, Schreiben",
  c4: "Die ausführende Seite erhält",
  costsText1:
    "Die Gebühr ist der ganze Preis. Sie deckt, was die Karte kostet, die Zahlung an die ausführende Seite und die Menschen, die über Streitfälle entscheiden.",
  costsText2:
    "Du musst kein Guthaben kaufen, Bewerben kostet keine Gebühr und ein Streitfall auch nicht: Ein Streit um 100 kostet nie mehr als 100. Was an die auftraggebende Seite zurückgeht, geht ohne Gebühr zurück.",
} satisfies Translation<typeof english>;
