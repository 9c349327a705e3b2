/** PaymentIntents: how a payer's action on the Checkout page becomes money. */
import type Stripe from "stripe";
import type { Call, HandlersOf } from "./call.ts";
import { bookCharge, createCharge, type Settlement, type StoredCharge } from "./charges.ts";
import { noSuch } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import type { DebitKind, PaymentMethodKind } from "./payment-methods.ts";
import type { Sandbox } from "./sandbox.ts";

/** Creates the PaymentIntent of a session when its payer first tries to pay. */
export function createIntent(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  data: Stripe.Checkout.SessionCreateParams.PaymentIntentData,
): Stripe.PaymentIntent {
  const id = newId("pi");
  const intent: Stripe.PaymentIntent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${newId("x", 20).slice(2)}`,
    confirmation_method: "automatic",
    created: sandbox.seconds(),
    currency: session.currency ?? "usd",
    customer: null,
    customer_account: null,
    description: data.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: withMetadata({}, data.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: data.statement_descriptor ?? null,
    statement_descriptor_suffix: data.statement_descriptor_suffix ?? null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: data.transfer_group ?? null,
  };
  sandbox.store.insert(intent, intent.created);
  sandbox.emit("payment_intent.created", intent);
  return intent;
}

/** Takes the money at once. Returns the charge. */
export function succeed(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: PaymentMethodKind,
  email: string | null,
  settlement: Settlement,
): StoredCharge {
  return settle(sandbox, intent, createCharge(sandbox, intent, method, email, settlement));
}

/** Starts a bank debit, whose outcome comes days later. */
export function beginDebit(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: DebitKind,
  email: string | null,
  settlement: Settlement,
): void {
  const charge = createCharge(sandbox, intent, method, email, settlement);
  intent.status = "processing";
  intent.latest_charge = charge.id;
  intent.payment_method = charge.payment_method;
  sandbox.store.save(intent);
  sandbox.emit("charge.pending", charge);
  sandbox.emit("payment_intent.processing", intent);
}

/** Marks a pending or new charge as paid and books the money. */
export function settle(sandbox: Sandbox, intent: Stripe.PaymentIntent, charge: StoredCharge): StoredCharge {
  charge.status = "succeeded";
  charge.paid = true;
  charge.captured = true;
  charge.amount_captured = charge.amount;
  charge.outcome = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: "approved_by_network",
    reason: null,
    risk_level: "normal",
    seller_message: "Payment complete.",
    type: "authorized",
  };
  const later = charge.sandbox.settlement.later === true;
  if (!later) bookCharge(sandbox, charge);
  sandbox.store.save(charge);
  Object.assign(intent, {
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
    next_action: null,
  } satisfies Partial<Stripe.PaymentIntent>);
  sandbox.store.save(intent);
  sandbox.emit("charge.succeeded", charge);
  sandbox.emit("payment_intent.succeeded", intent);
  if (later) sandbox.schedule("settle_charge", charge.id, 2_000);
  return charge;
}

/** Why a payment failed, in Stripe's codes. */
export interface Decline {
  code: string;
  declineCode: string;
  message: string;
}

export const CARD_DECLINED: Decline = {
  code: "card_declined",
  declineCode: "generic_decline",
  message: "Your card was declined.",
};
export const AUTHENTICATION_FAILED: Decline = {
  code: "payment_intent_authentication_failure",
  declineCode: "authentication_required",
  message:
    "The provided payment method has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
};
export const DEBIT_RETURNED: Decline = {
  code: "payment_method_bank_account_blocked",
  declineCode: "insufficient_funds",
  message: "The customer's bank account could not be debited: insufficient funds.",
};

/** Records a failed try: a new charge, or the pending one of a bank debit. */
export function fail(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: PaymentMethodKind,
  email: string | null,
  decline: Decline,
): void {
  const pending =
    intent.status === "processing" && typeof intent.latest_charge === "string"
      ? sandbox.store.find<StoredCharge>("charge", intent.latest_charge)
      : null;
  // A failed 3-D Secure check never reaches the network, so there is no charge.
  const charge =
    pending ?? (decline === AUTHENTICATION_FAILED ? null : createCharge(sandbox, intent, method, email, {}));
  if (charge !== null) {
    charge.status = "failed";
    charge.failure_code = decline.code;
    charge.failure_message = decline.message;
    charge.outcome = {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "declined_by_network",
      reason: decline.declineCode,
      risk_level: "normal",
      seller_message: "The bank did not return any further details with this decline.",
      type: "issuer_declined",
    };
    sandbox.store.save(charge);
    sandbox.emit("charge.failed", charge);
  }
  intent.status = "requires_payment_method";
  intent.next_action = null;
  intent.latest_charge = charge?.id ?? intent.latest_charge;
  intent.last_payment_error = {
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
    type: method === "card" ? "card_error" : "invalid_request_error",
    ...(charge === null ? {} : { charge: charge.id }),
  } as Stripe.PaymentIntent.LastPaymentError; // the payment method object that Stripe adds is not kept here
  sandbox.store.save(intent);
  sandbox.emit("payment_intent.payment_failed", intent);
}

/** A payment that cannot be completed any more. */
export function cancelIntent(sandbox: Sandbox, intent: Stripe.PaymentIntent): void {
  intent.status = "canceled";
  intent.canceled_at = sandbox.seconds();
  intent.cancellation_reason = "automatic";
  intent.next_action = null;
  sandbox.store.save(intent);
  sandbox.emit("payment_intent.canceled", intent);
}

export function findIntent(sandbox: Sandbox, id: string, param = "intent"): Stripe.PaymentIntent {
  const intent = sandbox.store.find<Stripe.PaymentIntent>("payment_intent", id);
  if (intent === null) throw noSuch("payment_intent", id, param);
  return intent;
}

function retrieveIntent(sandbox: Sandbox, call: Call<Stripe.PaymentIntentRetrieveParams>): Stripe.PaymentIntent {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("payment_intent", id);
  return findIntent(sandbox, id, "id");
}

export const paymentHandlers = {
  "GET /v1/payment_intents": (sandbox, call) => pageOf<Stripe.PaymentIntent>(sandbox, call, "payment_intent"),
  "GET /v1/payment_intents/:id": retrieveIntent,
} satisfies HandlersOf<"GET /v1/payment_intents" | "GET /v1/payment_intents/:id">;
