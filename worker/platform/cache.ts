/**
 * KV for what may be stale: lists, search results and public profiles as guests see them. Never balances, rights, sessions or rooms.
 * A group has a generation; an event of the record moves it (cache-consumer.ts), and all older entries are simply never read again.
 * Whoever is signed in reads past the cache, so that nobody misses their own change.
 */
import { minuteMs } from "./clock.ts";
import type { Context } from "./context.ts";
import { log } from "./telemetry.ts";

/** Group → seconds an entry may live. */
export const cacheGroups = { challenges: 300, search: 600, people: 3600 } as const;
export type CacheGroup = keyof typeof cacheGroups;

/** The answer for guests from the cache, else from `load`. A cache that fails only costs time. */
export async function forGuests<Value>(
  ctx: Context,
  group: CacheGroup,
  key: string,
  load: () => Promise<Value>,
): Promise<Value> {
  if (ctx.actor !== null) return load();
  const entry = await entryKey(ctx, group, key);
  const found = entry === null ? null : await quietly(ctx, group, () => ctx.env.CACHE.get<Value>(entry, "json"));
  if (found !== null) return found;
  const value = await load();
  if (entry !== null)
    ctx.defer(
      quietly(ctx, group, () => ctx.env.CACHE.put(entry, JSON.stringify(value), { expirationTtl: cacheGroups[group] })),
    );
  return value;
}

async function entryKey(ctx: Context, group: CacheGroup, key: string): Promise<string | null> {
  const generation = await quietly(ctx, group, async () => (await ctx.env.CACHE.get(generationKey(group))) ?? "0");
  return generation === null ? null : `${group}:${generation}:${await shortened(key)}`;
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
