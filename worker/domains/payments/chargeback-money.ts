/** The money of a chargeback: what the bank took and gave back, and who pays when it is lost. */
import { and, eq, inArray } from "drizzle-orm";
import type Stripe from "stripe";
import { type HoldRow, refunds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { idOf } from "../../platform/stripe.ts";
import { type Account, balanceOf, chart, isPosted, keptBalance, planJournal } from "./ledger.ts";
import { type Movement, planMovement } from "./movements.ts";
import { chargedBack } from "./paid-by-bank.ts";
import { heldMinor } from "./queries.ts";
import { planRefundChange } from "./refunds.ts";

export interface ChargebackMoney {
  readonly dispute: Stripe.Dispute;
  readonly movements: readonly Movement[];
  /** Whether the payment is the one that is held. */
  readonly ofHold: boolean;
}

export interface MoneyPlan {
  readonly plan: Plan;
  /** The bank took the money, and we hear of it now for the first time. */
  readonly withdrawnNow: boolean;
  /** What this takes out of the hold, minor units, and whether nothing is left of it then. */
  readonly takenMinor: number;
  readonly emptied: boolean;
  /** What came back after it was lost, minor units: an admin says whose it is (recovered.ts). */
  readonly recoveredMinor: number;
}

const kindOf = ({ amountMinor }: Movement) => (amountMinor < 0 ? "chargeback_withdrawn" : "chargeback_reinstated");

/**
 * Posts each movement by itself. What is outstanding when the bank has decided against us is paid by what is left of the hold, the rest
 * is our loss; what comes back after that is nobody's until an admin decides.
 */
export async function planChargebackMoney(ctx: Context, hold: HoldRow, money: ChargebackMoney): Promise<MoneyPlan> {
  const { dispute, movements } = money;
  const currency = movements[0]?.currency ?? hold.currency;
  const account = chart.chargeback(dispute.id, currency);
  const plans: Plan[] = [];
  let outstandingMinor = -(await balanceOf(ctx, account));
  let withdrawnNow = false;
  for (const movement of movements) {
    const kind = kindOf(movement);
    if (await isPosted(ctx, kind, movement.id)) continue;
    plans.push(await planMovement(ctx, { kind, movement, account, holdId: hold.id }));
    outstandingMinor -= movement.amountMinor;
    withdrawnNow ||= movement.amountMinor < 0;
  }
  const recoveredMinor = Math.max(0, -outstandingMinor);
  if (recoveredMinor > 0) plans.push(planRecovered(ctx, hold, money, account, recoveredMinor));
  const decidedAgainstUs = dispute.status === "lost" || dispute.status.startsWith("appeal_");
  const lost =
    decidedAgainstUs && outstandingMinor > 0 ? await planLost(ctx, hold, money, account, outstandingMinor) : null;
  return {
    plan: [...plans.flat(), ...(lost?.plan ?? [])],
    withdrawnNow,
    takenMinor: lost?.takenMinor ?? 0,
    emptied: lost?.emptied ?? false,
    recoveredMinor,
  };
}

function planRecovered(
  ctx: Context,
  hold: HoldRow,
  { dispute, movements }: ChargebackMoney,
  account: Account,
  amountMinor: number,
): Plan {
  const back = movements.findLast((movement) => movement.amountMinor > 0);
  if (back === undefined) return [];
  const postings = [{ debit: account, credit: chart.recovered(dispute.id, account.currency), amountMinor }];
  return planJournal(ctx, { kind: "chargeback_recovered", source: back.id, holdId: hold.id, postings });
}

interface Payer {
  readonly debit: Account;
  readonly amountMinor: number;
  readonly plan?: Plan;
}

async function planLost(
  ctx: Context,
  hold: HoldRow,
  { dispute, movements, ofHold }: ChargebackMoney,
  account: Account,
  lostMinor: number,
): Promise<Pick<MoneyPlan, "plan" | "takenMinor" | "emptied">> {
  const recovered = chart.recovered(dispute.id, account.currency);
  const againMinor = Math.min(lostMinor, await keptBalance(ctx, recovered.id));
  const leftMinor = ofHold ? await heldMinor(ctx, hold.id) : 0;
  const takenMinor = Math.min(lostMinor - againMinor, leftMinor);
  const waiting = await paybacksOf(ctx, dispute, lostMinor - againMinor - takenMinor);
  const paidMinor = waiting.reduce((minor, { amountMinor }) => minor + amountMinor, againMinor + takenMinor);
  // A payment that settled in another currency than the hold's lies in suspense and not in any account of the hold's.
  const rest = account.currency === hold.currency ? chart.losses(account.currency) : chart.suspense(account.currency);
  const payers: Payer[] = [
    // The bank takes once more what it had given back.
    { debit: recovered, amountMinor: againMinor },
    { debit: chart.hold(hold.id, hold.currency), amountMinor: takenMinor },
    ...waiting,
    { debit: rest, amountMinor: lostMinor - paidMinor },
  ];
  // A chargeback that was won can be lost again: then the bank has taken the money once more.
  const times = movements.filter(({ amountMinor }) => amountMinor < 0).length;
  return {
    takenMinor,
    emptied: takenMinor > 0 && takenMinor === leftMinor,
    plan: [
      ...planJournal(ctx, {
        kind: "chargeback_lost",
        source: `${dispute.id}:lost:${times}`,
        holdId: hold.id,
        postings: payers.map(({ debit, amountMinor }) => ({ debit, credit: account, amountMinor })),
      }),
      ...payers.flatMap(({ plan }) => plan ?? []),
    ],
  };
}

/** Refunds of this payment that never left, since Stripe refuses them meanwhile: the payer has the money by their bank now. */
async function paybacksOf(ctx: Context, dispute: Stripe.Dispute, mostMinor: number): Promise<Payer[]> {
  const waiting = await ctx.store.db.query.refunds.findMany({
    where: and(
      eq(refunds.paymentIntentId, idOf(dispute.payment_intent) ?? ""),
      inArray(refunds.state, ["decided", "failed"]),
    ),
  });
  const payers: Payer[] = [];
  let restMinor = mostMinor;
  for (const refund of waiting) {
    const debit = chart.refundable(refund.id, refund.currency);
    const amountMinor = Math.min(restMinor, await keptBalance(ctx, debit.id));
    if (amountMinor === 0) continue;
    restMinor -= amountMinor;
    payers.push({
      debit,
      amountMinor,
      plan: planRefundChange(ctx, refund, { state: "failed", failureCode: chargedBack }),
    });
  }
  return payers;
}
