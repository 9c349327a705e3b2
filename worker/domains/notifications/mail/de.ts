/** The words of mail and push, in German. */
import type { Words } from "./translation.ts";

export const de = {
  notes: {
    "application.submitted": {
      subject: "{who} bewirbt sich auf „{title}“",
      text: "Zu deiner Aufgabe gibt es eine neue Bewerbung. Lies sie, vergleiche sie mit den anderen, oder schreib {who}.",
      link: "Bewerbungen ansehen",
    },
    "application.withdrawn": {
      subject: "{who} hat eine Bewerbung zurückgezogen",
      text: "{who} bewirbt sich nicht mehr auf „{title}“.",
    },
    "application.shortlisted": {
      subject: "Du bist in der engeren Wahl für „{title}“",
      text: "Die auftraggebende Seite möchte mit dir sprechen. Euer Raum ist offen.",
      link: "Zum Raum",
    },
    "application.declined": {
      subject: "Deine Bewerbung auf „{title}“ wurde abgelehnt",
      text: "Das wird dir nicht angerechnet. Es gibt andere Aufgaben.",
    },
    "award.made": {
      subject: "Du bist ausgewählt für „{title}“",
      text: "Fang noch nicht an: Die Prämie ist nicht verwahrt. Die auftraggebende Seite hat bis zum {due} Zeit, sie einzuzahlen, und wir sagen dir, wenn sie verwahrt ist.",
    },
    "award.declined": {
      subject: "{who} hat die Auswahl für „{title}“ abgelehnt",
      text: "Die Aufgabe ist wieder offen. Du kannst jemand anderen auswählen.",
      link: "Bewerbungen ansehen",
    },
    "award.retracted": {
      subject: "Die Auswahl für „{title}“ wurde zurückgenommen",
      text: "Es wurde nichts abgebucht.",
    },
    "award.lapsed": {
      subject: "Die Wahl für „{title}“ ist beendet",
      text: "Die Aufgabe ist wieder offen. Nichts ist hinterlegt; Geld, das doch noch kam, geht sofort zurück.",
    },
    "challenge.published": {
      subject: "Neu: „{title}“",
      text: "Das passt zu einer Suche, die du gespeichert hast.",
    },
    "search.news": {
      subject: "Neue Aufgaben zu „{title}“: {count}",
      text: "Sie kamen, seit du zuletzt von dieser Suche gehört hast.",
      link: "Ansehen",
    },
    "challenge.changed": {
      subject: "„{title}“ wurde geändert",
      text: "Du hast dich auf eine frühere Version beworben. Sieh dir die neue an: Du kannst deine Bewerbung ändern oder zurückziehen.",
    },
    "challenge.expired": {
      subject: "„{title}“ wurde ohne Auswahl geschlossen",
      text: "Niemand wurde rechtzeitig ausgewählt.",
    },
    "challenge.completed": {
      subject: "„{title}“ ist abgeschlossen",
      text: "Die Arbeit ist abgenommen, und die Prämie ist unterwegs. Du kannst eine Bewertung schreiben.",
    },
    "challenge.canceled": { subject: "„{title}“ ist beendet", text: "Die Aufgabe wurde abgebrochen." },
    "hold.held": {
      subject: "{sum} sind verwahrt für „{title}“",
      text: "Die Arbeit kann beginnen. Die Prämie wird ausgezahlt, wenn die Arbeit abgenommen ist.",
    },
    "hold.payment_failed": {
      subject: "Die Zahlung für „{title}“ hat nicht geklappt",
      text: "Es wurde nichts abgebucht. Du kannst es noch einmal versuchen, auch mit einer anderen Karte.",
      link: "Noch einmal versuchen",
    },
    "hold.frozen": {
      subject: "Die Prämie von „{title}“ ist eingefroren",
      text: "Eine Bank oder ein Admin prüft die Zahlung. Nichts bewegt sich, bis das beendet ist; wir sagen dir, wenn es so weit ist.",
    },
    "hold.unfrozen": {
      subject: "Die Prämie von „{title}“ ist wieder frei",
      text: "Die Aufgabe geht weiter wie zuvor.",
    },
    "chargeback.opened": {
      subject: "Eine Bank zweifelt die Zahlung für „{title}“ an",
      text: "Die Prämie ist eingefroren, bis die Bank entschieden hat. Unter dem Link siehst du, was das für dich bedeutet.",
    },
    "chargeback.closed": {
      subject: "Die Bank hat über die Zahlung für „{title}“ entschieden",
      text: "Unter dem Link siehst du, was sie entschieden hat und was daraus folgt.",
    },
    "delivery.submitted": {
      subject: "Version {version} von „{title}“ ist da",
      text: "Sieh sie dir an, dann nimm sie ab oder fordere Änderungen an. Ohne Antwort gilt sie am {due} als abgenommen.",
      link: "Lieferung ansehen",
    },
    "delivery.changes_requested": {
      subject: "Änderungen sind angefordert zu „{title}“",
      text: "Die auftraggebende Seite fordert Änderungen zu Version {version} an. Die neue Version ist am {due} fällig.",
      link: "Ansehen, was gefordert ist",
    },
    "delivery.approved": {
      subject: "Version {version} von „{title}“ ist abgenommen",
      text: "Die Prämie geht an dein Stripe-Konto, sobald die Zahlung gutgeschrieben ist.",
    },
    "delivery.approval_due": {
      subject: "Version {version} von „{title}“ wartet noch auf dich",
      text: "Nimm sie ab oder fordere Änderungen an. Ohne Antwort gilt sie am {due} als abgenommen.",
      link: "Lieferung ansehen",
    },
    "delivery.overdue": {
      subject: "Die Lieferung von „{title}“ ist überfällig",
      text: "Einigt euch auf einen neuen Tag, beendet die Aufgabe gemeinsam, oder eröffne einen Streitfall.",
    },
    "cancellation.proposed": {
      subject: "{who} schlägt vor, „{title}“ gemeinsam zu beenden",
      text: "Nichts ändert sich, bis du annimmst.",
      link: "Vorschlag ansehen",
    },
    "cancellation.refused": {
      subject: "Der Vorschlag, „{title}“ zu beenden, gilt nicht mehr",
      text: "Die Aufgabe geht weiter.",
    },
    "dispute.filed": {
      subject: "{who} hat einen Streitfall zu „{title}“ eröffnet",
      text: "Alle Fristen stehen still. Kommt bis zum {due} keine Antwort, wird er wie gefordert geregelt.",
      link: "Streitfall ansehen",
    },
    "dispute.answered": {
      subject: "{who} hat im Streitfall zu „{title}“ geantwortet",
      text: "Bis zum {due} könnt ihr einander Angebote machen.",
      link: "Streitfall ansehen",
    },
    "dispute.offered": {
      subject: "{who} hat im Streitfall zu „{title}“ ein Angebot gemacht",
      text: "Nimm es an, oder mach bis zum {due} ein anderes.",
      link: "Angebot ansehen",
    },
    "dispute.evidence_added": {
      subject: "{who} hat im Streitfall zu „{title}“ etwas ergänzt",
      text: "Es gibt etwas Neues zu lesen.",
      link: "Streitfall ansehen",
    },
    "dispute.message_sent": {
      subject: "OpenChance schreibt beiden Seiten des Streitfalls zu „{title}“",
      text: "Beide Seiten lesen dieselben Worte: {note}",
      link: "Streitfall ansehen",
    },
    "dispute.decision_due": {
      subject: "Der Streitfall zu „{title}“ wartet auf deine Entscheidung",
      text: "Beide Seiten hatten ihre Zeit. Entscheide bis zum {due}.",
      link: "Entscheiden",
    },
    "dispute.withdrawn": {
      subject: "Der Streitfall zu „{title}“ wurde zurückgenommen",
      text: "Die Aufgabe geht weiter wie zuvor.",
    },
    "dispute.settled": {
      subject: "Der Streitfall zu „{title}“ ist geregelt",
      text: "Unter dem Link siehst du, wie die Prämie aufgeteilt wurde.",
      link: "Regelung ansehen",
    },
    "payout.paid": {
      subject: "{sum} sind auf deinem Stripe-Konto",
      text: "Das Geld ist für „{title}“. Stripe zahlt es an deine Bank aus.",
      link: "Deine Zahlungen ansehen",
    },
    "payout.blocked": {
      subject: "{sum} können noch nicht ausgezahlt werden",
      text: "Das Geld ist für „{title}“. Es gehört dir und wartet hier. In deinen Auszahlungseinstellungen steht, warum, und was es beendet.",
      link: "Ansehen, warum",
    },
    "payout.failed": {
      subject: "{sum} konnten nicht ausgezahlt werden",
      text: "Das Geld ist für „{title}“. Es gehört dir und wartet; es gibt etwas zu berichtigen.",
      link: "Ansehen, was zu tun ist",
    },
    "payout.canceled": {
      subject: "Eine Auszahlung für „{title}“ kommt nicht",
      text: "Die Bank, von der gezahlt wurde, hat das Geld endgültig zurückgeholt, sodass nichts mehr da ist, wovon ausgezahlt werden könnte.",
    },
    "payout.reversed": {
      subject: "Eine Auszahlung für „{title}“ wurde zurückgeholt",
      text: "In deinen Zahlungen siehst du, warum, und was daraus folgt.",
      link: "Deine Zahlungen ansehen",
    },
    "payout.bank_failed": {
      subject: "Deine Bank hat eine Auszahlung nicht angenommen",
      text: "Das Geld ist wieder auf deinem Stripe-Konto. Berichtige dort dein Bankkonto.",
      link: "Deine Zahlungen ansehen",
    },
    "payout_account.ready": {
      subject: "Dein Auszahlungskonto ist bereit",
      text: "Du kannst dich auf Aufgaben bewerben und bezahlt werden.",
      link: "Aufgaben ansehen",
    },
    "solver.owes": {
      subject: "{sum} werden von deinen nächsten Auszahlungen einbehalten",
      text: "Du schuldest uns diesen Betrag, und er wird von dem einbehalten, was als Nächstes an dich freigegeben wird. Warum, kannst du in der App lesen.",
      link: "Deine Zahlungen ansehen",
    },
    "solver.owes_less": {
      subject: "Du schuldest {sum} weniger",
      text: "Wir haben auf diesen Teil dessen verzichtet, was du uns schuldest: Er wird nicht mehr von deinen Auszahlungen einbehalten.",
      link: "Deine Zahlungen ansehen",
    },
    "refund.paid": {
      subject: "{sum} gingen an dich zurück",
      text: "Das Geld ist für „{title}“ und geht über deinen Zahlungsweg zurück. Banken zeigen es erst nach einigen Tagen an.",
      link: "Deine Zahlungen ansehen",
    },
    "refund.failed": {
      subject: "Eine Erstattung für „{title}“ ist nicht angekommen",
      text: "Das Geld gehört dir und wartet. Wir kümmern uns darum.",
      link: "Deine Zahlungen ansehen",
    },
    "money.needs_review": {
      subject: "Um eine Zahlung muss sich jemand kümmern",
      text: "Über Geld ist etwas zu entscheiden.",
    },
    "review.written": {
      subject: "{who} hat eine Bewertung zu „{title}“ geschrieben",
      text: "Sie wird gezeigt, wenn auch deine da ist, oder nach einigen Tagen; dann kannst du keine mehr schreiben.",
      link: "Deine schreiben",
    },
    "review.published": {
      subject: "Eine Bewertung über dich wird gezeigt",
      text: "Es geht um „{title}“.",
      link: "Lesen",
    },
    "email.undeliverable": {
      subject: "E-Mails an deine alte Adresse kamen zurück",
      text: "Wir senden keine mehr dorthin. Du erfährst alles in der App.",
    },
    "conversation.opened": {
      subject: "{who} hat eine Gruppe zu „{title}“ eröffnet, mit dir darin",
      text: "Alle darin lesen, was dort geschrieben wird.",
      link: "Zur Gruppe",
    },
    "conversation.member_joined": {
      subject: "{who} hat dich in eine Gruppe zu „{title}“ geholt",
      text: "Alle darin lesen, was dort geschrieben wird. Auch was vor dir gesagt wurde, ist dort zu lesen.",
      link: "Zur Gruppe",
    },
    "conversation.member_left": {
      subject: "Du bist nicht mehr in einer Gruppe zu „{title}“",
      text: "{who} hat dich herausgenommen. Deine Bewerbung ist davon nicht berührt.",
    },
    "message.redacted": {
      subject: "OpenChance hat eine Nachricht von dir entfernt",
      text: "Sie stand in einer Unterhaltung zu „{title}“, und niemand kann sie mehr lesen.",
    },
    "words.redacted": {
      subject: "OpenChance hat etwas aus dem genommen, was du geschrieben hast oder zeigst",
      text: "Es darf dort nicht stehen: Daten von jemandem, oder was die Regeln oder das Gesetz verbieten.",
    },
    "user.state_changed": {
      subject: "Der Zustand deines OpenChance-Kontos hat sich geändert",
      text: "Es wird gerade geschlossen, ist gesperrt oder ist wieder offen. Wenn du das nicht erwartet hast, antworte auf diese E-Mail.",
    },
    "webhook.disabled": {
      subject: "Wir rufen einen deiner Webhooks nicht mehr auf",
      text: "Seit Tagen kam dort nichts an, oder er antwortete, dass es ihn nicht mehr gibt. Schalte ihn wieder ein, wenn er antwortet.",
      link: "Deine Webhooks ansehen",
    },
    "export.ready": {
      subject: "Dein Export von OpenChance ist bereit",
      text: "Alles, was wir von dir haben, als ein Archiv. Du kannst es eine Woche lang abholen, und nur du: Der Link verlangt, dass du dich anmeldest.",
      link: "Abholen",
    },
    "user.appealed": {
      subject: "Jemand legt Einspruch gegen die eigene Sperrung ein",
      text: "Lies, was dazu gesagt wird, und antworte darauf.",
    },
    "report.upheld": {
      subject: "Eine Meldung über eine Person oder eine Arbeit wurde bestätigt",
      text: "Das hat die Moderation entschieden. Lies sie und entscheide, was daraus folgt.",
    },
    "report.decided": {
      subject: "Was du gemeldet hast, wurde geprüft",
      text: "Danke, dass du es uns gesagt hast. Was entschieden wurde, steht in deinen Mitteilungen.",
    },
    "challenge.taken_down": {
      subject: "OpenChance hat „{title}“ entfernt",
      text: "Niemand findet die Aufgabe, und es lässt sich nichts mit ihr beginnen. Der Grund steht in deinen Mitteilungen.",
    },
    "challenge.restored": {
      subject: "„{title}“ wird wieder gezeigt",
      text: "OpenChance hat die Aufgabe wiederhergestellt. Alles geht weiter wie zuvor.",
    },
  },

  look: "Ansehen",
  someone: "Jemand",

  messages: {
    subject: {
      one: "Eine neue Nachricht von {who}",
      other: "{count} neue Nachrichten von {who}",
    },
    about: "Es geht um „{title}“.",
    last: "Die neueste:",
    link: "Lesen und antworten",
  },

  digest: {
    subject: { one: "Dein Tag bei OpenChance: 1 Neuigkeit", other: "Dein Tag bei OpenChance: {count} Neuigkeiten" },
    text: "Das kam seit der letzten E-Mail, und du hast es noch nicht gelesen.",
    unread: {
      one: "Und es gibt neue Nachrichten in 1 Unterhaltung.",
      other: "Und es gibt neue Nachrichten in {count} Unterhaltungen.",
    },
    more: "Und {count} weitere.",
    link: "Alle ansehen",
  },

  because: {
    applications: "Du bekommst das, weil du E-Mails über Bewerbungen möchtest.",
    searches: "Du bekommst das, weil du E-Mails über das möchtest, was zu deinen gespeicherten Suchen passt.",
    work: "Du bekommst das, weil du E-Mails über deine Aufgaben und deine Arbeit möchtest.",
    money: "Du bekommst das, weil du E-Mails über Geld möchtest.",
    reviews: "Du bekommst das, weil du E-Mails über Bewertungen möchtest.",
    account: "Du bekommst das, weil du E-Mails über dein Konto möchtest.",
    messages:
      "Du bekommst das, weil du E-Mails über Nachrichten möchtest. Es kommt eine einzige E-Mail, bis du die Nachrichten gelesen hast.",
    digest: "Du bekommst das jeden Morgen statt einzelner E-Mails.",
  },
  unsubscribe: "Diese E-Mails abbestellen",
  preferences: "Auswählen, was du bekommst",
  sender: "OpenChance",
} as const satisfies Words<"one" | "other">;
