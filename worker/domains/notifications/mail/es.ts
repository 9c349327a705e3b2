/** The words of mail and push, in Spanish. */
import type { Words } from "./translation.ts";

export const es = {
  notes: {
    "application.submitted": {
      subject: "{who} se presentó a «{title}»",
      text: "Hay una candidatura nueva a tu reto. Léela, compárala con las demás o escribe a {who}.",
      link: "Ver las candidaturas",
    },
    "application.withdrawn": {
      subject: "{who} retiró una candidatura",
      text: "{who} ya no se presenta a «{title}».",
    },
    "application.shortlisted": {
      subject: "Estás en la preselección de «{title}»",
      text: "El cliente quiere hablar contigo. La sala está abierta.",
      link: "Ir a la sala",
    },
    "application.declined": {
      subject: "Tu candidatura a «{title}» fue rechazada",
      text: "No cuenta en tu contra. Hay otros retos.",
    },
    "award.made": {
      subject: "Te han elegido para «{title}»",
      text: "No empieces todavía: la recompensa no está en reserva. El cliente tiene hasta el {due} para ingresarla, y te avisamos cuando esté.",
    },
    "award.declined": {
      subject: "{who} no aceptó la elección para «{title}»",
      text: "El reto vuelve a estar abierto. Puedes elegir a otra persona.",
      link: "Ver las candidaturas",
    },
    "award.retracted": { subject: "Se deshizo la elección para «{title}»", text: "No se ha cobrado nada." },
    "award.lapsed": {
      subject: "La elección para «{title}» ha terminado",
      text: "El reto vuelve a estar abierto. No hay nada retenido; el dinero que haya llegado aun así se devuelve enseguida.",
    },
    "challenge.published": {
      subject: "Nuevo: «{title}»",
      text: "Encaja con una búsqueda que guardaste.",
    },
    "search.news": {
      subject: "Retos nuevos para «{title}»: {count}",
      text: "Llegaron desde el último aviso sobre esta búsqueda.",
      link: "Verlos",
    },
    "challenge.changed": {
      subject: "«{title}» ha cambiado",
      text: "Te presentaste a una versión anterior. Mira la nueva: puedes cambiar tu candidatura o retirarla.",
    },
    "challenge.expired": {
      subject: "«{title}» se cerró sin elección",
      text: "No se eligió a nadie a tiempo.",
    },
    "challenge.completed": {
      subject: "«{title}» está completado",
      text: "El trabajo está aprobado y la recompensa va de camino. Puedes escribir una reseña.",
    },
    "challenge.canceled": { subject: "«{title}» ha terminado", text: "El reto fue cancelado." },
    "hold.held": {
      subject: "Hay {sum} en reserva para «{title}»",
      text: "El trabajo puede empezar. La recompensa se paga cuando se aprueba el trabajo.",
    },
    "hold.payment_failed": {
      subject: "El pago de «{title}» no se completó",
      text: "No se ha cobrado nada. Puedes intentarlo de nuevo, con otra tarjeta si quieres.",
      link: "Intentarlo de nuevo",
    },
    "hold.frozen": {
      subject: "La recompensa de «{title}» está congelada",
      text: "Un banco o un administrador revisa el pago. Nada se mueve hasta que eso termine; te avisamos cuando termine.",
    },
    "hold.unfrozen": {
      subject: "La recompensa de «{title}» ya no está congelada",
      text: "El reto sigue como antes.",
    },
    "chargeback.opened": {
      subject: "Un banco cuestiona el pago de «{title}»",
      text: "La recompensa está congelada hasta que el banco haya decidido. En el enlace puedes ver qué significa para ti.",
    },
    "chargeback.closed": {
      subject: "El banco ha decidido sobre el pago de «{title}»",
      text: "En el enlace puedes ver qué decidió y qué ocurre ahora.",
    },
    "delivery.submitted": {
      subject: "Ya está aquí la versión {version} de «{title}»",
      text: "Mírala y después apruébala o pide cambios. Sin respuesta, cuenta como aprobada el {due}.",
      link: "Ver la entrega",
    },
    "delivery.changes_requested": {
      subject: "Se piden cambios en «{title}»",
      text: "El cliente pide cambios en la versión {version}. El plazo de la nueva versión termina el {due}.",
      link: "Ver qué se pide",
    },
    "delivery.approved": {
      subject: "La versión {version} de «{title}» está aprobada",
      text: "La recompensa va a tu cuenta de Stripe en cuanto el pago se haya liquidado.",
    },
    "delivery.approval_due": {
      subject: "La versión {version} de «{title}» sigue esperándote",
      text: "Apruébala o pide cambios. Sin respuesta, cuenta como aprobada el {due}.",
      link: "Ver la entrega",
    },
    "delivery.overdue": {
      subject: "La entrega de «{title}» lleva retraso",
      text: "Acuerda otro día, termina el reto de común acuerdo o abre una disputa.",
    },
    "cancellation.proposed": {
      subject: "{who} propone terminar «{title}» de común acuerdo",
      text: "No cambia nada hasta que aceptes.",
      link: "Ver la propuesta",
    },
    "cancellation.refused": {
      subject: "La propuesta de terminar «{title}» ya no está en pie",
      text: "El reto sigue.",
    },
    "dispute.filed": {
      subject: "{who} abrió una disputa sobre «{title}»",
      text: "Se detienen todos los plazos. Si no hay respuesta hasta el {due}, se resuelve como se pide.",
      link: "Ver la disputa",
    },
    "dispute.answered": {
      subject: "{who} respondió en la disputa sobre «{title}»",
      text: "Las dos partes pueden hacerse ofertas hasta el {due}.",
      link: "Ver la disputa",
    },
    "dispute.offered": {
      subject: "{who} hizo una oferta en la disputa sobre «{title}»",
      text: "Acéptala, o haz otra hasta el {due}.",
      link: "Ver la oferta",
    },
    "dispute.evidence_added": {
      subject: "{who} añadió algo a la disputa sobre «{title}»",
      text: "Hay algo nuevo que leer.",
      link: "Ver la disputa",
    },
    "dispute.message_sent": {
      subject: "OpenChance escribe a las dos partes de la disputa sobre «{title}»",
      text: "Las dos partes leen las mismas palabras: {note}",
      link: "Ver la disputa",
    },
    "dispute.decision_due": {
      subject: "La disputa sobre «{title}» espera tu decisión",
      text: "Las dos partes tuvieron su tiempo. Decide como muy tarde el {due}.",
      link: "Decidir",
    },
    "dispute.withdrawn": {
      subject: "La disputa sobre «{title}» fue retirada",
      text: "El reto sigue como antes.",
    },
    "dispute.settled": {
      subject: "La disputa sobre «{title}» está resuelta",
      text: "En el enlace puedes ver cómo se repartió la recompensa.",
      link: "Ver la resolución",
    },
    "payout.paid": {
      subject: "Ya hay {sum} en tu cuenta de Stripe",
      text: "Es por «{title}». Stripe lo paga a tu banco.",
      link: "Ver tus pagos",
    },
    "payout.blocked": {
      subject: "Todavía no se puede pagar {sum}",
      text: "Es por «{title}». El dinero es tuyo y espera aquí. En tus ajustes de cobro se dice por qué y qué lo termina.",
      link: "Ver por qué",
    },
    "payout.failed": {
      subject: "No se pudo pagar {sum}",
      text: "Es por «{title}». El dinero es tuyo y espera; hay algo que corregir.",
      link: "Ver qué hacer",
    },
    "payout.canceled": {
      subject: "Un pago por «{title}» no va a llegar",
      text: "El banco de quien pagó ha recuperado el dinero de forma definitiva, así que no queda nada con que pagarlo.",
    },
    "payout.reversed": {
      subject: "Se retiró un pago por «{title}»",
      text: "En tus pagos puedes ver por qué, y qué ocurre ahora.",
      link: "Ver tus pagos",
    },
    "payout.bank_failed": {
      subject: "Tu banco no aceptó un pago",
      text: "El dinero vuelve a estar en tu cuenta de Stripe. Corrige allí tu cuenta bancaria.",
      link: "Ver tus pagos",
    },
    "payout_account.ready": {
      subject: "Tu cuenta de cobro está lista",
      text: "Puedes presentarte a retos, y cobrar.",
      link: "Explorar retos",
    },
    "solver.owes": {
      subject: "Se descuenta {sum} de tus próximos cobros",
      text: "Nos debes esta cantidad, y se descuenta de lo próximo que se libere para ti. En la app puedes leer por qué.",
      link: "Ver tus pagos",
    },
    "solver.owes_less": {
      subject: "Debes {sum} menos",
      text: "Hemos renunciado a esta parte de lo que nos debías: ya no se descuenta de tus cobros.",
      link: "Ver tus pagos",
    },
    "refund.paid": {
      subject: "El reembolso de {sum} está hecho",
      text: "Es por «{title}», y va por la misma vía por la que pagaste. Los bancos tardan unos días en mostrarlo.",
      link: "Ver tus pagos",
    },
    "refund.failed": {
      subject: "Un reembolso de «{title}» no llegó",
      text: "El dinero es tuyo y espera. Lo estamos revisando.",
      link: "Ver tus pagos",
    },
    "money.needs_review": { subject: "Hay un pago que revisar", text: "Hay algo que decidir sobre dinero." },
    "review.written": {
      subject: "{who} escribió una reseña de «{title}»",
      text: "Se muestra cuando también esté la tuya, o al cabo de unos días; después ya no puedes escribirla.",
      link: "Escribir la tuya",
    },
    "review.published": {
      subject: "Se muestra una reseña sobre ti",
      text: "Es sobre «{title}».",
      link: "Leerla",
    },
    "email.undeliverable": {
      subject: "El correo a tu dirección anterior fue devuelto",
      text: "Ya no enviamos nada a ella. Te avisamos en la app.",
    },
    "conversation.opened": {
      subject: "{who} abrió un grupo sobre «{title}» en el que estás",
      text: "Todas las personas del grupo leen lo que se escribe en él.",
      link: "Ir al grupo",
    },
    "conversation.member_joined": {
      subject: "{who} te añadió a un grupo sobre «{title}»",
      text: "Todas las personas del grupo leen lo que se escribe en él. Lo que se dijo antes de que llegaras también se puede leer.",
      link: "Ir al grupo",
    },
    "conversation.member_left": {
      subject: "Ya no estás en un grupo sobre «{title}»",
      text: "{who} te quitó del grupo. Tu candidatura no cambia.",
    },
    "message.redacted": {
      subject: "OpenChance eliminó un mensaje tuyo",
      text: "Estaba en una conversación sobre «{title}», y ya nadie puede leerlo.",
    },
    "words.redacted": {
      subject: "OpenChance quitó algo de lo que escribiste o muestras",
      text: "No puede estar ahí: datos de alguien, o lo que prohíben las reglas o la ley.",
    },
    "user.state_changed": {
      subject: "El estado de tu cuenta de OpenChance ha cambiado",
      text: "Se está cerrando, está suspendida o vuelve a estar abierta. Si no lo esperabas, responde a este correo.",
    },
    "webhook.disabled": {
      subject: "Ya no llamamos a uno de tus webhooks",
      text: "Durante días no llegó nada allí, o respondió que ya no existe. Actívalo de nuevo cuando responda.",
      link: "Ver tus webhooks",
    },
    "export.ready": {
      subject: "Tu exportación de OpenChance está lista",
      text: "Todo lo que tenemos de ti, en un solo archivo. Se puede descargar durante una semana, y solo tú puedes hacerlo: el enlace te pide iniciar sesión.",
      link: "Descargarla",
    },
    "user.appealed": {
      subject: "Alguien apela su suspensión",
      text: "Lee lo que dice, y respóndele.",
    },
    "report.upheld": {
      subject: "Se confirmó un reporte sobre una persona o un trabajo",
      text: "Así lo decidió la moderación. Léelo y decide qué consecuencias tiene.",
    },
    "report.decided": {
      subject: "Se revisó lo que reportaste",
      text: "Gracias por avisarnos. Lo que se decidió está en tus notificaciones.",
    },
    "challenge.taken_down": {
      subject: "OpenChance ha ocultado «{title}»",
      text: "Nadie lo encuentra, y con él no se puede empezar nada. El motivo está en tus notificaciones.",
    },
    "challenge.restored": {
      subject: "«{title}» vuelve a mostrarse",
      text: "OpenChance lo ha restablecido. Todo sigue como antes.",
    },
  },

  look: "Verlo",
  someone: "Alguien",

  messages: {
    subject: {
      one: "Un mensaje nuevo de {who}",
      many: "{count} de mensajes nuevos de {who}",
      other: "{count} mensajes nuevos de {who}",
    },
    about: "Sobre «{title}».",
    last: "El último:",
    link: "Leer y responder",
  },

  digest: {
    subject: {
      one: "Tu día en OpenChance: 1 novedad",
      many: "Tu día en OpenChance: {count} de novedades",
      other: "Tu día en OpenChance: {count} novedades",
    },
    text: "Esto llegó desde el último correo, y aún no lo has leído.",
    unread: {
      one: "Y hay mensajes nuevos en 1 conversación.",
      many: "Y hay mensajes nuevos en {count} de conversaciones.",
      other: "Y hay mensajes nuevos en {count} conversaciones.",
    },
    more: "Y {count} más.",
    link: "Verlo todo",
  },

  because: {
    applications: "Recibes esto porque quieres correo sobre candidaturas.",
    searches: "Recibes esto porque quieres correo sobre lo que encaja con tus búsquedas guardadas.",
    work: "Recibes esto porque quieres correo sobre tus retos y tu trabajo.",
    money: "Recibes esto porque quieres correo sobre dinero.",
    reviews: "Recibes esto porque quieres correo sobre reseñas.",
    account: "Recibes esto porque quieres correo sobre tu cuenta.",
    messages: "Recibes esto porque quieres correo sobre mensajes. Hay un solo correo hasta que los leas.",
    digest: "Recibes esto cada mañana en lugar de correos sueltos.",
  },
  unsubscribe: "Dejar de recibir este correo",
  preferences: "Elegir qué recibes",
  sender: "OpenChance",
} as const satisfies Words<"one" | "many" | "other">;
