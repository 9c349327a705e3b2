import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, deliveries, freezes, holds, timers } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import {
  answered,
  challengeOf,
  claimOf,
  type Delivered,
  delivered,
  sweepAt,
  timersOf,
  topicsOf,
} from "../../testing/disputes.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, makePayable, situate, systemContext } from "../../testing/situations.ts";
import { deliverAbout, holdOf, paidChallenge, script } from "../../testing/stripe.ts";
import { planFreeze } from "../payments/freezes.ts";
import { findHold } from "../payments/queries.ts";
import { fileDispute, withdrawDispute } from "./disputing.ts";
import { endedStillness, standingStillness, stoodMs } from "./frozen-clocks.ts";

let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  poster = await newPerson("freya poster");
  solver = await newPerson("frost solver");
  admin = await newAdmin("fritz admin");
  await makePayable(solver);
});

/** A time from `from` on that lasts some ms. */
const spans = fc.tuple(fc.nat(50), fc.nat(50)).map(([from, lasts]) => ({ from, until: from + lasts }));
type Span = { from: number; until: number };

/** Plays freezes and disputes (which do not overlap each other) and returns when a clock that is due at `dueAt` is due in the end. */
function play(frozen: readonly Span[], disputes: readonly Span[], dueAt: number): number {
  let due = dueAt;
  let setAt = 0;
  let left: number | null = null;
  const standing: { createdAt: number }[] = [];
  const news = [
    ...frozen.flatMap((span) => {
      const freeze = { createdAt: span.from };
      const end = (now: number) => {
        const others = standing.toSpliced(standing.indexOf(freeze), 1);
        if (left === null) due += stoodMs(endedStillness(freeze, others, now), setAt);
        standing.splice(standing.indexOf(freeze), 1);
      };
      return [
        { at: span.from, does: () => void standing.push(freeze) },
        { at: span.until, does: end },
      ];
    }),
    ...disputes.flatMap((span) => [
      {
        at: span.from,
        does: (now: number) => {
          left = due + stoodMs(standingStillness(standing, now), setAt) - now;
        },
      },
      {
        at: span.until,
        does: (now: number) => {
          due = now + (left ?? 0);
          [setAt, left] = [now, null];
        },
      },
    ]),
  ];
  for (const { at, does } of news.sort((one, other) => one.at - other.at)) does(at);
  return due;
}

function isWithin(spans: readonly Span[], instant: number): boolean {
  return spans.some(({ from, until }) => from <= instant && instant < until);
}

describe("a clock", () => {
  it("is later by exactly the time in which any freeze or dispute stood, however they overlap", () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 5 }), fc.array(fc.nat(20), { maxLength: 6 }), (frozen, edges) => {
        let at = 0;
        const instants = edges.map((gap) => (at += gap + 1));
        const disputes = instants.flatMap((until, n) => (n % 2 === 0 ? [] : [{ from: instants[n - 1] ?? 0, until }]));
        const stood = Array.from({ length: 300 }, (_, t) => t).filter((t) => isWithin([...frozen, ...disputes], t));
        expect(play(frozen, disputes, 1_000)).toBe(1_000 + stood.length);
      }),
    );
  });
});

