/** Paying into protection: before Stripe's page, after it, and whatever may come between. */
import type { checkout as english } from "../en/checkout.ts";
import type { Translation } from "../translation.ts";

export const checkout = {
  title: "Pagar con protección",
  titleAfter: "Tu pago",
  slip: "Lo que pagas",
  paysYou: "Pagas",
  fee: "Comisión de la plataforma, {percent} %, incluida",
  receives: "{name} recibe al aprobar",
  pay: "Pagar {sum}",
  payText:
    "La página de pago es de Stripe. El cobro en tu tarjeta se hace ahora; la recompensa queda en reserva hasta que apruebes el trabajo.",
  nothing: "Ahora no hay nada que pagar por este reto.",

  checking: "Estamos consultando al servicio de pago",
  checkingText:
    "En cuanto se confirme el pago, la recompensa queda en reserva y el trabajo puede empezar. Esta página vuelve a mirar por sí sola.",
  checkingLong:
    "Está tardando más de lo habitual. Puedes salir de esta página: te avisamos cuando la recompensa esté en reserva, y no se te cobra dos veces.",
  lookAgain: "Volver a mirar",

  heldTitle: "Hay {sum} en reserva",
  heldText: "{name} puede empezar. La sala de trabajo está abierta.",
  openRoom: "Abrir la sala de trabajo",
  receipt: "Recibo",

  onItsWayTitle: "Tu pago está en camino",

  notMade: "El pago no se hizo.",
  notMadeText: "No se ha cobrado nada. Puedes pagar hasta el {time}.",
  refused: "Tu tarjeta o tu banco rechazó el pago.",
  refusedText:
    "No se ha cobrado nada. Paga de nuevo, también por otro medio, hasta el {time}. Después, el reto se abre de nuevo.",
  over: "Esta elección ha terminado.",
  overText: "El plazo para pagar terminó, o se deshizo la elección. No se ha cobrado nada.",
  openAgain:
    "El reto vuelve a estar abierto hasta el {day}: elige a alguien y tendrás otra vez todo el plazo para pagar.",
  openAgainNoDay: "El reto vuelve a estar abierto: elige a alguien y tendrás otra vez todo el plazo para pagar.",
  chooseAgain: "Comparar candidaturas",
  late: "Tu pago llegó demasiado tarde.",
  late_decided: "El reembolso de {sum} está en camino, por la misma vía por la que pagaste. No tienes que hacer nada.",
  late_requested:
    "El reembolso de {sum} está en camino, por la misma vía por la que pagaste. No tienes que hacer nada.",
  late_paid: "El reembolso de {sum} se hizo por la misma vía por la que pagaste.",
  late_failed:
    "No se pudo devolver {sum} por la misma vía por la que pagaste: Stripe o tu banco lo rechazó. El dinero sigue siendo tuyo y espera aquí; el equipo que gestiona OpenChance lo envía por otra vía.",
} satisfies Translation<typeof english>;
