/** What people read of the money: a challenge's payment and their own statement. Every sum is a query over the ledger. */
import { and, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import {
  accounts,
  type ChallengeRow,
  challenges,
  type HoldRow,
  holds,
  journals,
  type PayoutRow,
  payouts,
  postings,
  type RefundRow,
  refunds,
} from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Currency, currencies } from "../../platform/money.ts";
import { readCursor, toPage } from "../../platform/paging.ts";
import type { Movement, Payment, PayoutState, RefundState, Statement } from "./contract.ts";
import { findLastHold, findLiveHold, readHoldMoney } from "./queries.ts";

/** A challenge by its id or slug. @throws AppError `not_found` */
export async function getChallengeOf(ctx: Context, idOrSlug: string): Promise<ChallengeRow> {
  const row = await ctx.store.db.query.challenges.findFirst({
    where: or(eq(challenges.id, idOrSlug), eq(challenges.slug, idOrSlug)),
  });
  if (row === undefined) throw new AppError("not_found");
  return row;
}

/**
 * The payment of a challenge's present (or last) award, for its poster and its solver alone.
 * @throws AppError `not_found`, to strangers as well
 */
export async function getPayment(ctx: Context, idOrSlug: string): Promise<Payment> {
  const reader = requireReader(ctx);
  const challenge = await getChallengeOf(ctx, idOrSlug);
  const hold = (await findLiveHold(ctx, challenge.id)) ?? (await findLastHold(ctx, challenge.id));
  if (hold === null || (reader.id !== hold.posterId && reader.id !== hold.solverId)) throw new AppError("not_found");
  const money = await readHoldMoney(ctx, hold);
  const payout = await ctx.store.db.query.payouts.findFirst({
    where: eq(payouts.holdId, hold.id),
    orderBy: [desc(payouts.createdAt), desc(payouts.id)],
  });
  // Of a reward that is held, a payment made twice goes back too; that is no refund of this one.
  const goesBack = hold.heldAt === null || money.refundedMinor > 0;
  const back = goesBack ? await ctx.store.db.query.refunds.findMany({ where: eq(refunds.holdId, hold.id) }) : [];
  const sum = (amountMinor: number) => ({ amountMinor, currency: hold.currency });
  return {
    challengeId: hold.challengeId,
    holdId: hold.id,
    holdState: hold.state,
    amount: sum(hold.amountMinor),
    fee: sum(hold.feeMinor),
    tax: sum(hold.taxMinor),
    net: sum(hold.amountMinor - hold.feeMinor - hold.taxMinor),
    held: sum(money.leftMinor),
    released: sum(money.releasedMinor),
    refunded: sum(money.refundedMinor),
    refund: refundFor(reader.id, hold, back),
    paymentDueAt: hold.heldAt === null && hold.state !== "lapsed" ? iso(hold.windowEndsAt) : null,
    heldAt: isoOrNull(hold.heldAt),
    payout: payout === undefined ? null : payoutFor(reader.id, hold, payout),
  };
}

/** What keeps a payout from a solver's account is theirs alone: to the poster it is on its way until it is paid. */
function payoutFor(readerId: string, hold: HoldRow, payout: PayoutRow): NonNullable<Payment["payout"]> {
  const own = readerId === hold.solverId;
  const waits: readonly PayoutState[] = ["blocked", "failed", "queued", "transferring"];
  return {
    state: own || !waits.includes(payout.state) ? payout.state : "queued",
    reason: own ? payout.reason : null,
    amount: { amountMinor: payout.amountMinor, currency: payout.currency },
    paidAt: isoOrNull(payout.paidAt),
  };
}

/** From what most needs telling to what is over. */
const refundsByNews = ["failed", "decided", "requested", "paid"] as const satisfies readonly RefundState[];

/** What keeps money from a poster's card is theirs alone: to the solver it is decided until it is paid. */
function refundFor(readerId: string, hold: HoldRow, back: readonly RefundRow[]): Payment["refund"] {
  const state = refundsByNews.find((one) => back.some((refund) => refund.state === one));
  if (state === undefined) return null;
  const amountMinor = back.reduce((minor, refund) => minor + (refund.state === state ? refund.amountMinor : 0), 0);
  const told = readerId === hold.posterId || state === "paid" ? state : "decided";
  return { state: told, amount: { amountMinor, currency: hold.currency } };
}

/**
 * One's own statement: sums per currency, and every movement, newest first.
 * @param query `currency` narrows the movements; an unknown one has none
 */
export async function getStatement(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number; currency?: string | undefined },
): Promise<Statement> {
  const { id } = requireReader(ctx);
  const before = readCursor(query.cursor, 1)?.[0];
  const currency = currencies.find((known) => known === query.currency);
  if (query.currency !== undefined && currency === undefined) return { balances: [], items: [], nextCursor: null };
  const [balances, rows] = await Promise.all([
    readBalances(ctx, id),
    readMovements(ctx, id, { before, currency, limit: query.limit + 1 }),
  ]);
  const page = toPage(rows, query.limit, (row) => [row.seq]);
  return { balances, items: page.items.map((row) => movementOf(id, row)), nextCursor: page.nextCursor };
}

