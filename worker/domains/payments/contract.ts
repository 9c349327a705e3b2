/** Payments: what is held, what it costs, where the money goes and why it waits. */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { moneyView } from "../../platform/money.ts";
import { pageQuery } from "../../platform/paging.ts";
import { countrySchema } from "../users/contract.ts";

export const holdStates = [
  "created",
  "checkout_open",
  "async_pending",
  "held",
  "partially_released",
  "released",
  "refunded",
  "split",
  "charged_back",
  "failed",
  "lapsed",
] as const;
export type HoldState = (typeof holdStates)[number];

/** A hold in one of these states blocks another for the same challenge. */
export const liveHoldStates = [
  "created",
  "checkout_open",
  "async_pending",
  "held",
  "partially_released",
] as const satisfies readonly HoldState[];

export const payoutStates = ["blocked", "queued", "transferring", "paid", "failed", "reversed"] as const;
export type PayoutState = (typeof payoutStates)[number];

/**
 * `decided`: not asked of Stripe yet; `requested`: on its way; `failed`: Stripe or the bank refused, and the money is still ours to
 * give back.
 */
export const refundStates = ["decided", "requested", "paid", "failed"] as const;
export type RefundState = (typeof refundStates)[number];

/**
 * `hold`: a decision about a held reward; `unapplied`: a payment for what could no longer be funded; `goodwill`: our own money;
 * `suspense`: a payment that settled in another currency than the hold's.
 */
export const refundOrigins = ["hold", "unapplied", "goodwill", "suspense"] as const;
export type RefundOrigin = (typeof refundOrigins)[number];

/** Why no decision may move a hold's money now. A dispute between the two sides is a state of the challenge, not a freeze. */
export const freezeCauses = ["chargeback", "fraud_warning", "admin"] as const;
export type FreezeCause = (typeof freezeCauses)[number];

/**
 * `MISSING_LEDGER`: Stripe moved money that our books do not know; `MISSING_STRIPE`: the reverse, for more than a day; `AMOUNT`, `FEE`:
 * both know it and differ.
 */
export const mismatchKinds = ["MISSING_LEDGER", "MISSING_STRIPE", "AMOUNT", "FEE"] as const;
export type MismatchKind = (typeof mismatchKinds)[number];
/** `cleared`: a later run found both sides agree; `resolved`: an admin says why it may stand. */
export const mismatchStates = ["open", "cleared", "resolved"] as const;
export const reconciliationStates = ["running", "finished", "failed"] as const;

/** Why a payout waits or failed. Each has one thing to do (docs/MONEY.md). */
export const payoutReasons = [
  "payout_setup_required",
  "account_restricted",
  "balance_insufficient",
  "provider_unavailable",
  "transfer_refused",
  "frozen",
] as const;
export type PayoutReason = (typeof payoutReasons)[number];

/** Stripe keeps a Checkout session open at most 24 h and at least 30 min; we keep 5 min of margin. */
export const checkoutLimits = { sessionHours: 24, sessionLeastMinutes: 35 } as const;

/** Countries we can pay out to: Stripe's cross-border recipients that this deployment enables. */
export const payoutCountries = [
  "AT",
  "AU",
  "BE",
  "BG",
  "CA",
  "CH",
  "CY",
  "CZ",
  "DE",
  "DK",
  "EE",
  "ES",
  "FI",
  "FR",
  "GB",
  "GR",
  "HK",
  "HR",
  "HU",
  "IE",
  "IN",
  "IT",
  "JP",
  "KE",
  "LI",
  "LT",
  "LU",
  "LV",
  "MT",
  "MX",
  "NL",
  "NO",
  "NZ",
  "PL",
  "PT",
  "RO",
  "SE",
  "SG",
  "SI",
  "SK",
  "US",
] as const;

export const payoutAccountStates = ["none", "onboarding", "ready", "restricted"] as const;
export type PayoutAccountState = (typeof payoutAccountStates)[number];

export const payoutAccountInput = z.object({ country: countrySchema }).strict();
export const payoutAccountView = z.object({
  state: z.enum(payoutAccountStates),
  country: z.string().nullable(),
  requirements: z.array(z.string()).meta({ description: "What Stripe still asks for, in Stripe's words" }),
  url: z.url().nullable().meta({ description: "Where to go on with the set-up; set only by POST" }),
  updatedAt: z.iso.datetime().nullable(),
});
export type PayoutAccount = z.infer<typeof payoutAccountView>;

/** A part of what is held, in the hold's currency: less than all of it, which an approval releases. */
export const releaseInput = z.object({ amount: moneyView.extend({ amountMinor: z.int().positive() }) }).strict();

/** A challenge by id; pages also know it by slug. */
export const paymentParam = z.object({ id: z.string().min(1).max(200) });

export const checkoutView = z.object({ url: z.url(), expiresAt: z.iso.datetime() });

export const paymentView = z.object({
  challengeId: idSchema("challenge"),
  holdId: idSchema("hold"),
  holdState: z.enum(holdStates),
  amount: moneyView,
  fee: moneyView.meta({ description: "Fixed when the reward is held" }),
  net: moneyView.meta({ description: "What the solver receives in all" }),
  held: moneyView.meta({ description: "Still held, from the ledger" }),
  released: moneyView,
  refunded: moneyView.meta({ description: "What was decided to go back; `refund` says how far that is" }),
  refund: z
    .object({ state: z.enum(refundStates), amount: moneyView })
    .nullable()
    .meta({
      description:
        "What goes back to the poster, by the part that most needs telling (failed, then on its way, then paid); null when nothing does. A solver sees `decided` until it is paid",
    }),
  paymentDueAt: z.iso.datetime().nullable(),
  heldAt: z.iso.datetime().nullable(),
  payout: z
    .object({
      state: z.enum(payoutStates),
      reason: z.enum(payoutReasons).nullable(),
      amount: moneyView,
      paidAt: z.iso.datetime().nullable(),
    })
    .nullable()
    .meta({ description: "null until something was released; a poster never sees the reason" }),
});
export type Payment = z.infer<typeof paymentView>;

/** One line of a person's statement: a posting seen from their side. */
export const movementView = z.object({
  id: z.string(),
  kind: z.enum(["paid_in", "released", "fee", "paid_out", "refunded"]),
  side: z.enum(["poster", "solver"]),
  amount: moneyView.meta({ description: "Signed: what left this person is negative" }),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }).nullable(),
  state: z.enum(payoutStates).nullable(),
  reason: z.enum(payoutReasons).nullable(),
  at: z.iso.datetime(),
});
export type Movement = z.infer<typeof movementView>;

export const statementQuery = pageQuery.extend({ currency: z.string().length(3).optional() });
/** Sums of one currency, each from the ledger. */
export const balanceView = z.object({
  currency: moneyView.shape.currency,
  heldAsPoster: z.int(),
  heldAsSolver: z.int(),
  onItsWay: z.int(),
  blocked: z.int(),
  paidOut: z.int(),
});
export const statementView = z.object({
  balances: z.array(balanceView),
  items: z.array(movementView),
  nextCursor: z.string().nullable(),
});
export type Statement = z.infer<typeof statementView>;
