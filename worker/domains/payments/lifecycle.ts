/** The lives of a hold and of a payout, each as one table: which verb, from which states, by whom, to where. Pure. */
import type { Verb } from "../../platform/lifecycle.ts";
import type { HoldState, PayoutState, RefundState } from "./contract.ts";

/**
 * `decision` is a verb of the engagement (approve, cancel, a timer): the only party that a freeze may refuse.
 * `stripe` is a fact: money has moved or has not, and the record follows.
 */
export const holdParties = ["poster", "decision", "stripe"] as const;
export type HoldParty = (typeof holdParties)[number];

const unpaid = ["created", "checkout_open", "async_pending", "failed"] as const satisfies readonly HoldState[];
const paid = ["held", "partially_released"] as const satisfies readonly HoldState[];

export const holdLifecycle = {
  openCheckout: {
    from: ["created", "checkout_open", "failed"],
    to: "checkout_open",
    by: ["poster"],
    refusal: "hold_not_payable",
  },
  /** The session ran out or was ended; the window to pay goes on. */
  endCheckout: { from: ["checkout_open"], to: "created", by: ["stripe"] },
  /** A bank debit is on its way: days may pass before the money is there or is not. */
  awaitDebit: { from: ["created", "checkout_open"], to: "async_pending", by: ["stripe"] },
  failPayment: { from: ["checkout_open", "async_pending"], to: "failed", by: ["stripe"] },
  /** From `lapsed` too: a payment that was made before the award ended is honoured when the challenge is still free. */
  fund: { from: [...unpaid, "lapsed"], to: "held", by: ["stripe"] },
  lapse: { from: unpaid, to: "lapsed", by: ["decision"] },
  releasePart: { from: paid, to: "partially_released", by: ["decision"], refusal: "hold_not_held" },
  /** A part of the reward goes back while nothing was released yet. */
  refundPart: { from: ["held"], to: "held", by: ["decision"], refusal: "hold_not_held" },
  release: { from: paid, to: "released", by: ["decision"], refusal: "hold_not_held" },
  refund: { from: ["held"], to: "refunded", by: ["decision"], refusal: "hold_not_held" },
  /** Nothing is left, and both sides got some of it. */
  split: { from: paid, to: "split", by: ["decision"], refusal: "hold_not_held" },
  chargeBack: { from: paid, to: "charged_back", by: ["stripe"] },
} as const satisfies Record<string, Verb<HoldState, HoldParty>>;
export type HoldVerb = keyof typeof holdLifecycle;

/** Where a hold's money is, in minor units of its currency. Left + released + refunded + charged back = funded. */
export interface HoldMoney {
  readonly leftMinor: number;
  readonly releasedMinor: number;
  readonly refundedMinor: number;
}

/** The verb that a settlement is, by where the money is after it. */
export function settlementVerb({ leftMinor, releasedMinor, refundedMinor }: HoldMoney): HoldVerb {
  if (leftMinor > 0) return releasedMinor > 0 ? "releasePart" : "refundPart";
  if (refundedMinor === 0) return "release";
  return releasedMinor === 0 ? "refund" : "split";
}

/**
 * `job` is the payout job, `account` the solver's payout account (it changed, or is ready after all), `clock` another try after a
 * refusal, `admin` a person who looked into it.
 */
export const payoutParties = ["job", "account", "clock", "stripe", "admin"] as const;
export type PayoutParty = (typeof payoutParties)[number];

export const payoutLifecycle = {
  /** Intent: written before Stripe is called, so that a payout whose call was lost is known to be unknown. */
  begin: { from: ["queued"], to: "transferring", by: ["job"] },
  /** The balance is not there yet, or Stripe asked to come later: certainly nothing was sent. */
  wait: { from: ["transferring"], to: "queued", by: ["job"] },
  block: { from: ["queued", "transferring"], to: "blocked", by: ["job", "admin"] },
  fail: { from: ["transferring"], to: "failed", by: ["job"] },
  requeue: { from: ["blocked", "failed"], to: "queued", by: ["account", "clock", "admin"] },
  /** A transfer exists: that is a fact whatever we thought. */
  pay: { from: ["transferring", "queued", "blocked", "failed"], to: "paid", by: ["job", "stripe"] },
  reverse: { from: ["paid"], to: "reversed", by: ["stripe"] },
  /** What was given of a chargeback that is lost after all, and never left: nothing is on its way. */
  takeBack: { from: ["queued", "blocked", "failed"], to: "canceled", by: ["admin"] },
} as const satisfies Record<string, Verb<PayoutState, PayoutParty>>;
export type PayoutVerb = keyof typeof payoutLifecycle;

/** `stripe`: what kept the money from going back is over. What a refund is otherwise, Stripe alone says (refunds.ts). */
export const refundParties = ["admin", "stripe"] as const;
export type RefundParty = (typeof refundParties)[number];

export const refundLifecycle = {
  retry: { from: ["failed"], to: "decided", by: ["admin", "stripe"] },
  /** Stripe never took it, and the poster has it from the platform's owner. */
  payElsewhere: { from: ["failed"], to: "paid", by: ["admin"] },
} as const satisfies Record<string, Verb<RefundState, RefundParty>>;
