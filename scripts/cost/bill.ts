/** From what an action costs to what a month costs. Pure: what is measured and what is assumed are apart. */
import { type Metered, postgresPrices, prices, subscription } from "./prices.ts";

/** What one action was measured to cost (worker/testing/costs/counts.json). */
export type Counts = Record<string, number>;

/** How often one person who comes in a month does each of the measured actions in that month. */
export const usage = {
  viewList: 2,
  viewListCached: 8,
  openChallenge: 10,
  search: 2,
  searchCached: 3,
  post: 0.1,
  apply: 0.6,
  award: 0.06,
  fund: 0.05,
  sendMessage: 8,
  receiveMessage: 8,
  deliver: 0.06,
  approveAndPayout: 0.05,
  notification: 3,
} as const;

/** What cannot be counted here, and is taken for so much. */
export const assumed = {
  /** Ms of CPU for a page with its API requests, and for a message of a queue. */
  cpuMsPerPage: 20,
  cpuMsPerQueueMessage: 3,
  /** Ms that an object is awake for a request, and for a frame; objects are billed as 128 MB. */
  objectMsPerRequest: 10,
  /** Times the average that the busiest hour has. */
  peak: 4,
  /** Queries a second that one D1 database answers, which is one thread: a thousand of 1 ms each. */
  d1QueriesPerSecond: 1_000,
  /** Queries a second that one CPU of Postgres answers, of those measured here. */
  postgresQueriesPerCpuSecond: 1_500,
  /** Of rows and their indexes after a year, for each person a month. */
  kibPerPersonYear: 6,
} as const;

const secondsPerMonth = 30 * 24 * 3600;

export interface Month {
  used: Record<Metered, number>;
  queriesPerSecond: { average: number; peak: number };
  storedGb: number;
  /** Dollars, by what is paid for; `database` is D1's or the Postgres provider's. */
  bill: { platform: number; database: number; total: number };
  /** Postgres alone. */
  cpus: number;
}

/** A month of so many people. */
export function monthOf(counts: Readonly<Record<string, Counts>>, people: number, engine: "d1" | "postgres"): Month {
  const sum = (name: string) =>
    people * Object.entries(usage).reduce((all, [action, times]) => all + times * (counts[action]?.[name] ?? 0), 0);
  const pages = people * Object.values(usage).reduce<number>((all, times) => all + times, 0);
  const objectCalls = sum("objectRequests") + sum("objectFrames") / 20;
  const awake = sum("objectRequests") + sum("objectFrames");
  const used: Month["used"] = {
    requests: pages,
    cpuMs: pages * assumed.cpuMsPerPage + (sum("queueOperations") / 3) * assumed.cpuMsPerQueueMessage,
    rowsRead: engine === "d1" ? sum("rowsRead") : 0,
    rowsWritten: engine === "d1" ? sum("rowsWritten") : 0,
    kvReads: sum("kvReads"),
    kvWrites: sum("kvWrites"),
    objectRequests: objectCalls,
    objectGbSeconds: (awake * assumed.objectMsPerRequest * 0.128) / 1_000,
    objectRowsRead: sum("objectRowsRead"),
    objectRowsWritten: sum("objectRowsWritten"),
    queueOperations: sum("queueOperations"),
    filePuts: sum("filePuts"),
    fileGets: sum("fileGets"),
  };
  const average = sum("statements") / secondsPerMonth;
  const peak = average * assumed.peak;
  const storedGb = (people * assumed.kibPerPersonYear) / 1024 ** 2;
  const cpus = Math.max(1, Math.ceil(peak / assumed.postgresQueriesPerCpuSecond));
  const database = engine === "d1" ? d1Bill(used, storedGb) : postgresBill(cpus, storedGb);
  const platform = subscription + priced(used, (name) => !inD1.has(name));
  return {
    used,
    queriesPerSecond: { average, peak },
    storedGb,
    cpus,
    bill: { platform, database, total: platform + database },
  };
}

const inD1: ReadonlySet<Metered> = new Set(["rowsRead", "rowsWritten"]);

/** What is beyond the included, of those meters. */
function priced(used: Month["used"], counts: (name: Metered) => boolean): number {
  // Object.keys loses the literal types.
  const names = (Object.keys(prices) as Metered[]).filter(counts);
  return names.reduce((all, name) => all + chargeFor(name, used[name]), 0);
}

export function chargeFor(name: Metered, used: number): number {
  const { included, perMillion } = prices[name];
  return (Math.max(0, used - included) / 1e6) * perMillion;
}

/** D1's storage: five GB are included, and a GB more costs 75 cents a month. */
function d1Bill(used: Month["used"], storedGb: number): number {
  return priced(used, (name) => inD1.has(name)) + Math.max(0, storedGb - 5) * 0.75;
}

function postgresBill(cpus: number, storedGb: number): number {
  const { perCpuHour, perGbMonth, hoursPerMonth } = postgresPrices;
  return cpus * perCpuHour * hoursPerMonth + storedGb * perGbMonth;
}
