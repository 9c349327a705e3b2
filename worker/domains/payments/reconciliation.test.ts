import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  journals,
  type MismatchRow,
  mismatches,
  outbox,
  type ReconciliationRow,
  reconciliations,
} from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import type { TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import {
  atCheckout,
  deliverAbout,
  holdOf,
  paidChallenge,
  payerActs,
  runJobs,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import { planSettlement } from "./commands.ts";
import { balanceOf, chart, planJournal } from "./ledger.ts";
import { getOpenMismatch, planMismatchEnd } from "./mismatches.ts";
import {
  advanceReconciliation,
  reconciliationLimits,
  startReconciliation,
  sweepReconciliation,
} from "./reconciliation.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("books"));
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
});

/** A reward that was paid, split, paid out and sent back: four movements at Stripe. */
async function settled(): Promise<Situation> {
  const on = await paidChallenge(poster, solver);
  const ctx = systemContext();
  const split = { releaseMinor: 100_000, refundMinor: 140_000 };
  await ctx.store.atomic(await planSettlement(ctx, await holdOf(on), split, `split:${on.holdId}`));
  await runJobs(["payout", "refund"]);
  return on;
}

/** A whole run over the last days, as far as `now`. */
async function reconcile(now = Date.now()): Promise<ReconciliationRow> {
  const ctx = systemContext(now);
  let run = await startReconciliation(ctx, { fromAt: now - 3 * dayMs, toAt: now + minuteMs, startedBy: "usr_admin" });
  for (let tick = 0; run.state === "running" && tick < 20; tick++) run = await advanceReconciliation(ctx, run);
  expect(run).toMatchObject({ state: "finished", lastError: null });
  return run;
}

