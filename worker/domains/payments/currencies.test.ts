/** Rewards in currencies without and with three decimals, through Checkout, hold, partial release, payout and refund at the sandbox. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { applications, challenges, holds, payouts, refunds } from "../../database/schema.ts";
import { type Currency, ruleOf } from "../../platform/money.ts";
import type { TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, situate, systemContext } from "../../testing/situations.ts";
import { deliverAbout, holdOf, patience, payerActs, runJobs, script, twoSides } from "../../testing/stripe.ts";
import type { Checkout } from "./checkout.ts";
import { planRefund } from "./commands.ts";
import type { Payment, Receipt, Statement, Terms } from "./contract.ts";
import { chart, keptBalance, planJournal } from "./ledger.ts";
import { feeInForce } from "./terms.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("currencies"));
});

/** A reward in a currency, paid at Stripe. */
async function held(currency: Currency, amountMinor: number): Promise<Situation> {
  const on = await situate("awarded", poster, solver);
  const price = { amountMinor, currency };
  const ofHold = eq(holds.id, on.holdId);
  await db
    .update(holds)
    .set({ ...price, feeMinor: 0 })
    .where(ofHold);
  await db.update(challenges).set({ rewardMinor: amountMinor, currency }).where(eq(challenges.id, on.challengeId));
  await db.update(applications).set({ priceMinor: amountMinor, currency }).where(eq(applications.id, on.applicationId));
  const opened = await poster.post<Checkout>(`/challenges/${on.challengeId}/checkout`);
  expect(opened.status).toBe(200);
  const { checkoutSessionId } = await holdOf(on);
  const paid = await payerActs(checkoutSessionId ?? "", "paid");
  await deliverAbout(paid.sessionId);
  // As a deployment funds it that takes a fifth of the fee as tax.
  const ctx = systemContext();
  const taxed = { ...ctx, config: { ...ctx.config, FEE_TAX_BASIS_POINTS: 2_000 } };
  await db
    .update(holds)
    .set(await feeInForce(taxed, price))
    .where(ofHold);
  return on;
}

describe.each([
  { currency: "JPY", amount: 123_457, part: 40_001, fee: 9_877 },
  { currency: "KWD", amount: 123_450, part: 40_010, fee: 9_880 },
  { currency: "ISK", amount: 12_345_600, part: 4_000_100, fee: 987_600 },
] as const)("a reward in $currency", ({ currency, amount, part, fee }) => {
  it("is held, released in a part, paid out, and its rest goes back, in whole steps and to the last unit", async () => {
    const on = await held(currency, amount);
    const { stepMinor } = ruleOf(currency);
    expect(await holdOf(on)).toMatchObject({ state: "held", amountMinor: amount, currency, feeMinor: fee });
    const path = `/challenges/${on.challengeId}`;
    const released = await poster.post<Payment>(`${path}/release`, { amount: { amountMinor: part, currency } });
    expect(released).toMatchObject({ status: 200, body: { holdState: "partially_released" } });
    const ctx = systemContext();
    await ctx.store.atomic(await planRefund(ctx, await holdOf(on), amount - part, `cancel:${on.challengeId}`, "test"));
    expect(await holdOf(on)).toMatchObject({ state: "split" });
    // The queue may be at it already.
    const payout = await vi.waitFor(async () => {
      await runJobs(["payout", "refund"]);
      const paid = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
      const refund = await db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });
      expect(paid).toMatchObject({ state: "paid", currency });
      expect(refund).toMatchObject({ state: "paid", amountMinor: amount - part, currency });
      return paid;
    }, patience);
    expect((payout?.amountMinor ?? 1) % stepMinor).toBe(0);
    const { object } = await script<{ object: unknown }>(`/objects/${payout?.transferId}`);
    expect(object).toMatchObject({ amount: payout?.amountMinor, currency: currency.toLowerCase() });
    for (const account of [chart.hold(on.holdId, currency), chart.payable(solver.id, currency)]) {
      expect(await keptBalance(ctx, account.id)).toBe(0);
    }
    const { items } = (await solver.get<Statement>(`/payments?currency=${currency}`)).body;
    expect(items.reduce((sum, line) => sum + line.amount.amountMinor, 0)).toBe(0);
    expect(items.every(({ amount: { amountMinor } }) => amountMinor % stepMinor === 0)).toBe(true);
    const { totals } = (await solver.get<Receipt>(`/payments/receipts/${on.holdId}`)).body;
    expect(totals.tax.amountMinor).toBeGreaterThan(0);
    expect(totals).toMatchObject({ released: { amountMinor: part }, paidOut: { amountMinor: payout?.amountMinor } });
  });
});

