/**
 * Money as the product speaks of it: integer minor units plus an ISO 4217 currency, never a float.
 * Rounding happens in fees.ts and nowhere else.
 */
import * as z from "zod";
import type { FieldMessage } from "./field-messages.ts";

export interface CurrencyRule {
  /** Digits of our minor units after the decimal point, which are Stripe's: 2 for USD, 0 for JPY, 3 for KWD. */
  readonly digits: number;
  /**
   * Every amount is a multiple of this many minor units: Stripe wants three-decimal currencies in tens, and ISK as whole units with
   * two zeros (https://docs.stripe.com/currencies#special-cases).
   */
  readonly stepMinor: number;
  /** The smallest reward we accept, well above Stripe's minimum charge so that the fee never eats it. */
  readonly minimumMinor: number;
  /** The largest reward: Stripe takes eight digits of minor units. */
  readonly maximumMinor: number;
  /** The least of the platform's fee, so that a small reward still pays for its own payment. */
  readonly feeMinimumMinor: number;
}

const maximumMinor = 99_999_999;

/** Two decimals, and sums that are about `units` times those of the US dollar. */
function twoDigits(units: number): CurrencyRule {
  return { digits: 2, stepMinor: 1, minimumMinor: 1_000 * units, maximumMinor, feeMinimumMinor: 50 * units };
}

/** Every currency the code knows, so that a payment in one can be posted; which of them a deployment offers is its own choice (env.ts). */
export const currencyRules = {
  USD: twoDigits(1),
  EUR: twoDigits(1),
  GBP: twoDigits(1),
  CHF: twoDigits(1),
  CAD: twoDigits(1),
  AUD: twoDigits(1),
  NZD: twoDigits(1),
  SGD: twoDigits(1),
  PLN: twoDigits(4),
  SEK: twoDigits(10),
  NOK: twoDigits(10),
  DKK: twoDigits(10),
  CZK: twoDigits(20),
  JPY: { digits: 0, stepMinor: 1, minimumMinor: 1_000, maximumMinor, feeMinimumMinor: 50 },
  KRW: { digits: 0, stepMinor: 1, minimumMinor: 10_000, maximumMinor, feeMinimumMinor: 500 },
  ISK: { digits: 2, stepMinor: 100, minimumMinor: 100_000, maximumMinor: 99_999_900, feeMinimumMinor: 5_000 },
  KWD: { digits: 3, stepMinor: 10, minimumMinor: 5_000, maximumMinor: 99_999_990, feeMinimumMinor: 150 },
  BHD: { digits: 3, stepMinor: 10, minimumMinor: 5_000, maximumMinor: 99_999_990, feeMinimumMinor: 150 },
} as const satisfies Record<string, CurrencyRule>;

export type Currency = keyof typeof currencyRules;
// Object.keys forgets the literal keys of the object above, which is `as const`.
export const currencies = Object.keys(currencyRules) as [Currency, ...Currency[]];

/** The currency that Stripe spells in small letters, or null for one that we do not know. */
export function currencyOf(stripeCode: string): Currency | null {
  return currencies.find((known) => known.toLowerCase() === stripeCode.toLowerCase()) ?? null;
}

export interface Money {
  amountMinor: number;
  currency: Currency;
}

/** `{amountMinor, currency}` within the currency's limits and steps. */
export const moneySchema = z
  .object({
    amountMinor: z.int().meta({ description: "Integer minor units: 240000 is 2,400.00 USD" }),
    currency: z.enum(currencies),
  })
  .superRefine(({ amountMinor, currency }, issue) => {
    const problem = amountProblem(amountMinor, currency);
    if (problem) issue.addIssue({ code: "custom", path: ["amountMinor"], message: problem });
  });

/** Money as an answer carries it: already checked, so any sum the ledger can hold. */
export const moneyView = z.object({ amountMinor: z.int(), currency: z.enum(currencies) });

/** What is true of sums in this currency. */
export function ruleOf(currency: Currency): CurrencyRule {
  return currencyRules[currency];
}

/** Says in one sentence why an amount cannot be a price in this currency, or null when it can. */
export function amountProblem(amountMinor: number, currency: Currency): FieldMessage | null {
  const rule = ruleOf(currency);
  if (amountMinor < rule.minimumMinor) return `The smallest sum is ${plainAmount(rule.minimumMinor, currency)}.`;
  if (amountMinor > rule.maximumMinor) return `The largest sum is ${plainAmount(rule.maximumMinor, currency)}.`;
  return stepProblem(amountMinor, currency);
}

/** The same for a part of a sum, which may be as small as a step. */
export function stepProblem(amountMinor: number, currency: Currency): FieldMessage | null {
  const { stepMinor } = ruleOf(currency);
  return amountMinor % stepMinor === 0
    ? null
    : `Sums in ${currency} go in steps of ${plainAmount(stepMinor, currency)}.`;
}

/** `1000.00 USD`: for error sentences and logs; pages format with Intl in the reader's language. */
export function plainAmount(amountMinor: number, currency: Currency): string {
  const { digits } = currencyRules[currency];
  const sign = amountMinor < 0 ? "-" : "";
  const padded = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const fraction = digits === 0 ? "" : `.${padded.slice(-digits)}`;
  return `${sign}${whole}${fraction} ${currency}`;
}
