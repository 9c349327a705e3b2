/** What the people who run OpenChance see and decide. Every decision says why; the reason stands in the audit log. */
import * as z from "zod";
import { timerKinds } from "../../platform/clock.ts";
import { consumers, outboxStates, topics } from "../../platform/events.ts";
import { idSchema } from "../../platform/ids.ts";
import { moneyView } from "../../platform/money.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";
import { challengeStates } from "../challenges/contract.ts";
import {
  freezeCauses,
  holdStates,
  mismatchKinds,
  mismatchStates,
  payoutReasons,
  payoutStates,
  reconciliationStates,
  recoveredOwners,
  refundOrigins,
  refundStates,
  stripeEventStates,
  suspenseOwners,
} from "../payments/contract.ts";

/** Limits in characters, and rows of each list of the overview. */
export const adminLimits = { reasonLeast: 3, reason: 1_000, overviewRows: 10 } as const;

/** Why somebody who runs OpenChance decided so. */
export const reason = z
  .string()
  .trim()
  .min(adminLimits.reasonLeast)
  .max(adminLimits.reason)
  .meta({ description: "Why; it is kept in the audit log" });

export const reasonInput = z.object({ reason }).strict();

const sum = moneyView.extend({ amountMinor: z.int().positive() }).strict();

/** Our own money to the poster: at most what Stripe can still send back of their payment. */
export const goodwillInput = z.object({ amount: sum, reason }).strict();

/** At most what came back of a lost chargeback and nobody was given. */
export const recoveredInput = z.object({ to: z.enum(recoveredOwners), amount: sum, reason }).strict();

/** Money that nothing explains: put in or drawn by the owner, or our gain or loss. At most what is there. */
export const clearInput = z.object({ to: z.enum(suspenseOwners), amount: sum, reason }).strict();

/** What a solver is to pay back out of what is released to them next: at most the hold's reward, else all they were ever paid. */
export const claimInput = z.object({ amount: sum, holdId: idSchema("hold").optional(), reason }).strict();

/** At most what the solver owes. */
export const waiveInput = z.object({ amount: sum, reason }).strict();

/** Which freeze of a hold ends; a chargeback's ends with the chargeback. */
export const unfreezeInput = z
  .object({ cause: z.enum(["admin", "fraud_warning"]), source: z.string().min(1).max(200), reason })
  .strict();

const instant = z.iso.datetime();
const challenge = z.object({
  id: idSchema("challenge"),
  slug: z.string(),
  title: z.string(),
  state: z.enum(challengeStates),
});
const person = z.object({ id: idSchema("user"), handle: z.string(), name: z.string() });

export const stripeEventView = z.object({
  id: z.string().meta({ description: "Stripe's id of the event" }),
  type: z.string(),
  objectId: z.string().nullable(),
  account: z.string().nullable().meta({ description: "The connected account it is about" }),
  livemode: z.boolean(),
  state: z.enum(stripeEventStates),
  reason: z.string().nullable().meta({ description: "Why it is quarantined (docs/MONEY.md)" }),
  receivedAt: instant,
  processedAt: instant.nullable(),
});
export type AdminStripeEvent = z.infer<typeof stripeEventView>;

