/** Starts a whole copy of the product from another program: the browser journeys, crash tests and pictures use it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { localEnvironment } from "./local-environment.ts";
import { endProcessesOf, kill9ProcessesOf, MARKER } from "./processes.ts";
import { ROOT } from "./tools.ts";

/** Building included; a broken build ends earlier, with its own message. */
const START_TIMEOUT_MS = 420_000;

export interface RunningProduct {
  /** Origins of the product and its sandboxes, without a trailing slash. */
  origin: string;
  stripe: string;
  clerk: string;
  stateDir: string;
  /** All that the start script printed so far. */
  output(): string;
  /** Ends it as SIGTERM does, and waits until no process is left. */
  stop(): Promise<void>;
  /** Ends the whole tree at once, as a power cut would. `startProduct` with the same stateDir goes on from there. */
  kill9(): Promise<void>;
}

/**
 * Runs scripts/start.ts and waits until it is ready.
 * @param seed false starts an empty copy
 * @param postgres true keeps the record in a Postgres of its own
 * @throws an Error with everything the start script printed, when it does not become ready
 */
export async function startProduct(options: {
  port: number;
  stateDir: string;
  seed?: boolean;
  postgres?: boolean;
}): Promise<RunningProduct> {
  const { origins, stateDir } = localEnvironment(options);
  let output = "";
  const child = spawn(
    process.execPath,
    [join(ROOT, "scripts", "start.ts"), ...(options.postgres ? ["--postgres"] : [])],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(options.port),
        STATE_DIR: stateDir,
        OPENCHANCE_SEED: options.seed === false ? "none" : "demo",
        OPENCHANCE_PARENT: String(process.pid),
        [MARKER]: stateDir,
      },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    },
  );
  const ended = once(child, "exit");
  const ready = new Promise<void>((settle, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(`OpenChance is ready: ${origins.product}`)) settle();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    const timer = setTimeout(
      () => fail(new Error(`Not ready after ${START_TIMEOUT_MS / 1000} s:\n${output}`)),
      START_TIMEOUT_MS,
    );
    timer.unref();
    void ended.then(() => fail(new Error(`The start script ended (exit code ${child.exitCode}):\n${output}`)));
  });
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
    await endProcessesOf(stateDir);
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin: origins.product,
    stripe: origins.stripe,
    clerk: origins.clerk,
    stateDir,
    output: () => output,
    stop,
    async kill9() {
      await kill9ProcessesOf(stateDir);
      await ended;
    },
  };
}
