/** Reads of one's statement that take more than one page of it. */
import type { Api } from "./api.server.ts";
import { firstDayShown } from "./money-by-month.ts";
import type { StatementQuery } from "./statement-query.ts";
import type { Movement, PayoutReason, Statement } from "./types.ts";

/** Movements of one answer, the most that the API gives. */
const pageRows = 100;
/** Pages of one download at most. */
const mostPages = 50;
/** Pages that are looked through for what waits: what is older and still waits has the same reasons. */
const waitingPages = 2;

/** Every movement that fits, newest first, 5,000 at most. */
export async function readMovements(api: Api, query: StatementQuery, most = mostPages): Promise<Movement[]> {
  const items: Movement[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const found = await api.get<Statement>("/payments", { ...query, limit: pageRows, cursor });
    items.push(...found.items);
    if (found.nextCursor === null) break;
    cursor = found.nextCursor;
  }
  return items;
}

/** Movements of a year that are read for a plot. Whoever has more sees none: half a year drawn as a whole would be untrue. */
const plottedPages = 5;

/** One kind of movement in the months that are drawn, or null where there are more than are read. */
export async function readPlotted(
  api: Api,
  currency: string,
  kind: "paid_in" | "paid_out" | "released",
  now: number,
): Promise<Movement[] | null> {
  const found = await readMovements(api, { currency, kind, from: firstDayShown(now) }, plottedPages);
  return found.length >= plottedPages * pageRows ? null : found;
}

/** A reason that keeps payouts from somebody, and since when the newest of them waits for it. */
export interface Waiting {
  reason: PayoutReason;
  since: string;
}

/** Why this person's payouts wait, each reason once, newest first. */
export async function readWaiting(api: Api, currency?: string): Promise<Waiting[]> {
  const released = await readMovements(api, { ...(currency ? { currency } : {}), kind: "released" }, waitingPages);
  const reasons = new Map<PayoutReason, string>();
  for (const { state, reason, at } of released) {
    if (reason !== null && (state === "blocked" || state === "failed") && !reasons.has(reason)) reasons.set(reason, at);
  }
  return [...reasons].map(([reason, since]) => ({ reason, since }));
}
