import { describe, expect, it } from "vitest";
import { InboxTeller } from "./inbox-teller.ts";
import type { RoomNews } from "./user-inbox.ts";

/** A room of one reader, with a clock of the test's own. */
function room() {
  const told: number[] = [];
  const later: { run: () => void; ms: number }[] = [];
  const state = { now: 0, last: 0, read: 0, fails: false };
  const newsFor = (): RoomNews => ({
    room: { id: "cnv_x", jurisdiction: null },
    last: null,
    lastSeq: state.last,
    lastN: state.last,
    readSeq: state.read,
    readN: state.read,
    mentions: 0,
    mutedUntil: null,
  });
  const teller = new InboxTeller({
    now: () => state.now,
    newsFor,
    tell: async (_user, news) => {
      if (state.fails) throw new Error("unreachable");
      told.push(news.lastSeq);
    },
    later: (run, ms) => later.push({ run, ms }),
    failed: () => {},
  });
  const write = (atOnce = false) => {
    state.last += 1;
    teller.missed("usr", atOnce);
  };
  return { told, later, state, teller, write };
}

describe("an absent member's inbox", () => {
  it("hears of the first message at once, and of the next ones together", () => {
    const { told, later, state, write } = room();
    write();
    state.now = 500;
    write();
    write();
    expect(told).toEqual([1]);
    expect(later.map(({ ms }) => ms)).toEqual([2_500]);
    state.now = 3_000;
    later[0]?.run();
    expect(told).toEqual([1, 3]);
    write();
    expect(later).toHaveLength(2);
  });

  it("hears at once when something becomes unread, however little time has passed", () => {
    const { told, state, teller, write } = room();
    write();
    state.read = 1;
    teller.read("usr");
    write();
    expect(told).toEqual([1, 1, 2]);
  });

  it("does not hear of what its person read while they were here", () => {
    const { told, state, teller } = room();
    teller.assume("usr", () => false);
    state.last = 1;
    state.read = 1;
    teller.read("usr");
    expect(told).toEqual([]);
    teller.left("usr");
    expect(told).toEqual([1]);
  });

  it("hears of a mention at once", () => {
    const { told, write } = room();
    write();
    write(true);
    expect(told).toEqual([1, 2]);
  });

  it("hears of reading only when it shows something unread", async () => {
    const { told, state, teller, write } = room();
    write();
    state.read = 1;
    teller.read("usr");
    teller.read("usr");
    expect(told).toEqual([1, 1]);
  });

  it("is told again by the alarm when it could not be reached", async () => {
    const { told, state, teller, write } = room();
    state.fails = true;
    write();
    await Promise.resolve();
    await expect(teller.catchUp(["usr"])).rejects.toThrow();
    state.fails = false;
    await teller.catchUp(["usr"]);
    await teller.catchUp(["usr"]);
    expect(told).toEqual([1]);
  });
});
