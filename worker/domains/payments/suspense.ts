/** Emptying suspense: an admin says what money was that nothing of ours explains. */
import { and, eq, ne, sql } from "drizzle-orm";
import { journals, postings, refunds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import type { Currency, Money } from "../../platform/money.ts";
import { requireSum } from "./asked-sum.ts";
import type { SuspenseOwner } from "./contract.ts";
import { type Account, balanceOf, chart, planJournal, touches } from "./ledger.ts";

export interface Clearing {
  readonly amount: Money;
  /** `owner`: put in or drawn by the platform's owner; `losses`: our gain when it came in, our loss when it left. */
  readonly to: SuspenseOwner;
  readonly reason: string;
}

/**
 * Takes a part or all of what suspense holds from there; where more left than came in, it is made good. Two at once for the same money
 * are refused by the rule `suspense_cleared`, so that the second is told what is left.
 * @throws AppError `invalid_input` naming the most
 */
export async function planClearSuspense(ctx: Context, { amount, to, reason }: Clearing): Promise<Plan> {
  const { amountMinor, currency } = amount;
  const suspense = chart.suspense(currency);
  const balanceMinor = await balanceOf(ctx, suspense);
  const mostMinor = balanceMinor < 0 ? -balanceMinor : balanceMinor - (await goingBackMinor(ctx, suspense));
  // What Stripe moved may be of any amount.
  requireSum(amount, { amountMinor: Math.max(0, mostMinor), currency }, { anyStep: true });
  const id = newId("journal");
  const other = ownerOf[to](currency);
  const sides = balanceMinor < 0 ? { debit: other, credit: suspense } : { debit: suspense, credit: other };
  return [
    ...planJournal(ctx, {
      id,
      kind: "suspense_cleared",
      source: id,
      holdId: null,
      postings: [{ ...sides, amountMinor }],
    }),
    ...planAudit(ctx, "suspense.cleared", suspense.id, { ...amount, to, reason, balanceMinor }),
  ];
}

const ownerOf = {
  owner: chart.ownerDrawn,
  losses: chart.losses,
} satisfies Record<SuspenseOwner, (currency: Currency) => Account>;

/** Payments that settled in another currency wait here until they have gone back: these are their payers', minor units. */
async function goingBackMinor(ctx: Context, suspense: Account): Promise<number> {
  const toGo = ctx.store.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.holdId, journals.holdId), eq(refunds.origin, "suspense"), ne(refunds.state, "paid")));
  const signed = sql`case when ${postings.credit} = ${suspense.id} then ${postings.amountMinor} else -${postings.amountMinor} end`;
  const [row] = await ctx.store.db
    .select({ minor: sql<number>`coalesce(sum(${signed}), 0)`.mapWith(Number) })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(and(touches(suspense.id), eq(journals.kind, "suspense"), sql`exists ${toGo}`));
  return Math.max(0, row?.minor ?? 0);
}
