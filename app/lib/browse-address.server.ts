/**
 * Browse's address: everything chosen is in it, so that a search can be shared and gone back to. What the API would refuse is left out,
 * so that no address ends at an error.
 */
import { agentPolicies, type BrowseQuery, mostSkills, searchSorts } from "./browse-query.ts";
import { categories } from "./categories.ts";
import { parseAmount } from "./parse-money.ts";
import { readSkills } from "./skills.ts";
import type { Currency } from "./types.ts";

const pageSize = 20;

/** What the API takes (`GET /search/challenges`): characters, days, places in the ranked snapshot. */
const limits = { q: 200, skill: 40, place: 80, days: 90, ranked: 200 } as const;

/** @param offered the currencies of this deployment, the first of which is meant when none is named */
export function readBrowseQuery(params: URLSearchParams, offered: readonly Currency[]): BrowseQuery {
  const get = (name: string) => params.get(name)?.trim() || undefined;
  const currency = offered.find((code) => code === params.get("currency")) ?? offered[0] ?? "USD";
  const from = get("from");
  const to = get("to");
  const minReward = from === undefined ? undefined : (parseAmount(from, currency) ?? undefined);
  const maxReward = to === undefined ? undefined : (parseAmount(to, currency) ?? undefined);
  const closes = wholeNumber(get("closes"), 1, limits.days);
  const skills = askedSkills(params.getAll("skill"));
  const category = categories.find((each) => each === get("category"));
  const agents = agentPolicies.find((each) => each === get("agents"));
  const place = readPlace(get("place"));
  const paid = get("paid") !== undefined;
  const exact = get("exact") !== undefined;
  const q = (get("q") ?? "").slice(0, limits.q);
  const sort = searchSorts.find((each) => each === get("sort")) ?? (q ? "relevance" : "newest");
  const needsCurrency = minReward !== undefined || maxReward !== undefined || sort === "reward";
  return {
    q,
    category,
    skills,
    agents,
    place,
    closes,
    paid,
    exact,
    from,
    to,
    currency,
    sort,
    api: {
      q,
      category,
      skill: skills.join(",") || undefined,
      agents,
      place,
      closesWithinDays: closes,
      posterHasPaid: paid ? "true" : undefined,
      exact: exact ? "true" : undefined,
      minReward,
      maxReward,
      currency: needsCurrency ? currency : undefined,
      sort,
      cursor: wholeNumber(get("cursor"), 0, limits.ranked - 1),
      limit: pageSize,
    },
  };
}

function wholeNumber(typed: string | undefined, least: number, most: number): number | undefined {
  const number = /^\d{1,6}$/.test(typed ?? "") ? Number(typed) : undefined;
  return number !== undefined && number >= least && number <= most ? number : undefined;
}

/** What of a search is kept when it is saved. */
export function savedQueryOf(query: BrowseQuery): Record<string, unknown> {
  const { sort: _, cursor: __, limit: ___, exact: ____, currency, ...asked } = query.api;
  const ofReward = asked.minReward !== undefined || asked.maxReward !== undefined;
  return {
    ...asked,
    skill: query.skills.length > 0 ? query.skills : undefined,
    currency: ofReward ? currency : undefined,
  };
}

function readPlace(typed: string | undefined): string | undefined {
  return typed !== undefined && typed.length <= limits.place && /[\p{L}\p{N}]/u.test(typed) ? typed : undefined;
}

/** Each once, as they are stored; the first of too many. */
function askedSkills(typed: readonly string[]): string[] {
  const skills = typed.flatMap(readSkills).map((each) => each.toLowerCase());
  const known = skills.filter((each) => each.length <= limits.skill && /^[\p{L}\p{N}][\p{L}\p{N} .+#/-]*$/u.test(each));
  return [...new Set(known)].slice(0, mostSkills);
}
