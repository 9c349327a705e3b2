/** The ways to pay that the sandbox plays: cards everywhere, and the bank debit of each currency that has one. */
import type Stripe from "stripe";
import { newId } from "./ids.ts";

/** How the payer pays, in Stripe's names. */
export type PaymentMethodKind = "card" | DebitKind;
export type DebitKind = "us_bank_account" | "sepa_debit" | "bacs_debit" | "acss_debit" | "au_becs_debit";

const DEBITS: Record<string, DebitKind> = {
  usd: "us_bank_account",
  eur: "sepa_debit",
  gbp: "bacs_debit",
  cad: "acss_debit",
  aud: "au_becs_debit",
};

/** The bank debit that is offered in a currency, if any. */
export function debitOf(currency: string): DebitKind | null {
  return DEBITS[currency] ?? null;
}

/** What a session offers: what was allowed (everything when nothing was said), less what was excluded. */
export function methodTypesOf(params: Stripe.Checkout.SessionCreateParams, currency: string): string[] {
  const debit = debitOf(currency);
  const offered: string[] = debit === null ? ["card"] : ["card", debit];
  const allowed: readonly string[] = params.allowed_payment_method_types ?? offered;
  const excluded: readonly string[] = params.excluded_payment_method_types ?? [];
  return offered.filter((type) => allowed.includes(type) && !excluded.includes(type));
}

/**
 * The parts of a card or bank account that are read; the SDK's type lists every network's details.
 * @param account names the card or bank account: the same name has the same fingerprint; null: one that nobody else has
 */
export function methodDetails(method: PaymentMethodKind, account: string | null): Stripe.Charge.PaymentMethodDetails {
  const fingerprint = account === null ? newFingerprint() : fingerprintOf(`${method} ${account}`);
  const card = { brand: "visa", country: "US", exp_month: 12, exp_year: 2034, funding: "credit", last4: "4242" };
  const details =
    method === "card"
      ? { type: "card", card: { ...card, fingerprint } }
      : { type: method, [method]: { bank_name: "SANDBOX BANK", last4: "6789", fingerprint } };
  return details as unknown as Stripe.Charge.PaymentMethodDetails; // a subset of the fields, with Stripe's names
}

/** Letters and digits, as many as Stripe's fingerprints have. */
const fingerprintLength = 16;

function newFingerprint(): string {
  return newId("", fingerprintLength).slice(1);
}

/** The fingerprint of what an account is paid to: a card has the one that it has where it pays. */
export function destinationFingerprint(kind: "bank_account" | "card", number: string): string {
  return fingerprintOf(`${kind} ${number}`);
}

/** The same for the same name: a sum over its letters, begun anew for each place. No secret depends on it. */
function fingerprintOf(name: string): string {
  const digit = (place: number) => {
    let sum = place + 1;
    for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
    return (sum % 36).toString(36);
  };
  return Array.from({ length: fingerprintLength }, (_, place) => digit(place)).join("");
}
