/**
 * `npm test`, `npm run check` and CI, which are the same thing: types, format, lint, layers, migrations, bundle size, unit tests
 * inside workerd and browser journeys. The last line is `N passed, N failed`, counting each check and each test.
 *
 *   npm test                    everything
 *   npm test -- static unit     some of: static, unit, e2e
 *   npm test -- postgres        what is done with the record in Postgres: the tests of the Worker and the main journey, which are part of everything
 *   npm test -- unit ledger     unit tests of files whose path contains "ledger"
 */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { bundleReport } from "./bundle-report.ts";
import { ensureChromium } from "./chromium.ts";
import { dependencyFindings } from "./dependency-audit.ts";
import { dryRunProblems } from "./deployment/dry-run.ts";
import { ruleViolations } from "./lint-rules.ts";
import { drizzleConfigs, migrationProblems } from "./migration-drift.ts";
import { folderInMemory } from "./scratch.ts";
import { secretFindings } from "./secret-scan.ts";
import { mustRun, ROOT, runTool } from "./tools.ts";
import { type Outcome, playUnitTests, VITEST_ON_POSTGRES } from "./unit-tests.ts";

interface Check {
  name: string;
  run(): Promise<Outcome>;
}

const judged = (failures: string[], remark?: string): Outcome => ({
  passed: failures.length === 0 ? 1 : 0,
  failures: failures.length === 0 ? [] : [failures.join("\n")],
  remark,
});

function tool(name: string, command: string, args: string[]): Check {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(command, args);
      return judged(code === 0 ? [] : [output.trim()]);
    },
  };
}

/** The API Worker's bindings, as wrangler.toml has them, must be the types that the code is checked against. */
const bindingTypes: Check = {
  name: "worker-configuration.d.ts",
  run: async () => {
    const { code, output } = await runTool("wrangler", ["types", "--include-runtime=false", "--check"]);
    return judged(code === 0 ? [] : [`${output.trim()}\nRun: npm run types`]);
  },
};

const SOURCE_FOLDERS = ["worker", "durable-objects", "app", "sandbox", "scripts", "e2e", "prove", "bench", "clients"];
const presentFolders = () => SOURCE_FOLDERS.filter((folder) => existsSync(join(ROOT, folder)));
const TYPE_PROJECTS = [
  "tsconfig.json",
  ...globSync(["{app,scripts,e2e,prove,bench}/tsconfig.json", "{app,sandbox,clients}/*/tsconfig.json"], { cwd: ROOT }),
];

const STATIC_CHECKS: Check[] = [
  ...TYPE_PROJECTS.map((project) => tool(`types: ${project}`, "tsc", ["-p", project, "--pretty", "false"])),
  bindingTypes,
  tool("format and lint", "biome", ["ci", "--colors=off", "--error-on-warnings", "--max-diagnostics=40", "."]),
  tool("layers", "depcruise", [
    "--config",
    ".dependency-cruiser.mjs",
    "--output-type",
    "err-long",
    ...presentFolders(),
  ]),
  { name: "our own rules", run: async () => judged(ruleViolations()) },
  { name: "secrets", run: async () => judged(secretFindings()) },
  { name: "packages", run: async () => judged(dependencyFindings()) },
  ...drizzleConfigs().map((config) => ({
    name: `migrations: ${config}`,
    run: async () => judged(await migrationProblems(config)),
  })),
  {
    name: "bundle size",
    run: async () => {
      const { withinBudget, text } = await bundleReport();
      return withinBudget ? judged([], text) : judged([text]);
    },
  },
  {
    name: "the typed client",
    run: async () => {
      // Only here: it loads the whole API.
      const { clientTypeProblems } = await import("./client-types.ts");
      return judged(await clientTypeProblems());
    },
  },
  { name: "deployment, dry run", run: async () => judged(await dryRunProblems()) },
];

