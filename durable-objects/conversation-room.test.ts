import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { ConversationRoom } from "./conversation-room.ts";
import { type RoomPlace, seatOf, writeSeat } from "./sockets.ts";
import { connect, inboxStub, message, newRoom, roomStub, sit, sitAtInbox } from "./test-sockets.ts";
import type { UserInbox } from "./user-inbox.ts";

const inside = <Result>(room: RoomPlace, look: (object: ConversationRoom, state: DurableObjectState) => Result) =>
  runInDurableObject(roomStub(room), look);

/** Says `count` things, one after the other, without waiting for limits. */
async function fill(room: RoomPlace & { users: string[] }, count: number, body = (i: number) => `${i}`) {
  await inside(room, (object) => {
    object.log.meet(room);
    const author = room.users[0] ?? null;
    object.log.append(
      Array.from({ length: count }, (_, i) => ({
        author,
        clientId: `f${i + 1}`,
        at: 1_000 + i,
        kind: "text" as const,
        body: body(i + 1),
        ref: null,
        extra: null,
      })),
    );
  });
}

describe("talking", () => {
  it("brings a message to everybody, and its ack to whoever sent it", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    const sent = message("Hello.");
    a.send(sent);
    expect(await a.acked(sent.id)).toBe(1);
    expect(await b.bodiesUntil(1)).toEqual(["Hello."]);
    expect(b.messages[0]).toMatchObject({ seq: 1, n: 1, author: poster, id: sent.id, kind: "text", ref: null });
    expect(a.messages).toEqual(b.messages);
    expect(b.frames.filter((frame) => frame.type === "batch").flatMap((frame) => frame.acks)).toEqual([]);
  });

  it("gives everybody the same order, in batches that lose nothing", async () => {
    const room = newRoom(8);
    const sockets = await Promise.all(room.users.map((user) => sit(room, user)));
    for (const [i, socket] of sockets.entries()) for (let k = 0; k < 10; k++) socket.send(message(`${i}:${k}`));
    const orders = await Promise.all(sockets.map((socket) => socket.bodiesUntil(80)));
    expect(new Set(orders[0]).size).toBe(80);
    for (const order of orders) expect(order).toEqual(orders[0]);
    for (const i of sockets.keys()) {
      const own = orders[0]?.filter((body) => body.startsWith(`${i}:`));
      expect(own).toEqual(Array.from({ length: 10 }, (_, k) => `${i}:${k}`));
    }
    expect(sockets[0]?.messages.map((one) => one.seq)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
  });

  it("commits what arrives during a commit together", async () => {
    const room = newRoom();
    const [poster = ""] = room.users;
    const a = await sit(room, poster);
    await inside(room, (object) => {
      const entry = (i: number) => ({
        author: poster,
        clientId: `g${i}`,
        at: 1,
        kind: "text" as const,
        body: `${i}`,
        ref: null,
        extra: null,
      });
      return Promise.all([1, 2, 3, 4].map((i) => object.write(entry(i), 0)));
    });
    await a.bodiesUntil(4);
    const batches = a.frames.filter((frame) => frame.type === "batch").map((frame) => frame.messages.length);
    expect(batches).toEqual([1, 3]);
  });

  it("writes one row a message", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    await sit(room, room.users[1] ?? "");
    a.send(message("first"));
    await a.bodiesUntil(1);
    const before = await inside(room, (object) => object.log.rowsWritten);
    for (let i = 2; i <= 11; i++) a.send(message(`${i}`));
    await a.bodiesUntil(11);
    expect((await inside(room, (object) => object.log.rowsWritten)) - before).toBe(10);
  });

  it("writes nothing before somebody writes", async () => {
    const room = newRoom();
    await sit(room, room.users[0] ?? "");
    const tables = await inside(room, (_object, state) =>
      state.storage.sql.exec("select name from sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
  });

  it("limits how fast one person may write, and says when to go on", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    for (let i = 0; i < 40; i++) a.send(message(`${i}`));
    const refusal = await a.type("error");
    expect(refusal).toMatchObject({ code: "rate_limited", id: expect.any(String) });
    expect(refusal.retryMs).toBeGreaterThan(0);
  });
});

