import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feeOf, feeOfRelease } from "./fees.ts";

/** A hold of some amount, and parts that add up to it. */
const partsOfHold = fc
  .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 12 }))
  .map(([amountMinor, cuts]) => {
    const points = [...new Set(cuts.map((cut) => cut % amountMinor))].filter((cut) => cut > 0).sort((a, b) => a - b);
    const ends = [...points, amountMinor];
    return { amountMinor, parts: ends.map((end, at) => end - (ends[at - 1] ?? 0)) };
  });

describe("the fee", () => {
  it("is 8 % of the hold, rounded once", () => {
    expect([feeOf(240_000), feeOf(1), feeOf(7), feeOf(99_999_999)]).toEqual([19_200, 0, 1, 8_000_000]);
  });

  it("of parts adds up to the fee of the whole, and no part pays more than it is", () => {
    fc.assert(
      fc.property(partsOfHold, fc.nat(), ({ amountMinor, parts }, anyFee) => {
        const feeMinor = anyFee % (amountMinor + 1);
        let releasedMinor = 0;
        let feeTakenMinor = 0;
        for (const part of parts) {
          const fee = feeOfRelease({ amountMinor, feeMinor, releasedMinor, feeTakenMinor }, part);
          expect(fee).toBeGreaterThanOrEqual(0);
          expect(fee).toBeLessThanOrEqual(part);
          releasedMinor += part;
          feeTakenMinor += fee;
        }
        expect(feeTakenMinor).toBe(feeMinor);
      }),
      { numRuns: 500 },
    );
  });
});
