/** What is true of the books at every moment. Each sum is counted here anew, from the postings alone. */

import { currencyRules } from "../../worker/platform/money.ts";
import type { Books, HoldRecord, PostingRecord } from "../histories/records.ts";
import { must } from "./violation.ts";

/** Journals that take money out of a hold, and where it goes. */
const released = new Set(["release"]);
const refunded = new Set(["refund_decided"]);
const chargedBack = new Set(["chargeback_lost"]);

export function checkBooks(books: Books): void {
  const balances = balancesOf(books.postings);
  checkAccounts(books, balances);
  for (const one of books.holds) checkHold(books, one);
  checkPayables(books, balances);
  checkRefundables(books, balances);
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const total = (postings: readonly PostingRecord[]) => sum(postings.map(({ amountMinor }) => amountMinor));

/** Credits less debits of every account. */
export function balancesOf(postings: readonly PostingRecord[]): Map<string, number> {
  const balances = new Map<string, number>();
  const move = (account: string, by: number) => balances.set(account, (balances.get(account) ?? 0) + by);
  for (const { debit, credit, amountMinor } of postings) {
    move(debit, -amountMinor);
    move(credit, amountMinor);
  }
  return balances;
}

function checkAccounts({ accounts, postings }: Books, balances: ReadonlyMap<string, number>): void {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  must("trial balance", sum([...balances.values()]) === 0, () => "the sum of all accounts is not zero");
  for (const { debit, credit, currency, amountMinor } of postings) {
    const fits = [debit, credit].every((id) => byId.get(id)?.currency === currency);
    must(
      "currency",
      fits && Number.isSafeInteger(amountMinor) && amountMinor > 0,
      () => `${debit} → ${credit} in ${currency}`,
    );
  }
  for (const { id, floorMinor, ceilingMinor, balanceMinor } of accounts) {
    if (floorMinor === null && ceilingMinor === null) continue;
    const balance = balances.get(id) ?? 0;
    must("kept balance", balance === balanceMinor, () => `${id} keeps ${balanceMinor}, its postings say ${balance}`);
    must("floor", balance >= (floorMinor ?? balance), () => `${id} is ${balance}`);
    must("ceiling", balance <= (ceilingMinor ?? balance), () => `${id} is ${balance}`);
  }
}

/** round(F · R / G), half up, in integers of any size. */
function share(part: number, of: number, whole: number): number {
  return Number((2n * BigInt(part) * BigInt(of) + BigInt(whole)) / (2n * BigInt(whole)));
}

function checkHold({ postings }: Books, one: HoldRecord): void {
  const account = `hold:${one.id}`;
  const out = postings.filter(({ debit }) => debit === account);
  const funded = total(postings.filter(({ credit }) => credit === account));
  const by = (kinds: ReadonlySet<string>) => total(out.filter(({ kind }) => kinds.has(kind)));
  const [toSolver, toPoster, toBank] = [by(released), by(refunded), by(chargedBack)];
  const left = funded - total(out);
  const what = () =>
    `${one.id} is ${one.state}: funded ${funded}, left ${left}, ${toSolver} to the solver, ${toPoster} back, ${toBank} charged back`;
  must("conservation", left + toSolver + toPoster + toBank === funded && left >= 0, what);
  must("funding", funded === 0 || funded === one.amountMinor, what);
  must("hold state", fitsState(one, { funded, left, toSolver, toPoster, toBank }), what);
  if (one.heldAt !== null) checkFee(out, one, toSolver);
}

function fitsState(
  { state }: HoldRecord,
  { funded, left, toSolver, toPoster, toBank }: Record<"funded" | "left" | "toSolver" | "toPoster" | "toBank", number>,
): boolean {
  switch (state) {
    case "held":
      return left > 0 && toSolver === 0;
    case "partially_released":
      return left > 0 && toSolver > 0;
    case "released":
      return left === 0 && toSolver > 0 && toPoster === 0;
    case "refunded":
      return left === 0 && toPoster > 0 && toSolver === 0;
    case "split":
      return left === 0 && toSolver > 0 && toPoster > 0;
    case "charged_back":
      return left === 0 && toBank > 0;
    default:
      return funded === 0;
  }
}

/** Fee and tax are what the hold says from the day it was held, and parts of any size add up to them, in the currency's steps. */
function checkFee(out: readonly PostingRecord[], one: HoldRecord, toSolver: number): void {
  const { feeMinor, taxMinor, amountMinor, currency } = one;
  const { stepMinor } = currencyRules[currency];
  const taken = (account: string) => total(out.filter(({ credit }) => credit === `${account}:${currency}`));
  const [fee, tax] = [taken("revenue:platform_fee"), taken("liability:tax")];
  const due = share(toSolver, feeMinor + taxMinor, amountMinor * stepMinor) * stepMinor;
  const what = () =>
    `${one.id} gave ${fee} and ${tax} tax for ${toSolver} of ${amountMinor} released, of ${feeMinor} and ${taxMinor} in all`;
  must("fee", fee + tax === due && fee >= 0 && tax >= 0, what);
  must("fee", toSolver < amountMinor || (fee === feeMinor && tax === taxMinor), what);
  const proportional = share(toSolver, feeMinor, amountMinor);
  must("fee", Math.abs(fee - proportional) <= 2 * stepMinor, what);
}

/** Every payable has its payouts, and every payout that is not paid has its payable. */
function checkPayables({ payouts }: Books, balances: ReadonlyMap<string, number>): void {
  const owed = new Map<string, number>();
  for (const { solverId, currency, amountMinor, state } of payouts) {
    if (state === "paid" || state === "reversed" || state === "canceled") continue;
    const account = `payable:${solverId}:${currency}`;
    owed.set(account, (owed.get(account) ?? 0) + amountMinor);
  }
  for (const account of new Set([...owed.keys(), ...balances.keys()].filter((id) => id.startsWith("payable:")))) {
    const [payable, waiting] = [balances.get(account) ?? 0, owed.get(account) ?? 0];
    must(
      "payables have payouts",
      payable === waiting,
      () => `${account} is ${payable}, its payouts wait for ${waiting}`,
    );
  }
}

/** What is decided to go back and is not gone is exactly what waits on the refunds. */
function checkRefundables({ refunds }: Books, balances: ReadonlyMap<string, number>): void {
  for (const { id, amountMinor, state, origin, failureCode } of refunds) {
    // A payment that settled in another currency waits in suspense.
    if (origin === "suspense") continue;
    const left = balances.get(`refundable:${id}`) ?? 0;
    const fits = {
      decided: left === amountMinor,
      // Out of our balance from the moment Stripe accepted it.
      requested: left === amountMinor || left === 0,
      paid: left === 0,
      failed: left === amountMinor || (failureCode === "charged_back" && left < amountMinor),
    };
    must("refundables", fits[state], () => `${id} of ${amountMinor} is ${state}, and ${left} is left to go back`);
  }
}
