/** The platform's fee. Pure; every rounding of it happens here, once. */

import { proportion } from "../../platform/money.ts";
import { policy } from "../../platform/policy.ts";

/** The fee on a hold under the policy in force: fixed when the money arrives. Minor units. */
export function feeOf(amountMinor: number): number {
  return proportion(amountMinor, policy.feeBasisPoints, 10_000);
}

export interface Release {
  /** The hold's amount G and its fee F ≤ G. */
  readonly amountMinor: number;
  readonly feeMinor: number;
  /** What earlier releases took out of the hold, and the fee of them. */
  readonly releasedMinor: number;
  readonly feeTakenMinor: number;
}

/**
 * The fee of releasing `releaseMinor` more: round(F · releasedSoFar / G) less what was taken, so that parts of any size add up
 * to exactly F when all is released.
 */
export function feeOfRelease(hold: Release, releaseMinor: number): number {
  return proportion(hold.feeMinor, hold.releasedMinor + releaseMinor, hold.amountMinor) - hold.feeTakenMinor;
}