describe("while a hold is frozen", () => {
  /** Frozen by a network's warning from `from` to `until`, ms. */
  async function freeze({ holdId }: Delivered, from: number, until: number): Promise<void> {
    const ctx = systemContext(from);
    const hold = await findHold(ctx, holdId);
    if (hold === null) throw new Error("there is no hold");
    const warning = {
      cause: "fraud_warning",
      source: "issfr_1",
      note: "made_with_stolen_card",
      endsAt: until,
    } as const;
    await commit(ctx, await planFreeze(ctx, hold, warning));
  }
  /** Runs the clocks of each day. */
  async function sweepDays(from: number, days: number): Promise<void> {
    for (let day = 0; day <= days; day++) await sweepAt(from + day * dayMs);
  }

  it("silence approves nothing, and goes on afterwards with what was left", async () => {
    const on = await delivered(poster, solver);
    const before = await timersOf(on.deliveryId);
    const from = Date.now() + dayMs;
    await freeze(on, from, from + 30 * dayMs);
    await sweepDays(from, 30);
    const later = {
      auto_approval: (before.auto_approval ?? 0) + 30 * dayMs,
      approval_reminder: (before.approval_reminder ?? 0) + 30 * dayMs,
    };
    expect(await timersOf(on.deliveryId)).toEqual(later);
    expect(await challengeOf(on)).toMatchObject({ state: "delivered", approvesAt: later.auto_approval });
    expect(await topicsOf(on)).not.toContain("delivery.approval_due");
    await sweepAt(later.auto_approval);
    expect(await challengeOf(on)).toMatchObject({ state: "completed" });
  });

  it("no delivery is overdue, and nobody disputes that it did not come", async () => {
    const on = { ...(await situate("in_progress", poster, solver)), poster, solver };
    const dueAt = Date.now() + 3 * dayMs;
    await db.update(challenges).set({ dueAt }).where(eq(challenges.id, on.challengeId));
    await db.insert(timers).values({ kind: "delivery_overdue", subject: on.challengeId, dueAt });
    const from = dueAt - dayMs;
    await freeze(on, from, from + 10 * dayMs);
    const early = fileDispute(contextOf(poster, dueAt + dayMs), on.challengeId, claimOf(0));
    await expect(early).rejects.toMatchObject({ code: "dispute_not_possible" });
    await sweepDays(from, 10);
    expect(await topicsOf(on)).not.toContain("delivery.overdue");
    expect(await challengeOf(on)).toMatchObject({ dueAt: dueAt + 10 * dayMs });
    expect(await timersOf(on.challengeId)).toEqual({ delivery_overdue: dueAt + 10 * dayMs });
  });

  it("a due date that was missed before stays missed, and is disputed all the same", async () => {
    const on = { ...(await situate("in_progress", poster, solver)), poster, solver };
    const dueAt = Date.now() + 3 * dayMs;
    await db.update(challenges).set({ dueAt }).where(eq(challenges.id, on.challengeId));
    await freeze(on, dueAt + dayMs, dueAt + 20 * dayMs);
    // A freeze is no state: both sides may talk and file while nothing is executed.
    const filed = await fileDispute(contextOf(poster, dueAt + 15 * dayMs), on.challengeId, claimOf(0));
    expect(filed).toMatchObject({ state: "filed" });
  });

  it("the clocks of a dispute stand still as well", async () => {
    const on = await delivered(poster, solver);
    const before = await answered(on);
    const offersEndAt = Date.parse(before.offersEndAt ?? "");
    await freeze(on, offersEndAt - dayMs, offersEndAt + 6 * dayMs);
    await sweepDays(offersEndAt - dayMs, 7);
    const { body } = await poster.get(`/disputes/${before.id}`);
    expect(body).toMatchObject({ state: "answered", offersEndAt: new Date(offersEndAt + 7 * dayMs).toISOString() });
    expect(await timersOf(before.id)).toEqual({ dispute_offers: offersEndAt + 7 * dayMs });
  });

  it("a dispute that is opened and taken back counts no day twice", async () => {
    const on = await delivered(poster, solver);
    const { auto_approval: due = 0 } = await timersOf(on.deliveryId);
    const from = Date.now() + dayMs;
    await freeze(on, from, from + 8 * dayMs);
    const { id } = await fileDispute(contextOf(poster, from + 2 * dayMs), on.challengeId, claimOf(0));
    await withdrawDispute(contextOf(poster, from + 4 * dayMs), id, "");
    await sweepAt(from + 8 * dayMs);
    expect(await timersOf(on.deliveryId)).toMatchObject({ auto_approval: due + 8 * dayMs });
  });

  it("a bank that decides for us lets the clocks go on", async () => {
    const on = await paidChallenge(poster, solver);
    const { dueAt } = (await challengeOf(on)) ?? {};
    const dispute = await script<{ id: string }>(`/charges/${(await holdOf(on)).chargeId}/dispute`, {});
    await deliverAbout(dispute.id);
    const createdAt = Date.now() - 60 * dayMs;
    await db
      .update(holds)
      .set({ heldAt: createdAt - dayMs })
      .where(eq(holds.id, on.holdId));
    await db.update(freezes).set({ createdAt }).where(eq(freezes.holdId, on.holdId));
    await script(`/disputes/${dispute.id}/complete`, { outcome: "won" });
    await deliverAbout(dispute.id);
    const later = (await challengeOf(on))?.dueAt ?? 0;
    expect(Math.round((later - (dueAt ?? 0)) / dayMs)).toBe(60);
    expect(await timersOf(on.challengeId)).toEqual({ delivery_overdue: later });
  });

  it("an admin who ends it lets the clocks go on", async () => {
    const on = await delivered(poster, solver);
    const { approvesAt } = (await challengeOf(on)) ?? {};
    await freeze(on, Date.now(), Date.now() + 7 * dayMs);
    const createdAt = Date.now() - 5 * dayMs;
    await db
      .update(deliveries)
      .set({ createdAt: createdAt - dayMs })
      .where(eq(deliveries.id, on.deliveryId));
    await db
      .update(holds)
      .set({ heldAt: createdAt - dayMs })
      .where(eq(holds.id, on.holdId));
    await db.update(freezes).set({ createdAt }).where(eq(freezes.holdId, on.holdId));
    const ending = { cause: "fraud_warning", source: "issfr_1", reason: "The card is theirs." };
    expect((await admin.post(`/admin/holds/${on.holdId}/unfreeze`, ending)).status).toBe(200);
    const movedMs = ((await challengeOf(on))?.approvesAt ?? 0) - (approvesAt ?? 0);
    expect(Math.round(movedMs / dayMs)).toBe(5);
  });
});
