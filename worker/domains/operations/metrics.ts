/** How it goes: days, sums and states of the record, and what was measured by day. */
import { and, count, eq, gte, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { dayOf } from "../../database/instants.ts";
import {
  challenges,
  disputes,
  holds,
  journals,
  messageDays,
  outbox,
  payouts,
  postings,
  reports,
  users,
} from "../../database/schema.ts";
import { dayMs, hourMs, iso } from "../../platform/clock.ts";
import { type Context, requireAdmin } from "../../platform/context.ts";
import { outboxLimits } from "../../platform/outbox.ts";
import type { Metrics } from "./contract.ts";
import { readMeasuredDays } from "./measured-days.ts";

/** @param days how many days of UTC, today the last */
export async function getMetrics(ctx: Context, days: number): Promise<Metrics> {
  requireAdmin(ctx);
  const today = Math.floor(ctx.now / dayMs);
  const first = today - days + 1;
  const since = first * dayMs;
  const { db } = ctx.store;
  const [people, published, messages, measured, money, byState, paid, held, filed, jobs, open] = await Promise.all([
    perDay(ctx, users, users.createdAt, since),
    perDay(ctx, challenges, challenges.publishedAt, since),
    db.query.messageDays.findMany({ where: gte(messageDays.day, first), orderBy: messageDays.day }),
    readMeasuredDays(ctx, first, days),
    readMoney(ctx, since),
    db.select({ state: challenges.state, count: count() }).from(challenges).groupBy(challenges.state),
    readPayoutHours(ctx, since),
    db.$count(holds, gte(holds.heldAt, since)),
    db.$count(disputes, gte(disputes.createdAt, since)),
    readJobs(ctx),
    db.$count(reports, eq(reports.state, "open")),
  ]);
  return {
    days: Array.from({ length: days }, (_, i) => dateOf(first + i)),
    people,
    published,
    messages: messages.map((row) => ({ day: dateOf(row.day), count: row.messages })),
    measured,
    money,
    challengesByState: byState,
    payouts: paid,
    disputes: { held, filed },
    outbox: jobs,
    reports: { open },
  };
}

const dateOf = (day: number) => iso(day * dayMs).slice(0, 10);

async function perDay(ctx: Context, table: SQLiteTable, at: SQLiteColumn, since: number): Promise<Metrics["people"]> {
  const day = dayOf(at);
  const rows = await ctx.store.db.select({ day, count: count() }).from(table).where(gte(at, since)).groupBy(day);
  return rows.map((row) => ({ day: dateOf(row.day), count: row.count }));
}

/** Journals of each kind that say one of the three things; all their postings out of, or into, a reward. */
const directions = {
  charge: "held",
  release: "released",
  refund_decided: "refunded",
} as const;

async function readMoney(ctx: Context, since: number): Promise<Metrics["money"]> {
  const day = dayOf(journals.at);
  const { currency } = postings;
  const summed = sql<number>`sum(${postings.amountMinor})`.mapWith(Number);
  const kinds = Object.keys(directions) as (keyof typeof directions)[]; // reason: the keys of the literal above
  const rows = await ctx.store.db
    .select({ day, kind: journals.kind, currency, summed })
    .from(journals)
    .innerJoin(postings, eq(postings.journalId, journals.id))
    .where(and(gte(journals.at, since), inArray(journals.kind, kinds)))
    .groupBy(day, journals.kind, currency);
  const cells = new Map<string, Metrics["money"][number]>();
  for (const row of rows) {
    const key = `${row.currency}:${row.day}`;
    const cell = cells.get(key) ?? {
      currency: row.currency,
      day: dateOf(row.day),
      heldMinor: 0,
      releasedMinor: 0,
      refundedMinor: 0,
    };
    cells.set(key, { ...cell, [`${directions[row.kind as keyof typeof directions]}Minor`]: row.summed });
  }
  return [...cells.values()].sort((a, b) => a.currency.localeCompare(b.currency) || a.day.localeCompare(b.day));
}

/** Most payouts whose times are looked at: the latest. */
const mostPayouts = 1_000;

async function readPayoutHours(ctx: Context, since: number): Promise<Metrics["payouts"]> {
  const rows = await ctx.store.db
    .select({ createdAt: payouts.createdAt, paidAt: payouts.paidAt })
    .from(payouts)
    .where(and(isNotNull(payouts.paidAt), gte(payouts.paidAt, since)))
    .orderBy(sql`${payouts.paidAt} desc`)
    .limit(mostPayouts);
  const hours = rows
    .map(({ createdAt, paidAt }) => Math.max(0, (paidAt ?? createdAt) - createdAt) / hourMs)
    .sort((a, b) => a - b);
  const rounded = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);
  return {
    paid: hours.length,
    medianHours: rounded(hours[Math.floor(hours.length / 2)]),
    slowestHours: rounded(hours.at(-1)),
  };
}

async function readJobs({ store: { db } }: Context): Promise<Metrics["outbox"]> {
  const where = (condition: SQL | undefined) => db.$count(outbox, condition);
  const pending = eq(outbox.state, "pending");
  const [waiting, failing, dead] = await Promise.all([
    where(pending),
    where(and(pending, gte(outbox.attempts, outboxLimits.toldAfter))),
    where(eq(outbox.state, "dead")),
  ]);
  return { pending: waiting, failing, dead };
}
