/** What an appeal brought back after its chargeback was lost and paid for: an admin says whose it is, all of it or a part. */
import { and, eq, like, or, sql } from "drizzle-orm";
import {
  accounts,
  type ChargebackRow,
  type HoldRow,
  journals,
  type PayoutRow,
  postings,
} from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import type { Detail } from "../../platform/detail-messages.ts";
import { AppError } from "../../platform/errors.ts";
import { move } from "../../platform/lifecycle.ts";
import type { Money } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { answerOf, idOf, stripeOf } from "../../platform/stripe.ts";
import { requireSum } from "./asked-sum.ts";
import { findChargeback, mayBeRefunded, planChargebackChange } from "./chargebacks.ts";
import { planRefundOf } from "./commands.ts";
import type { RecoveredOwner } from "./contract.ts";
import { requireUnfrozen } from "./freezes.ts";
import { planHoldChange } from "./holds.ts";
import { type Account, chart, planJournal } from "./ledger.ts";
import { payoutLifecycle } from "./lifecycle.ts";
import { payoutFacts, planPayoutChange, planToSolver } from "./payouts.ts";
import { refundableOf } from "./refundable.ts";

export interface Given {
  readonly amount: Money;
  readonly to: RecoveredOwner;
  readonly reason: string;
}

/**
 * Gives what came back to the solver (a payout, without a fee), to the poster (a refund), or keeps it: then our losses are less.
 * @throws AppError `hold_frozen`; `wrong_state` when it cannot go there; `invalid_input` naming the most; `payment_provider_unavailable`
 */
export async function planGiveRecovered(
  ctx: Context,
  chargeback: ChargebackRow,
  hold: HoldRow,
  { amount, to, reason }: Given,
): Promise<Plan> {
  await requireUnfrozen(ctx, hold.id);
  const left = await recoveredOf(ctx, chargeback);
  requireSum(amount, left, { anyStep: to === "platform" });
  const from = chart.recovered(chargeback.id, left.currency);
  const give = { solver: planForSolver, poster: planForPoster, platform: planKept }[to];
  return [
    // A bank that takes it once more, and a freeze, write these as well: whoever is second decides anew.
    ...planChargebackChange(ctx, chargeback, {}),
    ...planHoldChange(ctx, hold, {}),
    ...(await give(ctx, chargeback, hold, { from, amount, source: `${chargeback.id}:given:${chargeback.version}` })),
    ...planAudit(ctx, "recovered.given", chargeback.id, { ...amount, to, holdId: hold.id, reason }),
  ];
}

/** What is still nobody's of what came back, in the currency that it came back in. */
async function recoveredOf(ctx: Context, { id, currency }: ChargebackRow): Promise<Money> {
  const row = await ctx.store.db.query.accounts.findFirst({
    where: eq(accounts.id, chart.recovered(id, currency).id),
  });
  return { amountMinor: row?.balanceMinor ?? 0, currency: row?.currency ?? currency };
}

/** The chargeback that a payout gives the money of; null for any other payout. A bank may take it again before the transfer. */
export async function findGivenOf(ctx: Context, { journalId }: PayoutRow): Promise<ChargebackRow | null> {
  const journal = await ctx.store.db.query.journals.findFirst({ where: eq(journals.id, journalId) });
  if (journal?.kind !== "recovered_given") return null;
  const [chargebackId = ""] = journal.source.split(":");
  const chargeback = await findChargeback(ctx, chargebackId);
  if (chargeback === null) throw new Error(`payout of ${journal.source}, which is no chargeback`);
  return chargeback;
}

/**
 * Takes back what was given to the solver and has not left, since its chargeback is lost after all: what the bank took once more was our
 * loss, and is less by this. What was kept of it against their debt stays kept.
 * @throws AppError `hold_frozen`; `wrong_state` for any other payout, and while its chargeback may still be won
 */
