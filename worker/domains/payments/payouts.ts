/** Plans that move a payout, shared by the payout job, Stripe's events and changes of the solver's account. */
import { and, eq, inArray, isNull, notInArray, or } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, holds, type PayoutRow, payouts } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { move } from "../../platform/lifecycle.ts";
import { ruleOf } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { idOf } from "../../platform/stripe.ts";
import { type Account, balanceOf, chart, isPosted, type JournalKind, type Posting, planJournal } from "./ledger.ts";
import { type PayoutParty, payoutLifecycle } from "./lifecycle.ts";
import { drawn, stripeSide } from "./movements.ts";
import { owedMinor, planNetting } from "./netting.ts";

/** A transfer that was refused is tried again when the account changed, else once in `everyMs`, until it was refused this often. */
export const refusalLimits = { refusals: 5, everyMs: dayMs } as const;

/** Ms from the release: so long a payout waits for a moderator at most, then it goes by itself. */
export const reviewMs = 3 * dayMs;

/** Whether a moderator is to look before it goes (signals: the two share a card or an account). */
export function isUnderReview(ctx: Context, payout: PayoutRow, { signalId }: HoldRow): boolean {
  return signalId !== null && mayWait(ctx, payout);
}

/** Whether the days that it may wait for a look are not over. */
export function mayWait({ now }: Context, { createdAt }: PayoutRow): boolean {
  return now < createdAt + reviewMs;
}

/** A moderator found nothing: payouts of the reward wait no longer. Those that do are sent by the sweep. */
export function planReviewed(ctx: Context, signalId: string): Plan {
  return [ctx.store.db.update(holds).set({ signalId: null }).where(eq(holds.signalId, signalId))];
}

export async function findPayout(ctx: Context, payoutId: string): Promise<PayoutRow | null> {
  return (await ctx.store.db.query.payouts.findFirst({ where: eq(payouts.id, payoutId) })) ?? null;
}

/** Writes over a payout as it was read, else the commit is undone as stale. */
export function planPayoutChange(ctx: Context, payout: PayoutRow, change: Partial<PayoutRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(payouts)
        .set({ updatedAt: ctx.now, ...change, version: payout.version + 1 })
        .where(and(eq(payouts.id, payout.id), eq(payouts.version, payout.version))),
    ),
  ];
}

/** A decision that gives a solver money. */
export interface ToSolver {
  readonly kind: JournalKind;
  /** The decision's key. */
  readonly source: string;
  readonly from: Account;
  /** What is theirs, minor units. */
  readonly netMinor: number;
  /** What else leaves the account with it. */
  readonly taken: readonly Posting[];
}

/** Money becomes a solver's: what they owe us is kept of it, and a payout of the rest is queued. */
export async function planToSolver(ctx: Context, hold: HoldRow, given: ToSolver): Promise<Plan> {
  const { id: holdId, solverId: userId, currency } = hold;
  const { kind, source, from, netMinor, taken } = given;
  const { stepMinor } = ruleOf(currency);
  // A debt may be off the currency's steps, but Stripe transfers only whole ones: the rest is kept from a later release.
  const keptMinor = Math.floor(Math.min(netMinor, await owedMinor(ctx, userId, currency)) / stepMinor) * stepMinor;
  const paidMinor = netMinor - keptMinor;
  const journalId = newId("journal");
  const net = { debit: from, credit: chart.payable(userId, currency), amountMinor: netMinor };
  return [
    ...planJournal(ctx, { id: journalId, kind, source, holdId, postings: [...taken, net] }),
    ...planNetting(ctx, { holdId, userId, currency, source }, keptMinor),
    ...(paidMinor === 0 ? [] : planQueued(ctx, hold, journalId, paidMinor)),
  ];
}

