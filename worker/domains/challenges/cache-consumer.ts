/** Follows events that change what guests see, and makes the cached answers old. */
import { invalidate } from "../../platform/cache.ts";
import { acted, type Consume } from "../../platform/outbox.ts";

export const cacheConsumer: Consume = async (ctx, job) => {
  if (job.facts.challengeId !== undefined)
    await Promise.all([invalidate(ctx, "challenges"), invalidate(ctx, "search")]);
  // People's records (challenges paid, reviews) change with most challenge events too.
  await invalidate(ctx, "people");
  return acted;
};
