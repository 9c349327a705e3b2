/** What every form says. */
import type { form as english } from "../en/form.ts";
import type { Translation } from "../translation.ts";

export const form = {
  currency: "Währung",
  summary: "{count, plural, one {Sieh dir ein Feld noch einmal an.} other {Sieh dir # Felder noch einmal an.}}",
  kept: "Was du geschrieben hast, steht noch hier. Nichts hat sich geändert.",
  unreachable: "OpenChance hat nicht geantwortet.",
  requestId: "Anfrage {id}",
  draftKept: "Auf diesem Gerät aufgehoben, {time}. Niemand sonst sieht es, bis du es sendest.",
  draftThrowAway: "Verwerfen",
  save: "Speichern",
  saving: "Wird gespeichert",
  saved: "Gespeichert.",
  notYet: "Noch nicht",
  notASum: "Schreib einen Betrag wie 1.200 oder 1.200,00.",
  fileTooLarge: "Eine der Dateien ist größer als 90 MB.",
} satisfies Translation<typeof english>;
