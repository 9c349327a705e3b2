/** For those who run OpenChance: what is aimed at, what it comes to, and what calls for them. */
import type { signals as english } from "../en/signals.ts";
import type { Translation } from "../translation.ts";

export const signals = {
  title: "Signale",
  lead: "Was nach mehr als Zufall aussieht. Davon allein wird nichts abgelehnt, versteckt oder gesperrt: Jemand sieht es sich an und sagt, was es ist.",
  state_open: "Offen",
  state_settled: "Angesehen",
  kind_copied_application: "Ein Anschreiben, das es schon gab",
  kind_contact_details: "Kontaktdaten in öffentlichen Worten",
  kind_self_dealing: "Zwei Konten, die eins sein könnten",
  between: "{one} hat {other} beauftragt",
  resembles: "{count, plural, one {Ähnelt # Anschreiben:} other {Ähnelt # Anschreiben:}}",
  sign_same_mailbox: "Post an beide kommt in einem Postfach an.",
  sign_each_other: "Sie haben einander schon umgekehrt beauftragt.",
  sign_same_device: "Beide haben von einem Browser aus gehandelt.",
  sign_same_card:
    "Die Prämie wurde mit einer Karte oder einem Konto bezahlt, womit die lösende Seite schon bezahlt hat.",
  sign_same_payout_account:
    "Die lösende Seite wird auf ein Konto ausgezahlt, auf das die auftraggebende ausgezahlt wird oder von dem sie bezahlt hat.",
  sign_email: "Eine E-Mail-Adresse",
  sign_phone: "Eine Telefonnummer",
  sign_messenger: "Ein Name bei einem Messenger",
  friction_none: "Bis dahin: nichts. Die Worte stehen, wie sie sind.",
  friction_credits: "Bis dahin: Das Anschreiben hat zwei Guthaben gekostet.",
  friction_awards: "Bis dahin: Die Wahl hat die auftraggebende Seite zwei ihres Kontingents gekostet.",
  friction_payouts:
    "Bis dahin: Auszahlungen dieser Prämie warten, jede höchstens drei Tage. Die lösende Seite weiß davon.",
  friction_payoutsOver: "Ihre Auszahlungen warten nicht mehr.",
  settled_upheld: "<b>Es ist, wonach es aussah</b>, {time}: {text}",
  settled_dismissed: "<b>Es ist nichts</b>, {time}: {text}",
  empty: "{state, select, open {Kein Signal ist offen} other {Noch keines wurde angesehen}}",
  emptyText: "Sie kommen hierher, wenn sie gesehen werden.",
} satisfies Translation<typeof english>;
