/** What other domains ask of the money: is it held, how much is left, may this person be paid. */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { type HoldRow, holds, journals, payoutAccounts, postings } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import type { Detail } from "../../platform/detail-messages.ts";
import { AppError } from "../../platform/errors.ts";
import { liveHoldStates, payoutCountries } from "./contract.ts";
import { chart, type JournalKind, keptBalance, touches } from "./ledger.ts";
import type { HoldMoney } from "./lifecycle.ts";

/** States of a hold whose award still stands: live, or waiting for another try to pay. */
const currentStates = [...liveHoldStates, "failed"] as const;

/** The hold of the challenge's present award, paid or not; null when there is none or all of it is settled. */
export async function findLiveHold(ctx: Context, challengeId: string): Promise<HoldRow | null> {
  const row = await ctx.store.db.query.holds.findFirst({
    where: and(eq(holds.challengeId, challengeId), inArray(holds.state, [...currentStates])),
    orderBy: desc(holds.createdAt),
  });
  return row ?? null;
}

/** The newest hold of the challenge, whatever became of it. */
export async function findLastHold(ctx: Context, challengeId: string): Promise<HoldRow | null> {
  const row = await ctx.store.db.query.holds.findFirst({
    where: eq(holds.challengeId, challengeId),
    orderBy: [desc(holds.createdAt), desc(holds.id)],
  });
  return row ?? null;
}

export async function findHold(ctx: Context, holdId: string): Promise<HoldRow | null> {
  return (await ctx.store.db.query.holds.findFirst({ where: eq(holds.id, holdId) })) ?? null;
}

/** What is still held, from the ledger; minor units of the hold's currency. */
export async function heldMinor(ctx: Context, holdId: string): Promise<number> {
  // The id of a hold's account does not depend on the currency.
  return keptBalance(ctx, chart.hold(holdId, "USD").id);
}

/** Out of what was released, minor units. */
interface Taken {
  readonly feeTakenMinor: number;
  readonly taxTakenMinor: number;
}

/** Where a hold's money went, from the ledger. */
export async function readHoldMoney(ctx: Context, hold: HoldRow): Promise<HoldMoney & Taken> {
  const held = chart.hold(hold.id, hold.currency).id;
  const fee = chart.platformFee(hold.currency).id;
  const tax = chart.tax(hold.currency).id;
  const sumWhere = (condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${condition} then ${postings.amountMinor} else 0 end), 0)`.mapWith(Number);
  const [row] = await ctx.store.db
    .select({
      fundedMinor: sumWhere(sql`${postings.credit} = ${held}`),
      releasedMinor: sumWhere(sql`${postings.debit} = ${held} and ${journals.kind} = 'release'`),
      refundedMinor: sumWhere(sql`${postings.debit} = ${held} and ${journals.kind} = 'refund_decided'`),
      feeTakenMinor: sumWhere(sql`${postings.debit} = ${held} and ${postings.credit} = ${fee}`),
      taxTakenMinor: sumWhere(sql`${postings.debit} = ${held} and ${postings.credit} = ${tax}`),
      outMinor: sumWhere(sql`${postings.debit} = ${held}`),
    })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(touches(held));
  if (row === undefined)
    return { leftMinor: 0, releasedMinor: 0, refundedMinor: 0, feeTakenMinor: 0, taxTakenMinor: 0 };
  const { fundedMinor, outMinor, ...sums } = row;
  return { ...sums, leftMinor: fundedMinor - outMinor };
}

/** What became of a solver's part, minor units. */
export interface SolverMoney {
  /** Given to them of what an appeal brought back. */
  readonly recoveredMinor: number;
  /** Kept against what they owed. */
  readonly nettedMinor: number;
  readonly paidOutMinor: number;
}

export const nothingOfIt: SolverMoney = { recoveredMinor: 0, nettedMinor: 0, paidOutMinor: 0 };

/** What a hold's solver got of it beside the release, and where that went, from the ledger. */
export async function readSolverMoney(ctx: Context, { id, solverId, currency }: HoldRow): Promise<SolverMoney> {
  const payable = chart.payable(solverId, currency).id;
  const sumWhere = (kind: JournalKind, condition: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${journals.kind} = ${kind} and ${condition} then ${postings.amountMinor} else 0 end), 0)`.mapWith(
      Number,
    );
  const [row] = await ctx.store.db
    .select({
      recoveredMinor:
        sql<number>`${sumWhere("recovered_given", sql`${postings.credit} = ${payable}`)} - ${sumWhere("given_taken_back", sql`${postings.debit} = ${payable}`)}`.mapWith(
          Number,
        ),
      nettedMinor: sumWhere("netting", sql`${postings.debit} = ${payable}`),
      // More than was payable is a debt of whoever got it, and was paid out all the same.
      paidOutMinor: sumWhere(
        "transfer",
        sql`${postings.debit} in (${payable}, ${chart.clawback(solverId, currency).id})`,
      ),
    })
    .from(postings)
    .innerJoin(journals, eq(journals.id, postings.journalId))
    .where(eq(journals.holdId, id));
  return row ?? nothingOfIt;
}

/** Ids of one query: D1 binds about a hundred parameters. */
const idsPerQuery = 50;

/** Which of these people could be paid now. */
export async function findPayableUsers(ctx: Context, userIds: readonly string[]): Promise<Set<string>> {
  const payable = new Set<string>();
  for (let start = 0; start < userIds.length; start += idsPerQuery) {
    const some = userIds.slice(start, start + idsPerQuery);
    const rows = await ctx.store.db
      .select({ userId: payoutAccounts.userId })
      .from(payoutAccounts)
      .where(and(inArray(payoutAccounts.userId, some), eq(payoutAccounts.state, "ready")));
    for (const { userId } of rows) payable.add(userId);
  }
  return payable;
}

/**
 * Nobody wins what they cannot be paid.
 * @throws AppError `payout_setup_required` or `payout_country_unsupported`, naming what is missing
 */
export async function requirePayable(ctx: Context, userId: string): Promise<void> {
  const account = await ctx.store.db.query.payoutAccounts.findFirst({ where: eq(payoutAccounts.userId, userId) });
  if (account === undefined) {
    throw new AppError("payout_setup_required", {
      detail: "Set up your payout account first: name the country you are paid in, and say who you are.",
    });
  }
  if (!isPayoutCountry(account.country)) {
    throw new AppError("payout_country_unsupported", { detail: `We cannot pay out to ${account.country} yet.` });
  }
  if (account.state === "ready") return;
  const missing = account.requirements.length > 0 ? ` Stripe still asks for: ${account.requirements.join(", ")}.` : "";
  const detail: Detail =
    account.state === "restricted"
      ? `Your payout account is restricted.${missing} Put it right in your payout settings.`
      : `Your payout account is not finished.${missing} Go on with it in your payout settings.`;
  throw new AppError("payout_setup_required", { detail });
}

export function isPayoutCountry(country: string): boolean {
  return (payoutCountries as readonly string[]).includes(country);
}
