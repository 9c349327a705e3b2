import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { seatOf, writeSeat } from "../../../durable-objects/sockets.ts";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { outbox } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { newId } from "../../platform/ids.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { followEvents, happen, openTalk, sitWith, upgrade } from "../../testing/talks.ts";
import type { Conversation, Message, MessagesPage } from "./contract.ts";

const { APP_ORIGIN } = readConfig(env);

let nora: TestPerson;
let pim: TestPerson;
let stranger: TestPerson;
beforeAll(async () => {
  [nora, pim, stranger] = await Promise.all([
    newPerson("Nora Talks"),
    newPerson("Pim Talks"),
    newPerson("Stranger Talks"),
  ]);
});

const opened = () => openTalk(nora, pim);
const sit = (path: string, person: TestPerson) => sitWith(path, person.token);

describe("opening a conversation", () => {
  it("is the poster's to do, once per applicant", async () => {
    const { situation, conversation } = await opened();
    expect(conversation).toMatchObject({ challengeId: situation.challengeId, last: null, unread: 0 });
    expect(conversation.members.map(({ id, role }) => [id, role])).toEqual(
      expect.arrayContaining([
        [nora.id, "poster"],
        [pim.id, "solver"],
      ]),
    );
    const bodies = { challengeId: situation.challengeId, applicantId: pim.id };
    const again = await Promise.all([1, 2, 3].map(() => nora.post<Conversation>("/conversations", bodies)));
    expect(new Set(again.map(({ body }) => body.id))).toEqual(new Set([conversation.id]));
    const found = await pim.post<Conversation>("/conversations", { challengeId: situation.challengeId });
    expect(found.body.id).toBe(conversation.id);
  });

  it("happens once when it is asked for ten times at once", async () => {
    const { challengeId } = await situate("open", nora, pim);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => nora.post<Conversation>("/conversations", { challengeId, applicantId: pim.id })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size).toBe(1);
  });

  it("is refused to a solver who would write first, and for somebody who has not applied", async () => {
    const { challengeId } = await situate("open", nora, pim);
    expect((await pim.post("/conversations", { challengeId })).body).toMatchObject({ code: "forbidden" });
    expect((await nora.post("/conversations", { challengeId, applicantId: stranger.id })).status).toBe(404);
  });
});

describe("messages over HTTP", () => {
  it("are there once however often they are sent, with pages and read pointers", async () => {
    const { conversation } = await opened();
    const path = `/conversations/${conversation.id}/messages`;
    const first = await nora.post<Message>(path, { id: "one", body: "Hello Pim." });
    expect(first).toMatchObject({ status: 201, body: { seq: 1, author: nora.id, body: "Hello Pim." } });
    expect((await nora.post<Message>(path, { id: "one", body: "Hello Pim." })).body).toEqual(first.body);
    await pim.post(path, { id: "two", body: "Hello Nora.", ref: 1 });
    const page = await pim.get<MessagesPage>(`${path}?limit=1`);
    expect(page.body).toMatchObject({ last: 2, more: true, items: [{ seq: 2, ref: 1 }] });
    expect((await nora.get<Conversation>(`/conversations/${conversation.id}`)).body.unread).toBe(1);
    expect((await nora.post<Conversation>(`/conversations/${conversation.id}/read`, { seq: 2 })).body.unread).toBe(0);
    const list = await pim.get<{ items: Conversation[] }>("/conversations");
    expect(list.body.items.find(({ id }) => id === conversation.id)).toMatchObject({ unread: 0 });
  });

  it("are refused when empty, too large, or by somebody else", async () => {
    const { conversation } = await opened();
    const path = `/conversations/${conversation.id}/messages`;
    expect((await nora.post(path, { id: "x", body: "  " })).body).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "body" }],
    });
    expect((await nora.post(path, { id: "x", body: "é".repeat(9_000) })).status).toBe(422);
    expect((await nora.post(path, { id: "x", body: "Hi", fileIds: [newId("file")] })).body).toMatchObject({
      code: "file_not_usable",
    });
    for (const method of ["get", "post"] as const) {
      expect((await stranger[method](path, { id: "x", body: "Hi" })).body).toMatchObject({ code: "not_a_member" });
    }
    expect((await stranger.get(`/conversations/${newId("conversation")}`)).body).toMatchObject({
      code: "not_a_member",
    });
  });
});

