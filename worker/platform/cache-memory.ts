/**
 * What this isolate has lately read of the cache: a crowd of guests costs KV one read in a while, and none of them waits for it. An entry
 * keeps its own age, so that nothing is given out longer than the cache says; an event that another isolate was told is heard of
 * `askAgainAfterMs` later. What is given out is one and the same object for everybody: nobody changes it.
 */
import type { CacheGroup } from "./cache.ts";

/** Ms; and characters of JSON, of one answer and of all together: an isolate has 128 MB for everything. */
export const memoryLimits = { askAgainAfterMs: 5_000, entry: 256 * 1024, all: 8 * 1024 * 1024 } as const;

/** An answer as KV holds it. */
export interface Entry<Value> {
  /** When it was made, ms. */
  at: number;
  value: Value;
}

interface Remembered {
  group: CacheGroup;
  entry: Entry<unknown>;
  /** Characters of its JSON. */
  size: number;
  /** When KV was asked, ms. */
  askedAt: number;
}

/** By group and question; the first has been here longest. */
const remembered = new Map<string, Remembered>();
let total = 0;

/** How often a group was forgotten here. */
const turns = new Map<CacheGroup, number>();

/** Taken before KV is asked: whatever is forgotten between then and `remember` stays forgotten. */
export function turnOf(group: CacheGroup): number {
  return turns.get(group) ?? 0;
}

/** null also when it is time to ask KV again. */
export function recall<Value>(group: CacheGroup, key: string, now: number): Entry<Value> | null {
  const found = remembered.get(`${group}:${key}`);
  if (found === undefined || Math.abs(now - found.askedAt) >= memoryLimits.askAgainAfterMs) return null;
  // Under one name there is one kind of value: the name holds the group and the whole question.
  return found.entry as Entry<Value>;
}

/** @param turn the group's, from before KV was asked */
export function remember(
  { group, key, turn }: { group: CacheGroup; key: string; turn: number },
  { entry, size, askedAt }: Omit<Remembered, "group">,
): void {
  const name = `${group}:${key}`;
  drop(name);
  if (turn !== turnOf(group) || size > memoryLimits.entry) return;
  remembered.set(name, { group, entry, size, askedAt });
  total += size;
  for (const [oldest] of remembered) {
    if (total <= memoryLimits.all) return;
    drop(oldest);
  }
}

/** Of an event: what was made before it is not given out again. */
export function forget(group: CacheGroup): void {
  turns.set(group, turnOf(group) + 1);
  for (const [name, one] of remembered) if (one.group === group) drop(name);
}

function drop(name: string): void {
  total -= remembered.get(name)?.size ?? 0;
  remembered.delete(name);
}
