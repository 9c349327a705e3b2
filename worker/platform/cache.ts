/**
 * KV for what may be stale: lists, search results and public profiles as guests see them. Never balances, rights, sessions or rooms.
 * A group has a generation; an event of the record moves it (cache-consumer.ts), and all older entries are simply never read again.
 * Whoever is signed in reads past the cache, so that nobody misses their own change, and nothing of theirs comes into it.
 * In front of KV an isolate has a memory of a few seconds (cache-memory.ts).
 */
import { type Entry, forget, recall, remember, turnOf } from "./cache-memory.ts";
import { minuteMs } from "./clock.ts";
import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import { log, measure } from "./telemetry.ts";

/** Group → seconds after which an entry is never given out. For the first half it is fresh; in the second, giving it out makes a new one. */
export const cacheGroups = { challenges: 300, search: 600, people: 3600 } as const;
export type CacheGroup = keyof typeof cacheGroups;

/** Raised whenever an entry, or an answer that is kept, changes its shape: what an older release kept is then never read. */
export const cacheShape = 5;

/**
 * The answer for guests from the cache, else from `load`; one that is no longer fresh is given out once more while it is made anew.
 * Each read is counted, which makes the hit rate; those that KV was asked for are logged. A cache that fails only costs time.
 * What comes back is shared with other guests.
 */
export async function forGuests<Value>(
  ctx: Context,
  group: CacheGroup,
  key: string,
  load: () => Promise<Value>,
): Promise<Value> {
  if (ctx.actor !== null) return load();
  const known = recall<Value>(group, key, ctx.now);
  if (known !== null && isFresh(ctx, group, known)) {
    measure(ctx.env, "cache", [group, "hit"], 1);
    return known.value;
  }
  const place = { group, key, turn: turnOf(group) };
  const name = await entryName(ctx, group, key);
  if (name === null) return load();
  const found = await readEntry<Value>(ctx, place, name);
  const outcome = found === null ? "miss" : isFresh(ctx, group, found) ? "hit" : "stale";
  log("info", "cache.read", { requestId: ctx.requestId, group, outcome });
  measure(ctx.env, "cache", [group, outcome], 1);
  const make = () => loadAndKeep(ctx, place, name, load);
  if (found === null) return inOneFlight(ctx, name, make);
  if (outcome === "stale" && !flights.has(name)) ctx.defer(quietly(ctx, group, () => takeOff(ctx, name, make)));
  return found.value;
}

/** null also for what is too old to be given out, or was never an entry. */
async function readEntry<Value>(ctx: Context, place: Place, name: string): Promise<Entry<Value> | null> {
  const { group } = place;
  return quietly(ctx, group, async () => {
    const text = await ctx.env.CACHE.get(name);
    // KV holds whatever was written: nothing but the name says that it is an entry.
    const found = text === null ? null : (JSON.parse(text) as Entry<Value> | null);
    if (text === null || typeof found?.at !== "number") return null;
    if (ctx.now - found.at >= cacheGroups[group] * 1_000) return null;
    remember(place, { entry: found, size: text.length, askedAt: ctx.now });
    return found;
  });
}

/** A question within a group, and the group's turn when it was asked. */
interface Place {
  group: CacheGroup;
  key: string;
  turn: number;
}

function isFresh(ctx: Context, group: CacheGroup, { at }: Entry<unknown>): boolean {
  return ctx.now - at < cacheGroups[group] * 500;
}

async function loadAndKeep<Value>(
  ctx: Context,
  place: Place,
  name: string,
  load: () => Promise<Value>,
): Promise<Value> {
  const { group } = place;
  const value = await load();
  const entry: Entry<Value> = { at: ctx.now, value };
  const text = JSON.stringify(entry);
  remember(place, { entry, size: text.length, askedAt: ctx.now });
  ctx.defer(quietly(ctx, group, () => ctx.env.CACHE.put(name, text, { expirationTtl: cacheGroups[group] })));
  return value;
}

/** Entries that this isolate is making right now, so that a crowd of guests asks the record once. */
const flights = new Map<string, Promise<unknown>>();

/** Ms that a guest waits for another's load: it can end unheard with the request that began it. */
const longestWaitMs = 3_000;

/** Waits for a load that is under way, else begins one. What the record refuses to one it refuses to all; another failure is tried anew. */
async function inOneFlight<Value>(ctx: Context, name: string, make: () => Promise<Value>): Promise<Value> {
  // Under one name there is one kind of value: the name holds the group and the whole question.
  const running = flights.get(name) as Promise<Value> | undefined;
  if (running === undefined) return takeOff(ctx, name, make);
  try {
    return await Promise.race([running, failAfter(longestWaitMs)]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    return takeOff(ctx, name, make);
  }
}

/** Begins a load in the place of one that may be under way; whoever comes next waits for this one. */
function takeOff<Value>(ctx: Context, name: string, make: () => Promise<Value>): Promise<Value> {
  const flight = make().finally(() => {
    if (flights.get(name) === flight) flights.delete(name);
  });
  flights.set(name, flight);
  // Others may wait for it when its own guest has gone.
  ctx.defer(flight.catch(() => undefined));
  return flight;
}

function failAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("the load took too long")), ms));
}

async function entryName(ctx: Context, group: CacheGroup, key: string): Promise<string | null> {
  const generation = await quietly(ctx, group, async () => (await ctx.env.CACHE.get(generationKey(group))) ?? "0");
  return generation === null ? null : `${group}:${cacheShape}:${generation}:${await shortened(key)}`;
}

/** A failing cache is logged and counts as empty: the record answers. */
async function quietly<Value>(ctx: Context, group: CacheGroup, work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    log("warn", "cache.failed", { requestId: ctx.requestId, group, error });
    return null;
  }
}

/** Ms. `coveredAfter`: an event's commit is long over then, and the time that KV may answer with an old value as well. */
const writes = { everyMs: 1_000, coveredAfterMs: minuteMs, afterFailureMs: 5_000 } as const;

/** Group → when this isolate last tried to write its generation: what KV answers of the last minute may be older. */
const lastTries = new Map<CacheGroup, number>();

/**
 * Makes everything in the group old that was made before an event. KV takes one write a second for a key, so a second write waits,
 * and one that came long after the event counts for it too.
 * @param eventAt when it happened, ms
 * @returns null when it is done, else after how many ms to try again
 */
export async function invalidate(ctx: Context, group: CacheGroup, eventAt: number): Promise<number | null> {
  forget(group);
  try {
    const stored = Number(await ctx.env.CACHE.get(generationKey(group)));
    if (stored <= ctx.now && stored >= eventAt + writes.coveredAfterMs) return null;
    const sinceMs = Math.min(...[stored, lastTries.get(group) ?? 0].map((at) => Math.abs(ctx.now - at)));
    if (sinceMs < writes.everyMs) return writes.everyMs - sinceMs;
    lastTries.set(group, ctx.now);
    await ctx.env.CACHE.put(generationKey(group), String(ctx.now));
    return null;
  } catch (error) {
    log("warn", "cache.failed", { requestId: ctx.requestId, group, error });
    return writes.afterFailureMs;
  }
}

function generationKey(group: CacheGroup): string {
  return `generation:${group}`;
}

/** KV keys end at 512 bytes; a query may be longer. */
async function shortened(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return [...new Uint8Array(digest).slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
