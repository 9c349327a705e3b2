/** Charges: the record of one try to take money, and where its money went. */
import type Stripe from "stripe";
import { postMovement, settlementTime } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { noSuch } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import { methodDetails, type PaymentMethodKind } from "./payment-methods.ts";
import type { Sandbox } from "./sandbox.ts";

/** What a script may say about a payment and its money. */
export interface Settlement {
  /** Names the card or bank account, which can so pay again; else each payment has one of its own. */
  account?: string;
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

/** Writes a charge that has not been answered yet. */
export function createCharge(
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
    payment_method_details: methodDetails(method, settlement.account ?? null),
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

/** Writes the balance transaction of a charge that came without one, and says so. */
export function settleLater(sandbox: Sandbox, chargeId: string): void {
  const charge = sandbox.store.find<StoredCharge>("charge", chargeId);
  if (charge === null || charge.balance_transaction !== null) return;
  bookCharge(sandbox, charge);
  sandbox.store.save(charge);
  sandbox.emit("charge.updated", charge, { previous: { balance_transaction: null } });
}

/** Books the money of a charge and takes Stripe's fee of it. */
export function bookCharge(sandbox: Sandbox, charge: StoredCharge): void {
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

/** The charge with this id on this account; 404 for one in the path, 400 for one in a parameter. */
export function findCharge(sandbox: Sandbox, id: string, account: string, param = "id"): StoredCharge {
  const charge = sandbox.store.find<StoredCharge>("charge", id);
  if (charge === null || sandbox.store.ownerOf(id) !== account) throw noSuch("charge", id, param);
  return charge;
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

export const chargeHandlers = {
  "GET /v1/charges": (sandbox, call) =>
    pageOf<Stripe.Charge>(sandbox, call, "charge", {
      payment_intent: call.params.payment_intent,
      transfer_group: call.params.transfer_group,
    }),
  "GET /v1/charges/:id": (sandbox, call) => findCharge(sandbox, call.path.id ?? "", call.account),
  "POST /v1/charges/:id": updateCharge,
} satisfies HandlersOf<"GET /v1/charges" | "GET /v1/charges/:id" | "POST /v1/charges/:id">;
