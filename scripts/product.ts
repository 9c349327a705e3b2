/** The product itself as `npm start` serves it: laid out in STATE_DIR, migrated, and run by wrangler. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hashOf } from "./build.ts";
import type { LocalEnvironment } from "./local-environment.ts";
import type { SandboxName } from "./sandbox-worker.ts";
import { mustRun, ROOT } from "./tools.ts";

const READY_TIMEOUT_MS = 180_000;

/** Vars as a TOML table; a JSON string is a valid TOML basic string. */
function tomlVars(vars: Record<string, string>): string {
  const lines = Object.entries(vars).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return `\n[vars]\n${lines.join("\n")}\n`;
}

/**
 * Lays out what wrangler serves, in STATE_DIR: its own copy of each build beside the deployed configuration plus the
 * local vars. Later builds of the same checkout therefore never disturb a running copy.
 *
 * @param postgres the connection string of the record, or null for D1
 */
export function layOut(
  { stateDir, vars }: LocalEnvironment,
  builds: { api: string; pages: string },
  postgres: string | null = null,
): void {
  const api = join(stateDir, "site", "api");
  const pages = join(stateDir, "site", "pages");
  rmSync(join(stateDir, "site"), { recursive: true, force: true });
  cpSync(builds.api, api, { recursive: true });
  cpSync(builds.pages, pages, { recursive: true });

  writeFileSync(
    join(api, "wrangler.toml"),
    apiConfig("index.js", "no_bundle = true") + hyperdrive(postgres) + tomlVars(vars.api),
  );
  writeFileSync(join(pages, "wrangler.toml"), pagesConfig() + tomlVars(vars.pages));
}

/** As `layOut`, for development: only the configuration, with the sources themselves as what is served. */
export function layOutSources({ stateDir, vars }: LocalEnvironment): void {
  rmSync(join(stateDir, "site"), { recursive: true, force: true });
  for (const part of ["api", "pages"]) mkdirSync(join(stateDir, "site", part), { recursive: true });
  const api = apiConfig(join(ROOT, "worker", "index.ts")) + tomlVars(vars.api);
  writeFileSync(join(stateDir, "site", "api", "wrangler.toml"), api);
  writeFileSync(join(stateDir, "site", "pages", "wrangler.toml"), pagesConfig() + tomlVars(vars.pages));
}

/** The deployed configuration with another entry, valid from anywhere. */
function apiConfig(main: string, more = ""): string {
  return readFileSync(join(ROOT, "wrangler.toml"), "utf8")
    .replace(/^main = .*$/m, `main = ${JSON.stringify(main)}\n${more}`)
    .replace(/= "(\.\/.*)"$/gm, (_, path: string) => `= ${JSON.stringify(join(ROOT, path))}`)
    .replace(/^migrations_dir = "(.*)"$/m, (_, dir: string) => `migrations_dir = ${JSON.stringify(join(ROOT, dir))}`);
}

/** The binding that makes Postgres the record (worker/database/store.ts). */
function hyperdrive(postgres: string | null): string {
  if (postgres === null) return "";
  return `\n[[hyperdrive]]\nbinding = "HYPERDRIVE"\nid = "local"\nlocalConnectionString = ${JSON.stringify(postgres)}\n`;
}

function pagesConfig(): string {
  return readFileSync(join(ROOT, "app", "wrangler.toml"), "utf8");
}

/** Applies new D1 migrations; wrangler's own table knows which are new, the stamp only saves the two seconds of asking. */
export async function migrate({ stateDir }: LocalEnvironment, say: (line: string) => void): Promise<void> {
  const stamp = join(stateDir, "migrated");
  const wanted = hashOf(["migrations/d1"]);
  if (existsSync(stamp) && existsSync(join(stateDir, "data")) && readFileSync(stamp, "utf8") === wanted) return;
  say("Applying database migrations …");
  const args = ["d1", "migrations", "apply", "DB", "--local", "--persist-to", join(stateDir, "data")];
  await mustRun("Migrating the database", "wrangler", args, { cwd: join(stateDir, "site", "api") });
  writeFileSync(stamp, wanted);
}

/** Carries out one statement in the copy's D1, beside the running product. */
export async function inD1({ stateDir }: LocalEnvironment, statement: string): Promise<void> {
  const args = ["d1", "execute", "DB", "--local", "--persist-to", join(stateDir, "data"), "--command", statement];
  await mustRun("Writing to the database", "wrangler", args, { cwd: join(stateDir, "site", "api") });
}

