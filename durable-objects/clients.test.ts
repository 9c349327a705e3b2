/** The clients of app/lib against real rooms and inboxes, over connections that break. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { InboxClient } from "../app/lib/inbox-client.ts";
import type { SocketConstructor, SocketLike } from "../app/lib/live-socket.ts";
import { RoomClient, type RoomClientOptions } from "../app/lib/room-client.ts";
import type { PostOutcome } from "../app/lib/room-sender.ts";
import type { RoomSnapshot } from "../app/lib/room-snapshot.ts";
import type { Write } from "../app/lib/room-writes.ts";
import { newId } from "../worker/platform/ids.ts";
import type { RoomPlace } from "./sockets.ts";
import { seatRequest } from "./stubs.ts";
import { inboxStub, newRoom, roomStub, sessionOf } from "./test-sockets.ts";

/** A network that can be cut: sockets made through it connect to an object. */
class Network {
  up = true;
  /** Connections that carry something; a cut one carries nothing any more, whatever its ends still do. */
  readonly #open = new Set<WebSocket>();
  readonly WebSocket: SocketConstructor;

  constructor(connect: () => Promise<Response>) {
    const network = this;
    this.WebSocket = class implements SocketLike {
      #socket: WebSocket | null = null;
      readonly #target = new EventTarget();
      constructor() {
        void this.#connect();
      }
      async #connect() {
        const socket = network.up
          ? await connect().then(
              ({ webSocket }) => webSocket,
              () => null,
            )
          : null;
        if (socket === null) return this.#emit("close", { code: 1006, reason: "" });
        this.#socket = socket;
        network.#open.add(socket);
        socket.accept();
        socket.addEventListener("message", ({ data }) => network.#open.has(socket) && this.#emit("message", { data }));
        socket.addEventListener("close", ({ code, reason }) => this.#emit("close", { code, reason }));
        this.#emit("open", {});
      }
      #emit(type: string, detail: object) {
        this.#target.dispatchEvent(Object.assign(new Event(type), detail));
      }
      send(data: string) {
        if (this.#socket !== null && network.#open.has(this.#socket)) this.#socket.send(data);
      }
      close(code?: number) {
        this.#socket?.close(code);
      }
      addEventListener(type: string, listener: (event: never) => void) {
        // Each event carries what its listener reads: `#emit` is given it above.
        this.#target.addEventListener(type, listener as unknown as EventListener);
      }
    };
  }

  /** Everything breaks, and what is on its way is lost. */
  cut(): void {
    this.up = false;
    const cut = [...this.#open];
    this.#open.clear();
    for (const socket of cut) socket.close(1000);
  }
}

function client(room: RoomPlace, user: string, options: Partial<RoomClientOptions> = {}) {
  const { id, jurisdiction, silent, members } = room;
  const network = new Network(() =>
    roomStub(room).fetch(seatRequest(user, sessionOf(user), { id, jurisdiction, silent, members })),
  );
  const made = new RoomClient({ url: "wss://test/socket", WebSocket: network.WebSocket, random: () => 0, ...options });
  made.connect();
  return { client: made, network };
}

async function until<Snapshot>(
  source: { subscribe(run: () => void): () => void; snapshot(): Snapshot },
  fits: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  for (;;) {
    const snapshot = source.snapshot();
    if (fits(snapshot)) return snapshot;
    await new Promise<void>((resolve) => {
      const stop = source.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

/** So many messages of the room's first member, as its log takes them. */
function letters(room: RoomPlace, count: number, body = (i: number) => `${i}`) {
  const author = room.members[0]?.user ?? "";
  return Array.from({ length: count }, (_, index) => {
    const i = index + 1;
    return { author, clientId: `f${i}`, at: i, kind: "text" as const, body: body(i), ref: null, extra: null };
  });
}

const bodies = (snapshot: RoomSnapshot) => snapshot.entries.map((entry) => entry.body);

describe("the room's client", () => {
  it("shows what it sends at once, then as everybody sees it", async () => {
    const room = newRoom();
    const [a, b] = room.users.map((user) => client(room, user).client);
    if (!a || !b) throw new Error("two people");
    a.send("Hello");
    expect(a.snapshot().unsent).toMatchObject([{ body: "Hello", state: "waiting" }]);
    await until(b, (snapshot) => bodies(snapshot).includes("Hello"));
    const own = await until(a, (snapshot) => snapshot.unsent.length === 0 && snapshot.entries.length === 1);
    expect(own.entries).toEqual(b.snapshot().entries);
    b.markRead(1);
    await until(a, (snapshot) => snapshot.read[b.snapshot().you ?? ""] === 1);
    b.react(1, "👍");
    a.edit(1, "Hello there");
    const seen = await until(
      b,
      (snapshot) => snapshot.entries[0]?.editedAt !== undefined && snapshot.entries[0].reactions !== undefined,
    );
    expect(seen.entries[0]).toMatchObject({ body: "Hello there", reactions: { "👍": [b.snapshot().you] } });
    b.type();
    await until(a, (snapshot) => snapshot.typing.length === 1);
    for (const one of [a, b]) one.close();
  });

  it("loses and doubles nothing when the network breaks and the object sleeps", async () => {
    const room = newRoom();
    const one = client(room, room.users[0] ?? "");
    const two = client(room, room.users[1] ?? "");
    await Promise.all([one, two].map((side) => until(side.client, (snapshot) => snapshot.you !== null)));
    for (let i = 0; i < 6; i++) {
      one.client.send(`one ${i}`);
      two.client.send(`two ${i}`);
      const side = i % 2 === 0 ? one : two;
      side.network.cut();
      side.network.up = true;
      side.client.wake();
      if (i !== 3) continue;
      await Promise.all([one, two].map(({ client: each }) => until(each, ({ connection }) => connection === "open")));
      await evictDurableObject(roomStub(room));
    }
    const isWhole = (snapshot: RoomSnapshot) => snapshot.unsent.length === 0 && snapshot.entries.length === 12;
    const [first, second] = await Promise.all([until(one.client, isWhole), until(two.client, isWhole)]);
    expect(first.entries).toEqual(second.entries);
    for (const name of ["one", "two"]) {
      const own = bodies(first).filter((body) => body.startsWith(name));
      expect(own).toEqual([0, 1, 2, 3, 4, 5].map((i) => `${name} ${i}`));
    }
    for (const side of [one, two]) side.client.close();
  });

  it("keeps what was written offline across a reload", async () => {
    const room = newRoom();
    const stored = new Map<string, Write>();
    const writes = {
      load: () => [...stored.values()],
      put: (write: Write) => stored.set(write.id, write),
      remove: (id: string) => stored.delete(id),
    };
    const before = client(room, room.users[0] ?? "", { writes });
    await until(before.client, (snapshot) => snapshot.you !== null);
    before.client.send("from the platform");
    await until(before.client, (snapshot) => snapshot.entries.length === 1);
    before.network.cut();
    before.client.send("from the train");
    before.client.edit(1, "from the platform, late");
    before.client.react(1, "🚂");
    expect(before.client.snapshot().entries[0]).toMatchObject({
      body: "from the platform, late",
      reactions: { "🚂": [room.users[0]] },
    });
    before.client.close();
    expect(stored.size).toBe(3);
    // Two tabs find the same writes and both send them.
    const tabs = [1, 2].map(() => client(room, room.users[0] ?? "", { writes }).client);
    for (const tab of tabs) {
      const { entries } = await until(tab, (snapshot) => snapshot.entries.length === 2 && snapshot.unsent.length === 0);
      expect(entries[1]).toMatchObject({ body: "from the train" });
    }
    await until(tabs[0] as RoomClient, ({ entries }) => entries[0]?.editedAt !== undefined); // reason: two were made
    await vi.waitUntil(() => stored.size === 0);
    const { items } = await roomStub(room).page(null, 50);
    expect(items.map(({ kind }) => kind)).toEqual(["text", "text", "edit", "react"]);
    for (const tab of tabs) tab.close();
  });

  it("shows a reaction to whoever comes later, and to whoever comes back", async () => {
    const room = newRoom();
    const [a, b] = room.users.map((user) => client(room, user));
    if (!a || !b) throw new Error("two people");
    a.client.send("Done.");
    await until(b.client, (snapshot) => snapshot.entries.length === 1);
    a.network.cut();
    b.client.react(1, "🎉");
    await until(b.client, (snapshot) => snapshot.entries[0]?.reactions !== undefined);
    b.client.send("Well done.");
    await until(b.client, (snapshot) => snapshot.entries.length === 2);
    b.client.react(3, "👍");
    await until(b.client, (snapshot) => snapshot.entries[1]?.reactions !== undefined);
    const later = client(room, room.users[0] ?? "");
    a.network.up = true;
    a.client.wake();
    for (const side of [later.client, a.client]) {
      const { entries } = await until(side, (snapshot) => snapshot.entries.length === 2 && snapshot.you !== null);
      expect(entries.map(({ reactions }) => reactions)).toEqual([{ "🎉": [room.users[1]] }, { "👍": [room.users[1]] }]);
    }
    for (const side of [a.client, b.client, later.client]) side.close();
  });

  it("sends messages with files by HTTP in their order, until they are taken", async () => {
    const room = newRoom();
    const tries: string[] = [];
    const post = async ({ id, body }: Write): Promise<PostOutcome> => {
      tries.push(body);
      if (tries.length === 1) return { later: null };
      if (body === "three") return { refused: "file_not_usable" };
      await roomStub(room).post(room, {
        author: room.users[0] ?? "",
        clientId: id,
        after: null,
        kind: "file",
        body,
        ref: null,
        files: [file],
      });
      return { sent: true };
    };
    const file = { id: "fil_1", name: "plan.png", type: "image/png", size: 1, width: 2, height: 3 };
    const { client: a } = client(room, room.users[0] ?? "", { post });
    await until(a, (snapshot) => snapshot.you !== null);
    a.send("one");
    a.send("two", { files: [file] });
    a.send("three", { files: [file] });
    a.send("four");
    const { entries, unsent } = await until(a, (snapshot) => snapshot.entries.length === 3);
    expect(entries.map(({ body, kind }) => [body, kind])).toEqual([
      ["one", "text"],
      ["two", "file"],
      ["four", "text"],
    ]);
    expect(tries).toEqual(["two", "two", "three"]);
    expect(unsent).toMatchObject([{ body: "three", state: "failed", error: "file_not_usable" }]);
    a.discard(unsent[0]?.id ?? "");
    expect(a.snapshot().unsent).toEqual([]);
    a.close();
  });

  it("undoes a change that is refused, says why, and tries it again under the same id", async () => {
    const room = newRoom();
    const ids = [0, 0, 0, 0].map((_, i) => `w${i}`);
    const { client: a } = client(room, room.users[0] ?? "", { newId: () => ids.shift() ?? "none" });
    a.send("Mine.");
    await until(a, (snapshot) => snapshot.entries.length === 1 && snapshot.unsent.length === 0);
    await roomStub(room).change({ ...room, silent: true });
    a.edit(1, "Mine, better.");
    a.react(1, "👍");
    expect(a.snapshot().entries[0]).toMatchObject({ body: "Mine, better.", reactions: { "👍": [room.users[0]] } });
    const { entries, refused } = await until(a, (snapshot) => snapshot.refused.length === 2);
    expect(entries[0]).toMatchObject({ body: "Mine." });
    expect(entries[0]?.reactions).toBeUndefined();
    expect(refused).toMatchObject([
      { id: "w1", type: "edit", seq: 1, body: "Mine, better.", state: "failed", error: "blocked" },
      { id: "w2", type: "react", seq: 1, body: "👍", error: "blocked" },
    ]);
    a.discard("w2");
    await roomStub(room).change({ ...room, silent: false });
    a.resend("w1");
    await until(a, (snapshot) => snapshot.entries[0]?.editedAt !== undefined);
    expect(a.snapshot().refused).toEqual([]);
    const { items } = await roomStub(room).page(null, 50);
    expect(items.map(({ id, kind }) => [id, kind])).toEqual([
      ["w0", "text"],
      ["w1", "edit"],
    ]);
    a.close();
  });

  it("gives a refused change up for a newer one of the same thing", async () => {
    const room = newRoom();
    const { client: a } = client(room, room.users[0] ?? "");
    a.send("Mine.");
    await until(a, (snapshot) => snapshot.entries.length === 1 && snapshot.unsent.length === 0);
    await roomStub(room).change({ ...room, silent: true });
    a.edit(1, "First try.");
    await until(a, (snapshot) => snapshot.refused.length === 1);
    await roomStub(room).change({ ...room, silent: false });
    a.edit(1, "Second try.");
    const { refused } = await until(a, (snapshot) => snapshot.entries[0]?.body === "Second try.");
    expect(refused).toEqual([]);
    a.close();
  });

  it("finds words, and brings what it found into the log", async () => {
    const room = newRoom();
    await runInDurableObject(roomStub(room), (object) => {
      object.log.meet(room);
      object.log.append(letters(room, 700, (i) => (i % 20 === 0 ? `Needle ${i}` : `${i}`)));
    });
    const { client: a } = client(room, room.users[1] ?? "");
    await until(a, (snapshot) => snapshot.entries.length > 0);
    a.search("NEEDLE");
    const first = await until(a, ({ search }) => search?.busy === false);
    expect(first.search?.messages[0]?.body).toBe("Needle 700");
    a.search("NEEDLE");
    const second = await until(a, ({ search }) => search?.messages.length === 35);
    expect(second.search?.cursor).toBeNull();
    a.reveal(20);
    const { entries } = await until(a, (snapshot) => (snapshot.entries[0]?.seq ?? 99) <= 20);
    expect(entries.find(({ seq }) => seq === 20)?.body).toBe("Needle 20");
    a.search("");
    expect(a.snapshot().search).toBeNull();
    a.close();
  });

  it("goes on from the page it was rendered with, and pages back", async () => {
    const room = newRoom();
    await runInDurableObject(roomStub(room), (object) => {
      object.log.meet(room);
      object.log.append(letters(room, 120));
    });
    const initial = await roomStub(room).page(116, 50);
    const { client: a } = client(room, room.users[1] ?? "", { initial });
    await until(a, (snapshot) => snapshot.entries.at(-1)?.seq === 120);
    for (;;) {
      a.loadOlder();
      const { more } = await until(a, (snapshot) => !snapshot.loadingOlder);
      if (!more) break;
    }
    expect(bodies(a.snapshot())).toEqual(Array.from({ length: 120 }, (_, i) => `${i + 1}`));
    a.close();
  });

  it("brings older entries that were asked for while the connection was away, or whose answer got lost", async () => {
    const room = newRoom();
    await runInDurableObject(roomStub(room), (object) => {
      object.log.meet(room);
      object.log.append(letters(room, 300));
    });
    const initial = await roomStub(room).page(null, 50);
    const { client: a, network } = client(room, room.users[1] ?? "", { initial });
    const oldest = async () => (await until(a, (snapshot) => !snapshot.loadingOlder)).entries[0]?.seq;
    expect(a.snapshot().connection).toBe("connecting");
    a.reveal(200);
    expect(await oldest()).toBe(151);
    a.loadOlder(20);
    network.cut();
    network.up = true;
    a.wake();
    expect(await oldest()).toBe(131);
    network.cut();
    a.loadOlder(20);
    network.up = true;
    a.wake();
    expect(await oldest()).toBe(111);
    a.close();
  });

  it("begins again after a gap that is too wide", async () => {
    const room = newRoom();
    const { client: a, network } = client(room, room.users[1] ?? "");
    await roomStub(room).post(room, {
      author: null,
      clientId: "evt_1",
      after: null,
      kind: "system",
      body: "hold.held",
      ref: null,
    });
    await until(a, (snapshot) => snapshot.entries.length === 1);
    network.cut();
    await runInDurableObject(roomStub(room), (object) => {
      object.log.append(letters(room, 600));
    });
    network.up = true;
    a.wake();
    const { entries, more } = await until(a, (snapshot) => snapshot.entries.at(-1)?.seq === 601);
    expect([entries[0]?.seq, entries.length, more]).toEqual([552, 50, true]);
    a.close();
  });

  it("waits when it is too fast, and still sends everything in order", async () => {
    const room = newRoom();
    await runInDurableObject(roomStub(room), (object) => object.log.meet(room));
    const { client: a } = client(room, room.users[0] ?? "");
    await until(a, (snapshot) => snapshot.you !== null);
    for (let i = 0; i < 24; i++) a.send(`${i}`);
    const { entries } = await until(a, (snapshot) => snapshot.unsent.length === 0);
    expect(entries.map((entry) => entry.body)).toEqual(Array.from({ length: 24 }, (_, i) => `${i}`));
    a.close();
  });

  it("stays away when its seat was taken", async () => {
    const room = newRoom();
    const { client: a } = client(room, room.users[0] ?? "");
    await until(a, (snapshot) => snapshot.you !== null);
    await roomStub(room).kick(room.users[0] ?? "", "suspended");
    expect((await until(a, (snapshot) => snapshot.connection === "ended")).connection).toBe("ended");
  });
});

describe("the inbox's client", () => {
  it("shows notes once and counts as told, through a break", async () => {
    const user = newId("user");
    const network = new Network(() => inboxStub(user).fetch(seatRequest(user, sessionOf(user), null)));
    const seen: string[] = [];
    const inbox = new InboxClient({
      url: "wss://test",
      WebSocket: network.WebSocket,
      random: () => 0,
      onNote: (note) => seen.push(note.id),
    });
    inbox.connect();
    const note = (id: string) => ({ id, kind: "hold.held" as const, subject: {}, at: Date.now() });
    await inboxStub(user).add([note("evt_0")]);
    await until(inbox, (snapshot) => snapshot.unread.notifications === 1);
    await inboxStub(user).add([note("evt_1")]);
    await until(inbox, (snapshot) => snapshot.unread.notifications === 2);
    network.cut();
    await inboxStub(user).add([note("evt_2"), note("evt_3")]);
    network.up = true;
    inbox.wake();
    const { notes } = await until(inbox, (snapshot) => snapshot.unread.notifications === 4);
    await until(inbox, (snapshot) => snapshot.notes[0]?.id === "evt_3");
    expect(seen.slice(-3)).toEqual(["evt_1", "evt_2", "evt_3"]);
    expect(new Set(seen).size).toBe(seen.length);
    expect(inbox.markReadThrough(notes[0]?.ord ?? 4)).toBe(true);
    inbox.markReadThrough(4);
    await until(inbox, (snapshot) => snapshot.unread.notifications === 0 && snapshot.notes.every(({ read }) => read));
    inbox.close();
  });
});
