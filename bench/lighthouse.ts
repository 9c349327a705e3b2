/**
 * Lighthouse on the pages that most come in by, as a phone on a slow line sees them: the median of several runs (docs/BENCHMARKS.md).
 * Measures a built copy with its demo, on this machine and offline; only Lighthouse itself is installed, the first time.
 *
 *   npm run lighthouse
 *   npm run lighthouse -- --times 1 --only home,browse
 *   npm run lighthouse -- --origin http://127.0.0.1:8787    a copy that already runs
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CHROMIUM_FLAGS, ensureChromium } from "../scripts/chromium.ts";
import { type RunningProduct, startProduct } from "../scripts/product-process.ts";
import { mustRun } from "../scripts/tools.ts";
import { describeMachine } from "./report.ts";
import { median } from "./statistics.ts";

/** Median scores that every page is to reach. */
const goals = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 } as const;
type Category = keyof typeof goals;
const categories = Object.keys(goals) as Category[]; // exactly the keys of the object above

/** What of a page's time is told beside its scores; ms, and the shift without a unit. */
const timings = {
  firstPaintMs: "first-contentful-paint",
  largestPaintMs: "largest-contentful-paint",
  blockedMs: "total-blocking-time",
  layoutShift: "cumulative-layout-shift",
} as const;
type Timing = keyof typeof timings;

/** What is read of Lighthouse's report: https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
interface Report {
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; numericValue?: number; scoreDisplayMode: string }>;
}

interface PageFindings {
  page: string;
  path: string;
  scores: Record<Category, number>;
  timings: Record<Timing, number>;
  /** What took points from a score other than speed, in any run. */
  faults: string[];
}

const folder = join(import.meta.dirname, "lighthouse");

/** Lighthouse's own program. */
async function installedLighthouse(): Promise<string> {
  const program = join(folder, "node_modules", "lighthouse", "cli", "index.js");
  if (!existsSync(program)) {
    console.log("Installing Lighthouse (npm ci) …");
    await mustRun("Installing Lighthouse", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: folder,
      timeoutMs: 600_000,
    });
  }
  return program;
}

async function paths(origin: string): Promise<Record<string, string>> {
  const answer = await fetch(`${origin}/api/v1/challenges`);
  const { items } = (await answer.json()) as { items: { slug: string; poster: { handle: string } }[] };
  const [challenge] = items;
  if (challenge === undefined) throw new Error(`${origin} shows no challenge: measure a copy with its demo.`);
  return {
    home: "/",
    browse: "/challenges",
    challenge: `/challenges/${challenge.slug}`,
    profile: `/people/${challenge.poster.handle}`,
  };
}

async function look(program: string, address: string, chromium: string, file: string): Promise<Report> {
  const args = [program, address, "--output=json", `--output-path=${file}`, "--quiet", "--no-enable-error-reporting"];
  args.push(`--chrome-flags=--headless=new ${CHROMIUM_FLAGS.join(" ")}`, `--only-categories=${categories}`);
  await mustRun(`Lighthouse on ${address}`, process.execPath, args, { env: { CHROME_PATH: chromium } });
  return JSON.parse(readFileSync(file, "utf8")) as Report; // Lighthouse's own format
}

function faultsOf({ categories: found, audits }: Report): string[] {
  const { performance: _, ...judged } = found;
  return Object.values(judged).flatMap(({ auditRefs }) =>
    auditRefs
      .map(({ id, weight }) => ({ id, weight, audit: audits[id] }))
      .filter(({ weight, audit }) => weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1)
      .map(({ id, audit }) => `${id}: ${audit?.title}`),
  );
}

function findingsOf(page: string, path: string, reports: readonly Report[]): PageFindings {
  const of = <Name extends string>(names: readonly Name[], read: (report: Report, name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, median(reports.map((report) => read(report, name)))])) as Record<
      Name,
      number
    >; // of exactly these names
  return {
    page,
    path,
    scores: of(categories, (report, name) => Math.round((report.categories[name].score ?? 0) * 100)),
    timings: of(Object.keys(timings) as Timing[], (report, name) => {
      const value = report.audits[timings[name]]?.numericValue ?? Number.NaN;
      return name === "layoutShift" ? Math.round(value * 1_000) / 1_000 : Math.round(value);
    }),
    faults: [...new Set(reports.flatMap(faultsOf))],
  };
}

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "5" },
    only: { type: "string" },
    origin: { type: "string" },
    port: { type: "string", default: "20660" },
  },
});
const program = await installedLighthouse();
const chromium = await ensureChromium(console.log);
const scratch = mkdtempSync(join(tmpdir(), "openchance-lighthouse-"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
let product: RunningProduct | null = null;
if (values.origin === undefined)
  product = await startProduct({ port: Number(values.port), stateDir: join(scratch, "state") });
const found: PageFindings[] = [];
const origin = (values.origin ?? product?.origin ?? "").replace("localhost", "127.0.0.1");
try {
  for (const [page, path] of Object.entries(await paths(origin))) {
    if (values.only && !values.only.split(",").includes(page)) continue;
    // The first answer fills what a server that has run for a day has filled.
    await (await fetch(origin + path)).text();
    const reports: Report[] = [];
    for (let time = 0; time < Number(values.times); time++)
      reports.push(await look(program, origin + path, chromium, join(scratch, "report.json")));
    const findings = findingsOf(page, path, reports);
    found.push(findings);
    console.log(
      `${page.padEnd(10)} ${Object.values(findings.scores).join(" / ")}  ${JSON.stringify(findings.timings)}`,
    );
    for (const fault of findings.faults) console.log(`           ${fault}`);
  }
} finally {
  await product?.stop();
}
const results = join(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });
const conditions = { ...describeMachine(), times: Number(values.times), goals };
// A part of it is for whoever is mending a page.
if (values.only === undefined)
  writeFileSync(join(results, "lighthouse.json"), `${JSON.stringify({ conditions, pages: found }, null, 2)}\n`);
const missed = found.flatMap(({ page, scores }) =>
  categories.filter((name) => scores[name] < goals[name]).map((name) => `${page}: ${name} ${scores[name]}`),
);
console.log(missed.length === 0 ? "Every goal is met." : `Missed: ${missed.join(", ")}`);
process.exit(missed.length === 0 ? 0 : 1);
