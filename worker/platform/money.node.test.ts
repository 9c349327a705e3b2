import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proportion } from "./fees.ts";
import { amountProblem, moneySchema, plainAmount } from "./money.ts";

describe("proportion", () => {
  it("rounds half up, once", () => {
    expect(proportion(2_400, 800, 10_000)).toBe(192);
    expect(proportion(1_005, 1, 10)).toBe(101);
    expect(proportion(1_004, 1, 10)).toBe(100);
    expect(proportion(0, 800, 10_000)).toBe(0);
  });

  it("is exact where floats are not, and never more than the whole", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.integer({ min: 0, max: 10_000 }), (amount, basisPoints) => {
        const part = proportion(amount, basisPoints, 10_000);
        const twice = 2n * (BigInt(part) * 10_000n - BigInt(amount) * BigInt(basisPoints));
        return part <= amount && twice <= 10_000n && twice > -10_000n;
      }),
    );
  });

  it("of cumulated parts never drifts: the last share makes the fee whole", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 99_999_999 }),
        fc.array(fc.nat(1_000_000), { maxLength: 8 }),
        (whole, cuts) => {
          const fee = proportion(whole, 800, 10_000);
          const steps = [...cuts.map((cut) => cut % whole), whole].toSorted((a, b) => a - b);
          let taken = 0;
          for (const released of steps) taken += proportion(fee, released, whole) - taken;
          return taken === fee;
        },
      ),
    );
  });
});

describe("plainAmount", () => {
  it.each([
    [240_000, "USD", "2400.00 USD"],
    [5, "EUR", "0.05 EUR"],
    [-192, "GBP", "-1.92 GBP"],
  ] as const)("%i %s is %s", (amount, currency, text) => expect(plainAmount(amount, currency)).toBe(text));
});

describe("moneySchema", () => {
  it.each([
    [{ amountMinor: 1_000, currency: "USD" }, true],
    [{ amountMinor: 999, currency: "USD" }, false],
    [{ amountMinor: 100_000_000, currency: "USD" }, false],
    [{ amountMinor: 1_000.5, currency: "USD" }, false],
    [{ amountMinor: -5_000, currency: "EUR" }, false],
    [{ amountMinor: 5_000, currency: "XXX" }, false],
    [{ amountMinor: "5000", currency: "EUR" }, false],
  ])("%j fits: %s", (money, fits) => expect(moneySchema.safeParse(money).success).toBe(fits));

  it("says what is wrong in a sentence with the sum", () => {
    expect(amountProblem(1, "EUR")).toBe("The smallest sum is 10.00 EUR.");
    expect(amountProblem(1_000, "EUR")).toBeNull();
  });
});
