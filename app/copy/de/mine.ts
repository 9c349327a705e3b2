/** What is mine: challenges I posted, work I do. */
import type { mine as english } from "../en/mine.ts";
import type { Translation } from "../translation.ts";

export const mine = {
  challenges: "Meine Aufgaben",
  work: "Meine Arbeit",
  post: "Aufgabe stellen",
  browse: "Aufgaben ansehen",
  statement: "Abrechnung",
  drafts: "Entwürfe",
  draftsNote: "Die siehst nur du",
  open: "Offen",
  openNote: "Nimmt Bewerbungen an",
  running: "Läuft",
  runningNote: "Ausgewählt, eingezahlt, geliefert",
  ended: "Beendet",
  endedNote: "Abgeschlossen, zurückgezogen, geschlossen",
  none: "Du hast noch nichts gestellt",
  noneText:
    "Beschreib ein Problem, nenne eine Prämie und wähl aus, wer es löst. Eine Aufgabe zu stellen kostet nichts.",
  noWork: "Hier ist noch nichts",
  noWorkText: "Such dir eine Aufgabe, die zu dir passt. Bewerben kostet nichts.",
  applications: "Bewerbungen",
  applicationsNote: "Was du vorgeschlagen hast, Neuestes zuerst",
  runningWork: "Arbeit",
  continueDraft: "Entwurf fertigstellen",
  compare: "{count, plural, =0 {Zur Übersicht} one {# Bewerbung ansehen} other {# Bewerbungen vergleichen}}",
  pay: "Zahlen",
  room: "Raum öffnen",
  dispute: "Zum Streitfall",
  see: "Ansehen",
  untitledReward: "Noch keine Prämie",
  more: "Mehr zeigen",
  applied: "Beworben {when}",
  byChallenge: "Bewerbungen je Aufgabe",
  byChallengeNote: "Deine neuesten Aufgaben, nach dem Tag der Veröffentlichung",
  byChallengeOver: "Aufgabe",
  byChallengeSummary:
    "{count, plural, one {# Bewerbung} other {# Bewerbungen}} auf {challenges} Aufgaben; die meisten, {most}, auf „{title}“.",
} satisfies Translation<typeof english>;