describe("writing twice", () => {
  it("answers a resend with the first ack and tells nobody again", async () => {
    const room = newRoom();
    const [a, b] = [await sit(room, room.users[0] ?? ""), await sit(room, room.users[1] ?? "")];
    const sent = message("once");
    a.send(sent).send(sent);
    await a.acked(sent.id);
    const from = a.frames.length;
    a.send(sent);
    expect(await a.until((frame) => frame.type === "batch", from)).toEqual({
      type: "batch",
      acks: [[sent.id, 1]],
      messages: [],
    });
    await b.settled();
    expect(b.messages).toHaveLength(1);
  });

  it("finds a write that fell out of memory by what its author knew then", async () => {
    const room = newRoom();
    await fill(room, 700);
    await evictDurableObject(roomStub(room));
    const a = await sit(room, room.users[0] ?? "");
    a.send({ type: "send", id: "f5", after: 4, body: "5" });
    expect(await a.acked("f5")).toBe(5);
    a.send({ type: "send", id: "f5", after: 650, body: "5" });
    await a.bodiesUntil(701);
  });

  it("takes the same id from two people as two messages", async () => {
    const room = newRoom();
    const [a, b] = [await sit(room, room.users[0] ?? ""), await sit(room, room.users[1] ?? "")];
    a.send({ type: "send", id: "same", after: 0, body: "a" });
    await a.acked("same");
    b.send({ type: "send", id: "same", after: 0, body: "b" });
    expect(await b.acked("same")).toBe(2);
  });

  it("keeps one message of a form sent twice at once", async () => {
    const room = newRoom();
    const post = () =>
      roomStub(room).post(room, {
        author: room.users[0] ?? "",
        clientId: "form",
        after: null,
        kind: "text",
        body: "Hi",
        ref: null,
      });
    const [first, second] = await Promise.all([post(), post()]);
    expect(first).toEqual(second);
    expect((await roomStub(room).page(null, 50)).items).toHaveLength(1);
  });
});

describe("coming back", () => {
  it("brings what was missed, and nothing else", async () => {
    const room = newRoom();
    await fill(room, 20);
    const a = await sit(room, room.users[1] ?? "", 15);
    await a.bodiesUntil(20);
    expect(a.messages.map((one) => one.seq)).toEqual([16, 17, 18, 19, 20]);
    expect(a.frames.some((frame) => frame.type === "gap")).toBe(false);
  });

  it("starts a newcomer at the newest page", async () => {
    const room = newRoom();
    await fill(room, 120);
    const a = await sit(room, room.users[1] ?? "");
    expect(await a.type("welcome")).toMatchObject({ last: 120, read: 0, unread: 120, more: true });
    await a.bodiesUntil(120);
    expect(a.messages[0]?.seq).toBe(71);
  });

  it("says where the gap ends when too much was missed, and pages the rest", async () => {
    const room = newRoom();
    await fill(room, 600);
    const a = await sit(room, room.users[1] ?? "", 10);
    expect(await a.type("gap")).toEqual({ type: "gap", from: 551 });
    a.send({ type: "history", before: 551, limit: 100 });
    const page = await a.type("history");
    expect(page.messages.map((one: { seq: number }) => one.seq)).toEqual(
      Array.from({ length: 100 }, (_, i) => 451 + i),
    );
    expect(page.more).toBe(true);
  });

  it("counts bytes as well as entries", async () => {
    const room = newRoom();
    await fill(room, 40, () => "x".repeat(10_000));
    const a = await sit(room, room.users[1] ?? "", 1);
    expect((await a.type("gap")).type).toBe("gap");
  });

  it("goes on after an eviction between two messages, with the same sockets", async () => {
    const room = newRoom();
    const [a, b] = [await sit(room, room.users[0] ?? ""), await sit(room, room.users[1] ?? "")];
    a.send(message("before"));
    await b.bodiesUntil(1);
    await evictDurableObject(roomStub(room));
    b.send(message("after", 1));
    expect(await a.bodiesUntil(2)).toEqual(["before", "after"]);
  });

  it("knows its members after sleeping before the first message", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    await evictDurableObject(roomStub(room));
    a.send(message("first of all"));
    expect(await a.bodiesUntil(1)).toEqual(["first of all"]);
    const inbox = await sitAtInbox(room.users[1] ?? "");
    await roomStub(room).introduce(room);
    await inbox.until((frame) => (frame.unread?.conversations ?? 0) === 1);
  });

  it("answers pings without waking", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    await evictDurableObject(roomStub(room));
    a.send("ping");
    await a.type("pong");
  });
});