/** What is read of Playwright's JSON report. */
interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; ok: boolean; tests: { results: { errors: { message?: string }[] }[] }[] }[];
}
interface PlaywrightReport {
  stats: { expected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

function journeys(name: string, filters: string[], record: Record<string, string> = {}): Check {
  return {
    name,
    run: () =>
      withReport(async (file) => {
        const chromium = await ensureChromium(say);
        const env = { ...record, OPENCHANCE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
        const args = ["test", ...filters, "--reporter=json"];
        const { code, output } = await runTool("playwright", args, { env, timeoutMs: 1_500_000 });
        if (!existsSync(file)) return judged([output.trim()]);
        const report = JSON.parse(readFileSync(file, "utf8")) as PlaywrightReport; // Playwright's own format
        const failures = report.suites.flatMap((suite) => failedSpecs(suite, ""));
        failures.push(...report.errors.map(({ message }) => message ?? "an error without a message"));
        if (report.stats.skipped > 0) failures.push(`${report.stats.skipped} journeys were skipped.`);
        if (code !== 0 && failures.length === 0) failures.push(output.trim());
        return { passed: report.stats.expected + report.stats.flaky, failures };
      }),
  };
}

function failedSpecs(suite: PlaywrightSuite, path: string): string[] {
  const here = path === "" ? suite.title : `${path} › ${suite.title}`;
  const own = suite.specs
    .filter(({ ok }) => !ok)
    .map((spec) => {
      const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return `${here} › ${spec.title}\n${errors.map(({ message }) => message ?? "").join("\n")}`;
    });
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, here))];
}

async function withReport(run: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "openchance-report-"));
  try {
    return await run(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string) => console.log(line);
const total = { passed: 0, failed: 0 };

async function carryOut(check: Check): Promise<void> {
  const started = Date.now();
  const outcome = await check
    .run()
    .catch((error: unknown) => judged([error instanceof Error ? error.message : String(error)]));
  total.passed += outcome.passed;
  total.failed += outcome.failures.length;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const verdict = outcome.failures.length === 0 ? "ok    " : "FAILED";
  const count =
    outcome.passed + outcome.failures.length > 1
      ? ` (${outcome.passed} passed, ${outcome.failures.length} failed)`
      : "";
  say(`${verdict} ${check.name}${count} ${seconds} s`);
  if (outcome.remark !== undefined) say(outcome.remark.replace(/^/gm, "       "));
  for (const failure of outcome.failures) say(`\n${stripVTControlCharacters(failure).replace(/^/gm, "    ")}\n`);
}

/** Two at a time: most of these tools keep one core busy. */
async function carryOutAll(checks: Check[]): Promise<void> {
  const queue = [...checks];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await carryOut(next);
  };
  await Promise.all([worker(), worker()]);
}

// Ending this process ends the tools it runs (tools.ts), and with them the copy that the journeys use.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

const GROUPS = ["static", "unit", "postgres", "e2e"];
const MAIN_JOURNEY = "main-journey";
const asked = process.argv.slice(2);
const groups = asked.filter((word) => GROUPS.includes(word));
const filters = asked.filter((word) => !GROUPS.includes(word));
const wanted = (group: string) => groups.length === 0 || groups.includes(group);

// All that the checks start inherits it. Whoever has named a folder knows better.
const temporary = process.env.TMPDIR ?? folderInMemory();
if (temporary !== undefined) process.env.TMPDIR = temporary;

// The request schemas of sandbox/stripe are derived from the installed SDK and not kept in git.
await mustRun("Deriving the sandbox's request schemas", process.execPath, ["sandbox/stripe/derive-schemas.ts"]);
if (wanted("static")) await carryOutAll(STATIC_CHECKS);
if (wanted("unit")) await carryOut({ name: "unit tests", run: () => playUnitTests(filters) });
else if (wanted("postgres"))
  await carryOut({ name: "unit tests on Postgres", run: () => playUnitTests(filters, VITEST_ON_POSTGRES) });
if (wanted("postgres") && filters.length === 0)
  await carryOut(journeys("the main journey on Postgres", [MAIN_JOURNEY], { RECORD: "postgres" }));
if (wanted("e2e")) await carryOut(journeys("browser journeys", filters));

say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
