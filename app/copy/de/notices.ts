/** What somebody is told, and how: the settings page and the page behind a mail's link. */
import type { notices as english } from "../en/notices.ts";
import type { Translation } from "../translation.ts";

export const notices = {
  title: "Mitteilungen",
  lead: "Wähl aus, wie du was erfährst. E-Mails und Push-Mitteilungen melden nur, was du hier nicht innerhalb weniger Minuten gesehen hast.",
  saved: "Gespeichert.",
  save: "Speichern",
  saving: "Wird gespeichert",

  channels: "Wege",
  about: "Worüber",
  inApp: "In der App",
  channelOf: "{category}, {channel}",
  email: "E-Mail",
  push: "Push",
  always: "Immer",
  alwaysText:
    "Geld, dein Konto und Nachrichten stehen immer in der App, denn sie zu verpassen könnte dich etwas kosten. Willst du von einer Unterhaltung weniger hören, schalte sie stumm.",
  applications: "Bewerbungen",
  applicationsText: "Neue, die engere Wahl, wer ausgewählt ist",
  searches: "Gespeicherte Suchen",
  searchesText: "Neue Aufgaben, die dazu passen",
  work: "Arbeit",
  workText: "Lieferungen, Änderungen, Abnahmen, Streitfälle",
  money: "Geld",
  moneyText: "Verwahrt, ausgezahlt, zurückgesandt oder steckengeblieben",
  reviews: "Bewertungen",
  reviewsText: "Über dich geschrieben",
  account: "Konto",
  accountText: "Was deine Anmeldung und deine Adresse betrifft",
  messages: "Nachrichten",
  messagesText: "Eine E-Mail je Unterhaltung, bis du sie gelesen hast",

  emailTo: "E-Mails gehen an {address}.",
  email_no_address: "Wir kennen keine Adresse von dir, deshalb gehen keine E-Mails raus.",
  email_suppressed:
    "E-Mails an {address} kamen zurück oder wurden als unerwünscht gemeldet, deshalb gehen keine raus. Gib deinem Konto eine andere Adresse.",
  email_not_offered: "E-Mail ist hier nicht eingerichtet. Du erfährst alles in der App.",

  when: "Wann E-Mails kommen",
  digest_off: "Sobald etwas geschieht",
  digest_offText: "Eine E-Mail zu allem, was du nicht gesehen hast.",
  digest_daily: "Einmal am Tag",
  digest_dailyText: "Eine E-Mail um {hour} mit dem, was du nicht gelesen hast.",

  quietTitle: "Ruhezeiten",
  quiet: "Nachts in Ruhe lassen",
  quietText:
    "E-Mails warten, bis die Ruhezeit endet; Push-Mitteilungen entfallen. Die Zeiten gelten in {zone}, deiner Zeitzone.",
  changeZone: "Ändern",
  from: "Von",
  until: "Bis",

  pushTitle: "Dieser Browser",
  pushText:
    "Push-Mitteilungen erreichen dich, während OpenChance geschlossen ist. Sie sind aus, bis du sie einschaltest, in jedem Browser für sich.",
  pushOn: "In diesem Browser einschalten",
  pushOff: "In diesem Browser ausschalten",
  pushIsOn: "In diesem Browser eingeschaltet.",
  pushDenied:
    "Dein Browser erlaubt keine Mitteilungen von OpenChance. Erlaube sie in seinen Einstellungen für diese Website.",
  pushUnsupported: "Dieser Browser kann keine Push-Mitteilungen zeigen.",
  pushFailed: "Das hat nicht geklappt. Versuch es noch einmal.",
  pushNotOffered: "Push-Mitteilungen sind hier nicht eingerichtet.",
  browsers:
    "{count, plural, =0 {In keinem Browser eingeschaltet.} one {In # Browser eingeschaltet.} other {In # Browsern eingeschaltet.}}",

  stopTitle: "Diese E-Mails abbestellen",
  stopText: "Du bekommst keine E-Mails mehr über: {what}. In der App erfährst du davon wie bisher.",
  stopDigestText:
    "Du bekommst keine E-Mails mehr über das, was hier geschieht. In der App erfährst du davon wie bisher.",
  stop: "Abbestellen",
  stopping: "Wird abbestellt",
  stopped: "Erledigt. Solche E-Mails kommen nicht mehr.",
  stoppedBefore: "Solche E-Mails kommen nicht mehr.",
  digest: "der Tag",
  choose: "Auswählen, was du bekommst",
  badLink: "Dieser Link ist keiner von uns",
  badLinkText: "Öffne ihn noch einmal aus der E-Mail, vollständig. Oder wähl in deinen Einstellungen, was du bekommst.",
} satisfies Translation<typeof english>;
