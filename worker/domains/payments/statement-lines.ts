/** The lines of a statement: which postings are a person's, what each is called, and whether it came or left. */
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { challenges, holds, journals, payouts, postings, refunds } from "../../database/schema.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { type Currency, currencies } from "../../platform/money.ts";
import { type Movement, type MovementKind, movementKinds } from "./contract.ts";
import { chart, type JournalKind } from "./ledger.ts";

interface Line {
  readonly side: Movement["side"];
  /** Which postings are such a line of this person's. */
  readonly is: (userId: string) => SQL | undefined;
}

const kindIs = (...kinds: JournalKind[]) => inArray(journals.kind, kinds);
const ofPoster = (userId: string) => eq(holds.posterId, userId);
const ofSolver = (userId: string) => eq(holds.solverId, userId);
/** A person's account in the posting's currency. */
const payable = (userId: string) => sql`${`payable:${userId}:`} || ${postings.currency}`;
const clawback = (userId: string) => sql`${`clawback:${userId}:`} || ${postings.currency}`;
const hot = (prefix: string) => sql`${prefix} || ${postings.currency}`;
/** Of a refund that was our own money: its account is named after it, and its hold finds it. */
const ofGoodwill = sql`exists (select 1 from ${refunds} where ${refunds.holdId} = ${journals.holdId} and ${refunds.origin} = 'goodwill' and 'refundable:' || ${refunds.id} in (${postings.debit}, ${postings.credit}))`;

const lines: Readonly<Record<MovementKind, Line>> = {
  paid_in: { side: "poster", is: (userId) => and(ofPoster(userId), kindIs("charge")) },
  goodwill: {
    side: "poster",
    is: (userId) => and(ofPoster(userId), kindIs("refund_paid", "refund_failed"), ofGoodwill),
  },
  refunded: {
    side: "poster",
    is: (userId) => and(ofPoster(userId), kindIs("refund_paid", "refund_failed"), sql`not ${ofGoodwill}`),
  },
  charged_back: { side: "poster", is: (userId) => and(ofPoster(userId), kindIs("chargeback_withdrawn")) },
  reinstated: { side: "poster", is: (userId) => and(ofPoster(userId), kindIs("chargeback_reinstated")) },
  released: { side: "solver", is: (userId) => and(kindIs("release"), eq(postings.credit, payable(userId))) },
  recovered: { side: "solver", is: (userId) => and(kindIs("recovered_given"), eq(postings.credit, payable(userId))) },
  fee: {
    side: "solver",
    is: (userId) => and(ofSolver(userId), kindIs("release"), eq(postings.credit, hot("revenue:platform_fee:"))),
  },
  tax: {
    side: "solver",
    is: (userId) => and(ofSolver(userId), kindIs("release"), eq(postings.credit, hot("liability:tax:"))),
  },
  netted: { side: "solver", is: (userId) => and(kindIs("netting"), eq(postings.debit, payable(userId))) },
  paid_out: {
    side: "solver",
    is: (userId) =>
      and(kindIs("transfer"), or(eq(postings.debit, payable(userId)), eq(postings.debit, clawback(userId)))),
  },
  returned: {
    side: "solver",
    is: (userId) =>
      or(
        and(ofSolver(userId), kindIs("transfer_reversal")),
        and(kindIs("given_taken_back"), eq(postings.debit, payable(userId))),
      ),
  },
  owed: {
    side: "solver",
    is: (userId) =>
      or(
        and(kindIs("claim"), eq(postings.debit, clawback(userId))),
        and(kindIs("claim_waived"), eq(postings.credit, clawback(userId))),
      ),
  },
};

/** What came to the person; the rest left. A refund that failed is ours again, and a debt that was given up is theirs. */
const comesIn: ReadonlySet<string> = new Set(["refunded", "goodwill", "charged_back", "released", "recovered"]);

