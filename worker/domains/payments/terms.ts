/** What rewards may be in this deployment, and what they cost. */
import { desc, lte } from "drizzle-orm";
import { feePolicies } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Detail } from "../../platform/detail-messages.ts";
import { AppError } from "../../platform/errors.ts";
import { type Fee, type FeeTerms, feeOf } from "../../platform/fees.ts";
import { type Currency, type Money, ruleOf } from "../../platform/money.ts";
import { policy } from "../../platform/policy.ts";
import type { Terms } from "./contract.ts";

/** The platform's fee now, in hundredths of a percent: what admins decided last that has begun, else the policy of the code. */
export async function readFeeBasisPoints({ store, now }: Pick<Context, "store" | "now">): Promise<number> {
  const row = await store.db.query.feePolicies.findFirst({
    where: lte(feePolicies.startsAt, now),
    orderBy: desc(feePolicies.seq),
  });
  return row?.feeBasisPoints ?? policy.feeBasisPoints;
}

/** The fee and tax on a reward under the policy in force. Minor units. */
export async function feeInForce(
  ctx: Pick<Context, "config" | "store" | "now">,
  { amountMinor, currency }: Money,
): Promise<Fee> {
  const terms: FeeTerms = {
    feeBasisPoints: await readFeeBasisPoints(ctx),
    taxBasisPoints: ctx.config.FEE_TAX_BASIS_POINTS,
    ...ruleOf(currency),
  };
  return feeOf(amountMinor, terms);
}

/** The currencies that rewards are offered in, with their limits, and the rates. */
export async function getTerms(ctx: Pick<Context, "config" | "store" | "now">): Promise<Terms> {
  const { config } = ctx;
  return {
    feeBasisPoints: await readFeeBasisPoints(ctx),
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
  const detail: Detail = `Rewards here are in ${config.CURRENCIES.join(", ")}. Choose one of these.`;
  throw new AppError("currency_not_offered", { detail });
}
