/** The ways to pay that the sandbox plays: cards everywhere, and the bank debit of each currency that has one. */
import type Stripe from "stripe";

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

/** The parts of a card or bank account that pages show; the SDK's type lists every network's details. */
export function methodDetails(method: PaymentMethodKind): Stripe.Charge.PaymentMethodDetails {
  const details =
    method === "card"
      ? {
          type: "card",
          card: { brand: "visa", country: "US", exp_month: 12, exp_year: 2034, funding: "credit", last4: "4242" },
        }
      : { type: method, [method]: { bank_name: "SANDBOX BANK", last4: "6789" } };
  return details as unknown as Stripe.Charge.PaymentMethodDetails; // a subset of the fields, with Stripe's names
}