export interface Narrowed {
  readonly limit: number;
  /** Only lines before this one. */
  readonly before?: number | undefined;
  readonly currency?: Currency | undefined;
  readonly kind?: MovementKind | undefined;
  /** A challenge's id. */
  readonly challenge?: string | undefined;
  readonly hold?: string | undefined;
  readonly side?: Movement["side"] | undefined;
  /** First and last day, UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A person's lines, newest first. */
export async function readMovements(ctx: Context, userId: string, narrowed: Narrowed) {
  const { limit, before, currency, kind, challenge, hold, side, from, to } = narrowed;
  const kinds = movementKinds.filter((one) => (kind ?? one) === one && (side ?? lines[one].side) === lines[one].side);
  const cases = kinds.map((one) => sql`when ${lines[one].is(userId)} then ${one}`);
  const theirs = await isOf(ctx, userId);
  return ctx.store.db
    .select({
      seq: postings.seq,
      // The case names one of `kinds` for every row that the condition below lets through.
      kind: sql<MovementKind>`case ${sql.join(cases, sql` `)} end`,
      journalKind: journals.kind,
      source: journals.source,
      amountMinor: postings.amountMinor,
      /** Of the whole journal: what a release took out of the hold, fee and tax included. */
      wholeMinor:
        sql<number>`(select sum(whole.amount_minor) from ${postings} as whole where whole.journal_id = ${postings.journalId})`.mapWith(
          Number,
        ),
      currency: postings.currency,
      at: journals.at,
      holdId: journals.holdId,
      challenge: { id: challenges.id, slug: challenges.slug, title: challenges.title },
      payout: { state: payouts.state, reason: payouts.reason, transferId: payouts.transferId },
    })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .leftJoin(holds, eq(holds.id, journals.holdId))
    .leftJoin(challenges, eq(challenges.id, holds.challengeId))
    .leftJoin(payouts, eq(payouts.journalId, journals.id))
    .where(
      and(
        theirs,
        or(...kinds.map((one) => lines[one].is(userId))),
        before === undefined ? undefined : lt(postings.seq, before),
        currency === undefined ? undefined : eq(postings.currency, currency),
        challenge === undefined ? undefined : eq(challenges.id, challenge),
        hold === undefined ? undefined : eq(journals.holdId, hold),
        from === undefined ? undefined : gte(journals.at, Date.parse(from)),
        to === undefined ? undefined : lt(journals.at, Date.parse(to) + dayMs),
      ),
    )
    .orderBy(desc(postings.seq))
    .limit(limit);
}

/** Every posting that could be theirs, by index: of their holds, and of what they owe beside any. */
async function isOf(ctx: Context, userId: string): Promise<SQL | undefined> {
  const ofHolds = ctx.store.db
    .select({ id: journals.id })
    .from(journals)
    .innerJoin(holds, eq(holds.id, journals.holdId))
    .where(or(ofPoster(userId), ofSolver(userId)));
  const ofTheirHolds = inArray(postings.journalId, ofHolds);
  // Nearly nobody has one: to name every currency's twice would be more parameters than D1 takes.
  const everyDebt = currencies.map((currency) => chart.clawback(userId, currency).id);
  const rows = await ctx.store.db.query.accounts.findMany({
    columns: { id: true },
    where: (t) => inArray(t.id, everyDebt),
  });
  const debts = rows.map(({ id }) => id);
  return or(ofTheirHolds, inArray(postings.debit, debts), inArray(postings.credit, debts));
}

export type MovementRow = Awaited<ReturnType<typeof readMovements>>[number];

/** Minor units, signed: what left the person is negative. */
export function signedMinor({ kind, journalKind, amountMinor, wholeMinor }: MovementRow): number {
  const minor = kind === "released" ? wholeMinor : amountMinor;
  if (journalKind === "claim_waived") return minor;
  return comesIn.has(kind) && journalKind !== "refund_failed" ? minor : -minor;
}

export function toMovement(row: MovementRow): Movement {
  const { seq, kind, currency, challenge, holdId, payout, at } = row;
  // What was given to a solver becomes of its payout what that becomes.
  const given = kind === "released" || kind === "recovered";
  return {
    id: String(seq),
    kind,
    side: lines[kind].side,
    amount: { amountMinor: signedMinor(row), currency },
    challenge,
    holdId,
    state: given ? (payout?.state ?? null) : kind === "paid_out" ? "paid" : null,
    reason: given ? (payout?.reason ?? null) : null,
    at: iso(at),
  };
}
