/** Where money is, who can move it, and what happens if nobody does: the exact sentences. */
import type { money as english } from "../en/money.ts";
import type { Translation } from "../translation.ts";
import { rail } from "./rail.ts";
import { sums } from "./sums.ts";

export const money = {
  ...rail,
  ...sums,

  state_none: "Aún no está en reserva",
  state_wait: "En camino",
  state_held: "En reserva",
  state_paid: "Pagado",
  state_released: "Aprobado",
  state_blocked: "Bloqueado",
  state_split: "En disputa",
  state_settled: "Resuelto",
  state_frozen: "Detenido",
  state_chargeback: "Contracargo",
  state_overdue: "En reserva, con retraso",
  state_back: "Reembolsado",
  state_backOnItsWay: "Reembolso en camino",
  state_backFailed: "Reembolso rechazado",
  state_canceled: "Cancelado",
  state_expired: "Cerrado",

  rail_paysOnChoosing: "paga al elegir",
  rail_paysOnChoosing_you: "pagas al elegir",
  rail_beforeWork: "antes del trabajo",
  rail_onApproval: "al aprobar",
  rail_paysBy: "paga hasta el {day}",
  rail_paysBy_you: "pagas hasta el {day}",
  rail_paidOn: "pagado el {day}",
  rail_paidIn: "pagado",
  rail_protected: "con protección",
  rail_delivered: "entregado",
  rail_approvedOn: "aprobado el {day}",
  rail_paid: "pagado el {day}",
  rail_onItsWay: "en camino",
  rail_completed: "completado",
  rail_waits: "en espera",
  rail_disputed: "en disputa",
  rail_frozen: "detenido",
  rail_settled: "resuelto",
  rail_divided: "repartido",
  rail_settledOn: "resuelto el {day}",
  rail_back: "devuelto",
  rail_goesBack: "se devuelve",

  none_poster: "Pagas {sum} cuando eliges a un especialista. Publicar no cuesta nada.",
  none_solver: "No empieces el trabajo. Te avisamos cuando la recompensa esté en reserva.",
  awarded_poster: "Paga {sum} con protección a más tardar el {time}. Después, el reto se abre de nuevo.",
  awarded_solver: "Te han elegido. {poster} tiene hasta el {time} para pagar. No empieces todavía.",
  debit_poster:
    "Tu banco está enviando {sum}. El trabajo empieza cuando el dinero esté aquí. Si el {time} aún no ha llegado, el reto se abre de nuevo.",
  debit_solver: "El banco de {poster} está enviando {sum}, y puede tardar hasta el {time}. No empieces todavía.",
  held_poster:
    "Hay {sum} en reserva. Ese dinero pasa a {solver} cuando apruebas una entrega, o cuando una entrega se queda sin tu respuesta.",
  held_solver: "Hay {sum} en reserva para ti. El trabajo puede empezar.",
  delivered_poster: "Aprueba o pide cambios a más tardar el {date}. Si no respondes, ese día se paga a {solver}.",
  delivered_solver: "{poster} tiene hasta el {date} para responder. Si nadie responde, ese día se te paga.",
  awarded_guest:
    "Ya hay una persona elegida. Aún no hay nada en reserva; si {poster} no paga a tiempo, el reto se abre de nuevo.",
  held_guest: "La recompensa está en reserva para la persona que eligió {poster}.",
  delivered_guest: "El trabajo está entregado y la recompensa está en reserva. Falta la respuesta de {poster}.",
  completed_guest: "El reto está completado y ya no queda en reserva nada de la recompensa.",
  canceled_guest: "El reto terminó: {reason}.",
  released_poster: "Aprobaste el {date}. {solver} recibe {net}; la comisión fue de {fee}.",
  released_solver: "Aprobado el {date}. Tu pago de {net} va en camino a tu cuenta de Stripe.",
  paid_poster: "Pagado a {solver} el {date}.",
  paid_solver: "Tu pago de {net} se envió a tu cuenta de Stripe el {date}. Stripe lo paga a tu banco.",
  blocked_solver: "No se puede pagar {net}: {reason}. El dinero es tuyo y espera aquí.",
  overdue_poster:
    "Hay {sum} en reserva. La entrega debía llegar el {date}. Si hasta el {until} no se entrega nada, puedes terminarlo por tu cuenta y recuperar la recompensa.",
  overdue_solver:
    "Hay {sum} en reserva para ti. Tu entrega debía llegar el {date}. Si hasta el {until} no entregas nada, {poster} puede terminarlo y recuperar la recompensa.",
  overdueOver_poster:
    "Hay {sum} en reserva. La entrega debía llegar el {date}, y no llegó nada. Puedes terminarlo por tu cuenta y recuperar la recompensa.",
  overdueOver_solver:
    "Hay {sum} en reserva para ti. Tu entrega debía llegar el {date}. {poster} ya puede terminarlo y recuperar la recompensa; entrega antes.",
  overdueAgain: "Hay {sum} en reserva. La siguiente versión debía llegar el {date}.",
  disputed: "Nada se mueve. Se escucha a las dos partes; una persona decide a más tardar el {date}.",
  disputed_answer: "Nada se mueve. Responde a más tardar el {date}, o se decide sin ti.",
  disputed_wait: "Nada se mueve. {name} tiene hasta el {date} para responder; sin respuesta, se resuelve como se pide.",
  disputed_limit: "Nada se mueve. El {date}, último día de esta recompensa, se resuelve automáticamente.",
  disputed_guest: "Nada se mueve hasta que las dos partes se pongan de acuerdo o una persona haya decidido.",
  split_decided_poster: "Decidido el {date}: {net} para {solver}, {refund} de vuelta a ti. Las razones, más abajo.",
  split_decided_solver: "Decidido el {date}: {net} para ti, {refund} de vuelta a {poster}. Las razones, más abajo.",
  split_agreed_poster: "Acordado entre las dos partes el {date}: {net} para {solver}, {refund} de vuelta a ti.",
  split_agreed_solver: "Acordado entre las dos partes el {date}: {net} para ti, {refund} de vuelta a {poster}.",
  split_silence_poster: "Resuelto el {date}, porque nadie respondió: {net} para {solver}, {refund} de vuelta a ti.",
  split_silence_solver: "Resuelto el {date}, porque nadie respondió: {net} para ti, {refund} de vuelta a {poster}.",
  split_limit_poster:
    "Resuelto el {date}, último día de esta recompensa: {net} para {solver}, {refund} de vuelta a ti.",
  split_limit_solver:
    "Resuelto el {date}, último día de esta recompensa: {net} para ti, {refund} de vuelta a {poster}.",
  split_guest: "La recompensa la repartieron las dos partes, o una persona.",
  frozen_chargeback_poster: "Tu banco ha recuperado {sum} a petición tuya. El reto está detenido.",
  frozen_chargeback_solver:
    "El banco de {poster} cuestiona el pago. Nada se mueve hasta que el banco decida. Defendemos tu caso con lo que entregaste.",
  frozen: "El pago se está revisando, y nada se mueve hasta que eso termine. Puedes seguir conversando y entregando.",
  frozen_by:
    "El pago se está revisando, y nada se mueve hasta que eso termine, a más tardar el {date}. Puedes seguir conversando y entregando.",
  split_together_poster: "Terminado de común acuerdo: {net} para {solver}, {refund} de vuelta a ti.",
  split_together_solver: "Terminado de común acuerdo: {net} para ti, {refund} de vuelta a {poster}.",
  refunded_poster: "El reembolso de {sum} se hizo por la misma vía por la que pagaste.",
  refunded_solver: "El reto terminó: {reason}. El reembolso de {sum} a {poster} está hecho.",
  refunding_poster:
    "El reto terminó: {reason}. El reembolso de {sum} está en camino, por la misma vía por la que pagaste.",
  refunding_solver: "El reto terminó: {reason}. El reembolso de {sum} a {poster} está en camino.",
  refundFailed_poster:
    "El reto terminó: {reason}. No se pudo devolver {sum} por la misma vía por la que pagaste: Stripe o tu banco lo rechazó. El dinero sigue siendo tuyo y espera aquí; el equipo que gestiona OpenChance lo envía por otra vía.",
  chargeback_poster: "Tu banco recuperó {sum} a petición tuya. El reto ha terminado.",
  chargeback_solver: "El reto terminó: el banco de {poster} recuperó el pago.",
  canceled: "El reto terminó: {reason}. No se ha cobrado nada.",
  expired: "El plazo para presentar candidaturas terminó sin que se eligiera a nadie. No se ha cobrado nada.",

  reason_payout_setup_required: "no has indicado adónde va",
  reason_account_restricted: "Stripe pide un documento",
  reason_balance_insufficient: "el cargo aún no se ha liquidado",
  reason_provider_unavailable: "el servicio de pago no responde",
  reason_transfer_refused:
    "Stripe lo rechazó; lo intentamos de nuevo cada día, hasta cinco veces, y después lo revisa una persona",
  reason_frozen: "un banco cuestiona el pago",
  reason_under_review: "alguien de nuestro equipo mira antes el pago, tres días como máximo",
  action_setUp: "Indicar adónde va",
  action_correct: "Corregir los ajustes de cobro",

  cancel_poster_withdrew: "el cliente lo retiró",
  cancel_solver_left: "el especialista lo dejó",
  cancel_agreed: "las dos partes lo acordaron",
  cancel_not_delivered: "no se entregó nada a tiempo",
  cancel_dispute: "la disputa se resolvió",
  cancel_chargeback: "el banco recuperó el pago",
  cancel_moderation: "incumplía las reglas",
} satisfies Translation<typeof english>;
