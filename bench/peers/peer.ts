/** A server under measurement: started as processes of its own, so that its CPU time and memory can be read and it can be killed. */
import { type ChildProcess, fork } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const READY_TIMEOUT_MS = 60_000;
/** Linux counts CPU time in hundredths of a second. */
const MS_PER_TICK = 10;

/** What the load generator is told of a peer. */
export interface PeerAddress {
  /** WebSocket origins. */
  origins: string[];
  /** What is spread over them: the members of a room, or whole rooms. */
  spread: "members" | "rooms";
  /** Process groups whose CPU time and memory are the peer's. */
  groups: number[];
}

export interface Peer extends PeerAddress {
  stop(): Promise<void>;
  /** Without warning, as a power cut would. */
  kill9(): Promise<void>;
}

/** Groups of what runs now: this process does not end without ending them. */
const running = new Set<number>();
process.on("exit", () => {
  for (const group of running) signalGroup(group, "SIGKILL");
});

/** Starts `script` of this folder once per list of arguments; each answers `{origin}` when it serves. */
export async function startProcesses(
  script: string,
  argumentLists: string[][],
  spread: PeerAddress["spread"] = "members",
): Promise<Peer> {
  const children = argumentLists.map((args) =>
    fork(join(import.meta.dirname, script), args, {
      detached: true,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: ["--disable-warning=ExperimentalWarning"],
    }),
  );
  const groups = children.map((child) => child.pid ?? 0);
  const end = async (signal: NodeJS.Signals) => {
    for (const group of groups) signalGroup(group, signal);
    while (pidsOf(groups).length > 0) await sleep(20);
    for (const group of groups) running.delete(group);
  };
  for (const group of groups) running.add(group);
  try {
    const origins = await Promise.all(children.map((child) => readiness(child, script)));
    return { origins, spread, groups, stop: () => end("SIGKILL"), kill9: () => end("SIGKILL") };
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
}

function readiness(child: ChildProcess, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${script} was not ready in time`)), READY_TIMEOUT_MS);
    timer.unref();
    child.once("message", (message: { origin: string }) => resolve(message.origin));
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)));
  });
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: it has already ended
  }
}

/** The fields of /proc/<pid>/stat from the state on, of the living processes of these groups and (Postgres' have groups of their own) their children. */
function statsOf(groups: readonly number[]): { pid: number; fields: string[] }[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const isOurs = groups.includes(Number(fields[1])) || groups.includes(Number(fields[2]));
      return isOurs && fields[0] !== "Z" ? [{ pid: Number(name), fields }] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

function pidsOf(groups: readonly number[]): number[] {
  return statsOf(groups).map(({ pid }) => pid);
}

/** CPU time that the peer has used so far, ms. */
export function cpuMsOf({ groups }: PeerAddress): number {
  const ticks = statsOf(groups).map(({ fields }) => Number(fields[11]) + Number(fields[12]));
  return ticks.reduce((sum, one) => sum + one, 0) * MS_PER_TICK;
}

/** Memory of the peer's processes, KiB; what they share counts once. */
export function memoryKiBOf({ groups }: PeerAddress): number {
  return pidsOf(groups).reduce((sum, pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return sum + Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }, 0);
}
