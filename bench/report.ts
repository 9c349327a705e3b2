/** What a run found, as JSON and as a page to read, in bench/results/. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import { join } from "node:path";
import type { Figures, Windows } from "./load/meter.ts";
import type { Results } from "./measure-rooms.ts";
import { aboutPeers, type PeerName, peerNames } from "./peers/peers.ts";
import type { Loss } from "./scenarios/loss.ts";
import { type ScenarioName, scenarios } from "./scenarios/scenarios.ts";
import { ratioOf, type Spread, spreadOf } from "./statistics.ts";

export interface Findings {
  results: Results;
  loss: Loss | null;
  missing: Partial<Record<PeerName, string>>;
  rounds: number;
  windows: Windows;
  /** How long half of the writes took that must be on disk, ms, when the run began. */
  syncMs: number;
  quick: boolean;
  /** All scenarios and peers: only such a run is kept. */
  whole: boolean;
}

interface Goal {
  peer?: PeerName;
  scenario: ScenarioName;
  figure: string;
  words: string;
  /** Of the product's figure divided by the classic stack's. */
  atLeast?: number;
  atMost?: number;
}

const goals: readonly Goal[] = [
  { scenario: "ping-pong", figure: "perSecond", words: "ping-pong, messages a second", atLeast: 2 },
  {
    scenario: "broadcast-saturated",
    figure: "perSecond",
    words: "saturated room of 100, messages a second",
    atLeast: 2,
  },
  { scenario: "rooms-paced", figure: "p50Ms", words: "200 paced rooms, median delay", atMost: 0.6 },
  { scenario: "rooms-closed", figure: "perSecond", words: "200 closed-loop rooms, messages a second", atLeast: 1 },
  {
    peer: "spread",
    scenario: "rooms-closed",
    figure: "perSecond",
    words: "the same, rooms spread over processes",
    atLeast: 1,
  },
  { scenario: "connect", figure: "coldPerSecond", words: "cold connects a second", atLeast: 1 },
];

/** Writes a whole run to bench/results/. */
export function keep(findings: Findings): void {
  if (!findings.whole) return;
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, findings.quick ? "rooms-quick" : "rooms");
  writeFileSync(`${file}.json`, `${JSON.stringify({ machine: describeMachine(), ...findings }, null, 2)}\n`);
  writeFileSync(`${file}.md`, `${pageOf(findings)}\n`);
}

export function describeMachine() {
  return {
    at: new Date().toISOString(),
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
    processor: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}, Node ${process.versions.node}`,
    load: loadavg().map((load) => Number(load.toFixed(1))),
  };
}

export function pageOf(findings: Findings): string {
  const machine = describeMachine();
  const { rounds, windows, missing, results, loss } = findings;
  return [
    "# Rooms beside a classic stack",
    "",
    `${machine.at}, commit ${machine.commit}; ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}, load ${machine.load.join(" ")}; an fsync took ${short(findings.syncMs)} ms. ` +
      `${rounds} rounds of ${windows.measureMs / 1000} s after ${windows.warmMs / 1000} s of warming up; every peer started afresh each time, ` +
      "peers in turn. Figures are medians (lowest–highest); ratios are medians of the quotients within one round. What each scenario " +
      "does and what bounds it is in docs/BENCHMARKS.md.",
    "",
    ...peerNames.map(
      (name) => `- **${name}**: ${missing[name] === undefined ? aboutPeers[name] : `not measured: ${missing[name]}`}`,
    ),
    "",
    ...goalLines(results),
    ...Object.entries(results).flatMap(([name, byPeer]) => tableOf(name as ScenarioName, byPeer)),
    ...(loss === null ? [] : lossLines(loss)),
  ].join("\n");
}

function goalLines(results: Results): string[] {
  const lines = goals.flatMap(({ peer = "product", scenario, figure, words, atLeast, atMost }) => {
    const ratio = ratioIn(results, scenario, figure, peer);
    if (ratio === null) return [];
    const met = ratio.median >= (atLeast ?? 0) && ratio.median <= (atMost ?? Number.POSITIVE_INFINITY);
    const goal = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
    return [`| ${words} | ${show(ratio, "×")} | ${goal}× | ${met ? "met" : "missed"} |`];
  });
  return lines.length === 0
    ? []
    : ["| product ÷ classic | ratio | goal | |", "| --- | --- | --- | --- |", ...lines, ""];
}

function ratioIn(results: Results, scenario: ScenarioName, figure: string, peer: PeerName = "product"): Spread | null {
  const { [peer]: ours, classic } = results[scenario] ?? {};
  if (ours === undefined || classic === undefined) return null;
  return ratioOf(valuesOf(ours, figure), valuesOf(classic, figure));
}

function valuesOf(rounds: readonly Figures[], figure: string): number[] {
  return rounds.map((figures) => figures[figure] ?? Number.NaN);
}

function tableOf(scenario: ScenarioName, byPeer: Partial<Record<PeerName, Figures[]>>): string[] {
  const figures = Object.keys(Object.values(byPeer)[0]?.[0] ?? {});
  const rows = Object.entries(byPeer).map(
    ([peer, rounds]) =>
      `| ${peer} | ${figures.map((figure) => show(spreadOf(valuesOf(rounds, figure)))).join(" | ")} |`,
  );
  const ratios = figures.map((figure) => ratioIn({ [scenario]: byPeer }, scenario, figure));
  const last = ratios.includes(null)
    ? []
    : [`| product ÷ classic | ${ratios.map((one) => one && show(one, "×")).join(" | ")} |`];
  return [
    `## ${scenario}`,
    "",
    scenarios[scenario].about,
    "",
    `| | ${figures.join(" | ")} |`,
    `| --- |${" --- |".repeat(figures.length)}`,
    ...rows,
    ...last,
    "",
  ];
}

function show({ median: middle, low, high }: Spread, unit = ""): string {
  return low === high ? `${short(middle)}${unit}` : `${short(middle)}${unit} (${short(low)}–${short(high)})`;
}

function short(value: number): string {
  if (Number.isNaN(value)) return "–";
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function lossLines(loss: Loss): string[] {
  return [
    "## loss",
    "",
    `The power was cut ${loss.cuts} times while a hundred people wrote. Of ${loss.acked} acked messages ${loss.lost} were lost, ${loss.doubled} doubled, ` +
      `${loss.misplaced} shown at another place than they have, ${loss.holes} numbers passed over; ${loss.ackedOnlyAfterResending} had been cut off ` +
      "before their ack and were answered when sent again.",
  ];
}
