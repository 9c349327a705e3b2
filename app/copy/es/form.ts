/** What every form says. */
import type { form as english } from "../en/form.ts";
import type { Translation } from "../translation.ts";

export const form = {
  currency: "Moneda",
  summary:
    "{count, plural, one {Hay un campo que revisar.} many {Hay # de campos que revisar.} other {Hay # campos que revisar.}}",
  kept: "Lo que escribiste sigue aquí. No ha cambiado nada.",
  unreachable: "OpenChance no respondió.",
  requestId: "Solicitud {id}",
  draftKept: "Guardado en este dispositivo, {time}. Nadie más lo ve hasta que lo envíes.",
  draftThrowAway: "Descartar",
  save: "Guardar",
  saving: "Guardando",
  saved: "Guardado.",
  notYet: "Aún no",
  notASum: "Escribe un importe como 1200 o 1200,00.",
  fileTooLarge: "Uno de los archivos supera los 90 MB.",
} satisfies Translation<typeof english>;
