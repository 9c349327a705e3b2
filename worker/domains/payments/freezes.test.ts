import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type HoldRow, outbox } from "../../database/schema.ts";
import { StaleWriteError } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { sweepTimers } from "../engagements/timers.ts";
import { planRefund, planRelease } from "./commands.ts";
import { findFreezeOf, findFreezes, planFreeze, planUnfreeze } from "./freezes.ts";
import { chart, type JournalKind, planJournal } from "./ledger.ts";
import { findHold, heldMinor } from "./queries.ts";

const { db } = openRecord();
const ctx = () => systemContext();
const byAdmin = { cause: "admin", source: "usr_admin" } as const;
const byBank = { cause: "chargeback", source: "dp_1" } as const;
const open = { note: "because", endsAt: null };
let poster: TestPerson;
let solver: TestPerson;
let hold: HoldRow;

beforeAll(async () => {
  poster = await newPerson("freezes poster");
  solver = await newPerson("freezes solver");
});
beforeEach(async () => {
  const on = await situate("delivered", poster, solver);
  hold = await holdNow(on.holdId);
});

async function holdNow(id = hold.id): Promise<HoldRow> {
  const found = await findHold(ctx(), id);
  if (found === null) throw new Error("there is no hold");
  return found;
}

const topics = async () =>
  (await db.query.outbox.findMany()).filter(({ facts }) => facts.holdId === hold.id).map(({ topic }) => topic);

describe("a frozen hold", () => {
  it("refuses every decision, and lets it pass when all freezes have ended", async () => {
    await commit(ctx(), await planFreeze(ctx(), hold, { ...byAdmin, ...open }));
    await commit(ctx(), await planFreeze(ctx(), await holdNow(), { ...byBank, ...open }));
    const release = async () => planRelease(ctx(), await holdNow(), 240_000, `approval:${hold.id}`);
    await expect(release()).rejects.toMatchObject({ code: "hold_frozen" });
    await expect(planRefund(ctx(), await holdNow(), 1, "cancel:x", "agreed")).rejects.toMatchObject({
      code: "hold_frozen",
    });
    await commit(ctx(), await planUnfreeze(ctx(), await holdNow(), byAdmin, { note: "looked at" }));
    await expect(release()).rejects.toMatchObject({ code: "hold_frozen" });
    expect(await topics()).not.toContain("hold.unfrozen");
    await commit(ctx(), await planUnfreeze(ctx(), await holdNow(), byBank, { note: "won" }));
    expect(await topics()).toContain("hold.unfrozen");
    await commit(ctx(), await release());
    expect(await heldMinor(ctx(), hold.id)).toBe(0);
  });

  it("makes a decision stale that was read before, and so does its end", async () => {
    const before = await planRelease(ctx(), hold, 240_000, `approval:${hold.id}`);
    await commit(ctx(), await planFreeze(ctx(), hold, { ...byAdmin, ...open }));
    await expect(commit(ctx(), before)).rejects.toBeInstanceOf(StaleWriteError);
    const frozen = await holdNow();
    await commit(ctx(), await planUnfreeze(ctx(), frozen, byAdmin, { note: "looked at" }));
    expect((await holdNow()).version).toBe(frozen.version + 1);
    expect(await heldMinor(ctx(), hold.id)).toBe(240_000);
  });

  it("is frozen once by one admin who asks twice at once: the loser is told to look again", async () => {
    const [first, second] = await Promise.all([1, 2].map(() => planFreeze(ctx(), hold, { ...byAdmin, ...open })));
    await commit(ctx(), first ?? []);
    await expect(commit(ctx(), second ?? [])).rejects.toBeInstanceOf(StaleWriteError);
    expect(await planFreeze(ctx(), await holdNow(), { ...byAdmin, ...open })).toEqual([]);
  });

  it("is guarded by the record itself: decisions are refused there too, Stripe's facts are not", async () => {
    await commit(ctx(), await planFreeze(ctx(), hold, { ...byAdmin, ...open }));
    const post = (kind: JournalKind) =>
      commit(
        ctx(),
        planJournal(ctx(), {
          kind,
          source: `${kind}:${hold.id}`,
          holdId: hold.id,
          postings: [{ debit: chart.hold(hold.id, "USD"), credit: chart.chargeback("dp_1", "USD"), amountMinor: 100 }],
        }),
      );
    await expect(post("release")).rejects.toMatchObject({ code: "hold_frozen" });
    await expect(post("refund_decided")).rejects.toMatchObject({ code: "hold_frozen" });
    await post("chargeback_lost");
    expect(await heldMinor(ctx(), hold.id)).toBe(239_900);
  });

  it("is frozen once for one cause, and ended once", async () => {
    await commit(ctx(), await planFreeze(ctx(), hold, { ...byAdmin, ...open }));
    expect(await planFreeze(ctx(), await holdNow(), { ...byAdmin, ...open })).toEqual([]);
    expect(await findFreezes(ctx(), hold.id)).toHaveLength(1);
    await commit(ctx(), await planUnfreeze(ctx(), await holdNow(), byAdmin, { note: "looked at" }));
    expect(await planUnfreeze(ctx(), await holdNow(), byAdmin, { note: "looked at" })).toEqual([]);
  });

  it("thaws by its clock, which does nothing after an admin did it", async () => {
    const endsAt = Date.now() + dayMs;
    await commit(ctx(), await planFreeze(ctx(), hold, { ...byAdmin, note: "for a day", endsAt }));
    const subject = `${hold.id}:${byAdmin.cause}:${byAdmin.source}`;
    const clock = await db.query.timers.findFirst({ where: (t) => eq(t.subject, subject) });
    expect(clock).toMatchObject({ kind: "freeze_end", dueAt: endsAt });
    await sweepTimers(systemContext(endsAt));
    expect(await findFreezes(ctx(), hold.id)).toEqual([]);
    expect(await findFreezeOf(ctx(), subject)).toBeNull();
    expect(await db.query.outbox.findMany({ where: eq(outbox.topic, "hold.frozen") })).not.toEqual([]);
  });
});
