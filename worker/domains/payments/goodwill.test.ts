import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { payouts } from "../../database/schema.ts";
import type { TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { systemContext } from "../../testing/situations.ts";
import { holdOf, paidChallenge, runJobs, twoSides } from "../../testing/stripe.ts";
import { planRelease } from "./commands.ts";
import { planGoodwill } from "./goodwill.ts";

let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("goodwill"));
});

/** 2,400.00 USD paid in, of which `parts` are released; the payouts wait for their jobs. */
async function released(...parts: number[]) {
  const on = await paidChallenge(poster, solver);
  for (const [at, part] of parts.entries()) {
    const ctx = systemContext();
    await ctx.store.atomic(await planRelease(ctx, await holdOf(on), part, `part:${on.holdId}:${at}`));
  }
  return on;
}

async function give(on: Awaited<ReturnType<typeof released>>, amountMinor: number): Promise<void> {
  const ctx = systemContext();
  await ctx.store.atomic(await planGoodwill(ctx, await holdOf(on), { amountMinor, currency: "USD" }));
  await runJobs(["refund"]);
}

const payoutsOf = (holdId: string) => openRecord().db.query.payouts.findMany({ where: eq(payouts.holdId, holdId) });

describe("our own money to a poster", () => {
  it("leaves room for the payouts that are still to come from the payment", async () => {
    const on = await released(240_000);
    await expect(give(on, 19_201)).rejects.toMatchObject({ code: "invalid_input" });
    await give(on, 19_200);
    await runJobs(["payout"]);
    expect(await payoutsOf(on.holdId)).toMatchObject([{ state: "paid", amountMinor: 220_800 }]);
  });

  it("counts what was transferred already, while more is to come", async () => {
    const on = await released(120_000);
    await runJobs(["payout"]);
    await expect(give(on, 9_601)).rejects.toMatchObject({ code: "invalid_input" });
    await give(on, 9_600);
    const ctx = systemContext();
    await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 120_000, `rest:${on.holdId}`));
    await runJobs(["payout"]);
    expect(await payoutsOf(on.holdId)).toMatchObject([{ state: "paid" }, { state: "paid" }]);
  });

  it("may be all of a payment whose payouts were sent", async () => {
    const on = await released(240_000);
    await runJobs(["payout"]);
    await give(on, 240_000);
    await expect(give(on, 1)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
