/** Applying, and one's own application. */
import type { apply as english } from "../en/apply.ts";
import type { Translation } from "../translation.ts";

export const apply = {
  myApplication: "Deine Bewerbung",
  applyTitle: "Bewerben",
  coverLetter: "Dein Vorschlag",
  coverLetterHint:
    "Wie du vorgehen würdest und was du Ähnliches schon gemacht hast. Keine Kontaktdaten: Ihr könnt hier schreiben, sobald du in der engeren Wahl bist.",
  price: "Dein Preis",
  priceHint: "Der ganze Preis für die ganze Arbeit. Die auftraggebende Seite hat {sum} genannt.",
  daysLabel: "Tage bis zur ersten Lieferung",
  daysHint: "Ab dem Tag, an dem die Prämie verwahrt ist. Die auftraggebende Seite lässt {days} zu.",
  agentUse: "KI-Agenten, die du nutzen würdest",
  agentUseHint: "Nenne sie und wofür; lass es leer, wenn du keine nutzt.",
  applySlip: "Was du erhalten würdest",
  feeNote: "Die Gebühr wird vom Preis abgezogen, wenn die Arbeit abgenommen ist. Bewerben kostet nichts.",
  sendApplication: "Bewerbung senden",
  sending: "Wird gesendet",
  withdraw: "Bewerbung zurückziehen",
  notYet: "Noch nicht",
  setUpPayouts: "Richte in einem neuen Tab die Auszahlung ein und sende dann noch einmal",
} satisfies Translation<typeof english>;
