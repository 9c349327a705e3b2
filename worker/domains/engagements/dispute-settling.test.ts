import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { holds, timers, users } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import {
  answered,
  challengeOf,
  claimOf,
  type Delivered,
  delivered,
  filed,
  freeze,
  handedOver,
  moneyOf,
  statement,
  sweepAt,
  timersOf,
  topicsOf,
  usd,
} from "../../testing/disputes.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, makePayable, situate, systemContext } from "../../testing/situations.ts";
import { planDisputeOvertaken } from "../disputes/commands.ts";
import type { Dispute } from "../disputes/contract.ts";
import { acceptOffer } from "./dispute-settling.ts";
import { answerDispute, makeOffer } from "./dispute-talking.ts";

let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  poster = await newPerson("sara poster");
  solver = await newPerson("sven solver");
  admin = await newAdmin("sofia admin");
  await makePayable(solver);
});

describe("silence", () => {
  it.each(["suspended", "closing"] as const)(
    "of somebody %s, who may not answer, leaves it to an admin",
    async (state) => {
      const barred = await newPerson(`${state} solver`);
      await makePayable(barred);
      const on = await delivered(poster, barred);
      const { id, answerDueAt } = await filed(on, poster, claimOf(0));
      await db.update(users).set({ state }).where(eq(users.id, barred.id));
      const dueAt = Date.parse(answerDueAt);
      await sweepAt(dueAt);
      expect(await moneyOf(on)).toEqual({ out: [], back: [], left: 240_000 });
      const decisionDueAt = new Date(dueAt + 10 * dayMs).toISOString();
      expect((await admin.get<Dispute>(`/disputes/${id}`)).body).toMatchObject({
        state: "deciding",
        silence: { outcome: "decision", at: decisionDueAt },
        may: ["message", "decide"],
      });
      expect(await topicsOf(on)).toContain("dispute.decision_due");
      const decision = { release: usd(120_000), text: statement };
      expect((await admin.post(`/admin/disputes/${id}/decide`, decision)).status).toBe(200);
      expect(await moneyOf(on)).toMatchObject({ back: [120_000], left: 0 });
    },
  );

  it("after a claim executes it: a part to the solver less the fee, the rest back, both records grow", async () => {
    const on = await delivered(poster, solver);
    await db.insert(timers).values({ kind: "hold_limit", subject: on.holdId, dueAt: Date.now() + 60 * dayMs });
    const { id } = await filed(on);
    const records = async () => [
      (await db.query.users.findFirst({ where: eq(users.id, poster.id) }))?.paidAsPoster,
      (await db.query.users.findFirst({ where: eq(users.id, solver.id) }))?.completedAsSolver,
    ];
    const before = await records();
    await sweepAt(Date.now() + 5 * dayMs - 60_000);
    expect(await challengeOf(on)).toMatchObject({ state: "disputed" });
    await Promise.all([sweepAt(Date.now() + 5 * dayMs), sweepAt(Date.now() + 5 * dayMs)]);
    expect(await challengeOf(on)).toMatchObject({ state: "completed", cancelReason: null });
    expect(await moneyOf(on)).toEqual({ out: [55_200], back: [180_000], left: 0 });
    expect(await timersOf(on.holdId)).toEqual({});
    expect(await records()).toEqual(before.map((count) => (count ?? 0) + 1));
    expect((await poster.get<Dispute>(`/disputes/${id}`)).body).toMatchObject({
      state: "settled",
      outcome: "silence",
      settlement: { release: usd(60_000), fee: usd(4_800), tax: usd(0), refund: usd(180_000) },
      silence: null,
      may: [],
      entries: [
        { kind: "claim" },
        { kind: "silence", side: "system", author: null, division: { release: usd(60_000) } },
      ],
    });
    expect(await db.query.holds.findFirst({ where: (hold) => eq(hold.id, on.holdId) })).toMatchObject({
      state: "split",
    });
  });

  it("after a claim for all of it back cancels the challenge", async () => {
    const on = await delivered(poster, solver);
    await filed(on, poster, claimOf(0));
    await sweepAt(Date.now() + 5 * dayMs + 1_000);
    expect(await challengeOf(on)).toMatchObject({ state: "canceled", cancelReason: "dispute" });
    expect(await moneyOf(on)).toEqual({ out: [], back: [240_000], left: 0 });
  });

  it("after an answer hands it to admins, who are told, and told again every day when their time is over", async () => {
    const on = await delivered(poster, solver);
    const { id, offersEndAt, decisionDueAt, silence } = await answered(on);
    expect(silence).toMatchObject({ outcome: "decision", at: decisionDueAt, division: null });
    const told = async () => (await topicsOf(on)).filter((topic) => topic === "dispute.decision_due").length;
    const offersEnd = Date.parse(offersEndAt ?? "");
    const decisionDue = Date.parse(decisionDueAt ?? "");
    expect(decisionDue - offersEnd).toBe(10 * dayMs);
    await sweepAt(offersEnd - 1);
    expect((await poster.get(`/disputes/${id}`)).body).toMatchObject({ state: "answered" });
    await sweepAt(offersEnd);
    expect((await poster.get(`/disputes/${id}`)).body).toMatchObject({
      state: "deciding",
      may: ["offer", "accept", "evidence"],
    });
    expect((await poster.post(`/disputes/${id}/withdraw`)).body).toMatchObject({ code: "wrong_state" });
    expect(await told()).toBe(1);
    await sweepAt(decisionDue);
    await sweepAt(decisionDue + dayMs - 1);
    expect(await told()).toBe(2);
    await sweepAt(decisionDue + dayMs);
    expect(await told()).toBe(3);
    expect(await challengeOf(on)).toMatchObject({ state: "disputed" });
  });

  it("ends nothing twice, and nothing that was answered or withdrawn", async () => {
    const on = await delivered(poster, solver);
    const { id } = await filed(on);
    await solver.post(`/disputes/${id}/answer`, { text: statement, release: usd(240_000) });
    await db.insert(timers).values({ kind: "dispute_answer", subject: id, dueAt: 1 });
    await sweepAt(Date.now());
    expect(await challengeOf(on)).toMatchObject({ state: "disputed" });
  });
});

