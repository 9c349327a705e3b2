/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
import type { checkout as english } from "../en/checkout.ts";
import type { Translation } from "../translation.ts";

export const checkout = {
  title: "Geschützt einzahlen",
  titleAfter: "Deine Zahlung",
  slip: "Was du zahlst",
  paysYou: "Du zahlst",
  fee: "Plattformgebühr, {percent} %, darin",
  receives: "{name} erhält bei Abnahme",
  pay: "{sum} zahlen",
  payText:
    "Die Zahlungsseite ist von Stripe. Deine Karte wird jetzt belastet; die Prämie bleibt verwahrt, bis du die Arbeit abnimmst.",
  nothing: "Für diese Aufgabe ist gerade nichts zu zahlen.",

  checking: "Wir fragen beim Zahlungsdienst nach",
  checkingText:
    "Sobald die Zahlung bestätigt ist, ist die Prämie verwahrt, und die Arbeit kann beginnen. Diese Seite sieht von selbst wieder nach.",
  checkingLong:
    "Es dauert länger als sonst. Du kannst die Seite verlassen: Wir sagen dir Bescheid, wenn die Prämie verwahrt ist, und es wird nicht doppelt abgebucht.",
  lookAgain: "Noch einmal nachsehen",

  heldTitle: "{sum} sind verwahrt",
  heldText: "{name} kann anfangen. Der Arbeitsraum ist offen.",
  openRoom: "Arbeitsraum öffnen",
  receipt: "Beleg",

  onItsWayTitle: "Deine Zahlung ist unterwegs",

  notMade: "Die Zahlung kam nicht zustande.",
  notMadeText: "Es wurde nichts abgebucht. Du kannst bis {time} zahlen.",
  refused: "Deine Karte oder deine Bank hat die Zahlung abgelehnt.",
  refusedText:
    "Es wurde nichts abgebucht. Zahl bis {time} noch einmal, auch auf anderem Weg. Danach ist die Aufgabe wieder offen.",
  over: "Diese Auswahl gilt nicht mehr.",
  overText: "Die Zeit zum Zahlen war vorbei, oder die Auswahl wurde zurückgenommen. Es wurde nichts abgebucht.",
  openAgain:
    "Die Aufgabe ist bis {day} wieder offen: Wähl jemanden aus, dann hast du wieder die ganze Zeit zum Zahlen.",
  openAgainNoDay: "Die Aufgabe ist wieder offen: Wähl jemanden aus, dann hast du wieder die ganze Zeit zum Zahlen.",
  chooseAgain: "Bewerbungen vergleichen",
  late: "Deine Zahlung kam zu spät.",
  late_decided: "{sum} gehen gerade über deinen Zahlungsweg zurück. Du musst nichts tun.",
  late_requested: "{sum} gehen gerade über deinen Zahlungsweg zurück. Du musst nichts tun.",
  late_paid: "{sum} gingen über deinen Zahlungsweg zurück.",
  late_failed:
    "{sum} konnten nicht über deinen Zahlungsweg zurückgehen: Stripe oder deine Bank hat es abgelehnt. Das Geld gehört weiter dir und wartet hier; die Menschen hinter OpenChance senden es auf anderem Weg.",
} satisfies Translation<typeof english>;
