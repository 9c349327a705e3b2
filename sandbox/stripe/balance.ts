import type Stripe from "stripe";
import type { Call, HandlersOf } from "./call.ts";
import { noSuch, refused } from "./errors.ts";
import { newId } from "./ids.ts";
import { pageOf } from "./lists.ts";
import type { ListBody } from "./present.ts";
import type { Sandbox } from "./sandbox.ts";

type BalanceTransaction = Stripe.BalanceTransaction;

/** Days until money from a payment is available. */
const SETTLEMENT_DAYS = 2;

/** What one movement of a balance is made of. `amount` is signed; `fee` is what Stripe keeps of it. */
export interface Movement {
  type: BalanceTransaction["type"];
  category: string;
  amount: number;
  fee?: number;
  feeDescription?: string;
  currency: string;
  source: string;
  description?: string | null;
  /** Seconds; now when absent. */
  availableOn?: number;
  exchangeRate?: number | null;
}

/** Writes a balance transaction on an account ("" for the platform) and returns it. */
export function postMovement(sandbox: Sandbox, account: string, movement: Movement): BalanceTransaction {
  const fee = movement.fee ?? 0;
  const created = sandbox.seconds();
  const transaction: BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount: movement.amount,
    available_on: movement.availableOn ?? created,
    balance_type: "payments",
    created,
    currency: movement.currency,
    description: movement.description ?? null,
    exchange_rate: movement.exchangeRate ?? null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: movement.currency,
              description: movement.feeDescription ?? "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: movement.amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: "pending", // shown by available_on
    type: movement.type,
  };
  return sandbox.store.insert(transaction, created, account);
}

/** When money taken now becomes available: midnight UTC, two days on. In seconds. */
export function settlementTime(sandbox: Sandbox): number {
  const day = 86_400;
  return (Math.floor(sandbox.seconds() / day) + SETTLEMENT_DAYS) * day;
}

/** Available and pending funds by currency, in minor units. */
export function fundsOf(sandbox: Sandbox, account: string): Map<string, { available: number; pending: number }> {
  const rows = sandbox.store.sql
    .exec<{ currency: string; available: number; pending: number }>(
      `SELECT json_extract(body, '$.currency') AS currency,
              SUM(CASE WHEN json_extract(body, '$.available_on') <= ?1 THEN json_extract(body, '$.net') ELSE 0 END) AS available,
              SUM(CASE WHEN json_extract(body, '$.available_on') > ?1 THEN json_extract(body, '$.net') ELSE 0 END) AS pending
         FROM objects WHERE kind = 'balance_transaction' AND account = ?2 GROUP BY 1 ORDER BY 1`,
      sandbox.seconds(),
      account,
    )
    .toArray();
  return new Map(rows.map(({ currency, available, pending }) => [currency, { available, pending }]));
}

/** Money that can be spent now, in minor units. */
export function availableFunds(sandbox: Sandbox, account: string, currency: string): number {
  return fundsOf(sandbox, account).get(currency)?.available ?? 0;
}

function retrieveBalance(sandbox: Sandbox, call: Call<Stripe.BalanceRetrieveParams>): Stripe.Balance {
  const funds = [...fundsOf(sandbox, call.account)];
  if (funds.length === 0) funds.push(["usd", { available: 0, pending: 0 }]);
  const entry = (amount: number, currency: string) => ({ amount, currency, source_types: { card: amount } });
  return {
    object: "balance",
    available: funds.map(([currency, { available }]) => entry(available, currency)),
    livemode: false,
    pending: funds.map(([currency, { pending }]) => entry(pending, currency)),
  };
}

function retrieveTransaction(
  sandbox: Sandbox,
  call: Call<Stripe.BalanceTransactionRetrieveParams>,
): BalanceTransaction {
  const id = call.path.id ?? "";
  const found = sandbox.store.find<BalanceTransaction>("balance_transaction", id);
  if (found === null || sandbox.store.ownerOf(id) !== call.account) throw noSuch("balance transaction", id);
  return found;
}

function listTransactions(sandbox: Sandbox, call: Call<Stripe.BalanceTransactionListParams>) {
  const { source, type, currency, payout } = call.params;
  if (payout !== undefined) return transactionsOfPayout(sandbox, call, payout);
  return pageOf<BalanceTransaction>(sandbox, call, "balance_transaction", { source, type, currency });
}

/** What an automatic payout carried, the payout's own transaction included. */
function transactionsOfPayout(
  sandbox: Sandbox,
  call: Call<Stripe.BalanceTransactionListParams>,
  payout: string,
): ListBody {
  if (sandbox.store.ownerOf(payout) !== call.account) throw noSuch("payout", payout, "payout");
  const ids = sandbox.store.setting<string[] | null>(`payout:${payout}`, null);
  if (ids === null) {
    throw refused(
      "Balance transaction history can only be filtered on automatic payouts, not manual.",
      undefined,
      "payout",
    );
  }
  const { limit = 10, starting_after, type } = call.params;
  const all = ids
    .map((id) => sandbox.store.find<BalanceTransaction>("balance_transaction", id))
    .filter((transaction) => transaction !== null)
    .filter((transaction) => type === undefined || transaction.type === type)
    .reverse();
  const start = starting_after === undefined ? 0 : all.findIndex(({ id }) => id === starting_after) + 1;
  return { object: "list", data: all.slice(start, start + limit), has_more: all.length > start + limit, url: call.url };
}

export const balanceHandlers = {
  "GET /v1/balance": retrieveBalance,
  "GET /v1/balance_transactions": listTransactions,
  "GET /v1/balance_transactions/:id": retrieveTransaction,
} satisfies HandlersOf<"GET /v1/balance" | "GET /v1/balance_transactions" | "GET /v1/balance_transactions/:id">;
