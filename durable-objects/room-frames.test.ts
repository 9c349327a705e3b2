/** Whatever is sent to a room, it answers with a frame of the contract and keeps the connection. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomServerFrame } from "#contract/messages";
import type { ConversationRoom } from "./conversation-room.ts";
import { connect, inboxStub, message, newRoom, roomStub, sit, type TestSocket } from "./test-sockets.ts";

const types = "hello renew send edit delete react read typing history search mute leave ping nope".split(" ");
const fields = "proto since token id after body fileIds mentions ref seq emoji before limit q cursor until".split(" ");
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    -1,
    0,
    1,
    2 ** 53,
    1.5,
    Number.MIN_VALUE,
    "",
    " ",
    "\u0000",
    "\ud800",
    "👍",
    "__proto__",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);
/** Nearly right frames: a known type, with some of the fields, some of them right. */
const nearly = fc
  .tuple(
    fc.constantFrom(...types),
    fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 }),
    fc.subarray(
      Object.entries({
        id: "w1",
        after: 0,
        body: "Hi",
        seq: 1,
        emoji: "👍",
        before: 5,
        q: "hi",
        proto: 1,
        until: null,
      }),
    ),
  )
  .map(([type, wild, right]) => JSON.stringify({ type, ...wild, ...Object.fromEntries(right) }));
const anything = fc.oneof(
  { weight: 5, arbitrary: nearly },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
);

/** Everything sent before has been answered, or needed no answer. */
async function alive(socket: TestSocket): Promise<void> {
  socket.send("ping");
  await socket.type("pong");
  // Empty, so refused whatever the frames before have brought about.
  socket.send({ type: "send", id: "the-last", after: 0, body: " " });
  await socket.until((frame) => frame.type === "error" && frame.id === "the-last");
}

/** Limits are not what is tried here. */
const withoutLimits = (object: ConversationRoom) => {
  for (const bucket of [object.sends, object.requests]) bucket.take = () => 0;
};

