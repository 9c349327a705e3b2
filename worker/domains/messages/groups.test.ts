/** Groups: who is in, by the record and at the sockets. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { applications, blocks, conversationMembers, users } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { meanwhile } from "../../testing/races.ts";
import { contextOf, makePayable, situate, systemContext } from "../../testing/situations.ts";
import { followEvents, sitWith, upgrade } from "../../testing/talks.ts";
import { submitApplication } from "../applications/commands.ts";
import { openConversation } from "./commands.ts";
import { type Conversation, type MessagesPage, roomLimits } from "./contract.ts";
import { addMember } from "./groups.ts";

let poster: TestPerson;
let first: TestPerson;
let second: TestPerson;
let stranger: TestPerson;
beforeAll(async () => {
  [poster, first, second, stranger] = await Promise.all([
    newPerson("Poster Groups"),
    newPerson("First Groups"),
    newPerson("Second Groups"),
    newPerson("Stranger Groups"),
  ]);
});

/** A challenge that two people have applied to. */
async function applied(): Promise<string> {
  const { challengeId } = await situate("open", poster, first);
  const ctx = systemContext();
  await ctx.store.db.insert(applications).values({
    id: newId("application"),
    challengeId,
    posterId: poster.id,
    applicantId: second.id,
    state: "submitted",
    coverLetter: "I have done this before, and would do it again.",
    priceMinor: 200_000,
    currency: "USD",
    days: 7,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  return challengeId;
}

const open = (challengeId: string, ...people: TestPerson[]) =>
  poster.post<Conversation>("/conversations", {
    challengeId,
    memberIds: people.map(({ id }) => id),
    title: "Questions about the archive",
  });

async function group() {
  const { status, body } = await open(await applied(), first, second);
  expect(status).toBe(201);
  await followEvents();
  return { conversation: body, path: `/conversations/${body.id}` };
}

describe("a group", () => {
  it("is opened by the poster with people who applied, and everybody in it talks", async () => {
    const { conversation, path } = await group();
    expect(conversation).toMatchObject({ group: true, title: "Questions about the archive", writable: true });
    expect(conversation.members.map(({ id, role }) => [id, role])).toEqual(
      expect.arrayContaining([
        [poster.id, "poster"],
        [first.id, "member"],
        [second.id, "member"],
      ]),
    );
    const sockets = await Promise.all([poster, first, second].map(({ token }) => sitWith(`${path}/socket`, token)));
    sockets[1]?.send({ type: "send", id: "g1", after: 0, body: "Which hand are they in?", mentions: [poster.id] });
    for (const socket of sockets) expect(await socket.bodiesUntil(1)).toEqual(["Which hand are they in?"]);
    expect((await second.get<Conversation>(path)).body.unread).toBe(1);
  });

  it("is nobody's to open but the poster's, and with nobody who has not applied", async () => {
    const challengeId = await applied();
    const input = { challengeId, memberIds: [second.id], title: "Ours" };
    expect((await first.post("/conversations", input)).status).toBe(404);
    expect((await open(challengeId, stranger)).status).toBe(404);
    expect((await poster.post("/conversations", { challengeId, memberIds: [first.id] })).body).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "title" }],
    });
  });

  it("loses who leaves at once, and counts nothing for them any more", async () => {
    const { conversation, path } = await group();
    const [a, b] = [await sitWith(`${path}/socket`, poster.token), await sitWith(`${path}/socket`, second.token)];
    a.send({ type: "send", id: "g1", after: 0, body: "Hello." });
    await b.bodiesUntil(1);
    expect(await second.post(`${path}/leave`)).toMatchObject({ status: 200, body: { left: true } });
    await poster.post(`${path}/messages`, { id: "m1", body: "Are they gone?" });
    expect((await b.close()).code).toBe(4003);
    expect(b.messages.map(({ body }) => body)).toEqual(["Hello."]);
    await followEvents();
    // Before or after what was posted beside it: the event has a pace of its own.
    expect(await a.message(({ kind }) => kind === "system")).toMatchObject({
      body: "conversation.member_left",
      data: { userId: second.id, name: "Second Groups" },
    });
    a.send({ type: "send", id: "g2", after: 3, body: "Now we are two." });
    await a.acked("g2");
    expect((await second.get(path)).status).toBe(404);
    expect((await upgrade(`${path}/socket`, { authorization: `Bearer ${second.token}` })).status).toBe(404);
    const place = { id: second.id, jurisdiction: null };
    const [news] = await inboxOf(env, place).conversations([conversation.id]);
    expect(news).toMatchObject({ unread: 0, last: null });
  });

  it("brings nobody together of whom one has blocked the other", async () => {
    const challengeId = await applied();
    const { body } = await open(challengeId, first);
    const add = () => poster.post(`/conversations/${body.id}/members`, { userId: second.id });
    for (const [by, whom] of [
      [second, poster],
      [first, second],
    ] as const) {
      const block = `/users/${whom.row.handle}/block`;
      await by.post(block);
      expect(await open(challengeId, first, second)).toMatchObject({ status: 403, body: { code: "blocked" } });
      expect(await add()).toMatchObject({ status: 403, body: { code: "blocked" } });
      await by.call("DELETE", block);
    }
    expect((await add()).status).toBe(201);
  });

  it("takes people out and back in, with nothing unread of what they were not there for", async () => {
    const { path } = await group();
    const b = await sitWith(`${path}/socket`, second.token);
    const remove = () => poster.call<Conversation>("DELETE", `${path}/members/${second.id}`);
    expect((await first.call("DELETE", `${path}/members/${second.id}`)).body).toMatchObject({ code: "forbidden" });
    expect((await remove()).body.members).toHaveLength(2);
    await followEvents();
    expect((await b.close()).code).toBe(4003);
    expect((await remove()).status).toBe(404);
    await poster.post(`${path}/messages`, { id: "m1", body: "Meanwhile." });
    expect((await poster.post<Conversation>(`${path}/members`, { userId: second.id })).body.members).toHaveLength(3);
    await followEvents();
    expect((await second.get<Conversation>(path)).body.unread).toBe(0);
    await poster.post(`${path}/messages`, { id: "m2", body: "Welcome back." });
    expect((await second.get<Conversation>(path)).body.unread).toBe(1);
    const { items } = (await second.get<MessagesPage>(`${path}/messages`)).body;
    expect(items.filter(({ kind }) => kind === "system").map(({ body }) => body)).toEqual([
      "conversation.member_left",
      "conversation.member_joined",
    ]);
  });

  it("keeps its poster, and the two of a challenge keep each other", async () => {
    const { path } = await group();
    expect((await poster.post(`${path}/leave`)).body).toMatchObject({ code: "cannot_leave" });
    expect((await poster.call("DELETE", `${path}/members/${poster.id}`)).body).toMatchObject({ code: "cannot_leave" });
    const { challengeId } = await situate("open", poster, first);
    const pair = await poster.post<Conversation>("/conversations", { challengeId, applicantId: first.id });
    expect((await first.post(`/conversations/${pair.body.id}/leave`)).body).toMatchObject({ code: "cannot_leave" });
    const socket = await sitWith(`${path}/socket`, first.token);
    socket.send({ type: "leave" });
    expect(await socket.type("error")).toMatchObject({ code: "cannot_leave" });
  });
});

