/** Who is told of a disagreement, and what the room says of it. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog, disputeEntries } from "../../database/schema.ts";
import {
  answered,
  type Delivered,
  delivered,
  filed,
  handedOver,
  statement,
  sweepAt,
  usd,
} from "../../testing/disputes.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { makePayable } from "../../testing/situations.ts";
import { followEvents } from "../../testing/talks.ts";
import type { Dispute } from "../disputes/contract.ts";
import type { Conversation, MessagesPage } from "../messages/contract.ts";
import type { NotificationPage } from "../notifications/contract.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  poster = await newPerson("nina poster");
  solver = await newPerson("nils solver");
  stranger = await newPerson("noor stranger");
  admin = await newAdmin("nela admin");
  await makePayable(solver);
});

/** Delivered work whose two sides have a room. */
async function withRoom(): Promise<Delivered & { room: string }> {
  const on = await delivered(poster, solver);
  const room = await poster.post<Conversation>("/conversations", { challengeId: on.challengeId });
  return { ...on, room: room.body.id };
}

/** Follows all events so far: who was told what of this challenge, and what the room says last. */
async function news({ challengeId, room }: Delivered & { room: string }) {
  await followEvents();
  const notes = async (person: TestPerson) => {
    const { items } = (await person.get<NotificationPage>("/notifications?limit=100")).body;
    // What becomes of a settlement's money is told whenever that is known.
    const ours = items.filter(
      ({ kind, subject }) => subject.challengeId === challengeId && !/^(payout|refund)\./.test(kind),
    );
    return ours.map(({ kind, subject }) => ({ kind, subject }));
  };
  const { items } = (await poster.get<MessagesPage>(`/conversations/${room}/messages`)).body;
  return {
    poster: (await notes(poster))[0],
    solver: (await notes(solver))[0],
    admin: (await notes(admin)).map(({ kind }) => kind),
    stranger: await notes(stranger),
    room: items.at(-1),
  };
}