describe("offers", () => {
  it("are accepted by name: the other side's newest alone", async () => {
    const on = await delivered(poster, solver);
    const { id, entries, standing } = await answered(on, 200_000);
    const accept = (by: TestPerson, entryId = "") => by.post<Dispute>(`/disputes/${id}/accept`, { entryId });
    const refused = { status: 409, body: { code: "offer_not_open" } };
    expect(await accept(poster, entries[0]?.id)).toMatchObject(refused);
    const offered = await solver.post<Dispute>(`/disputes/${id}/offer`, { release: usd(150_000), text: "Half way." });
    expect(offered.body.standing.solver).toMatchObject({ kind: "offer", text: "Half way." });
    expect(await accept(poster, standing.solver?.id)).toMatchObject(refused);
    const settled = await accept(poster, offered.body.standing.solver?.id);
    expect(settled).toMatchObject({
      status: 200,
      body: { state: "settled", outcome: "agreed", settlement: { release: usd(150_000), refund: usd(90_000) } },
    });
    expect(settled.body.entries.at(-1)).toMatchObject({ kind: "acceptance", side: "poster" });
    expect(await challengeOf(on)).toMatchObject({ state: "completed" });
    expect(await moneyOf(on)).toEqual({ out: [138_000], back: [90_000], left: 0 });
    expect(await accept(poster, offered.body.standing.solver?.id)).toMatchObject(refused);
    expect(await timersOf(id)).toEqual({});
  });

  it("can be made and accepted while an admin is to decide, and the claim before it is answered", async () => {
    const late = await delivered(poster, solver);
    const { id } = await handedOver(late);
    const offer = await poster.post<Dispute>(`/disputes/${id}/offer`, { release: usd(200_000) });
    const entryId = offer.body.standing.poster?.id ?? "";
    expect((await solver.post(`/disputes/${id}/accept`, { entryId })).body).toMatchObject({ outcome: "agreed" });
    const early = await delivered(poster, solver);
    const { id: other, entries } = await filed(early);
    const accepted = await solver.post(`/disputes/${other}/accept`, { entryId: entries[0]?.id });
    expect(accepted.body).toMatchObject({ outcome: "agreed", settlement: { release: usd(60_000) } });
  });

  it("are fifty entries for each side at most", async () => {
    const on = await delivered(poster, solver);
    const { id } = await answered(on);
    for (let n = 2; n <= 50; n++) await makeOffer(contextOf(solver), id, { release: usd(240_000 - n), text: "" });
    await expect(makeOffer(contextOf(solver), id, { release: usd(1), text: "" })).rejects.toMatchObject({
      code: "dispute_full",
    });
    expect((await poster.post(`/disputes/${id}/offer`, { release: usd(1) })).status).toBe(200);
  });
});

