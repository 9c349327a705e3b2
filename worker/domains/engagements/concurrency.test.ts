/** Decisions about one hold that are made in the same moment: one of them is made, once. */
import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { applications, journals, postings, timers } from "../../database/schema.ts";
import {
  challengeOf,
  claimOf,
  type Delivered,
  delivered,
  handedOver,
  moneyOf,
  statement,
  sweepAt,
  usd,
} from "../../testing/disputes.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { makePayable, situate } from "../../testing/situations.ts";
import { holdOf } from "../../testing/stripe.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let admins: [TestPerson, TestPerson];

beforeAll(async () => {
  poster = await newPerson("hasty poster");
  solver = await newPerson("hasty solver");
  admins = [await newAdmin("hasty admin"), await newAdmin("other hasty admin")];
  await makePayable(solver);
});

type Act = (on: Delivered) => Promise<{ status: number }>;

const approve: Act = (on) => poster.post(`/deliveries/${on.deliveryId}/approve`);
const leave: Act = (on) => solver.post(`/challenges/${on.challengeId}/cancel`);
const askForChanges: Act = (on) =>
  poster.post(`/deliveries/${on.deliveryId}/request-changes`, { feedback: "Not yet.", days: 3 });
const dispute: Act = (on) => solver.post(`/challenges/${on.challengeId}/dispute`, claimOf(240_000));
const release =
  (amountMinor: number): Act =>
  (on) =>
    poster.post(`/challenges/${on.challengeId}/release`, { amount: usd(amountMinor) });

/** Every decision about the hold's money that stands in the books, minor units. */
async function decisionsOn(on: Delivered): Promise<{ kind: string; minor: number }[]> {
  const rows = await db
    .select({ id: journals.id, kind: journals.kind, minor: postings.amountMinor })
    .from(journals)
    .innerJoin(postings, eq(postings.journalId, journals.id))
    .where(and(eq(journals.holdId, on.holdId), inArray(journals.kind, ["release", "refund_decided"])));
  const byJournal = Map.groupBy(rows, ({ id }) => id);
  return [...byJournal.values()].map((parts) => ({
    kind: parts[0]?.kind ?? "",
    minor: parts.reduce((sum, { minor }) => sum + minor, 0),
  }));
}

const done = (answers: readonly { status: number }[]) => answers.filter(({ status }) => status < 300).length;

/** Nobody is told of a fault of ours: who comes too late is refused by a rule. */
function expectRefused(answers: readonly { status: number }[]): void {
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
}

describe("fifty at once", () => {
  it("approvals of one delivery release its hold once", async () => {
    const on = await delivered(poster, solver);
    const answers = await Promise.all(Array.from({ length: 50 }, () => approve(on)));
    expect(done(answers)).toBe(1);
    expectRefused(answers);
    expect(await decisionsOn(on)).toEqual([{ kind: "release", minor: 240_000 }]);
    expect((await holdOf(on)).state).toBe("released");
  });

  it("releases of more than half of it are one release", async () => {
    const on = await delivered(poster, solver);
    const answers = await Promise.all(Array.from({ length: 50 }, () => release(130_000)(on)));
    expect(done(answers)).toBe(1);
    expectRefused(answers);
    expect(await decisionsOn(on)).toEqual([{ kind: "release", minor: 130_000 }]);
    expect(await moneyOf(on)).toMatchObject({ left: 110_000 });
  });

  it("requests under one key are one release", async () => {
    const on = await delivered(poster, solver);
    const key = { "idempotency-key": crypto.randomUUID() };
    const path = `/challenges/${on.challengeId}/release`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => poster.post(path, { amount: usd(1_000) }, key)));
    expect(done(answers)).toBe(50);
    expect(await decisionsOn(on)).toEqual([{ kind: "release", minor: 1_000 }]);
  });
});

/** How often each pair meets, alternating who begins. */
const meetings = 8;

describe("two in the same moment", () => {
  const agreed: Act = (on) => solver.post(`/challenges/${on.challengeId}/cancellation/propose`, { release: usd(0) });
  const takeBack: Act = async (on) => {
    const { body } = await poster.get<{ cancellation: { id: string } | null }>(
      `/challenges/${on.challengeId}/cancellation`,
    );
    return poster.post(`/challenges/${on.challengeId}/cancellation/accept`, { proposalId: body.cancellation?.id });
  };

  it.each<[string, Act, Act, Act | null]>([
    ["release and refund", approve, takeBack, agreed],
    ["release and dispute", approve, dispute, null],
    ["approval and cancellation", approve, leave, null],
    ["approval and request for changes", approve, askForChanges, null],
    ["refund and dispute", leave, dispute, null],
  ])("%s: exactly one is done", async (_, one, other, before) => {
    for (let meeting = 0; meeting < meetings; meeting++) {
      const on = await delivered(poster, solver);
      if (before !== null) expect((await before(on)).status).toBeLessThan(300);
      const answers = await Promise.all((meeting % 2 === 0 ? [one, other] : [other, one]).map((act) => act(on)));
      expectRefused(answers);
      expect(done(answers)).toBe(1);
      const decisions = await decisionsOn(on);
      expect(decisions.length).toBeLessThanOrEqual(1);
      const moved = decisions.reduce((sum, { minor }) => sum + minor, 0);
      expect(await moneyOf(on)).toMatchObject({ left: 240_000 - moved });
    }
  });

  it("an application and the end of its challenge: nobody is left waiting", async () => {
    await makePayable(admins[0]);
    const letter = { coverLetter: "I have built three of these, with tests.", price: usd(200_000), days: 7 };
    for (let meeting = 0; meeting < meetings; meeting++) {
      const { challengeId } = await situate("open", poster, solver);
      await Promise.all([
        admins[0].post(`/challenges/${challengeId}/applications`, letter),
        poster.post(`/challenges/${challengeId}/cancel`),
      ]);
      const states = await db.query.applications.findMany({ where: eq(applications.challengeId, challengeId) });
      expect(states.map(({ state }) => state)).not.toContain("submitted");
    }
  });

  it("two admins deciding: one decision stands", async () => {
    for (let meeting = 0; meeting < meetings; meeting++) {
      const on = await delivered(poster, solver);
      const { id } = await handedOver(on);
      const decide = (admin: TestPerson, amountMinor: number) =>
        admin.post(`/admin/disputes/${id}/decide`, { release: usd(amountMinor), text: statement });
      const answers = await Promise.all([decide(admins[0], 240_000), decide(admins[1], 0)]);
      expectRefused(answers);
      expect(done(answers)).toBe(1);
      const first = (answers[0]?.status ?? 0) < 300;
      expect(await decisionsOn(on)).toEqual([{ kind: first ? "release" : "refund_decided", minor: 240_000 }]);
      expect((await challengeOf(on))?.state).toBe(first ? "completed" : "canceled");
    }
  });

  it("silence and a dispute: the delivery is approved, or disputed", async () => {
    for (let meeting = 0; meeting < meetings; meeting++) {
      const on = await delivered(poster, solver);
      // Due in a second, when the dispute's own clocks are days away.
      const dueAt = Date.now() + 1_000;
      const approval = and(eq(timers.kind, "auto_approval"), eq(timers.subject, on.deliveryId));
      await db.update(timers).set({ dueAt }).where(approval);
      const [answer] = await Promise.all([dispute(on), sweepAt(dueAt)]);
      expectRefused([answer]);
      const state = (await challengeOf(on))?.state;
      expect(state).toBe(answer.status < 300 ? "disputed" : "completed");
      expect(await moneyOf(on)).toMatchObject({ left: state === "disputed" ? 240_000 : 0 });
    }
  });
});
