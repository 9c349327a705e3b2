/** Plans that move a hold. The verbs of engagements compose them and commit once; nothing here commits. */
import { and, eq } from "drizzle-orm";
import { type HoldRow, holds, payouts, refunds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import type { Money } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { feeOf, feeOfRelease } from "./fees.ts";
import { chart, type Posting, planJournal } from "./ledger.ts";
import { holdLifecycle, settlementVerb } from "./lifecycle.ts";
import { readHoldMoney } from "./queries.ts";

export interface NewHold {
  readonly holdId: string;
  readonly challengeId: string;
  readonly applicationId: string;
  readonly posterId: string;
  readonly solverId: string;
  readonly amount: Money;
  /** Until when the poster may pay, ms. */
  readonly windowEndsAt: number;
}

/** A hold waits to be paid. A second live one for the challenge is refused by `holds_one_live`. */
export function planCreateHold(ctx: Context, hold: NewHold): Plan {
  const { holdId, challengeId, applicationId, posterId, solverId, amount, windowEndsAt } = hold;
  return [
    ctx.store.db.insert(holds).values({
      id: holdId,
      challengeId,
      applicationId,
      posterId,
      solverId,
      state: "created",
      amountMinor: amount.amountMinor,
      currency: amount.currency,
      feeMinor: feeOf(amount.amountMinor),
      windowEndsAt,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
  ];
}

/** Writes over a hold as it was read, else the commit is undone as stale. */
export function planHoldChange(ctx: Context, hold: HoldRow, change: Partial<HoldRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(holds)
        .set({ ...change, updatedAt: ctx.now, version: hold.version + 1 })
        .where(and(eq(holds.id, hold.id), eq(holds.version, hold.version))),
    ),
  ];
}

/**
 * The award ended before the reward was held (retracted, declined, window over). An open Checkout session is ended by whoever
 * follows the award's event; a payment that came through before is a fact, and engagements decides what it means.
 * @throws AppError `wrong_state` when the reward is held
 */
export function planLapseHold(ctx: Context, hold: HoldRow): Plan {
  return planHoldChange(ctx, hold, { state: move(holdLifecycle.lapse, hold.state, "decision") });
}

/** What Stripe says of a payment that arrived. */
export interface PaymentFacts {
  readonly sessionId: string;
  readonly paymentIntentId: string;
  readonly chargeId: string;
  /** The charge's balance transaction (`txn_…`), the key of its journal. */
  readonly balanceTransactionId: string;
  /** What Stripe kept, minor units of the hold's currency. */
  readonly stripeFeeMinor: number;
}

/** The reward is held: its fee is fixed now, the money and Stripe's own fee are posted. Announcing it is the engagement's. */
export function planHeld(ctx: Context, hold: HoldRow, facts: PaymentFacts): Plan {
  return [
    ...planHoldChange(ctx, hold, {
      state: move(holdLifecycle.fund, hold.state, "stripe"),
      feeMinor: feeOf(hold.amountMinor),
      checkoutSessionId: facts.sessionId,
      checkoutUrl: null,
      paymentIntentId: facts.paymentIntentId,
      chargeId: facts.chargeId,
      heldAt: ctx.now,
    }),
    ...planCharge(ctx, hold, facts, chart.hold(hold.id, hold.currency)),
  ];
}

/** A payment for what can no longer be funded: it is posted as unapplied and sent back whole, at once. */
export function planUnapplied(ctx: Context, hold: HoldRow, facts: PaymentFacts): Plan {
  const unapplied = chart.unapplied(hold.id, hold.currency);
  return [
    ...planCharge(ctx, hold, facts, unapplied),
    ...planRefundOf(ctx, hold, hold.amountMinor, facts.balanceTransactionId, facts.paymentIntentId, unapplied),
  ];
}

function planCharge(ctx: Context, hold: HoldRow, facts: PaymentFacts, credit: Posting["credit"]): Plan {
  const ours = chart.stripeBalance(hold.currency);
  const source = facts.balanceTransactionId;
  const fees = chart.stripeFees(hold.currency);
  return [
    ...planJournal(ctx, {
      kind: "charge",
      source,
      holdId: hold.id,
      postings: [{ debit: ours, credit, amountMinor: hold.amountMinor }],
    }),
    ...planJournal(ctx, {
      kind: "stripe_fee",
      source,
      holdId: hold.id,
      postings: [{ debit: fees, credit: ours, amountMinor: facts.stripeFeeMinor }],
    }),
  ];
}

/**
 * Releases a part or all of what is held to the solver, less the platform's fee, and queues the payout.
 * @param source the command's key: what makes a second release of the same cause impossible, such as a delivery's id
 * @throws AppError `hold_not_held` when nothing or not that much is held
 */
export function planRelease(ctx: Context, hold: HoldRow, amountMinor: number, source: string): Promise<Plan> {
  return planSettlement(ctx, hold, { releaseMinor: amountMinor, refundMinor: 0 }, source);
}

/**
 * Sends a part or all of what is held back to the poster.
 * @param source the command's key, as for {@link planRelease}
 * @param reason why, for the audit log
 * @throws AppError `hold_not_held` when nothing or not that much is held
 */
export async function planRefund(
  ctx: Context,
  hold: HoldRow,
  amountMinor: number,
  source: string,
  reason: string,
): Promise<Plan> {
  const settled = await planSettlement(ctx, hold, { releaseMinor: 0, refundMinor: amountMinor }, source);
  return [...settled, ...planAudit(ctx, "refund.decided", hold.id, { amountMinor, currency: hold.currency, reason })];
}

/** Both at once, in minor units: a split is one decision and one change of the hold. */
export interface Settlement {
  readonly releaseMinor: number;
  readonly refundMinor: number;
}

/**
 * Settles a part or all of what is held.
 * @throws AppError `hold_not_held` when nothing or not that much is held
 */
export async function planSettlement(
  ctx: Context,
  hold: HoldRow,
  { releaseMinor, refundMinor }: Settlement,
  source: string,
): Promise<Plan> {
  const before = await readHoldMoney(ctx, hold);
  const leftMinor = before.leftMinor - releaseMinor - refundMinor;
  if (Math.min(releaseMinor, refundMinor, leftMinor) < 0 || releaseMinor + refundMinor <= 0) {
    throw new AppError("hold_not_held", { detail: "Not that much of the reward is held." });
  }
  const after = {
    leftMinor,
    releasedMinor: before.releasedMinor + releaseMinor,
    refundedMinor: before.refundedMinor + refundMinor,
  };
  const feeMinor = feeOfRelease({ ...hold, ...before }, releaseMinor);
  return [
    ...planHoldChange(ctx, hold, { state: move(holdLifecycle[settlementVerb(after)], hold.state, "decision") }),
    ...(releaseMinor > 0 ? planPayout(ctx, hold, releaseMinor, feeMinor, source) : []),
    ...(refundMinor > 0 ? planRefundOfHold(ctx, hold, refundMinor, source) : []),
  ];
}

function planPayout(ctx: Context, hold: HoldRow, releaseMinor: number, feeMinor: number, source: string): Plan {
  const held = chart.hold(hold.id, hold.currency);
  const netMinor = releaseMinor - feeMinor;
  const journalId = newId("journal");
  const payoutId = newId("payout");
  return [
    ...planJournal(ctx, {
      id: journalId,
      kind: "release",
      source,
      holdId: hold.id,
      postings: [
        { debit: held, credit: chart.platformFee(hold.currency), amountMinor: feeMinor },
        { debit: held, credit: chart.payable(hold.solverId, hold.currency), amountMinor: netMinor },
      ],
    }),
    ...(netMinor === 0 ? [] : planQueuedPayout(ctx, hold, { payoutId, journalId, netMinor })),
  ];
}

function planQueuedPayout(
  ctx: Context,
  hold: HoldRow,
  { payoutId, journalId, netMinor }: { payoutId: string; journalId: string; netMinor: number },
): Plan {
  return [
    ctx.store.db.insert(payouts).values({
      id: payoutId,
      holdId: hold.id,
      journalId,
      solverId: hold.solverId,
      amountMinor: netMinor,
      currency: hold.currency,
      state: "queued",
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...planEvent(ctx, "payout.queued", {
      challengeId: hold.challengeId,
      holdId: hold.id,
      payoutId,
      userId: hold.solverId,
    }),
  ];
}

function planRefundOfHold(ctx: Context, hold: HoldRow, amountMinor: number, source: string): Plan {
  if (hold.paymentIntentId === null) throw new AppError("hold_not_held");
  return planRefundOf(ctx, hold, amountMinor, source, hold.paymentIntentId, chart.hold(hold.id, hold.currency));
}

function planRefundOf(
  ctx: Context,
  hold: HoldRow,
  amountMinor: number,
  source: string,
  paymentIntentId: string,
  from: Posting["debit"],
): Plan {
  const refundId = newId("refund");
  return [
    ctx.store.db.insert(refunds).values({
      id: refundId,
      holdId: hold.id,
      amountMinor,
      currency: hold.currency,
      state: "decided",
      paymentIntentId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...planJournal(ctx, {
      kind: "refund_decided",
      source,
      holdId: hold.id,
      postings: [{ debit: from, credit: chart.refundable(refundId, hold.currency), amountMinor }],
    }),
    ...planEvent(ctx, "refund.decided", {
      challengeId: hold.challengeId,
      holdId: hold.id,
      refundId,
      userId: hold.posterId,
    }),
  ];
}
