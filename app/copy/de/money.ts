/** Where money is, who can move it, and what happens if nobody does: the exact sentences. */
import type { money as english } from "../en/money.ts";
import type { Translation } from "../translation.ts";
import { rail } from "./rail.ts";
import { sums } from "./sums.ts";

export const money = {
  ...rail,
  ...sums,

  state_none: "Noch nicht verwahrt",
  state_wait: "Unterwegs",
  state_held: "Verwahrt",
  state_paid: "Ausgezahlt",
  state_released: "Abgenommen",
  state_blocked: "Blockiert",
  state_split: "Strittig",
  state_settled: "Geregelt",
  state_frozen: "Gestoppt",
  state_chargeback: "Rückbuchung",
  state_overdue: "Verwahrt, überfällig",
  state_back: "Erstattet",
  state_backOnItsWay: "Erstattung unterwegs",
  state_backFailed: "Erstattung abgelehnt",
  state_canceled: "Abgebrochen",
  state_expired: "Geschlossen",

  rail_paysOnChoosing: "zahlt bei Auswahl",
  rail_paysOnChoosing_you: "zahlst bei Auswahl",
  rail_beforeWork: "vor Arbeitsbeginn",
  rail_onApproval: "bei Abnahme",
  rail_paysBy: "zahlt bis {day}",
  rail_paysBy_you: "zahlst bis {day}",
  rail_paidOn: "eingezahlt am {day}",
  rail_paidIn: "eingezahlt",
  rail_protected: "geschützt",
  rail_delivered: "geliefert",
  rail_approvedOn: "abgenommen am {day}",
  rail_paid: "ausgezahlt am {day}",
  rail_onItsWay: "unterwegs",
  rail_completed: "abgeschlossen",
  rail_waits: "wartet",
  rail_disputed: "strittig",
  rail_frozen: "gestoppt",
  rail_settled: "geregelt",
  rail_divided: "aufgeteilt",
  rail_settledOn: "geregelt am {day}",
  rail_back: "zurückgezahlt",
  rail_goesBack: "geht zurück",

  none_poster: "Du zahlst {sum}, wenn du jemanden auswählst. Eine Aufgabe zu stellen kostet nichts.",
  none_solver: "Fang nicht mit der Arbeit an. Wir sagen dir Bescheid, wenn die Prämie verwahrt ist.",
  awarded_poster: "Zahl {sum} bis {time} geschützt ein. Danach ist die Aufgabe wieder offen.",
  awarded_solver: "Du bist ausgewählt. {poster} hat bis {time} Zeit zu zahlen. Fang noch nicht an.",
  debit_poster:
    "Deine Bank schickt {sum}. Die Arbeit beginnt, wenn das Geld da ist. Ist es bis {time} nicht gekommen, ist die Aufgabe wieder offen.",
  debit_solver: "Die Bank von {poster} schickt {sum}; das kann bis {time} dauern. Fang noch nicht an.",
  held_poster:
    "{sum} sind verwahrt. Das Geld geht an {solver}, wenn du eine Lieferung abnimmst oder eine Lieferung ohne deine Antwort bleibt.",
  held_solver: "{sum} sind für dich verwahrt. Die Arbeit kann beginnen.",
  delivered_poster:
    "Nimm die Lieferung bis {date} ab oder fordere Änderungen an. Wenn du nicht antwortest, wird an dem Tag an {solver} gezahlt.",
  delivered_solver: "{poster} hat bis {date} Zeit zu antworten. Wenn niemand antwortet, wirst du an dem Tag bezahlt.",
  awarded_guest:
    "Jemand ist ausgewählt. Verwahrt ist noch nichts; zahlt {poster} nicht rechtzeitig, ist die Aufgabe wieder offen.",
  held_guest: "Die Prämie ist für die Person verwahrt, die {poster} ausgewählt hat.",
  delivered_guest: "Die Arbeit ist geliefert, und die Prämie ist verwahrt. Die Antwort von {poster} steht noch aus.",
  completed_guest: "Die Aufgabe ist abgeschlossen, und von der Prämie ist nichts mehr verwahrt.",
  canceled_guest: "Die Aufgabe ist beendet: {reason}.",
  released_poster: "Du hast am {date} abgenommen. {solver} erhält {net}; die Gebühr betrug {fee}.",
  released_solver: "Abgenommen am {date}. {net} sind auf dem Weg zu deinem Stripe-Konto.",
  paid_poster: "An {solver} ausgezahlt am {date}.",
  paid_solver: "{net} gingen am {date} an dein Stripe-Konto. Stripe zahlt das Geld an deine Bank aus.",
  blocked_solver: "{net} können nicht ausgezahlt werden: {reason}. Das Geld gehört dir und wartet hier.",
  overdue_poster:
    "{sum} sind verwahrt. Die Lieferung war am {date} fällig. Wird bis {until} nichts geliefert, kannst du die Aufgabe allein beenden und die Prämie zurücknehmen.",
  overdue_solver:
    "{sum} sind für dich verwahrt. Deine Lieferung war am {date} fällig. Lieferst du bis {until} nichts, kann {poster} die Aufgabe beenden und die Prämie zurücknehmen.",
  overdueOver_poster:
    "{sum} sind verwahrt. Die Lieferung war am {date} fällig, und es kam nichts. Du kannst die Aufgabe allein beenden und die Prämie zurücknehmen.",
  overdueOver_solver:
    "{sum} sind für dich verwahrt. Deine Lieferung war am {date} fällig. {poster} kann die Aufgabe jetzt beenden und die Prämie zurücknehmen; liefere vorher.",
  overdueAgain: "{sum} sind verwahrt. Die nächste Version war am {date} fällig.",
  disputed: "Nichts bewegt sich. Beide Seiten werden gehört; bis {date} entscheidet ein Mensch.",
  disputed_answer: "Nichts bewegt sich. Antworte bis {date}, sonst wird ohne dich entschieden.",
  disputed_wait:
    "Nichts bewegt sich. {name} hat bis {date} Zeit zu antworten; ohne Antwort wird es wie gefordert geregelt.",
  disputed_limit: "Nichts bewegt sich. Am {date}, dem letzten Tag dieser Prämie, wird es von selbst geregelt.",
  disputed_guest: "Nichts bewegt sich, bis beide Seiten sich einigen oder ein Mensch entschieden hat.",
  split_decided_poster: "Entschieden am {date}: {net} an {solver}, {refund} zurück an dich. Begründung unten.",
  split_decided_solver: "Entschieden am {date}: {net} an dich, {refund} zurück an {poster}. Begründung unten.",
  split_agreed_poster: "Ihr habt euch am {date} geeinigt: {net} an {solver}, {refund} zurück an dich.",
  split_agreed_solver: "Ihr habt euch am {date} geeinigt: {net} an dich, {refund} zurück an {poster}.",
  split_silence_poster: "Geregelt am {date}, weil niemand geantwortet hat: {net} an {solver}, {refund} zurück an dich.",
  split_silence_solver: "Geregelt am {date}, weil niemand geantwortet hat: {net} an dich, {refund} zurück an {poster}.",
  split_limit_poster: "Geregelt am {date}, dem letzten Tag dieser Prämie: {net} an {solver}, {refund} zurück an dich.",
  split_limit_solver: "Geregelt am {date}, dem letzten Tag dieser Prämie: {net} an dich, {refund} zurück an {poster}.",
  split_guest: "Die beiden Seiten haben die Prämie aufgeteilt, oder ein Mensch hat es getan.",
  frozen_chargeback_poster: "Deine Bank hat auf deinen Wunsch {sum} zurückgeholt. Die Aufgabe ist gestoppt.",
  frozen_chargeback_solver:
    "Die Bank von {poster} zweifelt die Zahlung an. Nichts bewegt sich, bis die Bank entscheidet. Wir treten für dich ein, mit dem, was du geliefert hast.",
  frozen:
    "Die Zahlung wird geprüft, und nichts bewegt sich, bis das beendet ist. Ihr könnt weiterhin schreiben und liefern.",
  frozen_by:
    "Die Zahlung wird geprüft, und nichts bewegt sich, bis das beendet ist, spätestens am {date}. Ihr könnt weiterhin schreiben und liefern.",
  split_together_poster: "Ihr habt die Aufgabe gemeinsam beendet: {net} an {solver}, {refund} zurück an dich.",
  split_together_solver: "Ihr habt die Aufgabe gemeinsam beendet: {net} an dich, {refund} zurück an {poster}.",
  refunded_poster: "{sum} gingen über deinen Zahlungsweg zurück.",
  refunded_solver: "Die Aufgabe ist beendet: {reason}. {sum} gingen zurück an {poster}.",
  refunding_poster: "Die Aufgabe ist beendet: {reason}. {sum} gehen gerade über deinen Zahlungsweg zurück.",
  refunding_solver: "Die Aufgabe ist beendet: {reason}. {sum} sind auf dem Rückweg zu {poster}.",
  refundFailed_poster:
    "Die Aufgabe ist beendet: {reason}. {sum} konnten nicht über deinen Zahlungsweg zurückgehen: Stripe oder deine Bank hat es abgelehnt. Das Geld gehört weiter dir und wartet hier; die Menschen hinter OpenChance senden es auf anderem Weg.",
  chargeback_poster: "Deine Bank hat auf deinen Wunsch {sum} zurückgeholt. Die Aufgabe ist beendet.",
  chargeback_solver: "Die Aufgabe ist beendet: Die Bank von {poster} hat die Zahlung zurückgeholt.",
  canceled: "Die Aufgabe ist beendet: {reason}. Es wurde nichts abgebucht.",
  expired: "Die Bewerbungsfrist ist vorbei, und niemand wurde ausgewählt. Es wurde nichts abgebucht.",

  reason_payout_setup_required: "du hast noch nicht eingerichtet, wohin das Geld geht",
  reason_account_restricted: "Stripe bittet um ein Dokument",
  reason_balance_insufficient: "die Zahlung ist noch nicht gutgeschrieben",
  reason_provider_unavailable: "der Zahlungsdienst antwortet nicht",
  reason_transfer_refused:
    "Stripe hat es abgelehnt; wir versuchen es jeden Tag wieder, bis zu fünfmal, danach sieht es sich ein Mensch an",
  reason_frozen: "eine Bank zweifelt die Zahlung an",
  reason_under_review: "jemand von uns sieht sich die Zahlung erst an, höchstens drei Tage",
  action_setUp: "Auszahlung einrichten",
  action_correct: "Angaben zur Auszahlung berichtigen",

  cancel_poster_withdrew: "die auftraggebende Seite hat sie zurückgezogen",
  cancel_solver_left: "die ausführende Seite ist ausgestiegen",
  cancel_agreed: "beide Seiten waren sich einig",
  cancel_not_delivered: "es wurde nicht rechtzeitig geliefert",
  cancel_dispute: "der Streitfall ist geregelt",
  cancel_chargeback: "die Bank hat die Zahlung zurückgeholt",
  cancel_moderation: "sie verstieß gegen die Regeln",
} satisfies Translation<typeof english>;
