/**
 * `npm start`: builds what changed, migrates, serves the product with its sandboxes, seeds the demo once, and keeps
 * running until Ctrl-C or SIGTERM. PORT and STATE_DIR choose the address and where everything is remembered.
 */
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.ts";
import { runClock, tick } from "./clock.ts";
import { demoAccountLines, seedOnce } from "./demo.ts";
import { environmentFromProcess, type LocalEnvironment, registryOf } from "./local-environment.ts";
import { endProcessesOf, isStartScript, MARKER, requireFreePorts } from "./processes.ts";
import { layOut, logEnds, migrate, productLog, serve, serveSandboxes, waitUntilReady } from "./product.ts";
import { TOOL_ENVIRONMENT } from "./tools.ts";

const say = (line: string) => console.log(line);

/** What a running copy leaves in its STATE_DIR to be recognised by. */
interface RunRecord {
  pid: number;
  origin: string;
}

/** Claims STATE_DIR: refuses one that a living copy uses, and ends what a killed copy left running. */
async function claim({ stateDir, ports, origins }: LocalEnvironment): Promise<void> {
  const file = join(stateDir, "run.json");
  if (existsSync(file)) {
    const record = JSON.parse(readFileSync(file, "utf8")) as RunRecord; // written by this script alone
    if (record.pid !== process.pid && isStartScript(record.pid)) {
      throw new Error(`OpenChance already runs from ${stateDir} at ${record.origin} (process ${record.pid}).`);
    }
  }
  const ended = await endProcessesOf(stateDir);
  if (ended > 0) say(`Ended ${ended} processes that an earlier run had left behind.`);
  await requireFreePorts({
    product: ports.product,
    "sandbox Stripe": ports.stripe,
    "sandbox Clerk": ports.clerk,
    inspector: ports.inspector,
    clock: ports.clock,
  });
  for (const passing of ["tmp", "registry", "logs"]) {
    rmSync(join(stateDir, passing), { recursive: true, force: true });
    mkdirSync(join(stateDir, passing), { recursive: true });
  }
  const record: RunRecord = { pid: process.pid, origin: origins.product };
  writeFileSync(file, JSON.stringify(record));
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

async function main(): Promise<void> {
  const stop = toldToStop();
  const environment = environmentFromProcess();
  const { stateDir, origins } = environment;
  mkdirSync(stateDir, { recursive: true });
  adoptEnvironment(environment);
  await claim(environment);

  const bringUp = async () => {
    const pages = await build("pages", say);
    const [api, stripe, clerk] = await Promise.all([build("api", say), build("stripe", say), build("clerk", say)]);
    layOut(environment, { api, pages });
    await migrate(environment, say);
    say("Starting …");
    const children = { "the product": serve(environment), "a sandbox": serveSandboxes(environment, { stripe, clerk }) };
    const ended = Promise.race(
      Object.entries(children).map(([name, child]) => once(child, "exit").then(() => `${name} ended unexpectedly`)),
    );
    await waitUntilReady(environment, () => Object.values(children).some((child) => child.exitCode !== null));
    await seedOnce({ ...environment, tick: () => tick(environment), say });
    void runClock(environment, (trouble) => appendFileSync(productLog(stateDir), `[clock] cron trigger: ${trouble}\n`));
    say(["", "Sign in with one of the demo accounts:", ...(await demoAccountLines(environment)), ""].join("\n"));
    say(`OpenChance is ready: ${origins.product}`);
    return { ended };
  };

  let failure: string | undefined;
  const up = bringUp();
  up.catch(() => undefined); // a failure while stopping is of no interest; otherwise the race below sees it
  try {
    const early = await Promise.race([stop, up]);
    if (typeof early !== "string") {
      failure = await Promise.race([stop.then(() => undefined), early.ended]);
      if (failure !== undefined) failure += `. From the logs:\n\n${logEnds(stateDir)}`;
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  if (failure !== undefined) console.error(`\nOpenChance cannot run: ${failure}`);
  await endProcessesOf(stateDir);
  rmSync(join(stateDir, "run.json"), { force: true });
  process.exit(failure === undefined ? 0 : 1);
}

await main().catch((error: unknown) => {
  console.error(`\nOpenChance cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
