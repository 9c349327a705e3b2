/** Plays the unit tests with vitest and gathers what they show, also when vitest never ends. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ROOT, runTool, type ToolResult } from "./tools.ts";
import { PROGRESS_FILE, type ProgressLine } from "./vitest/progress.ts";

export interface Outcome {
  passed: number;
  /** One readable text per failure. */
  failures: string[];
  /** Shown also when all is well. */
  remark?: string;
}

type EndedFile = Extract<ProgressLine, { kind: "ended" }>;

/** What a run has written down so far. */
interface Progress {
  /** Absolute paths of the files it was to play and has not played to their end. */
  open: string[];
  ended: EndedFile[];
  /** Failures outside any test. */
  errors: string[];
  /** Whether every file has ended. */
  complete: boolean;
  lines: number;
}

interface Vitest {
  command: string;
  args: string[];
  /** Without a new line for so long, a run stands still. The longest test of all takes some 70 s on two quiet cores. */
  standstillMs: number;
  /** So long a run that has shown all may take to end its processes. */
  endingMs: number;
  env?: Record<string, string>;
}

const VITEST: Vitest = {
  command: "vitest",
  args: ["run", "--reporter=./scripts/vitest/progress.ts"],
  standstillMs: 300_000,
  endingMs: 60_000,
};

/** Of all tests those of the Worker with the record in Postgres (vitest.config.ts). */
export const VITEST_ON_POSTGRES: Vitest = { ...VITEST, args: [...VITEST.args, "--project=worker-postgres"] };

const TIMEOUT_MS = 1_800_000;

function readProgress(file: string): Progress {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = text
    .split("\n")
    .slice(0, -1) // what follows the last line's end is empty, or a line that is being written
    .map((line) => JSON.parse(line) as ProgressLine); // written by our own reporter
  const ended = lines.filter((line) => line.kind === "ended");
  const planned = lines.flatMap((line) => (line.kind === "planned" ? line.files : []));
  const open = openOf(
    planned,
    ended.map((line) => line.file),
  );
  return {
    open,
    ended,
    errors: lines.flatMap((line) => (line.kind === "outside" ? [line.error] : [])),
    complete: planned.length > 0 && open.length === 0,
    lines: lines.length,
  };
}

/** A file is planned once for each engine on which it is played. */
function openOf(planned: readonly string[], ended: readonly string[]): string[] {
  const left = [...ended];
  const open = planned.filter((path) => {
    const at = left.indexOf(path);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...new Set(open)];
}

/** Says why to give a run up, when no new line has come for too long. */
function standstill(file: string, vitest: Vitest): () => string | undefined {
  let seen = { lines: 0, at: Date.now() };
  return () => {
    const { lines, complete } = readProgress(file);
    if (lines !== seen.lines) seen = { lines, at: Date.now() };
    const patience = complete ? vitest.endingMs : vitest.standstillMs;
    return Date.now() - seen.at > patience ? `vitest stood still for ${patience / 1000} s and was stopped.` : undefined;
  };
}

interface Run extends Progress {
  tool: ToolResult;
  /** Whether vitest ended by itself. */
  whole: boolean;
}

async function run(filters: string[], vitest: Vitest): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "openchance-unit-"));
  const file = join(folder, "progress.jsonl");
  let whole = true;
  const stuck = standstill(file, vitest);
  const giveUp = () => {
    const why = stuck();
    if (why !== undefined) whole = false;
    return why;
  };
  try {
    const env = { ...vitest.env, [PROGRESS_FILE]: file };
    const tool = await runTool(vitest.command, [...vitest.args, ...filters], { env, timeoutMs: TIMEOUT_MS, giveUp });
    return { ...readProgress(file), tool, whole };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf(runs: Run[], remarks: string[]): Outcome {
  const files = runs.flatMap(({ ended }) => ended);
  const failures = [...files.flatMap((file) => file.failures), ...runs.flatMap(({ errors }) => errors)];
  const skipped = files.reduce((sum, file) => sum + file.skipped, 0);
  if (skipped > 0) failures.push(`${skipped} tests were skipped; a test runs or is not there.`);
  // What is open after the last run was never found, or vitest stood still at it again.
  const open = runs.at(-1)?.open.map((path) => `not ended: ${relative(ROOT, path)}`) ?? [];
  const broken = runs.some(({ complete, whole, tool }) => whole && (!complete || tool.code !== 0));
  if (open.length > 0 || (broken && failures.length === 0)) {
    failures.push([...open, runs.at(-1)?.tool.output.trim()].join("\n"));
  }
  const passed = files.reduce((sum, file) => sum + file.passed, 0);
  return { passed, failures, remark: remarks.length === 0 ? undefined : remarks.join("\n") };
}

/**
 * Plays the tests whose path contains one of `filters` (all, without).
 *
 * vitest waits for ever for a workerd that went away without a word, in the middle of a run or at its end
 * (https://github.com/cloudflare/workers-sdk/issues/15498). What was shown until then counts; the files that had not ended
 * are played once more in a run of their own, and a remark names them. A run that stands still twice has failed.
 */
export async function playUnitTests(filters: string[], vitest: Vitest = VITEST): Promise<Outcome> {
  const first = await run(filters, vitest);
  if (first.whole) return outcomeOf([first], []);
  if (first.complete) return outcomeOf([first], ["vitest had shown all results and did not end by itself."]);
  const again = first.open.map((path) => relative(ROOT, path));
  const remark = `vitest stood still; played once more: ${again.join(", ")}`;
  return outcomeOf([first, await run(again, vitest)], [remark]);
}
