/** What a challenge's rooms are told. */

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { applications, challenges } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
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