export async function planTakeBackGiven(ctx: Context, payout: PayoutRow, hold: HoldRow): Promise<Plan> {
  await requireUnfrozen(ctx, hold.id);
  const chargeback = await findGivenOf(ctx, payout);
  if (chargeback === null) refuse("Only what was given of a chargeback is taken back.");
  if (chargeback.status !== "lost")
    refuse(`Its chargeback is ${chargeback.status}: only of one that is lost it is taken back.`);
  const { id, amountMinor, solverId, currency } = payout;
  return [
    ...planPayoutChange(ctx, payout, {
      state: move(payoutLifecycle.takeBack, payout.state, "admin"),
      reason: null,
      failureCode: null,
    }),
    // An appeal that wins it once more writes this as well: whoever is second decides anew.
    ...planChargebackChange(ctx, chargeback, {}),
    // As does a freeze.
    ...planHoldChange(ctx, hold, {}),
    ...planJournal(ctx, {
      kind: "given_taken_back",
      source: `${chargeback.id}:taken_back:${id}`,
      holdId: hold.id,
      postings: [{ debit: chart.payable(solverId, currency), credit: chart.losses(currency), amountMinor }],
    }),
    ...planEvent(ctx, "payout.canceled", payoutFacts(payout, hold)),
  ];
}

interface Giving {
  readonly from: Account;
  readonly amount: Money;
  /** The decision's key. */
  readonly source: string;
}

async function planForSolver(
  ctx: Context,
  { id, chargeId }: ChargebackRow,
  hold: HoldRow,
  giving: Giving,
): Promise<Plan> {
  const { from, amount, source } = giving;
  if (hold.chargeId !== chargeId) refuse("This payment was never held for the solver.");
  requireCurrencyOf(hold, amount);
  requireSum(amount, { ...amount, amountMinor: await takenFromSolverMinor(ctx, id, hold) });
  return planToSolver(ctx, hold, {
    kind: "recovered_given",
    source,
    from,
    netMinor: amount.amountMinor,
    taken: [],
  });
}

/**
 * What a chargeback took of the held reward, less what its solver was given of it, minor units. What had been released is theirs already,
 * and the rest was our loss: that would be paid to them twice.
 */
async function takenFromSolverMinor(ctx: Context, chargebackId: string, hold: HoldRow): Promise<number> {
  const lost = and(
    eq(journals.kind, "chargeback_lost"),
    like(journals.source, `${chargebackId}:lost:%`),
    eq(postings.debit, chart.hold(hold.id, hold.currency).id),
  );
  const given = and(
    eq(journals.kind, "recovered_given"),
    like(journals.source, `${chargebackId}:given:%`),
    eq(postings.credit, chart.payable(hold.solverId, hold.currency).id),
  );
  const takenBack = and(eq(journals.kind, "given_taken_back"), like(journals.source, `${chargebackId}:taken_back:%`));
  const signed = sql`case when ${journals.kind} <> 'recovered_given' then ${postings.amountMinor} else -${postings.amountMinor} end`;
  const [row] = await ctx.store.db
    .select({ minor: sql<number>`coalesce(sum(${signed}), 0)`.mapWith(Number) })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(and(eq(journals.holdId, hold.id), or(lost, given, takenBack)));
  return Math.max(0, row?.minor ?? 0);
}

async function planForPoster(ctx: Context, { chargeId }: ChargebackRow, hold: HoldRow, giving: Giving): Promise<Plan> {
  const { from: account, amount, source } = giving;
  requireCurrencyOf(hold, amount);
  const { disputes, charges } = stripeOf(ctx);
  const { data } = await answerOf(disputes.list({ charge: chargeId, limit: 100 }));
  const stopping = data.find(({ status }) => !mayBeRefunded(status));
  if (stopping !== undefined) {
    refuse(`Stripe refunds nothing of this payment while a chargeback of it is ${stopping.status}.`);
  }
  const paymentIntentId = idOf((await answerOf(charges.retrieve(chargeId))).payment_intent);
  if (paymentIntentId === null) refuse("Stripe knows no payment of this charge, so that nothing can be refunded.");
  requireSum(amount, await refundableOf(ctx, hold, { chargeId, paymentIntentId }));
  return planRefundOf(ctx, hold, amount.amountMinor, source, { paymentIntentId, origin: "recovered", account });
}

async function planKept(ctx: Context, _: ChargebackRow, { id }: HoldRow, giving: Giving): Promise<Plan> {
  const { from, amount, source } = giving;
  const postings = [{ debit: from, credit: chart.losses(amount.currency), amountMinor: amount.amountMinor }];
  return planJournal(ctx, { kind: "recovered_given", source, holdId: id, postings });
}

function requireCurrencyOf(hold: HoldRow, { currency }: Money): void {
  if (currency !== hold.currency) refuse(`It came back in ${currency}, and the reward was in ${hold.currency}.`);
}

function refuse(detail: Detail): never {
  throw new AppError("wrong_state", { detail });
}
