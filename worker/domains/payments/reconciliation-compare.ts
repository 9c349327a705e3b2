/** One movement as both sides know it, and how they differ. Pure. */
import type Stripe from "stripe";
import type { MismatchKind } from "./contract.ts";

/** A balance transaction at Stripe. Minor units; signed as Stripe signs: what came in is positive. */
export interface AtStripe {
  readonly id: string;
  readonly type: string;
  readonly amountMinor: number;
  /** What Stripe kept of it. */
  readonly feeMinor: number;
  /** Capital letters. */
  readonly currency: string;
  /** The charge, transfer, refund … that it is of. */
  readonly object: string | null;
}

export function atStripe({ id, type, amount, fee, currency, source }: Stripe.BalanceTransaction): AtStripe {
  return {
    id,
    type,
    amountMinor: amount,
    feeMinor: fee,
    currency: currency.toUpperCase(),
    object: typeof source === "string" ? source : (source?.id ?? null),
  };
}

/** The same in our books: what its journals moved on our balance at Stripe. */
export interface InLedger {
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** null when it never touched our balance. */
  readonly currency: string | null;
  readonly kinds: string;
}

export interface Difference {
  readonly kind: MismatchKind;
  readonly source: string;
  /** What each side says; minor units. */
  readonly detail: Record<string, string | number | null>;
}

/** What does not match of a movement that Stripe has; usually nothing. */
export function differencesOf(stripe: AtStripe, ledger: InLedger | null): Difference[] {
  const { id: source, type, object, amountMinor, feeMinor, currency } = stripe;
  const theirs = { type, object, currency, stripeMinor: amountMinor, stripeFeeMinor: feeMinor };
  if (ledger === null) {
    return amountMinor === 0 && feeMinor === 0 ? [] : [{ kind: "MISSING_LEDGER", source, detail: theirs }];
  }
  const ours = { ledgerMinor: ledger.amountMinor, ledgerFeeMinor: ledger.feeMinor, journals: ledger.kinds };
  const detail = { ...theirs, ...ours, ledgerCurrency: ledger.currency };
  const otherCurrency = ledger.currency !== null && ledger.currency !== currency;
  const found: Difference[] = [];
  if (otherCurrency || ledger.amountMinor !== amountMinor) found.push({ kind: "AMOUNT", source, detail });
  if (ledger.feeMinor !== feeMinor) found.push({ kind: "FEE", source, detail });
  return found;
}

/** A movement that stands in our books, and Stripe does not know. */
export function missingAtStripe(source: string, ledger: InLedger | null): Difference {
  const detail = {
    currency: ledger?.currency ?? null,
    ledgerMinor: ledger?.amountMinor ?? null,
    ledgerFeeMinor: ledger?.feeMinor ?? null,
    journals: ledger?.kinds ?? null,
  };
  return { kind: "MISSING_STRIPE", source, detail };
}

/**
 * Movements whose meaning Stripe's events tell: one of these that is missing is a fact that we have not heard of, and replaying its
 * event posts it. Any other type is money that no journal of ours explains.
 */
const told: ReadonlySet<string> = new Set([
  "charge",
  "payment",
  "payment_failure_refund",
  "payment_refund",
  "payment_reversal",
  "payout",
  "payout_cancel",
  "payout_failure",
  "refund",
  "refund_failure",
  "transfer",
  "transfer_cancel",
  "transfer_failure",
  "transfer_refund",
]);

/** An adjustment is a chargeback's when it is of one. */
export function isExplained({ type, object }: AtStripe): boolean {
  return told.has(type) || (type === "adjustment" && object !== null && /^(dp|du)_/.test(object));
}
