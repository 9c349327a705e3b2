import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LastEntry } from "#contract/messages";
import { newId } from "../worker/platform/ids.ts";
import { inboxStub, message, newRoom, roomStub, sessionOf, sit, sitAtInbox } from "./test-sockets.ts";
import type { NewNote, RoomNews } from "./user-inbox.ts";

let made = 0;
const note = (at = 1_800_000_000_000): NewNote => {
  made += 1;
  return { id: `evt_${made}`, kind: "hold.held", subject: { title: `Note ${made}` }, at };
};

describe("notes", () => {
  it("reach every tab live, once per event", async () => {
    const user = newId("user");
    const [one, two] = [await sitAtInbox(user), await sitAtInbox(user)];
    const held = note(Date.now());
    await inboxStub(user).add([held]);
    await inboxStub(user).add([held, held]);
    for (const tab of [one, two]) {
      expect(await tab.type("notes")).toMatchObject({
        unread: { notifications: 1 },
        notes: [{ id: held.id, ord: 1, category: "money", read: false }],
      });
    }
    await evictDurableObject(inboxStub(user));
    await inboxStub(user).add([held]);
    expect((await inboxStub(user).list(null, 50, false)).notes).toHaveLength(1);
  });

  it("are read on all devices: one, up to one, all", async () => {
    const user = newId("user");
    const now = Date.now();
    const notes = [note(now), note(now), note(now), note(now)];
    await inboxStub(user).add(notes);
    const [one, two] = [await sitAtInbox(user), await sitAtInbox(user)];
    one.send({ type: "read", ids: [notes[2]?.id] });
    expect(await two.type("read")).toMatchObject({ ids: [notes[2]?.id], unread: { notifications: 3 } });
    one.send({ type: "read", through: 2 });
    await two.until((frame) => frame.type === "read" && frame.unread.notifications === 1);
    await evictDurableObject(inboxStub(user));
    expect((await inboxStub(user).list(null, 50, false)).notes.map(({ read }) => read)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect((await inboxStub(user).list(null, 50, true)).notes.map(({ ord }) => ord)).toEqual([4]);
    expect(await inboxStub(user).markRead({ all: true })).toEqual({ notifications: 0, conversations: 0 });
    await inboxStub(user).add([note(now)]);
    expect(await inboxStub(user).unread()).toMatchObject({ notifications: 1 });
  });

  it("come back to a client by what it had", async () => {
    const user = newId("user");
    await inboxStub(user).add([note(Date.now()), note(Date.now()), note(Date.now())]);
    const back = await sitAtInbox(user, 1);
    expect((await back.type("notes")).notes.map(({ ord }: { ord: number }) => ord)).toEqual([2, 3]);
    await inboxStub(user).add(Array.from({ length: 70 }, () => note(Date.now())));
    const late = await sitAtInbox(user, 3);
    expect(await late.type("gap")).toEqual({ type: "gap", from: 24 });
  });

  it("are 200 at most, and none older than 90 days", async () => {
    const user = newId("user");
    await inboxStub(user).add([note(Date.now() - 91 * 86_400_000)]);
    await inboxStub(user).add(Array.from({ length: 210 }, () => note(Date.now())));
    expect((await inboxStub(user).list(null, 500, false)).notes).toHaveLength(200);
    expect(await inboxStub(user).unread()).toMatchObject({ notifications: 200 });
  });
});

describe("conversations", () => {
  const last = (seq: number): LastEntry => ({
    seq,
    author: null,
    kind: "text",
    preview: `${seq}`,
    at: new Date(1_000 * seq).toISOString(),
  });

  it("count right after any order of news", async () => {
    const room = { id: newId("conversation"), jurisdiction: null };
    const story = fc
      .array(fc.record({ writes: fc.nat(3), reads: fc.boolean() }), { minLength: 1, maxLength: 8 })
      .chain((steps) => {
        const news: RoomNews[] = [];
        let [seq, read] = [0, 0];
        for (const step of steps) {
          seq += step.writes;
          if (step.reads) read = seq;
          news.push({
            room,
            last: last(seq),
            lastSeq: seq,
            lastN: seq,
            readSeq: read,
            readN: read,
            mentions: 0,
            mutedUntil: null,
          });
        }
        return fc.tuple(
          fc.constant(news),
          fc.shuffledSubarray(news, { minLength: news.length }),
          fc.array(fc.nat(news.length - 1)),
        );
      });
    await fc.assert(
      fc.asyncProperty(story, async ([news, shuffled, again]) => {
        const user = newId("user");
        const end = news.at(-1);
        await runInDurableObject(inboxStub(user), (inbox) => {
          for (const one of shuffled) inbox.hear(one);
          for (const i of again) inbox.hear(news[i] ?? (end as RoomNews));
          const [conversation] = inbox.conversations([room.id]);
          expect(conversation?.unread).toBe((end?.lastN ?? 0) - (end?.readN ?? 0));
          expect(conversation?.last?.seq).toBe(end?.lastSeq);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("are listed by what was last said, over pages, also when it was said in one instant", async () => {
    const user = newId("user");
    const ids = Array.from({ length: 7 }, () => newId("conversation"));
    for (const [i, id] of ids.entries()) {
      const at = i < 4 ? 5 : 6;
      const news = { room: { id, jurisdiction: null }, last: { ...last(1), at: new Date(at).toISOString() } };
      await inboxStub(user).hear({
        ...news,
        lastSeq: 1,
        lastN: 1,
        readSeq: 0,
        readN: 0,
        mentions: 0,
        mutedUntil: i === 0 ? Date.now() + 3_600_000 : null,
      });
    }
    const seen: string[] = [];
    for (let from: { at: number; skip: number } | null = null; ; ) {
      const page: Awaited<ReturnType<ReturnType<typeof inboxStub>["conversationPage"]>> = await inboxStub(
        user,
      ).conversationPage(from, 2);
      seen.push(...page.items.map((item) => item.id));
      from = page.next;
      if (from === null) break;
    }
    expect(new Set(seen.slice(0, 3))).toEqual(new Set(ids.slice(4)));
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(7);
    expect(await inboxStub(user).unread()).toMatchObject({ conversations: 6 });
  });

  it("do not count while they are muted", async () => {
    const room = newRoom();
    const [poster = "", solver = ""] = room.users;
    const [a, b] = [await sit(room, poster), await sit(room, solver)];
    b.send({ type: "mute", until: new Date(Date.now() + 3_600_000).toISOString() });
    await b.type("muted");
    b.socket.close(1000);
    a.send(message("psst"));
    await a.bodiesUntil(1);
    const inbox = await sitAtInbox(solver);
    await roomStub(room).introduce(room);
    await inbox.until((frame) => (frame.unread?.conversations ?? 1) === 0);
    expect((await inboxStub(solver).conversations([room.id]))[0]).toMatchObject({ muted: true, unread: 1 });
  });

  it("ring no alarm for a mute that does not end", async () => {
    const user = newId("user");
    const room = { id: newId("conversation"), jurisdiction: null };
    const until = Date.parse("9999-12-31T00:00:00.000Z");
    const news = { room, last: last(1), lastSeq: 1, lastN: 1, readSeq: 0, readN: 0, mentions: 0, mutedUntil: until };
    await runInDurableObject(inboxStub(user), async (inbox, state) => {
      inbox.hear(news);
      expect(inbox.store.conversations.unread()).toBe(0);
      expect(await state.storage.getAlarm()).toBeNull();
    });
    expect(await runDurableObjectAlarm(inboxStub(user))).toBe(false);
  });

  it("count again by themselves when the time of a mute is over, and mail and push then hear of them", async () => {
    const user = newId("user");
    const room = { id: newId("conversation"), jurisdiction: null };
    const until = Date.now() + 3_600_000;
    const news = { room, last: last(1), lastSeq: 1, lastN: 1, readSeq: 0, readN: 0, mentions: 0, mutedUntil: until };
    await runInDurableObject(inboxStub(user), (inbox) => {
      inbox.hear(news);
      const { conversations } = inbox.store;
      expect([conversations.unread(until - 1), conversations.unread(until)]).toEqual([0, 1]);
      expect(conversations.some([room.id], until - 1)).toMatchObject([{ muted: true, unread: 1 }]);
      expect(conversations.some([room.id], until)).toMatchObject([{ muted: false, unread: 1 }]);
      expect(conversations.unheard()).toEqual([{ room: room.id, readSeq: 0, since: until }]);
    });
  });
});

it("ends a person's sockets in their inbox and in every room", async () => {
  const room = newRoom();
  const [poster = "", solver = ""] = room.users;
  await roomStub(room).introduce(room);
  const [inbox, socket, other] = [await sitAtInbox(solver), await sit(room, solver), await sit(room, poster)];
  expect(sessionOf(solver)).toContain(solver);
  await inboxStub(solver).kickEverywhere(solver, "suspended");
  expect([(await inbox.close()).code, (await socket.close()).code]).toEqual([4003, 4003]);
  other.send(message("still here"));
  await other.bodiesUntil(1);
});

it("answers bad frames with an error and goes on", async () => {
  const user = newId("user");
  const tab = await sitAtInbox(user);
  for (const bad of ["{", '{"type":"nope"}', '{"type":"read","ids":"all"}']) {
    const from = tab.frames.length;
    tab.send(bad);
    expect(await tab.type("error", from)).toMatchObject({ code: "invalid_frame" });
  }
  await inboxStub(user).add([note(Date.now())]);
  await tab.type("notes");
});

describe("notes of one kind about one thing", () => {
  const applied = (challengeId: string): NewNote => ({
    ...note(Date.now()),
    kind: "application.submitted",
    subject: { challengeId },
  });
  const lines = async (user: string) =>
    (await inboxStub(user).listGroups(null, 50, false)).notes.map(({ count, read }) => [count, read]);

  it("are one line, which is read as one; read and unread stay apart", async () => {
    const [user, a, b] = [newId("user"), newId("challenge"), newId("challenge")];
    const notes = [applied(a), applied(b), applied(a), note(Date.now()), applied(a)];
    for (const one of notes) await inboxStub(user).add([one]);
    expect(await lines(user)).toEqual([
      [3, false],
      [1, false],
      [1, false],
    ]);
    expect(await inboxStub(user).markRead({ group: notes[4]?.id ?? "" })).toMatchObject({ notifications: 2 });
    await inboxStub(user).add([applied(a)]);
    expect(await lines(user)).toEqual([
      [1, false],
      [3, true],
      [1, false],
      [1, false],
    ]);
    expect((await inboxStub(user).listGroups(3, 50, false)).notes).toHaveLength(1);
    expect(await inboxStub(user).markRead({ group: "evt_unknown" })).toMatchObject({ notifications: 3 });
    expect(await inboxStub(user).markRead({ all: true })).toMatchObject({ notifications: 0 });
  });

  it("count right after any order of events, readings and redeliveries", async () => {
    const challenges = [newId("challenge"), newId("challenge")];
    const step = fc.record({
      challenge: fc.nat(1),
      again: fc.boolean(),
      reads: fc.constantFrom("nothing", "one", "group", "all"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const user = newId("user");
        const model: { id: string; challenge: string; read: boolean }[] = [];
        for (const { challenge, again, reads } of steps) {
          const about = challenges[challenge] ?? "";
          const one = applied(about);
          await inboxStub(user).add(again ? [one, one] : [one]);
          if (again) await inboxStub(user).add([one]);
          model.push({ id: one.id, challenge: about, read: false });
          if (reads === "one") await inboxStub(user).markRead({ ids: [one.id] });
          if (reads === "group") await inboxStub(user).markRead({ group: one.id });
          if (reads === "all") await inboxStub(user).markRead({ all: true });
          for (const known of model) {
            const isRead = { nothing: false, one: known.id === one.id, group: known.challenge === about, all: true };
            known.read ||= isRead[reads];
          }
        }
        const { notes, unread } = await inboxStub(user).listGroups(null, 50, false);
        expect(unread.notifications).toBe(model.filter(({ read }) => !read).length);
        const expected = challenges.flatMap((about) =>
          [true, false].map((read) => model.filter((m) => m.challenge === about && m.read === read).length),
        );
        const shown = challenges.flatMap((about) =>
          [true, false].map(
            (read) => notes.find((n) => n.subject.challengeId === about && n.read === read)?.count ?? 0,
          ),
        );
        expect(shown).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a person who goes", () => {
  it("takes everything along, shown or not, and leaves nothing", async () => {
    const user = newId("user");
    const tab = await sitAtInbox(user);
    const [shown, hidden] = [note(Date.now()), note(Date.now())];
    await inboxStub(user).add([shown]);
    await inboxStub(user).add([hidden], false);
    await inboxStub(user).hear({
      room: { id: newId("conversation"), jurisdiction: null },
      last: null,
      lastSeq: 1,
      lastN: 1,
      readSeq: 0,
      readN: 0,
      mentions: 0,
      mutedUntil: null,
    });
    const all = await inboxStub(user).export();
    expect(new Set(all.notes.map(({ id }) => id))).toEqual(new Set([shown.id, hidden.id]));
    expect(all.conversations).toMatchObject([{ unread: 1 }]);
    await inboxStub(user).erase();
    expect((await tab.close()).code).toBe(4003);
    expect(await inboxStub(user).export()).toEqual({ notes: [], conversations: [] });
    // Somebody who is gone hears nothing any more, also after a sleep.
    await evictDurableObject(inboxStub(user));
    await inboxStub(user).add([shown]);
    expect(await inboxStub(user).unread()).toEqual({ notifications: 0, conversations: 0 });
  });
});
