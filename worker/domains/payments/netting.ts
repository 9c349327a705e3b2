/** What a solver owes, and how it is paid back: out of what is released to them next, in the same commit. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { accounts, journals, payouts, postings } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import type { Currency, Money } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { requireSum } from "./asked-sum.ts";
import { type Account, chart, keptBalance, planJournal, touches } from "./ledger.ts";

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
 * A decision that a solver owes us what we lost: at most the reward that it is about, else all that they were ever paid, with what was
 * claimed before.
 * @throws AppError `invalid_input` naming the most
 */
export async function planClaim(ctx: Context, { userId, amount, hold, reason }: Claim): Promise<Plan> {
  const { amountMinor, currency } = amount;
  const account = chart.clawback(userId, currency);
  const owesMinor = await keptBalance(ctx, account.id);
  const most = hold ?? { amountMinor: await paidMinor(ctx, userId, currency), currency };
  const claimed = await claimedMinor(ctx, account, hold?.id ?? null);
  requireSum(amount, { ...most, amountMinor: Math.max(0, most.amountMinor - claimed) });
  const id = newId("journal");
  const holdId = hold?.id ?? null;
  const postings = [{ debit: account, credit: chart.losses(currency), amountMinor }];
  return [
    // Two at once would each find room: what is owed must be what it was when this was decided.
    ...planUnchanged(ctx, account, owesMinor),
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
  requireSum(amount, { amountMinor: await owedMinor(ctx, userId, currency), currency }, { anyStep: true });
  const id = newId("journal");
  const postings = [{ debit: chart.losses(currency), credit: chart.clawback(userId, currency), amountMinor }];
  return [
    ...planJournal(ctx, { id, kind: "claim_waived", source: id, holdId: null, postings }),
    ...planAudit(ctx, "solver.claim_waived", userId, { ...amount, reason }),
    ...planEvent(ctx, "solver.owes_less", { userId, ...amount, note: reason }),
  ];
}

/**
 * What was claimed of a person, waived or not: about one hold, or in all. Minor units. A waiver names no claim, and may be of a debt that
 * never was one, so that it makes no room for another.
 */
async function claimedMinor(ctx: Context, account: Account, holdId: string | null): Promise<number> {
  const about = holdId === null ? undefined : eq(journals.holdId, holdId);
  const [row] = await ctx.store.db
    .select({ minor: sql<number>`coalesce(sum(${postings.amountMinor}), 0)`.mapWith(Number) })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(and(touches(account.id), eq(journals.kind, "claim"), about));
  return row?.minor ?? 0;
}

/** Fails as stale when an account's kept balance is not what was read. */
function planUnchanged(ctx: Context, account: Account, balanceMinor: number): Plan {
  const { db } = ctx.store;
  const asRead = and(eq(accounts.id, account.id), eq(accounts.balanceMinor, balanceMinor));
  return [
    db.insert(accounts).values(account).onConflictDoNothing(),
    exactlyOne(db.update(accounts).set({ currency: account.currency }).where(asRead)),
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
