import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { payouts, refunds } from "../../database/schema.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import {
  accountOf,
  deliverAbout,
  holdOf,
  onboard,
  paidChallenge,
  runJobs,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import { planRefund, planRelease, planSettlement } from "./commands.ts";
import type { Payment, Statement } from "./contract.ts";

let poster: TestPerson;
let solver: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  ({ poster, solver } = await twoSides("statement"));
});

const statement = async (person: TestPerson, query = "") => (await person.get<Statement>(`/payments${query}`)).body;
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });

describe("a statement", () => {
  it("shows each side its own movements, and sums that add up", async () => {
    const on = await paidChallenge(poster, solver);
    expect((await statement(poster)).balances).toMatchObject([
      { currency: "USD", heldAsPoster: 240_000, heldAsSolver: 0 },
    ]);
    expect((await statement(solver)).balances).toMatchObject([{ currency: "USD", heldAsSolver: 240_000, onItsWay: 0 }]);
    const ctx = systemContext();
    const split = { releaseMinor: 100_000, refundMinor: 140_000 };
    await ctx.store.atomic(await planSettlement(ctx, await holdOf(on), split, `split:${on.challengeId}`));
    expect((await statement(solver)).balances).toMatchObject([
      { heldAsSolver: 0, onItsWay: 92_000, blocked: 0, paidOut: 0 },
    ]);
    await runJobs(["payout", "refund"]);
    const theirs = await statement(solver);
    expect(theirs.balances).toMatchObject([{ heldAsSolver: 0, onItsWay: 0, paidOut: 92_000 }]);
    expect(theirs.items.map(({ kind, amount, side }) => [kind, amount, side]).sort()).toEqual([
      ["fee", usd(-8_000), "solver"],
      ["paid_out", usd(-92_000), "solver"],
      ["released", usd(100_000), "solver"],
    ]);
    expect(theirs.items.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(0);
    const ours = await statement(poster);
    expect(ours.items.map(({ kind, amount, side }) => [kind, amount, side])).toEqual([
      ["refunded", usd(140_000), "poster"],
      ["paid_in", usd(-240_000), "poster"],
    ]);
    expect(ours.items[0]?.challenge).toMatchObject({ id: on.challengeId });
  });

  it("is read page by page without gaps, and by currency", async () => {
    const all = (await statement(solver, "?limit=100")).items.map(({ id }) => id);
    const first = await statement(solver, "?limit=2");
    const second = await statement(solver, `?limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
    expect((await statement(solver, "?currency=EUR")).items).toEqual([]);
    expect((await statement(solver, "?currency=USD&limit=100")).items).toHaveLength(all.length);
  });

  it("says which payout waits and why, to the solver alone", async () => {
    const other = await newPerson("statement other");
    await onboard(other);
    const on = await paidChallenge(poster, other);
    await script(`/accounts/${await accountOf(other)}/complete`, { outcome: "restricted" });
    await deliverAbout(await accountOf(other));
    const ctx = systemContext();
    await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
    await runJobs(["payout"]);
    const theirs = await statement(other);
    expect(theirs.balances).toMatchObject([{ onItsWay: 0, blocked: 220_800 }]);
    expect(theirs.items.find(({ kind }) => kind === "released")).toMatchObject({
      state: "blocked",
      reason: "account_restricted",
    });
    const path = `/challenges/${on.challengeId}/payment`;
    expect((await other.get<Payment>(path)).body.payout).toMatchObject({
      state: "blocked",
      reason: "account_restricted",
    });
    expect((await poster.get<Payment>(path)).body.payout).toMatchObject({ state: "queued", reason: null });
  });
});

describe("a challenge's payment", () => {
  it("is its poster's and its solver's to read, and to nobody else there", async () => {
    const on = await situate("in_progress", poster, solver);
    const stranger = await newPerson("statement stranger");
    const path = `/challenges/${on.challengeId}/payment`;
    for (const person of [poster, solver]) {
      expect(await person.get<Payment>(path)).toMatchObject({
        status: 200,
        body: {
          holdState: "held",
          amount: usd(240_000),
          fee: usd(19_200),
          net: usd(220_800),
          held: usd(240_000),
          payout: null,
        },
      });
    }
    expect((await stranger.get(path)).status).toBe(404);
    const unpaid = await situate("open", poster, solver);
    expect((await poster.get(`/challenges/${unpaid.challengeId}/payment`)).status).toBe(404);
  });
});

describe("what goes back", () => {
  it("is told apart from what is only decided, until it is paid or fails", async () => {
    const on = await paidChallenge(poster, solver);
    const path = `/challenges/${on.challengeId}/payment`;
    const refundTo = async (person: TestPerson) => (await person.get<Payment>(path)).body;
    expect(await refundTo(poster)).toMatchObject({ refunded: usd(0), refund: null });
    const ctx = systemContext();
    await ctx.store.atomic(await planRefund(ctx, await holdOf(on), 240_000, `cancel:${on.challengeId}`, "test"));
    const going = { refunded: usd(240_000), refund: { state: "decided", amount: usd(240_000) } };
    expect(await refundTo(poster)).toMatchObject(going);
    await db.update(refunds).set({ state: "failed" }).where(eq(refunds.holdId, on.holdId));
    expect(await refundTo(poster)).toMatchObject({ refund: { state: "failed", amount: usd(240_000) } });
    expect(await refundTo(solver)).toMatchObject(going);
    await db.update(refunds).set({ state: "decided" }).where(eq(refunds.holdId, on.holdId));
    await runJobs(["refund"]);
    for (const person of [poster, solver]) {
      expect(await refundTo(person)).toMatchObject({ refund: { state: "paid", amount: usd(240_000) } });
    }
  });
});

describe("releasing a part", () => {
  const release = (by: TestPerson, challengeId: string, amountMinor: number, key?: string, currency = "USD") =>
    by.post<Payment & { code?: string }>(
      `/challenges/${challengeId}/release`,
      { amount: { amountMinor, currency } },
      key === undefined ? {} : { "idempotency-key": key },
    );

  it("pays the solver that part, and leaves the rest held", async () => {
    const on = await situate("in_progress", poster, solver);
    expect(await release(poster, on.challengeId, 60_000)).toMatchObject({
      status: 200,
      body: { holdState: "partially_released", held: usd(180_000), released: usd(60_000) },
    });
    expect(await db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId) })).toMatchObject([
      { amountMinor: 55_200 },
    ]);
  });

  it("clicked ten times under one key happens once", async () => {
    const on = await situate("in_progress", poster, solver);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => release(poster, on.challengeId, 60_000, on.holdId)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId) })).toHaveLength(1);
  });

  it("is the poster's alone, while work goes on, and never all or more", async () => {
    const on = await situate("in_progress", poster, solver);
    expect((await release(solver, on.challengeId, 1_000)).status).toBe(403);
    expect((await release(poster, on.challengeId, 240_000)).status).toBe(422);
    expect((await release(poster, on.challengeId, 1_000, undefined, "EUR")).status).toBe(422);
    const disputed = await situate("disputed", poster, solver);
    expect(await release(poster, disputed.challengeId, 1_000)).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    const unpaid = await situate("awarded", poster, solver);
    expect(await release(poster, unpaid.challengeId, 1_000)).toMatchObject({
      status: 409,
      body: { code: "hold_not_held" },
    });
  });
});
