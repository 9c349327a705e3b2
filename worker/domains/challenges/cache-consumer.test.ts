import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hourMs, minuteMs } from "../../platform/clock.ts";
import type { ConsumerOutcome, Job } from "../../platform/outbox.ts";
import { systemContext } from "../../testing/situations.ts";
import { cacheConsumer } from "./cache-consumer.ts";

/** Each test has an hour of its own, so that none is too soon after the writes of the one before. */
let start = Date.now();
const generation = (group: string) => env.CACHE.get(`generation:${group}`);

/** Follows an event of the instant, at another. */
async function follow(at: number, now = at, challengeId?: string): Promise<ConsumerOutcome> {
  const facts = { at, actorId: "system", ...(challengeId === undefined ? {} : { challengeId }) };
  const names = { outboxId: "out_1", eventId: "evt_1", recipientId: null };
  const job: Job = { ...names, topic: "user.changed", facts, attempts: 0, planDone: [] };
  return cacheConsumer(systemContext(now), job);
}

beforeEach(async () => {
  start += hourMs;
  for (const group of ["challenges", "search", "people"]) await env.CACHE.delete(`generation:${group}`);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("making cached answers old", () => {
  it("moves the generation of every group that an event touches", async () => {
    expect(await follow(start, start + 5, "chl_1")).toEqual({ kind: "acted" });
    for (const group of ["challenges", "search", "people"]) expect(await generation(group)).toBe(String(start + 5));
  });

  it("writes a key once a second at most, and a later event waits without counting a try", async () => {
    await follow(start);
    const put = vi.spyOn(env.CACHE, "put");
    expect(await follow(start + 400)).toMatchObject({ kind: "wait" });
    expect(put).not.toHaveBeenCalled();
    expect(await follow(start + 400, start + 1_000)).toEqual({ kind: "acted" });
    expect(await generation("people")).toBe(String(start + 1_000));
  });

  it("heeds the write of another isolate", async () => {
    await env.CACHE.put("generation:people", String(start));
    expect(await follow(start + 100)).toMatchObject({ kind: "wait" });
    expect(await generation("people")).toBe(String(start));
  });

  it("remembers its own write while reads still answer with an old one", async () => {
    await follow(start);
    await env.CACHE.put("generation:people", String(start - hourMs));
    expect(await follow(start + 100)).toMatchObject({ kind: "wait" });
  });

  it("takes a write long after the event for its own, so that a burst ends with one", async () => {
    for (let each = 0; each < 20; each++) await follow(start + each);
    const put = vi.spyOn(env.CACHE, "put");
    const later = start + 2 * minuteMs;
    for (let each = 1; each < 20; each++) expect(await follow(start + each, later)).toEqual({ kind: "acted" });
    expect(put).toHaveBeenCalledTimes(1);
    expect(await generation("people")).toBe(String(later));
  });

  it("waits when the write fails", async () => {
    vi.spyOn(env.CACHE, "put").mockRejectedValue(new Error("KV PUT failed: 429 Too Many Requests"));
    expect(await follow(start)).toMatchObject({ kind: "wait" });
    vi.restoreAllMocks();
    expect(await follow(start, start + 2_000)).toEqual({ kind: "acted" });
  });
});