describe("reading", () => {
  it("moves a pointer forward only, and tells the others", async () => {
    const room = newRoom();
    await fill(room, 5);
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    b.send({ type: "read", seq: 4 });
    expect(await a.type("read")).toEqual({ type: "read", user: solver, seq: 4 });
    b.send({ type: "read", seq: 2 }).send({ type: "read", seq: 99 });
    await a.until((frame) => frame.type === "read" && frame.seq === 5);
    expect(a.frames.filter((frame) => frame.type === "read").map((frame) => frame.seq)).toEqual([4, 5]);
  });

  it("keeps the pointer of a writer who then stays silent, past what memory holds", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    await roomStub(room).post(room, {
      author: solver,
      clientId: "own",
      after: null,
      kind: "text",
      body: "mine",
      ref: null,
    });
    await fill(room, 700);
    await evictDurableObject(roomStub(room));
    expect(await roomStub(room).summary(solver)).toMatchObject({ unread: 700 });
    expect(await roomStub(room).summary(poster)).toMatchObject({ unread: 0 });
  });
});

describe("changing", () => {
  it("folds edits, deletions and reactions into what they change", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    a.send(message("teh")).send(message("secret"));
    await b.bodiesUntil(2);
    a.send({ type: "edit", id: "e1", after: 2, seq: 1, body: "the" });
    a.send({ type: "edit", id: "e2", after: 2, seq: 2, body: "still secret" });
    b.send({ type: "react", id: "r1", after: 2, seq: 1, emoji: "👍" });
    await b.acked("r1");
    a.send({ type: "delete", id: "d1", after: 2, seq: 2 });
    await a.acked("d1");
    const { items } = await roomStub(room).page(null, 50);
    expect(items[0]).toMatchObject({ body: "the", editedAt: expect.any(String), reactions: { "👍": [solver] } });
    expect(items[1]).toMatchObject({ body: "", deletedAt: expect.any(String) });
    expect(JSON.stringify(items)).not.toContain("secret");
    expect((await roomStub(room).page(null, 2)).items.map((one) => one.kind)).not.toContain("text");
  });

  it("lets nobody change what is not theirs, not there or not a message", async () => {
    const room = newRoom();
    const [a, b] = [await sit(room, room.users[0] ?? ""), await sit(room, room.users[1] ?? "")];
    a.send(message("mine"));
    await b.bodiesUntil(1);
    b.send({ type: "edit", id: "x1", after: 1, seq: 1, body: "yours" });
    expect(await b.until((frame) => frame.id === "x1")).toMatchObject({ type: "error", code: "not_yours" });
    b.send({ type: "delete", id: "x2", after: 1, seq: 9 });
    expect(await b.until((frame) => frame.id === "x2")).toMatchObject({ code: "no_such_entry" });
  });

  it("takes a reaction back when it is made again", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    a.send(message("nice"));
    await a.bodiesUntil(1);
    a.send({ type: "react", id: "r1", after: 1, seq: 1, emoji: "🎉" }).send({
      type: "react",
      id: "r2",
      after: 1,
      seq: 1,
      emoji: "🎉",
    });
    await a.acked("r2");
    expect((await roomStub(room).page(2, 1)).items[0]?.reactions).toEqual({});
  });
});