/** Pages and API Worker in one process on one origin. */
export function serve({ stateDir, ports }: LocalEnvironment): ChildProcess {
  const args = ["pages", "dev", "--cwd", join(stateDir, "site", "pages"), "-c", "wrangler.toml"];
  args.push("-c", join(stateDir, "site", "api", "wrangler.toml"), "--persist-to", join(stateDir, "data"));
  args.push("--ip", "127.0.0.1", "--port", String(ports.product), "--inspector-port", String(ports.inspector));
  args.push("--show-interactive-dev-session=false");
  return spawnLogged("wrangler", args, productLog(stateDir));
}

/** Development: the API Worker alone, rebuilt at each change. */
export function serveApi({ stateDir, ports }: LocalEnvironment): ChildProcess {
  const args = ["dev", "-c", join(stateDir, "site", "api", "wrangler.toml"), "--persist-to", join(stateDir, "data")];
  args.push("--ip", "127.0.0.1", "--port", String(ports.api), "--inspector-port", String(ports.inspector));
  args.push("--show-interactive-dev-session=false");
  return spawnLogged("wrangler", args, productLog(stateDir));
}

/** Development: the pages, by Vite. */
export function servePages({ stateDir, ports, origins }: LocalEnvironment): ChildProcess {
  Object.assign(process.env, {
    API_ORIGIN: `http://127.0.0.1:${ports.api}`,
    CLERK_ORIGIN: origins.clerk,
    MAIL_ORIGIN: origins.mail,
    PAGES_CONFIG: join(stateDir, "site", "pages", "wrangler.toml"),
  });
  const args = ["vite:dev", "-c", "app/vite.config.ts", "--host", "127.0.0.1", "--port", String(ports.product)];
  return spawnLogged("remix", [...args, "--strictPort"], join(stateDir, "logs", "pages.log"));
}

/** The sandboxes and the clock. */
export function serveSandboxes({ stateDir }: LocalEnvironment, builds: Record<SandboxName, string>): ChildProcess {
  const args = [join(ROOT, "scripts", "sandboxes.ts"), builds.stripe, builds.clerk, builds.mail];
  return spawnLogged(process.execPath, args, join(stateDir, "logs", "sandboxes.log"));
}

/** In this script's process group, so that killing the group leaves nothing behind. */
function spawnLogged(command: string, args: string[], file: string): ChildProcess {
  const log = openSync(file, "w");
  return spawn(command, args, { stdio: ["ignore", log, log] });
}

export function productLog(stateDir: string): string {
  return join(stateDir, "logs", "product.log");
}

/** @throws an Error with the end of the log when the product does not answer in time or has ended */
export async function waitUntilReady(
  { stateDir, origins }: LocalEnvironment,
  children: Record<string, ChildProcess>,
): Promise<void> {
  const wanted = [
    `${origins.product}/api/v1/challenges?limit=1`,
    `${origins.product}/`,
    `${origins.clerk}/healthz`,
    `${origins.stripe}/`,
    `${origins.mail}/healthz`,
  ];
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (const address of wanted) {
    for (;;) {
      const answer = await fetch(address, { signal: AbortSignal.timeout(10_000), redirect: "manual" }).catch(
        () => null,
      );
      if (answer !== null && answer.status < 500) break;
      if (Object.values(children).some(({ exitCode }) => exitCode !== null) || Date.now() > deadline) {
        const why = answer?.status ?? "no connection";
        throw new Error(`${address} does not answer (${why}). From the logs:\n\n${logEnds(stateDir)}`);
      }
      await sleep(100);
    }
  }
}

/** The last lines of each log of this run. */
export function logEnds(stateDir: string): string {
  const ends = ["product.log", "pages.log", "sandboxes.log"].map((name) => {
    const file = join(stateDir, "logs", name);
    if (!existsSync(file)) return "";
    return `--- ${file}\n${readFileSync(file, "utf8").trim().split("\n").slice(-25).join("\n")}`;
  });
  return ends.join("\n");
}

/**
 * Opens the copy's database from Node, for a seed or an inspection. Close it before long: workerd shares the file.
 * @returns the D1 binding as a Worker sees it, and `close`
 */
export async function openDatabase({
  stateDir,
}: LocalEnvironment): Promise<{ db: D1Database; close(): Promise<void> }> {
  const { getPlatformProxy } = await import("wrangler"); // a second to load, and only the seed needs it
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: join(stateDir, "site", "api", "wrangler.toml"),
    persist: { path: join(stateDir, "data", "v3") },
  });
  return { db: proxy.env.DB, close: () => proxy.dispose() };
}
