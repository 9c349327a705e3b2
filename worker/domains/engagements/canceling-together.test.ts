import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { cancellationProposals, challenges, timers } from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import { challengeOf, claimOf, delivered, freeze, moneyOf, timersOf, topicsOf, usd } from "../../testing/disputes.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { makePayable, type Situation, situate } from "../../testing/situations.ts";
import type { Proposal } from "./contract.ts";

let poster: TestPerson;
let solver: TestPerson;
let stranger: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  poster = await newPerson("cora poster");
  solver = await newPerson("carl solver");
  stranger = await newPerson("cleo stranger");
  await makePayable(solver);
});

type Verb = "propose" | "accept" | "refuse";
const send = (by: TestPerson, on: Situation, verb: Verb, body: unknown = {}) =>
  by.post<Proposal>(`/challenges/${on.challengeId}/cancellation/${verb}`, body);
const openFor = (by: TestPerson, on: Situation) =>
  by.get<{ cancellation: Proposal | null }>(`/challenges/${on.challengeId}/cancellation`);
const stateOf = async ({ body }: { body: Proposal }) =>
  (await db.query.cancellationProposals.findFirst({ where: eq(cancellationProposals.id, body.id) }))?.state;

holdQueues();

describe("ending a challenge together", () => {
  it("divides what is held as one side proposed and the other accepted", async () => {
    const on = await delivered(poster, solver);
    await db.insert(timers).values({ kind: "hold_limit", subject: on.holdId, dueAt: Date.now() + dayMs });
    const proposed = await send(solver, on, "propose", { release: usd(40_000), note: "I moved to another job." });
    expect(proposed).toMatchObject({
      status: 201,
      body: {
        state: "open",
        proposedBy: "solver",
        division: { release: usd(40_000), fee: usd(3_200), tax: usd(0), refund: usd(200_000) },
        note: "I moved to another job.",
      },
    });
    expect((await openFor(poster, on)).body).toEqual({ cancellation: proposed.body });
    expect(await challengeOf(on)).toMatchObject({ state: "delivered" });
    const accepted = await send(poster, on, "accept");
    expect(accepted.body).toEqual({ ...proposed.body, state: "accepted", decidedAt: expect.any(String) });
    expect(await challengeOf(on)).toMatchObject({
      state: "canceled",
      cancelReason: "agreed",
      cancelNote: "I moved to another job.",
      approvesAt: null,
    });
    expect(await moneyOf(on)).toEqual({ out: [36_800], back: [200_000], left: 0 });
    expect(await timersOf(on.deliveryId)).toEqual({});
    expect(await timersOf(on.holdId)).toEqual({});
    expect(await topicsOf(on)).toContain("challenge.canceled");
    expect(await stateOf(proposed)).toBe("accepted");
    expect((await openFor(poster, on)).body).toMatchObject({ cancellation: null });
  });

  it("gives all of it back when nothing else is said", async () => {
    const on = await situate("in_progress", poster, solver);
    expect((await send(poster, on, "propose")).body.division).toMatchObject({ release: usd(0), refund: usd(240_000) });
    expect((await send(solver, on, "accept")).status).toBe(200);
    expect(await moneyOf(on)).toEqual({ out: [], back: [240_000], left: 0 });
  });

  it("is one proposal at a time, refused by the other or taken back, and then another", async () => {
    const on = await situate("in_progress", poster, solver);
    const first = await send(poster, on, "propose");
    expect(await send(solver, on, "propose")).toMatchObject({ status: 409, body: { code: "cancellation_pending" } });
    expect(await send(poster, on, "accept")).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await send(solver, on, "refuse")).body).toMatchObject({ id: first.body.id, state: "refused" });
    expect(await send(solver, on, "accept")).toMatchObject({ status: 409, body: { code: "no_cancellation_open" } });
    await send(solver, on, "propose");
    expect((await send(solver, on, "refuse")).body).toMatchObject({ state: "withdrawn" });
    expect((await topicsOf(on)).filter((topic) => topic === "cancellation.refused")).toHaveLength(6); // twice: inbox, room and webhooks
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("is answered as it was read, never another that came meanwhile", async () => {
    const on = await situate("in_progress", poster, solver);
    const read = { proposalId: (await send(poster, on, "propose", { release: usd(200_000) })).body.id };
    await send(poster, on, "refuse", read);
    const other = await send(poster, on, "propose", { release: usd(1_000) });
    for (const verb of ["accept", "refuse"] as const)
      expect(await send(solver, on, verb, read)).toMatchObject({ status: 409, body: { code: "proposal_not_open" } });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
    expect((await send(solver, on, "accept", { proposalId: other.body.id })).body).toMatchObject({ state: "accepted" });
  });

  it("divides no more than is held", async () => {
    const on = await situate("in_progress", poster, solver);
    const tooMuch = await send(poster, on, "propose", { release: usd(240_001) });
    expect(tooMuch).toMatchObject({ status: 422, body: { code: "invalid_split" } });
  });

  it("is overtaken when a part is released", async () => {
    const on = await situate("in_progress", poster, solver);
    const proposed = await send(poster, on, "propose", { release: usd(100_000) });
    expect((await poster.post(`/challenges/${on.challengeId}/release`, { amount: usd(100_000) })).status).toBe(200);
    expect(await stateOf(proposed)).toBe("overtaken");
    expect(await send(solver, on, "accept")).toMatchObject({ status: 409, body: { code: "no_cancellation_open" } });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("divides nothing that is frozen", async () => {
    const on = await delivered(poster, solver);
    await send(poster, on, "propose");
    await freeze(on);
    expect(await send(solver, on, "accept")).toMatchObject({ status: 409, body: { code: "hold_frozen" } });
    expect(await challengeOf(on)).toMatchObject({ state: "delivered" });
  });

  it("is between the two sides", async () => {
    const on = await situate("in_progress", poster, solver);
    await send(poster, on, "propose");
    expect((await openFor(stranger, on)).status).toBe(403);
    for (const verb of ["propose", "accept", "refuse"] as const)
      expect((await send(stranger, on, verb)).status).toBe(403);
  });
});

describe("a poster who would cancel alone", () => {
  it.each(["in_progress", "delivered"] as const)("while %s hears what else there is", async (state) => {
    const on = await situate(state, poster, solver);
    const refused = await poster.post(`/challenges/${on.challengeId}/cancel`);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "wrong_state", detail: expect.stringMatching(/propose to end it together .* or open a dispute/) },
    });
  });

  it("may when nothing was delivered and the due date is a week past", async () => {
    const on = await situate("in_progress", poster, solver);
    const overdueBy = (ms: number) =>
      db
        .update(challenges)
        .set({ dueAt: Date.now() - ms })
        .where(eq(challenges.id, on.challengeId));
    await overdueBy(7 * dayMs - 60_000);
    expect((await poster.post(`/challenges/${on.challengeId}/cancel`)).status).toBe(409);
    await overdueBy(7 * dayMs);
    expect((await poster.post(`/challenges/${on.challengeId}/cancel`)).status).toBe(200);
    expect(await moneyOf(on)).toEqual({ out: [], back: [240_000], left: 0 });
  });
});

