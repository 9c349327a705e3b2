import { beforeAll, describe, expect, it } from "vitest";
import { chargebacks } from "../../database/schema.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { contextOf, situate, systemContext } from "../../testing/situations.ts";
import { type NewFreeze, planFreeze } from "./freezes.ts";
import { getPayment } from "./payment.ts";
import { findHold } from "./queries.ts";

let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  poster = await newPerson("Petra");
  solver = await newPerson("Silas");
});

async function frozenBy(...freezes: NewFreeze[]) {
  const { challengeId, holdId } = await situate("in_progress", poster, solver);
  for (const freeze of freezes) {
    const ctx = systemContext();
    const hold = await findHold(ctx, holdId);
    if (hold === null) throw new Error("the situation has no hold");
    if (freeze.cause === "chargeback") await bankTakesBack(freeze.source, holdId);
    await ctx.store.atomic(await planFreeze(ctx, hold, freeze));
  }
  const { freeze } = await getPayment(contextOf(solver), challengeId);
  return freeze;
}

async function bankTakesBack(id: string, holdId: string): Promise<void> {
  const { store, now } = systemContext();
  await store.db.insert(chargebacks).values({
    id,
    holdId,
    chargeId: "ch_1",
    status: "needs_response",
    reason: "fraudulent",
    amountMinor: 100_000,
    currency: "USD",
    openedAt: now,
    updatedAt: now,
  });
}

describe("why nothing of a reward moves", () => {
  const endsAt = Date.now() + 7 * dayMs;
  const warning: NewFreeze = { cause: "fraud_warning", source: "issfr_1", note: "made_with_stolen_card", endsAt };

  it("is nothing while nothing stops it", async () => {
    expect(await frozenBy()).toBeNull();
  });

  it("is told without its cause, with the day it ends by itself", async () => {
    const since = expect.stringMatching(/^20/);
    expect(await frozenBy(warning)).toEqual({ cause: "review", amount: null, endsAt: iso(endsAt), since });
  });

  it("has no end of its own while an admin must end it", async () => {
    const byAdmin: NewFreeze = { cause: "admin", source: "usr_admin", note: "asked the bank", endsAt: null };
    expect(await frozenBy(warning, byAdmin)).toMatchObject({ cause: "review", amount: null, endsAt: null });
  });

  it("is the bank's before all else, with what it took back", async () => {
    const byBank: NewFreeze = { cause: "chargeback", source: `dp_${crypto.randomUUID()}`, note: "", endsAt: null };
    expect(await frozenBy(warning, byBank)).toMatchObject({
      cause: "chargeback",
      amount: { amountMinor: 100_000, currency: "USD" },
      endsAt: null,
    });
  });
});
