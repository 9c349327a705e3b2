/** Notifications: a sentence for each kind. */
import type { inbox as english } from "../en/inbox.ts";
import type { Translation } from "../translation.ts";

export const inbox = {
  title: "Mitteilungen",
  note: "Die letzten 90 Tage, höchstens 200",
  markAll: "Alle als gelesen markieren",
  empty: "Noch nichts",
  emptyText: "Was mit deinen Aufgaben und deiner Arbeit geschieht, steht hier, sobald es geschieht.",
  browse: "Aufgaben ansehen",
  more: "Ältere zeigen",
  unread: "Neu",
  look: "Ansehen",
  fresh: "{count, plural, one {# neue Mitteilung} other {# neue Mitteilungen}}",
  someone: "Jemand",

  earlier: "Und {count, plural, one {# frühere} other {# frühere}} dieser Art.",

  "application.submitted_many": "<b>{count} Bewerbungen</b> auf „{title}“, die letzte von {who}.",
  "application.submitted": "<b>{who} bewirbt sich</b> auf „{title}“.",
  "application.withdrawn": "{who} hat die Bewerbung auf „{title}“ zurückgezogen.",
  "application.shortlisted": "<b>Du bist in der engeren Wahl</b> für „{title}“. Der Raum ist offen.",
  "application.declined": "Deine Bewerbung auf „{title}“ wurde abgelehnt.",
  "award.made": "<b>Du bist ausgewählt</b> für „{title}“. Fang noch nicht an: Die Prämie ist nicht verwahrt.",
  "award.declined": "{who} hat die Auswahl für „{title}“ abgelehnt. Die Aufgabe ist wieder offen.",
  "award.retracted": "Die Auswahl für „{title}“ wurde zurückgenommen.",
  "award.lapsed":
    "Die Zeit zum Zahlen für „{title}“ ist abgelaufen. Die Aufgabe ist wieder offen; es wurde nichts abgebucht.",
  "award.lapsed_solver_gone":
    "<b>Die lösende Seite von „{title}“ kann die Arbeit jetzt nicht machen.</b> Die Aufgabe ist wieder offen, und was bezahlt wurde, geht sofort zurück.",
  "award.lapsed_payment_in_review":
    "Die Zeit zum Zahlen für „{title}“ ist abgelaufen, und die Aufgabe ist wieder offen. Es kam eine Zahlung, die nicht zu dem passt, was verlangt war: Wir prüfen sie.",
  "award.lapsed_debit_late":
    "Die Bank hat die Prämie für „{title}“ nicht rechtzeitig geschickt, und die Aufgabe ist wieder offen. Kommt das Geld noch, solange niemand anders ausgewählt ist, beginnt die Arbeit; sonst geht es sofort zurück.",
  "challenge.published": "<b>Neu: „{title}“</b>, passend zu einer Suche, die du gespeichert hast.",
  "search.news":
    "{news, plural, one {<b># neue Aufgabe</b> passt zu „{title}“.} other {<b># neue Aufgaben</b> passen zu „{title}“.}}",
  "challenge.changed": "„{title}“ wurde geändert. Sieh dir die neue Version an.",
  "challenge.expired": "„{title}“ wurde ohne Auswahl geschlossen.",
  "challenge.completed": "<b>„{title}“ ist abgeschlossen.</b> Du kannst eine Bewertung schreiben.",
  "challenge.canceled": "„{title}“ ist beendet.",
  "hold.held": "<b>{sum} sind verwahrt</b> für „{title}“. Die Arbeit kann beginnen.",
  "hold.payment_failed":
    "Die Zahlung für „{title}“ hat nicht geklappt. Es wurde nichts abgebucht; du kannst es noch einmal versuchen.",
  "hold.payment_failed_settlement_currency":
    "Deine Zahlung für „{title}“ kam in einer anderen Währung an und geht ganz an dich zurück. Du kannst noch einmal zahlen.",
  "hold.frozen":
    "<b>{sum} sind eingefroren</b> für „{title}“: Wir prüfen die Zahlung. Nichts ist verloren, und nichts bewegt sich, bis das beendet ist.",
  "hold.frozen_chargeback":
    "<b>Die Bank, von der gezahlt wurde, fragt nach der Zahlung</b> für „{title}“. Bis sie ihre Antwort hat, bleiben {sum}, wo sie sind.",
  "hold.unfrozen": "<b>{sum} sind nicht mehr eingefroren</b> für „{title}“. Alles geht weiter.",
  "chargeback.opened":
    "<b>Die Bank, von der gezahlt wurde, hat {sum} zurückgeholt</b> für „{title}“. Wir treten für die Arbeit ein; nichts bewegt sich, bis die Bank entscheidet.",
  "chargeback.closed": "<b>Die Bank hat entschieden</b> über die Zahlung für „{title}“.",
  "chargeback.closed_won":
    "<b>Die Bank hat für die Arbeit entschieden</b>: {sum} für „{title}“ sind wieder da. Alles geht weiter.",
  "chargeback.closed_lost": "<b>Die Bank behält {sum}</b> von der Zahlung für „{title}“.",
  "chargeback.closed_prevented":
    "<b>Die Frage der Bank ist geklärt</b>: {sum} für „{title}“ sind wieder da. Alles geht weiter.",
  "delivery.submitted": "<b>Version {version} von „{title}“ ist da.</b> Nimm sie ab oder fordere Änderungen an.",
  "delivery.changes_requested": "<b>Änderungen sind angefordert</b> zu Version {version} von „{title}“.",
  "delivery.approved": "<b>Version {version} von „{title}“ ist abgenommen.</b>",
  "delivery.approval_due":
    "Version {version} von „{title}“ wartet noch auf dich. Ohne Antwort gilt sie als abgenommen.",
  "delivery.overdue":
    "<b>Die Lieferung von „{title}“ ist überfällig.</b> Einigt euch auf einen neuen Tag, beendet die Aufgabe gemeinsam, oder eröffne einen Streitfall.",
  "cancellation.proposed":
    "<b>{who} schlägt vor, „{title}“ gemeinsam zu beenden.</b> Nichts ändert sich, bis du annimmst.",
  "cancellation.refused": "Der Vorschlag, „{title}“ gemeinsam zu beenden, gilt nicht mehr. Die Aufgabe geht weiter.",
  "dispute.filed":
    "<b>{who} hat einen Streitfall</b> zu „{title}“ eröffnet. Alle Fristen stehen still. Ohne Antwort wird er wie gefordert geregelt.",
  "dispute.answered": "<b>{who} hat geantwortet</b> im Streitfall zu „{title}“. Ihr könnt einander Angebote machen.",
  "dispute.offered": "<b>{who} hat ein Angebot gemacht</b> im Streitfall zu „{title}“.",
  "dispute.evidence_added": "{who} hat im Streitfall zu „{title}“ etwas ergänzt.",
  "dispute.message_sent": "<b>OpenChance schreibt beiden Seiten des Streitfalls zu „{title}“</b>: {note}",
  "dispute.decision_due": "<b>Der Streitfall zu „{title}“ wartet auf deine Entscheidung.</b>",
  "dispute.withdrawn": "{who} hat den Streitfall zu „{title}“ zurückgenommen. Die Aufgabe geht weiter.",
  "dispute.settled": "<b>Der Streitfall zu „{title}“ ist geregelt.</b> Sieh dir an, wie aufgeteilt wurde.",
  "payout.paid": "<b>{sum} sind auf deinem Stripe-Konto</b>, für „{title}“. Stripe zahlt das Geld an deine Bank aus.",
  "payout.blocked": "<b>{sum} können nicht ausgezahlt werden</b>, für „{title}“. Das Geld gehört dir und wartet hier.",
  "payout.blocked_under_review":
    "<b>Jemand von uns sieht sich {sum} an, bevor sie ausgezahlt werden</b>, für „{title}“: Du und die auftraggebende Seite habt eine Karte oder ein Bankkonto gemeinsam. Spätestens nach drei Tagen gehen sie von selbst hinaus.",
  "payout.failed": "<b>{sum} konnten nicht ausgezahlt werden</b>, für „{title}“. Das Geld gehört dir und wartet hier.",
  "payout.canceled":
    "<b>{sum} werden dir nicht ausgezahlt</b>, für „{title}“: Die Bank, von der gezahlt wurde, hat das Geld endgültig zurückgeholt.",
  "payout.reversed": "<b>{sum} wurden zurückgeholt</b> von deinem Stripe-Konto, für „{title}“.",
  "payout.bank_failed":
    "<b>Deine Bank hat eine Auszahlung zurückgeschickt.</b> Berichtige deine Bankdaten bei Stripe; das Geld wartet auf deinem Stripe-Konto.",
  "payout.bank_failed_account_closed":
    "<b>Deine Bank hat eine Auszahlung zurückgeschickt</b>: Das Konto ist aufgelöst. Nenne bei Stripe ein anderes; das Geld wartet auf deinem Stripe-Konto.",
  "payout.bank_failed_no_account":
    "<b>Deine Bank hat eine Auszahlung zurückgeschickt</b>: Sie kennt dieses Konto nicht. Berichtige die Angaben bei Stripe; das Geld wartet auf deinem Stripe-Konto.",
  "payout.bank_failed_invalid_account_number":
    "<b>Deine Bank hat eine Auszahlung zurückgeschickt</b>: Die Kontonummer ist falsch. Berichtige sie bei Stripe; das Geld wartet auf deinem Stripe-Konto.",
  "payout_account.ready": "Dein Auszahlungskonto ist bereit. Du kannst dich bewerben und bezahlt werden.",
  "solver.owes":
    "<b>Du schuldest {sum}</b>; das wird von dem einbehalten, was als Nächstes an dich freigegeben wird. Der Grund: {note}",
  "solver.owes_less": "<b>Du schuldest {sum} weniger</b>: Wir haben darauf verzichtet. Der Grund: {note}",
  "refund.paid": "<b>{sum} gingen über deinen Zahlungsweg zurück</b>, für „{title}“.",
  "refund.failed":
    "<b>{sum} konnten nicht über deinen Zahlungsweg zurückgehen</b>, für „{title}“. Das Geld ist sicher; wir senden es auf anderem Weg.",
  "money.needs_review": "<b>Um Geld muss sich jemand kümmern.</b>",
  "money.needs_review_chargeback": "<b>Eine Bank zweifelt die Zahlung</b> für „{title}“ an.",
  "money.needs_review_fraud_warning":
    "<b>Die Zahlung für „{title}“ ist vielleicht Betrug.</b> Sie ist eingefroren, solange du prüfst.",
  "money.needs_review_refund_failed":
    "<b>Eine Erstattung über {sum} ist gescheitert</b>, für „{title}“. Sende sie noch einmal oder auf anderem Weg.",
  "money.needs_review_settlement_currency":
    "<b>Eine Zahlung für „{title}“ wurde in einer anderen Währung abgerechnet.</b> Sie geht zurück; was der Umtausch gekostet hat, ist in Klärung.",
  "money.needs_review_evidence_refused": "<b>Stripe hat unsere Belege</b> in einer Rückbuchung abgelehnt.",
  "money.needs_review_payment_in_review":
    "<b>Jemand hat für „{title}“ gezahlt, und die Zahlung passt nicht.</b> Die Auswahl ist verfallen.",
  "money.needs_review_stripe_event": "<b>Etwas, das Stripe gemeldet hat, passt nicht zu unseren Daten.</b>",
  "money.needs_review_suspense": "<b>Bei Stripe hat sich Geld bewegt, das hier nichts erklärt.</b> Es ist in Klärung.",
  "money.needs_review_mismatch": "<b>Unsere Bücher und die von Stripe weichen voneinander ab.</b>",
  "money.needs_review_balance": "<b>Unser Guthaben und das bei Stripe weichen voneinander ab.</b>",
  "money.needs_review_payout_refused":
    "<b>Stripe hat eine Auszahlung über {sum} fünfmal abgelehnt</b>, für „{title}“. Sie geht weiter, wenn du es sagst.",
  "money.needs_review_signal_upheld":
    "<b>Die Moderation hält zwei Konten für eins</b>: wer für „{title}“ bezahlt hat und wer bezahlt wird. Die Auszahlung geht nach drei Tagen von selbst hinaus, wenn niemand sie einfriert.",
  "money.needs_review_account_suspended":
    "<b>Jemand mit einer verwahrten Prämie wurde gesperrt</b>, für „{title}“. Sorge dafür, dass die Arbeit zu ihrem Ende kommt.",
  "money.needs_review_job_dead":
    "<b>Ein Zahlungs-Job ist zehnmal gescheitert</b> und steht still. Sieh ihn dir an und wiederhole ihn dann.",
  "money.needs_review_recovered":
    "<b>Eine verlorene Rückbuchung wurde im Einspruch gewonnen</b>, für „{title}“. Das Geld ist wieder bei uns: Entscheide, wer es bekommt.",
  "money.needs_review_job_failing":
    "<b>Ein Zahlungs-Job ist fünfmal gescheitert.</b> Er wird weiter versucht; sieh nach, woran es liegt.",
  "money.needs_review_clock_failing":
    "<b>Etwas Fälliges ist fünfmal gescheitert.</b> Es wird weiter versucht; sieh nach, woran es liegt.",
  "money.needs_review_event_late":
    "<b>Stripe hat etwas gemeldet, das wir nicht aufnehmen konnten.</b> Sieh es dir an und wiederhole es dann.",
  "money.needs_review_reconciliation": "<b>Die Bücher konnten nicht mit denen von Stripe verglichen werden.</b>",
  "review.written":
    "{who} hat eine Bewertung zu „{title}“ geschrieben. Sie wird gezeigt, wenn auch deine da ist, oder nach {days} Tagen; dann kannst du keine mehr schreiben.",
  "email.undeliverable":
    "<b>E-Mails an deine Adresse kommen zurück</b>, deshalb senden wir keine mehr. Du erfährst alles hier; eine neue Adresse gilt sofort.",
  "conversation.opened": "<b>{who} hat eine Gruppe eröffnet</b> zu „{title}“, mit dir darin.",
  "conversation.member_joined": "<b>{who} hat dich in eine Gruppe geholt</b> zu „{title}“.",
  "conversation.member_left": "Du bist nicht mehr in einer Gruppe zu „{title}“.",
  "message.redacted": "<b>OpenChance hat eine Nachricht von dir entfernt</b>, in einer Unterhaltung zu „{title}“.",
  "words.redacted": "<b>OpenChance hat Worte aus einem Dateinamen genommen</b>, die dort nicht stehen dürfen.",
  "words.redacted_challenge":
    "<b>OpenChance hat Worte aus deiner Aufgabe „{title}“ genommen</b>, die dort nicht stehen dürfen.",
  "words.redacted_application":
    "<b>OpenChance hat Worte aus deiner Bewerbung für „{title}“ genommen</b>, die dort nicht stehen dürfen.",
  "words.redacted_review":
    "<b>OpenChance hat Worte aus deiner Bewertung zu „{title}“ genommen</b>, die dort nicht stehen dürfen.",
  "words.redacted_work":
    "<b>OpenChance hat etwas aus einer Arbeit auf deinem Profil genommen</b>, das dort nicht stehen darf.",
  "money.needs_review_account_closing":
    "<b>Jemand schließt das eigene Konto</b>, während die Prämie von „{title}“ verwahrt ist. Sieh es dir binnen einer Woche an; danach entscheiden die Regeln.",
  "money.needs_review_account_waits":
    "<b>Ein Konto kann nicht gelöscht werden</b>: Etwas mit Geld ist noch offen, auch bei „{title}“.",
  "webhook.disabled":
    "<b>Wir rufen deinen Webhook unter {note} nicht mehr auf</b>: Tagelang kam dort nichts an. Schalte ihn wieder ein, wenn er antwortet.",
  "webhook.disabled_gone":
    "<b>Wir rufen deinen Webhook unter {note} nicht mehr auf</b>: Er hat geantwortet, dass es ihn nicht mehr gibt.",
  "export.ready": "<b>Dein Export ist fertig.</b> Lade ihn binnen einer Woche herunter.",
  "user.state_changed": "Der Status deines Kontos hat sich geändert.",
  "user.state_changed_closing": "<b>Dein Konto wird geschlossen.</b> Was offen ist, wird zuerst geregelt.",
  "user.state_changed_suspended":
    "<b>Dein Konto ist gesperrt.</b> Du kannst lesen, aber nichts ändern. Der Grund: {note} Du kannst einmal Einspruch einlegen, in deinen Einstellungen.",
  "user.state_changed_active": "Dein Konto ist wieder offen. {note}",
  "user.state_changed_appeal_refused": "<b>Dein Einspruch wurde abgelehnt.</b> {note}",
  "user.appealed": "<b>Jemand legt gegen die eigene Sperre Einspruch ein.</b>",
  "report.upheld": "<b>Eine Meldung wurde bestätigt.</b> Entscheide, was daraus folgt.",
  "report.upheld_user":
    "<b>Eine Meldung über jemanden wurde bestätigt.</b> Entscheide, was für die Person daraus folgt.",
  "report.upheld_work":
    "<b>Eine Meldung über eine Arbeit wurde bestätigt.</b> Entscheide, was mit der Arbeit geschieht und ob für die Person etwas daraus folgt.",
  "report.decided": "Was du gemeldet hast, wurde geprüft. {note}",
  "report.decided_upheld":
    "<b>Was du gemeldet hast, verstößt gegen unsere Regeln</b>, und wir haben etwas unternommen. {note}",
  "report.decided_dismissed": "Was du gemeldet hast, wurde geprüft und bleibt. {note}",
  "challenge.taken_down":
    "<b>OpenChance hat „{title}“ entfernt.</b> Niemand findet die Aufgabe, und es lässt sich nichts mit ihr beginnen. Der Grund: {note}",
  "challenge.restored": "<b>„{title}“ wird wieder gezeigt.</b> {note}",
  "review.published": "<b>Eine Bewertung über dich wird gezeigt</b>: „{title}“.",
} satisfies Translation<typeof english>;
