/** Why a payout waits, who acts, and when it goes on: one thing to do for each reason. */
import type { payout as english } from "../en/payout.ts";
import type { Translation } from "../translation.ts";

export const payout = {
  blockedStrong: "No se puede pagar {sum}.",
  storySums: "Ahora no se puede pagar {sums}. {why}",
  yours: "El dinero es tuyo y espera aquí.",

  title_payout_setup_required: "No has indicado adónde va",
  why_payout_setup_required: "No has indicado adónde va.",
  then_payout_setup_required: "Lo enviamos automáticamente en cuanto Stripe pueda pagarte.",
  do_payout_setup_required: "Configurar cobros",

  title_account_restricted: "Stripe te pide algo",
  why_account_restricted: "Stripe te pide algo antes de pagarte.",
  then_account_restricted: "Lo enviamos automáticamente en cuanto Stripe lo tenga.",
  do_account_restricted: "Corregirlo en Stripe",

  title_balance_insufficient: "El pago del cliente no se ha liquidado",
  why_balance_insufficient: "El pago del cliente aún no se ha liquidado.",
  then_balance_insufficient: "Volvemos a preguntar cada 15 minutos. No tienes que hacer nada.",
  do_balance_insufficient: "Ver los movimientos",

  title_provider_unavailable: "Stripe no responde",
  why_provider_unavailable: "Stripe no responde.",
  then_provider_unavailable:
    "Miramos cada minuto, y lo enviamos solo cuando sabemos que no se había enviado. No tienes que hacer nada.",
  do_provider_unavailable: "Ver los movimientos",

  title_transfer_refused: "Stripe rechazó la transferencia",
  why_transfer_refused: "Stripe rechazó la transferencia.",
  then_transfer_refused:
    "Lo intentamos de nuevo una vez al día, hasta cinco veces; después lo revisa una persona. Cuando corriges tu cuenta, lo intentamos de inmediato.",
  do_transfer_refused: "Revisar tu cuenta en Stripe",

  title_frozen: "El pago se está revisando",
  why_frozen: "Un banco o alguien de nuestro equipo está revisando el pago.",
  then_frozen: "Nada se mueve hasta que eso termine. Defendemos tu caso con lo que entregaste.",
  do_frozen: "Ver los movimientos",

  title_under_review: "Una persona de las nuestras lo mira antes",
  why_under_review:
    "Una tarjeta o cuenta bancaria tuya es también de quien publicó el reto, así que alguien de nuestro equipo lo mira antes de que salga.",
  then_under_review:
    "Sigue en cuanto lo haya mirado, y por sí solo a los tres días como máximo. No tienes que hacer nada.",
  do_under_review: "Ver los movimientos",
} satisfies Translation<typeof english>;
