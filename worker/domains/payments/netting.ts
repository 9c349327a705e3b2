/** What a solver owes, and how it is paid back: out of what is released to them next, in the same commit. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { payouts } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { type Currency, type Money, plainAmount, stepProblem } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { chart, keptBalance, planJournal } from "./ledger.ts";

/** What somebody owes in a currency, minor units; 0 for nearly everybody. */
export async function owedMinor(ctx: Context, userId: string, currency: Currency): Promise<number> {
  return Math.max(0, -(await keptBalance(ctx, chart.clawback(userId, currency).id)));
}

/** A part of what was just released is kept against the debt. More than is owed is refused by the account's ceiling. */
export function planNetting(
  ctx: Context,
  { holdId, userId, currency, source }: { holdId: string; userId: string; currency: Currency; source: string },
  amountMinor: number,
): Plan {
  const postings = [{ debit: chart.payable(userId, currency), credit: chart.clawback(userId, currency), amountMinor }];
  return planJournal(ctx, { kind: "netting", source, holdId, postings });
}

export interface Claim {
  readonly userId: string;
  readonly amount: Money;
  /** The reward it is about, where it is about one. */
  readonly hold: { readonly id: string; readonly amountMinor: number; readonly currency: Currency } | null;
  /** Told to the solver too: nobody is to owe for a reason they cannot read. */
  readonly reason: string;
}

/**
 * A decision that a solver owes us what we lost: at most the reward that it is about, else all that they were ever paid.
 * @throws AppError `invalid_input` naming the most
 */
export async function planClaim(ctx: Context, { userId, amount, hold, reason }: Claim): Promise<Plan> {
  const { amountMinor, currency } = amount;
  if (hold !== null && hold.currency !== currency) refuse(`The reward is in ${hold.currency}.`);
  requireSum(amount, hold?.amountMinor ?? (await paidMinor(ctx, userId, currency)));
  const id = newId("journal");
  const holdId = hold?.id ?? null;
  const postings = [{ debit: chart.clawback(userId, currency), credit: chart.losses(currency), amountMinor }];
  return [
    ...planJournal(ctx, { id, kind: "claim", source: id, holdId, postings }),
    ...planAudit(ctx, "solver.claimed", userId, { ...amount, holdId, reason }),
    ...planEvent(ctx, "solver.owes", {
      userId,
      ...amount,
      note: reason,
      ...(hold === null ? {} : { holdId: hold.id }),
    }),
  ];
}

/**
 * A claim was wrong, or is given up: we bear it after all. The ceiling of what they owe refuses a second one at once.
 * @throws AppError `invalid_input` naming the most
 */
export async function planWaive(
  ctx: Context,
  { userId, amount, reason }: { userId: string; amount: Money; reason: string },
): Promise<Plan> {
  const { amountMinor, currency } = amount;
  requireSum(amount, await owedMinor(ctx, userId, currency), { anyStep: true });
  const id = newId("journal");
  const postings = [{ debit: chart.losses(currency), credit: chart.clawback(userId, currency), amountMinor }];
  return [
    ...planJournal(ctx, { id, kind: "claim_waived", source: id, holdId: null, postings }),
    ...planAudit(ctx, "solver.claim_waived", userId, { ...amount, reason }),
    ...planEvent(ctx, "solver.owes_less", { userId, ...amount, note: reason }),
  ];
}

/** What a person was paid out in a currency, taken back or not, minor units. */
async function paidMinor(ctx: Context, userId: string, currency: Currency): Promise<number> {
  const theirs = and(eq(payouts.solverId, userId), eq(payouts.currency, currency));
  const [row] = await ctx.store.db
    .select({ minor: sql<number>`coalesce(sum(${payouts.amountMinor}), 0)`.mapWith(Number) })
    .from(payouts)
    .where(and(theirs, inArray(payouts.state, ["paid", "reversed"])));
  return row?.minor ?? 0;
}

/** @param anyStep a debt may be of any amount, since a transfer may have been; what is claimed is a sum of its currency */
function requireSum({ amountMinor, currency }: Money, mostMinor: number, { anyStep = false } = {}): void {
  if (amountMinor > mostMinor) refuse(`This can be ${plainAmount(mostMinor, currency)} at most.`);
  const problem = anyStep ? null : stepProblem(amountMinor, currency);
  if (problem !== null) refuse(problem);
}

function refuse(message: string): never {
  throw new AppError("invalid_input", { errors: [{ path: "amount", message }] });
}