describe("the socket", () => {
  it("opens for members, with a token or with a cookie from our own pages", async () => {
    const { conversation } = await opened();
    const path = `/conversations/${conversation.id}/socket`;
    const [a, b] = [await sit(path, nora), await sit(path, pim)];
    a.send({ type: "send", id: "s1", after: 0, body: "Live." });
    expect(await b.bodiesUntil(1)).toEqual(["Live."]);
    const posted = await pim.post<Message>(`/conversations/${conversation.id}/messages`, {
      id: "h1",
      body: "By form.",
    });
    expect(posted.body.seq).toBe(2);
    expect(await a.bodiesUntil(2)).toEqual(["Live.", "By form."]);
    expect((await upgrade(path, { authorization: `Bearer ${stranger.token}` })).status).toBe(404);
    expect((await upgrade(path, {})).status).toBe(401);
    expect((await upgrade(path, { cookie: `__session=${nora.token}` })).status).toBe(403);
    expect(
      (await upgrade(path, { cookie: `__session=${nora.token}`, origin: "https://elsewhere.example" })).status,
    ).toBe(403);
    expect((await upgrade(path, { cookie: `__session=${nora.token}`, origin: APP_ORIGIN })).status).toBe(101);
    expect((await nora.get(path)).body).toMatchObject({ code: "invalid_upgrade" });
  });

  it("keeps its place when an expired identity renews, and refuses another's token", async () => {
    const { conversation } = await opened();
    const path = `/conversations/${conversation.id}/socket`;
    const [a, b] = [await sit(path, nora), await sit(path, pim)];
    const room = roomOf(env, { id: conversation.id, jurisdiction: null });
    await runInDurableObject(room, (_room, state) => {
      for (const socket of state.getWebSockets(pim.id)) writeSeat(socket, { ...seatOf(socket), exp: Date.now() - 1 });
    });
    a.send({ type: "send", id: "s1", after: 0, body: "Still there?" });
    await a.acked("s1");
    b.send({ type: "renew", token: nora.token });
    expect(await b.type("error")).toMatchObject({ code: "invalid_token" });
    b.send({ type: "renew", token: pim.token });
    expect(await b.type("renewed")).toMatchObject({ last: 1 });
    expect(b.messages).toEqual([]);
    b.send({ type: "hello", proto: 1, since: 0 });
    expect(await b.bodiesUntil(1)).toEqual(["Still there?"]);
  });
});

describe("what happens to a challenge", () => {
  it("stands in its room once, and in the inbox of whom it concerns, live", async () => {
    const { situation, conversation } = await opened();
    const inbox = await sit("/notifications/socket", pim);
    const posters = await sit("/notifications/socket", nora);
    await followEvents();
    const { challengeId, applicationId } = situation;
    await happen("award.made", { challengeId, applicationId });
    const ctx = systemContext();
    const row = await ctx.store.db.query.outbox.findFirst({
      where: and(eq(outbox.topic, "award.made"), eq(outbox.consumer, "room"), eq(outbox.state, "pending")),
    });
    await followEvents();
    const told = await inbox.until((frame) => frame.type === "notes");
    expect(told).toMatchObject({
      unread: { notifications: 1 },
      notes: [
        {
          kind: "award.made",
          category: "applications",
          subject: { challengeId, conversationId: conversation.id, amountMinor: 240_000, currency: "USD" },
        },
      ],
    });
    await evictDurableObject(roomOf(env, { id: conversation.id, jurisdiction: null }));
    if (row) await ctx.store.db.update(outbox).set({ state: "pending", leaseUntil: null }).where(eq(outbox.id, row.id));
    await followEvents();
    const { items } = (await nora.get<MessagesPage>(`/conversations/${conversation.id}/messages`)).body;
    expect(items.map(({ kind, body, author }) => [kind, body, author])).toEqual([["system", "award.made", null]]);
    expect(items[0]?.data).toMatchObject({ challengeId, amountMinor: 240_000, currency: "USD" });
    expect(posters.frames.some((frame) => frame.type === "notes")).toBe(false);
    const list = await pim.get<{ items: { id: string; kind: string; read: boolean }[]; unread: object }>(
      "/notifications",
    );
    expect(list.body.items.map(({ kind }) => kind)).toEqual(["award.made"]);
    const id = list.body.items[0]?.id;
    expect((await pim.post("/notifications/read", { ids: [id] })).body).toMatchObject({ notifications: 0 });
    await inbox.until((frame) => frame.type === "read" && frame.unread.notifications === 0);
    expect((await pim.post("/notifications/read", { ids: [] })).status).toBe(422);
  });

  it("shows a message to who is not in the room, and the list in its order", async () => {
    const { conversation } = await opened();
    await followEvents();
    const inbox = await sit("/notifications/socket", pim);
    await nora.post(`/conversations/${conversation.id}/messages`, { id: "n1", body: "Can you start Monday?" });
    const frame = await inbox.until((one) => one.type === "conversation" && one.conversation.id === conversation.id);
    expect(frame.conversation).toMatchObject({ unread: 1, last: { preview: "Can you start Monday?" } });
    const list = await pim.get<{ items: Conversation[]; nextCursor: string | null }>("/conversations?limit=1");
    expect(list.body.items[0]).toMatchObject({ id: conversation.id, unread: 1, members: expect.any(Array) });
    expect(list.body.nextCursor).not.toBeNull();
    const rest = await pim.get<{ items: Conversation[] }>(`/conversations?limit=50&cursor=${list.body.nextCursor}`);
    expect(rest.body.items.map(({ id }) => id)).not.toContain(conversation.id);
    expect((await pim.get("/conversations?cursor=nonsense")).body).toMatchObject({ code: "invalid_cursor" });
  });
});
