import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { applications, challenges, holds, timers } from "../../database/schema.ts";
import { dayMs, hourMs } from "../../platform/clock.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { makePayable, situate, systemContext } from "../../testing/situations.ts";
import { heldMinor } from "../payments/queries.ts";
import { sweepTimers } from "./timers.ts";

let poster: TestPerson;
let solver: TestPerson;
const { db } = openRecord();

beforeAll(async () => {
  poster = await newPerson("tara poster");
  solver = await newPerson("tom solver");
  await makePayable(solver);
});

const challengeOf = (id: string) => db.query.challenges.findFirst({ where: eq(challenges.id, id) });
const topicsOf = async (challengeId: string) =>
  (await db.query.outbox.findMany()).filter((row) => row.facts.challengeId === challengeId).map((row) => row.topic);

describe("the payment window", () => {
  it("lets an award lapse after 72 hours, not before, and opens the challenge again", async () => {
    const on = await situate("open", poster, solver);
    expect((await poster.post(`/applications/${on.applicationId}/award`)).status).toBe(200);
    await sweepTimers(systemContext(Date.now() + 71 * hourMs));
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "awarded" });
    await sweepTimers(systemContext(Date.now() + 72 * hourMs + 1_000));
    expect(await challengeOf(on.challengeId)).toMatchObject({
      state: "open",
      solverId: null,
      awardedApplicationId: null,
    });
    expect(await db.query.applications.findFirst({ where: eq(applications.id, on.applicationId) })).toMatchObject({
      state: "shortlisted",
    });
    expect(await db.query.holds.findFirst({ where: eq(holds.challengeId, on.challengeId) })).toMatchObject({
      state: "lapsed",
    });
    expect(await topicsOf(on.challengeId)).toContain("award.lapsed");
    expect((await poster.post(`/applications/${on.applicationId}/award`)).status).toBe(200);
  });
});

describe("a clock that fails", () => {
  it("goes on, and admins are told once", async () => {
    const told = async () =>
      (await db.query.outbox.findMany()).filter(
        ({ topic, facts }) => topic === "money.needs_review" && facts.reason === "clock_failing",
      ).length;
    const subject = "chl_never_made";
    await db.insert(timers).values({ kind: "application_expiry", subject, dueAt: Date.now(), attempts: 3 });
    for (const [attempts, times] of [
      [4, 0],
      [5, 1],
      [6, 1],
    ]) {
      await sweepTimers(systemContext(Date.now() + (attempts ?? 0) * dayMs));
      expect(await db.query.timers.findFirst({ where: eq(timers.subject, subject) })).toMatchObject({ attempts });
      expect(await told()).toBe(times);
    }
    await db.delete(timers).where(eq(timers.subject, subject));
  });
});

describe("silence", () => {
  it("reminds after 5 days and approves 14 days after the last delivery", async () => {
    const on = await situate("in_progress", poster, solver);
    await solver.post(`/challenges/${on.challengeId}/deliveries`, { note: "Version 1", fileIds: [] });
    await sweepTimers(systemContext(Date.now() + 5 * dayMs + 1_000));
    expect(await topicsOf(on.challengeId)).toContain("delivery.approval_due");
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "delivered" });
    await sweepTimers(systemContext(Date.now() + 14 * dayMs + 1_000));
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "completed" });
    expect(await heldMinor(systemContext(), on.holdId)).toBe(0);
    expect(await topicsOf(on.challengeId)).toEqual(
      expect.arrayContaining(["delivery.approved", "challenge.completed", "payout.queued"]),
    );
  });

  it("begins anew with every version and ends with an answer", async () => {
    const on = await situate("in_progress", poster, solver);
    const first = await solver.post<{ id: string }>(`/challenges/${on.challengeId}/deliveries`, {
      note: "Version 1",
      fileIds: [],
    });
    await poster.post(`/deliveries/${first.body.id}/request-changes`, { feedback: "Please keep the focus.", days: 7 });
    await sweepTimers(systemContext(Date.now() + 30 * dayMs));
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "in_progress", approvesAt: null });
  });

  it("does nothing twice, whatever order the sweeps run in", async () => {
    const on = await situate("in_progress", poster, solver);
    await solver.post(`/challenges/${on.challengeId}/deliveries`, { note: "Version 1", fileIds: [] });
    const late = () => sweepTimers(systemContext(Date.now() + 20 * dayMs));
    await Promise.all([late(), late(), late()]);
    expect((await topicsOf(on.challengeId)).filter((topic) => topic === "payout.queued")).toHaveLength(1);
  });
});

describe("the last day of a hold", () => {
  const day80 = () => sweepTimers(systemContext(Date.now() + 80 * dayMs + 1_000));
  const startClock = (holdId: string) =>
    db.insert(timers).values({ kind: "hold_limit", subject: holdId, dueAt: Date.now() + 80 * dayMs });

  it("pays for work that was delivered, even when changes were asked for and nobody came back", async () => {
    const on = await situate("delivered", poster, solver);
    await startClock(on.holdId);
    await poster.post(`/deliveries/${on.deliveryId}/request-changes`, { feedback: "Please keep the focus.", days: 7 });
    await day80();
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "completed" });
    expect(await heldMinor(systemContext(), on.holdId)).toBe(0);
    expect((await topicsOf(on.challengeId)).filter((topic) => topic === "payout.queued")).toHaveLength(1);
  });

  it("sends back what was never earned", async () => {
    const on = await situate("in_progress", poster, solver);
    await startClock(on.holdId);
    await day80();
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "canceled", cancelReason: "not_delivered" });
    expect(await topicsOf(on.challengeId)).toContain("refund.decided");
  });
});

describe("an open challenge", () => {
  it("expires 14 days after its application deadline, and applicants are told", async () => {
    const on = await situate("open", poster, solver);
    await db
      .insert(timers)
      .values({ kind: "application_expiry", subject: on.challengeId, dueAt: Date.now() + 24 * dayMs });
    await sweepTimers(systemContext(Date.now() + 25 * dayMs));
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "expired" });
    expect(await topicsOf(on.challengeId)).toEqual(
      expect.arrayContaining(["challenge.expired", "application.declined"]),
    );
  });
});

describe("a failing clock", () => {
  it("backs off and does not hold up the others", async () => {
    const broken = { kind: "auto_approval", subject: "dlv_nowhere", dueAt: 1 } as const;
    await db.insert(timers).values(broken);
    const on = await situate("open", poster, solver);
    await db.insert(timers).values({ kind: "application_expiry", subject: on.challengeId, dueAt: 2 });
    await sweepTimers(systemContext());
    expect(await db.query.timers.findFirst({ where: eq(timers.subject, broken.subject) })).toMatchObject({
      attempts: 1,
    });
    expect(await challengeOf(on.challengeId)).toMatchObject({ state: "expired" });
  });
});
