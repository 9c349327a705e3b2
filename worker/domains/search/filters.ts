/**
 * Filters of a search, in their two forms: tokens of the full-text index where words are asked for as well, else columns of the narrow row,
 * whose indexes keep the order. Ranges are columns always.
 */
import { and, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { searchAttributes } from "../../database/schema.ts";
import { facetToken, foldPlace, remote } from "../../database/search-index.ts";
import type { Term } from "../../database/search-match.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import type { SearchChallengesQuery } from "./contract.ts";

const facet = (name: Parameters<typeof facetToken>[0], value: string): Term => ({
  kind: "facet",
  token: facetToken(name, value),
});

/** Filters as tokens. */
export function facetTerms({ category, skill, agents, place, currency, kind }: SearchChallengesQuery): Term[] {
  return [
    ...(isNamed(place) ? [facet("place", foldPlace(place))] : []),
    ...(category ? [facet("category", category)] : []),
    ...(skill ?? []).map((each) => facet("skill", each)),
    ...(agents ? [facet("agents", agents)] : []),
    ...(currency ? [facet("currency", currency)] : []),
    ...(kind ? [facet("kind", kind)] : []),
  ];
}

/** Nearly everything is remote: a token for it would stand in all documents and narrow nothing down, so that it is a column always. */
export function isNamed(place: string | undefined): place is string {
  return place !== undefined && foldPlace(place) !== remote;
}

/**
 * The same as columns, but for skills, which no column holds. Beside a deadline a category is said so that no engine takes its index: what
 * closes soon is less than what a category has, and the deadline's index holds the category too.
 */
export function facetColumns(query: SearchChallengesQuery): SQL | undefined {
  const { category, agents, place, currency, kind, closesWithinDays } = query;
  return and(
    category ? ofCategory(category, closesWithinDays !== undefined) : undefined,
    agents ? eq(searchAttributes.agents, agents) : undefined,
    currency ? eq(searchAttributes.currency, currency) : undefined,
    kind ? eq(searchAttributes.kind, kind) : undefined,
    isNamed(place) ? eq(searchAttributes.place, foldPlace(place)) : undefined,
  );
}

function ofCategory(category: string, besideDeadline: boolean): SQL {
  const column = searchAttributes.category;
  return besideDeadline ? sql`${column} || '' = ${category}` : eq(column, category);
}

/** What tokens cannot say. "Closing soon" leaves out what has closed. */
export function ranges(ctx: Context, query: SearchChallengesQuery): SQL | undefined {
  const { minReward, maxReward, closesWithinDays, posterHasPaid, place, sort } = query;
  const stillOpen = closesWithinDays !== undefined || sort === "closing";
  return and(
    minReward === undefined ? undefined : gte(searchAttributes.rewardMinor, minReward),
    maxReward === undefined ? undefined : lte(searchAttributes.rewardMinor, maxReward),
    stillOpen ? gte(searchAttributes.applicationDeadline, ctx.now) : undefined,
    closesWithinDays === undefined
      ? undefined
      : lte(searchAttributes.applicationDeadline, ctx.now + closesWithinDays * dayMs),
    place !== undefined && !isNamed(place) ? eq(searchAttributes.place, remote) : undefined,
    posterHasPaid === undefined ? undefined : eq(searchAttributes.posterHasPaid, posterHasPaid === "true"),
  );
}
