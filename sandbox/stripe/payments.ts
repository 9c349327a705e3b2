/** PaymentIntents and charges: how a payer's action on the Checkout page becomes money. */
import type Stripe from "stripe";
import { postMovement, settlementTime } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { noSuch } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import type { Sandbox } from "./sandbox.ts";

/** How the payer pays. */
export type PaymentMethodKind = "card" | "us_bank_account";

/** What a script may say about the money of a payment. */
export interface Settlement {
  /** Funds are available at once, as with Stripe's "bypass pending" card. */
  available?: boolean;
  /** The balance transaction arrives some seconds after the charge, announced by charge.updated. */
  later?: boolean;
  /** Settles in another currency: `amount × rate`. */
  currency?: string;
  rate?: number;
}

/** A charge and what the sandbox keeps beside it. */
export interface StoredCharge extends Stripe.Charge {
  sandbox: { settlement: Settlement };
}

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

function createCharge(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: PaymentMethodKind,
  email: string | null,
  settlement: Settlement,
): StoredCharge {
  const charge: StoredCharge = {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email, name: "Sandbox Payer", phone: null, tax_id: null },
    calculated_statement_descriptor: "OPENCHANCE SANDBOX",
    captured: false,
    created: sandbox.seconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: newId("pm"),
    payment_method_details: methodDetails(method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: "pending",
    transfer_data: null,
    transfer_group: intent.transfer_group,
    sandbox: { settlement },
  };
  return sandbox.store.insert(charge, charge.created);
}

/** The parts of a card or bank account that pages show; the SDK's type lists every network's details. */
function methodDetails(method: PaymentMethodKind): Stripe.Charge.PaymentMethodDetails {
  const details =
    method === "card"
      ? {
          type: "card",
          card: { brand: "visa", country: "US", exp_month: 12, exp_year: 2034, funding: "credit", last4: "4242" },
        }
      : {
          type: "us_bank_account",
          us_bank_account: { bank_name: "STRIPE TEST BANK", last4: "6789", account_type: "checking" },
        };
  return details as unknown as Stripe.Charge.PaymentMethodDetails; // a subset of the fields, with Stripe's names
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
  email: string | null,
  settlement: Settlement,
): void {
  const charge = createCharge(sandbox, intent, "us_bank_account", email, settlement);
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

/** Writes the balance transaction of a charge that came without one, and says so. */
export function settleLater(sandbox: Sandbox, chargeId: string): void {
  const charge = sandbox.store.find<StoredCharge>("charge", chargeId);
  if (charge === null || charge.balance_transaction !== null) return;
  bookCharge(sandbox, charge);
  sandbox.store.save(charge);
  sandbox.emit("charge.updated", charge, { previous: { balance_transaction: null } });
}

function bookCharge(sandbox: Sandbox, charge: StoredCharge): void {
  const { settlement } = charge.sandbox;
  const card = charge.payment_method_details?.type === "card";
  const rate = settlement.rate ?? 1;
  const amount = Math.round(charge.amount * rate);
  charge.balance_transaction = postMovement(sandbox, "", {
    type: card ? "charge" : "payment",
    category: "charge",
    amount,
    // Stripe's list prices: 2.9 % + 30 for cards, 0.8 % up to 500 for bank debits.
    fee: Math.min(amount, card ? Math.round(amount * 0.029) + 30 : Math.min(500, Math.round(amount * 0.008))),
    currency: settlement.currency ?? charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: settlement.available === true ? sandbox.seconds() : settlementTime(sandbox),
    exchangeRate: settlement.rate ?? null,
  }).id;
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

/** The charge with this id on this account; 404 for one in the path, 400 for one in a parameter. */
export function findCharge(sandbox: Sandbox, id: string, account: string, param = "id"): StoredCharge {
  const charge = sandbox.store.find<StoredCharge>("charge", id);
  if (charge === null || sandbox.store.ownerOf(id) !== account) throw noSuch("charge", id, param);
  return charge;
}

function retrieveIntent(sandbox: Sandbox, call: Call<Stripe.PaymentIntentRetrieveParams>): Stripe.PaymentIntent {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("payment_intent", id);
  return findIntent(sandbox, id, "id");
}

function updateCharge(sandbox: Sandbox, call: Call<Stripe.ChargeUpdateParams>): Stripe.Charge {
  const charge = findCharge(sandbox, call.path.id ?? "", call.account);
  const { description, metadata, transfer_group, receipt_email, fraud_details } = call.params;
  if (description !== undefined) charge.description = description;
  if (receipt_email !== undefined) charge.receipt_email = receipt_email;
  if (fraud_details !== undefined) charge.fraud_details = { ...fraud_details } as Stripe.Charge.FraudDetails; // the same field names
  if (transfer_group !== undefined) charge.transfer_group = transfer_group;
  charge.metadata = withMetadata(charge.metadata, metadata);
  sandbox.store.save(charge);
  sandbox.emit("charge.updated", charge, { account: call.account, previous: {} });
  return charge;
}

export const paymentHandlers = {
  "GET /v1/payment_intents": (sandbox, call) => pageOf<Stripe.PaymentIntent>(sandbox, call, "payment_intent"),
  "GET /v1/payment_intents/:id": retrieveIntent,
  "GET /v1/charges": (sandbox, call) =>
    pageOf<Stripe.Charge>(sandbox, call, "charge", {
      payment_intent: call.params.payment_intent,
      transfer_group: call.params.transfer_group,
    }),
  "GET /v1/charges/:id": (sandbox, call) => findCharge(sandbox, call.path.id ?? "", call.account),
  "POST /v1/charges/:id": updateCharge,
} satisfies HandlersOf<
  | "GET /v1/payment_intents"
  | "GET /v1/payment_intents/:id"
  | "GET /v1/charges"
  | "GET /v1/charges/:id"
  | "POST /v1/charges/:id"
>;
