/** What an event turned out to mean, once its object was fetched anew. */
import type { Plan } from "../../../database/store.ts";
import type { Context } from "../../../platform/context.ts";
import { isLiveMode } from "../../../platform/stripe.ts";

export interface Fact {
  /** What the record must follow; empty when it knows already. */
  readonly plan: Plan;
  /** Why it does not fit our record: money that moved is posted to suspense, nothing else is acted on, and an admin looks at it. */
  readonly quarantine?: string;
  /** The plan is only what had to be known first: once it is committed, the object is read again. */
  readonly again?: true;
}

export const nothingNew: Fact = { plan: [] };

/** @param moved what must stand in the books nevertheless */
export function quarantined(reason: string, moved: Plan = []): Fact {
  return { plan: moved, quarantine: reason };
}

/** What an earlier event would have told, had it come: this one is read again after it. */
export function first(plan: Plan): Fact {
  return { plan, again: true };
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
