/** Plans that move a hold. The verbs of engagements compose them and commit once; nothing here commits. */
import { type HoldRow, holds, refunds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Fee, feeOfRelease } from "../../platform/fees.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { type Money, ruleOf, stepProblem } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import type { RefundOrigin } from "./contract.ts";
import { requireUnfrozen } from "./freezes.ts";
import { planHoldChange } from "./holds.ts";
import { type Account, chart, type JournalKind, planJournal } from "./ledger.ts";
import { holdLifecycle, settlementVerb } from "./lifecycle.ts";
import { type Movement, planMovement, planSuspense } from "./movements.ts";
import { planToSolver } from "./payouts.ts";
import { readHoldMoney } from "./queries.ts";
import { feeInForce } from "./terms.ts";

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
export async function planCreateHold(ctx: Context, hold: NewHold): Promise<Plan> {
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
      ...(await feeInForce(ctx, amount)),
      windowEndsAt,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
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
  /** The charge's balance transaction. */
  readonly movement: Movement;
  /** Stripe's name for the card or bank account, where it has one. */
  readonly payerFingerprint: string | null;
}

/** The reward is held: its fee and the tax on it are fixed now, the money and Stripe's own fee are posted. Announcing it is the engagement's. */
export async function planHeld(
  ctx: Context,
  hold: HoldRow,
  facts: PaymentFacts & { signalId: string | null },
): Promise<Plan> {
  const account = chart.hold(hold.id, hold.currency);
  return [
    ...planHoldChange(ctx, hold, {
      state: move(holdLifecycle.fund, hold.state, "stripe"),
      ...(await feeInForce(ctx, hold)),
      checkoutSessionId: facts.sessionId,
      checkoutUrl: null,
      checkoutLine: null,
      paymentIntentId: facts.paymentIntentId,
      chargeId: facts.chargeId,
      payerFingerprint: facts.payerFingerprint,
      signalId: facts.signalId,
      heldAt: ctx.now,
    }),
    ...(await planMovement(ctx, { kind: "charge", movement: facts.movement, account, holdId: hold.id })),
  ];
}

/** A payment for what can no longer be funded: it is posted as unapplied and sent back whole, at once. */
export async function planUnapplied(ctx: Context, hold: HoldRow, facts: PaymentFacts): Promise<Plan> {
  const { movement, paymentIntentId } = facts;
  const account = chart.unapplied(hold.id, hold.currency);
  return [
    ...(await planMovement(ctx, { kind: "charge", movement, account, holdId: hold.id })),
    ...planRefundOf(ctx, hold, hold.amountMinor, movement.id, { paymentIntentId, origin: "unapplied", account }),
  ];
}

/**
 * A payment that Stripe settled in another currency than the hold's cannot be held, since no transfer of the hold's currency could come
 * from it. It waits in suspense and goes back whole, at once; what the exchange cost stays in suspense for an admin.
 */
export async function planForeignPayment(ctx: Context, hold: HoldRow, facts: PaymentFacts): Promise<Plan> {
  const { movement, paymentIntentId } = facts;
  return [
    ...(await planSuspense(ctx, movement, hold.id)),
    ...planRefundOf(ctx, hold, hold.amountMinor, movement.id, { paymentIntentId, origin: "suspense", account: null }),
  ];
}

/**
 * Releases a part or all of what is held to the solver, less the platform's fee and its tax, keeps what they owe us, and queues the
 * payout of the rest.
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
 * @throws AppError `hold_frozen`; `hold_not_held` when nothing or not that much is held; `invalid_split` when a part is no sum of its currency
 */
export async function planSettlement(
  ctx: Context,
  hold: HoldRow,
  { releaseMinor, refundMinor }: Settlement,
  source: string,
): Promise<Plan> {
  await requireUnfrozen(ctx, hold.id);
  const before = await readHoldMoney(ctx, hold);
  const leftMinor = before.leftMinor - releaseMinor - refundMinor;
  if (Math.min(releaseMinor, refundMinor, leftMinor) < 0 || releaseMinor + refundMinor <= 0) {
    throw new AppError("hold_not_held", { detail: "Not that much of the reward is held." });
  }
  const problem = stepProblem(releaseMinor, hold.currency) ?? stepProblem(refundMinor, hold.currency);
  if (problem !== null) throw new AppError("invalid_split", { detail: problem });
  const after = {
    leftMinor,
    releasedMinor: before.releasedMinor + releaseMinor,
    refundedMinor: before.refundedMinor + refundMinor,
  };
  const fee = feeOfRelease({ ...hold, ...before, stepMinor: ruleOf(hold.currency).stepMinor }, releaseMinor);
  return [
    ...planHoldChange(ctx, hold, { state: move(holdLifecycle[settlementVerb(after)], hold.state, "decision") }),
    ...(releaseMinor > 0 ? await planReleased(ctx, hold, releaseMinor, fee, source) : []),
    ...(refundMinor > 0 ? planRefundOfHold(ctx, hold, refundMinor, source) : []),
  ];
}

/** The solver's part of a release: fee and tax come out of it. */
function planReleased(ctx: Context, hold: HoldRow, releaseMinor: number, fee: Fee, source: string): Promise<Plan> {
  const { id: holdId, currency } = hold;
  const from = chart.hold(holdId, currency);
  return planToSolver(ctx, hold, {
    kind: "release",
    source,
    from,
    netMinor: releaseMinor - fee.feeMinor - fee.taxMinor,
    taken: [
      { debit: from, credit: chart.platformFee(currency), amountMinor: fee.feeMinor },
      { debit: from, credit: chart.tax(currency), amountMinor: fee.taxMinor },
    ],
  });
}

function planRefundOfHold(ctx: Context, hold: HoldRow, amountMinor: number, source: string): Plan {
  const { paymentIntentId } = hold;
  if (paymentIntentId === null) throw new AppError("hold_not_held");
  const account = chart.hold(hold.id, hold.currency);
  return planRefundOf(ctx, hold, amountMinor, source, { paymentIntentId, origin: "hold", account });
}

interface Payback {
  readonly paymentIntentId: string;
  readonly origin: RefundOrigin;
  /** Where the money was before it was decided to go back; null for suspense, which is emptied when it has gone. */
  readonly account: Account | null;
}

/** Where it was not the payer's own before. */
const decisionKinds: Partial<Record<RefundOrigin, JournalKind>> = {
  goodwill: "goodwill",
  recovered: "recovered_given",
};

/** Decides that money goes back the way it was paid. @param source the decision's key */
export function planRefundOf(
  ctx: Context,
  hold: HoldRow,
  amountMinor: number,
  source: string,
  { paymentIntentId, origin, account }: Payback,
): Plan {
  const refundId = newId("refund");
  const credit = chart.refundable(refundId, hold.currency);
  return [
    ctx.store.db.insert(refunds).values({
      id: refundId,
      holdId: hold.id,
      amountMinor,
      currency: hold.currency,
      state: "decided",
      origin,
      paymentIntentId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...planJournal(ctx, {
      kind: decisionKinds[origin] ?? "refund_decided",
      source,
      holdId: hold.id,
      postings: account === null ? [] : [{ debit: account, credit, amountMinor }],
    }),
    ...planEvent(ctx, "refund.decided", {
      challengeId: hold.challengeId,
      holdId: hold.id,
      refundId,
      userId: hold.posterId,
    }),
  ];
}
