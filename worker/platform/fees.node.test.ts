import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FeeTerms, feeOf, feeOfRelease } from "./fees.ts";
import { currencies, ruleOf } from "./money.ts";

const usd: FeeTerms = { feeBasisPoints: 800, taxBasisPoints: 0, stepMinor: 1, feeMinimumMinor: 50 };

/** A price that each currency allows, and rates that a deployment may set. */
const prices = fc
  .record({
    currency: fc.constantFrom(...currencies),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    taxBasisPoints: fc.integer({ min: 0, max: 5_000 }),
  })
  .map(({ currency, share, feeBasisPoints, taxBasisPoints }) => {
    const { minimumMinor, maximumMinor, stepMinor, feeMinimumMinor } = ruleOf(currency);
    const steps = Math.round(((maximumMinor - minimumMinor) / stepMinor) * share);
    const terms = { feeBasisPoints, taxBasisPoints, stepMinor, feeMinimumMinor };
    return { amountMinor: minimumMinor + steps * stepMinor, terms };
  });

/** Such a price, released in parts of whole steps. */
const releases = fc
  .tuple(prices, fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 12 }))
  .map(([{ amountMinor, terms }, cuts]) => {
    const steps = amountMinor / terms.stepMinor;
    // Some cuts lie close together, so that parts of a step or two are common.
    const points = new Set(cuts.flatMap((cut) => [cut % steps, (cut % steps) + 1]).filter((cut) => cut > 0));
    const ends = [...[...points].filter((point) => point < steps).sort((a, b) => a - b), steps];
    const parts = ends.map((end, at) => (end - (ends[at - 1] ?? 0)) * terms.stepMinor);
    return { amountMinor, terms, parts };
  });

describe("the fee of a reward", () => {
  it.each([
    [240_000, usd, { feeMinor: 19_200, taxMinor: 0 }],
    [99_999_999, usd, { feeMinor: 8_000_000, taxMinor: 0 }],
    [1_000, { ...usd, taxBasisPoints: 1_900 }, { feeMinor: 80, taxMinor: 15 }],
    [600, usd, { feeMinor: 50, taxMinor: 0 }],
    [30, { ...usd, taxBasisPoints: 1_900 }, { feeMinor: 30, taxMinor: 0 }],
    [12_340, { ...usd, stepMinor: 10, feeMinimumMinor: 150 }, { feeMinor: 990, taxMinor: 0 }],
    [
      100_000,
      { ...usd, stepMinor: 100, feeMinimumMinor: 5_000, taxBasisPoints: 2_400 },
      { feeMinor: 8_000, taxMinor: 1_900 },
    ],
  ])("of %i under %j is %j", (amountMinor, terms, fee) => expect(feeOf(amountMinor, terms)).toEqual(fee));

  it("is in whole steps, at least the currency's least, and with its tax never more than the reward", () => {
    fc.assert(
      fc.property(prices, ({ amountMinor, terms }) => {
        const { feeMinor, taxMinor } = feeOf(amountMinor, terms);
        expect([feeMinor % terms.stepMinor, taxMinor % terms.stepMinor]).toEqual([0, 0]);
        expect(feeMinor).toBeGreaterThanOrEqual(terms.feeMinimumMinor);
        expect(taxMinor).toBeGreaterThanOrEqual(0);
        expect(feeMinor + taxMinor).toBeLessThanOrEqual(amountMinor);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the fee of parts", () => {
  it("adds up to the fee and the tax of the whole, in whole steps, and no part pays more than it is", () => {
    fc.assert(
      fc.property(releases, ({ amountMinor, terms, parts }) => {
        const whole = feeOf(amountMinor, terms);
        const { stepMinor } = terms;
        let releasedMinor = 0;
        const taken = { feeMinor: 0, taxMinor: 0 };
        for (const part of parts) {
          const { feeMinor, taxMinor } = feeOfRelease({ amountMinor, ...whole, releasedMinor, stepMinor }, part);
          expect(Math.min(feeMinor, taxMinor, part - feeMinor - taxMinor)).toBeGreaterThanOrEqual(0);
          expect([feeMinor % stepMinor, taxMinor % stepMinor, (part - feeMinor - taxMinor) % stepMinor]).toEqual([
            0, 0, 0,
          ]);
          releasedMinor += part;
          taken.feeMinor += feeMinor;
          taken.taxMinor += taxMinor;
        }
        expect(taken).toEqual(whole);
      }),
      { numRuns: 1_000 },
    );
  });

  it("without tax is the fee's share of what is released so far, less what was taken", () => {
    const reward = { amountMinor: 240_000, feeMinor: 19_200, taxMinor: 0, stepMinor: 1 };
    expect(feeOfRelease({ ...reward, releasedMinor: 0 }, 79_999)).toEqual({ feeMinor: 6_400, taxMinor: 0 });
    expect(feeOfRelease({ ...reward, releasedMinor: 79_999 }, 1)).toEqual({ feeMinor: 0, taxMinor: 0 });
  });
});
