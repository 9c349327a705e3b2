/** What browse's address asks for, and addresses with one thing less of it. */
import type { AgentPolicy, Category, ChallengeSearch, Currency } from "./types.ts";

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

/** Rewards from one sum up to below another, in minor units; `isAsked`: whether the range that is asked for has some of them. */
export interface RewardStep {
  from: number;
  to: number;
  count: number;
  isAsked: boolean;
}

/** What was counted for each filter, as the page shows it. */
export type Facets = Omit<ChallengeSearch["facets"], "reward"> & { reward: RewardStep[] };

/** Skills that may be asked for together. */
export const mostSkills = 5;
/** What can be done from anywhere, as the API names it. */
export const remote = "remote";

export const agentPolicies = ["humans", "declared", "allowed"] as const satisfies readonly AgentPolicy[];
export const searchSorts = ["relevance", "newest", "reward", "closing"] as const;
export const alertChoices = ["live", "daily", "off"] as const;
export type SearchSort = (typeof searchSorts)[number];

const places = new Intl.Collator("und", { sensitivity: "base", ignorePunctuation: true });

/** Whether both are one place, as the search sees it: capitals, marks and signs do not count. */
export function isSamePlace(place: string, other: string | undefined): boolean {
  return other !== undefined && places.compare(place, other) === 0;
}

/** A place as it is read: the search knows it in small letters. */
export function placeName(place: string): string {
  return place.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
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
