/** One whole run: each scenario in rounds, in each round every peer once, one after the other and each started afresh. */
import { fork } from "node:child_process";
import { chmodSync, closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Order } from "./load/generator.ts";
import type { Figures, Windows } from "./load/meter.ts";
import { makePeers, type PeerName, type Peers, peerNames } from "./peers/peers.ts";
import { type Findings, keep, pageOf } from "./report.ts";
import { type Loss, loseThePower } from "./scenarios/loss.ts";
import { type ScenarioName, scenarios } from "./scenarios/scenarios.ts";
import { median } from "./statistics.ts";
import { makeWorld, type World } from "./world.ts";

export interface Options {
  quick: boolean;
  /** Names of scenarios; empty: all. */
  only: string[];
  peers: string[] | undefined;
  rounds: number;
  /** The first of eight ports that are free. */
  port: number;
  folder: string;
  inspector: string | undefined;
}

/** By scenario and peer, one entry per round. */
export type Results = Partial<Record<ScenarioName, Partial<Record<PeerName, Figures[]>>>>;

const QUICK: Windows = { warmMs: 700, measureMs: 1_000 };
const FULL: Windows = { warmMs: 1_000, measureMs: 2_000 };
const CUTS = { quick: 1, full: 10 };
const SCENARIO_TIMEOUT_MS = 120_000;

const say = (line: string) => console.log(line);

export async function measureRooms(options: Options): Promise<void> {
  const { quick, only, rounds, port, inspector } = options;
  const wantedPeers = peerNames.filter((name) => options.peers?.includes(name) ?? true);
  const wanted = (Object.keys(scenarios) as ScenarioName[]).filter((name) => only.length === 0 || only.includes(name));
  const folder = mkdtempSync(join(options.folder, "openchance-bench-"));
  chmodSync(folder, 0o755); // Postgres runs as another user
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const world = await makeWorld();
  const peers = await makePeers(world, { folder, port, wanted: wantedPeers, inspector, say });
  for (const [name, why] of Object.entries(peers.missing)) say(`${name} is left out: ${why}`);
  try {
    const windows = quick ? QUICK : FULL;
    const present = wantedPeers.filter((name) => !(name in peers.missing));
    const findings: Findings = {
      results: {},
      loss: null,
      missing: peers.missing,
      rounds,
      windows,
      syncMs: medianSyncMs(folder),
      quick,
      whole: only.length === 0 && options.peers === undefined,
    };
    if (only.length === 0 || only.includes("loss"))
      findings.loss = await cutThePower(world, peers, quick ? CUTS.quick : CUTS.full);
    for (const scenario of wanted) {
      const names = present.filter((name) => name !== "spread" || scenarios[scenario].manyRooms);
      findings.results[scenario] = await inRounds(scenario, names, rounds, { peers, world, windows });
      // After each, so that a run that is cut short leaves what it found.
      keep(findings);
    }
    say(`\n${pageOf(findings)}`);
  } finally {
    await peers.stop();
  }
}

/** How long half of the writes take that must be on disk, ms: what many of the figures are made of. */
function medianSyncMs(folder: string): number {
  const file = openSync(join(folder, "sync"), "w");
  const page = new Uint8Array(4096);
  const delays = Array.from({ length: 100 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return median(delays);
}

interface Setting {
  peers: Peers;
  world: World;
  windows: Windows;
}

/** Rounds go over the peers in turn, so that what slows the machine for a while slows all of them. */
async function inRounds(
  scenario: ScenarioName,
  names: readonly PeerName[],
  rounds: number,
  { peers, world, windows }: Setting,
) {
  const figures: Partial<Record<PeerName, Figures[]>> = {};
  say(`\n${scenario}: ${scenarios[scenario].about}`);
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) {
      const peer = await peers.start(name);
      try {
        const { origins, spread, groups } = peer;
        const one = await inGenerator({ scenario, peer: { origins, spread, groups }, world, windows });
        figures[name] = [...(figures[name] ?? []), one];
        say(`  ${round} ${name.padEnd(8)} ${lineOf(one)}`);
      } finally {
        await peer.stop();
      }
    }
  }
  return figures;
}

function lineOf(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
    .join("  ");
}

/** A process of its own for each measurement: nothing of the last one is left in it. */
function inGenerator(order: Order): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const generator = fork(join(import.meta.dirname, "load/generator.ts"), {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      serialization: "advanced", // a figure of which there was no sample stays NaN
    });
    const timer = setTimeout(() => generator.kill("SIGKILL"), SCENARIO_TIMEOUT_MS);
    generator.once("message", (answer: Answer) => {
      if ("figures" in answer) resolve(answer.figures);
      else reject(new Error(`${order.scenario}: ${answer.failed}`));
      generator.kill("SIGKILL");
    });
    generator.once("exit", () => {
      clearTimeout(timer);
      reject(new Error(`${order.scenario}: the generator ended without figures`));
    });
    generator.send(order);
  });
}

async function cutThePower(world: World, peers: Peers, cuts: number): Promise<Loss> {
  say(`\nloss: the power is cut ${cuts} times while a hundred people write`);
  const loss = await loseThePower(world, () => peers.start("product"), peers.resume, cuts);
  say(`  ${lineOf({ ...loss })}`);
  return loss;
}
