/**
 * The platform's fee and the tax on it. Pure, and free of any library, so that pages quote by the very lines that the ledger takes
 * it by. Amounts are minor units; every rounding of money happens here, to the currency's step.
 */

/** What a fee depends on: the rates, and the currency's smallest step and least fee. */
export interface FeeTerms {
  readonly feeBasisPoints: number;
  /** On the fee. */
  readonly taxBasisPoints: number;
  readonly stepMinor: number;
  readonly feeMinimumMinor: number;
}

export interface Fee {
  readonly feeMinor: number;
  readonly taxMinor: number;
}

/** The fee on a reward and the tax on that fee, each rounded once; together never more than the reward. */
export function feeOf(amountMinor: number, terms: FeeTerms): Fee {
  const share = (sum: number, basisPoints: number) =>
    proportion(sum, basisPoints, 10_000 * terms.stepMinor) * terms.stepMinor;
  const feeMinor = Math.min(amountMinor, Math.max(share(amountMinor, terms.feeBasisPoints), terms.feeMinimumMinor));
  const taxMinor = Math.min(amountMinor - feeMinor, share(feeMinor, terms.taxBasisPoints));
  return { feeMinor, taxMinor };
}

/** A reward, the fee and tax fixed for all of it, and what of it was released so far. */
export interface Releasable extends Fee {
  readonly amountMinor: number;
  readonly releasedMinor: number;
  readonly stepMinor: number;
}

/**
 * The fee and tax of releasing `releaseMinor` more: what is due on all that is then released, less what was due before, so that
 * parts of any size add up to exactly the whole. Never more than the part, and never negative.
 */
export function feeOfRelease(reward: Releasable, releaseMinor: number): Fee {
  const before = dueAt(reward, reward.releasedMinor);
  const after = dueAt(reward, reward.releasedMinor + releaseMinor);
  return { feeMinor: after.feeMinor - before.feeMinor, taxMinor: after.taxMinor - before.taxMinor };
}

/**
 * Fee and tax due once so much is released. They are rounded together and then divided: rounded each by itself they could take more
 * than a small part is.
 */
function dueAt({ amountMinor, feeMinor, taxMinor, stepMinor }: Releasable, releasedMinor: number): Fee {
  const bothSteps = proportion((feeMinor + taxMinor) / stepMinor, releasedMinor, amountMinor);
  const feeSteps = taxMinor === 0 ? bothSteps : proportion(bothSteps, feeMinor, feeMinor + taxMinor);
  return { feeMinor: feeSteps * stepMinor, taxMinor: (bothSteps - feeSteps) * stepMinor };
}

/**
 * `round(amount · numerator / denominator)`, half up, exact beyond 2^53 because it is computed in BigInt.
 * @param amount non-negative
 */
export function proportion(amount: number, numerator: number, denominator: number): number {
  const scaled = BigInt(amount) * BigInt(numerator) * 2n + BigInt(denominator);
  return Number(scaled / (BigInt(denominator) * 2n));
}