export const adminPayoutView = z.object({
  id: idSchema("payout"),
  holdId: idSchema("hold"),
  challenge,
  solver: person,
  amount: moneyView,
  state: z.enum(payoutStates),
  reason: z.enum(payoutReasons).nullable(),
  failureCode: z.string().nullable().meta({ description: "Stripe's code of the refusal" }),
  refusals: z.int().meta({ description: "After five only an admin tries again" }),
  transferId: z.string().nullable(),
  givenOf: z
    .object({ id: z.string(), status: z.string() })
    .nullable()
    .meta({ description: "The chargeback whose money an admin gave; it leaves while that is `won`" }),
  paidAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type AdminPayout = z.infer<typeof adminPayoutView>;

export const adminRefundView = z.object({
  id: idSchema("refund"),
  holdId: idSchema("hold"),
  challenge,
  poster: person,
  amount: moneyView,
  state: z.enum(refundStates),
  origin: z.enum(refundOrigins),
  failureCode: z.string().nullable(),
  stripeRefundId: z.string().nullable(),
  paymentIntentId: z.string(),
  createdAt: instant,
  updatedAt: instant,
});
export type AdminRefund = z.infer<typeof adminRefundView>;

const freeze = z.object({
  cause: z.enum(freezeCauses),
  source: z.string().meta({ description: "The chargeback, the fraud warning, or the admin" }),
  note: z.string(),
  createdAt: instant,
  endsAt: instant.nullable(),
});

export const adminHoldView = z.object({
  id: idSchema("hold"),
  challenge,
  poster: person,
  solver: person,
  state: z.enum(holdStates),
  amount: moneyView,
  fee: moneyView,
  tax: moneyView,
  held: moneyView,
  released: moneyView,
  refunded: moneyView,
  chargeId: z.string().nullable(),
  paymentIntentId: z.string().nullable(),
  heldAt: instant.nullable(),
  freezes: z.array(freeze),
});
export type AdminHold = z.infer<typeof adminHoldView>;

export const chargebackView = z.object({
  id: z.string().meta({ description: "Stripe's id of it" }),
  holdId: idSchema("hold"),
  challenge,
  status: z.string().meta({ description: "Stripe's status" }),
  reason: z.string(),
  amount: moneyView,
  recovered: moneyView.meta({ description: "Came back after it was lost, and nobody was given it" }),
  evidenceDueAt: instant.nullable(),
  evidenceSentAt: instant.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
});
export type AdminChargeback = z.infer<typeof chargebackView>;

export const outboxView = z.object({
  id: idSchema("outbox"),
  eventId: idSchema("event"),
  consumer: z.enum(consumers),
  topic: z.enum(topics),
  state: z.enum(outboxStates),
  attempts: z.int(),
  nextAt: instant,
  lastError: z.string().nullable(),
  subject: z.string().nullable().meta({ description: "The payout, refund, hold or challenge it is about" }),
  createdAt: instant,
});
export type AdminOutboxRow = z.infer<typeof outboxView>;

export const timerView = z.object({
  kind: z.enum(timerKinds),
  subject: z.string().meta({ description: "The record that it is about" }),
  dueAt: instant.meta({ description: "When it is tried again" }),
  attempts: z.int(),
  lastError: z.string().nullable(),
});
export type AdminTimer = z.infer<typeof timerView>;

export const postingView = z.object({
  seq: z.int(),
  journal: z.object({ id: idSchema("journal"), kind: z.string(), source: z.string() }),
  holdId: idSchema("hold").nullable(),
  debit: z.string(),
  credit: z.string(),
  amount: moneyView,
  at: instant,
});
export type AdminPosting = z.infer<typeof postingView>;

export const reconciliationView = z.object({
  id: idSchema("reconciliation"),
  state: z.enum(reconciliationStates),
  startedBy: z.string().meta({ description: "`system`, or the id of the admin who asked" }),
  from: instant,
  to: instant,
  compared: z.int().meta({ description: "Movements at Stripe that were compared so far" }),
  mismatched: z.int(),
  balances: z.array(z.object({ currency: z.string(), ledgerMinor: z.int(), stripeMinor: z.int() })),
  lastError: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type AdminReconciliation = z.infer<typeof reconciliationView>;

export const mismatchView = z.object({
  id: idSchema("mismatch"),
  kind: z.enum(mismatchKinds),
  source: z.string().meta({ description: "Stripe's balance transaction, or what our journal is keyed by" }),
  state: z.enum(mismatchStates),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  note: z.string().nullable(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  resolvedAt: instant.nullable(),
});
export type AdminMismatch = z.infer<typeof mismatchView>;

/** A sum of one currency in an account that should be empty, or that somebody owes. */
export const openSumView = z.object({ account: z.string(), amount: moneyView });
export type OpenSum = z.infer<typeof openSumView>;

/** How many of each there are, and the oldest few. */
const pile = <Item extends z.ZodType>(item: Item) => z.object({ count: z.int(), items: z.array(item) });

/** What needs a person, and how the books stand. */
export const moneyOverviewView = z.object({
  stripeEvents: pile(stripeEventView).meta({
    description: "Quarantined, or received 15 minutes ago and not processed",
  }),
  payouts: pile(adminPayoutView).meta({ description: "Refused so often that only an admin tries again" }),
  refunds: pile(adminRefundView).meta({ description: "Failed: the money is still ours to give back" }),
  frozen: pile(adminHoldView),
  suspended: pile(adminHoldView).meta({ description: "Rewards that are held, with a side who is suspended" }),
  chargebacks: pile(chargebackView).meta({ description: "Not closed, or what came back is nobody's yet" }),
  outbox: pile(outboxView).meta({ description: "Dead, or failed five times" }),
  timers: pile(timerView).meta({ description: "Clocks whose work failed five times" }),
  mismatches: pile(mismatchView).meta({ description: "Open" }),
  suspense: z.array(openSumView).meta({ description: "Money at Stripe that no journal kind explains" }),
  owed: z.array(openSumView).meta({ description: "What solvers owe" }),
  reconciliation: reconciliationView.nullable().meta({ description: "The last run" }),
});
export type MoneyOverview = z.infer<typeof moneyOverviewView>;

export const userOwesView = z.object({ user: person, owed: moneyView });
export type UserOwes = z.infer<typeof userOwesView>;

export const stripeEventQuery = pageQuery.extend({ state: z.enum(stripeEventStates).default("quarantined") });
export const payoutQuery = pageQuery.extend({ state: z.enum(payoutStates).optional() });
export const refundQuery = pageQuery.extend({ state: z.enum(refundStates).optional() });
export const outboxQuery = pageQuery.extend({ state: z.enum(outboxStates).default("dead") });
export const reconciliationQuery = pageQuery;
export const mismatchQuery = pageQuery.extend({ state: z.enum(mismatchStates).default("open") });
export const ledgerQuery = pageQuery.extend({
  account: z.string().max(200).optional().meta({ description: "Such as `payable:usr_…:USD`" }),
  hold: idSchema("hold").optional(),
  journal: idSchema("journal").optional(),
});

export const stripeEventPage = pageOf(stripeEventView);
export const payoutPage = pageOf(adminPayoutView);
export const refundPage = pageOf(adminRefundView);
export const outboxPage = pageOf(outboxView);
export const postingPage = pageOf(postingView);
export const reconciliationPage = pageOf(reconciliationView);
export const mismatchPage = pageOf(mismatchView);

export const stripeEventParam = z.object({ id: z.string().min(1).max(200) });
export const payoutParam = z.object({ id: idSchema("payout") });
export const refundParam = z.object({ id: idSchema("refund") });
export const chargebackParam = z.object({ id: z.string().min(1).max(200) });
export const holdParam = z.object({ id: idSchema("hold") });
/** A person by id; people also know each other by handle. */
export const userParam = z.object({ id: z.string().min(1).max(200) });
export const outboxParam = z.object({ id: idSchema("outbox") });
export const mismatchParam = z.object({ id: idSchema("mismatch") });

/** A run compares the days before now; the daily one looks back two, so that what settles late is seen. */
export const reconciliationInput = z
  .object({ reason, days: z.int().min(1).max(90).default(2).meta({ description: "How many days back" }) })
  .strict();
