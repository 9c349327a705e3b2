/** Dividing what is held, by the ledger's own lines: for pages that show a division while it is being chosen. */
import type { Division } from "#contract/disputes";
import { feeOfRelease } from "../../worker/platform/fees.ts";
import { fractionDigits } from "./format.ts";
import type { Currency, Money, Payment } from "./types.ts";

/** A reward that was paid in, with its fee and tax, and what of it is still held. */
export type HeldReward = Pick<Payment, "amount" | "fee" | "tax" | "held">;

/** `release` of what is held to the solver, fee and tax included; the rest back to the poster. @param releaseMinor from 0 to all of it */
export function divide({ amount, fee, tax, held }: HeldReward, releaseMinor: number): Division {
  const of = (amountMinor: number): Money => ({ amountMinor, currency: amount.currency });
  const taken = feeOfRelease(
    {
      amountMinor: amount.amountMinor,
      feeMinor: fee.amountMinor,
      taxMinor: tax.amountMinor,
      // What is no longer held was taken out before, so the fee of this part begins behind it.
      releasedMinor: amount.amountMinor - held.amountMinor,
      stepMinor: stepOf(amount.currency),
    },
    releaseMinor,
  );
  return {
    release: of(releaseMinor),
    fee: of(taken.feeMinor),
    tax: of(taken.taxMinor),
    refund: of(held.amountMinor - releaseMinor),
  };
}

/** What reaches the solver of a division. */
export function netOf({ release, fee, tax }: Division): Money {
  return { ...release, amountMinor: release.amountMinor - fee.amountMinor - tax.amountMinor };
}

/** Half of a sum in steps of its currency, the odd step included. Minor units. */
export function halfOf({ amountMinor, currency }: Money): number {
  const step = stepOf(currency);
  return Math.ceil(amountMinor / step / 2) * step;
}

/** Stripe pays three-decimal currencies in tens, and ISK in whole units. Minor units. */
function stepOf(currency: Currency): number {
  return fractionDigits(currency) === 3 ? 10 : currency === "ISK" ? 100 : 1;
}
