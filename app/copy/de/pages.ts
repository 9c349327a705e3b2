/** Plain pages: help, terms, privacy. Figures come from the policy in force. */
import type { pages as english } from "../en/pages.ts";
import type { Translation } from "../translation.ts";

export const pages = {
  helpTitle: "Hilfe",
  helpLead: "Wie eine Aufgabe läuft, vom Stellen bis zur Bezahlung.",
  help1: "Wie der Schutz funktioniert",
  help1a:
    "Wenn du jemanden auswählst, zahlst du den ganzen Preis dieser Bewerbung. Von da an ist er verwahrt. Die auftraggebende Seite kann nur dann allein abbrechen, wenn nie etwas geliefert wurde und der Liefertermin {overdue} Tage vorbei ist; ist Arbeit geliefert, nur gemeinsam mit der ausführenden Seite oder durch einen Streitfall.",
  help1b:
    "Nach der Auswahl hast du {hours} Stunden Zeit zu zahlen. Zahlst du nicht, ist die Aufgabe wieder offen, und niemandem wird etwas abgebucht. Die Arbeit beginnt, wenn die Prämie verwahrt ist, nicht vorher.",
  help1c: "Wir bieten kein Konto, um Geld aufzubewahren, und keine Zinsen. Die Zahlungen führt Stripe aus.",
  help2: "Liefern und abnehmen",
  help2a:
    "Die ausführende Seite liefert Versionen: eine Notiz und Dateien. Die auftraggebende Seite nimmt die neueste ab oder fordert Änderungen an, bis zu {rounds}-mal.",
  help2b:
    "{days} Tage nach einer Lieferung ohne Antwort gilt sie als abgenommen und wird bezahlt. Wir erinnern die auftraggebende Seite an Tag {reminder}.",
  help3: "Bezahlt werden",
  help3a:
    "Vor der Bewerbung nennst du uns das Land deines Bankkontos, und Stripe prüft, wer du bist. So gewinnt niemand, was sich nicht auszahlen lässt.",
  help3b:
    "Mit der Abnahme macht sich der Preis abzüglich der Plattformgebühr von {percent} % auf den Weg zu deinem Stripe-Konto, und Stripe zahlt ihn an deine Bank aus. Ist eine Auszahlung nicht möglich, sagt die Abrechnung, warum, wer etwas tun muss und was dann geschieht.",
  help4: "Wenn es nicht klappt",
  help4a:
    "Redet zuerst miteinander. Die ausführende Seite kann jederzeit aussteigen, und was noch verwahrt ist, geht an die auftraggebende Seite zurück. Jede Seite kann vorschlagen, die Aufgabe gemeinsam zu beenden, und sagen, wie das Verwahrte aufgeteilt wird; es gilt, sobald die andere annimmt.",
  help4d:
    "Könnt ihr euch nicht einigen, kann jede Seite einen Streitfall eröffnen, innerhalb von {filing} Tagen nach einer Lieferung oder einem verpassten Liefertermin, und solange angeforderte Änderungen überfällig sind. Alle Fristen stehen still. Du sagst, was nicht stimmt und wie das Verwahrte aufgeteilt werden soll, und die andere Seite hat {answer} Tage für ihre Antwort; ohne Antwort endet es wie gefordert. Dann habt ihr {offers} Tage, um einander Angebote zu machen, und ein angenommenes Angebot beendet den Streitfall; wer ihn eröffnet hat, kann ihn bis dahin auch zurücknehmen. Wird keines angenommen, liest ein Mensch von OpenChance beide Seiten und entscheidet schriftlich, innerhalb von {decision} Tagen. Ein Streitfall kostet nichts.",
  help4e:
    "Holt die Bank der auftraggebenden Seite eine Zahlung zurück, bewegt sich nichts, bis die Bank entschieden hat, und alle Fristen stehen still. Wir argumentieren mit dem, was geliefert wurde.",
  help4c:
    "{limit} Tage nach Beginn der Verwahrung wird es von selbst geregelt, egal wie es steht: Gelieferte Arbeit wird der ausführenden Seite bezahlt; wurde nichts geliefert, geht das Geld an die auftraggebende Seite zurück; im Streitfall wird nach dem aufgeteilt, was beiden Seiten gemeinsam ist, sonst je zur Hälfte.",
  help4b:
    "Eine Aufgabe, für die niemand ausgewählt wurde, lässt sich jederzeit zurückziehen. Es wird nichts abgebucht.",
  help5: "Bewertungen",
  help5a:
    "Beide Seiten schreiben nach dem Abschluss eine. Keine wird gezeigt, bevor beide da sind oder {blind} Tage vergangen sind, seit die erste geschrieben wurde; dann lässt sich die andere nicht mehr schreiben, damit niemand als Antwort auf die andere schreibt.",
  help6: "Wörter",
  help6a:
    "Auftraggebende Seite: wer eine Aufgabe stellt. Ausführende Seite: wer die Arbeit macht. Bewerbung: was eine ausführende Seite vorschlägt. Verwahrt: eingezahlt und noch nicht freigegeben. Lieferung: eine Version der Arbeit.",
  browse: "Aufgaben ansehen",

  termsTitle: "Bedingungen",
  termsLead: "Worauf du und wir uns einigen, wenn du OpenChance nutzt. Kurz, weil man sie lesen soll.",
  terms1: "Wer sich mit wem einigt",
  terms1a:
    "Die auftraggebende und die ausführende Seite schließen miteinander eine Vereinbarung über die Arbeit. OpenChance betreibt den Ort, nimmt die Zahlung entgegen und zahlt nach den Regeln auf diesen Seiten aus.",
  terms2: "Geld",
  terms2a:
    "Der Preis der angenommenen Bewerbung wird eingezahlt, bevor die Arbeit beginnt, und ist verwahrt, bis er freigegeben oder erstattet wird. Die Plattformgebühr beträgt {percent} % des Preises, festgelegt an dem Tag, an dem er eingezahlt wird. Aufgaben stellen, sich bewerben, schreiben und Streitfälle kosten nichts.",
  terms2b:
    "Eine Lieferung ohne Antwort gilt nach {days} Tagen als abgenommen. {limit} Tage nach Beginn der Verwahrung wird es geregelt: Gelieferte Arbeit wird der ausführenden Seite bezahlt, wurde nichts geliefert, geht das Geld an die auftraggebende Seite zurück, und im Streitfall wird nach dem aufgeteilt, was beiden Seiten gemeinsam ist, sonst je zur Hälfte.",
  terms2c:
    "Ihr könnt eine Aufgabe jederzeit gemeinsam beenden, solange Arbeit läuft. Seid ihr euch nicht einig, kann jede Seite einen Streitfall eröffnen, innerhalb von {filing} Tagen nach einer Lieferung oder einem verpassten Liefertermin, und solange angeforderte Änderungen überfällig sind. Er endet durch ein angenommenes Angebot, durch {answer} Tage Schweigen nach der Forderung oder durch einen Menschen von OpenChance, der innerhalb von {decision} Tagen nach den {offers} Tagen entscheidet, die ihr habt, um euch zu einigen; ihr beide nehmt diese Entscheidung als Ende dessen an, was hier verwahrt ist. Sie nimmt dir kein Recht, das dir das Gesetz gibt.",
  terms3: "Die Arbeit",
  terms3a:
    "Wenn ihr im Raum nichts anderes schriftlich vereinbart, gehen die Rechte an der gelieferten Arbeit mit der Zahlung auf die auftraggebende Seite über.",
  terms4: "Was nicht erlaubt ist",
  terms4a:
    "Arbeit, die gegen Gesetze oder Rechte anderer verstößt, Kontaktdaten vor der engeren Wahl, um den Schutz zu umgehen, Bewerbungen auf eigene Aufgaben, der Kauf von Bewertungen und das Drängen auf sie.",
  terms5: "Ende",
  terms5a:
    "Du kannst jederzeit aufhören, OpenChance zu nutzen. Was verwahrt ist, wird zuerst nach den Regeln oben freigegeben oder erstattet. Dein Konto schließt du unter Einstellungen, Deine Daten.",

  privacyTitle: "Datenschutz",
  privacyLead: "Was wir aufbewahren, warum und wie lange.",
  privacy1: "Was alle sehen",
  privacy1a:
    "Deinen Namen, Nutzernamen, deine Rolle, dein Land, wenn du es nennst, was du über dich schreibst, deine Fähigkeiten und seit wann du hier bist; deine Sterne und wie viele Aufgaben du gestellt, bezahlt und gelöst hast; deine Aufgaben, sobald sie gestellt sind, mit ihren Prämien und wer sie gelöst hat; und veröffentlichte Bewertungen.",
  privacy2: "Was nur die andere Seite sieht",
  privacy2a:
    "Eine Bewerbung sieht die auftraggebende Seite, einen Raum sehen seine Mitglieder, Lieferungen und ihre Dateien die auftraggebende und die ausführende Seite.",
  privacy3: "Was wir für den Betrieb aufbewahren",
  privacy3a:
    "Deine Anmeldung (bei Clerk), die Bewegungen des Geldes (auch bei Stripe, das prüft, wer bezahlt wird) und ein Protokoll, wer was geändert hat. Karten- und Bankdaten erreichen uns nie.",
  privacy3b:
    "Für eine Zeit aufbewahrt: der Schlüssel jedes Formulars, das du sendest, 48 Stunden; die Liste dessen, was zu tun und mitzuteilen war, 7 Tage nach der Erledigung; hochgeladene Dateien, die niemand verwendet hat, 7 Tage; Abmeldungen und Ereignisse der Anmeldung, 30 Tage; Ereignisse von Stripe, 90 Tage; deine Mitteilungen, 90 Tage und höchstens 200; ein Export, den du angefordert hast, 7 Tage; Texte von Bewerbungen, aus denen nichts wurde, und was um etwas Gemeldetes herum gesagt wurde, zwei Jahre.",
  privacy3c:
    "Aufbewahrt, solange dein Konto besteht: Aufgaben, vereinbarte Bewerbungen, Nachrichten, Lieferungen, Bewertungen, die Bücher und das Protokoll, wer was geändert hat. Was du in einem Raum zurücknimmst, wird nicht mehr gezeigt.",
  privacy5: "Was du verlangen kannst",
  privacy5a:
    "Unter Einstellungen, Deine Daten, kannst du alles herunterladen, was wir über dich haben, und dein Konto schließen. Zwei Wochen lang kannst du es noch behalten; dann wird gelöscht, was von dir handelt: dein Profil, deine Adresse, deine Anmeldung, alles, was du in Räumen gesagt hast, und die Texte von Bewerbungen, aus denen nichts wurde.",
  privacy5b:
    "Was dann bleibt, ohne deinen Namen: die Bücher, wie das Gesetz es verlangt, vereinbarte Arbeit und Bewertungen, auf denen der Ruf anderer beruht. Ist von dir noch etwas offen, etwa eine Zahlung, wird es zuerst geregelt.",
  privacy4: "Cookies",
  privacy4a:
    "Für deine Anmeldung, von Clerk unter unserer Adresse gesetzt: __session und __client_uat, beide auch mit einem Zusatz, Namen, die mit __clerk_ beginnen, und __cf_bm. Für die Farben, die du gewählt hast: oc_theme, ein Jahr. Für die Sprache, die du gewählt hast: oc_language, ein Jahr. Dafür, wohin du vor den Seiten von Stripe unterwegs warst: oc_next, eine Stunde. Für das, was du zum Zählen gesagt hast, wenn du gefragt wirst und nicht angemeldet bist: oc_analytics, ein halbes Jahr. Um zwei Konten einer Person zu erkennen, als Prüfsumme aufbewahrt bei dem, worauf du dich bewirbst, was du wählst und womit du bezahlt wirst: oc_device, ein halbes Jahr.",
  privacy4b:
    "Keines verfolgt dich: Unsere Seiten laden nichts von anderen Websites. Die Anmeldung kann auf Seiten von Clerk stattfinden, und gezahlt wird auf Seiten von Stripe; beide setzen ihre eigenen. Eine Nachricht, die nicht gesendet werden konnte, wartet in deinem Browser, bis sie gesendet ist.",
} satisfies Translation<typeof english>;