describe("two at once", () => {
  it("both sides accept each other's: one division", async () => {
    const on = await delivered(poster, solver);
    const { id, standing } = await answered(on);
    const answers = await Promise.all([
      poster.post(`/disputes/${id}/accept`, { entryId: standing.solver?.id }),
      solver.post(`/disputes/${id}/accept`, { entryId: standing.poster?.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "offer_not_open" });
    expect(await moneyOf(on)).toMatchObject({ left: 0 });
  });

  it("one accepts what the other takes back: the first of the two", async () => {
    const on = await delivered(poster, solver);
    const { id, standing } = await answered(on);
    const [accepted, withdrawn] = await Promise.all([
      solver.post(`/disputes/${id}/accept`, { entryId: standing.poster?.id }),
      poster.post(`/disputes/${id}/withdraw`),
    ]);
    expect([accepted.status, withdrawn.status].sort()).toEqual([200, 409]);
    expect(await challengeOf(on)).toMatchObject({ state: accepted.status === 200 ? "completed" : "delivered" });
    if (accepted.status === 409) expect(accepted.body).toMatchObject({ code: "offer_not_open" });
    expect(await moneyOf(on)).toMatchObject({ left: accepted.status === 200 ? 0 : 240_000 });
  });

  it("one accepts what the other replaces: what was read, or nothing", async () => {
    const on = await delivered(poster, solver);
    const { id, standing } = await answered(on);
    const [accepted, offered] = await Promise.all([
      poster.post(`/disputes/${id}/accept`, { entryId: standing.solver?.id }),
      solver.post(`/disputes/${id}/offer`, { release: usd(239_999) }),
    ]);
    expect([accepted.status, offered.status].sort()).toEqual([200, 409]);
    expect(accepted.body).toMatchObject(
      accepted.status === 200 ? { settlement: { release: usd(240_000) } } : { code: "offer_not_open" },
    );
  });

  it("two admins decide: one decision", async () => {
    const on = await delivered(poster, solver);
    const second = await newAdmin("anna admin");
    const { id } = await handedOver(on);
    const answers = await Promise.all([
      admin.post<Dispute>(`/admin/disputes/${id}/decide`, { text: statement, release: usd(100_000) }),
      second.post<Dispute>(`/admin/disputes/${id}/decide`, { text: statement, release: usd(0) }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "wrong_state" });
    const money = await moneyOf(on);
    expect(money.back.reduce((sum, minor) => sum + minor, 0)).toBe(answers[0].status === 200 ? 140_000 : 240_000);
  });
});

describe("a decision", () => {
  it("is an admin's who is neither side, when the sides did not agree", async () => {
    const on = await delivered(poster, solver);
    const { id, offersEndAt } = await answered(on);
    const decision = { text: statement, release: usd(120_001) };
    expect(await admin.post(`/admin/disputes/${id}/decide`, decision)).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    await sweepAt(Date.parse(offersEndAt ?? ""));
    const listed = await admin.get<{ items: { id: string }[] }>("/admin/disputes?state=deciding&limit=100");
    expect(listed.body.items.map((one) => one.id)).toContain(id);
    expect((await poster.post(`/admin/disputes/${id}/decide`, decision)).status).toBe(404);
    const decided = await admin.post<Dispute>(`/admin/disputes/${id}/decide`, decision);
    expect(decided.body).toMatchObject({
      outcome: "decided",
      settlement: { release: usd(120_001), refund: usd(119_999) },
    });
    expect(decided.body.entries.at(-1)).toMatchObject({
      kind: "decision",
      side: "admin",
      author: null,
      text: statement,
    });
    expect(await moneyOf(on)).toEqual({ out: [110_401], back: [119_999], left: 0 });
  });

  it("is not for an admin in their own affair", async () => {
    await makePayable(admin);
    const on = await situate("disputed", poster, admin);
    await db.update(timers).set({ dueAt: 1 }).where(eq(timers.subject, on.disputeId));
    await answerDispute(contextOf(admin), on.disputeId, { text: statement, release: usd(240_000), fileIds: [] });
    await sweepAt(Date.now() + 6 * dayMs);
    const own = await admin.post(`/admin/disputes/${on.disputeId}/decide`, { text: statement, release: usd(240_000) });
    expect(own).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  it("is listed page by page, the oldest first, for admins alone", async () => {
    const path = "/admin/disputes?limit=2";
    const first = await admin.get<{ items: Dispute[]; nextCursor: string }>(path);
    const second = await admin.get<{ items: Dispute[] }>(`${path}&cursor=${first.body.nextCursor}`);
    const dates = [...first.body.items, ...second.body.items].map((one) => one.createdAt);
    expect(dates).toHaveLength(4);
    expect(dates).toEqual(dates.toSorted());
    expect((await admin.get(`${path}&cursor=nonsense`)).body).toMatchObject({ code: "invalid_cursor" });
    expect((await solver.get(path)).status).toBe(404);
  });
});

describe("the hold's last day", () => {
  const day80 = async (on: Delivered) => {
    await db.insert(timers).values({ kind: "hold_limit", subject: on.holdId, dueAt: Date.now() + dayMs });
    await sweepAt(Date.now() + dayMs);
  };

  it("settles by what the sides have in common: the later of the two", async () => {
    const on = await delivered(poster, solver);
    const { id } = await answered(on, 100_000);
    await poster.post(`/disputes/${id}/offer`, { release: usd(120_000) });
    await day80(on);
    expect((await poster.get(`/disputes/${id}`)).body).toMatchObject({
      outcome: "limit",
      settlement: { release: usd(120_000) },
    });
    expect(await challengeOf(on)).toMatchObject({ state: "completed" });
  });

  it("halves what they do not agree on, and silence says so when it comes first", async () => {
    const on = await delivered(poster, solver);
    const { id } = await filed(on);
    const heldAt = Date.now() - 76 * dayMs;
    await db.update(holds).set({ heldAt }).where(eq(holds.id, on.holdId));
    expect((await poster.get<Dispute>(`/disputes/${id}`)).body.silence).toMatchObject({
      outcome: "limit",
      at: new Date(heldAt + 80 * dayMs).toISOString(),
      division: { release: usd(120_000), refund: usd(120_000) },
    });
    await day80(on);
    expect(await moneyOf(on)).toEqual({ out: [110_400], back: [120_000], left: 0 });
  });
});

describe("a frozen hold", () => {
  it("is not divided, by nobody; silence comes again a day later", async () => {
    const on = await delivered(poster, solver);
    const { id, entries } = await filed(on);
    await freeze(on);
    expect((await solver.get(`/disputes/${id}`)).body).toMatchObject({ frozen: true, may: ["answer", "evidence"] });
    const accepted = await solver.post(`/disputes/${id}/accept`, { entryId: entries[0]?.id });
    expect(accepted).toMatchObject({ status: 409, body: { code: "hold_frozen" } });
    const late = Date.now() + 5 * dayMs;
    await sweepAt(late);
    expect(await challengeOf(on)).toMatchObject({ state: "disputed" });
    expect(await timersOf(id)).toEqual({ dispute_answer: late + dayMs });
  });

  it("of which a chargeback took all leaves nothing to dispute", async () => {
    const on = await delivered(poster, solver);
    const { id } = await filed(on);
    const ctx = systemContext();
    await ctx.store.atomic(await planDisputeOvertaken(ctx, on.challengeId, "chargeback"));
    expect((await poster.get(`/disputes/${id}`)).body).toMatchObject({
      state: "settled",
      outcome: "chargeback",
      settlement: null,
      may: [],
    });
    expect(await planDisputeOvertaken(ctx, on.challengeId, "chargeback")).toEqual([]);
    expect(await timersOf(id)).toEqual({});
    await expect(acceptOffer(contextOf(solver), id, "dse_x")).rejects.toMatchObject({ code: "offer_not_open" });
  });
});
