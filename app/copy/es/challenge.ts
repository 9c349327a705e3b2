/** The page of a challenge, and taking it back. */
import type { challenge as english } from "../en/challenge.ts";
import type { Translation } from "../translation.ts";
import { row } from "./row.ts";

export const challenge = {
  ...row,
  posterRecordLong:
    "{count, plural, =0 {Aún no ha pagado ningún reto} one {# reto pagado} many {# de retos pagados} other {# retos pagados}}",

  place: "Se hace en {place}",
  fromAnywhere: "Se hace desde cualquier lugar",
  agents_humans: "Agentes de IA: solo personas",
  agents_declared: "Agentes de IA: se admite ayuda si se declara",
  agents_allowed: "Agentes de IA: pueden presentarse",

  crumbs: "Dónde estás",
  browse: "Explorar",
  postedBy: "Publicado por",
  reward: "Recompensa",
  slipLabel: "Recompensa y fechas",
  applyByTerm: "Candidaturas hasta",
  deadlineAnswer: "{day}, {relative}",
  timeToDeliver: "Plazo de entrega",
  days: "{count, plural, one {# día} many {# de días} other {# días}}",
  applicationsTerm: "Candidaturas",
  payoutCountry: "Tu país de cobro",
  canBePaid: "{country}: se puede pagar",
  dueTerm: "Entrega hasta",
  answerByTerm: "Respuesta hasta",
  payByTerm: "Pago hasta",
  solverTerm: "Especialista",
  apply: "Presentarme a este reto",
  applied: "Te presentaste el {day}.",
  yourApplication: "Ver tu candidatura",
  signInToApply: "Iniciar sesión para presentarme",
  reviewApplications: "Comparar candidaturas",
  openRoom: "Abrir la sala de trabajo",
  receipt: "Recibo",
  toDispute: "Ir a la disputa",
  readDispute: "Leer la disputa",
  pay: "Pagar {sum}",
  edit: "Editar",
  continueDraft: "Terminar el borrador",
  setUpPayouts: "Configurar cobros primero",
  setUpPayoutsWhy:
    "Antes de presentarte, dinos adónde iría una recompensa, para que nadie gane lo que no se puede pagar.",
  notOpen: "Este reto no admite candidaturas ahora.",

  moneyAndDates: "Dinero y fechas",
  readBefore: "Léelo antes de presentarte",
  whatIsHeld: "Qué está en reserva",
  whatIsHeldText:
    "El precio completo de la candidatura aceptada, desde que el cliente la acepta y paga. La recompensa indicada aquí es de {sum}. Ningún trabajo empieza antes de eso.",
  whoDecides: "Quién decide, y cuándo",
  whoDecidesText:
    "El cliente aprueba o pide cambios, en los {days} días siguientes a cada entrega. Puedes dejarlo en cualquier momento; lo que siga en reserva vuelve entonces al cliente.",
  silence: "Qué significa el silencio",
  silenceText:
    "A los {days} días de tu última entrega sin respuesta, el trabajo cuenta como aprobado y se te paga. El cliente recibe un recordatorio el día {reminder}.",
  disagree: "Si no hay acuerdo",
  disagreeText:
    "Las dos partes pueden terminarlo de común acuerdo y repartir lo que está en reserva como decidan. O cualquiera de las dos abre una disputa, en los {filing} días siguientes a una entrega o a una fecha de entrega incumplida, y mientras los cambios pedidos lleven retraso: se detienen todos los plazos, y nada se mueve hasta que haya acuerdo o una persona haya decidido por escrito cómo repartirlo. Quien no responde a una disputa en {answer} días deja que termine como se pide. A los {limit} días de que la recompensa entrara en reserva, se resuelve en cualquier caso.",

  brief: "El encargo",
  briefVersion: "Versión {version}",
  timeline: "Cronología",
  tl_posted: "Publicado",
  tl_open: "Admite candidaturas",
  tl_until: "hasta el {day}",
  tl_chosen: "Elección y pago",
  tl_chosenWhen: "en las {hours} horas siguientes a la elección",
  tl_awaiting: "Elección hecha, falta el pago",
  tl_held: "Recompensa en reserva",
  tl_due: "Fecha de la primera entrega",
  tl_dueAfter:
    "{count, plural, one {# día} many {# de días} other {# días}} después de que la recompensa entre en reserva",
  tl_delivered: "Entregado",
  tl_answerBy: "respuesta hasta el {day}",
  tl_auto: "Aprobado automáticamente",
  tl_autoAfter: "{days} días después de la última entrega, si nadie responde",
  tl_autoOn: "el {day}, automáticamente, si nadie responde",
  tl_completed: "Completado",
  tl_canceled: "Cancelado",
  tl_closed: "Cerrado sin elección",
  tl_stopped: "En disputa",
  tl_stoppedWhen: "hasta que haya acuerdo o una persona haya decidido",
  similar: "Retos parecidos",

  publishedNotice: "Tu reto está abierto. Te avisamos de cada candidatura.",
  cancel: "Retirar este reto",

  applicationState_submitted: "A la espera del cliente",
  applicationState_shortlisted: "En la preselección",
  applicationState_awarded: "Elegida, falta el pago",
  applicationState_hired: "Contratada",
  applicationState_declined: "Rechazada",
  applicationState_withdrawn: "Retirada",
  applicationState_lapsed: "Caducada",
  takenDown:
    "<b>OpenChance ha ocultado este reto.</b> Solo lo ven su cliente y su especialista, y con él no se puede empezar nada. El motivo está en las notificaciones del cliente.",
} satisfies Translation<typeof english>;
