/** A challenge in a list, and the words of its state and its field. */
import type { row as english } from "../en/row.ts";
import type { Translation } from "../translation.ts";

export const row = {
  noReward: "Aún sin recompensa",
  applications:
    "{count, plural, =0 {Aún sin candidaturas} one {# candidatura} many {# de candidaturas} other {# candidaturas}}",
  posterRecord: "{count, plural, =0 {primer reto} one {# pagado} many {# de pagados} other {# pagados}}",
  place: "En {place}",
  applyBy: "Hasta el {day}",
  closes:
    "{days, plural, =0 {Cierra hoy} =1 {Cierra mañana} one {Cierra en # día} many {Cierra en # de días} other {Cierra en # días}}",
  state_draft: "Borrador",
  state_open: "Admite candidaturas",
  state_awarded: "Elección hecha, falta el pago",
  state_in_progress: "En curso",
  state_delivered: "Entregado",
  state_disputed: "Nada se mueve hasta que se resuelva",
  state_completed: "Completado",
  state_canceled: "Cancelado",
  state_expired: "Cerrado",
  category_software: "Software",
  category_design: "Diseño",
  category_writing: "Redacción y traducción",
  category_data: "Datos y análisis",
  category_operations: "Operaciones",
  category_marketing: "Marketing",
  category_audio_video: "Audio y video",
  category_research: "Investigación",
} satisfies Translation<typeof english>;
