/** Follows events that change what guests see, and makes the cached answers old. */
import { type CacheGroup, invalidate } from "../../platform/cache.ts";
import { acted, type Consume } from "../../platform/outbox.ts";

export const cacheConsumer: Consume = async (ctx, job) => {
  // People's records (challenges paid, reviews) change with most challenge events too.
  const groups: CacheGroup[] = job.facts.challengeId === undefined ? ["people"] : ["challenges", "search", "people"];
  const answers = await Promise.all(groups.map((group) => invalidate(ctx, group, job.facts.at)));
  const afterMs = Math.max(...answers.map((ms) => ms ?? 0));
  // Neither a write too many nor a KV that fails is this event's fault: it comes again, and counts no try.
  return afterMs === 0 ? acted : { kind: "wait", afterMs, why: "the cache takes no write now" };
};
