/** Card chargebacks (Stripe calls them disputes) and the warnings that come before them. */
import type Stripe from "stripe";
import { postMovement } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { findCharge } from "./charges.ts";
import { noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import type { Sandbox } from "./sandbox.ts";

type Dispute = Stripe.Dispute;

/** As stored: balance transactions by id. */
export interface StoredDispute extends Omit<Dispute, "balance_transactions"> {
  balance_transactions: string[];
}

const FEE = 1500;
const EVIDENCE_DAYS = 9;

/** States in which the bank has taken the money from the platform. */
const WITHDRAWN = new Set(["needs_response", "under_review", "lost", "appeal_needs_response", "appeal_under_review"]);
const CLOSED = new Set(["won", "lost", "warning_closed", "prevented"]);

/** Which state may follow which. A lost one is not always final: it can be appealed. */
const NEXT: Record<string, string[]> = {
  warning_needs_response: ["warning_under_review", "warning_closed", "needs_response", "prevented"],
  warning_under_review: ["warning_closed", "needs_response"],
  needs_response: ["under_review", "won", "lost", "prevented"],
  under_review: ["won", "lost", "needs_response"],
  lost: ["appeal_needs_response", "appeal_under_review", "won"],
  appeal_needs_response: ["appeal_under_review", "lost", "won"],
  appeal_under_review: ["won", "lost"],
  won: ["lost", "needs_response"],
  warning_closed: ["needs_response"],
  prevented: [],
};

export interface DisputeOptions {
  reason?: string;
  amount?: number;
  /** `needs_response` (money is withdrawn at once) or `warning_needs_response` (an inquiry). */
  status?: string;
  networkReasonCode?: string;
}

/** The payer's bank disputes a charge. */
export function openDispute(sandbox: Sandbox, chargeId: string, options: DisputeOptions): StoredDispute {
  const charge = findCharge(sandbox, chargeId, "");
  if (charge.status !== "succeeded") throw refused(`Charge ${chargeId} has not been paid.`);
  const status = options.status ?? "needs_response";
  const now = sandbox.seconds();
  const dispute: StoredDispute = {
    id: newId("dp"),
    object: "dispute",
    amount: options.amount ?? charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute.Evidence, // every field of it is null until evidence is given
    evidence_details: {
      due_by: now + EVIDENCE_DAYS * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null,
    } as unknown as Stripe.Dispute.EvidenceDetails, // submission_method is null until something is submitted
    intended_submission_method: null,
    is_charge_refundable: status.startsWith("warning_"),
    livemode: false,
    metadata: {},
    network_reason_code: options.networkReasonCode ?? "10.4",
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: "visa",
        case_type: status.startsWith("warning_") ? "inquiry" : "chargeback",
        network_reason_code: options.networkReasonCode ?? "10.4",
      },
    } as unknown as Stripe.Dispute.PaymentMethodDetails, // a subset with Stripe's names
    reason: options.reason ?? "fraudulent",
    status,
  };
  sandbox.store.insert(dispute, now);
  charge.disputed = true;
  sandbox.store.save(charge);
  sandbox.emit("charge.dispute.created", dispute);
  sandbox.emit("charge.updated", charge, { previous: { disputed: false } });
  moveMoney(sandbox, dispute);
  return dispute;
}

/** Moves a dispute to another state, with the money and the events that belong to it. The same state changes nothing. */
export function moveDispute(sandbox: Sandbox, id: string, status: string): StoredDispute {
  const dispute = findDispute(sandbox, id);
  if (dispute.status === status) return dispute;
  if (!(NEXT[dispute.status] ?? []).includes(status)) {
    throw refused(`A dispute cannot go from ${dispute.status} to ${status}.`, undefined, "outcome");
  }
  const previous = { status: dispute.status };
  dispute.status = status;
  dispute.is_charge_refundable = !WITHDRAWN.has(status);
  sandbox.store.save(dispute);
  moveMoney(sandbox, dispute);
  sandbox.emit("charge.dispute.updated", dispute, { previous });
  if (CLOSED.has(status)) sandbox.emit("charge.dispute.closed", dispute);
  return dispute;
}

