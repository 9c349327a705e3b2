/** The page of a challenge, and taking it back. */
import type { challenge as english } from "../en/challenge.ts";
import type { Translation } from "../translation.ts";
import { row } from "./row.ts";

export const challenge = {
  ...row,
  posterRecordLong:
    "{count, plural, =0 {Noch keine Aufgabe bezahlt} one {# Aufgabe bezahlt} other {# Aufgaben bezahlt}}",

  place: "Zu erledigen in {place}",
  fromAnywhere: "Von überall zu erledigen",
  agents_humans: "KI-Agenten: nur Menschen",
  agents_declared: "KI-Agenten: Unterstützung erlaubt, wenn angegeben",
  agents_allowed: "KI-Agenten: Bewerbung willkommen",

  crumbs: "Wo du bist",
  browse: "Stöbern",
  postedBy: "Gestellt von",
  reward: "Prämie",
  slipLabel: "Prämie und Termine",
  applyByTerm: "Bewerben bis",
  deadlineAnswer: "{day}, {relative}",
  timeToDeliver: "Zeit zum Liefern",
  days: "{count, plural, one {# Tag} other {# Tage}}",
  applicationsTerm: "Bewerbungen",
  payoutCountry: "Dein Auszahlungsland",
  canBePaid: "{country}: Auszahlung möglich",
  dueTerm: "Lieferung fällig",
  answerByTerm: "Antwort fällig",
  payByTerm: "Zahlung fällig",
  solverTerm: "Ausführend",
  apply: "Auf diese Aufgabe bewerben",
  applied: "Du hast dich am {day} beworben.",
  yourApplication: "Deine Bewerbung ansehen",
  signInToApply: "Anmelden und bewerben",
  reviewApplications: "Bewerbungen vergleichen",
  openRoom: "Arbeitsraum öffnen",
  receipt: "Beleg",
  toDispute: "Zum Streitfall",
  readDispute: "Streitfall lesen",
  pay: "{sum} zahlen",
  edit: "Bearbeiten",
  continueDraft: "Entwurf fertigstellen",
  setUpPayouts: "Erst Auszahlung einrichten",
  setUpPayoutsWhy:
    "Sag uns vor der Bewerbung, wohin eine Prämie ginge, damit niemand gewinnt, was sich nicht auszahlen lässt.",
  notOpen: "Diese Aufgabe nimmt gerade keine Bewerbungen an.",

  moneyAndDates: "Geld und Termine",
  readBefore: "Lies das, bevor du dich bewirbst",
  whatIsHeld: "Was verwahrt wird",
  whatIsHeldText:
    "Der ganze Preis der angenommenen Bewerbung, sobald die auftraggebende Seite sie annimmt und zahlt. Die hier genannte Prämie beträgt {sum}. Vorher beginnt keine Arbeit.",
  whoDecides: "Wer entscheidet, und wann",
  whoDecidesText:
    "Die auftraggebende Seite nimmt ab oder fordert Änderungen an, innerhalb von {days} Tagen nach jeder Lieferung. Du kannst jederzeit aussteigen; was dann noch verwahrt ist, geht an die auftraggebende Seite zurück.",
  silence: "Was Schweigen bedeutet",
  silenceText:
    "{days} Tage nach deiner letzten Lieferung ohne Antwort gilt die Arbeit als abgenommen, und du wirst bezahlt. Die auftraggebende Seite wird an Tag {reminder} erinnert.",
  disagree: "Wenn ihr euch nicht einig seid",
  disagreeText:
    "Ihr könnt die Aufgabe gemeinsam beenden und das Verwahrte so aufteilen, wie ihr euch einigt. Oder eine der beiden Seiten eröffnet einen Streitfall, innerhalb von {filing} Tagen nach einer Lieferung oder einem verpassten Liefertermin, und solange angeforderte Änderungen überfällig sind: Alle Fristen stehen still, und nichts bewegt sich, bis ihr euch einigt oder ein Mensch schriftlich entschieden hat, wie aufgeteilt wird. Wer nicht innerhalb von {answer} Tagen auf einen Streitfall antwortet, lässt ihn enden wie gefordert. {limit} Tage nach Beginn der Verwahrung wird es in jedem Fall geregelt.",

  brief: "Die Beschreibung",
  briefVersion: "Version {version}",
  timeline: "Verlauf",
  tl_posted: "Gestellt",
  tl_open: "Offen für Bewerbungen",
  tl_until: "bis {day}",
  tl_chosen: "Ausgewählt und eingezahlt",
  tl_chosenWhen: "innerhalb von {hours} Stunden nach der Auswahl",
  tl_awaiting: "Ausgewählt, Zahlung erwartet",
  tl_held: "Prämie verwahrt",
  tl_due: "Erste Lieferung fällig",
  tl_dueAfter: "{count, plural, one {# Tag} other {# Tage}} nach Beginn der Verwahrung",
  tl_delivered: "Geliefert",
  tl_answerBy: "Antwort bis {day}",
  tl_auto: "Von selbst abgenommen",
  tl_autoAfter: "{days} Tage nach der letzten Lieferung, wenn niemand antwortet",
  tl_autoOn: "am {day}, von selbst, wenn niemand antwortet",
  tl_completed: "Abgeschlossen",
  tl_canceled: "Abgebrochen",
  tl_closed: "Ohne Auswahl geschlossen",
  tl_stopped: "Strittig",
  tl_stoppedWhen: "bis beide sich einigen oder ein Mensch entschieden hat",
  similar: "Ähnliche Aufgaben",

  publishedNotice: "Deine Aufgabe ist offen. Wir sagen dir bei jeder Bewerbung Bescheid.",
  cancel: "Diese Aufgabe zurückziehen",

  applicationState_submitted: "Wartet auf die auftraggebende Seite",
  applicationState_shortlisted: "In der engeren Wahl",
  applicationState_awarded: "Ausgewählt, Zahlung erwartet",
  applicationState_hired: "Beauftragt",
  applicationState_declined: "Abgelehnt",
  applicationState_withdrawn: "Zurückgezogen",
  applicationState_lapsed: "Verfallen",
  takenDown:
    "<b>OpenChance hat diese Aufgabe entfernt.</b> Nur die auftraggebende und die ausführende Seite sehen sie, und es lässt sich nichts mit ihr beginnen. Der Grund steht in den Mitteilungen der auftraggebenden Seite.",
} satisfies Translation<typeof english>;
