/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
import type { payout as english } from "../en/payout.ts";
import type { Translation } from "../translation.ts";

export const payout = {
  blockedStrong: "{sum} können nicht ausgezahlt werden.",
  storySums: "{sums} können gerade nicht ausgezahlt werden. {why}",
  yours: "Das Geld gehört dir und wartet hier.",

  title_payout_setup_required: "Du hast noch nicht eingerichtet, wohin das Geld geht",
  why_payout_setup_required: "Du hast noch nicht eingerichtet, wohin das Geld geht.",
  then_payout_setup_required: "Wir senden es von selbst, sobald Stripe dich bezahlen kann.",
  do_payout_setup_required: "Auszahlung einrichten",

  title_account_restricted: "Stripe braucht etwas von dir",
  why_account_restricted: "Stripe braucht etwas von dir, bevor es dich bezahlt.",
  then_account_restricted: "Wir senden das Geld von selbst, sobald Stripe es hat.",
  do_account_restricted: "Bei Stripe berichtigen",

  title_balance_insufficient: "Die Zahlung der auftraggebenden Seite ist nicht gutgeschrieben",
  why_balance_insufficient: "Die Zahlung der auftraggebenden Seite ist noch nicht gutgeschrieben.",
  then_balance_insufficient: "Wir fragen alle 15 Minuten wieder nach. Du musst nichts tun.",
  do_balance_insufficient: "Bewegungen ansehen",

  title_provider_unavailable: "Stripe antwortet nicht",
  why_provider_unavailable: "Stripe antwortet nicht.",
  then_provider_unavailable:
    "Wir sehen jede Minute nach und senden das Geld erst, wenn wir wissen, dass es nicht gesendet wurde. Du musst nichts tun.",
  do_provider_unavailable: "Bewegungen ansehen",

  title_transfer_refused: "Stripe hat die Überweisung abgelehnt",
  why_transfer_refused: "Stripe hat die Überweisung abgelehnt.",
  then_transfer_refused:
    "Wir versuchen es einmal am Tag wieder, bis zu fünfmal; danach sieht es sich ein Mensch an. Berichtigst du dein Konto, versuchen wir es sofort.",
  do_transfer_refused: "Dein Konto bei Stripe ansehen",

  title_frozen: "Die Zahlung wird geprüft",
  why_frozen: "Eine Bank oder jemand von uns prüft die Zahlung.",
  then_frozen: "Nichts bewegt sich, bis das beendet ist. Wir treten für dich ein, mit dem, was du geliefert hast.",
  do_frozen: "Bewegungen ansehen",

  title_under_review: "Jemand von uns sieht es sich erst an",
  why_under_review:
    "Du und die auftraggebende Seite habt eine Karte oder ein Bankkonto gemeinsam. Darum sieht sich jemand von uns die Zahlung an, bevor sie hinausgeht.",
  then_under_review:
    "Sie geht weiter, wenn das geschehen ist, und spätestens nach drei Tagen von selbst. Du musst nichts tun.",
  do_under_review: "Bewegungen ansehen",
} satisfies Translation<typeof english>;
