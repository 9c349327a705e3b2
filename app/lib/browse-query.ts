/** Browse's address: everything chosen is in it, so that a search can be shared and gone back to. */
import { parseAmount } from "./parse-money.ts";
import type { AgentPolicy, Category, Currency } from "./types.ts";

export interface BrowseQuery {
  q: string;
  category: Category | undefined;
  skill: string | undefined;
  agents: AgentPolicy | undefined;
  closes: number | undefined;
  /** Major units, as typed. */
  from: string | undefined;
  to: string | undefined;
  currency: Currency;
  sort: string;
  /** The same for `GET /search/challenges`. */
  api: Record<string, string | number | undefined>;
}

const pageSize = 20;

/** @param offered the currencies of this deployment, the first of which is meant when none is named */
export function readBrowseQuery(params: URLSearchParams, offered: readonly Currency[]): BrowseQuery {
  const get = (name: string) => params.get(name)?.trim() || undefined;
  const currency = offered.find((code) => code === params.get("currency")) ?? offered[0] ?? "USD";
  const from = get("from");
  const to = get("to");
  const minReward = from === undefined ? undefined : (parseAmount(from, currency) ?? undefined);
  const maxReward = to === undefined ? undefined : (parseAmount(to, currency) ?? undefined);
  const closes = Number(get("closes")) || undefined;
  const q = get("q") ?? "";
  const sort = get("sort") ?? (q ? "relevance" : "newest");
  const needsCurrency = minReward !== undefined || maxReward !== undefined || sort === "reward";
  return {
    q,
    // An unknown word in the address is the API's to refuse.
    category: get("category") as Category | undefined,
    skill: get("skill"),
    agents: get("agents") as AgentPolicy | undefined,
    closes,
    from,
    to,
    currency,
    sort,
    api: {
      q,
      category: get("category"),
      skill: get("skill"),
      agents: get("agents"),
      closesWithinDays: closes,
      minReward,
      maxReward,
      currency: needsCurrency ? currency : undefined,
      sort,
      cursor: get("cursor"),
      limit: pageSize,
    },
  };
}

export type ChosenFilter = { names: readonly string[] } & (
  | { kind: "category"; value: Category }
  | { kind: "skill"; value: string }
  | { kind: "agents"; value: AgentPolicy }
  | { kind: "closes"; value: number }
  | { kind: "reward"; from: string | undefined; to: string | undefined; currency: Currency }
);

/** What is on, one entry a chip; `names` are the parameters that take it off. */
export function chosenFilters(query: BrowseQuery): ChosenFilter[] {
  const chosen: ChosenFilter[] = [];
  const { category, skill, agents, closes, from, to, currency } = query;
  if (category) chosen.push({ kind: "category", value: category, names: ["category"] });
  if (from || to) chosen.push({ kind: "reward", from, to, currency, names: ["from", "to", "currency"] });
  if (skill) chosen.push({ kind: "skill", value: skill, names: ["skill"] });
  if (closes) chosen.push({ kind: "closes", value: closes, names: ["closes"] });
  if (agents) chosen.push({ kind: "agents", value: agents, names: ["agents"] });
  return chosen;
}

/** The parameters without some of them, and without empty ones. */
export function without(params: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name, value]) => value !== "" && !names.includes(name)));
}
