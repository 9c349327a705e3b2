/** Follows what is published: its words become known, so that others' misspellings of them are understood. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { challenges, searchAttributes } from "../../database/schema.ts";
import { indexedFields } from "../../database/search-index.ts";
import { findKnownWords, planKnowWords, planMeetWords } from "../../database/search-words.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import { forgetSearches } from "./privacy.ts";

export const searchConsumer: Consume = async (ctx, job) => {
  if (job.topic === "user.erased") return forgetSearches(ctx, job);
  const { challengeId } = job.facts;
  if (challengeId === undefined) return acted;
  return job.topic === "challenge.completed" ? markPaid(ctx, job, challengeId) : meetWords(ctx, job, challengeId);
};

/** In the commit that ends the row, so that each telling counts once. */
async function meetWords(ctx: Context, job: Job, challengeId: string): Promise<ConsumerOutcome> {
  const { db } = ctx.store;
  const challenge = await db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) });
  if (challenge === undefined) return acted;
  const { category, currency, rewardMinor, applicationDeadline } = challenge;
  if (category === null || currency === null || rewardMinor === null || applicationDeadline === null) return acted;
  const words = indexedFields(challenge).flat();
  const known = await findKnownWords(db, "challenges", words);
  // A word counts once for each challenge: whoever publishes says it, and whoever changes it again and again says it no more often. Only
  // what nobody knows yet becomes known by a change.
  const isNew = job.topic === "challenge.published";
  const meet = isNew ? planMeetWords : planKnowWords;
  // Words that were taken out of it in this very moment do not become known by what was read before.
  const asRead = sql`exists (select 1 from challenges where id = ${challengeId} and version = ${challenge.version})`;
  await commit(ctx, [
    ...meet(db, "challenges", words, known, asRead),
    ...meet(db, "skills", challenge.skills, new Set()),
    ...job.planDone,
  ]);
  return committed;
}

/** Who has paid once is found as one who has, with all that they have open. */
async function markPaid(ctx: Context, job: Job, challengeId: string): Promise<ConsumerOutcome> {
  const { db } = ctx.store;
  const challenge = await db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) });
  if (challenge === undefined) return acted;
  const open = db
    .select({ seq: challenges.seq })
    .from(challenges)
    .where(and(eq(challenges.posterId, challenge.posterId), eq(challenges.state, "open")));
  await commit(ctx, [
    db.update(searchAttributes).set({ posterHasPaid: true }).where(inArray(searchAttributes.seq, open)),
    ...job.planDone,
  ]);
  return committed;
}
