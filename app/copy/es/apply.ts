/** Applying, and one's own application. */
import type { apply as english } from "../en/apply.ts";
import type { Translation } from "../translation.ts";

export const apply = {
  myApplication: "Tu candidatura",
  applyTitle: "Presentar candidatura",
  coverLetter: "Tu propuesta",
  coverLetterHint:
    "Cómo lo harías y qué has hecho que se le parezca. Sin datos de contacto: podrás conversar aquí cuando estés en la preselección.",
  price: "Tu precio",
  priceHint: "El precio completo, con todo el trabajo incluido. El cliente indicó {sum}.",
  daysLabel: "Días hasta la primera entrega",
  daysHint: "Desde el día en que la recompensa entra en reserva. El cliente admite {days}.",
  agentUse: "Agentes de IA que usarías",
  agentUseHint: "Nómbralos y di para qué; déjalo vacío si no usarías ninguno.",
  applySlip: "Lo que recibirías",
  feeNote: "La comisión se descuenta del precio cuando se aprueba el trabajo. Presentarse no cuesta nada.",
  sendApplication: "Enviar la candidatura",
  sending: "Enviando",
  withdraw: "Retirar la candidatura",
  notYet: "Aún no",
  setUpPayouts: "Configura los cobros en otra pestaña y vuelve a enviar esto",
} satisfies Translation<typeof english>;