describe("muting", () => {
  it("holds on every device, in the list, and after the object slept", async () => {
    const { conversation, path } = await group();
    const [a, b] = [await sitWith(`${path}/socket`, first.token), await sitWith(`${path}/socket`, first.token)];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await first.post<Conversation>(`${path}/mute`, { until })).body).toMatchObject({ muted: true });
    for (const socket of [a, b]) expect(await socket.type("muted")).toEqual({ type: "muted", until });
    await poster.post(`${path}/messages`, { id: "m1", body: "Loud." });
    const list = await first.get<{ items: Conversation[] }>("/conversations");
    expect(list.body.items.find(({ id }) => id === conversation.id)).toMatchObject({ muted: true });
    b.send({ type: "mute", until: null });
    await a.until((frame) => frame.type === "muted" && frame.until === null);
    expect((await first.get<Conversation>(path)).body.muted).toBe(false);
  });
});

describe("two at once", () => {
  const block = async (blocker: TestPerson, blocked: TestPerson) => {
    const ctx = systemContext();
    const row = { blockerId: blocker.id, blockedId: blocked.id, createdAt: ctx.now };
    await ctx.store.db.insert(blocks).values(row).onConflictDoNothing();
  };
  const unblock = () => systemContext().store.db.delete(blocks);

  it("nobody comes to a group whom a member blocks in that moment", async () => {
    const challengeId = await applied();
    const { body } = await open(challengeId, first);
    const adding = meanwhile(contextOf(poster), () => block(second, first));
    await expect(addMember(adding, body.id, second.id)).rejects.toMatchObject({ code: "blocked" });
    await unblock();
    const opening = meanwhile(contextOf(poster), () => block(first, second));
    const memberIds = [first.id, second.id];
    await expect(openConversation(opening, { challengeId, memberIds })).rejects.toMatchObject({ code: "blocked" });
    await unblock();
    const alone = meanwhile(contextOf(poster), () => block(first, poster));
    await expect(openConversation(alone, { challengeId, applicantId: first.id })).rejects.toMatchObject({
      code: "blocked",
    });
    await unblock();
  });

  it("nobody applies to who blocks them in that moment", async () => {
    const { challengeId } = await situate("open", poster, first);
    await makePayable(stranger);
    const letter = {
      coverLetter: "I would begin at once.",
      price: { amountMinor: 200_000, currency: "USD" },
      days: 7,
    } as const;
    const applying = meanwhile(contextOf(stranger), () => block(poster, stranger));
    await expect(submitApplication(applying, challengeId, letter)).rejects.toMatchObject({ code: "blocked" });
    await unblock();
  });

  it("a group has never too many members", async () => {
    const { body } = await open(await applied(), first);
    const { store, now } = systemContext();
    const joined = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const id = newId("user");
        await store.atomic([
          store.db.insert(users).values({ id, handle: id, name: "Member", createdAt: now, updatedAt: now }),
          store.db.insert(conversationMembers).values({ conversationId: body.id, userId: id, joinedAt: now }),
        ]);
      }
    };
    await joined(roomLimits.members - 3);
    const adding = meanwhile(contextOf(poster), () => joined(1));
    await expect(addMember(adding, body.id, second.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await store.db.$count(conversationMembers, eq(conversationMembers.conversationId, body.id))).toBe(
      roomLimits.members,
    );
  });
});
