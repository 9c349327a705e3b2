/** What is kept of a person's searching, for their export, and how it is forgotten. */
import { eq } from "drizzle-orm";
import { savedSearches } from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import type { SavedSearch } from "./contract.ts";
import { toSavedSearch } from "./views.ts";

export async function exportSavedSearches(ctx: Context, userId: string): Promise<SavedSearch[]> {
  const rows = await ctx.store.db.query.savedSearches.findMany({ where: eq(savedSearches.userId, userId) });
  return rows.map(toSavedSearch);
}

/** An account was erased. Twice is harmless. */
export async function forgetSearches(ctx: Context, job: Job): Promise<ConsumerOutcome> {
  await commit(ctx, [
    ctx.store.db.delete(savedSearches).where(eq(savedSearches.userId, job.facts.userId ?? "")),
    ...job.planDone,
  ]);
  return committed;
}
