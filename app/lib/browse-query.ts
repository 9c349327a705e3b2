/** Browse's address: everything chosen is in it, so that a search can be shared and gone back to. */
import { parseAmount } from "./parse-money.ts";
import type { AgentPolicy, Category, Currency } from "./types.ts";

export interface BrowseQuery {
  q: string;
  category: Category | undefined;
  skills: string[];
  agents: AgentPolicy | undefined;
  closes: number | undefined;
  /** Only of posters who have paid before. */
  paid: boolean;
  /** Without corrections. */
  exact: boolean;
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
  const skills = params.getAll("skill").filter((skill) => skill.trim() !== "");
  const paid = get("paid") !== undefined;
  const exact = get("exact") !== undefined;
  const q = get("q") ?? "";
  const sort = get("sort") ?? (q ? "relevance" : "newest");
  const needsCurrency = minReward !== undefined || maxReward !== undefined || sort === "reward";
  return {
    q,
    // An unknown word in the address is the API's to refuse.
    category: get("category") as Category | undefined,
    skills,
    agents: get("agents") as AgentPolicy | undefined,
    closes,
    paid,
    exact,
    from,
    to,
    currency,
    sort,
    api: {
      q,
      category: get("category"),
      skill: skills.join(",") || undefined,
      agents: get("agents"),
      closesWithinDays: closes,
      posterHasPaid: paid ? "true" : undefined,
      exact: exact ? "true" : undefined,
      minReward,
      maxReward,
      currency: needsCurrency ? currency : undefined,
      sort,
      cursor: get("cursor"),
      limit: pageSize,
    },
  };
}

export type ChosenFilter = {
  names: readonly string[] /** Of several under one name, the one that it takes off. */;
  only?: string;
} & (
  | { kind: "category"; value: Category }
  | { kind: "skill"; value: string }
  | { kind: "agents"; value: AgentPolicy }
  | { kind: "closes"; value: number }
  | { kind: "paid" }
  | { kind: "reward"; from: string | undefined; to: string | undefined; currency: Currency }
);

/** What is on, one entry a chip; `names` are the parameters that take it off. */
export function chosenFilters(query: BrowseQuery): ChosenFilter[] {
  const chosen: ChosenFilter[] = [];
  const { category, skills, agents, closes, paid, from, to, currency } = query;
  if (category) chosen.push({ kind: "category", value: category, names: ["category"] });
  if (from || to) chosen.push({ kind: "reward", from, to, currency, names: ["from", "to", "currency"] });
  for (const skill of skills) chosen.push({ kind: "skill", value: skill, names: ["skill"], only: skill });
  if (closes) chosen.push({ kind: "closes", value: closes, names: ["closes"] });
  if (agents) chosen.push({ kind: "agents", value: agents, names: ["agents"] });
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
