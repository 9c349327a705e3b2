/** One's own statement: sums and movements. Every figure is a query over the ledger. */
import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { accounts, holds, journals, payouts, postings } from "../../database/schema.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { type Currency, currencies } from "../../platform/money.ts";
import { readCursor, toPage } from "../../platform/paging.ts";
import type { Statement, StatementQuery } from "./contract.ts";
import { chart } from "./ledger.ts";
import { readMovements, toMovement } from "./statement-lines.ts";

/**
 * Sums per currency, and every movement, newest first.
 * @param query `currency` narrows the movements; an unknown one has none
 */
export async function getStatement(ctx: Context, query: StatementQuery): Promise<Statement> {
  const { id } = requireReader(ctx);
  const before = readCursor(query.cursor, 1)?.[0];
  const currency = currencies.find((known) => known === query.currency);
  if (query.currency !== undefined && currency === undefined) return { balances: [], items: [], nextCursor: null };
  const [balances, rows] = await Promise.all([
    readBalances(ctx, id),
    readMovements(ctx, id, { ...query, before, currency, limit: query.limit + 1 }),
  ]);
  const page = toPage(rows, query.limit, (row) => [row.seq]);
  return { balances, items: page.items.map(toMovement), nextCursor: page.nextCursor };
}

async function readBalances(ctx: Context, userId: string): Promise<Statement["balances"]> {
  const held = (side: SQL) => heldWhere(ctx, and(side, isNotNull(holds.heldAt)));
  const [heldAsPoster, heldAsSolver, payable, paidOut, blocked, owed] = await Promise.all([
    held(eq(holds.posterId, userId)),
    held(eq(holds.solverId, userId)),
    balancesOf(ctx, (currency) => chart.payable(userId, currency).id),
    paidOutTo(ctx, userId),
    blockedOf(ctx, userId),
    balancesOf(ctx, (currency) => chart.clawback(userId, currency).id),
  ]);
  return currencies
    .map((currency) => ({
      currency,
      heldAsPoster: heldAsPoster.get(currency) ?? 0,
      heldAsSolver: heldAsSolver.get(currency) ?? 0,
      onItsWay: (payable.get(currency) ?? 0) - (blocked.get(currency) ?? 0),
      blocked: blocked.get(currency) ?? 0,
      paidOut: paidOut.get(currency) ?? 0,
      owed: -(owed.get(currency) ?? 0),
    }))
    .filter(({ currency: _, ...sums }) => Object.values(sums).some((minor) => minor !== 0));
}

type Sums = Map<Currency, number>;

function toSums(rows: readonly { currency: Currency; minor: number }[]): Sums {
  return new Map(rows.map(({ currency, minor }) => [currency, minor]));
}

async function heldWhere(ctx: Context, where: SQL | undefined): Promise<Sums> {
  return toSums(
    await ctx.store.db
      .select({ currency: holds.currency, minor: sql<number>`sum(${accounts.balanceMinor})`.mapWith(Number) })
      .from(holds)
      .innerJoin(accounts, eq(accounts.id, sql`'hold:' || ${holds.id}`))
      .where(where)
      .groupBy(holds.currency),
  );
}

/** Kept balances of one person's accounts, of which there is one for each currency. */
async function balancesOf(ctx: Context, idIn: (currency: Currency) => string): Promise<Sums> {
  return toSums(
    await ctx.store.db
      .select({ currency: accounts.currency, minor: accounts.balanceMinor })
      .from(accounts)
      .where(inArray(accounts.id, currencies.map(idIn))),
  );
}

async function paidOutTo(ctx: Context, userId: string): Promise<Sums> {
  const ids = currencies.map((currency) => chart.payable(userId, currency).id);
  return toSums(
    await ctx.store.db
      .select({ currency: postings.currency, minor: sql<number>`sum(${postings.amountMinor})`.mapWith(Number) })
      .from(postings)
      .innerJoin(journals, and(eq(journals.id, postings.journalId), eq(journals.kind, "transfer")))
      .where(inArray(postings.debit, ids))
      .groupBy(postings.currency),
  );
}

/** Payables whose payout waits for the solver. */
async function blockedOf(ctx: Context, userId: string): Promise<Sums> {
  return toSums(
    await ctx.store.db
      .select({ currency: payouts.currency, minor: sql<number>`sum(${payouts.amountMinor})`.mapWith(Number) })
      .from(payouts)
      .where(and(eq(payouts.solverId, userId), inArray(payouts.state, ["blocked", "failed"])))
      .groupBy(payouts.currency),
  );
}
