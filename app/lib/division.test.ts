import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencies, currencyRules } from "../../worker/platform/money.ts";
import { divide, type HeldReward, halfOf, netOf } from "./division.ts";

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });
const reward = (amount: number, fee: number, tax: number, held: number): HeldReward => ({
  amount: usd(amount),
  fee: usd(fee),
  tax: usd(tax),
  held: usd(held),
});

describe("divide", () => {
  it("takes the fee from the solver's part and gives the rest back", () => {
    const division = divide(reward(11_500, 920, 0, 11_500), 5_750);
    expect(division).toEqual({ release: usd(5_750), fee: usd(460), tax: usd(0), refund: usd(5_750) });
    expect(netOf(division)).toEqual(usd(5_290));
  });

  it("takes the rest of the fee when all that is left is released", () => {
    expect(divide(reward(10_000, 800, 152, 2_500), 2_500)).toMatchObject({ fee: usd(200), tax: usd(38) });
  });

  it("adds up to what is held, whatever was released before", () => {
    const rewards = fc
      .record({
        amount: fc.integer({ min: 1_000, max: 99_999_999 }),
        feePoints: fc.integer({ min: 0, max: 10_000 }),
        left: fc.double({ min: 0.001, max: 1, noNaN: true }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ amount, feePoints, left, share }) => {
        const fee = Math.floor((amount * feePoints) / 20_000);
        const held = Math.ceil(amount * left);
        return { held, of: reward(amount, fee, Math.floor(fee / 5), held), release: Math.round(held * share) };
      });
    fc.assert(
      fc.property(rewards, ({ held, of, release }) => {
        const division = divide(of, release);
        const parts = [netOf(division), division.fee, division.tax, division.refund].map((part) => part.amountMinor);
        expect(parts.every((part) => part >= 0)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part)).toBe(held);
      }),
    );
  });
});

describe("half", () => {
  it.each(currencies)("of a sum in %s goes in its steps", (currency) => {
    const { stepMinor } = currencyRules[currency];
    expect(halfOf({ amountMinor: 7 * stepMinor, currency })).toBe(4 * stepMinor);
    expect(halfOf({ amountMinor: 8 * stepMinor, currency })).toBe(4 * stepMinor);
  });
});
