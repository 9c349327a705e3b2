import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, deliveries, users } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import {
  challengeOf,
  claimOf,
  delivered,
  filed,
  statement,
  sweepAt,
  timersOf,
  topicsOf,
  usd,
} from "../../testing/disputes.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, makePayable, situate, systemContext } from "../../testing/situations.ts";
import { paidChallenge } from "../../testing/stripe.ts";
import type { Delivery } from "../deliveries/contract.ts";
import type { Dispute } from "../disputes/contract.ts";
import { heldMinor } from "../payments/queries.ts";
import { fileDispute, requireFilingTime, withdrawDispute } from "./disputing.ts";

let poster: TestPerson;
let solver: TestPerson;
let stranger: TestPerson;
let admin: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  poster = await newPerson("dora poster");
  solver = await newPerson("dirk solver");
  stranger = await newPerson("dunja stranger");
  admin = await newAdmin("ada admin");
  await makePayable(solver);
});

describe("when a dispute can be opened", () => {
  const day = 1_800_000_000_000;
  const week = 7 * dayMs;
  it.each([
    ["on the due date", day, day, null],
    ["a week after it", day + week, day, null],
    ["at a delivery", day, null, day],
    ["a week after it", day + week, null, day],
    ["after a delivery whose changes are not due yet", day + week, day + 10 * dayMs, day],
  ])("%s", (_when, now, dueAt, deliveredAt) => {
    expect(() => requireFilingTime(now, { dueAt, deliveredAt, changesAsked: false })).not.toThrow();
  });

  it("as long as changes that were asked for are late", () => {
    const late = { dueAt: day, deliveredAt: day - 10 * dayMs, changesAsked: true };
    expect(() => requireFilingTime(day + 60 * dayMs, late)).not.toThrow();
    expect(() => requireFilingTime(day - 1, late)).toThrow(expect.objectContaining({ code: "dispute_not_possible" }));
  });

  it.each([
    ["before the due date", day - 1, day, null, "dispute_not_possible", /from 2027-01-15 08:00 UTC on/],
    ["between the two", day + week + 1, day + 10 * dayMs, day, "dispute_not_possible", /from 2027-01-25/],
    [
      "later than a week after the due date",
      day + week + 1,
      day,
      null,
      "dispute_window_over",
      /until 2027-01-22 08:00/,
    ],
    ["later than a week after a delivery", day + week + 1, null, day, "dispute_window_over", /until 2027-01-22 08:00/],
  ])("not %s", (_when, now, dueAt, deliveredAt, code, message) => {
    expect(() => requireFilingTime(now, { dueAt, deliveredAt, changesAsked: false })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  it("is by either side, one at a time, and three times each", async () => {
    const on = await delivered(poster, solver);
    for (let times = 1; times <= 3; times++) {
      const { id } = await filed(on, solver);
      const second = await poster.post(`/challenges/${on.challengeId}/dispute`, claimOf(60_000));
      expect(second).toMatchObject({ status: 409, body: { code: "dispute_open" } });
      expect((await solver.post(`/disputes/${id}/withdraw`)).status).toBe(200);
    }
    const fourth = await solver.post(`/challenges/${on.challengeId}/dispute`, claimOf(60_000));
    expect(fourth).toMatchObject({ status: 409, body: { code: "dispute_not_possible" } });
    expect(await filed(on, poster)).toMatchObject({ filedBy: "poster", state: "filed" });
  });

  it("is not shortened for the other side by a dispute that is taken back", async () => {
    const on = await delivered(poster, solver);
    const at = (who: TestPerson, days: number) => contextOf(who, Date.now() + days * dayMs);
    const dispute = await fileDispute(at(solver, 6), on.challengeId, claimOf(240_000));
    await withdrawDispute(at(solver, 10), dispute.id, "");
    const late = fileDispute(at(poster, 12), on.challengeId, claimOf(60_000));
    await expect(late).rejects.toMatchObject({ code: "dispute_window_over" });
    const [newest] = (await poster.get<{ items: Delivery[] }>(`/challenges/${on.challengeId}/deliveries`)).body.items;
    expect(Math.round((newest?.disputedMs ?? 0) / dayMs)).toBe(4);
    expect(await fileDispute(at(poster, 10.9), on.challengeId, claimOf(60_000))).toMatchObject({ filedBy: "poster" });
  });

  it("opens one of two that both sides file at once", async () => {
    const on = await delivered(poster, solver);
    const both = await Promise.all(
      [poster, solver].map((one) => one.post(`/challenges/${on.challengeId}/dispute`, claimOf(60_000))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: "dispute_open" });
  });
});

describe("a claim", () => {
  it("divides what is held, and says what silence makes of it", async () => {
    const on = await delivered(poster, solver);
    const part = await poster.post(`/challenges/${on.challengeId}/release`, { amount: usd(40_000) });
    expect(part.status).toBe(200);
    const tooMuch = await poster.post(`/challenges/${on.challengeId}/dispute`, claimOf(200_001));
    expect(tooMuch).toMatchObject({ status: 422, body: { code: "invalid_split" } });
    const dispute = await filed(on, poster, claimOf(50_000));
    expect(dispute).toMatchObject({
      state: "filed",
      filedBy: "poster",
      held: usd(200_000),
      frozen: false,
      silence: {
        outcome: "claim",
        at: dispute.answerDueAt,
        division: { release: usd(50_000), fee: usd(4_000), refund: usd(150_000) },
      },
      entries: [{ kind: "claim", side: "poster", text: statement, division: { release: usd(50_000) } }],
      standing: { poster: { kind: "claim" }, solver: null },
      may: ["evidence", "withdraw"],
      outcome: null,
    });
    expect(Date.parse(dispute.answerDueAt) - Date.parse(dispute.createdAt)).toBe(5 * dayMs);
    const same = await solver.get<Dispute>(`/challenges/${on.challengeId}/dispute`);
    expect(same.body).toEqual({ ...dispute, may: ["answer", "accept", "evidence"] });
    expect((await admin.get<Dispute>(`/disputes/${dispute.id}`)).body).toEqual({ ...dispute, may: ["message"] });
    for (const path of [`/disputes/${dispute.id}`, `/challenges/${on.challengeId}/dispute`])
      expect((await stranger.get(path)).status).toBe(404);
  });

  it("carries files that both sides and admins may read", async () => {
    const on = await delivered(poster, solver);
    const upload = async (by: TestPerson) =>
      (
        await by.call<{ id: string }>("POST", "/files?name=grid.txt", "film", {
          "content-type": "text/plain",
          "content-length": "4",
        })
      ).body.id;
    const [first, second] = [await upload(poster), await upload(solver)];
    const { id, entries } = await filed(on, poster, { ...claimOf(60_000), fileIds: [first] });
    expect(entries[0]?.files).toMatchObject([{ id: first, name: "grid.txt" }]);
    const added = await solver.post<Dispute>(`/disputes/${id}/evidence`, { text: statement, fileIds: [second] });
    expect(added.body.entries.at(-1)).toMatchObject({ kind: "evidence", side: "solver", files: [{ id: second }] });
    const readers = { poster, solver, admin };
    for (const [name, reader] of Object.entries(readers))
      for (const fileId of [first, second]) expect((await reader.get(`/files/${fileId}`)).status, name).toBe(200);
    expect((await stranger.get(`/files/${first}`)).status).toBe(404);
    const former = await newAdmin("alma admin");
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, former.id));
    for (const path of [`/files/${first}`, `/disputes/${id}`]) expect((await former.get(path)).status, path).toBe(404);
    expect((await former.get(`/challenges/${on.challengeId}/deliveries`)).status).toBe(403);
    const again = await poster.post(`/disputes/${id}/evidence`, { text: statement, fileIds: [first] });
    expect(again).toMatchObject({ status: 409, body: { code: "file_not_usable" } });
  });

  it("lets admins see the work that it is about, and only that", async () => {
    const { body: sent } = await solver.call<{ id: string }>("POST", "/files?name=grid.txt", "grid", {
      "content-type": "text/plain",
      "content-length": "4",
    });
    const on = await situate("in_progress", poster, solver);
    const work = `/challenges/${on.challengeId}/deliveries`;
    await solver.post(work, { note: "Version 1", fileIds: [sent.id] });
    for (const path of [work, `/files/${sent.id}`]) expect((await admin.get(path)).status).toBeGreaterThan(400);
    await filed({ ...on, poster, solver });
    for (const path of [work, `/files/${sent.id}`]) {
      expect((await admin.get(path)).status).toBe(200);
      expect((await stranger.get(path)).status).toBeGreaterThan(400);
    }
  });

  it("and a part that is released in the same moment: one of the two, or both in an order that adds up", async () => {
    const on = await delivered(poster, solver);
    const [part, filed] = await Promise.all([
      poster.post(`/challenges/${on.challengeId}/release`, { amount: usd(40_000) }),
      solver.post<Dispute>(`/challenges/${on.challengeId}/dispute`, claimOf(0)),
    ]);
    expect(filed.status).toBe(201);
    expect(filed.body.held).toEqual(usd(part.status === 200 ? 200_000 : 240_000));
    expect(await heldMinor(systemContext(), on.holdId)).toBe(filed.body.held.amountMinor);
  });
});

describe("clocks", () => {
  it("stand still while it is open, and go on with what was left of them, to the millisecond", async () => {
    const on = await delivered(poster, solver);
    const before = await timersOf(on.deliveryId);
    const start = (await challengeOf(on))?.approvesAt ?? 0;
    const openedAt = Date.now() + 2 * dayMs;
    const { id } = await fileDispute(contextOf(solver, openedAt), on.challengeId, claimOf(240_000));
    expect(await challengeOf(on)).toMatchObject({ state: "disputed", approvesAt: null, dueAt: null });
    expect(await timersOf(on.deliveryId)).toEqual({});
    const stoodMs = 3 * dayMs + 123;
    await withdrawDispute(contextOf(solver, openedAt + stoodMs), id, "");
    expect(await challengeOf(on)).toMatchObject({ state: "delivered", approvesAt: start + stoodMs, dueAt: null });
    expect(await timersOf(on.deliveryId)).toEqual({
      auto_approval: (before.auto_approval ?? 0) + stoodMs,
      approval_reminder: (before.approval_reminder ?? 0) + stoodMs,
    });
    expect(await timersOf(id)).toEqual({});
    await sweepAt(start + stoodMs - 1);
    expect(await challengeOf(on)).toMatchObject({ state: "delivered" });
    await sweepAt(start + stoodMs);
    expect(await challengeOf(on)).toMatchObject({ state: "completed" });
  });

  it("of work that is overdue: the poster's week begins where it stopped", async () => {
    const on = await situate("in_progress", poster, solver);
    const dueAt = Date.now() - 3 * dayMs;
    await db.update(challenges).set({ dueAt }).where(eq(challenges.id, on.challengeId));
    const { id } = await fileDispute(contextOf(solver), on.challengeId, claimOf(240_000));
    await withdrawDispute(contextOf(solver, Date.now() + 5 * dayMs), id, "We talked.");
    const after = await challengeOf(on);
    expect(after).toMatchObject({ state: "in_progress" });
    expect(Math.abs((after?.dueAt ?? 0) - (dueAt + 5 * dayMs))).toBeLessThan(10_000);
  });

  it("of the due date begin when the reward is held", async () => {
    const on = await paidChallenge(poster, solver);
    const challenge = await challengeOf(on);
    expect(challenge).toMatchObject({ state: "in_progress", dueAt: expect.any(Number) });
    expect(await timersOf(on.challengeId)).toEqual({ delivery_overdue: challenge?.dueAt });
    expect((await solver.post(`/challenges/${on.challengeId}/cancel`)).status).toBe(200);
    expect(await timersOf(on.challengeId)).toEqual({});
  });

  it("tell both sides when the due date passes, once, and stop with a delivery", async () => {
    const on = await situate("delivered", poster, solver);
    const changes = { feedback: "Please keep the focus.", days: 3 };
    expect((await poster.post(`/deliveries/${on.deliveryId}/request-changes`, changes)).status).toBe(200);
    const { delivery_overdue: dueAt = 0 } = await timersOf(on.challengeId);
    expect(dueAt).toBe((await challengeOf(on))?.dueAt);
    await sweepAt(dueAt - 1);
    expect(await topicsOf(on)).not.toContain("delivery.overdue");
    await sweepAt(dueAt);
    await sweepAt(dueAt + dayMs);
    expect((await topicsOf(on)).filter((topic) => topic === "delivery.overdue")).toHaveLength(2); // inbox and room
    const other = await situate("delivered", poster, solver);
    await poster.post(`/deliveries/${other.deliveryId}/request-changes`, changes);
    await solver.post(`/challenges/${other.challengeId}/deliveries`, { note: "Version 2" });
    expect(await timersOf(other.challengeId)).toEqual({});
  });
});

describe("a delivery", () => {
  it("long ago can no longer be disputed", async () => {
    const on = await situate("delivered", poster, solver);
    const createdAt = Date.now() - 8 * dayMs;
    await db.update(deliveries).set({ createdAt }).where(eq(deliveries.id, on.deliveryId));
    expect(await poster.post(`/challenges/${on.challengeId}/dispute`, claimOf(60_000))).toMatchObject({
      status: 409,
      body: { code: "dispute_window_over" },
    });
  });
});
