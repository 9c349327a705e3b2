/** One running copy: its claim on a STATE_DIR, the environment of its children, and its end. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentFromProcess, type LocalEnvironment, registryOf } from "./local-environment.ts";
import { endProcessesOf, isStartScript, MARKER, requireFreePorts } from "./processes.ts";
import { logEnds } from "./product.ts";
import { TOOL_ENVIRONMENT } from "./tools.ts";

export const say = (line: string): void => console.log(line);

/** What a running copy leaves in its STATE_DIR to be recognised by. */
interface RunRecord {
  pid: number;
  origin: string;
}

/** Refuses a STATE_DIR that a living copy uses. */
export function requireStill({ stateDir }: LocalEnvironment): void {
  const file = join(stateDir, "run.json");
  if (!existsSync(file)) return;
  const record = JSON.parse(readFileSync(file, "utf8")) as RunRecord; // written by this script alone
  if (record.pid !== process.pid && isStartScript(record.pid))
    throw new Error(`OpenChance already runs from ${stateDir} at ${record.origin} (process ${record.pid}).`);
}

/** Claims STATE_DIR: refuses one that a living copy uses, and ends what a killed copy left running. */
async function claim(environment: LocalEnvironment): Promise<void> {
  const { stateDir, ports, origins } = environment;
  requireStill(environment);
  const ended = await endProcessesOf(stateDir);
  if (ended > 0) say(`Ended ${ended} processes that an earlier run had left behind.`);
  await requireFreePorts(ports);
  for (const passing of ["tmp", "registry", "logs"]) {
    rmSync(join(stateDir, passing), { recursive: true, force: true });
    mkdirSync(join(stateDir, passing), { recursive: true });
  }
  const record: RunRecord = { pid: process.pid, origin: origins.product };
  writeFileSync(join(stateDir, "run.json"), JSON.stringify(record));
}

/** Every child inherits these: the tools' own settings, and all their scratch files inside STATE_DIR. */
function adoptEnvironment({ stateDir }: LocalEnvironment): void {
  Object.assign(process.env, TOOL_ENVIRONMENT, {
    [MARKER]: stateDir,
    TMPDIR: join(stateDir, "tmp"),
    WRANGLER_REGISTRY_PATH: registryOf(stateDir),
    WRANGLER_LOG_PATH: join(stateDir, "logs"),
  });
}

/** Resolves with the reason when this process is asked to end, or when the process that started it has died. */
function toldToStop(): Promise<string> {
  const parent = Number(process.env.OPENCHANCE_PARENT ?? 0);
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => settle(signal));
    if (parent === process.ppid) {
      const watch = setInterval(() => process.ppid !== parent && settle("parent ended"), 500);
      watch.unref();
    }
  });
}

/**
 * Runs a copy from its claim to its end. `bringUp` starts the children and returns once all is ready; the copy then lives
 * until it is told to stop or a child ends by itself. Ends this process.
 */
export async function live(
  bringUp: (environment: LocalEnvironment) => Promise<Record<string, ChildProcess>>,
): Promise<never> {
  const stop = toldToStop();
  let environment: LocalEnvironment;
  try {
    environment = environmentFromProcess();
    mkdirSync(environment.stateDir, { recursive: true });
    adoptEnvironment(environment);
    await claim(environment);
  } catch (error) {
    console.error(`\nOpenChance cannot start: ${messageOf(error)}`);
    return process.exit(1);
  }

  let failure: string | undefined;
  const up = bringUp(environment);
  up.catch(() => undefined); // when stopped early it fails for being stopped; otherwise the race below sees it
  try {
    const early = await Promise.race([stop, up]);
    if (typeof early !== "string") {
      failure = await Promise.race([stop.then(() => undefined), firstToEnd(early)]);
      if (failure !== undefined) failure += `. From the logs:\n\n${logEnds(environment.stateDir)}`;
    }
  } catch (error) {
    failure = messageOf(error);
  }
  if (failure !== undefined) console.error(`\nOpenChance cannot run: ${failure}`);
  await endProcessesOf(environment.stateDir);
  rmSync(join(environment.stateDir, "run.json"), { force: true });
  return process.exit(failure === undefined ? 0 : 1);
}

/** Resolves when one of the children has ended, with a sentence that names it. */
function firstToEnd(children: Record<string, ChildProcess>): Promise<string> {
  const ends = Object.entries(children).map(async ([name, child]) => {
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return `${name} ended unexpectedly`;
  });
  return Promise.race(ends);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