describe("frames of every shape", () => {
  it("are answered by the contract and never cost the connection", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 25 }), fc.boolean(), async (frames, greeted) => {
        const room = newRoom();
        const user = room.users[0] ?? "";
        const socket = greeted ? await sit(room, user) : await connect(room, user);
        await runInDurableObject(roomStub(room), withoutLimits);
        for (const frame of frames) socket.socket.send(frame);
        await alive(socket);
        expect(socket.closed).toBeNull();
        for (const frame of socket.frames) {
          if (frame.type === "pong") continue;
          expect(frame.code).not.toBe("internal_error");
          expect(roomServerFrame.safeParse(frame).error, JSON.stringify(frame)).toBeUndefined();
        }
        // What was taken is stored as everybody was shown it.
        const shown = socket.messages;
        await evictDurableObject(roomStub(room));
        const stored = (await roomStub(room).page(null, 100)).items;
        expect(stored.map(({ seq, id, kind }) => [seq, id, kind])).toEqual(
          shown.map(({ seq, id, kind }) => [seq, id, kind]),
        );
        const unchanged = (list: typeof stored) =>
          list
            .filter((one) => one.kind === "text" && !one.editedAt && !one.deletedAt)
            .map((one) => [one.seq, one.body]);
        const live = new Map(shown.map((one) => [one.seq, one.body]));
        for (const [seq, body] of unchanged(stored)) expect(body).toBe(live.get(Number(seq)));
      }),
      { numRuns: 40 },
    );
  });

  it("too large, in bytes or not a text, are refused and nothing else happens", async () => {
    const room = newRoom();
    const socket = await sit(room, room.users[0] ?? "");
    for (const bad of [
      "x".repeat(70_000),
      new Uint8Array(70_000),
      JSON.stringify({ type: "send", id: "big", after: 0, body: "é".repeat(9_000) }),
      `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
    ]) {
      const from = socket.frames.length;
      socket.socket.send(bad);
      expect(["invalid_frame", "frame_too_large"]).toContain((await socket.type("error", from)).code);
    }
    socket.send(message("Still here."));
    await socket.bodiesUntil(1);
  });

  it("with files are told which way to take, and answers to what is not there are refused", async () => {
    const room = newRoom();
    const socket = await sit(room, room.users[0] ?? "");
    const fileIds = ["fil_01hzzzzzzzzzzzzzzzzzzzzzzz"];
    socket.send({ ...message("See here."), id: "f1", fileIds });
    expect(await socket.until((frame) => frame.id === "f1")).toMatchObject({ code: "file_not_usable" });
    socket.send({ ...message("You said:"), id: "f2", ref: 9 });
    expect(await socket.until((frame) => frame.id === "f2")).toMatchObject({ code: "no_such_entry" });
  });

  it("are limited, greetings and renewals too", async () => {
    const room = newRoom();
    const socket = await sit(room, room.users[0] ?? "");
    for (let i = 0; i < 90; i++) socket.send({ type: "hello", proto: 1, since: 0 });
    expect(await socket.type("error")).toMatchObject({ code: "rate_limited" });
  });

  it("are limited, but whoever said too much and connects anew is let in", async () => {
    const room = newRoom();
    const user = room.users[0] ?? "";
    const socket = await sit(room, user);
    for (let i = 0; i < 90; i++) socket.send({ type: "hello", proto: 1, since: 0 });
    await socket.type("error");
    const again = await sit(room, user);
    expect(again.frames[0]).toMatchObject({ type: "welcome" });
  });
});

describe("what it costs", () => {
  it("a message is one row and no request to another object while everybody is there; a ping is nothing", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    a.send(message("first"));
    await b.bodiesUntil(1);
    const counted = await runInDurableObject(roomStub(room), (object: ConversationRoom, state) => {
      const calls = { frames: 0, inboxes: 0, alarms: 0 };
      const answer = object.webSocketMessage.bind(object);
      object.webSocketMessage = (socket, data) => {
        calls.frames += 1;
        return answer(socket, data);
      };
      const set = state.storage.setAlarm.bind(state.storage);
      state.storage.setAlarm = (at) => {
        calls.alarms += 1;
        return set(at);
      };
      const missed = object.teller.missed.bind(object.teller);
      object.teller.missed = (user, atOnce) => {
        calls.inboxes += 1;
        return missed(user, atOnce);
      };
      return { calls, rows: object.log.rowsWritten };
    });
    const sent = 10;
    for (let i = 0; i < sent; i++) a.send(message(`${i}`));
    await b.bodiesUntil(sent + 1);
    for (const socket of [a, b]) {
      socket.send("ping");
      await socket.type("pong");
    }
    const rows = await runInDurableObject(roomStub(room), (object: ConversationRoom) => object.log.rowsWritten);
    expect({ ...counted.calls, rows: rows - counted.rows }).toEqual({
      frames: sent,
      inboxes: 0,
      alarms: 0,
      rows: sent,
    });
  });

  it("pings wake nobody", async () => {
    const room = newRoom();
    const socket = await sit(room, room.users[0] ?? "");
    const isAwake = () =>
      runInDurableObject(roomStub(room), (object: ConversationRoom & { wasHere?: true }) => {
        const was = object.wasHere ?? false;
        object.wasHere = true;
        return was;
      });
    await isAwake();
    expect(await isAwake()).toBe(true);
    await evictDurableObject(roomStub(room));
    for (let i = 0; i < 5; i++) {
      const from = socket.frames.length;
      socket.send("ping");
      await socket.type("pong", from);
    }
    expect(await isAwake()).toBe(false);
  });

  it("an absent member's inbox hears at most once per few seconds, of the first at once", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const a = await sit(room, poster);
    const heard = await runInDurableObject(inboxStub(solver), (object) => {
      const calls: number[] = [];
      const hear = object.store.conversations.hear.bind(object.store.conversations);
      object.store.conversations.hear = (news) => {
        calls.push(news.lastSeq);
        return hear(news);
      };
      return calls;
    });
    for (let i = 0; i < 15; i++) a.send(message(`${i}`));
    await a.bodiesUntil(15);
    const news = await runInDurableObject(inboxStub(solver), (object) => object.conversations([room.id]));
    expect(news).toMatchObject([{ unread: expect.any(Number) }]);
    expect(heard.length).toBe(1);
  });
});
