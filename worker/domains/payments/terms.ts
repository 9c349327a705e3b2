/** What rewards may be in this deployment, and what they cost. */
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Fee, type FeeTerms, feeOf } from "../../platform/fees.ts";
import { type Currency, type Money, ruleOf } from "../../platform/money.ts";
import { policy } from "../../platform/policy.ts";
import type { Terms } from "./contract.ts";

/** The fee and tax on a reward under the policy in force. Minor units. */
export function feeInForce(ctx: Pick<Context, "config">, { amountMinor, currency }: Money): Fee {
  const terms: FeeTerms = {
    feeBasisPoints: policy.feeBasisPoints,
    taxBasisPoints: ctx.config.FEE_TAX_BASIS_POINTS,
    ...ruleOf(currency),
  };
  return feeOf(amountMinor, terms);
}

/** The currencies that rewards are offered in, with their limits, and the rates. */
export function getTerms({ config }: Pick<Context, "config">): Terms {
  return {
    feeBasisPoints: policy.feeBasisPoints,
    taxBasisPoints: config.FEE_TAX_BASIS_POINTS,
    currencies: config.CURRENCIES.map((currency) => ({ currency, ...ruleOf(currency) })),
  };
}

/**
 * New rewards are in a currency that our Stripe account settles in; those that stand already go on.
 * @throws AppError `currency_not_offered`
 */
export function requireOffered({ config }: Pick<Context, "config">, currency: Currency): void {
  if (config.CURRENCIES.includes(currency)) return;
  const detail = `Rewards here are in ${config.CURRENCIES.join(", ")}. Choose one of these.`;
  throw new AppError("currency_not_offered", { detail });
}
