import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newPerson } from "../testing/people.ts";
import { contextOf, systemContext } from "../testing/situations.ts";
import { cacheGroups, forGuests, invalidate } from "./cache.ts";
import { hourMs } from "./clock.ts";
import type { Context } from "./context.ts";

const start = Date.now();

/** A guest at an instant; what they defer is waited for by `settled`. */
function guest(now = start): Context & { settled: () => Promise<unknown> } {
  const deferred: Promise<unknown>[] = [];
  const defer = (work: Promise<unknown>) => void deferred.push(work);
  // What is deferred may defer more, so it is looked at until nothing is left.
  const settled = async () => {
    while (deferred.length > 0) await deferred.shift();
  };
  return { ...systemContext(now), actor: null, defer, settled };
}

/** A load that counts itself. */
function counted() {
  let loads = 0;
  return { load: async () => ++loads, loads: () => loads };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the cache", () => {
  it("keeps profiles an hour, lists five minutes and searches ten", () => {
    expect(cacheGroups).toEqual({ people: 3_600, challenges: 300, search: 600 });
  });

  it("answers guests with what was made before", async () => {
    const { load, loads } = counted();
    const first = guest();
    expect(await forGuests(first, "search", "hit", load)).toBe(1);
    await first.settled();
    expect(await forGuests(guest(start + 599_000), "search", "hit", load)).toBe(1);
    expect(loads()).toBe(1);
  });

  it("gives a stale answer once more while a new one is made, and none that is too old", async () => {
    const put = vi.spyOn(env.CACHE, "put");
    const { load, loads } = counted();
    const first = guest();
    await forGuests(first, "challenges", "stale", load);
    await first.settled();
    expect(put.mock.calls[0]?.[2]).toEqual({ expirationTtl: 600 });
    const late = guest(start + 300_000);
    expect(await forGuests(late, "challenges", "stale", load)).toBe(1);
    await late.settled();
    expect(loads()).toBe(2);
    expect(await forGuests(guest(start + 301_000), "challenges", "stale", load)).toBe(2);
  });

  it("asks the record once for a crowd that comes together", async () => {
    const { load, loads } = counted();
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = () => gate.then(load);
    const crowd = Array.from({ length: 20 }, () => forGuests(guest(), "search", "crowd", slow));
    // All have looked into the cache by the time that a read which began after theirs is done.
    for (let each = 0; each < 5; each++) await env.CACHE.get("generation:search");
    release();
    expect(new Set(await Promise.all(crowd)).size).toBeLessThanOrEqual(loads());
    expect(loads()).toBeLessThan(20);
  });

  it("lets everybody load for themselves when the one who loads fails", async () => {
    let tries = 0;
    const load = async () => {
      tries += 1;
      if (tries === 1) throw new Error("canceled");
      return tries;
    };
    const [first, second] = await Promise.allSettled([
      forGuests(guest(), "search", "fails", load),
      forGuests(guest(), "search", "fails", load),
    ]);
    expect(first.status === "fulfilled" && second.status === "fulfilled").toBe(false);
    expect([first.status, second.status]).toContain("fulfilled");
  });

  it("forgets a whole group when an event moves its generation", async () => {
    const { load } = counted();
    const now = start + hourMs;
    const first = guest(now);
    await forGuests(first, "people", "moved", load);
    await first.settled();
    expect(await invalidate(guest(now + 1), "people", now)).toBeNull();
    expect(await forGuests(guest(now + 2), "people", "moved", load)).toBe(2);
  });

  it("counts hits, misses and stale answers", async () => {
    const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
    const { load } = counted();
    const first = guest();
    await forGuests(first, "search", "counted", load);
    await first.settled();
    await forGuests(guest(), "search", "counted", load);
    await forGuests(guest(start + 700_000), "search", "counted", load);
    const lines = info.mock.calls.map(([line]) => JSON.parse(String(line)));
    const outcomes = lines.filter(({ event }) => event === "cache.read").map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["miss", "hit", "stale"]);
  });

  it("is neither read nor written for somebody who is signed in, and a failing one only costs time", async () => {
    const put = vi.spyOn(env.CACHE, "put");
    const get = vi.spyOn(env.CACHE, "get");
    const { load } = counted();
    const person = contextOf(await newPerson("Cassie Cache"), start);
    expect([await forGuests(person, "search", "own", load), await forGuests(person, "search", "own", load)]).toEqual([
      1, 2,
    ]);
    expect(put).not.toHaveBeenCalled();
    expect(get).not.toHaveBeenCalled();
    get.mockRejectedValue(new Error("KV GET failed: 500"));
    expect(await forGuests(guest(), "search", "broken", load)).toBe(3);
  });
});
