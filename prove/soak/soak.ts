/** A copy of its own is started, loaded and watched; then what waits must come to its end, and what was watched is judged. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunningProduct, startProduct } from "../../scripts/product-process.ts";
import { type Course, courseOf, type Sample, type Watched, watched } from "./judgement.ts";
import { prepareLoad, type Tally } from "./load.ts";
import { countWaiting, requireProc, takeSample } from "./watch.ts";

const sampleMs = 5_000;
/** What a queue lost is found by the record's own sweep after two minutes. */
const drainMs = 180_000;
/** Faults that are told one by one. */
const toldFaults = 10;

interface Asked {
  minutes: number;
  /** The first of the ports that the copy takes. */
  port: number;
  folder: string | undefined;
}

/** @returns whether everything stayed as it was, and nothing failed */
export async function soak({ minutes, port, folder }: Asked): Promise<boolean> {
  requireProc();
  const stateDir = mkdtempSync(join(folder ?? tmpdir(), "openchance-soak-"));
  console.log("Building and starting …");
  const product = await startProduct({ port, stateDir, seed: false });
  try {
    const begin = await prepareLoad(product);
    console.log(`${minutes} minutes of load …`);
    const begunAt = Date.now();
    const until = begunAt + minutes * 60_000;
    const [tally, samples] = await Promise.all([begin(until), watch(product, begunAt, until)]);
    const well = tell(tally, samples, await drain(product));
    await product.stop();
    if (well) rmSync(stateDir, { recursive: true, force: true });
    else console.log(`What is left, its logs too, lies in ${stateDir}`);
    return well;
  } finally {
    await product.stop();
  }
}

async function watch(product: RunningProduct, begunAt: number, until: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  const stepMs = Math.min(sampleMs, (until - begunAt) / 12);
  while (Date.now() < until) {
    samples.push(await takeSample(product, begunAt));
    await sleep(stepMs);
  }
  return samples;
}

/** @returns ms until nothing waited any more; null when something still does */
async function drain(product: RunningProduct): Promise<number | null> {
  const begunAt = Date.now();
  while (Date.now() - begunAt < drainMs) {
    if ((await countWaiting(product)) === 0) return Date.now() - begunAt;
    await sleep(500);
  }
  return null;
}

function tell(tally: Tally, samples: readonly Sample[], drainedMs: number | null): boolean {
  const { answers, braked, messages, sockets, faults, times } = tally;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  console.log(`answers ${answers} (p50 ${at(0.5)} ms, p99 ${at(0.99)} ms), told to wait ${braked}`);
  console.log(`messages ${messages}, sockets ${sockets}, samples ${samples.length}`);
  const courses = watched.map((name) => [name, courseOf(name, samples)] as const);
  for (const [name, course] of courses) console.log(inWords(name, course));
  console.log(drainedMs === null ? "the outbox still waits" : `the outbox was empty after ${drainedMs} ms`);
  for (const fault of faults.slice(0, toldFaults)) console.log(`fault: ${fault}`);
  const well = faults.length === 0 && drainedMs !== null && courses.every(([, { flat }]) => flat);
  console.log(well ? "Flat." : `Not flat, or not well: ${faults.length} faults.`);
  return well;
}

function inWords(name: Watched, { mean, most, rise, allowed, flat }: Course): string {
  const shown = (value: number) =>
    name === "memory" ? `${(value / 1024 / 1024).toFixed(0)} MiB` : value.toFixed(name === "waiting" ? 1 : 0);
  const told = `mean ${shown(mean)}, most ${shown(most)}, rise ${shown(rise)} of ${shown(allowed)} allowed`;
  return `${name}: ${flat ? "flat" : "RISES"} (second half: ${told})`;
}
