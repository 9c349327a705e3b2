/** Notifications: a sentence for each kind. */
import type { inbox as english } from "../en/inbox.ts";
import type { Translation } from "../translation.ts";

export const inbox = {
  title: "Notificaciones",
  note: "Los últimos 90 días, 200 como máximo",
  markAll: "Marcar todo como leído",
  empty: "Nada todavía",
  emptyText: "Lo que pasa con tus retos y tu trabajo aparece aquí en cuanto ocurre.",
  browse: "Explorar retos",
  more: "Ver anteriores",
  unread: "Nuevo",
  look: "Ver",
  fresh:
    "{count, plural, one {# notificación nueva} many {# de notificaciones nuevas} other {# notificaciones nuevas}}",
  someone: "Alguien",

  earlier:
    "Y {count, plural, one {# anterior parecida} many {# de anteriores parecidas} other {# anteriores parecidas}}.",

  "application.submitted_many": "<b>{count} candidaturas</b> a «{title}», la última de {who}.",
  "application.submitted": "<b>{who} se presentó</b> a «{title}».",
  "application.withdrawn": "{who} retiró su candidatura a «{title}».",
  "application.shortlisted": "<b>Estás en la preselección</b> de «{title}». La sala está abierta.",
  "application.declined": "Tu candidatura a «{title}» fue rechazada.",
  "award.made": "<b>Te han elegido</b> para «{title}». No empieces todavía: la recompensa no está en reserva.",
  "award.declined": "{who} no aceptó la elección para «{title}». El reto vuelve a estar abierto.",
  "award.retracted": "Se deshizo la elección para «{title}».",
  "award.lapsed": "El plazo para pagar «{title}» terminó. Vuelve a estar abierto; no se ha cobrado nada.",
  "award.lapsed_solver_gone":
    "<b>Quien iba a resolver «{title}» no puede hacer el trabajo ahora.</b> Vuelve a estar abierto, y lo pagado se devuelve enseguida.",
  "award.lapsed_payment_in_review":
    "El plazo para pagar «{title}» terminó, y vuelve a estar abierto. Llegó un pago que no coincide con lo que se pidió: lo estamos revisando.",
  "award.lapsed_debit_late":
    "El banco no envió a tiempo la recompensa de «{title}», y vuelve a estar abierto. Si el dinero llega todavía mientras no se ha elegido a nadie más, el trabajo empieza; si no, vuelve de inmediato.",
  "challenge.published": "<b>Nuevo: «{title}»</b>, que encaja con una búsqueda que guardaste.",
  "search.news":
    "{news, plural, one {<b># reto nuevo</b> encaja} many {<b># de retos nuevos</b> encajan} other {<b># retos nuevos</b> encajan}} con «{title}».",
  "challenge.changed": "«{title}» ha cambiado. Mira la nueva versión.",
  "challenge.expired": "«{title}» se cerró sin elección.",
  "challenge.completed": "<b>«{title}» está completado.</b> Puedes escribir una reseña.",
  "challenge.canceled": "«{title}» ha terminado.",
  "hold.held": "<b>Hay {sum} en reserva</b> para «{title}». El trabajo puede empezar.",
  "hold.payment_failed": "El pago de «{title}» no se completó. No se ha cobrado nada; puedes intentarlo de nuevo.",
  "hold.payment_failed_settlement_currency":
    "Tu pago de «{title}» llegó en otra moneda y vuelve a ti entero. Puedes pagar de nuevo.",
  "hold.frozen":
    "<b>La reserva de {sum} para «{title}» está congelada</b>: estamos revisando el pago. No se pierde nada, y nada se mueve hasta que eso termine.",
  "hold.frozen_chargeback":
    "<b>El banco de quien pagó pregunta por el pago</b> de «{title}». Hasta que tenga su respuesta, {sum} se queda donde está.",
  "hold.unfrozen": "<b>La reserva de {sum} para «{title}» ya no está congelada</b>. Todo sigue.",
  "chargeback.opened":
    "<b>El banco de quien pagó recuperó {sum}</b> de «{title}». Defendemos el trabajo; nada se mueve hasta que el banco decida.",
  "chargeback.closed": "<b>El banco ha decidido</b> sobre el pago de «{title}».",
  "chargeback.closed_won":
    "<b>El banco decidió a favor del trabajo</b>: el importe de {sum} por «{title}» ha vuelto. Todo sigue.",
  "chargeback.closed_lost": "<b>El banco se queda con {sum}</b> del pago de «{title}».",
  "chargeback.closed_prevented":
    "<b>La consulta del banco está resuelta</b>: el importe de {sum} por «{title}» ha vuelto. Todo sigue.",
  "delivery.submitted": "<b>Ya está aquí la versión {version} de «{title}».</b> Apruébala o pide cambios.",
  "delivery.changes_requested": "<b>Se piden cambios</b> en la versión {version} de «{title}».",
  "delivery.approved": "<b>La versión {version} de «{title}» está aprobada.</b>",
  "delivery.approval_due": "La versión {version} de «{title}» sigue esperándote. Sin respuesta, cuenta como aprobada.",
  "delivery.overdue":
    "<b>La entrega de «{title}» lleva retraso.</b> Acuerda otro día, termina el reto de común acuerdo o abre una disputa.",
  "cancellation.proposed":
    "<b>{who} propone terminar «{title}» de común acuerdo.</b> No cambia nada hasta que aceptes.",
  "cancellation.refused": "La propuesta de terminar «{title}» de común acuerdo ya no está en pie. El reto sigue.",
  "dispute.filed":
    "<b>{who} abrió una disputa</b> sobre «{title}». Se detienen todos los plazos. Sin respuesta, se resuelve como se pide.",
  "dispute.answered":
    "<b>{who} respondió</b> en la disputa sobre «{title}». Ahora las dos partes pueden hacerse ofertas.",
  "dispute.offered": "<b>{who} hizo una oferta</b> en la disputa sobre «{title}».",
  "dispute.evidence_added": "{who} añadió algo a la disputa sobre «{title}».",
  "dispute.message_sent": "<b>OpenChance escribe a las dos partes de la disputa sobre «{title}»</b>: {note}",
  "dispute.decision_due": "<b>La disputa sobre «{title}» espera tu decisión.</b>",
  "dispute.withdrawn": "{who} retiró la disputa sobre «{title}». El reto sigue.",
  "dispute.settled": "<b>La disputa sobre «{title}» está resuelta.</b> Mira cómo se repartió.",
  "payout.paid": "<b>Ya hay {sum} en tu cuenta de Stripe</b>, por «{title}». Stripe lo paga a tu banco.",
  "payout.blocked": "<b>No se puede pagar {sum}</b> por «{title}». El dinero es tuyo y espera aquí.",
  "payout.blocked_under_review":
    "<b>Alguien de nuestro equipo mira {sum} antes de pagártelo</b>, por «{title}»: una tarjeta o cuenta bancaria tuya es también de quien lo publicó. A los tres días como máximo sale por sí solo.",
  "payout.failed": "<b>No se pudo pagar {sum}</b> por «{title}». El dinero es tuyo y espera aquí.",
  "payout.canceled":
    "<b>No se te va a pagar {sum}</b> por «{title}»: el banco de quien pagó ha recuperado ese dinero de forma definitiva.",
  "payout.reversed": "<b>Se retiró {sum}</b> de tu cuenta de Stripe, por «{title}».",
  "payout.bank_failed":
    "<b>Tu banco devolvió un pago.</b> Corrige tus datos bancarios en Stripe; el dinero espera en tu cuenta de Stripe.",
  "payout.bank_failed_account_closed":
    "<b>Tu banco devolvió un pago</b>: la cuenta está cerrada. Indica otra en Stripe; el dinero espera en tu cuenta de Stripe.",
  "payout.bank_failed_no_account":
    "<b>Tu banco devolvió un pago</b>: no conoce esa cuenta. Corrige los datos en Stripe; el dinero espera en tu cuenta de Stripe.",
  "payout.bank_failed_invalid_account_number":
    "<b>Tu banco devolvió un pago</b>: el número de cuenta es incorrecto. Corrígelo en Stripe; el dinero espera en tu cuenta de Stripe.",
  "payout_account.ready": "Tu cuenta de cobro está lista. Puedes presentarte, y cobrar.",
  "solver.owes": "<b>Debes {sum}</b>. Se descuenta de lo próximo que se libere para ti. El motivo: {note}",
  "solver.owes_less": "<b>Debes {sum} menos</b>: hemos renunciado a ello. El motivo: {note}",
  "refund.paid": "<b>El reembolso de {sum} está hecho</b> por la misma vía por la que pagaste, por «{title}».",
  "refund.failed":
    "<b>No se pudo devolver {sum}</b> por la misma vía por la que pagaste, por «{title}». El dinero está a salvo; lo enviamos por otra vía.",
  "money.needs_review": "<b>Hay dinero que revisar.</b>",
  "money.needs_review_chargeback": "<b>Un banco cuestiona el pago</b> de «{title}».",
  "money.needs_review_fraud_warning":
    "<b>El pago de «{title}» puede ser un fraude.</b> Está congelado mientras lo revisas.",
  "money.needs_review_refund_failed":
    "<b>Falló un reembolso de {sum}</b>, de «{title}». Envíalo otra vez, o por otra vía.",
  "money.needs_review_settlement_currency":
    "<b>Un pago de «{title}» se liquidó en otra moneda.</b> Se devuelve; lo que costó el cambio queda en suspenso.",
  "money.needs_review_evidence_refused": "<b>Stripe rechazó nuestras pruebas</b> en un contracargo.",
  "money.needs_review_payment_in_review":
    "<b>Alguien pagó «{title}», y el pago no coincide.</b> La elección ha caducado.",
  "money.needs_review_stripe_event": "<b>Algo que Stripe comunicó no coincide con nuestro registro.</b>",
  "money.needs_review_suspense": "<b>En Stripe se movió dinero que aquí nada explica.</b> Está en suspenso.",
  "money.needs_review_mismatch": "<b>Nuestra contabilidad y la de Stripe no coinciden.</b>",
  "money.needs_review_balance": "<b>Nuestro saldo y el de Stripe no coinciden.</b>",
  "money.needs_review_payout_refused":
    "<b>Stripe rechazó cinco veces un cobro de {sum}</b>, de «{title}». Sigue cuando tú lo digas.",
  "money.needs_review_signal_upheld":
    "<b>La moderación cree que dos cuentas son una</b>: quien pagó por «{title}» y quien cobra. El cobro sale por sí solo a los tres días si nadie lo congela.",
  "money.needs_review_account_suspended":
    "<b>Se suspendió a alguien con una recompensa en reserva</b>, de «{title}». Procura que el trabajo llegue a su final.",
  "money.needs_review_job_dead":
    "<b>Una tarea de pago falló diez veces</b> y se ha detenido. Revísala y después repítela.",
  "money.needs_review_recovered":
    "<b>Un contracargo perdido se ganó en apelación</b>, de «{title}». El dinero vuelve a ser nuestro: decide quién lo recibe.",
  "money.needs_review_job_failing":
    "<b>Una tarea de pago falló cinco veces.</b> Se intenta de nuevo; mira qué la detiene.",
  "money.needs_review_clock_failing":
    "<b>Algo que vencía falló cinco veces.</b> Se intenta de nuevo; mira qué lo detiene.",
  "money.needs_review_event_late": "<b>Stripe comunicó algo que no pudimos registrar.</b> Revísalo y después repítelo.",
  "money.needs_review_reconciliation": "<b>No se pudo comparar la contabilidad con la de Stripe.</b>",
  "review.written":
    "{who} escribió una reseña de «{title}». Se muestra cuando también esté la tuya, o a los {days} días; después ya no puedes escribirla.",
  "email.undeliverable":
    "<b>El correo a tu dirección es devuelto</b>, así que dejamos de enviarlo. Te avisamos aquí; una dirección nueva funciona enseguida.",
  "conversation.opened": "<b>{who} abrió un grupo</b> sobre «{title}» en el que estás.",
  "conversation.member_joined": "<b>{who} te añadió a un grupo</b> sobre «{title}».",
  "conversation.member_left": "Ya no estás en un grupo sobre «{title}».",
  "message.redacted": "<b>OpenChance eliminó un mensaje tuyo</b> en una conversación sobre «{title}».",
  "words.redacted": "<b>OpenChance quitó palabras del nombre de un archivo</b> que no pueden estar ahí.",
  "words.redacted_challenge": "<b>OpenChance quitó palabras de tu reto «{title}»</b> que no pueden estar ahí.",
  "words.redacted_application":
    "<b>OpenChance quitó palabras de tu solicitud para «{title}»</b> que no pueden estar ahí.",
  "words.redacted_review": "<b>OpenChance quitó palabras de tu valoración sobre «{title}»</b> que no pueden estar ahí.",
  "words.redacted_work": "<b>OpenChance quitó algo de un trabajo de tu perfil</b> que no puede estar ahí.",
  "money.needs_review_account_closing":
    "<b>Alguien cierra su cuenta</b> con la recompensa de «{title}» en reserva. Revísalo en el plazo de una semana; después deciden las reglas.",
  "money.needs_review_account_waits":
    "<b>No se puede eliminar una cuenta</b>: queda abierto algo con dinero, también de «{title}».",
  "webhook.disabled":
    "<b>Ya no llamamos a tu webhook en {note}</b>: durante días no llegó nada allí. Actívalo de nuevo cuando responda.",
  "webhook.disabled_gone": "<b>Ya no llamamos a tu webhook en {note}</b>: respondió que ya no existe.",
  "export.ready": "<b>Tu exportación está lista.</b> Descárgala en el plazo de una semana.",
  "user.state_changed": "El estado de tu cuenta ha cambiado.",
  "user.state_changed_closing": "<b>Tu cuenta se está cerrando.</b> Lo que está abierto se resuelve primero.",
  "user.state_changed_suspended":
    "<b>Tu cuenta está suspendida.</b> Puedes leer, pero no cambiar nada. El motivo: {note} Puedes apelar una vez en tus ajustes.",
  "user.state_changed_active": "Tu cuenta vuelve a estar abierta. {note}",
  "user.state_changed_appeal_refused": "<b>Tu apelación fue rechazada.</b> {note}",
  "user.appealed": "<b>Alguien apela su suspensión.</b>",
  "report.upheld": "<b>Se confirmó un reporte.</b> Decide qué consecuencias tiene.",
  "report.upheld_user": "<b>Se confirmó un reporte sobre una persona.</b> Decide qué consecuencias tiene para ella.",
  "report.upheld_work":
    "<b>Se confirmó un reporte sobre un trabajo.</b> Decide qué pasa con el trabajo y si tiene consecuencias para su autor o autora.",
  "report.decided": "Se revisó lo que reportaste. {note}",
  "report.decided_upheld": "<b>Lo que reportaste incumple nuestras reglas</b>, y se ha actuado. {note}",
  "report.decided_dismissed": "Lo que reportaste se revisó, y se queda. {note}",
  "challenge.taken_down":
    "<b>OpenChance ha ocultado «{title}».</b> Nadie lo encuentra, y con él no se puede empezar nada. El motivo: {note}",
  "challenge.restored": "<b>«{title}» vuelve a mostrarse.</b> {note}",
  "review.published": "<b>Se muestra una reseña sobre ti</b>: «{title}».",
} satisfies Translation<typeof english>;
