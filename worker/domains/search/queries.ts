/** Reads of saved searches: each is its person's alone, and absent for everybody else. */
import { and, desc, eq } from "drizzle-orm";
import { type SavedSearchRow, savedSearches } from "../../database/schema.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { SavedSearch, SavedSearchList } from "./contract.ts";
import { toSavedSearch } from "./views.ts";

/** One's own, the newest first: there are at most 20. */
export async function listSavedSearches(ctx: Context): Promise<SavedSearchList> {
  const { id: userId } = requireReader(ctx);
  const rows = await ctx.store.db.query.savedSearches.findMany({
    where: eq(savedSearches.userId, userId),
    orderBy: desc(savedSearches.id),
  });
  return { items: rows.map(toSavedSearch), nextCursor: null };
}

/** @throws AppError `not_found` */
export async function getSavedSearch(ctx: Context, id: string): Promise<SavedSearch> {
  return toSavedSearch(await getSavedSearchRow(ctx, id, requireReader(ctx).id));
}

/** @throws AppError `not_found` also for somebody else's */
export async function getSavedSearchRow(ctx: Context, id: string, userId: string): Promise<SavedSearchRow> {
  const row = await ctx.store.db.query.savedSearches.findFirst({
    where: and(eq(savedSearches.id, id), eq(savedSearches.userId, userId)),
  });
  if (row === undefined) throw new AppError("not_found");
  return row;
}
