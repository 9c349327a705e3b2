/** What a solver owes, and how it is paid back: out of what is released to them next, in the same commit. */
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import type { Currency, Money } from "../../platform/money.ts";
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
  readonly holdId: string | null;
  /** Told to the solver too: nobody is to owe for a reason they cannot read. */
  readonly reason: string;
}

/** A decision that a solver owes us what we lost. */
export function planClaim(ctx: Context, { userId, amount, holdId, reason }: Claim): Plan {
  const { amountMinor, currency } = amount;
  const id = newId("journal");
  const postings = [{ debit: chart.clawback(userId, currency), credit: chart.losses(currency), amountMinor }];
  return [
    ...planJournal(ctx, { id, kind: "claim", source: id, holdId, postings }),
    ...planAudit(ctx, "solver.claimed", userId, { ...amount, holdId, reason }),
    ...planEvent(ctx, "solver.owes", { userId, amountMinor, note: reason, ...(holdId === null ? {} : { holdId }) }),
  ];
}
