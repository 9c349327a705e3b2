/** What a solver owes, and how it is paid back: out of what is released to them next, in the same commit. */
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import type { Currency } from "../../platform/money.ts";
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
