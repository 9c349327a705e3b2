/**
 * The ledger: the chart of accounts, and the only way to write a journal. Every posting moves an amount from the debited account
 * to the credited one, so an unbalanced entry cannot be written; a balance is credits less debits and is only ever a query.
 */
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { accounts, journals, postings } from "../../database/schema.ts";
import type { Plan, Statement } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import type { Currency } from "../../platform/money.ts";

export interface Account {
  readonly id: string;
  readonly currency: Currency;
  /** The least balance the database allows; null for hot accounts, which keep no running balance and are summed. */
  readonly floorMinor: number | null;
  /** The most it allows. */
  readonly ceilingMinor: number | null;
}

const floored = (id: string, currency: Currency): Account => ({ id, currency, floorMinor: 0, ceilingMinor: null });
const hot = (id: string, currency: Currency): Account => ({ id, currency, floorMinor: null, ceilingMinor: null });

/**
 * Every account there is. Money we owe or hold for somebody has a floor, so that it cannot be given away twice; what somebody owes us
 * has a ceiling, so that it is not taken twice.
 */
export const chart = {
  /** A challenge's reward while it is held. */
  hold: (holdId: string, currency: Currency) => floored(`hold:${holdId}`, currency),
  /** Decided to go back, not gone yet. */
  refundable: (refundId: string, currency: Currency) => floored(`refundable:${refundId}`, currency),
  /** Arrived for what can no longer be funded. */
  unapplied: (holdId: string, currency: Currency) => floored(`unapplied:${holdId}`, currency),
  /** Released to a solver, not transferred yet. */
  payable: (userId: string, currency: Currency) => floored(`payable:${userId}:${currency}`, currency),
  /** What a solver owes us: a negative balance. */
  clawback: (userId: string, currency: Currency): Account => ({
    id: `clawback:${userId}:${currency}`,
    currency,
    floorMinor: null,
    ceilingMinor: 0,
  }),
  /** What a payer's bank took back and nobody has paid for yet: negative; 0 when the chargeback is over. */
  chargeback: (chargebackId: string, currency: Currency) => hot(`chargeback:${chargebackId}`, currency),
  /** What came back from a bank after its chargeback was lost: nobody's, until an admin says whose. */
  recovered: (chargebackId: string, currency: Currency) => floored(`recovered:${chargebackId}`, currency),
  /** What moved at Stripe and no other account explains; an admin empties it. */
  suspense: (currency: Currency) => hot(`suspense:${currency}`, currency),
  /** Our money at Stripe: negative credits, since it is ours. */
  stripeBalance: (currency: Currency) => hot(`stripe:balance:${currency}`, currency),
  platformFee: (currency: Currency) => hot(`revenue:platform_fee:${currency}`, currency),
  /** Tax on our fee, owed to the state. */
  tax: (currency: Currency) => hot(`liability:tax:${currency}`, currency),
  stripeFees: (currency: Currency) => hot(`expense:stripe_fees:${currency}`, currency),
  losses: (currency: Currency) => hot(`expense:losses:${currency}`, currency),
  goodwill: (currency: Currency) => hot(`expense:goodwill:${currency}`, currency),
  ownerDrawn: (currency: Currency) => hot(`owner:drawn:${currency}`, currency),
} as const;

/**
 * What a journal records. Facts are keyed by Stripe's balance transaction (`txn_…`), decisions by the command that made them;
 * (kind, source) is unique, so that neither is ever written twice.
 */
export const journalKinds = [
  "charge",
  "stripe_fee",
  "release",
  "netting",
  "claim",
  "claim_waived",
  "goodwill",
  "transfer",
  "transfer_reversal",
  "refund_decided",
  "refund_paid",
  "refund_failed",
  "refund_paid_elsewhere",
  "chargeback_withdrawn",
  "chargeback_reinstated",
  "chargeback_lost",
  "chargeback_recovered",
  "recovered_given",
  "given_taken_back",
  "platform_payout",
  "platform_payout_failed",
  "suspense",
  "suspense_cleared",
] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  /** Zero is allowed and leaves no trace. */
  readonly amountMinor: number;
}

export interface Journal {
  readonly kind: JournalKind;
  /** A `txn_…` for facts; for decisions the id of what was decided. */
  readonly source: string;
  readonly holdId: string | null;
  readonly postings: readonly Posting[];
  /** Known beforehand when another row refers to it. */
  readonly id?: string;
}

/** Plans a journal with its postings; accounts appear with their first posting. Nothing when every amount is zero. */
export function planJournal(ctx: Context, { kind, source, holdId, postings: entries, id }: Journal): Plan {
  const { db } = ctx.store;
  const moved = entries.filter(({ amountMinor }) => amountMinor !== 0);
  if (moved.length === 0) return [];
  const journalId = id ?? newId("journal");
  const used = new Map(moved.flatMap(({ debit, credit }) => [debit, credit]).map((account) => [account.id, account]));
  return [
    ...[...used.values()].map((account): Statement => db.insert(accounts).values(account).onConflictDoNothing()),
    db.insert(journals).values({ id: journalId, kind, source, holdId, at: ctx.now }),
    ...moved.map(
      ({ debit, credit, amountMinor }): Statement =>
        db
          .insert(postings)
          .values({ journalId, debit: debit.id, credit: credit.id, amountMinor, currency: debit.currency }),
    ),
  ];
}

/** True when this fact or decision stands in the ledger already. */
export async function isPosted(ctx: Context, kind: JournalKind, source: string): Promise<boolean> {
  const row = await ctx.store.db.query.journals.findFirst({
    columns: { id: true },
    where: and(eq(journals.kind, kind), eq(journals.source, source)),
  });
  return row !== undefined;
}

/** Postings of an account, by index on either side: `in (debit, credit)` would read every posting there is. */
export function touches(accountId: string): SQL | undefined {
  return or(eq(postings.debit, accountId), eq(postings.credit, accountId));
}

/** Credits less debits of one account, minor units; 0 for one that was never used. */
export async function balanceOf(ctx: Context, account: Account): Promise<number> {
  const [row] = await ctx.store.db
    .select({
      minor:
        sql<number>`coalesce(sum(case when ${postings.credit} = ${account.id} then ${postings.amountMinor} else -${postings.amountMinor} end), 0)`.mapWith(
          Number,
        ),
    })
    .from(postings)
    .where(touches(account.id));
  return row?.minor ?? 0;
}

/** The running balance of an account with a floor or a ceiling, minor units; 0 for one that was never used. */
export async function keptBalance(ctx: Context, accountId: string): Promise<number> {
  const row = await ctx.store.db.query.accounts.findFirst({
    columns: { balanceMinor: true },
    where: eq(accounts.id, accountId),
  });
  return row?.balanceMinor ?? 0;
}