function planQueued(ctx: Context, hold: HoldRow, journalId: string, amountMinor: number): Plan {
  const { id: holdId, challengeId, solverId, currency } = hold;
  const payoutId = newId("payout");
  return [
    ctx.store.db.insert(payouts).values({
      id: payoutId,
      holdId,
      journalId,
      solverId,
      amountMinor,
      currency,
      state: "queued",
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    ...planEvent(ctx, "payout.queued", { challengeId, holdId, payoutId, userId: solverId }),
  ];
}

export function payoutFacts(payout: PayoutRow, hold: HoldRow) {
  return { payoutId: payout.id, holdId: hold.id, challengeId: hold.challengeId, userId: payout.solverId };
}

/**
 * The transfer exists: the payout is paid, and its journal is keyed by the transfer's own balance transaction. More than was payable is
 * owed to us by whoever got it.
 */
export async function planPaid(
  ctx: Context,
  payout: PayoutRow,
  hold: HoldRow,
  transfer: Stripe.Transfer,
  party: PayoutParty,
): Promise<Plan> {
  const { solverId, currency } = payout;
  const source = idOf(transfer.balance_transaction) ?? transfer.id;
  const ours = await stripeSide(ctx, { id: source, currency });
  const payable = chart.payable(solverId, currency);
  const parts = await drawn(ctx, payable, payout.amountMinor, chart.clawback(solverId, currency));
  return [
    ...planPayoutChange(ctx, payout, {
      state: move(payoutLifecycle.pay, payout.state, party),
      reason: null,
      failureCode: null,
      transferId: transfer.id,
      paidAt: ctx.now,
    }),
    ...planJournal(ctx, {
      kind: "transfer",
      source,
      holdId: hold.id,
      postings: parts.map((part) => ({ ...part, credit: ours })),
    }),
    ...planEvent(ctx, "payout.paid", payoutFacts(payout, hold)),
  ];
}

/** Announces a payout anew after what blocked it is gone. The key of its next transfer is a new one. */
export function planRequeue(ctx: Context, payout: PayoutRow, hold: HoldRow, party: PayoutParty): Plan {
  return [
    ...planPayoutChange(ctx, payout, {
      state: move(payoutLifecycle.requeue, payout.state, party),
      reason: null,
      failureCode: null,
    }),
    ...planEvent(ctx, "payout.queued", payoutFacts(payout, hold)),
  ];
}

/** All payouts of a person that waited for their account go on; what an admin froze, or a moderator is to look at, waits for them. */
export async function planRequeueOf(ctx: Context, userId: string): Promise<Plan> {
  const waiting = await ctx.store.db.query.payouts.findMany({
    where: and(
      eq(payouts.solverId, userId),
      inArray(payouts.state, [...payoutLifecycle.requeue.from]),
      or(isNull(payouts.reason), notInArray(payouts.reason, ["frozen", "under_review"])),
    ),
  });
  const plans: Plan[] = [];
  for (const payout of waiting) {
    const hold = await ctx.store.db.query.holds.findFirst({ where: (t) => eq(t.id, payout.holdId) });
    if (hold) plans.push(planRequeue(ctx, payout, hold, "account"));
  }
  return plans.flat();
}

/**
 * What came back from the solver's account: it settles what they owe us first, the rest lessens our losses. A payout whose
 * transfer came back whole is `reversed`.
 */
export async function planReversals(
  ctx: Context,
  payout: PayoutRow,
  hold: HoldRow,
  transfer: Stripe.Transfer,
  reversals: readonly Stripe.TransferReversal[],
): Promise<Plan> {
  const { currency } = payout;
  const clawback = chart.clawback(payout.solverId, currency);
  let owedMinor = Math.max(0, -(await balanceOf(ctx, clawback)));
  const plans: Plan[] = [];
  for (const reversal of reversals) {
    const source = idOf(reversal.balance_transaction) ?? reversal.id;
    if (await isPosted(ctx, "transfer_reversal", source)) continue;
    const ours = await stripeSide(ctx, { id: source, currency });
    const settledMinor = Math.min(owedMinor, reversal.amount);
    owedMinor -= settledMinor;
    plans.push(
      planEvent(ctx, "payout.reversed", { ...payoutFacts(payout, hold), amountMinor: reversal.amount }),
      planJournal(ctx, {
        kind: "transfer_reversal",
        source,
        holdId: hold.id,
        postings: [
          { debit: ours, credit: clawback, amountMinor: settledMinor },
          { debit: ours, credit: chart.losses(currency), amountMinor: reversal.amount - settledMinor },
        ],
      }),
    );
  }
  if (transfer.reversed && payout.state === "paid") {
    plans.push(planPayoutChange(ctx, payout, { state: move(payoutLifecycle.reverse, payout.state, "stripe") }));
  }
  return plans.flat();
}
