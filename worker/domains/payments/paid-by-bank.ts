/** A refund that cannot go out because the payer's bank took the same money back: what we bore for it is ours again. */
import { and, eq, or, sql } from "drizzle-orm";
import { type HoldRow, journals, postings, type RefundRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { chart, planJournal } from "./ledger.ts";

/** What a refund that failed for this reason says of itself. */
export const chargedBack = "charged_back";

/**
 * A refund has failed, and its money lies in `refundable`. As far as we bore a chargeback of the payment, the payer has it already.
 * @returns nothing when no loss of ours stands against it
 */
export async function planPaidByBank(ctx: Context, refund: RefundRow, hold: HoldRow): Promise<Plan> {
  const losses = chart.losses(refund.currency);
  // What an appeal brought back lessens what we bore, whoever got it then.
  const bore = (side: typeof postings.debit | typeof postings.credit) =>
    sql`(${side} = ${losses.id} or ${side} like 'recovered:%')`;
  const signed = sql`case when ${bore(postings.debit)} then ${postings.amountMinor} else -${postings.amountMinor} end`;
  const [row] = await ctx.store.db
    .select({ minor: sql<number>`coalesce(sum(${signed}), 0)`.mapWith(Number) })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(
      and(
        eq(journals.holdId, hold.id),
        sql`${journals.kind} in ('chargeback_lost', 'chargeback_recovered')`,
        or(bore(postings.debit), bore(postings.credit)),
      ),
    );
  const amountMinor = Math.min(refund.amountMinor, row?.minor ?? 0);
  if (amountMinor <= 0 || refund.origin === "suspense") return [];
  const debit = chart.refundable(refund.id, refund.currency);
  return planJournal(ctx, {
    kind: "chargeback_recovered",
    source: `${refund.id}:${refund.attempt}`,
    holdId: hold.id,
    postings: [{ debit, credit: losses, amountMinor }],
  });
}
