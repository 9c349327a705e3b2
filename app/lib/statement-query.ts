/** What a statement is narrowed to: it stands in the page's address, so that a filtered statement can be kept, sent and downloaded. */
import type { MovementKind } from "./types.ts";

/** In the order in which money passes through them. */
export const movementKinds = [
  "paid_in",
  "released",
  "recovered",
  "fee",
  "tax",
  "netted",
  "paid_out",
  "returned",
  "refunded",
  "goodwill",
  "owed",
  "charged_back",
  "reinstated",
] as const satisfies readonly MovementKind[];

export interface StatementQuery {
  currency?: string;
  kind?: MovementKind;
  /** The id of a challenge. */
  challenge?: string;
  /** First and last day, `2026-11-02`. */
  from?: string;
  to?: string;
}

/** Reads an address that anybody may have typed: what is no filter is passed over. */
export function readStatementQuery(params: URLSearchParams): StatementQuery {
  const value = (name: string, fits: (text: string) => boolean) => {
    const text = params.get(name)?.trim() ?? "";
    return text !== "" && fits(text) ? { [name]: text } : {};
  };
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  const kinds: readonly string[] = movementKinds;
  return {
    ...value("currency", (text) => /^[A-Z]{3}$/.test(text)),
    ...value("kind", (text) => kinds.includes(text)),
    ...value("challenge", (text) => /^[a-z]+_[0-9a-z]+$/i.test(text)),
    ...value("from", isDay),
    ...value("to", isDay),
  };
}

/** The address of a statement, such as `?currency=USD&kind=fee`. */
export function statementSearch(query: StatementQuery, cursor?: string): string {
  const named = Object.entries({ ...query, cursor }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return named.length === 0 ? "" : `?${new URLSearchParams(named)}`;
}

/** How many filters are on; the currency is no filter, for a statement always has one. */
export function filtersOn({ kind, challenge, from, to }: StatementQuery): number {
  return [kind, challenge, from, to].filter((filter) => filter !== undefined).length;
}
