/** What a challenge's rooms are told. */

import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { consumerFunctions } from "../../consumers.ts";
import { applications, challenges, outbox } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { deliver, planEvent } from "../../platform/outbox.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, happen, openTalk } from "../../testing/talks.ts";
import type { Conversation, MessagesPage } from "./contract.ts";

const { db } = systemContext().store;

let poster: TestPerson;
let solver: TestPerson;
let second: TestPerson;
beforeAll(async () => {
  [poster, solver, second] = (await Promise.all(
    ["Poster Told", "Solver Told", "Second Told"].map((name) => newPerson(name)),
  )) as [TestPerson, TestPerson, TestPerson]; // reason: one person for each of three names
});

async function told(conversation: { id: string }) {
  const { items } = (await poster.get<MessagesPage>(`/conversations/${conversation.id}/messages`)).body;
  return items.map(({ kind, body, data }) => ({ kind, body, data }));
}

/** A talk with each of two applicants of one challenge. */
async function twoTalks() {
  const { situation, conversation } = await openTalk(poster, solver);
  const { challengeId } = situation;
  const applicationId = newId("application");
  const now = Date.now();
  await db.insert(applications).values({
    id: applicationId,
    challengeId,
    posterId: poster.id,
    applicantId: second.id,
    state: "submitted",
    coverLetter: "I have done this before, twice, and can show both of them to you.",
    priceMinor: 200_000,
    currency: "USD",
    days: 10,
    createdAt: now,
    updatedAt: now,
  });
  const answer = await poster.post<Conversation>("/conversations", { challengeId, applicantId: second.id });
  return { situation, first: conversation, other: { conversation: answer.body, applicationId } };
}

describe("what happened in one moment", () => {
  /** The pending rows of the room, as they were planned. */
  const rows = async (challengeId: string) => {
    const all = await db.query.outbox.findMany({
      where: and(eq(outbox.consumer, "room"), eq(outbox.state, "pending")),
      orderBy: outbox.eventId,
    });
    return all.filter(({ facts }) => facts.challengeId === challengeId).map(({ id }) => id);
  };
  const give = (id: string, at = Date.now()) => deliver(systemContext(at), id, consumerFunctions);

  it("is told in its order, though a queue delivers it in another", async () => {
    const { situation, conversation } = await openTalk(poster, solver);
    const { challengeId, applicationId } = situation;
    await followEvents();
    const ctx = systemContext();
    const plan = [
      ...planEvent(ctx, "award.made", { challengeId, applicationId }),
      ...planEvent(ctx, "award.retracted", { challengeId, applicationId }),
    ];
    // Nothing hurries them, so that no queue has them but the test.
    await ctx.store.atomic([...plan, ...planEvent(ctx, "award.made", { challengeId, applicationId })]);
    const [first = "", second = "", third = ""] = await rows(challengeId);
    for (const id of [third, second, first]) await give(id);
    expect((await told(conversation)).map(({ body }) => body)).toEqual(["award.made"]);
    const waiting = await db.query.outbox.findFirst({ where: eq(outbox.id, third) });
    expect(waiting).toMatchObject({ state: "pending", attempts: 0 });
    expect((waiting?.nextAt ?? 0) - Date.now()).toBeLessThanOrEqual(1_000);
    await give(third);
    await give(second);
    await give(third);
    expect((await told(conversation)).map(({ body }) => body)).toEqual(["award.made", "award.retracted", "award.made"]);
    expect(await rows(challengeId)).toEqual([]);
  });

  it("is told after a minute, though what was before it still cannot be", async () => {
    const { situation, conversation } = await openTalk(poster, solver);
    const { challengeId, applicationId } = situation;
    await followEvents();
    const ctx = systemContext();
    await happen("award.made", { challengeId, applicationId });
    await happen("award.declined", { challengeId, applicationId });
    const [, second = ""] = await rows(challengeId);
    await give(second, ctx.now + 59_000);
    expect(await told(conversation)).toEqual([]);
    await give(second, ctx.now + 61_000);
    expect((await told(conversation)).map(({ body }) => body)).toEqual(["award.declined"]);
  });
});

describe("a note", () => {
  it.each(["award.retracted", "award.declined", "challenge.canceled"] as const)(
    "reaches the room: %s",
    async (topic) => {
      const { situation, conversation } = await openTalk(poster, solver);
      const { challengeId, applicationId } = situation;
      await happen(topic, { challengeId, applicationId, note: "Our budget is gone." });
      await followEvents();
      expect(await told(conversation)).toMatchObject([{ body: topic, data: { note: "Our budget is gone." } }]);
    },
  );

  it("is not there when nothing was said", async () => {
    const { situation, conversation } = await openTalk(poster, solver);
    await happen("award.retracted", { challengeId: situation.challengeId, applicationId: situation.applicationId });
    await followEvents();
    const [entry] = await told(conversation);
    expect(entry?.data).not.toHaveProperty("note");
  });
});

describe("a declined application", () => {
  it("is told in its own room alone", async () => {
    const { situation, first, other } = await twoTalks();
    await happen("application.declined", {
      challengeId: situation.challengeId,
      applicationId: other.applicationId,
    });
    await followEvents();
    expect(await told(other.conversation)).toMatchObject([
      { kind: "system", body: "application.declined", data: { applicationId: other.applicationId } },
    ]);
    expect(await told(first)).toEqual([]);
  });

  it("is told in the room of each who was named, a hundred at once, when somebody else was hired", async () => {
    const { situation, first, other } = await twoTalks();
    const { challengeId } = situation;
    await db
      .update(challenges)
      .set({ state: "in_progress", solverId: solver.id })
      .where(eq(challenges.id, challengeId));
    const strangers = Array.from({ length: 99 }, () => newId("user"));
    await happen("application.declined", { challengeId, recipientIds: [...strangers, second.id] });
    await followEvents();
    expect(await told(other.conversation)).toMatchObject([
      { kind: "system", body: "application.declined", data: { reason: "other_hired" } },
    ]);
    expect(await told(first)).toEqual([]);
  });

  it("is told with the reason when the challenge expired", async () => {
    const { situation, first, other } = await twoTalks();
    const { challengeId } = situation;
    await db.update(challenges).set({ state: "expired" }).where(eq(challenges.id, challengeId));
    await happen("application.declined", { challengeId, recipientIds: [solver.id, second.id] });
    await followEvents();
    for (const conversation of [first, other.conversation])
      expect(await told(conversation)).toMatchObject([{ body: "application.declined", data: { reason: "expired" } }]);
  });

  it("is left to the word that the challenge has ended, when all end with it", async () => {
    const { situation, first, other } = await twoTalks();
    const { challengeId } = situation;
    await db
      .update(challenges)
      .set({ state: "canceled", cancelReason: "poster_withdrew" })
      .where(eq(challenges.id, challengeId));
    await happen("application.declined", { challengeId, recipientIds: [solver.id, second.id] });
    await happen("challenge.canceled", { challengeId });
    await followEvents();
    for (const conversation of [first, other.conversation])
      expect(await told(conversation)).toMatchObject([
        { body: "challenge.canceled", data: { reason: "poster_withdrew" } },
      ]);
  });
});
