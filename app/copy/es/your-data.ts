/** One's own data: the export, and closing the account. */
import type { yourData as english } from "../en/your-data.ts";
import type { Translation } from "../translation.ts";

export const yourData = {
  title: "Tus datos",
  exportTitle: "Llévatelos",
  exportText:
    "Un archivo comprimido con todo lo que tenemos de ti: tu perfil, retos, candidaturas, trabajo, dinero, reseñas, mensajes y archivos. Te avisamos cuando esté listo, aquí y por correo.",
  ask: "Crear una exportación",
  asking: "Pidiendo",
  building: "Tu exportación se está creando: {done} de {total} partes.",
  waiting: "Tu exportación está a punto de crearse.",
  look: "Volver a mirar",
  ready: "Tu exportación está lista",
  readyText: "{size}. Se puede descargar hasta el {when}, y solo puedes hacerlo tú.",
  fetch: "Descargar",
  again: "Puedes pedir otra a partir del {when}.",

  closeTitle: "Cerrar tu cuenta",
  closeText:
    "Desde entonces tu cuenta solo se puede mirar. Durante {days} días aún puedes conservarla; después se elimina todo sobre ti, y nadie puede recuperarlo.",
  endsNow:
    "De inmediato: tus candidaturas se retiran, tus retos abiertos terminan y las elecciones que nadie pagó se deshacen.",
  endsLater:
    "A los {days} días: se abandona el trabajo que no hayas entregado, y su recompensa vuelve al cliente. Lo que entregaste se sigue aprobando y pagando.",
  stays:
    "Lo que queda, sin tu nombre: la contabilidad, como exige la ley; el trabajo que se entregó y se aprobó; las reseñas, en las que se apoya la reputación de otras personas.",
  openNow: "Aún abierto",
  challenge_open: "Admite candidaturas",
  challenge_awarded: "Hay una persona elegida",
  challenge_in_progress: "Trabajo en marcha, recompensa en reserva",
  challenge_delivered: "Entregado, a la espera de aprobación",
  challenge_disputed: "En disputa",
  challenge_other: "Abierto",
  payouts: "{count, plural, one {# cobro está} many {# de cobros están} other {# cobros están}} en camino hacia ti.",
  refunds:
    "{count, plural, one {# reembolso está} many {# de reembolsos están} other {# reembolsos están}} en camino de vuelta a ti.",
  chargebacks:
    "{count, plural, one {Un banco no ha decidido} many {Varios bancos no han decidido} other {Varios bancos no han decidido}} sobre un pago.",
  handle: "Escribe tu nombre de usuario, {handle}, si lo tienes claro",
  close: "Cerrar mi cuenta",
  closing: "Cerrando",

  closes: "Tu cuenta se cierra",
  closesText:
    "Solo se puede mirar. El {when} se elimina todo sobre ti, o después, en cuanto nada de lo de abajo siga abierto.",
  keep: "Conservar mi cuenta",
  keeping: "Abriendo",
  kept: "Tu cuenta se queda. Lo que se retiró o terminó entretanto se queda así.",
} satisfies Translation<typeof english>;