describe("who may", () => {
  it("answers bad frames with an error and keeps the connection", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    for (const bad of ["{", "[]", '{"type":"nope"}', '{"type":"send"}', "pong"]) {
      const from = a.frames.length;
      a.send(bad);
      expect(await a.type("error", from)).toMatchObject({ code: "invalid_frame" });
    }
    const from = a.frames.length;
    a.send({ type: "send", id: "e", after: 0, body: "   " });
    expect(await a.type("error", from)).toMatchObject({ code: "empty_message", id: "e" });
    a.send(message("still here"));
    await a.bodiesUntil(1);
  });

  it("wants a hello of its own version first", async () => {
    const room = newRoom();
    const a = await connect(room, room.users[0] ?? "");
    a.send(message("too soon"));
    expect(await a.type("error")).toMatchObject({ code: "hello_first" });
    a.send({ type: "hello", proto: 99 });
    await a.until((frame) => frame.code === "unsupported_proto");
  });

  it("ends a kicked person's sockets at once", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    await roomStub(room).kick(solver, "suspended");
    expect((await b.close()).code).toBe(4003);
    a.send(message("alone"));
    await a.bodiesUntil(1);
    expect(b.messages).toEqual([]);
    expect(await a.until((frame) => frame.type === "presence" && !frame.present)).toMatchObject({ user: solver });
  });

  it("sends nothing to, and takes nothing from, an identity that has expired", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    await inside(room, (_object, state) => {
      for (const socket of state.getWebSockets(solver)) writeSeat(socket, { ...seatOf(socket), exp: Date.now() - 1 });
    });
    a.send(message("unseen"));
    await a.bodiesUntil(1);
    b.send(message("refused"));
    expect(await b.type("error")).toMatchObject({ code: "identity_expired" });
    expect(b.messages).toEqual([]);
    b.send({ type: "renew", token: "not.a.token" });
    expect(await b.until((frame) => frame.code === "invalid_token")).toBeDefined();
  });

  it("refuses frames beyond the limit, and goes on", async () => {
    const room = newRoom();
    const a = await sit(room, room.users[0] ?? "");
    a.send({ type: "send", id: "big", after: 0, body: "x".repeat(70_000) });
    expect(await a.type("error")).toMatchObject({ code: "frame_too_large" });
    a.send(message("A smaller one."));
    await a.bodiesUntil(1);
  });
});

describe("telling inboxes", () => {
  const heard = (user: string) => runInDurableObject(inboxStub(user), (object: UserInbox) => object.store.unread());

  it("tells an absent member at once, and clears it when they read", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const inbox = await sitAtInbox(solver);
    const a = await sit(room, poster);
    a.send(message("Are you there?"));
    const told = await inbox.type("conversation");
    expect(told).toMatchObject({
      unread: { conversations: 1 },
      conversation: { id: room.id, unread: 1, last: { preview: "Are you there?" } },
    });
    const b = await sit(room, solver);
    b.send({ type: "read", seq: 1 });
    await inbox.until((frame) => frame.type === "conversation" && frame.unread.conversations === 0);
  });

  it("does not tell who is here, until a minute has passed unread", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    a.send(message("one"));
    await b.bodiesUntil(1);
    expect(await heard(solver)).toEqual({ notifications: 0, conversations: 0 });
    expect(await runDurableObjectAlarm(roomStub(room))).toBe(true);
    expect(await heard(solver)).toEqual({ notifications: 0, conversations: 1 });
    expect(await heard(poster)).toEqual({ notifications: 0, conversations: 0 });
    expect(await runDurableObjectAlarm(roomStub(room))).toBe(false);
  });

  it("leaves the list as it is when the last socket goes", async () => {
    const room = newRoom();
    const [poster = ""] = room.users;
    const inbox = await sitAtInbox(poster);
    const a = await sit(room, poster);
    a.send(message("bye"));
    await a.bodiesUntil(1);
    a.socket.close(1000);
    expect(await inbox.type("conversation")).toMatchObject({ conversation: { unread: 0, last: { preview: "bye" } } });
  });

  it("tells the same by the system's entries, once per event", async () => {
    const room = newRoom();
    const entry = {
      author: null,
      clientId: "evt_1",
      after: null,
      kind: "system" as const,
      body: "hold.held",
      ref: null,
      data: { amountMinor: 5 },
    };
    await roomStub(room).post(room, entry);
    await evictDurableObject(roomStub(room));
    await roomStub(room).post(room, entry);
    const { items } = await roomStub(room).page(null, 10);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ author: null, id: "evt_1", kind: "system", n: 0, data: { amountMinor: 5 } });
  });
});
