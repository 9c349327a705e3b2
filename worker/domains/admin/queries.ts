/** What admins of money read: lists, newest first, and one of each. Every one says first who may. */
import { and, asc, type Column, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import {
  accounts,
  challenges,
  chargebacks,
  freezes,
  holds,
  journals,
  mismatches,
  outbox,
  payouts,
  postings,
  reconciliations,
  refunds,
  stripeEvents,
  users,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, requireAdmin } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, type Place, readCursor, readPlace, toPage, toPageByPlace } from "../../platform/paging.ts";
import { readHoldMoney } from "../payments/queries.ts";
import type {
  AdminChargeback,
  AdminHold,
  AdminMismatch,
  AdminOutboxRow,
  AdminPayout,
  AdminPosting,
  AdminReconciliation,
  AdminRefund,
  AdminStripeEvent,
} from "./contract.ts";
import {
  type ChargebackWithMoney,
  type HoldWithPeople,
  type PayoutWithPeople,
  type RefundWithPeople,
  toChargeback,
  toHold,
  toMismatch,
  toOutboxRow,
  toPayout,
  toReconciliation,
  toRefund,
  toStripeEvent,
} from "./views.ts";

interface ListQuery {
  cursor?: string | undefined;
  limit: number;
}

/** Rows behind a place in a list that is newest first. */
export function older(at: Column, id: Column, place: Place | null): SQL | undefined {
  return place === null ? undefined : sql`(${at}, ${id}) < (${sql.param(place.at, at)}, ${place.id})`;
}

function pageOf<Row, View>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  view: (row: Row) => View,
): Page<View> {
  const { items, nextCursor } = toPageByPlace(rows, limit, placeOf);
  return { items: items.map(view), nextCursor };
}

export const challengeName = {
  id: challenges.id,
  slug: challenges.slug,
  title: challenges.title,
  state: challenges.state,
};
const posters = alias(users, "posters");
const solvers = alias(users, "solvers");
const nameOf = (of: typeof posters | typeof solvers) => ({ id: of.id, handle: of.handle, name: of.name });

export async function listStripeEvents(
  ctx: Context,
  query: ListQuery & Pick<AdminStripeEvent, "state">,
): Promise<Page<AdminStripeEvent>> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.stripeEvents.findMany({
    where: and(
      eq(stripeEvents.state, query.state),
      older(stripeEvents.receivedAt, stripeEvents.id, readPlace(query.cursor)),
    ),
    orderBy: [desc(stripeEvents.receivedAt), desc(stripeEvents.id)],
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, ({ receivedAt: at, id }) => ({ at, id }), toStripeEvent);
}

/** @throws AppError `not_found` */
export async function getStripeEvent(ctx: Context, id: string): Promise<AdminStripeEvent> {
  requireAdmin(ctx);
  const row = await ctx.store.db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, id) });
  if (row === undefined) throw new AppError("not_found");
  return toStripeEvent(row);
}

/** A journal that gives what came back of a chargeback begins with its id (payments/recovered.ts). */
export const givenFrom = sql`${journals.source} like ${chargebacks.id} || ':given:%'`;

/** Payouts with whom and what they are for. */
export function selectPayouts(ctx: Context, where: SQL | undefined, limit: number): Promise<PayoutWithPeople[]> {
  return ctx.store.db
    .select({
      payout: payouts,
      challenge: challengeName,
      solver: nameOf(solvers),
      givenOf: { id: chargebacks.id, status: chargebacks.status },
    })
    .from(payouts)
    .innerJoin(holds, eq(holds.id, payouts.holdId))
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .innerJoin(solvers, eq(solvers.id, payouts.solverId))
    .leftJoin(journals, and(eq(journals.id, payouts.journalId), eq(journals.kind, "recovered_given")))
    .leftJoin(chargebacks, and(eq(chargebacks.holdId, payouts.holdId), givenFrom))
    .where(where)
    .orderBy(desc(payouts.createdAt), desc(payouts.id))
    .limit(limit);
}