/** Which postings are a person's movements: by the side of the hold they are on. */
function movementsOf(userId: string): SQL | undefined {
  const payable = sql`'payable:' || ${userId} || ':' || ${postings.currency}`;
  const fee = sql`'revenue:platform_fee:' || ${postings.currency}`;
  return or(
    and(eq(holds.posterId, userId), inArray(journals.kind, ["charge", "refund_paid", "refund_failed"])),
    and(eq(journals.kind, "release"), eq(postings.credit, payable)),
    and(eq(holds.solverId, userId), eq(journals.kind, "release"), eq(postings.credit, fee)),
    and(eq(journals.kind, "transfer"), eq(postings.debit, payable)),
  );
}

async function readMovements(
  ctx: Context,
  userId: string,
  { before, currency, limit }: { before: number | undefined; currency: Currency | undefined; limit: number },
) {
  return ctx.store.db
    .select({
      seq: postings.seq,
      kind: journals.kind,
      credit: postings.credit,
      amountMinor: postings.amountMinor,
      /** Of the whole journal: what a release took out of the hold, fee included. */
      wholeMinor:
        sql<number>`(select sum(whole.amount_minor) from ${postings} as whole where whole.journal_id = ${postings.journalId})`.mapWith(
          Number,
        ),
      currency: postings.currency,
      at: journals.at,
      holdId: journals.holdId,
      challenge: { id: challenges.id, slug: challenges.slug, title: challenges.title },
      payoutState: payouts.state,
      payoutReason: payouts.reason,
    })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .innerJoin(holds, eq(holds.id, journals.holdId))
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .leftJoin(payouts, eq(payouts.journalId, journals.id))
    .where(
      and(
        or(eq(holds.posterId, userId), eq(holds.solverId, userId)),
        movementsOf(userId),
        before === undefined ? undefined : lt(postings.seq, before),
        currency === undefined ? undefined : eq(postings.currency, currency),
      ),
    )
    .orderBy(desc(postings.seq))
    .limit(limit);
}

type MovementRow = Awaited<ReturnType<typeof readMovements>>[number];

/** How each posting reads to the person: which kind of line, whose side, and with which sign. */
function movementOf(userId: string, row: MovementRow): Movement {
  const line = lineOf(userId, row);
  const released = line.kind === "released";
  return {
    id: String(row.seq),
    kind: line.kind,
    side: line.side,
    amount: { amountMinor: line.amountMinor, currency: row.currency },
    challenge: row.challenge,
    holdId: row.holdId,
    state: released ? row.payoutState : line.kind === "paid_out" ? "paid" : null,
    reason: released ? row.payoutReason : null,
    at: iso(row.at),
  };
}

function lineOf(userId: string, row: MovementRow): Pick<Movement, "kind" | "side"> & { amountMinor: number } {
  if (row.kind === "charge") return { kind: "paid_in", side: "poster", amountMinor: -row.amountMinor };
  if (row.kind === "refund_paid") return { kind: "refunded", side: "poster", amountMinor: row.amountMinor };
  if (row.kind === "refund_failed") return { kind: "refunded", side: "poster", amountMinor: -row.amountMinor };
  if (row.kind === "transfer") return { kind: "paid_out", side: "solver", amountMinor: -row.amountMinor };
  const isNet = row.credit.startsWith(`payable:${userId}:`);
  return isNet
    ? { kind: "released", side: "solver", amountMinor: row.wholeMinor }
    : { kind: "fee", side: "solver", amountMinor: -row.amountMinor };
}

async function readBalances(ctx: Context, userId: string): Promise<Statement["balances"]> {
  const held = (side: SQL) => heldWhere(ctx, and(side, isNotNull(holds.heldAt)));
  const [heldAsPoster, heldAsSolver, payable, paidOut, blocked] = await Promise.all([
    held(eq(holds.posterId, userId)),
    held(eq(holds.solverId, userId)),
    payableOf(ctx, userId),
    paidOutTo(ctx, userId),
    blockedOf(ctx, userId),
  ]);
  return currencies
    .map((currency) => ({
      currency,
      heldAsPoster: heldAsPoster.get(currency) ?? 0,
      heldAsSolver: heldAsSolver.get(currency) ?? 0,
      onItsWay: (payable.get(currency) ?? 0) - (blocked.get(currency) ?? 0),
      blocked: blocked.get(currency) ?? 0,
      paidOut: paidOut.get(currency) ?? 0,
      owed: 0,
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

async function payableOf(ctx: Context, userId: string): Promise<Sums> {
  const ids = currencies.map((currency) => `payable:${userId}:${currency}`);
  return toSums(
    await ctx.store.db
      .select({ currency: accounts.currency, minor: accounts.balanceMinor })
      .from(accounts)
      .where(inArray(accounts.id, ids)),
  );
}

async function paidOutTo(ctx: Context, userId: string): Promise<Sums> {
  const ids = currencies.map((currency) => `payable:${userId}:${currency}`);
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
