/** What people are told beside the challenge's own events: groups they are brought into, messages that were removed, their account. */
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { users } from "../../database/schema.ts";
import { newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, happen, openTalk } from "../../testing/talks.ts";
import type { Conversation } from "../messages/contract.ts";
import type { NotificationPage } from "./contract.ts";

let poster: TestPerson;
let moderator: TestPerson;
beforeAll(async () => {
  [poster, moderator] = await Promise.all([newPerson("Poster Notes"), newModerator("Moderator Notes")]);
});

/** An open challenge with one applicant, all of whose earlier notes are read. */
async function applicant(name: string) {
  const solver = await newPerson(name);
  const { situation, conversation } = await openTalk(poster, solver);
  await followEvents();
  await Promise.all([poster, solver].map((person) => person.post("/notifications/read", { all: true })));
  return { solver, challengeId: situation.challengeId, conversation };
}

async function toldTo(person: TestPerson) {
  const { items } = (await person.get<NotificationPage>("/notifications?unread=true")).body;
  return items.map(({ kind, subject }) => ({ kind, subject }));
}

it("who is in a group from its beginning, is brought in, or is taken out hears of it; whoever does it does not", async () => {
  const { solver, challengeId } = await applicant("Solver Groups");
  const opened = await poster.post<Conversation>("/conversations", {
    challengeId,
    memberIds: [solver.id],
    title: "Us",
  });
  expect(opened.status).toBe(201);
  const { id } = opened.body;
  await followEvents();
  const subject = { challengeId, conversationId: id, actorName: poster.row.name, title: expect.any(String) };
  expect(await toldTo(solver)).toMatchObject([{ kind: "conversation.opened", subject }]);
  await poster.call("DELETE", `/conversations/${id}/members/${solver.id}`);
  await followEvents();
  expect(await toldTo(solver)).toMatchObject([{ kind: "conversation.member_left", subject }, {}]);
  await poster.post(`/conversations/${id}/members`, { userId: solver.id });
  await followEvents();
  expect(await toldTo(solver)).toMatchObject([{ kind: "conversation.member_joined", subject }, {}, {}]);
  await solver.post("/notifications/read", { all: true });
  await solver.post(`/conversations/${id}/leave`);
  await followEvents();
  expect(await toldTo(solver)).toEqual([]);
  expect(await toldTo(poster)).toEqual([]);
});

it("the conversation of two is told by the shortlist and the first message, not by its opening", async () => {
  const solver = await newPerson("Solver Alone");
  await openTalk(poster, solver);
  await followEvents();
  expect(await toldTo(solver)).toEqual([]);
});

it("whoever wrote a message that was removed hears of it, without the moderators' words", async () => {
  const { solver, challengeId, conversation } = await applicant("Solver Removed");
  await solver.post(`/conversations/${conversation.id}/messages`, { id: "m1", body: "Pay me outside." });
  const { items } = (await solver.get<{ items: { seq: number }[] }>(`/conversations/${conversation.id}/messages`)).body;
  const path = `/conversations/${conversation.id}/messages/${items.at(-1)?.seq}/redact`;
  expect(await moderator.post(path, { reason: "Off-platform payment, third time." })).toMatchObject({ status: 200 });
  await followEvents();
  const told = await toldTo(solver);
  expect(told).toMatchObject([{ kind: "message.redacted", subject: { challengeId, conversationId: conversation.id } }]);
  expect(JSON.stringify(told)).not.toContain("third time");
  expect(told[0]?.subject).not.toHaveProperty("actorId");
  expect(await toldTo(poster)).toEqual([]);
});

it("somebody whose account is suspended hears of it and can read that", async () => {
  const { solver } = await applicant("Solver Suspended");
  await systemContext().store.db.update(users).set({ state: "suspended" }).where(eq(users.id, solver.id));
  await happen("user.state_changed", { userId: solver.id, reason: "suspended" });
  await followEvents();
  expect(await toldTo(solver)).toMatchObject([{ kind: "user.state_changed", subject: { reason: "suspended" } }]);
});
