import type Stripe from "stripe";
import { postMovement } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { findCharge, type StoredCharge } from "./charges.ts";
import { formatAmount } from "./currencies.ts";
import { invalidParameter, noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import { missing } from "./params.ts";
import { findIntent } from "./payments.ts";
import type { Sandbox } from "./sandbox.ts";

type Refund = Stripe.Refund;

function createRefund(sandbox: Sandbox, call: Call<Stripe.RefundCreateParams>): Refund {
  const { params } = call;
  const charge = chargeToRefund(sandbox, call);
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== "succeeded")
    throw refused(`Charge ${charge.id} has not been paid and cannot be refunded.`, "charge_not_refundable");
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
  if (charge.disputed && !refundableDespiteDispute(sandbox, charge.id)) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, "charge_disputed");
  }
  const amount = params.amount ?? left;
  if (amount < 1)
    throw invalidParameter("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
  if (amount > left) {
    const message = `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`;
    throw refused(message, undefined, "amount");
  }
  if (params.reverse_transfer === true || params.refund_application_fee === true) {
    throw refused(
      "You can only reverse a transfer or refund an application fee on charges that were created with one.",
    );
  }
  // "next refund" is set by scripts: `succeeded` (default), `pending`, `requires_action` or `failed`.
  const status = sandbox.store.setting<string | null>("nextRefund", null) ?? "succeeded";
  sandbox.store.setSetting("nextRefund", null);
  const refund: Refund = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: sandbox.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: withMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: status === "failed" ? "pending" : status,
    transfer_reversal: null,
  };
  refund.balance_transaction = bookRefund(sandbox, charge, refund, "out");
  sandbox.store.insert(refund, refund.created, call.account);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  sandbox.store.save(charge);
  sandbox.emit("refund.created", refund, { account: call.account });
  sandbox.emit("charge.refunded", charge, {
    account: call.account,
    previous: { amount_refunded: charge.amount_refunded - amount, refunded: false },
  });
  if (status === "failed") sandbox.schedule("fail_refund", refund.id, 0);
  return refund;
}

function chargeToRefund(sandbox: Sandbox, call: Call<Stripe.RefundCreateParams>): StoredCharge {
  const { charge, payment_intent } = call.params;
  if (charge !== undefined && payment_intent !== undefined) {
    throw invalidParameter(
      "You may only specify one of these parameters: charge, payment_intent.",
      "charge",
      "parameters_exclusive",
    );
  }
  if (charge !== undefined) return findCharge(sandbox, charge, call.account, "charge");
  if (payment_intent === undefined) throw missing("payment_intent");
  const { latest_charge, id } = findIntent(sandbox, payment_intent, "payment_intent");
  if (typeof latest_charge !== "string")
    throw refused(`This PaymentIntent (${id}) does not have a successful charge to refund.`);
  return findCharge(sandbox, latest_charge, call.account, "payment_intent");
}

/** An inquiry (`warning_…`) may be answered by a refund; a chargeback may not, as long as it is not won. */
function refundableDespiteDispute(sandbox: Sandbox, charge: string): boolean {
  return sandbox.store
    .all<Stripe.Dispute>("dispute", "", { charge })
    .every(({ status }) => status.startsWith("warning_") || status === "won" || status === "prevented");
}

/** Books the money of a refund (`out`) or of its failure (`back`), in the currency that the charge settled in. */
function bookRefund(sandbox: Sandbox, charge: StoredCharge, refund: Refund, way: "out" | "back"): string {
  const rate = charge.sandbox?.settlement.rate ?? 1;
  const amount = Math.round(refund.amount * rate);
  const card = charge.payment_method_details?.type === "card";
  return postMovement(sandbox, sandbox.store.ownerOf(charge.id) ?? "", {
    type: way === "back" ? "refund_failure" : card ? "refund" : "payment_refund",
    category: way === "back" ? "refund_failure" : "refund",
    amount: way === "back" ? amount : -amount,
    currency: charge.sandbox?.settlement.currency ?? charge.currency,
    source: refund.id,
    description: way === "back" ? "REFUND FAILURE" : "REFUND FOR CHARGE",
    exchangeRate: charge.sandbox?.settlement.rate ?? null,
  }).id;
}

