/**
 * Our books against Stripe's, every day and on demand. A run pages Stripe's balance transactions of a span of time, compares each with
 * its journals, then looks for what only our books know. It does a bounded part with each tick of cron, commits it with its cursor,
 * and so goes on where it stopped. It changes nothing of what stands: what differs is written down for an admin, and money that no
 * journal kind explains is posted to suspense.
 */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type Stripe from "stripe";
import { mismatches, type ReconciliationRow, reconciliations } from "../../database/schema.ts";
import { exactlyOne, isLostRace, type Plan } from "../../database/store.ts";
import { dayMs, hourMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { currencyOf } from "../../platform/money.ts";
import { planEvent } from "../../platform/outbox.ts";
import { stripeFailure, stripeOf } from "../../platform/stripe.ts";
import { log } from "../../platform/telemetry.ts";
import { balanceOf, chart } from "./ledger.ts";
import { findStale, planFindings } from "./mismatches.ts";
import { movementOf, planSuspense } from "./movements.ts";
import { atStripe, type Difference, differencesOf, isExplained, missingAtStripe } from "./reconciliation-compare.ts";
import { findUnmet, planMet, readLedgerSides } from "./reconciliation-ledger.ts";

/** Counts of one tick, and times in ms. */
export const reconciliationLimits = {
  /** Movements of a page, which is one call to Stripe. */
  page: 100,
  pages: 10,
  /** Movements that are asked about one by one. */
  lookUps: 25,
  everyMs: dayMs,
  /** The daily run leaves out what is so new that its event may still be on the way. */
  newestMs: hourMs,
  /** Each daily run looks back so far behind the end of the one before. */
  overlapMs: dayMs,
  firstMs: 30 * dayMs,
  /** What Stripe does not show after this long is missing there. */
  missingMs: dayMs,
  giveUpMs: 6 * hourMs,
} as const;

/** The cursor of a run that has paged through Stripe's list, and now looks for what is missing there. */
const listed = "listed";

export interface Span {
  readonly fromAt: number;
  readonly toAt: number;
  /** `system`, or the admin who asks. */
  readonly startedBy: string;
}

/** Begins a run. One that is under way is answered instead, with nothing to write. */
export async function planReconciliation(ctx: Context, span: Span): Promise<{ run: ReconciliationRow; plan: Plan }> {
  const running = await findRunning(ctx);
  if (running !== undefined) return { run: running, plan: [] };
  const run: ReconciliationRow = {
    id: newId("reconciliation"),
    state: "running",
    ...span,
    cursor: null,
    compared: 0,
    mismatched: 0,
    balances: [],
    lastError: null,
    startedAt: ctx.now,
    updatedAt: ctx.now,
    finishedAt: null,
  };
  return { run, plan: [ctx.store.db.insert(reconciliations).values(run)] };
}

/** As {@link planReconciliation}, committed. */
export async function startReconciliation(ctx: Context, span: Span): Promise<ReconciliationRow> {
  const { run, plan } = await planReconciliation(ctx, span);
  if (plan.length > 0) await commit(ctx, plan);
  return run;
}

export async function findReconciliation(ctx: Context, id: string): Promise<ReconciliationRow | null> {
  return (await ctx.store.db.query.reconciliations.findFirst({ where: eq(reconciliations.id, id) })) ?? null;
}

/** Follows cron: goes on with the run under way, or begins the day's. */
export async function sweepReconciliation(ctx: Context): Promise<void> {
  const run = (await findRunning(ctx)) ?? (await startOfTheDay(ctx));
  if (run !== null) await advanceReconciliation(ctx, run);
}

function findRunning(ctx: Context): Promise<ReconciliationRow | undefined> {
  return ctx.store.db.query.reconciliations.findFirst({
    where: eq(reconciliations.state, "running"),
    orderBy: asc(reconciliations.startedAt),
  });
}

async function startOfTheDay(ctx: Context): Promise<ReconciliationRow | null> {
  const { everyMs, newestMs, overlapMs, firstMs } = reconciliationLimits;
  const ours = eq(reconciliations.startedBy, "system");
  const newestFirst = desc(reconciliations.startedAt);
  const last = await ctx.store.db.query.reconciliations.findFirst({ where: ours, orderBy: newestFirst });
  if (last !== undefined && ctx.now - last.startedAt < everyMs) return null;
  const finished = await ctx.store.db.query.reconciliations.findFirst({
    where: and(ours, eq(reconciliations.state, "finished")),
    orderBy: newestFirst,
  });
  const fromAt = finished === undefined ? ctx.now - firstMs : finished.toAt - overlapMs;
  return startReconciliation(ctx, { fromAt, toAt: ctx.now - newestMs, startedBy: "system" });
}

/** Does as much of a run as one tick may. A failure is kept with the run, and the next tick goes on. */
export async function advanceReconciliation(ctx: Context, started: ReconciliationRow): Promise<ReconciliationRow> {
  let run = started;
  try {
    for (let page = 0; page < reconciliationLimits.pages && run.cursor !== listed; page++)
      run = await takePage(ctx, run);
    if (run.cursor === listed) run = await lookUp(ctx, run);
  } catch (error) {
    // Another tick goes on with the same run, or an event was posted in the same moment: the next one reads what stands then.
    if (!isLostRace(error)) run = await noteFailure(ctx, run, error);
  }
  return run;
}

async function takePage(ctx: Context, run: ReconciliationRow): Promise<ReconciliationRow> {
  const { data, has_more: hasMore } = await stripeOf(ctx).balanceTransactions.list({
    created: { gte: Math.floor(run.fromAt / 1_000), lte: Math.floor(run.toAt / 1_000) },
    limit: reconciliationLimits.page,
    ...(run.cursor === null ? {} : { starting_after: run.cursor }),
  });
  const { plan, found } = await planComparison(ctx, data);
  return change(
    ctx,
    run,
    {
      cursor: hasMore ? (data.at(-1)?.id ?? listed) : listed,
      compared: run.compared + data.length,
      mismatched: run.mismatched + found,
      lastError: null,
    },
    plan,
  );
}

/** Compares movements of Stripe's with our books. Both sides know what is compared, but for what is missing in the ledger. */
async function planComparison(
  ctx: Context,
  transactions: readonly Stripe.BalanceTransaction[],
): Promise<{ plan: Plan; found: number }> {
  const sources = transactions.map(({ id }) => id);
  const ledger = await readLedgerSides(ctx, sources);
  const found: Difference[] = [];
  const plans: Plan[] = [];
  for (const transaction of transactions) {
    const side = atStripe(transaction);
    const differences = differencesOf(side, ledger.get(side.id) ?? null);
    const unexplained = differences.some(({ kind }) => kind === "MISSING_LEDGER") && !isExplained(side);
    const movement = unexplained ? movementOf(transaction) : null;
    if (movement === null) found.push(...differences);
    else plans.push(await planSuspense(ctx, movement), planEvent(ctx, "money.needs_review", { reason: "suspense" }));
  }
  return {
    plan: [...plans.flat(), ...(await planFindings(ctx, found, sources)), ...planMet(ctx, sources)],
    found: found.length,
  };
}

/** What our books alone know after a day, and what did not match before: each is asked about by itself, a few with each tick. */
async function lookUp(ctx: Context, run: ReconciliationRow): Promise<ReconciliationRow> {
  const { lookUps, missingMs } = reconciliationLimits;
  const unmet = await findUnmet(ctx, run.fromAt - missingMs, ctx.now - missingMs, lookUps);
  const stale = await findStale(ctx, run.startedAt, lookUps - unmet.length);
  const sources = [...new Set([...unmet, ...stale])];
  if (sources.length === 0) return finish(ctx, run);
  const known: Stripe.BalanceTransaction[] = [];
  const unknown: string[] = [];
  for (const source of sources) {
    const transaction = await findAtStripe(ctx, source);
    if (transaction === null) unknown.push(source);
    else known.push(transaction);
  }
  const ledger = await readLedgerSides(ctx, unknown);
  const missing = unknown.filter((source) => ledger.has(source));
  const { plan, found } = await planComparison(ctx, known);
  const gone = missing.map((source) => missingAtStripe(source, ledger.get(source) ?? null));
  return change(ctx, run, { mismatched: run.mismatched + found + gone.length, lastError: null }, [
    ...plan,
    ...(await planFindings(ctx, gone, unknown)),
  ]);
}

async function findAtStripe(ctx: Context, source: string): Promise<Stripe.BalanceTransaction | null> {
  try {
    return await stripeOf(ctx).balanceTransactions.retrieve(source);
  } catch (error) {
    const failure = stripeFailure(error);
    if (failure.kind === "refused" && failure.code === "resource_missing") return null;
    throw error;
  }
}

/** Both balances are kept with the run. A difference that nothing explains is told to admins. */
async function finish(ctx: Context, run: ReconciliationRow): Promise<ReconciliationRow> {
  const balances = await readBalances(ctx);
  const drifted = await isDrifted(ctx, balances);
  if (drifted) log("error", "reconciliation.drift", { requestId: ctx.requestId, runId: run.id });
  const told = drifted ? planEvent(ctx, "money.needs_review", { reason: "balance" }) : [];
  return change(ctx, run, { state: "finished", balances, finishedAt: ctx.now }, told);
}

/** The same difference after two runs is no event under way, and beyond what stands open or resolved nobody knows of it yet. */
async function isDrifted(ctx: Context, balances: ReconciliationRow["balances"]): Promise<boolean> {
  const explained = await explainedMinor(ctx);
  const before = await ctx.store.db.query.reconciliations.findFirst({
    where: eq(reconciliations.state, "finished"),
    orderBy: desc(reconciliations.startedAt),
  });
  return balances.some(({ currency, ledgerMinor, stripeMinor }) => {
    const last = before?.balances.find((one) => one.currency === currency);
    const drift = stripeMinor - ledgerMinor;
    return (
      drift !== (explained.get(currency) ?? 0) && last !== undefined && last.stripeMinor - last.ledgerMinor === drift
    );
  });
}

/** By how much the mismatches that stand make Stripe's balance more than ours, minor units by currency. */
async function explainedMinor(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const standing = await ctx.store.db.query.mismatches.findMany({
    where: inArray(mismatches.state, ["open", "resolved"]),
  });
  const sums = new Map<string, number>();
  const add = (currency: unknown, minor: number) => {
    if (typeof currency === "string") sums.set(currency, (sums.get(currency) ?? 0) + minor);
  };
  // A movement may differ in its amount and in its fee: its net on both sides is the same in both, and counts once.
  for (const { detail } of new Map(standing.map((row) => [row.source, row])).values()) {
    const minor = (name: string) => Number(detail[name] ?? 0);
    add(detail.currency, minor("stripeMinor") - minor("stripeFeeMinor"));
    add(detail.ledgerCurrency ?? detail.currency, minor("ledgerFeeMinor") - minor("ledgerMinor"));
  }
  return sums;
}

async function readBalances(ctx: Context): Promise<ReconciliationRow["balances"]> {
  const { available, pending } = await stripeOf(ctx).balance.retrieve();
  const atStripe = new Map<string, number>();
  for (const { amount, currency } of [...available, ...pending]) {
    const code = currency.toUpperCase();
    atStripe.set(code, (atStripe.get(code) ?? 0) + amount);
  }
  return Promise.all(
    [...atStripe].map(async ([code, stripeMinor]) => {
      const currency = currencyOf(code);
      // Our balance is an asset: more came in than left, so its credits less debits are negative.
      const ledgerMinor = currency === null ? 0 : -(await balanceOf(ctx, chart.stripeBalance(currency)));
      return { currency: code, ledgerMinor, stripeMinor };
    }),
  );
}

async function noteFailure(ctx: Context, run: ReconciliationRow, error: unknown): Promise<ReconciliationRow> {
  log("error", "reconciliation.failed", { requestId: ctx.requestId, runId: run.id, error });
  const lastError = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
  const givesUp = ctx.now - run.startedAt >= reconciliationLimits.giveUpMs;
  const told = givesUp ? planEvent(ctx, "money.needs_review", { reason: "reconciliation" }) : [];
  const end = givesUp ? ({ state: "failed", finishedAt: ctx.now } as const) : {};
  return change(ctx, run, { lastError, ...end }, told);
}

/** Writes over a run as it was read, with what was found, else the commit is undone as stale. */
async function change(
  ctx: Context,
  run: ReconciliationRow,
  values: Partial<ReconciliationRow>,
  plan: Plan,
): Promise<ReconciliationRow> {
  // Two ticks in one millisecond must not look like one.
  const next = { ...values, updatedAt: Math.max(ctx.now, run.updatedAt + 1) };
  const asRead = and(
    eq(reconciliations.id, run.id),
    eq(reconciliations.state, "running"),
    eq(reconciliations.updatedAt, run.updatedAt),
  );
  await commit(ctx, [exactlyOne(ctx.store.db.update(reconciliations).set(next).where(asRead)), ...plan]);
  return { ...run, ...next };
}
