/** What an appeal brought back after its chargeback was lost and paid for: an admin says whose it is, all of it or a part. */
import { eq } from "drizzle-orm";
import { accounts, type ChargebackRow, type HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Money } from "../../platform/money.ts";
import { answerOf, idOf, stripeOf } from "../../platform/stripe.ts";
import { requireSum } from "./asked-sum.ts";
import { mayBeRefunded, planChargebackChange } from "./chargebacks.ts";
import { planRefundOf } from "./commands.ts";
import type { RecoveredOwner } from "./contract.ts";
import { requireUnfrozen } from "./freezes.ts";
import { planHoldChange } from "./holds.ts";
import { type Account, chart, planJournal } from "./ledger.ts";
import { planToSolver } from "./payouts.ts";
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

interface Giving {
  readonly from: Account;
  readonly amount: Money;
  /** The decision's key. */
  readonly source: string;
}

async function planForSolver(ctx: Context, { chargeId }: ChargebackRow, hold: HoldRow, giving: Giving): Promise<Plan> {
  const { from, amount, source } = giving;
  if (hold.chargeId !== chargeId) refuse("This payment was never held for the solver.");
  requireCurrencyOf(hold, amount);
  return planToSolver(ctx, hold, {
    kind: "recovered_given",
    source,
    from,
    netMinor: amount.amountMinor,
    taken: [],
  });
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

function refuse(detail: string): never {
  throw new AppError("wrong_state", { detail });
}
