import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts, journals, outbox, payouts, postings } from "../../database/schema.ts";
import { ConstraintError, isRefusedBy, StaleWriteError } from "../../database/store.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { planRefund, planRelease, planSettlement } from "./commands.ts";
import { balanceOf, chart, planJournal } from "./ledger.ts";
import { findHold, heldMinor, readHoldMoney } from "./queries.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  poster = await newPerson("ledger poster");
  solver = await newPerson("ledger solver");
});

/** A challenge in progress with 2,400.00 USD held, fee 192.00. */
async function held() {
  const on = await situate("in_progress", poster, solver);
  const hold = await findHold(systemContext(), on.holdId);
  if (hold === null) throw new Error("there is no hold");
  return hold;
}

async function trialBalance(): Promise<number> {
  const rows = await db.select({ id: accounts.id, currency: accounts.currency }).from(accounts);
  const balances = await Promise.all(
    rows.map((row) => balanceOf(systemContext(), { ...row, floorMinor: null, ceilingMinor: null })),
  );
  return balances.reduce((sum, balance) => sum + balance, 0);
}

describe("a hold in the ledger", () => {
  it("is what was charged, less Stripe's fee from our own balance", async () => {
    const hold = await held();
    const ctx = systemContext();
    expect(await heldMinor(ctx, hold.id)).toBe(240_000);
    expect(await readHoldMoney(ctx, hold)).toEqual({
      leftMinor: 240_000,
      releasedMinor: 0,
      refundedMinor: 0,
      feeTakenMinor: 0,
      taxTakenMinor: 0,
    });
    expect(await trialBalance()).toBe(0);
  });

  it("goes to the solver less the fee, in one journal, with one payout and one event", async () => {
    const hold = await held();
    const ctx = systemContext();
    const before = await balanceOf(ctx, chart.payable(solver.id, "USD"));
    await ctx.store.atomic(await planRelease(ctx, hold, 240_000, `approval:${hold.id}`));
    expect(await findHold(ctx, hold.id)).toMatchObject({ state: "released" });
    expect(await heldMinor(ctx, hold.id)).toBe(0);
    expect((await balanceOf(ctx, chart.payable(solver.id, "USD"))) - before).toBe(220_800);
    expect(await db.query.payouts.findMany({ where: eq(payouts.holdId, hold.id) })).toMatchObject([
      { state: "queued", amountMinor: 220_800, attempt: 1 },
    ]);
    const events = (await db.query.outbox.findMany({ where: eq(outbox.topic, "payout.queued") })).filter(
      (row) => row.facts.holdId === hold.id,
    );
    expect(events).toHaveLength(1);
    expect(await trialBalance()).toBe(0);
  });

  it("takes the fee of parts so that it adds up, whatever their size", async () => {
    const hold = await held();
    for (const [at, part] of [1, 79_999, 33_333, 126_667].entries()) {
      const ctx = systemContext();
      const now = await findHold(ctx, hold.id);
      if (now === null) throw new Error("there is no hold");
      await ctx.store.atomic(await planRelease(ctx, now, part, `part:${hold.id}:${at}`));
    }
    const ctx = systemContext();
    expect(await readHoldMoney(ctx, hold)).toMatchObject({
      leftMinor: 0,
      releasedMinor: 240_000,
      feeTakenMinor: 19_200,
    });
    expect(await findHold(ctx, hold.id)).toMatchObject({ state: "released" });
  });

  it("may be split in one decision, and then nothing is left", async () => {
    const hold = await held();
    const ctx = systemContext();
    await ctx.store.atomic(
      await planSettlement(ctx, hold, { releaseMinor: 100_000, refundMinor: 140_000 }, `split:${hold.id}`),
    );
    expect(await findHold(ctx, hold.id)).toMatchObject({ state: "split" });
    expect(await readHoldMoney(ctx, hold)).toEqual({
      leftMinor: 0,
      releasedMinor: 100_000,
      refundedMinor: 140_000,
      feeTakenMinor: 8_000,
      taxTakenMinor: 0,
    });
    expect(await trialBalance()).toBe(0);
  });

  it("is not released beyond what is held, nor for nothing", async () => {
    const hold = await held();
    const ctx = systemContext();
    for (const amount of [240_001, 0, -1]) {
      await expect(planRelease(ctx, hold, amount, "x")).rejects.toMatchObject({ code: "hold_not_held" });
    }
  });

  it("gives one outcome to fifty releases and refunds at once", async () => {
    const hold = await held();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, async (_, at) => {
        const ctx = systemContext();
        const plan = await (at % 2 === 0
          ? planRelease(ctx, hold, 240_000, `race:${hold.id}:${at}`)
          : planRefund(ctx, hold, 240_000, `race:${hold.id}:${at}`, "race"));
        await ctx.store.atomic(plan);
      }),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await heldMinor(systemContext(), hold.id)).toBe(0);
  });
});

describe("the database refuses", () => {
  const release = (holdId: string, source: string, amountMinor: number) => {
    const ctx = systemContext();
    const postings = [{ debit: chart.hold(holdId, "USD"), credit: chart.payable(solver.id, "USD"), amountMinor }];
    return ctx.store.atomic(planJournal(ctx, { kind: "release", source, holdId, postings }));
  };

  it("a second release under another id, even when every check before it is gone", async () => {
    const hold = await held();
    await release(hold.id, `first:${hold.id}`, 240_000);
    const second = release(hold.id, `second:${hold.id}`, 240_000).catch((error: unknown) => error);
    expect(isRefusedBy(await second, "accounts_floor")).toBe(true);
    expect(await heldMinor(systemContext(), hold.id)).toBe(0);
    expect(await db.query.journals.findFirst({ where: eq(journals.source, `second:${hold.id}`) })).toBeUndefined();
  });

  it("the same fact or decision twice", async () => {
    const hold = await held();
    await release(hold.id, `once:${hold.id}`, 1);
    await expect(release(hold.id, `once:${hold.id}`, 1)).rejects.toBeInstanceOf(ConstraintError);
  });

  it("a release decided on a hold that changed meanwhile", async () => {
    const hold = await held();
    const ctx = systemContext();
    const slow = await planRelease(ctx, hold, 1_000, `slow:${hold.id}`);
    await ctx.store.atomic(await planRelease(ctx, hold, 1_000, `fast:${hold.id}`));
    await expect(ctx.store.atomic(slow)).rejects.toBeInstanceOf(StaleWriteError);
  });

  it("to change or delete what is posted", async () => {
    await held();
    const attempts = [
      db.run(sql`update ${postings} set amount_minor = amount_minor + 1`),
      db.run(sql`delete from ${postings}`),
      db.run(sql`delete from ${journals}`),
    ];
    for (const outcome of await Promise.allSettled(attempts)) expect(outcome.status).toBe("rejected");
  });

  it("an entry in a currency that is not both accounts'", async () => {
    const hold = await held();
    const ctx = systemContext();
    const postings = [
      { debit: chart.hold(hold.id, "USD"), credit: chart.payable(solver.id, "EUR"), amountMinor: 1_000 },
    ];
    await expect(
      ctx.store.atomic(planJournal(ctx, { kind: "release", source: `eur:${hold.id}`, holdId: hold.id, postings })),
    ).rejects.toThrow();
  });
});

it("a journal of nothing but zeros leaves no trace", () => {
  const ctx = systemContext();
  const postings = [{ debit: chart.losses("USD"), credit: chart.stripeBalance("USD"), amountMinor: 0 }];
  expect(planJournal(ctx, { kind: "stripe_fee", source: "txn_zero", holdId: null, postings })).toEqual([]);
});
