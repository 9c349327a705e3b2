/** One's own data: the export, and closing the account. */
import type { yourData as english } from "../en/your-data.ts";
import type { Translation } from "../translation.ts";

export const yourData = {
  title: "Deine Daten",
  exportTitle: "Zum Mitnehmen",
  exportText:
    "Ein Archiv mit allem, was wir über dich haben: Profil, Aufgaben, Bewerbungen, Arbeit, Geld, Bewertungen, Nachrichten und Dateien. Wenn es fertig ist, erfährst du es hier und per E-Mail.",
  ask: "Export erstellen",
  asking: "Wird angefordert",
  building: "Dein Export wird erstellt: {done} von {total} Teilen.",
  waiting: "Dein Export wird gleich erstellt.",
  look: "Noch einmal nachsehen",
  ready: "Dein Export ist fertig",
  readyText: "{size}. Bis {when} kannst nur du ihn herunterladen.",
  fetch: "Herunterladen",
  again: "Ab {when} kannst du einen weiteren anfordern.",

  closeTitle: "Konto schließen",
  closeText:
    "Von da an lässt sich dein Konto nur noch ansehen. {days} Tage lang kannst du es noch behalten; danach wird alles über dich gelöscht, und niemand kann es zurückholen.",
  endsNow:
    "Sofort: Deine Bewerbungen werden zurückgezogen, deine offenen Aufgaben enden, und Auswahlen, für die niemand gezahlt hat, werden zurückgenommen.",
  endsLater:
    "Nach {days} Tagen: Arbeit, die du nicht geliefert hast, wird aufgegeben, und ihre Prämie geht an die auftraggebende Seite zurück. Was du geliefert hast, wird noch abgenommen und bezahlt.",
  stays:
    "Was bleibt, ohne deinen Namen: die Bücher, wie das Gesetz es verlangt; Arbeit, die geliefert und abgenommen wurde; Bewertungen, auf denen der Ruf anderer beruht.",
  openNow: "Noch offen",
  challenge_open: "Nimmt Bewerbungen an",
  challenge_awarded: "Jemand ist ausgewählt",
  challenge_in_progress: "Arbeit läuft, die Prämie ist verwahrt",
  challenge_delivered: "Geliefert, wartet auf Abnahme",
  challenge_disputed: "Strittig",
  challenge_other: "Offen",
  payouts: "{count, plural, one {# Auszahlung ist zu dir unterwegs.} other {# Auszahlungen sind zu dir unterwegs.}}",
  refunds: "{count, plural, one {# Erstattung ist zu dir unterwegs.} other {# Erstattungen sind zu dir unterwegs.}}",
  chargebacks:
    "{count, plural, one {Eine Bank hat noch nicht über eine Zahlung entschieden.} other {Banken haben noch nicht über Zahlungen entschieden.}}",
  handle: "Schreib deinen Nutzernamen, {handle}, wenn du sicher bist",
  close: "Mein Konto schließen",
  closing: "Wird geschlossen",

  closes: "Dein Konto wird geschlossen",
  closesText:
    "Es lässt sich nur noch ansehen. Am {when} wird alles über dich gelöscht, oder danach, sobald unten nichts mehr offen ist.",
  keep: "Mein Konto behalten",
  keeping: "Wird geöffnet",
  kept: "Dein Konto bleibt. Was inzwischen zurückgezogen wurde oder endete, bleibt so.",
} satisfies Translation<typeof english>;
