/**
 * Browse's address: everything chosen is in it, so that a search can be shared and gone back to. What the API would refuse is left out,
 * so that no address ends at an error.
 */
import { categories } from "./categories.ts";
import { fractionDigits, majorUnits } from "./format.ts";
import { parseAmount } from "./parse-money.ts";
import { readSkills } from "./skills.ts";
import type { AgentPolicy, Category, Currency, SavedQuery } from "./types.ts";

export interface BrowseQuery {
  q: string;
  category: Category | undefined;
  skills: string[];
  agents: AgentPolicy | undefined;
  /** `remote`, or a place. */
  place: string | undefined;
  closes: number | undefined;
  /** Only of posters who have paid before. */
  paid: boolean;
  /** Without corrections. */
  exact: boolean;
  /** Major units, as typed. */
  from: string | undefined;
  to: string | undefined;
  currency: Currency;
  sort: SearchSort;
  /** The same for `GET /search/challenges`. */
  api: Record<string, string | number | undefined>;
}

const pageSize = 20;

/** Skills that may be asked for together. */
export const mostSkills = 5;
/** What the API takes (`GET /search/challenges`): characters, days, places in the ranked snapshot. */
const limits = { q: 200, skill: 40, place: 80, days: 90, ranked: 200 } as const;
/** What can be done from anywhere, as the API names it. */
export const remote = "remote";

export const agentPolicies = ["humans", "declared", "allowed"] as const satisfies readonly AgentPolicy[];
export const searchSorts = ["relevance", "newest", "reward", "closing"] as const;
export const alertChoices = ["live", "daily", "off"] as const;
type SearchSort = (typeof searchSorts)[number];

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

const places = new Intl.Collator("und", { sensitivity: "base", ignorePunctuation: true });

/** Whether both are one place, as the search sees it: capitals, marks and signs do not count. */
export function isSamePlace(place: string, other: string | undefined): boolean {
  return other !== undefined && places.compare(place, other) === 0;
}

/** A place as it is read: the search knows it in small letters. */
export function placeName(place: string): string {
  return place.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
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

export type ChosenFilter = {
  names: readonly string[] /** Of several under one name, the one that it takes off. */;
  only?: string;
} & (
  | { kind: "category"; value: Category }
  | { kind: "skill"; value: string }
  | { kind: "agents"; value: AgentPolicy }
  | { kind: "place"; value: string }
  | { kind: "closes"; value: number }
  | { kind: "paid" }
  | { kind: "reward"; from: string | undefined; to: string | undefined; currency: Currency }
);

/** What is on, one entry a chip; `names` are the parameters that take it off. */
export function chosenFilters(query: BrowseQuery): ChosenFilter[] {
  const chosen: ChosenFilter[] = [];
  const { category, skills, agents, place, closes, paid, from, to, currency } = query;
  if (category) chosen.push({ kind: "category", value: category, names: ["category"] });
  if (from || to) chosen.push({ kind: "reward", from, to, currency, names: ["from", "to", "currency"] });
  for (const skill of skills) chosen.push({ kind: "skill", value: skill, names: ["skill"], only: skill });
  if (closes) chosen.push({ kind: "closes", value: closes, names: ["closes"] });
  if (agents) chosen.push({ kind: "agents", value: agents, names: ["agents"] });
  if (place) chosen.push({ kind: "place", value: place, names: ["place"] });
  if (paid) chosen.push({ kind: "paid", names: ["paid"] });
  return chosen;
}

/** The parameters without some of them, and without empty ones. */
export function without(params: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name, value]) => value !== "" && !names.includes(name)));
}

/** The address without a filter; of several under one name, only that one goes. */
export function withoutFilter(params: URLSearchParams, { names, only }: ChosenFilter): URLSearchParams {
  if (only === undefined) return without(params, "cursor", ...names);
  return new URLSearchParams(
    [...without(params, "cursor")].filter(([name, value]) => !names.includes(name) || value !== only),
  );
}
