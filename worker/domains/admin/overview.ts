/** What needs a person now, in one answer: how many of each, and the first few. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import {
  accounts,
  chargebacks,
  freezes,
  holds,
  journals,
  mismatches,
  outbox,
  payouts,
  reconciliations,
  refunds,
  stripeEvents,
  timers,
  users,
} from "../../database/schema.ts";
import { type Context, requireAdmin } from "../../platform/context.ts";
import { currencies } from "../../platform/money.ts";
import { outboxLimits } from "../../platform/outbox.ts";
import { lateEventMs } from "../engagements/stripe-event-review.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { payoutLifecycle } from "../payments/lifecycle.ts";
import { refusalLimits } from "../payments/payouts.ts";
import { adminLimits, type MoneyOverview } from "./contract.ts";
import { givenFrom, readHold, selectChargebacks, selectHolds, selectPayouts, selectRefunds } from "./queries.ts";
import {
  toChargeback,
  toMismatch,
  toOutboxRow,
  toPayout,
  toReconciliation,
  toRefund,
  toStripeEvent,
  toTimer,
} from "./views.ts";

const few = adminLimits.overviewRows;

export async function getMoneyOverview(ctx: Context): Promise<MoneyOverview> {
  requireAdmin(ctx);
  const [events, gaveUp, failed, frozen, withSuspended, questioned, jobs, clocks, open, suspense, owed, run] =
    await Promise.all([
      openEvents(ctx),
      payoutsGivenUp(ctx),
      failedRefunds(ctx),
      frozenHolds(ctx),
      holdsOfSuspended(ctx),
      openChargebacks(ctx),
      failingJobs(ctx),
      failingClocks(ctx),
      openMismatches(ctx),
      suspenseSums(ctx),
      owedSums(ctx),
      ctx.store.db.query.reconciliations.findFirst({ orderBy: desc(reconciliations.startedAt) }),
    ]);
  return {
    stripeEvents: events,
    payouts: gaveUp,
    refunds: failed,
    frozen,
    suspended: withSuspended,
    chargebacks: questioned,
    outbox: jobs,
    timers: clocks,
    mismatches: open,
    suspense,
    owed,
    reconciliation: run === undefined ? null : toReconciliation(run),
  };
}

/** Quarantined, or failed whenever Stripe sent them. */
async function openEvents({ store: { db }, now }: Context) {
  const late = and(eq(stripeEvents.state, "received"), lte(stripeEvents.receivedAt, now - lateEventMs));
  const where = or(eq(stripeEvents.state, "quarantined"), late);
  const items = await db.query.stripeEvents.findMany({ where, orderBy: asc(stripeEvents.receivedAt), limit: few });
  return { count: await db.$count(stripeEvents, where), items: items.map(toStripeEvent) };
}

/** Refused so often that the clock has stopped trying, or given of a chargeback that is lost after all, so that it never leaves. */
async function payoutsGivenUp(ctx: Context) {
  const ofLost = ctx.store.db
    .select({ id: journals.id })
    .from(journals)
    .innerJoin(chargebacks, givenFrom)
    .where(and(eq(journals.kind, "recovered_given"), eq(chargebacks.status, "lost")));
  const where = or(
    and(eq(payouts.state, "failed"), gte(payouts.refusals, refusalLimits.refusals)),
    and(inArray(payouts.state, [...payoutLifecycle.takeBack.from]), inArray(payouts.journalId, ofLost)),
  );
  const items = await selectPayouts(ctx, where, few);
  return { count: await ctx.store.db.$count(payouts, where), items: items.map(toPayout) };
}

async function failedRefunds(ctx: Context) {
  const where = eq(refunds.state, "failed");
  const items = await selectRefunds(ctx, where, few);
  return { count: await ctx.store.db.$count(refunds, where), items: items.map(toRefund) };
}

function frozenHolds(ctx: Context) {
  return pileOfHolds(ctx, inArray(holds.id, ctx.store.db.select({ id: freezes.holdId }).from(freezes)));
}

/** One of the sides may do nothing more, so that the work comes to its end by the other, by a clock, or by an admin. */
function holdsOfSuspended(ctx: Context) {
  const suspended = ctx.store.db.select({ id: users.id }).from(users).where(eq(users.state, "suspended"));
  const where = and(
    inArray(holds.state, ["held", "partially_released"]),
    or(inArray(holds.posterId, suspended), inArray(holds.solverId, suspended)),
  );
  return pileOfHolds(ctx, where);
}

async function pileOfHolds(ctx: Context, where: SQL | undefined) {
  const found = await selectHolds(ctx, where, few);
  const items = await Promise.all(found.map((hold) => readHold(ctx, hold)));
  return { count: await ctx.store.db.$count(holds, where), items };
}

/** With the bank, or brought back by an appeal for an admin to give. */
async function openChargebacks(ctx: Context) {
  const nobodys = ctx.store.db
    .select({ id: sql`substr(${accounts.id}, ${"recovered:".length + 1})` })
    .from(accounts)
    .where(and(gte(accounts.id, "recovered:"), lt(accounts.id, "recovered;"), gt(accounts.balanceMinor, 0)));
  const where = or(isNull(chargebacks.closedAt), inArray(chargebacks.id, nobodys));
  const items = await selectChargebacks(ctx, where, few);
  return { count: await ctx.store.db.$count(chargebacks, where), items: items.map(toChargeback) };
}

async function failingJobs({ store: { db } }: Context) {
  const failing = and(eq(outbox.state, "pending"), gte(outbox.attempts, outboxLimits.toldAfter));
  const where = or(eq(outbox.state, "dead"), failing);
  const items = await db.query.outbox.findMany({ where, orderBy: asc(outbox.createdAt), limit: few });
  return { count: await db.$count(outbox, where), items: items.map(toOutboxRow) };
}

async function failingClocks({ store: { db } }: Context) {
  const where = gte(timers.attempts, outboxLimits.toldAfter);
  const items = await db.query.timers.findMany({ where, orderBy: desc(timers.attempts), limit: few });
  return { count: await db.$count(timers, where), items: items.map(toTimer) };
}

async function openMismatches({ store: { db } }: Context) {
  const where = eq(mismatches.state, "open");
  const items = await db.query.mismatches.findMany({ where, orderBy: asc(mismatches.firstSeenAt), limit: few });
  return { count: await db.$count(mismatches, where), items: items.map(toMismatch) };
}

/** Money at Stripe that nothing of ours explains yet. */
async function suspenseSums(ctx: Context): Promise<MoneyOverview["suspense"]> {
  const sums = await Promise.all(
    currencies.map(async (currency) => {
      const account = chart.suspense(currency);
      return { account: account.id, amount: { amountMinor: await balanceOf(ctx, account), currency } };
    }),
  );
  return sums.filter(({ amount }) => amount.amountMinor !== 0);
}

async function owedSums({ store: { db } }: Context): Promise<MoneyOverview["owed"]> {
  const rows = await db.query.accounts.findMany({
    where: and(sql`${accounts.id} like 'clawback:%'`, lt(accounts.balanceMinor, 0)),
    orderBy: asc(accounts.balanceMinor),
    limit: few,
  });
  return rows.map(({ id, currency, balanceMinor }) => ({
    account: id,
    amount: { amountMinor: -balanceMinor, currency },
  }));
}
