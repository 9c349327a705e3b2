/** Saving searches: what somebody looks for, under a name of theirs, and whether new challenges are told. */
import { and, eq, sql } from "drizzle-orm";
import { savedSearches } from "../../database/schema.ts";
import { exactlyOne } from "../../database/store.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planTurn } from "../../platform/turns.ts";
import { type ChangeSavedSearchInput, type SavedSearch, type SaveSearchInput, searchLimits } from "./contract.ts";
import { keyOf } from "./matching.ts";
import { getSavedSearchRow } from "./queries.ts";
import { toSavedSearch } from "./views.ts";

/** @throws AppError `saved_searches_full` */
export async function saveSearch(ctx: Context, { name, query, alert }: SaveSearchInput): Promise<SavedSearch> {
  const { id: userId } = requireMember(ctx);
  return commitOnce(ctx, async () => {
    const { db } = ctx.store;
    if ((await db.$count(savedSearches, eq(savedSearches.userId, userId))) >= searchLimits.saved)
      throw new AppError("saved_searches_full");
    const row = {
      id: newId("savedSearch"),
      userId,
      name,
      query,
      alert,
      matchKey: alert === "off" ? null : keyOf(query),
      news: 0,
      tellAt: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    // Of several that are saved in the same moment, each counted without the others: whichever is one too many is decided anew.
    const isWithinLimit = sql`(select count(*) from ${savedSearches} where ${eq(savedSearches.userId, userId)}) <= ${searchLimits.saved}`;
    const inserted = and(eq(savedSearches.id, row.id), isWithinLimit);
    return {
      result: toSavedSearch(row),
      plan: [
        ...planTurn(ctx, userId),
        db.insert(savedSearches).values(row),
        exactlyOne(db.update(savedSearches).set({ updatedAt: ctx.now }).where(inserted)),
      ],
    };
  });
}

/**
 * Changes what is named. What waited for the next morning is told no more when alerts are switched, or something else is asked for.
 * @throws AppError `not_found`
 */
export async function changeSavedSearch(ctx: Context, id: string, input: ChangeSavedSearchInput): Promise<SavedSearch> {
  const { id: userId } = requireMember(ctx);
  await getSavedSearchRow(ctx, id, userId);
  return commitOnce(ctx, async () => {
    const before = await getSavedSearchRow(ctx, id, userId);
    const { name = before.name, query = before.query, alert = before.alert } = input;
    const matchKey = alert === "off" ? null : keyOf(query);
    const waits = alert === before.alert && input.query === undefined ? {} : { news: 0, tellAt: null };
    const columns = { name, query, alert, matchKey, ...waits, updatedAt: ctx.now };
    // Two changes at once: the later one reads anew, so that it writes over nothing that it did not mean.
    const asRead = and(
      isTheirs(id, userId),
      eq(savedSearches.name, before.name),
      eq(savedSearches.alert, before.alert),
      eq(savedSearches.query, before.query),
    );
    return {
      result: toSavedSearch({ ...before, ...columns }),
      plan: [exactlyOne(ctx.store.db.update(savedSearches).set(columns).where(asRead))],
    };
  });
}

/** @throws AppError `not_found` */
export async function dropSavedSearch(ctx: Context, id: string): Promise<SavedSearch> {
  const { id: userId } = requireMember(ctx);
  return commitOnce(ctx, async () => ({
    result: toSavedSearch(await getSavedSearchRow(ctx, id, userId)),
    plan: [ctx.store.db.delete(savedSearches).where(isTheirs(id, userId))],
  }));
}

function isTheirs(id: string, userId: string) {
  return and(eq(savedSearches.id, id), eq(savedSearches.userId, userId));
}