export async function listPayouts(
  ctx: Context,
  query: ListQuery & { state?: AdminPayout["state"] | undefined },
): Promise<Page<AdminPayout>> {
  requireAdmin(ctx);
  const state = query.state === undefined ? undefined : eq(payouts.state, query.state);
  const where = and(state, older(payouts.createdAt, payouts.id, readPlace(query.cursor)));
  const rows = await selectPayouts(ctx, where, query.limit + 1);
  return pageOf(rows, query.limit, ({ payout: { createdAt: at, id } }) => ({ at, id }), toPayout);
}

/** @throws AppError `not_found` */
export async function getPayout(ctx: Context, id: string): Promise<AdminPayout> {
  requireAdmin(ctx);
  const [row] = await selectPayouts(ctx, eq(payouts.id, id), 1);
  if (row === undefined) throw new AppError("not_found");
  return toPayout(row);
}

/** Refunds with whom and what they are for. */
export function selectRefunds(ctx: Context, where: SQL | undefined, limit: number): Promise<RefundWithPeople[]> {
  return ctx.store.db
    .select({ refund: refunds, challenge: challengeName, poster: nameOf(posters) })
    .from(refunds)
    .innerJoin(holds, eq(holds.id, refunds.holdId))
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .innerJoin(posters, eq(posters.id, holds.posterId))
    .where(where)
    .orderBy(desc(refunds.createdAt), desc(refunds.id))
    .limit(limit);
}

export async function listRefunds(
  ctx: Context,
  query: ListQuery & { state?: AdminRefund["state"] | undefined },
): Promise<Page<AdminRefund>> {
  requireAdmin(ctx);
  const state = query.state === undefined ? undefined : eq(refunds.state, query.state);
  const where = and(state, older(refunds.createdAt, refunds.id, readPlace(query.cursor)));
  const rows = await selectRefunds(ctx, where, query.limit + 1);
  return pageOf(rows, query.limit, ({ refund: { createdAt: at, id } }) => ({ at, id }), toRefund);
}

/** @throws AppError `not_found` */
export async function getRefund(ctx: Context, id: string): Promise<AdminRefund> {
  requireAdmin(ctx);
  const [row] = await selectRefunds(ctx, eq(refunds.id, id), 1);
  if (row === undefined) throw new AppError("not_found");
  return toRefund(row);
}

/** Holds with whom and what they are for. */
export function selectHolds(ctx: Context, where: SQL | undefined, limit: number): Promise<HoldWithPeople[]> {
  return ctx.store.db
    .select({ hold: holds, challenge: challengeName, poster: nameOf(posters), solver: nameOf(solvers) })
    .from(holds)
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .innerJoin(posters, eq(posters.id, holds.posterId))
    .innerJoin(solvers, eq(solvers.id, holds.solverId))
    .where(where)
    .orderBy(desc(holds.createdAt), desc(holds.id))
    .limit(limit);
}

/** A hold, where its money is, and what freezes it. */
export async function readHold(ctx: Context, found: HoldWithPeople): Promise<AdminHold> {
  const [money, standing] = await Promise.all([
    readHoldMoney(ctx, found.hold),
    ctx.store.db.query.freezes.findMany({ where: eq(freezes.holdId, found.hold.id) }),
  ]);
  return toHold(found, money, standing);
}

/** @throws AppError `not_found` */
export async function getHold(ctx: Context, id: string): Promise<AdminHold> {
  requireAdmin(ctx);
  const [found] = await selectHolds(ctx, eq(holds.id, id), 1);
  if (found === undefined) throw new AppError("not_found");
  return readHold(ctx, found);
}

/** Chargebacks with what they are about and what came back of them, oldest first. */
export function selectChargebacks(ctx: Context, where: SQL | undefined, limit: number): Promise<ChargebackWithMoney[]> {
  return ctx.store.db
    .select({
      chargeback: chargebacks,
      challenge: challengeName,
      recovered: { amountMinor: accounts.balanceMinor, currency: accounts.currency },
    })
    .from(chargebacks)
    .innerJoin(holds, eq(holds.id, chargebacks.holdId))
    .innerJoin(challenges, eq(challenges.id, holds.challengeId))
    .leftJoin(accounts, eq(accounts.id, sql`'recovered:' || ${chargebacks.id}`))
    .where(where)
    .orderBy(asc(chargebacks.openedAt))
    .limit(limit);
}

