/** What is true of the books at every moment. Each sum is counted here anew, from the postings alone. */
import type { Books, HoldRecord, PostingRecord } from "../histories/records.ts";
import { must } from "./violation.ts";

/** Journals that take money out of a hold, and where it goes. */
const released = new Set(["release"]);
const refunded = new Set(["refund_decided"]);
const chargedBack = new Set(["chargeback_lost"]);

export function checkBooks(books: Books): void {
  checkAccounts(books);
  for (const one of books.holds) checkHold(books, one);
  checkPayables(books);
  checkRefundables(books);
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

function checkAccounts({ accounts, postings }: Books): void {
  const balances = balancesOf(postings);
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
      return left === 0 && toSolver === funded;
    case "refunded":
      return left === 0 && toPoster === funded;
    case "split":
      return left === 0 && toSolver > 0 && toPoster > 0;
    case "charged_back":
      return left === 0 && toBank > 0;
    default:
      return funded === 0;
  }
}

/** The fee is what the hold says from the day it was held, and parts of any size add up to it. */
function checkFee(out: readonly PostingRecord[], one: HoldRecord, toSolver: number): void {
  const fee = total(out.filter(({ credit }) => credit.startsWith("revenue:platform_fee:")));
  const due = share(one.feeMinor, toSolver, one.amountMinor);
  must(
    "fee",
    fee === due,
    () => `${one.id} gave ${fee} for ${toSolver} of ${one.amountMinor} released, and ${due} are due`,
  );
  must("fee", one.feeMinor <= one.amountMinor, () => `${one.id} has a fee of ${one.feeMinor} on ${one.amountMinor}`);
}

/** Every payable has its payouts, and every payout that is not paid has its payable. */
function checkPayables({ postings, payouts }: Books): void {
  const balances = balancesOf(postings.filter(({ debit, credit }) => `${debit} ${credit}`.includes("payable:")));
  const owed = new Map<string, number>();
  for (const { solverId, currency, amountMinor, state } of payouts) {
    if (state === "paid" || state === "reversed") continue;
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
function checkRefundables({ postings, refunds }: Books): void {
  const balances = balancesOf(postings);
  for (const { id, amountMinor, state } of refunds) {
    const left = balances.get(`refundable:${id}`) ?? 0;
    // A refund that Stripe accepted is out of our balance from then on, and comes back when it fails.
    const fits =
      state === "requested" ? left === amountMinor || left === 0 : left === (state === "paid" ? 0 : amountMinor);
    must("refundables", fits, () => `${id} of ${amountMinor} is ${state}, and ${left} is left to go back`);
  }
}
