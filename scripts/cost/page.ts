/** docs/COST.md, made from what was measured. */
import { assumed, type Counts, chargeFor, type Month, monthOf, usage } from "./bill.ts";
import { type Metered, postgresPrices, prices, subscription } from "./prices.ts";

const titles: Record<keyof typeof usage, string> = {
  viewList: "View the list (a guest, anew)",
  viewListCached: "View the list (a guest, kept)",
  openChallenge: "Open a challenge",
  search: "Search (a guest, anew)",
  searchCached: "Search (a guest, kept)",
  post: "Post a challenge: draft and publish",
  apply: "Apply",
  award: "Award",
  fund: "Fund: Checkout, and Stripe's events",
  sendMessage: "Send a message",
  receiveMessage: "Receive a message: connect, catch up, read",
  deliver: "Deliver, with a file",
  approveAndPayout: "Approve, and the payout",
  notification: "A notification, with its mail",
};

const columns: Record<string, string> = {
  statements: "queries",
  databaseCalls: "in calls",
  rowsRead: "D1 rows read",
  rowsWritten: "written",
  kvReads: "KV reads",
  kvWrites: "writes",
  objectRequests: "object requests",
  objectFrames: "frames",
  objectRowsRead: "object rows read",
  objectRowsWritten: "written",
  filePuts: "R2 puts",
  fileGets: "gets",
  queueOperations: "queue operations",
  subrequests: "requests outside",
};

export const scales = [10_000, 1_000_000, 10_000_000];

export function costPage(counts: Readonly<Record<string, Counts>>): string {
  return `# What it costs

Made by \`npm run cost\`, which measures anew; \`npm test\` fails when a count is no longer what stands here.

## One action

Counted inside workerd, at the bindings, with everything that follows from the action: jobs of queues, objects, Stripe's events. Of what waits
for minutes (mail, pushes) only the message to the queue is in an action; \`notification\` has the rest. Pages ask the API through a service
binding, which is no request of its own, so that each action is one request, and one for each answer to a form. A member's list and search are
as a guest's anew: who is signed in reads past the cache. Rows read grow with what is found and read: 60 challenges are open here, two pages
are full, and docs/SEARCH.md says where each search stops.

${countsTable(counts)}

On Postgres the queries are the same ones; D1's rows are then no meter, and the database is paid by the hour.

## A month

What somebody who comes in a month does in it is assumed: ${usageText()}. So are ${assumed.cpuMsPerPage} ms of CPU for a page with its
API requests and ${assumed.cpuMsPerQueueMessage} ms for a job, ${assumed.objectMsPerRequest} ms that an object is awake for a call, ${assumed.kibPerPersonYear} KiB of rows and indexes for each person after a year, and a
busiest hour of ${assumed.peak} times the average. Prices are public ones of November 2026: Cloudflare's Workers Paid at $${subscription} a month, and for Postgres, as one example,
Neon's Scale plan at $${postgresPrices.perCpuHour} for an hour of a CPU and $${postgresPrices.perGbMonth} for a GB a month, with a CPU for every ${thousands(assumed.postgresQueriesPerCpuSecond)} queries a second of the busiest hour.
Stripe's fees and mail are not in it, nor files, whose storage costs $0.015 for a GB a month.

${billTable(counts)}

${limitsText(counts)}

## Where it goes, with D1

${meterTable(counts)}

## Prices

${priceTable()}
`;
}

function countsTable(counts: Readonly<Record<string, Counts>>): string {
  const names = Object.keys(columns);
  const rows = Object.entries(titles).map(([action, title]) => [
    title,
    ...names.map((name) => String(counts[action]?.[name] ?? 0)),
  ]);
  return table(["action", ...Object.values(columns)], rows);
}

function billTable(counts: Readonly<Record<string, Counts>>): string {
  const rows = scales.map((people) => {
    const d1 = monthOf(counts, people, "d1");
    const postgres = monthOf(counts, people, "postgres");
    return [
      thousands(people),
      `${thousands(d1.queriesPerSecond.average)} / ${thousands(d1.queriesPerSecond.peak)}`,
      gigabytes(d1.storedGb),
      dollars(d1.bill.platform),
      dollars(d1.bill.database),
      `**${dollars(d1.bill.total)}**`,
      `${dollars(postgres.bill.database)} (${postgres.cpus} CPU)`,
      `**${dollars(postgres.bill.total)}**`,
    ];
  });
  return table(
    [
      "people a month",
      "queries a second, average / peak",
      "record after a year",
      "Workers, KV, objects, queues, R2",
      "D1",
      "with D1",
      "Postgres",
      "with Postgres",
    ],
    rows,
  );
}

function limitsText(counts: Readonly<Record<string, Counts>>): string {
  const overfull = scales.filter((people) => {
    const { queriesPerSecond, storedGb } = monthOf(counts, people, "d1");
    return queriesPerSecond.peak > assumed.d1QueriesPerSecond || storedGb > 10;
  });
  const which = overfull.map(thousands).join(" and ");
  return overfull.length === 0
    ? "One D1 database holds all of these."
    : `One D1 database is one thread, about ${thousands(assumed.d1QueriesPerSecond)} short queries a second, and 10 GB at most: with ${which} people a month its column is arithmetic, and the record belongs on Postgres (\`HYPERDRIVE\`).`;
}

function meterTable(counts: Readonly<Record<string, Counts>>): string {
  const months = scales.map((people) => monthOf(counts, people, "d1"));
  const names = Object.keys(prices) as Metered[]; // Object.keys loses the literal types
  const cell = ({ used }: Month, name: Metered) => `${short(used[name])} · ${dollars(chargeFor(name, used[name]))}`;
  return table(
    ["", ...scales.map(thousands)],
    names.map((name) => [prices[name].unit, ...months.map((month) => cell(month, name))]),
  );
}

function priceTable(): string {
  return table(
    ["", "included a month", "a million more"],
    Object.values(prices).map(({ unit, included, perMillion }) => [unit, short(included), `$${perMillion}`]),
  );
}

function usageText(): string {
  return Object.entries(usage)
    .map(([action, times]) => `${times} × ${action}`)
    .join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

const thousands = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US"));
const dollars = (value: number) => `$${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString("en-US")}`;
const gigabytes = (value: number) => `${value < 1 ? value.toFixed(2) : value.toFixed(0)} GB`;

function short(value: number): string {
  for (const [size, letter] of [
    [1e9, " G"],
    [1e6, " M"],
    [1e3, " k"],
  ] as const)
    if (value >= size) return `${(value / size).toFixed(value >= 10 * size ? 0 : 1)}${letter}`;
  return value.toFixed(0);
}