/** @throws AppError `not_found` */
export async function getChargeback(ctx: Context, id: string): Promise<AdminChargeback> {
  requireAdmin(ctx);
  const [found] = await selectChargebacks(ctx, eq(chargebacks.id, id), 1);
  if (found === undefined) throw new AppError("not_found");
  return toChargeback(found);
}

/** Jobs of one state; first those that were, or will be, tried last. */
export async function listOutbox(
  ctx: Context,
  query: ListQuery & Pick<AdminOutboxRow, "state">,
): Promise<Page<AdminOutboxRow>> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.outbox.findMany({
    where: and(eq(outbox.state, query.state), older(outbox.nextAt, outbox.id, readPlace(query.cursor))),
    orderBy: [desc(outbox.nextAt), desc(outbox.id)],
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, ({ nextAt: at, id }) => ({ at, id }), toOutboxRow);
}

/**
 * Postings of an account, from either side. Busy accounts have most of all postings: where nothing else narrows them, each side is read
 * from its newest only as far as a page goes.
 */
function touches(
  { store: { db } }: Context,
  account: string,
  { limit, hold, journal }: { limit: number; hold?: string | undefined; journal?: string | undefined },
  before: number | undefined,
): SQL | undefined {
  if (hold !== undefined || journal !== undefined) return or(eq(postings.debit, account), eq(postings.credit, account));
  const newest = (side: typeof postings.debit | typeof postings.credit) =>
    db
      .select({ seq: postings.seq })
      .from(postings)
      .where(and(eq(side, account), before === undefined ? undefined : lt(postings.seq, before)))
      .orderBy(desc(postings.seq))
      .limit(limit + 1);
  return or(inArray(postings.seq, newest(postings.debit)), inArray(postings.seq, newest(postings.credit)));
}

/** Postings, newest first: of an account, a hold or a journal, or all of them. */
export async function listPostings(
  ctx: Context,
  query: ListQuery & { account?: string | undefined; hold?: string | undefined; journal?: string | undefined },
): Promise<Page<AdminPosting>> {
  requireAdmin(ctx);
  const { account, hold, journal } = query;
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await ctx.store.db
    .select({ posting: postings, journal: journals })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(
      and(
        account === undefined ? undefined : touches(ctx, account, query, before),
        hold === undefined ? undefined : eq(journals.holdId, hold),
        journal === undefined ? undefined : eq(journals.id, journal),
        before === undefined ? undefined : sql`${postings.seq} < ${before}`,
      ),
    )
    .orderBy(desc(postings.seq))
    .limit(query.limit + 1);
  const { items, nextCursor } = toPage(rows, query.limit, ({ posting }) => [posting.seq]);
  const view = ({ posting, journal: { id, kind, source, holdId, at } }: (typeof rows)[number]): AdminPosting => ({
    seq: posting.seq,
    journal: { id, kind, source },
    holdId,
    debit: posting.debit,
    credit: posting.credit,
    amount: { amountMinor: posting.amountMinor, currency: posting.currency },
    at: iso(at),
  });
  return { items: items.map(view), nextCursor };
}

export async function listReconciliations(ctx: Context, query: ListQuery): Promise<Page<AdminReconciliation>> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.reconciliations.findMany({
    where: older(reconciliations.startedAt, reconciliations.id, readPlace(query.cursor)),
    orderBy: [desc(reconciliations.startedAt), desc(reconciliations.id)],
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, ({ startedAt: at, id }) => ({ at, id }), toReconciliation);
}

export async function listMismatches(
  ctx: Context,
  query: ListQuery & Pick<AdminMismatch, "state">,
): Promise<Page<AdminMismatch>> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.mismatches.findMany({
    where: and(
      eq(mismatches.state, query.state),
      older(mismatches.firstSeenAt, mismatches.id, readPlace(query.cursor)),
    ),
    orderBy: [desc(mismatches.firstSeenAt), desc(mismatches.id)],
    limit: query.limit + 1,
  });
  return pageOf(rows, query.limit, ({ firstSeenAt: at, id }) => ({ at, id }), toMismatch);
}

/** @throws AppError `not_found` */
export async function getMismatch(ctx: Context, id: string): Promise<AdminMismatch> {
  requireAdmin(ctx);
  const row = await ctx.store.db.query.mismatches.findFirst({ where: eq(mismatches.id, id) });
  if (row === undefined) throw new AppError("not_found");
  return toMismatch(row);
}
