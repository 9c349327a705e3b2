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

/** `canceled`: given of a chargeback that was lost after all, and taken back before it left. */
export const payoutStates = ["blocked", "queued", "transferring", "paid", "failed", "reversed", "canceled"] as const;
export type PayoutState = (typeof payoutStates)[number];

/**
 * `decided`: not asked of Stripe yet; `requested`: on its way; `failed`: Stripe or the bank refused, and the money is still ours to
 * give back.
 */
export const refundStates = ["decided", "requested", "paid", "failed"] as const;
export type RefundState = (typeof refundStates)[number];

/**
 * `hold`: a decision about a held reward; `unapplied`: a payment for what could no longer be funded; `goodwill`: our own money;
 * `suspense`: a payment that settled in another currency than the hold's; `recovered`: what an appeal brought back.
 */
export const refundOrigins = ["hold", "unapplied", "goodwill", "suspense", "recovered"] as const;
export type RefundOrigin = (typeof refundOrigins)[number];

/** Whose may be what an appeal brought back, and what lay in suspense. */
export const recoveredOwners = ["solver", "poster", "platform"] as const;
export type RecoveredOwner = (typeof recoveredOwners)[number];
export const suspenseOwners = ["owner", "losses"] as const;
export type SuspenseOwner = (typeof suspenseOwners)[number];

/** `dismissed`: an admin looked at what was quarantined, and nothing is to be done. */
export const stripeEventStates = ["received", "processed", "quarantined", "dismissed"] as const;

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
  "under_review",
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
  tax: moneyView.meta({ description: "Tax on the fee; it comes out of the solver's part, as the fee does" }),
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
  debitUntil: z.iso.datetime().nullable().meta({
    description: "Until when a bank debit may be on its way; then the award lapses. null while there is none",
  }),
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
  freeze: z
    .object({
      cause: z.enum(["chargeback", "review"]).meta({ description: "`review`: a person or a time limit ends it" }),
      amount: moneyView.nullable().meta({ description: "What the poster's bank took back" }),
      endsAt: z.iso
        .datetime()
        .nullable()
        .meta({ description: "When it ends by itself; null while somebody must end it" }),
      since: z.iso.datetime().meta({ description: "Since then the clocks of the work stand still" }),
    })
    .nullable()
    .meta({ description: "Why no decision may move the reward now" }),
});
export type Payment = z.infer<typeof paymentView>;

/**
 * `released`: what left the hold for the solver, before `fee` and `tax`; `netted`: kept against what they owe; `owed`: a decision that
 * they owe it; `returned`: a transfer that came back to us; `charged_back`, `reinstated`: the poster's bank took the payment back, or
 * gave it up; `goodwill`: sent by us, out of our own money; `recovered`: given to the solver of what an appeal brought back. What a
 * solver was released and given, less fee, tax, what was netted and paid out, is on its way: `owed` and `returned` tell of the debt beside it.
 */
export const movementKinds = [
  "paid_in",
  "released",
  "recovered",
  "fee",
  "tax",
  "netted",
  "paid_out",
  "returned",
  "owed",
  "refunded",
  "goodwill",
  "charged_back",
  "reinstated",
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** One line of a person's statement: a posting seen from their side. */
export const movementView = z.object({
  id: z.string(),
  kind: z.enum(movementKinds),
  side: z.enum(["poster", "solver"]),
  amount: moneyView.meta({ description: "Signed: what left this person is negative" }),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }).nullable(),
  holdId: idSchema("hold").nullable().meta({ description: "The id of its receipt" }),
  state: z.enum(payoutStates).nullable(),
  reason: z.enum(payoutReasons).nullable(),
  at: z.iso.datetime(),
});
export type Movement = z.infer<typeof movementView>;

const day = z.iso.date();

export const statementQuery = pageQuery.extend({
  currency: z.string().length(3).optional(),
  kind: z.enum(movementKinds).optional(),
  challenge: z.string().max(200).optional().meta({ description: "The id of a challenge" }),
  from: day.optional().meta({ description: "The first day, UTC" }),
  to: day.optional().meta({ description: "The last day, UTC" }),
});
export type StatementQuery = z.infer<typeof statementQuery>;

/** Sums of one currency, each from the ledger. */
export const balanceView = z.object({
  currency: moneyView.shape.currency,
  heldAsPoster: z.int(),
  heldAsSolver: z.int(),
  onItsWay: z.int(),
  blocked: z.int(),
  paidOut: z.int(),
  owed: z.int().meta({ description: "What this person owes; it is taken from what is released to them next" }),
});
export const statementView = z.object({
  balances: z.array(balanceView),
  items: z.array(movementView),
  nextCursor: z.string().nullable(),
});
export type Statement = z.infer<typeof statementView>;

/** What rewards may be here, and what they cost: of the currencies that this deployment offers. */
export const termsView = z.object({
  feeBasisPoints: z.int(),
  taxBasisPoints: z.int().meta({ description: "On the fee" }),
  currencies: z.array(
    z.object({
      currency: moneyView.shape.currency,
      digits: z.int().meta({ description: "Digits of the minor unit after the decimal point" }),
      stepMinor: z.int(),
      minimumMinor: z.int(),
      maximumMinor: z.int(),
      feeMinimumMinor: z.int(),
    }),
  ),
});
export type Terms = z.infer<typeof termsView>;

const partyView = z.object({
  id: idSchema("user"),
  handle: z.string(),
  name: z.string(),
  country: z.string().nullable(),
});

/** A receipt in a list: one for each reward that was paid, from the side of whoever asks. */
export const receiptSummaryView = z.object({
  holdId: idSchema("hold"),
  number: z.string().meta({ description: "Stable, such as `OC-01JDX…-P`; the letter is the side" }),
  side: z.enum(["poster", "solver"]),
  challenge: z.object({ id: idSchema("challenge"), slug: z.string(), title: z.string() }),
  amount: moneyView,
  issuedAt: z.iso.datetime().meta({ description: "When the reward was paid in" }),
});
export type ReceiptSummary = z.infer<typeof receiptSummaryView>;
export const receiptListView = z.object({ items: z.array(receiptSummaryView), nextCursor: z.string().nullable() });

/** A line of a receipt: what moved, when, and which of Stripe's objects it is, where it is one. */
const receiptLineView = z.object({
  kind: z.enum(movementKinds),
  amount: moneyView.meta({ description: "Signed as in the statement" }),
  reference: z.string().nullable(),
  at: z.iso.datetime(),
});

/** To the poster: what was paid, what is held, what went back. To the solver: each release with its fee and tax, and its payout. */
export const receiptView = receiptSummaryView.extend({
  poster: partyView,
  solver: partyView,
  lines: z.array(receiptLineView),
  totals: z.object({
    paid: moneyView,
    held: moneyView,
    refunded: moneyView,
    chargedBack: moneyView,
    released: moneyView,
    fee: moneyView,
    tax: moneyView,
    recovered: moneyView.meta({ description: "Given to the solver of what came back from the poster's bank" }),
    net: moneyView.meta({ description: "Released, less fee and tax, and what was given" }),
    netted: moneyView.meta({ description: "Of the net, kept against what the solver owed" }),
    paidOut: moneyView,
  }),
});
export type Receipt = z.infer<typeof receiptView>;

/** A hold names its receipt. */
export const receiptParam = z.object({ holdId: idSchema("hold") });
