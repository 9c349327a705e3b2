/** What an event turned out to mean, once its object was fetched anew. */
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { isLiveMode } from "../../../platform/stripe.ts";

/**
 * `plan`: what the record must follow, empty when it knows already. `quarantine`: it does not fit our record, so nothing is acted
 * on and an admin looks at it.
 */
export type Fact = { readonly plan: Plan } | { readonly quarantine: string };

export const nothingNew: Fact = { plan: [] };

export function quarantined(reason: string): Fact {
  return { quarantine: reason };
}

/** Money as Stripe spells it, against ours. */
export function sameMoney(
  ours: { amountMinor: number; currency: string },
  amount: number | null,
  currency: string | null,
): boolean {
  return amount === ours.amountMinor && currency === ours.currency.toLowerCase();
}

/** An object of the other mode is never ours, whatever it says. */
export function isOurMode(ctx: Context, object: { livemode: boolean }): boolean {
  return object.livemode === isLiveMode(ctx.config);
}
