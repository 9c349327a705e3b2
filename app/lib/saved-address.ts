import type { SearchSort } from "./browse-query.ts";
import { fractionDigits, majorUnits } from "./format.ts";
import type { SavedQuery } from "./types.ts";

/** The address of a saved search. */
export function addressOf(query: SavedQuery, sort?: SearchSort): string {
  const { q, category, skill = [], agents, place, closesWithinDays, posterHasPaid, minReward, maxReward } = query;
  const { currency } = query;
  const sum = (amountMinor: number | undefined) =>
    amountMinor === undefined || currency === undefined
      ? undefined
      : majorUnits({ amountMinor, currency }).toFixed(fractionDigits(currency));
  const chosen: [string, string | undefined][] = [
    ["q", q],
    ["category", category],
    ...skill.map((each): [string, string] => ["skill", each]),
    ["agents", agents],
    ["place", place],
    ["closes", closesWithinDays?.toString()],
    ["paid", posterHasPaid === "true" ? "yes" : undefined],
    ["from", sum(minReward)],
    ["to", sum(maxReward)],
    ["currency", currency],
    ["sort", sort],
  ];
  const params = new URLSearchParams(chosen.filter((each): each is [string, string] => Boolean(each[1])));
  return params.size === 0 ? "/challenges" : `/challenges?${params}`;
}
