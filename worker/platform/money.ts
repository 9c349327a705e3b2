/**
 * Money as the product speaks of it: integer minor units plus an ISO 4217 currency, never a float.
 * Rounding happens here and nowhere else.
 */
import * as z from "zod";

interface CurrencyRule {
  /** Digits after the decimal point (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD. */
  readonly digits: number;
  /** Amounts must be a multiple of this many minor units (Stripe wants KWD in tens, ISK in hundreds). */
  readonly stepMinor: number;
  /** The smallest reward we accept, well above Stripe's minimum charge so that the fee never eats it. */
  readonly minimumMinor: number;
  /** The largest reward: Stripe takes eight digits of minor units. */
  readonly maximumMinor: number;
}

const twoDigits: CurrencyRule = { digits: 2, stepMinor: 1, minimumMinor: 1_000, maximumMinor: 99_999_999 };

/** Every currency the code knows. Which of them a deployment offers is {@link currencies}. */
export const currencyRules = {
  USD: twoDigits,
  EUR: twoDigits,
  GBP: twoDigits,
  JPY: { digits: 0, stepMinor: 1, minimumMinor: 1_000, maximumMinor: 99_999_999 },
  KWD: { digits: 3, stepMinor: 10, minimumMinor: 5_000, maximumMinor: 99_999_990 },
} as const satisfies Record<string, CurrencyRule>;

/** Currencies a challenge may be posted in: those our Stripe account settles in (see docs/decisions/0004). */
export const currencies = ["USD", "EUR", "GBP"] as const;
export type Currency = (typeof currencies)[number];

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

/** Says in one sentence why an amount cannot be a price in this currency, or null when it can. */
export function amountProblem(amountMinor: number, currency: Currency): string | null {
  const rule: CurrencyRule = currencyRules[currency];
  if (amountMinor < rule.minimumMinor) return `The smallest sum is ${plainAmount(rule.minimumMinor, currency)}.`;
  if (amountMinor > rule.maximumMinor) return `The largest sum is ${plainAmount(rule.maximumMinor, currency)}.`;
  if (amountMinor % rule.stepMinor !== 0)
    return `Sums in ${currency} go in steps of ${plainAmount(rule.stepMinor, currency)}.`;
  return null;
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

/**
 * `round(amount · numerator / denominator)`, half up, exact beyond 2^53 because it is computed in BigInt.
 * @param amountMinor non-negative
 */
export function proportion(amountMinor: number, numerator: number, denominator: number): number {
  const scaled = BigInt(amountMinor) * BigInt(numerator) * 2n + BigInt(denominator);
  return Number(scaled / (BigInt(denominator) * 2n));
}
