import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newPerson } from "../testing/people.ts";
import { contextOf, systemContext } from "../testing/situations.ts";
import { cacheGroups, forGuests, invalidate } from "./cache.ts";
import { forget, memoryLimits, recall, remember, turnOf } from "./cache-memory.ts";
import { hourMs } from "./clock.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";

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
  vi.useRealTimers();
});

describe("the cache", () => {
  it("gives out profiles for an hour, lists for five minutes and searches for ten", () => {
    expect(cacheGroups).toEqual({ people: 3_600, challenges: 300, search: 600 });
  });

  it("answers guests with what was made before", async () => {
    const { load, loads } = counted();
    const first = guest();
    expect(await forGuests(first, "search", "hit", load)).toBe(1);
    await first.settled();
    expect(await forGuests(guest(start + 299_000), "search", "hit", load)).toBe(1);
    expect(loads()).toBe(1);
  });

  it("gives a stale answer once more while a new one is made, and none that is too old", async () => {
    const put = vi.spyOn(env.CACHE, "put");
    const { load, loads } = counted();
    const first = guest();
    await forGuests(first, "challenges", "stale", load);
    await first.settled();
    expect(put.mock.calls[0]?.[2]).toEqual({ expirationTtl: 300 });
    const late = guest(start + 150_000);
    expect(await forGuests(late, "challenges", "stale", load)).toBe(1);
    await late.settled();
    expect(loads()).toBe(2);
    expect(await forGuests(guest(start + 151_000), "challenges", "stale", load)).toBe(2);
    expect(await forGuests(guest(start + 450_000), "challenges", "stale", load)).toBe(3);
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

  it("goes on without a load whose request has ended, and keeps what came instead", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const { load, loads } = counted();
    void forGuests(guest(), "search", "ended", () => new Promise<number>(() => undefined));
    const second = guest();
    const answer = forGuests(second, "search", "ended", load);
    while (vi.getTimerCount() === 0) await env.CACHE.get("generation:search");
    vi.advanceTimersByTime(3_000);
    expect(await answer).toBe(1);
    await second.settled();
    expect(await forGuests(guest(), "search", "ended", load)).toBe(1);
    expect(loads()).toBe(1);
  });

  it("tells everybody what the record refuses, asking it once", async () => {
    let tries = 0;
    const load = async () => {
      tries += 1;
      await env.CACHE.get("generation:search");
      throw new AppError("not_found");
    };
    const crowd = Array.from({ length: 5 }, () => forGuests(guest(), "search", "refused", load));
    const answers = await Promise.allSettled(crowd);
    expect(answers.every((each) => each.status === "rejected" && each.reason instanceof AppError)).toBe(true);
    expect(tries).toBeLessThan(5);
  });

  it("reads nothing that is no entry", async () => {
    const put = vi.spyOn(env.CACHE, "put");
    const { load } = counted();
    const first = guest();
    await forGuests(first, "search", "older", load);
    await first.settled();
    await env.CACHE.put(String(put.mock.calls[0]?.[0]), JSON.stringify({ items: [] }));
    expect(await forGuests(guest(start + memoryLimits.askAgainAfterMs), "search", "older", load)).toBe(2);
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
    await forGuests(guest(start + memoryLimits.askAgainAfterMs), "search", "counted", load);
    await forGuests(guest(start + 400_000), "search", "counted", load);
    const lines = info.mock.calls.map(([line]) => JSON.parse(String(line)));
    const outcomes = lines.filter(({ event }) => event === "cache.read").map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["miss", "hit", "stale"]);
  });

  it("asks KV once in a while, and the record no sooner than before", async () => {
    const get = vi.spyOn(env.CACHE, "get");
    const { load } = counted();
    const first = guest();
    await forGuests(first, "search", "remembered", load);
    await first.settled();
    get.mockClear();
    const { askAgainAfterMs } = memoryLimits;
    for (const at of [0, askAgainAfterMs - 1])
      expect(await forGuests(guest(start + at), "search", "remembered", load)).toBe(1);
    expect(get).not.toHaveBeenCalled();
    expect(await forGuests(guest(start + askAgainAfterMs), "search", "remembered", load)).toBe(1);
    expect(get).toHaveBeenCalled();
    // Read from KV just before its time was over, it is not remembered beyond.
    await forGuests(guest(start + 599_999), "search", "remembered", async () => 7);
    expect(await forGuests(guest(start + 600_000), "search", "remembered", load)).not.toBe(1);
  });

  it("hears within seconds of an event that another isolate was told", async () => {
    const { load } = counted();
    const now = start + 2 * hourMs;
    const first = guest(now);
    await forGuests(first, "people", "elsewhere", load);
    await first.settled();
    await env.CACHE.put("generation:people", String(now + 1));
    const { askAgainAfterMs } = memoryLimits;
    expect(await forGuests(guest(now + askAgainAfterMs - 1), "people", "elsewhere", load)).toBe(1);
    expect(await forGuests(guest(now + askAgainAfterMs), "people", "elsewhere", load)).toBe(2);
  });

  it("does not remember what was read before an event that came meanwhile", async () => {
    const now = start + 3 * hourMs;
    let told: unknown;
    const first = guest(now);
    await forGuests(first, "people", "meanwhile", async () => {
      told = await invalidate(guest(now + 1), "people", now + 1);
      return "before";
    });
    await first.settled();
    expect(told).toBeNull();
    expect(await forGuests(guest(now + 2), "people", "meanwhile", async () => "after")).toBe("after");
  });

  it("remembers no more than so much", () => {
    const { entry, all } = memoryLimits;
    const keep = (key: string, size: number) =>
      remember(
        { group: "search", key, turn: turnOf("search") },
        { entry: { at: start, value: key }, size, askedAt: start },
      );
    keep("too long", entry + 1);
    expect(recall("search", "too long", start)).toBeNull();
    const many = all / entry;
    for (let each = 0; each <= many; each++) keep(`large ${each}`, entry);
    const left = Array.from({ length: many + 1 }, (_, each) => recall("search", `large ${each}`, start) !== null);
    expect(left).toEqual([false, ...Array.from({ length: many }, () => true)]);
    forget("search");
    expect(recall("search", `large ${many}`, start)).toBeNull();
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
