/** What admins give of money that is nobody's: what an appeal brought back, and what lies in suspense. */
import { and, desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditLog, chargebacks, journals, outbox, payouts, refunds, users } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import {
  deliverAbout,
  holdOf,
  onboard,
  paidChallenge,
  patience,
  runJobs,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import type { Receipt, Statement } from "../payments/contract.ts";
import { balanceOf, chart, keptBalance, planJournal } from "../payments/ledger.ts";
import { planSuspense } from "../payments/movements.ts";
import type { AdminChargeback, MoneyOverview, OpenSum } from "./contract.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("given"));
  admin = await newAdmin("given admin");
});

const ctx = () => systemContext();
const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });
const reason = "It was looked into.";
/** Names a write. */
const named = () => ({ "idempotency-key": newId("request") });

async function lastAudit(subject: string, verb: string) {
  return db.query.auditLog.findFirst({
    columns: { actorId: true, detail: true },
    where: and(eq(auditLog.subject, subject), eq(auditLog.verb, verb)),
    orderBy: desc(auditLog.seq),
  });
}

describe("suspense", () => {
  const suspense = chart.suspense("USD");

  /** Leaves this sum in suspense, whatever was there before. */
  async function leave(amountMinor: number, holdId: string | null = null): Promise<void> {
    const movement = { id: `txn_${newId("request")}`, amountMinor, feeMinor: 0, currency: "USD" } as const;
    await ctx().store.atomic(await planSuspense(ctx(), movement, holdId));
  }
  const inIt = () => balanceOf(ctx(), suspense);
  const clear = (amountMinor: number, to = "losses", headers: Record<string, string> = named()) =>
    admin.post<OpenSum>("/admin/suspense/clear", { amount: usd(amountMinor), to, reason }, headers);

  beforeEach(async () => {
    const left = await inIt();
    if (left !== 0) await leave(-left);
  });

  it("is emptied by an admin alone, under a name, in parts, with the reason", async () => {
    await leave(10_000);
    const body = { amount: usd(1), to: "owner", reason };
    expect((await poster.post("/admin/suspense/clear", body, named())).status).toBe(404);
    expect((await admin.post("/admin/suspense/clear", body)).status).toBe(422);
    const drawn = await balanceOf(ctx(), chart.ownerDrawn("USD"));
    const cleared = () => db.$count(journals, eq(journals.kind, "suspense_cleared"));
    const before = await cleared();
    const name = named();
    for (const answer of [await clear(4_000, "owner", name), await clear(4_000, "owner", name)]) {
      expect(answer).toMatchObject({ status: 200, body: { account: suspense.id, amount: usd(6_000) } });
    }
    expect((await balanceOf(ctx(), chart.ownerDrawn("USD"))) - drawn).toBe(4_000);
    expect(await lastAudit(suspense.id, "suspense.cleared")).toEqual({
      actorId: admin.id,
      detail: { ...usd(4_000), to: "owner", reason, balanceMinor: 10_000 },
    });
    expect((await cleared()) - before).toBe(1);
  });

  it("gives no more than it has, also to two at once, and the database refuses what no check saw", async () => {
    await leave(10_000);
    expect(await clear(10_001)).toMatchObject({
      status: 422,
      body: { errors: [{ path: "amount", message: expect.stringContaining("at most") }] },
    });
    const both = await Promise.all([clear(6_000), clear(6_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const losses = chart.losses("USD");
    for (const [debit, credit] of [
      [suspense, losses],
      [losses, suspense],
    ] as const) {
      const source = newId("journal");
      const postings = [{ debit, credit, amountMinor: 4_001 }];
      const plan = planJournal(ctx(), { kind: "suspense_cleared", source, holdId: null, postings });
      await expect(ctx().store.atomic(plan)).rejects.toMatchObject({ constraint: "suspense_cleared" });
    }
    expect(await inIt()).toBe(4_000);
  });

  it("that more left than came to is made good", async () => {
    await leave(-700);
    const losses = await balanceOf(ctx(), chart.losses("USD"));
    expect((await clear(701)).status).toBe(422);
    expect(await clear(700)).toMatchObject({ status: 200, body: { amount: usd(0) } });
    expect((await balanceOf(ctx(), chart.losses("USD"))) - losses).toBe(-700);
  });

  it("keeps what is on its way back to a payer", async () => {
    const on = await paidChallenge(poster, solver);
    await leave(9_000, on.holdId);
    await leave(500);
    const id = newId("refund");
    const waits = { state: "failed", origin: "suspense", paymentIntentId: "pi_1", ...usd(9_000) } as const;
    const { now } = ctx();
    await db.insert(refunds).values({ id, holdId: on.holdId, ...waits, createdAt: now, updatedAt: now });
    expect((await clear(501)).status).toBe(422);
    expect((await clear(500)).status).toBe(200);
    await db.update(refunds).set({ state: "paid" }).where(eq(refunds.id, id));
    expect((await clear(9_000)).status).toBe(200);
  });
});

describe("what an appeal brought back", () => {
  /** A reward that a bank took, and gave back when the platform appealed. */
  async function recovered(): Promise<Situation & { id: string }> {
    const on = await paidChallenge(poster, solver);
    return { ...on, id: await appealed(on) };
  }
  async function appealed(on: Situation): Promise<string> {
    const { chargeId } = await holdOf(on);
    const { id } = await script<{ id: string }>(`/charges/${chargeId}/dispute`, { outcome: "lost" });
    await deliverAbout(id);
    await script(`/disputes/${id}/complete`, { outcome: "won" });
    await deliverAbout(id);
    return id;
  }
  const give = (id: string, to: string, amountMinor: number, headers: Record<string, string> = named()) =>
    admin.post<AdminChargeback>(`/admin/chargebacks/${id}/give`, { to, amount: usd(amountMinor), reason }, headers);
  const left = (id: string) => keptBalance(ctx(), chart.recovered(id, "USD").id);
  const payoutOf = (on: Situation) => db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  const refundOf = (on: Situation) => db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });

  it("is shown to admins until all of it is given: to the solver, to the poster, or kept", async () => {
    const on = await recovered();
    await script("/balance/topup", { amount: 300_000 });
    const shown = async () => {
      const { items } = (await admin.get<MoneyOverview>("/admin/money")).body.chargebacks;
      return items.find(({ id }) => id === on.id)?.recovered;
    };
    expect(await shown()).toEqual(usd(240_000));
    const losses = await balanceOf(ctx(), chart.losses("USD"));
    expect(await give(on.id, "solver", 100_000)).toMatchObject({ status: 200, body: { recovered: usd(140_000) } });
    expect((await give(on.id, "poster", 140_001)).status).toBe(422);
    expect((await give(on.id, "poster", 100_000)).status).toBe(200);
    expect((await give(on.id, "platform", 40_000)).status).toBe(200);
    expect(await shown()).toBeUndefined();
    expect((await balanceOf(ctx(), chart.losses("USD"))) - losses).toBe(40_000);
    expect(await lastAudit(on.id, "recovered.given")).toEqual({
      actorId: admin.id,
      detail: { ...usd(40_000), to: "platform", holdId: on.holdId, reason },
    });
    await vi.waitFor(async () => {
      await runJobs(["payout", "refund"]);
      expect(await payoutOf(on)).toMatchObject({ state: "paid", amountMinor: 100_000 });
      expect(await refundOf(on)).toMatchObject({ state: "paid", amountMinor: 100_000, origin: "recovered" });
    }, patience);
    const { transferId } = (await payoutOf(on)) ?? {};
    // The charge was taken back: what came again lies in our balance.
    expect((await script<{ object: object }>(`/objects/${transferId}`)).object).toMatchObject({
      source_transaction: null,
      transfer_group: on.holdId,
    });
    const { items } = (await solver.get<Statement>(`/payments?kind=recovered`)).body;
    expect(items).toMatchObject([{ amount: usd(100_000), state: "paid", holdId: on.holdId }]);
    const { totals } = (await solver.get<Receipt>(`/payments/receipts/${on.holdId}`)).body;
    expect(totals).toMatchObject({ recovered: usd(100_000), net: usd(100_000), paidOut: usd(100_000) });
  });

  it("is given under a name, once, by an admin who is no side of it, and never while the reward is frozen", async () => {
    const on = await recovered();
    const path = `/admin/chargebacks/${on.id}/give`;
    const body = { to: "solver", amount: usd(1_000), reason };
    expect((await poster.post(path, body, named())).status).toBe(404);
    expect((await admin.post(path, body)).status).toBe(422);
    await db.update(users).set({ role: "admin" }).where(eq(users.id, solver.id));
    expect((await solver.post(path, body, named())).status).toBe(403);
    await db.update(users).set({ role: "member" }).where(eq(users.id, solver.id));
    const name = named();
    const twice = [await give(on.id, "solver", 1_000, name), await give(on.id, "solver", 1_000, name)];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const both = await Promise.all([give(on.id, "platform", 130_000), give(on.id, "platform", 130_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await left(on.id)).toBe(109_000);
    expect((await admin.post(`/admin/holds/${on.holdId}/freeze`, { reason })).status).toBe(200);
    expect(await give(on.id, "platform", 1_000)).toMatchObject({ status: 409, body: { code: "hold_frozen" } });
    const postings = [{ debit: chart.recovered(on.id, "USD"), credit: chart.losses("USD"), amountMinor: 1 }];
    const unchecked = { kind: "recovered_given", source: newId("journal"), holdId: on.holdId, postings } as const;
    await expect(ctx().store.atomic(planJournal(ctx(), unchecked))).rejects.toMatchObject({
      constraint: "holds_frozen",
    });
  });

  it("is given to a solver as far as it was taken of what was held: what was released is theirs already", async () => {
    const on = await paidChallenge(poster, solver);
    const part = { amount: usd(60_000) };
    expect((await poster.post(`/challenges/${on.challengeId}/release`, part, named())).status).toBe(200);
    const id = await appealed(on);
    expect(await left(id)).toBe(240_000);
    expect(await give(id, "solver", 180_001)).toMatchObject({
      status: 422,
      body: { errors: [{ path: "amount", message: expect.stringContaining("1800") }] },
    });
    expect((await give(id, "solver", 100_000)).status).toBe(200);
    expect((await give(id, "solver", 81_000)).status).toBe(422);
    expect((await give(id, "solver", 80_000)).status).toBe(200);
    expect((await give(id, "platform", 60_000)).status).toBe(200);
  });

  it("is not sent to the solver while the bank has it again", async () => {
    const on = await recovered();
    await script("/balance/topup", { amount: 300_000 });
    const become = (status: string) => db.update(chargebacks).set({ status }).where(eq(chargebacks.id, on.id));
    await become("under_review");
    expect((await give(on.id, "solver", 100_000)).status).toBe(200);
    const { id = "" } = (await payoutOf(on)) ?? {};
    await vi.waitFor(async () => {
      await runJobs(["payout"]);
      const jobs = await db.query.outbox.findMany({ where: eq(outbox.consumer, "payout") });
      expect(jobs.find(({ facts }) => facts.payoutId === id)?.lastError).toContain("under_review");
    }, patience);
    expect(await payoutOf(on)).toMatchObject({ state: "queued" });
    await become("won");
    await vi.waitFor(async () => {
      await runJobs(["payout"]);
      expect(await payoutOf(on)).toMatchObject({ state: "paid" });
    }, patience);
  });

  it("is taken back from a payout that has not left once the bank has it for good, and may be given again", async () => {
    const on = await recovered();
    const take = (id: string, by = admin) => by.post(`/admin/payouts/${id}/take-back`, { reason });
    const become = (status: string) => db.update(chargebacks).set({ status }).where(eq(chargebacks.id, on.id));
    await become("under_review");
    expect((await give(on.id, "solver", 100_000)).status).toBe(200);
    const { id = "" } = (await payoutOf(on)) ?? {};
    expect((await take(id)).body).toMatchObject({ code: "wrong_state" });
    await become("lost");
    expect((await take(id, poster)).status).toBe(404);
    const shown = async () => (await admin.get<MoneyOverview>("/admin/money")).body.payouts.items.map((one) => one.id);
    expect(await shown()).toContain(id);
    const payable = chart.payable(solver.id, "USD").id;
    const [losses, owed] = [await balanceOf(ctx(), chart.losses("USD")), await keptBalance(ctx(), payable)];
    const both = await Promise.all([take(id), take(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await payoutOf(on)).toMatchObject({ state: "canceled" });
    expect((await balanceOf(ctx(), chart.losses("USD"))) - losses).toBe(100_000);
    expect((await keptBalance(ctx(), payable)) - owed).toBe(-100_000);
    expect(await shown()).not.toContain(id);
    expect(await lastAudit(id, "payout.taken_back")).toEqual({ actorId: admin.id, detail: { reason } });
    await runJobs(["payout"]);
    expect(await payoutOf(on)).toMatchObject({ state: "canceled" });
    const { totals } = (await solver.get<Receipt>(`/payments/receipts/${on.holdId}`)).body;
    expect(totals.recovered).toEqual(usd(0));
    // Of what the chargeback took of the reward all may be given again.
    await become("won");
    expect(await give(on.id, "solver", 140_000)).toMatchObject({ status: 200, body: { recovered: usd(0) } });
  });

  it("goes back to no poster of whose payment Stripe refunds nothing, and is taken first when the bank takes it again", async () => {
    const on = await recovered();
    await script(`/disputes/${on.id}/complete`, { outcome: "lost" });
    expect(await give(on.id, "poster", 1_000)).toMatchObject({
      status: 409,
      body: { code: "wrong_state", detail: expect.stringContaining("lost") },
    });
    const losses = await balanceOf(ctx(), chart.losses("USD"));
    expect((await give(on.id, "platform", 40_000)).status).toBe(200);
    await deliverAbout(on.id);
    expect(await left(on.id)).toBe(0);
    expect(await balanceOf(ctx(), chart.losses("USD"))).toBe(losses);
    expect(await balanceOf(ctx(), chart.chargeback(on.id, "USD"))).toBe(0);
    expect((await give(on.id, "platform", 1)).status).toBe(422);
  });
});

describe("a claim", () => {
  it("adds up to the reward at most, also when two admins claim at once, and a waiver makes no room", async () => {
    const fresh = await newPerson("given debtor");
    await onboard(fresh);
    const on = await paidChallenge(poster, fresh);
    const path = `/admin/users/${fresh.id}/claims`;
    const claim = (amountMinor: number) =>
      admin.post(path, { amount: usd(amountMinor), holdId: on.holdId, reason }, named());
    const both = await Promise.all([claim(140_000), claim(140_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await claim(100_001)).status).toBe(422);
    // It may be of a debt that never was a claim.
    expect((await admin.post(`${path}/waive`, { amount: usd(50_000), reason }, named())).status).toBe(200);
    expect((await claim(100_001)).status).toBe(422);
    expect((await claim(100_000)).status).toBe(200);
    expect((await claim(1_000)).status).toBe(422);
  });
});
