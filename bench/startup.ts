/**
 * What the start of an isolate costs: wrangler's own profile of the bundle as it is deployed, several times over (docs/BENCHMARKS.md).
 * Offline, and without an account.
 *
 *   npm run bench:startup
 *   npm run bench:startup -- --times 20
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { mustRun } from "../scripts/tools.ts";
import { describeMachine } from "./report.ts";
import { spreadOf } from "./statistics.ts";

/** Ms. */
const goal = 20;

/** What is read of a profile of V8: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  /** Microseconds from one sample to the next. */
  timeDeltas: number[];
}

/** Ms in which the isolate worked: all but what V8 calls idle, as `wrangler check startup` counts it. */
function activeMs({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
  const active = timeDeltas.filter((_, at) => !idle.has(samples[at] ?? 0));
  return active.reduce((sum, delta) => sum + delta, 0) / 1_000;
}

const { values } = parseArgs({ options: { times: { type: "string", default: "11" } } });
const folder = mkdtempSync(join(tmpdir(), "openchance-startup-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const [bundle, profile] = [join(folder, "worker.bundle"), join(folder, "startup.cpuprofile")];
await mustRun("Bundling the Worker", "wrangler", ["deploy", "--dry-run", "--minify", `--outfile=${bundle}`]);
const starts: number[] = [];
for (let time = 0; time < Number(values.times); time++) {
  await mustRun("Profiling the start", "wrangler", ["check", "startup", `--worker=${bundle}`, `--outfile=${profile}`]);
  starts.push(activeMs(JSON.parse(readFileSync(profile, "utf8")) as Profile)); // V8's own format
}
const { median, low, high } = spreadOf(starts);
const { at, commit, processor, load } = describeMachine();
console.log(`${at}, commit ${commit}; ${processor}, load ${load.join(" ")}`);
console.log(
  `Start of the Worker, ${starts.length} times: median ${median.toFixed(1)} ms of CPU, ${low.toFixed(1)} to ${high.toFixed(1)}. Goal: ${goal} ms, ${median <= goal ? "met" : "missed"}.`,
);
