import type Stripe from "stripe";
import { canReceiveTransfers, findAccount } from "./accounts.ts";
import { availableFunds, postMovement } from "./balance.ts";
import type { Call, HandlersOf } from "./call.ts";
import { findCharge, type StoredCharge } from "./charges.ts";
import { checkCurrency, formatAmount } from "./currencies.ts";
import { invalidParameter, noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import { withMetadata } from "./metadata.ts";
import { missing } from "./params.ts";
import { payOutAutomatically } from "./payouts.ts";
import type { Sandbox } from "./sandbox.ts";

type Transfer = Stripe.Transfer;
type Reversal = Stripe.TransferReversal;

function createTransfer(sandbox: Sandbox, call: Call<Stripe.TransferCreateParams>): Transfer {
  const { params } = call;
  if (call.account !== "") throw refused("Only the platform can create transfers to its connected accounts.");
  const currency = checkCurrency(params.currency, "currency");
  const { amount } = params;
  if (amount === undefined) throw missing("amount");
  if (amount < 1)
    throw invalidParameter("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
  checkDestination(sandbox, params.destination);
  const charge =
    params.source_transaction === undefined
      ? null
      : findCharge(sandbox, params.source_transaction, "", "source_transaction");
  const availableOn =
    charge === null ? fromBalance(sandbox, amount, currency) : fromCharge(sandbox, charge, amount, currency);
  const group = groupOf(sandbox, charge, params.transfer_group);
  const id = newId("tr");
  const created = sandbox.seconds();
  const transfer: Transfer = {
    id,
    object: "transfer",
    amount,
    amount_reversed: 0,
    balance_transaction: postMovement(sandbox, "", {
      type: "transfer",
      category: "transfer",
      amount: -amount,
      currency,
      source: id,
      description: params.description ?? null,
      availableOn,
    }).id,
    created,
    currency,
    description: params.description ?? null,
    destination: params.destination,
    destination_payment: creditDestination(sandbox, params.destination, id, amount, currency, availableOn),
    livemode: false,
    metadata: withMetadata({}, params.metadata),
    reversals: null as unknown as Transfer["reversals"], // filled in when shown
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: params.source_type ?? "card",
    transfer_group: group,
  };
  sandbox.store.insert(transfer, created);
  sandbox.emit("transfer.created", transfer);
  payOutAutomatically(sandbox, params.destination);
  return transfer;
}

function checkDestination(sandbox: Sandbox, destination: string): void {
  const account = findAccount(sandbox, destination);
  if (account === null || account.closed === true) throw noSuch("destination", destination, "destination");
  if (!canReceiveTransfers(account)) {
    throw refused(
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      "insufficient_capabilities_for_transfer",
    );
  }
}

/** Without a source the platform's available balance pays. Returns when the money is available (seconds). */
function fromBalance(sandbox: Sandbox, amount: number, currency: string): number {
  if (availableFunds(sandbox, "", currency) < amount) {
    throw refused(
      "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card. See: https://docs.stripe.com/testing#available-balance",
      "balance_insufficient",
    );
  }
  return sandbox.seconds();
}

/** A charge pays as far as it has not been transferred or refunded, and the money is available when the charge's is. */
function fromCharge(sandbox: Sandbox, charge: StoredCharge, amount: number, currency: string): number {
  if (charge.status === "failed") throw refused(`Charge ${charge.id} failed and cannot be the source of a transfer.`);
  const booked =
    typeof charge.balance_transaction === "string"
      ? sandbox.store.find<Stripe.BalanceTransaction>("balance_transaction", charge.balance_transaction)
      : null;
  const settled = booked?.currency ?? charge.currency;
  if (currency !== settled) {
    throw invalidParameter(
      `The currency of source_transaction's balance transaction (${settled}) must be the same as the transfer currency (${currency})`,
      "currency",
    );
  }
  const transferred = sandbox.store
    .all<Transfer>("transfer", "", { source_transaction: charge.id })
    .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  const rate = charge.sandbox?.settlement.rate ?? 1;
  const total = booked?.amount ?? charge.amount;
  const left = total - Math.round(charge.amount_refunded * rate) - transferred;
  if (amount > left) {
    throw refused(
      `Transfers using this transaction as a source must not exceed the source amount of ${formatAmount(total, settled)}. (There is already ${formatAmount(total - left, settled)} transferred or refunded.)`,
      undefined,
      "amount",
    );
  }
  return booked?.available_on ?? sandbox.seconds() + 2 * 86_400;
}

/** A transfer shares the group of its charge; one that has none is given one. */
function groupOf(sandbox: Sandbox, charge: StoredCharge | null, asked: string | undefined): string | null {
  if (charge === null) return asked ?? null;
  if (charge.transfer_group !== null) {
    if (asked !== undefined && asked !== charge.transfer_group) {
      throw invalidParameter(
        `The transfer_group (${asked}) does not match the transfer_group of the source_transaction (${charge.transfer_group}).`,
        "transfer_group",
      );
    }
    return charge.transfer_group;
  }
  charge.transfer_group = asked ?? `group_${charge.id}`;
  sandbox.store.save(charge);
  return charge.transfer_group;
}

/** The other side: a payment on the connected account. Returns its id. */
function creditDestination(
  sandbox: Sandbox,
  account: string,
  transfer: string,
  amount: number,
  currency: string,
  availableOn: number,
): string {
  const id = newId("py");
  const movement = postMovement(sandbox, account, {
    type: "payment",
    category: "charge",
    amount,
    currency,
    source: id,
    availableOn,
  });
  const payment = {
    id,
    object: "charge",
    amount,
    amount_captured: amount,
    amount_refunded: 0,
    balance_transaction: movement.id,
    captured: true,
    created: sandbox.seconds(),
    currency,
    disputed: false,
    livemode: false,
    metadata: {},
    paid: true,
    payment_intent: null,
    refunded: false,
    source_transfer: transfer,
    status: "succeeded",
    transfer_group: null,
  };
  sandbox.store.insert(payment, payment.created, account);
  return id;
}

function ownTransfer(sandbox: Sandbox, call: Call<object>): Transfer {
  const id = call.path.id ?? "";
  const transfer = sandbox.store.find<Transfer>("transfer", id);
  if (transfer === null || sandbox.store.ownerOf(id) !== call.account) throw noSuch("transfer", id);
  return transfer;
}

function updateTransfer(sandbox: Sandbox, call: Call<Stripe.TransferUpdateParams>): Transfer {
  const transfer = ownTransfer(sandbox, call);
  const previous = { metadata: transfer.metadata, description: transfer.description };
  transfer.metadata = withMetadata(transfer.metadata, call.params.metadata);
  if (call.params.description !== undefined) transfer.description = call.params.description;
  sandbox.store.save(transfer);
  sandbox.emit("transfer.updated", transfer, { previous });
  return transfer;
}

function createReversal(sandbox: Sandbox, call: Call<Stripe.TransferCreateReversalParams>): Reversal {
  return reverseTransfer(sandbox, ownTransfer(sandbox, call), call.params);
}

/** Takes money back from a connected account, as far as its available balance goes (Stripe refuses otherwise). */
export function reverseTransfer(
  sandbox: Sandbox,
  transfer: Transfer,
  params: Stripe.TransferCreateReversalParams,
): Reversal {
  const left = transfer.amount - transfer.amount_reversed;
  const amount = params.amount ?? left;
  const destination = String(transfer.destination);
  if (amount < 1 || amount > left) {
    throw refused(
      left === 0
        ? `Transfer ${transfer.id} is already fully reversed.`
        : `Reversal amount (${formatAmount(amount, transfer.currency)}) is greater than the unreversed amount of the transfer (${formatAmount(left, transfer.currency)})`,
      undefined,
      "amount",
    );
  }
  if (balanceOf(sandbox, destination, transfer.currency) < amount) {
    throw refused("Insufficient funds in the destination account to reverse this transfer.", "balance_insufficient");
  }
  const id = newId("trr");
  const created = sandbox.seconds();
  const refund = postMovement(sandbox, destination, {
    type: "payment_refund",
    category: "refund",
    amount: -amount,
    currency: transfer.currency,
    source: String(transfer.destination_payment),
  });
  const reversal: Reversal = {
    id,
    object: "transfer_reversal",
    amount,
    balance_transaction: postMovement(sandbox, "", {
      type: "transfer_refund",
      category: "transfer_reversal",
      amount,
      currency: transfer.currency,
      source: id,
      description: "REVERSAL OF TRANSFER",
    }).id,
    created,
    currency: transfer.currency,
    destination_payment_refund: refund.id.replace("txn_", "pyr_"),
    metadata: withMetadata({}, params.metadata),
    source_refund: null,
    transfer: transfer.id,
  };
  sandbox.store.insert(reversal, created);
  const previous = { amount_reversed: transfer.amount_reversed, reversed: transfer.reversed };
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  sandbox.store.save(transfer);
  sandbox.emit("transfer.reversed", transfer, { previous });
  return reversal;
}

function balanceOf(sandbox: Sandbox, account: string, currency: string): number {
  return sandbox.store
    .all<Stripe.BalanceTransaction>("balance_transaction", account, { currency })
    .reduce((sum, { net }) => sum + net, 0);
}

function ownReversal(sandbox: Sandbox, call: Call<object>): Reversal {
  const transfer = ownTransfer(sandbox, call);
  const id = call.path.reversal ?? "";
  const reversal = sandbox.store.find<Reversal>("transfer_reversal", id);
  if (reversal === null || reversal.transfer !== transfer.id) throw noSuch("transfer_reversal", id);
  return reversal;
}

function updateReversal(sandbox: Sandbox, call: Call<Stripe.TransferUpdateReversalParams>): Reversal {
  const reversal = ownReversal(sandbox, call);
  reversal.metadata = withMetadata(reversal.metadata, call.params.metadata);
  return sandbox.store.save(reversal);
}

export const transferHandlers = {
  "POST /v1/transfers": createTransfer,
  "GET /v1/transfers": (sandbox, call) =>
    pageOf<Transfer>(sandbox, call, "transfer", {
      transfer_group: call.params.transfer_group,
      destination: call.params.destination,
    }),
  "GET /v1/transfers/:id": ownTransfer,
  "POST /v1/transfers/:id": updateTransfer,
  "POST /v1/transfers/:id/reversals": createReversal,
  "GET /v1/transfers/:id/reversals": (sandbox, call) =>
    pageOf<Reversal>(sandbox, call, "transfer_reversal", { transfer: ownTransfer(sandbox, call).id }),
  "GET /v1/transfers/:id/reversals/:reversal": ownReversal,
  "POST /v1/transfers/:id/reversals/:reversal": updateReversal,
} satisfies HandlersOf<
  | "POST /v1/transfers"
  | "GET /v1/transfers"
  | "GET /v1/transfers/:id"
  | "POST /v1/transfers/:id"
  | "POST /v1/transfers/:id/reversals"
  | "GET /v1/transfers/:id/reversals"
  | "GET /v1/transfers/:id/reversals/:reversal"
  | "POST /v1/transfers/:id/reversals/:reversal"
>;
