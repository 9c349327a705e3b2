import type Stripe from "stripe";
import { availableFunds, fundsOf, postMovement } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { checkCurrency } from "./currencies.ts";
import { invalidParameter, noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import type { Sandbox } from "./sandbox.ts";

type Payout = Stripe.Payout;

/** How a payout ends. `failed_after_paid` is paid first and then returned by the bank. */
export type PayoutOutcome = "in_transit" | "paid" | "failed" | "failed_after_paid" | "canceled";

/** What scripts set on an account so that money that arrives is paid out by itself. */
export interface PayoutSchedule {
  outcome: PayoutOutcome;
  delaySeconds: number;
}

/** Stripe's codes and words for what a bank says. */
const FAILURES: Record<string, string> = {
  account_closed: "The bank account has been closed.",
  account_frozen: "The bank account has been frozen.",
  bank_account_restricted: "The bank account has restrictions on either the type, or the number, of payouts allowed.",
  could_not_process: "The bank could not process this payout.",
  debit_not_authorized: "Debit transactions are not approved on the bank account.",
  insufficient_funds: "Your Stripe account has insufficient funds to cover the payout.",
  invalid_account_number: "The routing number seems correct, but the account number is invalid.",
  no_account:
    "The bank account details on file are probably incorrect. No bank account could be located with those details.",
};

/** Pays money of an account out to its bank. `automatic` for those that Stripe itself starts. */
export function startPayout(
  sandbox: Sandbox,
  account: string,
  amount: number,
  currency: string,
  options: {
    automatic: boolean;
    description?: string;
    metadata?: Stripe.MetadataParam;
    descriptor?: string;
    method?: string;
  } = { automatic: true },
): Payout {
  const id = newId("po");
  const created = sandbox.seconds();
  const payout: Payout = {
    id,
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(created / 86_400 + 1) * 86_400,
    automatic: options.automatic,
    balance_transaction: postMovement(sandbox, account, {
      type: "payout",
      category: "payout",
      amount: -amount,
      currency,
      source: id,
      description: "STRIPE PAYOUT",
    }).id,
    created,
    currency,
    description: options.description ?? (options.automatic ? "STRIPE PAYOUT" : null),
    destination: newId("ba"),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: withMetadata({}, options.metadata),
    method: options.method ?? "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: options.automatic ? "in_progress" : "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: options.descriptor ?? null,
    status: "pending",
    trace_id: null,
    type: "bank_account",
  };
  sandbox.store.insert(payout, created, account);
  if (options.automatic) sandbox.store.setSetting(`payout:${id}`, notYetPaidOut(sandbox, account, currency));
  sandbox.emit("payout.created", payout, { account });
  return payout;
}

/** The transactions that an automatic payout carries: all since the last one. Stripe lists them by `payout`. */
function notYetPaidOut(sandbox: Sandbox, account: string, currency: string): string[] {
  const paidOut = new Set(
    sandbox.store
      .all<Payout>("payout", account, { currency })
      .flatMap(({ id }) => sandbox.store.setting<string[]>(`payout:${id}`, [])),
  );
  return sandbox.store
    .all<Stripe.BalanceTransaction>("balance_transaction", account, { currency })
    .map(({ id }) => id)
    .filter((id) => !paidOut.has(id));
}

/** Moves a payout on and books what that means. Asking for the state it is in changes nothing. */
export function completePayout(
  sandbox: Sandbox,
  id: string,
  outcome: PayoutOutcome,
  failureCode = "could_not_process",
): Payout {
  const payout = findPayout(sandbox, id);
  const account = sandbox.store.ownerOf(id) ?? "";
  if (outcome === "failed_after_paid") {
    completePayout(sandbox, id, "paid");
    return completePayout(sandbox, id, "failed", failureCode);
  }
  if (payout.status === outcome) return payout;
  if (payout.status === "failed" || payout.status === "canceled") {
    throw refused(`Payout ${id} has already ${payout.status === "failed" ? "failed" : "been canceled"}.`);
  }
  const previous = { status: payout.status };
  payout.status = outcome;
  if (outcome === "failed" || outcome === "canceled") returnMoney(sandbox, account, payout, outcome, failureCode);
  if (outcome === "paid") payout.trace_id = { status: "supported", value: newId("trace", 12) };
  sandbox.store.save(payout);
  sandbox.emit("payout.updated", payout, { account, previous });
  if (outcome !== "in_transit") sandbox.emit(`payout.${outcome}`, payout, { account });
  if (outcome === "paid" && payout.automatic) reconcile(sandbox, account, payout);
  return payout;
}

function returnMoney(
  sandbox: Sandbox,
  account: string,
  payout: Payout,
  outcome: "failed" | "canceled",
  code: string,
): void {
  const movement = postMovement(sandbox, account, {
    type: outcome === "failed" ? "payout_failure" : "payout_cancel",
    category: "payout_reversal",
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: outcome === "failed" ? "PAYOUT FAILURE" : "PAYOUT CANCELATION",
  });
  payout.failure_balance_transaction = movement.id;
  if (outcome === "failed") {
    payout.failure_code = code;
    payout.failure_message = FAILURES[code] ?? "The bank could not process this payout.";
  }
}

/** Stripe tells when the transactions of an automatic payout can be listed. */
function reconcile(sandbox: Sandbox, account: string, payout: Payout): void {
  payout.reconciliation_status = "completed";
  sandbox.store.save(payout);
  sandbox.emit("payout.reconciliation_completed", payout, { account });
}

/** After money arrived on an account with a schedule, pays all of it out, as its daily payout would. */
export function payOutAutomatically(sandbox: Sandbox, account: string): void {
  const schedule = sandbox.store.setting<PayoutSchedule | null>(`payouts:${account}`, null);
  if (schedule === null) return;
  sandbox.schedule("automatic_payout", account, schedule.delaySeconds * 1000, { outcome: schedule.outcome });
}

/** Pays out everything that an account holds, whether it is available yet or not: scripts do not wait two days. */
export function payOutEverything(sandbox: Sandbox, account: string, outcome: PayoutOutcome | null): Payout[] {
  return [...fundsOf(sandbox, account)]
    .map(([currency, { available, pending }]) => ({ currency, amount: available + pending }))
    .filter(({ amount }) => amount > 0)
    .map(({ currency, amount }) => {
      const payout = startPayout(sandbox, account, amount, currency);
      return outcome === null ? payout : completePayout(sandbox, payout.id, outcome);
    });
}

function createPayout(sandbox: Sandbox, call: Call<Stripe.PayoutCreateParams>): Payout {
  const { params } = call;
  const currency = checkCurrency(params.currency, "currency");
  if (params.amount < 1)
    throw invalidParameter("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
  if (availableFunds(sandbox, call.account, currency) < params.amount) {
    throw refused(
      "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.",
      "balance_insufficient",
    );
  }
  return startPayout(sandbox, call.account, params.amount, currency, {
    automatic: false,
    description: params.description,
    metadata: params.metadata,
    descriptor: params.statement_descriptor,
    method: params.method,
  });
}

function findPayout(sandbox: Sandbox, id: string): Payout {
  const payout = sandbox.store.find<Payout>("payout", id);
  if (payout === null) throw noSuch("payout", id);
  return payout;
}

function ownPayout(sandbox: Sandbox, call: Call<object>): Payout {
  const id = call.path.id ?? "";
  if (sandbox.store.ownerOf(id) !== call.account) throw noSuch("payout", id);
  return findPayout(sandbox, id);
}

function updatePayout(sandbox: Sandbox, call: Call<Stripe.PayoutUpdateParams>): Payout {
  const payout = ownPayout(sandbox, call);
  const previous = { metadata: payout.metadata };
  payout.metadata = withMetadata(payout.metadata, call.params.metadata);
  sandbox.store.save(payout);
  sandbox.emit("payout.updated", payout, { account: call.account, previous });
  return payout;
}

function cancelPayout(sandbox: Sandbox, call: Call<Stripe.PayoutCancelParams>): Payout {
  const payout = ownPayout(sandbox, call);
  if (payout.status !== "pending" || payout.automatic) {
    throw refused(
      "Payouts can only be canceled while they are pending, and only if they were not created automatically.",
    );
  }
  return completePayout(sandbox, payout.id, "canceled");
}

export const payoutHandlers = {
  "POST /v1/payouts": createPayout,
  "GET /v1/payouts": (sandbox, call) => pageOf<Payout>(sandbox, call, "payout", { status: call.params.status }),
  "GET /v1/payouts/:id": ownPayout,
  "POST /v1/payouts/:id": updatePayout,
  "POST /v1/payouts/:id/cancel": cancelPayout,
} satisfies HandlersOf<
  | "POST /v1/payouts"
  | "GET /v1/payouts"
  | "GET /v1/payouts/:id"
  | "POST /v1/payouts/:id"
  | "POST /v1/payouts/:id/cancel"
>;