/** The bank could not return the money: it comes back to the balance, and the charge counts as not refunded. */
export function failRefund(
  sandbox: Sandbox,
  id: string,
  reason = "expired_or_canceled_card",
  status: "failed" | "canceled" = "failed",
): Refund {
  const refund = findRefund(sandbox, id);
  if (refund.status === "failed" || refund.status === "canceled") return refund;
  const owner = sandbox.store.ownerOf(id) ?? "";
  const charge = findCharge(sandbox, String(refund.charge), owner);
  const previous = { status: refund.status };
  refund.status = status;
  if (status === "failed") refund.failure_reason = reason;
  refund.failure_balance_transaction = bookRefund(sandbox, charge, refund, "back");
  sandbox.store.save(refund);
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  sandbox.store.save(charge);
  if (status === "failed") sandbox.emit("refund.failed", refund, { account: owner });
  sandbox.emit("refund.updated", refund, { account: owner, previous });
  sandbox.emit("charge.refund.updated", refund, { account: owner, previous });
  return refund;
}

/** A pending refund reaches the payer. One that failed is over: its money came back. */
export function succeedRefund(sandbox: Sandbox, id: string): Refund {
  const refund = findRefund(sandbox, id);
  if (refund.status === "succeeded") return refund;
  if (refund.status === "failed" || refund.status === "canceled") {
    throw refused(`Refund ${id} has a status of ${refund.status} and cannot succeed any more.`, undefined, "outcome");
  }
  const owner = sandbox.store.ownerOf(id) ?? "";
  const previous = { status: refund.status };
  refund.status = "succeeded";
  sandbox.store.save(refund);
  sandbox.emit("refund.updated", refund, { account: owner, previous });
  sandbox.emit("charge.refund.updated", refund, { account: owner, previous });
  return refund;
}

function findRefund(sandbox: Sandbox, id: string): Refund {
  const refund = sandbox.store.find<Refund>("refund", id);
  if (refund === null) throw noSuch("refund", id);
  return refund;
}

function ownRefund(sandbox: Sandbox, call: Call<object>): Refund {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("refund", id);
  return findRefund(sandbox, id);
}

function updateRefund(sandbox: Sandbox, call: Call<Stripe.RefundUpdateParams>): Refund {
  const refund = ownRefund(sandbox, call);
  const previous = { metadata: refund.metadata };
  refund.metadata = withMetadata(refund.metadata, call.params.metadata);
  sandbox.store.save(refund);
  sandbox.emit("refund.updated", refund, { account: call.account, previous });
  return refund;
}

function cancelRefund(sandbox: Sandbox, call: Call<Stripe.RefundCancelParams>): Refund {
  const refund = ownRefund(sandbox, call);
  if (refund.status !== "requires_action") {
    throw refused(
      `Refund ${refund.id} has a status of ${refund.status}; only a refund that requires action can be canceled.`,
    );
  }
  return failRefund(sandbox, refund.id, undefined, "canceled");
}

export const refundHandlers = {
  "POST /v1/refunds": createRefund,
  "GET /v1/refunds": (sandbox, call) =>
    pageOf<Refund>(sandbox, call, "refund", {
      charge: call.params.charge,
      payment_intent: call.params.payment_intent,
    }),
  "GET /v1/refunds/:id": ownRefund,
  "POST /v1/refunds/:id": updateRefund,
  "POST /v1/refunds/:id/cancel": cancelRefund,
} satisfies HandlersOf<
  | "POST /v1/refunds"
  | "GET /v1/refunds"
  | "GET /v1/refunds/:id"
  | "POST /v1/refunds/:id"
  | "POST /v1/refunds/:id/cancel"
>;
