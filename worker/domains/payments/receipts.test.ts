import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { holds, payouts } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import { holdOf, onboard, paidChallenge, patience, runJobs, twoSides } from "../../testing/stripe.ts";
import { planRelease, planSettlement } from "./commands.ts";
import type { Receipt, ReceiptSummary, Statement } from "./contract.ts";
import { chart, planJournal } from "./ledger.ts";
import { owedMinor } from "./netting.ts";
import { mostParts, planPart } from "./releasing.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("receipts"));
});

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });
const lines = ({ lines }: Receipt) => lines.map(({ kind, amount }) => [kind, amount.amountMinor]);

/** A tenth of the fee is taken as tax: 19,200 and 1,920. */
async function taxed(): Promise<Situation> {
  const on = await paidChallenge(poster, solver);
  await db.update(holds).set({ taxMinor: 1_920 }).where(eq(holds.id, on.holdId));
  return on;
}

async function owe(amountMinor: number): Promise<void> {
  const ctx = systemContext();
  const postings = [{ debit: chart.clawback(solver.id, "USD"), credit: chart.losses("USD"), amountMinor }];
  await ctx.store.atomic(planJournal(ctx, { kind: "claim", source: newId("journal"), holdId: null, postings }));
}

const receiptOf = async (person: TestPerson, on: Situation) =>
  (await person.get<Receipt>(`/payments/receipts/${on.holdId}`)).body;