const open = () => db.query.mismatches.findMany({ where: eq(mismatches.state, "open") });
const all = () => db.query.mismatches.findMany();
const reviews = async () =>
  (await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") })).map(({ facts }) => facts.reason);
const named = ({ kind, source, detail }: MismatchRow) => ({ kind, source, detail });

/** A movement at Stripe that no event of ours tells of. */
async function moveAtStripe(change: Record<string, unknown> = {}): Promise<string> {
  const id = `txn_${crypto.randomUUID().replaceAll("-", "")}`;
  const created = Math.floor(Date.now() / 1_000);
  const object = {
    id,
    object: "balance_transaction",
    amount: 5_000,
    fee: 0,
    net: 5_000,
    currency: "usd",
    type: "charge",
    reporting_category: "charge",
    source: "ch_unheard",
    created,
    available_on: created,
    balance_type: "payments",
    description: null,
    exchange_rate: null,
    fee_details: [],
    status: "available",
    ...change,
  };
  await script("/objects", { object });
  return id;
}

/** The txn of a hold's charge. */
async function chargeOf({ holdId }: Situation): Promise<string> {
  const rows = await db.query.journals.findMany({ where: eq(journals.holdId, holdId) });
  return rows.find(({ kind }) => kind === "charge")?.source ?? "";
}

async function changeAtStripe(id: string, change: Record<string, unknown>): Promise<void> {
  const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${id}`);
  await script("/objects", { object: { ...object, ...change } });
}

describe("a comparison with Stripe", () => {
  it("of clean days finds nothing, and both balances are the same", async () => {
    await settled();
    const run = await reconcile();
    expect(run).toMatchObject({ mismatched: 0 });
    expect(run.compared).toBeGreaterThanOrEqual(3);
    expect(run.balances).toHaveLength(1);
    expect(run.balances[0]?.ledgerMinor).toBe(run.balances[0]?.stripeMinor);
    expect(await all()).toEqual([]);
    expect(await reviews()).toEqual([]);
  });

  it("finds what moved at Stripe and is not in our books, once, and clears it when its event has come", async () => {
    const { sessionId } = await atCheckout(poster, solver);
    const paid = await payerActs(sessionId, "paid");
    await reconcile();
    const [found] = await open();
    expect(found).toMatchObject({
      kind: "MISSING_LEDGER",
      detail: { type: "charge", stripeMinor: 240_000, currency: "USD" },
    });
    expect(await reviews()).toEqual(["mismatch"]);
    await reconcile();
    expect(await open()).toHaveLength(1);
    expect(await reviews()).toEqual(["mismatch"]);
    await deliverAbout(paid.sessionId);
    await reconcile();
    expect(await all()).toMatchObject([{ id: found?.id, state: "cleared" }]);
  });

  it("finds another amount and another fee, each by its kind, and clears them when both sides agree", async () => {
    const [one, other] = [
      await chargeOf(await paidChallenge(poster, solver)),
      await chargeOf(await paidChallenge(poster, solver)),
    ];
    const { object } = await script<{ object: { amount: number; fee: number } }>(`/objects/${one}`);
    await changeAtStripe(one, { amount: object.amount - 100 });
    await changeAtStripe(other, { fee: object.fee + 7 });
    await reconcile();
    expect((await open()).map(named)).toEqual(
      expect.arrayContaining([
        {
          kind: "AMOUNT",
          source: one,
          detail: expect.objectContaining({ stripeMinor: 239_900, ledgerMinor: 240_000 }),
        },
        {
          kind: "FEE",
          source: other,
          detail: expect.objectContaining({ stripeFeeMinor: object.fee + 7, ledgerFeeMinor: object.fee }),
        },
      ]),
    );
    expect(await open()).toHaveLength(2);
    await changeAtStripe(one, { amount: object.amount });
    await changeAtStripe(other, { fee: object.fee });
    await reconcile();
    expect(await open()).toEqual([]);
  });

  it("finds what stands in our books alone, after a day and not before", async () => {
    const ctx = systemContext();
    const source = "txn_of_nothing";
    const postings = [{ debit: chart.stripeBalance("USD"), credit: chart.losses("USD"), amountMinor: 4_200 }];
    await ctx.store.atomic(planJournal(ctx, { kind: "transfer_reversal", source, holdId: null, postings }));
    await reconcile();
    expect(await open()).toEqual([]);
    const later = Date.now() + 25 * hourMs;
    await reconcile(later);
    expect((await open()).map(named)).toEqual([
      { kind: "MISSING_STRIPE", source, detail: expect.objectContaining({ ledgerMinor: 4_200, currency: "USD" }) },
    ]);
    await reconcile(later + hourMs);
    expect(await open()).toHaveLength(1);
    await moveAtStripe({ id: source, amount: 4_200, net: 4_200, type: "transfer_refund" });
    await reconcile(later + 2 * hourMs);
    expect(await open()).toEqual([]);
  });

  it("stays quiet about what an admin resolved", async () => {
    const source = await moveAtStripe();
    await reconcile();
    const [found] = await open();
    expect(found).toMatchObject({ source });
    const ctx = systemContext();
    const row = await getOpenMismatch(ctx, found?.id ?? "");
    await ctx.store.atomic(planMismatchEnd(ctx, row, "resolved", "A charge of the shop beside ours."));
    const before = await reviews();
    await reconcile();
    expect((await all()).find(({ id }) => id === found?.id)).toMatchObject({ state: "resolved" });
    expect(await reviews()).toEqual(before);
    await expect(getOpenMismatch(ctx, found?.id ?? "")).rejects.toMatchObject({ code: "wrong_state" });
    // What was resolved was another sum.
    const { object } = await script<{ object: { amount: number; net: number } }>(`/objects/${source}`);
    await script("/objects", { object: { ...object, amount: object.amount + 10, net: object.net + 10 } });
    await reconcile();
    expect((await all()).find(({ id }) => id === found?.id)).toMatchObject({ state: "open" });
    expect((await reviews()).filter((reason) => reason === "mismatch").length).toBe(
      before.filter((reason) => reason === "mismatch").length + 1,
    );
    await script("/objects", { object });
    await reconcile();
  });

  it("posts money that no journal explains to suspense, with an alert, and the balances stay the same", async () => {
    const before = await balanceOf(systemContext(), chart.suspense("EUR"));
    await script("/balance/topup", { amount: 9_000, currency: "eur" });
    await moveAtStripe({
      type: "stripe_fee",
      reporting_category: "fee",
      amount: -250,
      net: -250,
      currency: "eur",
      source: null,
    });
    const run = await reconcile();
    expect((await balanceOf(systemContext(), chart.suspense("EUR"))) - before).toBe(8_750);
    expect(run.balances.find(({ currency }) => currency === "EUR")).toMatchObject({
      ledgerMinor: 8_750,
      stripeMinor: 8_750,
    });
    expect((await reviews()).filter((reason) => reason === "suspense")).toHaveLength(2);
    await reconcile();
    expect((await balanceOf(systemContext(), chart.suspense("EUR"))) - before).toBe(8_750);
  });
});

describe("a run", () => {
  const stateOf = async ({ id }: ReconciliationRow) =>
    (await db.query.reconciliations.findFirst({ where: eq(reconciliations.id, id) }))?.state;

  it("goes on where it stopped when Stripe fails between two pages, and counts nothing twice", {
    timeout: 60_000,
  }, async () => {
    const many = Array.from({ length: 105 }, () => script("/balance/topup", { amount: 1, currency: "gbp" }));
    await Promise.all(many);
    await script("/faults", { path: "/v1/balance_transactions", status: 500, skip: 1, times: 1 });
    const ctx = systemContext();
    const span = { fromAt: ctx.now - dayMs, toAt: ctx.now + minuteMs, startedBy: "usr_admin" };
    const first = await advanceReconciliation(ctx, await startReconciliation(ctx, span));
    expect(first).toMatchObject({
      state: "running",
      compared: reconciliationLimits.page,
      lastError: expect.any(String),
    });
    const kept = await db.query.reconciliations.findFirst({ where: eq(reconciliations.id, first.id) });
    expect(kept).toMatchObject({ cursor: expect.stringMatching(/^txn_/), compared: reconciliationLimits.page });
    await sweepReconciliation(systemContext());
    const done = await db.query.reconciliations.findFirst({ where: eq(reconciliations.id, first.id) });
    const { data } = await script<{ data: unknown[] }>("/objects?kind=balance_transaction");
    expect(done).toMatchObject({ state: "finished", lastError: null, compared: data.length });
    expect(await balanceOf(ctx, chart.suspense("GBP"))).toBe(105);
  });

  it("of two ticks at once, one commits", async () => {
    const ctx = systemContext();
    const span = { fromAt: ctx.now - dayMs, toAt: ctx.now + minuteMs, startedBy: "usr_admin" };
    const run = await startReconciliation(ctx, span);
    expect(await startReconciliation(ctx, span)).toMatchObject({ id: run.id });
    await Promise.all([advanceReconciliation(ctx, run), advanceReconciliation(ctx, run)]);
    while ((await stateOf(run)) === "running") await sweepReconciliation(systemContext());
    const { data } = await script<{ data: unknown[] }>("/objects?kind=balance_transaction");
    const done = await db.query.reconciliations.findFirst({ where: eq(reconciliations.id, run.id) });
    expect(done).toMatchObject({ state: "finished", compared: data.length });
  });

  it("is begun by the clock once a day, from where the last one ended, and is given up when Stripe fails for hours", async () => {
    const days = () => db.query.reconciliations.findMany({ where: eq(reconciliations.startedBy, "system") });
    const start = Date.now() + 30 * dayMs;
    await sweepReconciliation(systemContext(start));
    await sweepReconciliation(systemContext(start + hourMs));
    expect(await days()).toMatchObject([{ state: "finished", fromAt: start - reconciliationLimits.firstMs }]);
    const next = start + dayMs;
    await script("/faults", { path: "/v1/balance_transactions", status: 503 });
    await sweepReconciliation(systemContext(next));
    await sweepReconciliation(systemContext(next + 7 * hourMs));
    const [first, second] = await days();
    expect(second).toMatchObject({ state: "failed", fromAt: (first?.toAt ?? 0) - reconciliationLimits.overlapMs });
    expect((await reviews()).at(-1)).toBe("reconciliation");
  });

  it("of a day with many movements makes a bounded number of calls with each tick", { timeout: 60_000 }, async () => {
    const ctx = systemContext();
    const count = reconciliationLimits.page * reconciliationLimits.pages + 50;
    const movements = Array.from({ length: count }, (_, at) => ({ id: `txn_many_${at}`, amount: 100 + at }));
    for (let at = 0; at < movements.length; at += 50) {
      const some = movements.slice(at, at + 50);
      await Promise.all(some.map(({ id, amount }) => moveAtStripe({ id, amount, net: amount, currency: "chf" })));
      const postings = (amountMinor: number) => [
        { debit: chart.stripeBalance("CHF"), credit: chart.losses("CHF"), amountMinor },
      ];
      await ctx.store.atomic(
        some.flatMap(({ id, amount }) =>
          planJournal(ctx, { kind: "charge", source: id, holdId: null, postings: postings(amount) }),
        ),
      );
    }
    const calls = async () =>
      (await script<{ data: unknown[] }>("/requests?method=GET&path=/v1/balance_transactions&limit=10000")).data.length;
    const span = { fromAt: ctx.now - dayMs, toAt: Date.now() + minuteMs, startedBy: "usr_admin" };
    let run = await startReconciliation(ctx, span);
    const perTick: number[] = [];
    while (run.state === "running") {
      const before = await calls();
      run = await advanceReconciliation(ctx, run);
      perTick.push((await calls()) - before);
    }
    expect(run).toMatchObject({ state: "finished" });
    expect(run.compared).toBeGreaterThanOrEqual(count);
    expect(perTick.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...perTick)).toBeLessThanOrEqual(reconciliationLimits.pages);
    const rows = await db.all<{ count: number }>(
      sql`select count(*) as count from mismatches where source like 'txn_many_%'`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});
