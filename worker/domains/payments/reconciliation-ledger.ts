/** Movements as our books have them, and which of them Stripe was not seen to have. */
import { and, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { journals, mismatches, postings, reconciled } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { movementKinds } from "./movements.ts";
import type { InLedger } from "./reconciliation-compare.ts";

/** Sources of one query: D1 binds about a hundred parameters. */
const sourcesPerQuery = 50;
/** Journals of a balance transaction: one of these, and its fee. */
const factKinds = [...movementKinds, "stripe_fee"];
const ours = "stripe:balance:";

/** What the journals of these balance transactions moved on our balance at Stripe. */
export async function readLedgerSides(ctx: Context, sources: readonly string[]): Promise<Map<string, InLedger>> {
  const sides = new Map<string, InLedger>();
  for (let start = 0; start < sources.length; start += sourcesPerQuery) {
    const rows = await ctx.store.db
      .select({
        source: journals.source,
        kind: journals.kind,
        debit: postings.debit,
        credit: postings.credit,
        amountMinor: postings.amountMinor,
        currency: postings.currency,
      })
      .from(journals)
      .innerJoin(postings, eq(postings.journalId, journals.id))
      .where(
        and(inArray(journals.kind, factKinds), inArray(journals.source, sources.slice(start, start + sourcesPerQuery))),
      );
    for (const row of rows) sides.set(row.source, add(sides.get(row.source), row));
  }
  return sides;
}

interface Row {
  kind: string;
  debit: string;
  credit: string;
  amountMinor: number;
  currency: string;
}

function add(side: InLedger | undefined, row: Row): InLedger {
  const before = side ?? { amountMinor: 0, feeMinor: 0, currency: null, kinds: "" };
  const kinds = before.kinds.split(", ").includes(row.kind)
    ? before.kinds
    : [before.kinds, row.kind].filter(Boolean).join(", ");
  const cameIn = row.debit.startsWith(ours) ? row.amountMinor : row.credit.startsWith(ours) ? -row.amountMinor : null;
  if (cameIn === null) return { ...before, kinds };
  const isFee = row.kind === "stripe_fee";
  return {
    amountMinor: before.amountMinor + (isFee ? 0 : cameIn),
    feeMinor: before.feeMinor - (isFee ? cameIn : 0),
    currency: row.currency,
    kinds,
  };
}

/** Sources of facts posted in a span of time that no comparison has met and none has missed, oldest first; ms. */
export async function findUnmet(ctx: Context, from: number, to: number, limit: number): Promise<string[]> {
  const rows = await ctx.store.db
    .select({ source: journals.source, at: sql<number>`min(${journals.at})`.mapWith(Number) })
    .from(journals)
    .leftJoin(reconciled, eq(reconciled.source, journals.source))
    .leftJoin(mismatches, and(eq(mismatches.source, journals.source), eq(mismatches.kind, "MISSING_STRIPE")))
    .where(
      and(
        gte(journals.at, from),
        lt(journals.at, to),
        inArray(journals.kind, factKinds),
        isNull(reconciled.source),
        isNull(mismatches.source),
      ),
    )
    .groupBy(journals.source)
    .orderBy(sql`2`)
    .limit(limit);
  return rows.map(({ source }) => source);
}

/** Remembers that both sides know these. */
export function planMet(ctx: Context, sources: readonly string[]): Plan {
  return sources.map((source) => ctx.store.db.insert(reconciled).values({ source, at: ctx.now }).onConflictDoNothing());
}
