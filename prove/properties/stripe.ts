/** What is true of our books and Stripe's when nothing is on its way any more. */
import type { Books, PostingRecord, StripeBooks } from "../histories/records.ts";
import { balancesOf } from "./books.ts";
import { must } from "./violation.ts";

export function checkStripe(books: Books, stripe: StripeBooks): void {
  checkMovements(books.postings, stripe);
  checkTransfers(books, stripe);
  checkRefunds(books, stripe);
  checkChargebacks(books, stripe);
}

const isOurs = (account: string) => account.startsWith("stripe:balance:");

/** Every movement of our balance at Stripe is in the books once, with its sum and fee, and nothing else is: so the balances agree. */
function checkMovements(postings: readonly PostingRecord[], { movements }: StripeBooks): void {
  const posted = new Map<string, number>();
  for (const { source, debit, credit, amountMinor } of postings) {
    if (!isOurs(debit) && !isOurs(credit)) continue;
    posted.set(source, (posted.get(source) ?? 0) + (isOurs(debit) ? amountMinor : -amountMinor));
  }
  for (const { id, type, net, currency } of movements) {
    const ours = posted.get(id) ?? 0;
    must(
      "our balance is Stripe's",
      ours === net,
      () => `${id} (${type}) moved ${net} ${currency} at Stripe and ${ours} in the books`,
    );
    posted.delete(id);
  }
  must("our balance is Stripe's", posted.size === 0, () => `only the books know ${[...posted].join(" ")}`);
}

/** One transfer for each payout that was paid, and none for any other. */
function checkTransfers({ payouts }: Books, { transfers }: StripeBooks): void {
  for (const payout of payouts) {
    const made = transfers.filter(({ metadata }) => metadata.payoutId === payout.id);
    const sent = payout.state === "paid" || payout.state === "reversed";
    must(
      "one transfer",
      made.length === (sent ? 1 : 0),
      () => `${payout.id} is ${payout.state} with ${made.length} transfers`,
    );
    const [transfer] = made;
    const fits =
      transfer === undefined ||
      (transfer.id === payout.transferId &&
        transfer.amount === payout.amountMinor &&
        transfer.currency === payout.currency.toLowerCase());
    must(
      "one transfer",
      fits,
      () =>
        `${payout.id} of ${payout.amountMinor} ${payout.currency} was sent as ${transfer?.amount} ${transfer?.currency}`,
    );
  }
  const known = new Set(payouts.map(({ id }) => id));
  const strange = transfers.filter(({ metadata }) => !known.has(metadata.payoutId ?? ""));
  must("one transfer", strange.length === 0, () => `${strange[0]?.id} belongs to no payout`);
}

/** One refund at Stripe for each that was asked for, beside tries that failed, and the same word for how it stands. */
function checkRefunds({ refunds, postings }: Books, stripe: StripeBooks): void {
  const elsewhere = new Set(
    postings
      .filter(({ kind }) => kind === "refund_paid_elsewhere")
      .map(({ debit }) => debit.slice("refundable:".length)),
  );
  const failed = (status: string | null) => status === "failed" || status === "canceled";
  for (const refund of refunds) {
    const made = stripe.refunds.filter(({ metadata }) => metadata?.refundId === refund.id);
    const standing = made.filter(({ status }) => !failed(status));
    const one = standing[0] ?? null;
    must("one refund", standing.length <= 1, () => `${refund.id} was refunded ${standing.length} times`);
    must(
      "one refund",
      one === null || !elsewhere.has(refund.id),
      () => `${refund.id} was paid at Stripe and elsewhere`,
    );
    const word = elsewhere.has(refund.id)
      ? "paid"
      : one === null
        ? "failed"
        : one.status === "succeeded"
          ? "paid"
          : "requested";
    const unsent = one === null && refund.state === "decided";
    must(
      "one refund",
      refund.state === word || unsent,
      () => `${refund.id} is ${refund.state}, at Stripe ${one?.status}`,
    );
    const fits = one === null || (one.id === refund.stripeRefundId && one.amount === refund.amountMinor);
    must("one refund", fits, () => `${refund.id} of ${refund.amountMinor} is at Stripe ${one?.id} of ${one?.amount}`);
  }
}

/** What a bank took and has not given back is outstanding until it has decided; then somebody has paid for it. */
function checkChargebacks({ postings }: Books, { disputes, movements }: StripeBooks): void {
  const balances = balancesOf(postings);
  for (const { id, status } of disputes) {
    const taken = movements.filter(({ source }) => source === id).reduce((sum, { amount }) => sum + amount, 0);
    const decided =
      ["won", "lost", "prevented"].includes(status) || status.startsWith("appeal_") || status.startsWith("warning_");
    const account = balances.get(`chargeback:${id}`) ?? 0;
    must(
      "chargebacks",
      account === (decided ? 0 : taken),
      () => `${id} is ${status}, the bank took ${-taken}, ${-account} is outstanding`,
    );
  }
}