it("refuses a part that Stripe could not pay, naming the step", async () => {
  const on = await held("KWD", 10_000);
  const answer = await poster.post<{ errors: unknown }>(`/challenges/${on.challengeId}/release`, {
    amount: { amountMinor: 5_005, currency: "KWD" },
  });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "amount" }] } });
  expect(JSON.stringify(answer.body.errors)).toContain("steps of 0.010 KWD");
});

it("keeps of an odd debt only whole steps, so that Stripe can pay the rest", async () => {
  const on = await held("KWD", 100_000);
  const ctx = systemContext();
  const debt = { debit: chart.clawback(solver.id, "KWD"), credit: chart.losses("KWD"), amountMinor: 1_234 };
  await ctx.store.atomic(planJournal(ctx, { kind: "claim", source: on.holdId, holdId: null, postings: [debt] }));
  const released = await poster.post(`/challenges/${on.challengeId}/release`, {
    amount: { amountMinor: 50_000, currency: "KWD" },
  });
  expect(released.status).toBe(200);
  const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  expect((payout?.amountMinor ?? 1) % 10).toBe(0);
  expect(await keptBalance(ctx, chart.clawback(solver.id, "KWD").id)).toBe(-4);
});

describe("what is offered", () => {
  const draft = (currency: string) => ({
    title: "Twelve icons for a clinic",
    reward: { amountMinor: 50_000, currency },
  });

  it("is told to everybody", async () => {
    const { body } = await poster.get<Terms>("/payments/terms");
    expect(body).toMatchObject({ feeBasisPoints: 800, taxBasisPoints: 0 });
    expect(body.currencies.map(({ currency }) => currency)).toEqual(["USD", "EUR", "GBP"]);
    expect(body.currencies[0]).toEqual({
      currency: "USD",
      digits: 2,
      stepMinor: 1,
      minimumMinor: 1_000,
      maximumMinor: 99_999_999,
      feeMinimumMinor: 50,
    });
  });

  it("binds new rewards, and leaves those that stand", async () => {
    const refused = { status: 409, body: { code: "currency_not_offered" } };
    expect(await poster.post("/challenges", draft("CHF"))).toMatchObject(refused);
    expect(await poster.post("/challenges", draft("EUR"))).toMatchObject({ status: 201 });
    const on = await situate("draft", poster, solver);
    const path = `/challenges/${on.challengeId}`;
    expect(await poster.call("PATCH", path, { reward: draft("CHF").reward })).toMatchObject(refused);
    // It was written when francs were offered.
    await db.update(challenges).set({ rewardMinor: 50_000, currency: "CHF" }).where(eq(challenges.id, on.challengeId));
    expect(await poster.call("PATCH", path, { reward: draft("CHF").reward, summary: "Twelve" })).toMatchObject({
      status: 200,
    });
    expect(await poster.post(`${path}/publish`)).toMatchObject(refused);
    await db.update(challenges).set({ state: "open", publishedAt: 1 }).where(eq(challenges.id, on.challengeId));
    expect(await poster.call("PATCH", path, { summary: "A dozen" })).toMatchObject({ status: 200 });
  });
});