/** Takes the money or gives it back, if the state asks for it and it has not been done. */
function moveMoney(sandbox: Sandbox, dispute: StoredDispute): void {
  const booked = dispute.balance_transactions
    .map((id) => sandbox.store.find<Stripe.BalanceTransaction>("balance_transaction", id)?.amount ?? 0)
    .reduce((sum, amount) => sum + amount, 0);
  const withdrawn = booked < 0;
  const should = WITHDRAWN.has(dispute.status);
  if (withdrawn === should) return;
  const first = dispute.balance_transactions.length === 0;
  const movement = postMovement(sandbox, "", {
    type: "adjustment",
    category: should ? "dispute" : "dispute_reversal",
    amount: should ? -dispute.amount : dispute.amount,
    // The fee is charged once and stays with Stripe, whoever wins.
    fee: should && first ? FEE : 0,
    feeDescription: "Dispute fee",
    currency: dispute.currency,
    source: dispute.id,
    description: should
      ? `Chargeback withdrawal for ${String(dispute.charge)}`
      : `Chargeback reversal for ${String(dispute.charge)}`,
  });
  dispute.balance_transactions.push(movement.id);
  sandbox.store.save(dispute);
  sandbox.emit(should ? "charge.dispute.funds_withdrawn" : "charge.dispute.funds_reinstated", dispute);
}

/** The card network warns of fraud, before any chargeback. */
export function warnOfFraud(
  sandbox: Sandbox,
  chargeId: string,
  fraudType = "made_with_stolen_card",
): Stripe.Radar.EarlyFraudWarning {
  const charge = findCharge(sandbox, chargeId, "");
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: sandbox.seconds(),
    fraud_type: fraudType,
    livemode: false,
    ...(charge.payment_intent === null ? {} : { payment_intent: charge.payment_intent }),
  };
  sandbox.store.insert(warning, warning.created);
  sandbox.emit("radar.early_fraud_warning.created", warning);
  return warning;
}

function findDispute(sandbox: Sandbox, id: string): StoredDispute {
  const dispute = sandbox.store.find<StoredDispute>("dispute", id);
  if (dispute === null) throw noSuch("dispute", id);
  return dispute;
}

function ownDispute(sandbox: Sandbox, call: Call<object>): StoredDispute {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("dispute", id);
  return findDispute(sandbox, id);
}

function updateDispute(sandbox: Sandbox, call: Call<Stripe.DisputeUpdateParams>): StoredDispute {
  const dispute = ownDispute(sandbox, call);
  if (CLOSED.has(dispute.status)) throw refused(`This dispute is already closed.`);
  const { evidence, metadata, submit } = call.params;
  if (evidence !== undefined) {
    dispute.evidence = { ...dispute.evidence, ...(evidence as object) } as Stripe.Dispute.Evidence; // the same field names
    dispute.evidence_details.has_evidence = true;
  }
  dispute.metadata = withMetadata(dispute.metadata, metadata);
  sandbox.store.save(dispute);
  // Stripe submits unless told not to.
  if (evidence === undefined || submit === false) {
    sandbox.emit("charge.dispute.updated", dispute, { previous: {} });
    return dispute;
  }
  dispute.evidence_details.submission_count += 1;
  sandbox.store.save(dispute);
  const review = {
    needs_response: "under_review",
    warning_needs_response: "warning_under_review",
    appeal_needs_response: "appeal_under_review",
  };
  const next = review[dispute.status as keyof typeof review]; // undefined for the states that await nothing
  return next === undefined ? dispute : moveDispute(sandbox, dispute.id, next);
}

function closeDispute(sandbox: Sandbox, call: Call<Stripe.DisputeCloseParams>): StoredDispute {
  const dispute = ownDispute(sandbox, call);
  if (CLOSED.has(dispute.status)) throw refused("This dispute is already closed.");
  return moveDispute(sandbox, dispute.id, dispute.status.startsWith("warning_") ? "warning_closed" : "lost");
}

function retrieveWarning(sandbox: Sandbox, call: Call<object>): Stripe.Radar.EarlyFraudWarning {
  const id = call.path.id ?? "";
  const warning = sandbox.store.find<Stripe.Radar.EarlyFraudWarning>("radar.early_fraud_warning", id);
  if (warning === null) throw noSuch("early_fraud_warning", id);
  return warning;
}

export const disputeHandlers = {
  "GET /v1/disputes": (sandbox, call) =>
    pageOf<StoredDispute>(sandbox, call, "dispute", {
      charge: call.params.charge,
      payment_intent: call.params.payment_intent,
    }),
  "GET /v1/disputes/:id": ownDispute,
  "POST /v1/disputes/:id": updateDispute,
  "POST /v1/disputes/:id/close": closeDispute,
  "GET /v1/radar/early_fraud_warnings": (sandbox, call) =>
    pageOf<Stripe.Radar.EarlyFraudWarning>(sandbox, call, "radar.early_fraud_warning", {
      charge: call.params.charge,
      payment_intent: call.params.payment_intent,
    }),
  "GET /v1/radar/early_fraud_warnings/:id": retrieveWarning,
} satisfies HandlersOf<
  | "GET /v1/disputes"
  | "GET /v1/disputes/:id"
  | "POST /v1/disputes/:id"
  | "POST /v1/disputes/:id/close"
  | "GET /v1/radar/early_fraud_warnings"
  | "GET /v1/radar/early_fraud_warnings/:id"
>;