describe("what happens meanwhile overtakes a proposal", () => {
  const cases: Record<string, (on: Situation) => Promise<{ status: number }>> = {
    "a delivery": (on) => solver.post(`/challenges/${on.challengeId}/deliveries`, { note: "Version 2" }),
    "an approval": (on) => poster.post(`/deliveries/${on.deliveryId}/approve`),
    "a dispute": (on) => solver.post(`/challenges/${on.challengeId}/dispute`, claimOf(240_000)),
    "the solver leaving": (on) => solver.post(`/challenges/${on.challengeId}/cancel`),
  };
  it.each(Object.entries(cases))("%s", async (_what, happen) => {
    const on = await delivered(poster, solver);
    const proposed = await send(poster, on, "propose");
    expect((await happen(on)).status).toBeLessThan(300);
    expect(await stateOf(proposed)).toBe("overtaken");
    expect((await send(solver, on, "accept")).body).toMatchObject({ code: "no_cancellation_open" });
  });
});

describe("two at once", () => {
  it("one accepts what the other takes back: the first of the two", async () => {
    const on = await situate("in_progress", poster, solver);
    await send(poster, on, "propose");
    const [accepted, refused] = await Promise.all([send(solver, on, "accept"), send(poster, on, "refuse")]);
    expect([accepted.status, refused.status].sort()).toEqual([200, 409]);
    expect(await challengeOf(on)).toMatchObject({ state: accepted.status === 200 ? "canceled" : "in_progress" });
  });

  it("both propose: one proposal", async () => {
    const on = await situate("in_progress", poster, solver);
    const both = await Promise.all([poster, solver].map((by) => send(by, on, "propose")));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: "cancellation_pending" });
  });

  it("one proposes while the other opens a dispute: no proposal stands in a dispute", async () => {
    const on = await delivered(poster, solver);
    const [, disputed] = await Promise.all([
      send(poster, on, "propose"),
      solver.post(`/challenges/${on.challengeId}/dispute`, claimOf(240_000)),
    ]);
    expect(disputed.status).toBe(201);
    expect((await openFor(poster, on)).body).toEqual({ cancellation: null });
  });
});