describe("a dispute", () => {
  it("is told to the other side, to admins and to the room when it is opened, and to both when it is settled", async () => {
    const on = await withRoom();
    const { id, answerDueAt, entries } = await filed(on);
    const opened = await news(on);
    const kind = "dispute.filed";
    expect(opened.solver).toMatchObject({ kind, subject: { disputeId: id, dueAt: answerDueAt, actorId: poster.id } });
    expect(opened.admin).toEqual([kind]);
    expect(opened.poster?.kind).not.toBe(kind);
    expect(opened.stranger).toEqual([]);
    expect(opened.room).toMatchObject({ kind: "system", body: kind, data: { disputeId: id, dueAt: answerDueAt } });
    await solver.post(`/disputes/${id}/accept`, { entryId: entries[0]?.id });
    const settled = await news(on);
    expect(settled.poster).toMatchObject({ kind: "dispute.settled", subject: { disputeId: id, reason: "agreed" } });
    expect(settled.admin).toEqual([kind]);
    expect(settled.room).toMatchObject({ body: "dispute.settled", data: { amountMinor: 60_000, currency: "USD" } });
    expect(settled.room?.data).not.toHaveProperty("reason");
  });

  it("names no admin who decides or looks into the payment, and no cause of a freeze but a chargeback", async () => {
    const on = await withRoom();
    const { id } = await handedOver(on);
    for (const verb of ["freeze", "unfreeze"]) {
      const why = verb === "freeze" ? {} : { cause: "admin", source: admin.id };
      const answer = await admin.post(`/admin/holds/${on.holdId}/${verb}`, { ...why, reason: "A report says fraud." });
      expect(answer.status).toBe(200);
      const told = await news(on);
      for (const note of [told.poster, told.solver]) {
        expect(note?.kind).toBe(verb === "freeze" ? "hold.frozen" : "hold.unfrozen");
        expect(JSON.stringify(note)).not.toContain(admin.id);
        expect(note?.subject).not.toHaveProperty("reason");
      }
    }
    await admin.post(`/admin/disputes/${id}/decide`, { release: usd(120_000), text: statement });
    const settled = await news(on);
    for (const note of [settled.poster, settled.solver, settled.room]) {
      expect(JSON.stringify(note)).toContain("dispute.settled");
      expect(JSON.stringify(note)).not.toContain(admin.id);
    }
  });

  it("says what is answered, offered, added and taken back", async () => {
    const on = await withRoom();
    const { id, offersEndAt } = await answered(on);
    const { poster: ofAnswer, room } = await news(on);
    expect(ofAnswer).toMatchObject({ kind: "dispute.answered", subject: { dueAt: offersEndAt } });
    expect(room).toMatchObject({ body: "dispute.answered", data: { dueAt: offersEndAt, actorId: solver.id } });
    for (const [release, data] of [
      [0, { amountMinor: 0, reason: "nothing" }],
      [240_000, { amountMinor: 240_000, reason: "all" }],
    ] as const) {
      await poster.post(`/disputes/${id}/offer`, { release: usd(release) });
      const offered = await news(on);
      expect(offered.solver?.kind).toBe("dispute.offered");
      expect(offered.room).toMatchObject({ body: "dispute.offered", data });
    }
    await solver.post(`/disputes/${id}/evidence`, { text: "A film of the grid, with a keyboard." });
    expect((await news(on)).poster?.kind).toBe("dispute.evidence_added");
    await poster.post(`/disputes/${id}/withdraw`);
    const withdrawn = await news(on);
    expect(withdrawn.solver?.kind).toBe("dispute.withdrawn");
    expect(withdrawn.room?.body).toBe("dispute.withdrawn");
  });

  it("lets an admin write to both sides, who read the same and do not learn who wrote", async () => {
    const on = await withRoom();
    const { id } = await filed(on);
    const path = `/admin/disputes/${id}/message`;
    const words = { text: "Please both show what was agreed about the keyboard.", reason: "The claim does not say." };
    const before = await db.$count(disputeEntries);
    expect((await poster.post(path, words)).status).toBe(404);
    expect((await admin.post(path, { text: words.text })).status).toBe(422);
    expect(await db.$count(disputeEntries)).toBe(before);
    const sent = await admin.post<Dispute>(path, words);
    expect(sent.body).toMatchObject({ state: "filed", may: ["message"] });
    expect(sent.body.entries.at(-1)).toMatchObject({ kind: "message", side: "admin", author: null, text: words.text });
    const told = await news(on);
    for (const note of [told.poster, told.solver]) {
      expect(note).toMatchObject({ kind: "dispute.message_sent", subject: { disputeId: id, note: words.text } });
    }
    expect(told.room).toMatchObject({ kind: "system", body: "dispute.message_sent", data: { note: words.text } });
    const all = JSON.stringify([told.poster, told.solver, told.room, (await poster.get(`/disputes/${id}`)).body]);
    expect(all).not.toContain(admin.id);
    expect(all).not.toContain(words.reason);
    const audited = await db.query.auditLog.findFirst({ where: eq(auditLog.verb, "dispute.message_sent") });
    expect(audited).toMatchObject({ actorId: admin.id, subject: id, detail: { reason: words.reason } });
    await solver.post(`/disputes/${id}/accept`, { entryId: sent.body.entries[0]?.id });
    expect(await admin.post(path, words)).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });

  it("that nobody settled is told to admins, and to no room", async () => {
    const on = await withRoom();
    const { offersEndAt } = await answered(on);
    await sweepAt(Date.parse(offersEndAt ?? ""));
    const { admin: told, poster: last, room } = await news(on);
    expect(told).toEqual(["dispute.decision_due", "dispute.filed"]);
    expect(last?.kind).toBe("dispute.answered");
    expect(room?.body).toBe("dispute.answered");
  });
});

describe("a proposal to end it together", () => {
  it("is told to the other side and the room, and so is its refusal", async () => {
    const on = await withRoom();
    const send = (by: TestPerson, verb: string, body = {}) =>
      by.post(`/challenges/${on.challengeId}/cancellation/${verb}`, body);
    await send(poster, "propose", { release: usd(40_000), note: "Our budget is gone." });
    const proposed = await news(on);
    expect(proposed.solver?.kind).toBe("cancellation.proposed");
    expect(proposed.room).toMatchObject({
      body: "cancellation.proposed",
      data: { amountMinor: 40_000, note: "Our budget is gone." },
    });
    await send(solver, "refuse");
    const refused = await news(on);
    expect(refused.poster?.kind).toBe("cancellation.refused");
    expect(refused.room?.data).toMatchObject({ actorId: solver.id, amountMinor: 40_000 });
    await send(poster, "propose");
    await news(on);
    await send(poster, "refuse");
    const withdrawn = await news(on);
    expect(withdrawn.solver?.kind).toBe("cancellation.refused");
    expect(withdrawn.room).toMatchObject({ body: "cancellation.refused", data: { reason: "withdrawn" } });
  });
});
