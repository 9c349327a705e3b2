/** Every class of search: alone, after a start, and with twenty on their way. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Asked, timeEach, timeTogether } from "./load/requests.ts";
import { type QueryClass, queryClasses } from "./market/queries.ts";
import { type Engine, type Served, type Serving, serveEach } from "./market/serving.ts";
import { describeMachine } from "./report.ts";
import { quantile } from "./statistics.ts";

interface Found {
  rows: number;
  /** Ms: of the whole request, by class; and what the product's process worked for one. */
  classes: Record<string, { p50: number; p99: number; first: number; cpu: number }>;
  together: { p50: number; p99: number };
  /** A signed-in request that reads nothing else: what every other one pays too. */
  signedIn: { p50: number; p99: number; cpu: number };
}

const together = 20;
/** Ms at a million challenges. */
const goal = { p50: 10, p99: 50 } as const;

export async function measureSearch(options: Serving & { each: number }): Promise<void> {
  const found: Found[] = [];
  await serveEach(
    options,
    () => null,
    async (served) => {
      const one = await measureMarket(served, options.each);
      found.push(one);
      for (const [name, { p50, p99, first, cpu }] of Object.entries(one.classes))
        console.log(`  ${name.padEnd(26)} p50 ${ms(p50)}  p99 ${ms(p99)}  first ${ms(first)}  CPU ${ms(cpu)}`);
      console.log(`  ${together} together: p50 ${ms(one.together.p50)}  p99 ${ms(one.together.p99)}`);
    },
  );
  const file = join(import.meta.dirname, "results", `search-${options.engine}`);
  writeFileSync(`${file}.json`, `${JSON.stringify({ machine: describeMachine(), found }, null, 2)}\n`);
  writeFileSync(`${file}.md`, pageOf(found, options.engine));
}

async function measureMarket(served: Served, each: number): Promise<Found> {
  const { rows, world, origin, cpuMs } = served;
  // Members read past the cache.
  const token = world.people[0]?.token;
  const asked = ({ queries }: QueryClass): Asked[] =>
    queries.map((query) => ({ url: `${origin}/search/challenges?${query}`, token }));
  const all = queryClasses(rows, each + 1, Date.now());
  // The process has just been started: the first of a class finds nothing warm but what those before it have read.
  const firsts = new Map<string, number>();
  for (const one of all) firsts.set(one.name, (await timeEach(asked(one).slice(0, 1)))[0] ?? Number.NaN);
  const classes: Found["classes"] = {};
  for (const one of all) {
    classes[one.name] = {
      ...(await timeWithCpu(asked(one).slice(1), cpuMs)),
      first: firsts.get(one.name) ?? Number.NaN,
    };
  }
  const mixed = all
    .flatMap((one) => asked(one).slice(1))
    .sort((a, b) => ((a.url.length * 7919) % 101) - ((b.url.length * 7919) % 101));
  const session = Array.from({ length: each }, () => ({ url: `${origin}/auth/session`, token }));
  return {
    rows,
    classes,
    together: quantiles(await timeTogether(mixed, together)),
    signedIn: await timeWithCpu(session, cpuMs),
  };
}

async function timeWithCpu(all: readonly Asked[], cpuMs: () => number) {
  const before = cpuMs();
  const times = await timeEach(all);
  return { ...quantiles(times), cpu: (cpuMs() - before) / all.length };
}

function quantiles(times: readonly number[]) {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

const ms = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

function pageOf(found: readonly Found[], engine: Engine): string {
  const { at, commit, processor, memoryGiB, load } = describeMachine();
  const names = Object.keys(found[0]?.classes ?? {});
  const cell = (one: { p50: number; p99: number; cpu?: number } | undefined) =>
    one ? `${ms(one.p50)} / ${ms(one.p99)}${one.cpu === undefined ? "" : ` (${ms(one.cpu)})`}` : "–";
  const row = (title: string, of: (one: Found) => string) => `| ${title} | ${found.map(of).join(" | ")} |`;
  const largest = found.at(-1);
  const missed = names.filter((name) => {
    const { p50 = 0, p99 = 0 } = largest?.classes[name] ?? {};
    return p50 > goal.p50 || p99 > goal.p99;
  });
  return [
    `# Search, the record in ${engine === "d1" ? "D1" : "Postgres"}`,
    "",
    `${at}, commit ${commit}; ${processor}, ${memoryGiB} GiB, load ${load.join(" ")}. Ms of whole requests of a member, p50 / p99, and in brackets the CPU time of the product's process for one; made by \`npm run bench:search\`.`,
    "",
    `| class | ${found.map(({ rows }) => rows.toLocaleString("en")).join(" | ")} |`,
    `| --- |${" ---: |".repeat(found.length)}`,
    ...names.map((name) => row(name, ({ classes }) => cell(classes[name]))),
    row(`**${together} together**, all classes`, (one) => cell(one.together)),
    row("the first of each class after a start, median / worst", ({ classes }) => {
      const firsts = Object.values(classes).map(({ first }) => first);
      return `${ms(quantile(firsts, 0.5))} / ${ms(Math.max(...firsts))}`;
    }),
    row("signed in and nothing else", (one) => cell(one.signedIn)),
    "",
    `Goal at a million: p50 ≤ ${goal.p50}, p99 ≤ ${goal.p99}. ${missed.length === 0 ? "Met by every class" : `Missed at ${largest?.rows.toLocaleString("en")} by: ${missed.join(", ")}`}.`,
    "",
  ].join("\n");
}