describe("a receipt", () => {
  it("tells the poster what was paid, released and sent back, and the solver each release with its fee, tax and payout", async () => {
    const on = await taxed();
    await owe(10_000);
    const ctx = systemContext();
    const split = { releaseMinor: 100_000, refundMinor: 140_000 };
    await ctx.store.atomic(await planSettlement(ctx, await holdOf(on), split, `split:${on.challengeId}`));
    await runJobs(["payout", "refund"]);
    const paid = await receiptOf(poster, on);
    expect(paid).toMatchObject({
      side: "poster",
      number: expect.stringMatching(/^OC-[0-9A-Z]{26}-P$/),
      amount: usd(240_000),
      poster: { id: poster.id },
      solver: { id: solver.id },
      totals: { paid: usd(240_000), released: usd(100_000), refunded: usd(140_000), held: usd(0), chargedBack: usd(0) },
    });
    expect(lines(paid)).toEqual([
      ["paid_in", -240_000],
      ["released", 100_000],
      ["refunded", 140_000],
    ]);
    // What its solver owes, and where they are paid, is no business of the poster's.
    expect(paid.totals).toMatchObject({ netted: usd(0), paidOut: usd(0) });
    expect(paid.lines.find(({ kind }) => kind === "released")?.reference).toBeNull();
    const earned = await receiptOf(solver, on);
    expect(lines(earned)).toEqual([
      ["released", 100_000],
      ["fee", -8_000],
      ["tax", -800],
      ["netted", -10_000],
      ["paid_out", -81_200],
    ]);
    expect(earned).toMatchObject({
      side: "solver",
      totals: { fee: usd(8_000), tax: usd(800), net: usd(91_200), netted: usd(10_000), paidOut: usd(81_200) },
    });
    expect(earned.lines.find(({ kind }) => kind === "released")?.reference).toMatch(/^tr_/);
    expect(earned.number).toBe(paid.number.replace(/P$/, "S"));
  });

  it("is nobody else's, and there is none while nothing was paid", async () => {
    const on = await taxed();
    const stranger = await newPerson("receipts stranger");
    expect((await stranger.get(`/payments/receipts/${on.holdId}`)).status).toBe(404);
    expect((await stranger.get<{ items: unknown[] }>("/payments/receipts")).body.items).toEqual([]);
    await db.update(holds).set({ heldAt: null }).where(eq(holds.id, on.holdId));
    expect(await receiptOf(poster, on)).toMatchObject({ totals: { paid: usd(240_000), refunded: usd(240_000) } });
  });

  it("is listed newest first, page by page", async () => {
    const one = (await poster.get<{ items: ReceiptSummary[]; nextCursor: string }>("/payments/receipts?limit=1")).body;
    await taxed();
    const all = (await poster.get<{ items: ReceiptSummary[] }>("/payments/receipts")).body.items;
    const first = (await poster.get<{ items: ReceiptSummary[]; nextCursor: string }>("/payments/receipts?limit=1"))
      .body;
    const rest = await poster.get<{ items: ReceiptSummary[] }>(`/payments/receipts?cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.body.items]).toEqual(all);
    expect(all).toContainEqual(one.items[0]);
    expect(all.map(({ issuedAt }) => issuedAt)).toEqual(
      all
        .map(({ issuedAt }) => issuedAt)
        .toSorted()
        .reverse(),
    );
  });
});

it("a reward is released in fifty parts at most", async () => {
  // Somebody else, whose hundred movements crowd nobody's statement.
  const patient = await newPerson("patient solver");
  await onboard(patient);
  const on = await paidChallenge(poster, patient);
  for (let part = 0; part < mostParts; part++) {
    const ctx = systemContext();
    await ctx.store.atomic(await planPart(ctx, await holdOf(on), usd(1_000)));
  }
  const ctx = systemContext();
  await expect(planPart(ctx, await holdOf(on), usd(1_000))).rejects.toMatchObject({ code: "wrong_state" });
});

describe("what a solver owes", () => {
  it("is kept from the next releases, and what is left of them is paid out", async () => {
    const debtor = solver;
    const first = await paidChallenge(poster, debtor);
    const second = await paidChallenge(poster, debtor);
    await owe(300_000);
    const release = async (on: Situation) => {
      const ctx = systemContext();
      await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
      return db.query.payouts.findFirst({ where: (t) => eq(t.holdId, on.holdId) });
    };
    expect(await release(first)).toBeUndefined();
    expect(await owedMinor(systemContext(), debtor.id, "USD")).toBe(79_200);
    expect((await debtor.get<Statement>("/payments")).body.balances).toMatchObject([{ currency: "USD", owed: 79_200 }]);
    expect(await release(second)).toMatchObject({ amountMinor: 141_600, state: "queued" });
    expect(await owedMinor(systemContext(), debtor.id, "USD")).toBe(0);
  });

  it("is not taken twice by two releases at once", async () => {
    const first = await paidChallenge(poster, solver);
    const second = await paidChallenge(poster, solver);
    await owe(100_000);
    const release = ({ challengeId }: Situation) =>
      poster.post<{ code?: string }>(`/challenges/${challengeId}/release`, { amount: usd(120_000) });
    const answers = await Promise.all([release(first), release(second)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await owedMinor(systemContext(), solver.id, "USD")).toBe(0);
    const paid = await db.query.payouts.findMany({
      where: (t, { inArray }) => inArray(t.holdId, [first.holdId, second.holdId]),
    });
    expect(paid.reduce((minor, { amountMinor }) => minor + amountMinor, 0)).toBe(2 * 110_400 - 100_000);
  });

  it("shows in the statement line by line, and narrowed", async () => {
    const underWay = and(eq(payouts.solverId, solver.id), inArray(payouts.state, ["queued", "transferring"]));
    await vi.waitFor(async () => {
      await runJobs(["payout"]);
      expect(await db.$count(payouts, underWay)).toBe(0);
    }, patience);
    const { items } = (await solver.get<Statement>("/payments?limit=100")).body;
    const kinds = new Set(items.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["fee", "netted", "owed", "paid_out", "released", "tax"]);
    const only = async (query: string) => (await solver.get<Statement>(`/payments?limit=100&${query}`)).body.items;
    for (const kind of kinds) {
      const some = await only(`kind=${kind}`);
      expect(some).toEqual(items.filter((line) => line.kind === kind));
      expect(some.length).toBeGreaterThan(0);
    }
    const challenge = items.find((line) => line.kind === "tax")?.challenge?.id ?? "";
    expect(await only(`challenge=${challenge}`)).toEqual(items.filter((line) => line.challenge?.id === challenge));
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(await only(`from=${today}&to=${today}`)).toEqual(items);
    expect(await only(`to=${yesterday}`)).toEqual([]);
    expect((await solver.get("/payments?from=noday")).status).toBe(422);
  });
});
