/** What is true of our books and Stripe's when nothing is on its way any more. */
import type { Books, PostingRecord, StripeBooks } from "../histories/records.ts";
import { must } from "./violation.ts";

export function checkStripe(books: Books, stripe: StripeBooks): void {
  checkMovements(books.postings, stripe);
  checkTransfers(books, stripe);
  checkRefunds(books, stripe);
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

/** One refund at Stripe for each that was asked for, and the same word for how it stands. */
function checkRefunds({ refunds }: Books, stripe: StripeBooks): void {
  const words: Readonly<Record<string, readonly string[]>> = {
    paid: ["succeeded"],
    requested: ["pending", "requires_action"],
    failed: ["failed", "canceled"],
  };
  for (const refund of refunds) {
    const made = stripe.refunds.filter(({ metadata }) => metadata?.refundId === refund.id);
    const [one] = made;
    must("one refund", made.length <= 1, () => `${refund.id} was refunded ${made.length} times`);
    if (one === undefined) {
      must(
        "one refund",
        refund.state === "decided" || refund.state === "failed",
        () => `${refund.id} is ${refund.state}, and Stripe knows of none`,
      );
      continue;
    }
    const fits =
      words[refund.state]?.includes(one.status ?? "") === true &&
      one.id === refund.stripeRefundId &&
      one.amount === refund.amountMinor;
    must("one refund", fits, () => `${refund.id} is ${refund.state}, at Stripe ${one.status} over ${one.amount}`);
  }
}
