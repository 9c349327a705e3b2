/** The Postgres of a local copy: our own server by `--postgres`, or any other by its connection string. */
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalEnvironment } from "./local-environment.ts";
import { countPendingMigrations, migratePostgres } from "./postgres-migrations.ts";
import { hasData, inPostgres, runningServer, startPostgres } from "./postgres-server.ts";

/** Wrangler's own name for where the binding HYPERDRIVE leads on this machine. */
const CONNECTION_STRING = "WRANGLER_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE";
const DATABASE = "openchance";

export type RecordEngine = "d1" | "postgres";

export interface LocalPostgres {
  /** The migrated database. */
  url: string;
  children: Record<string, ChildProcess>;
  /** Carries out one statement in it. */
  inRecord(statement: string): Promise<unknown>;
  /** Ends our own server; leaves any other alone. */
  stop(): Promise<void>;
}

/** The server that was asked for; null when the copy keeps its record in D1. @throws an Error when its record is the other engine's */
export async function openLocalPostgres(
  environment: LocalEnvironment,
  say: (line: string) => void,
): Promise<LocalPostgres | null> {
  const asked = process.argv.includes("--postgres") || process.env[CONNECTION_STRING] !== undefined;
  const wanted = asked ? "postgres" : "d1";
  const known = recordOf(environment) ?? wanted;
  if (known !== wanted)
    throw new Error(
      `The record of ${environment.stateDir} is in ${known}. Choose another STATE_DIR, or see npm run db:copy.`,
    );
  stampRecord(environment, wanted);
  return asked ? reachPostgres(environment, say) : null;
}

/** Reaches the server that the environment names, else starts the copy's own, and migrates it. */
export async function reachPostgres(
  { stateDir, ports }: LocalEnvironment,
  say: (line: string) => void,
): Promise<LocalPostgres> {
  const other = process.env[CONNECTION_STRING];
  if (other !== undefined) {
    await migratePostgres(other);
    const inRecord = (statement: string) => inPostgres(other, statement);
    return { url: other, children: {}, inRecord, stop: async () => undefined };
  }
  say("Starting Postgres …");
  const server = await startPostgres({ dataDir: join(stateDir, "postgres"), port: ports.postgres, durable: true });
  await makeDatabase(server.url("postgres"));
  const url = server.url(DATABASE);
  await migratePostgres(url);
  return {
    url,
    children: { "the Postgres server": server.process },
    inRecord: (statement) => inPostgres(url, statement),
    stop: server.stop,
  };
}

/**
 * Reaches the record as it is, for who only reads it: nothing is made and nothing migrated. Where the copy's own server runs for somebody
 * else it is left running.
 * @throws an Error when there is none, or it lacks migrations of this version, which would read tables that it has not
 */
export async function reachAsItIs(
  { stateDir, ports }: LocalEnvironment,
  say: (line: string) => void,
): Promise<Pick<LocalPostgres, "url" | "stop">> {
  const dataDir = join(stateDir, "postgres");
  const running = runningServer(dataDir);
  const other = process.env[CONNECTION_STRING] ?? running?.(DATABASE);
  if (other === undefined && !hasData(dataDir)) throw new Error(`There is no record in Postgres in ${stateDir}.`);
  const server = other === undefined ? await startPostgres({ dataDir, port: ports.postgres, durable: true }) : null;
  const reached = { url: other ?? server?.url(DATABASE) ?? "", stop: async () => server?.stop() };
  say("Reading the record in Postgres …");
  const problem = await countPendingMigrations(reached.url).then(
    (pending) => (pending === 0 ? null : new Error(behind(pending))),
    (error: unknown) => error,
  );
  if (problem === null) return reached;
  await reached.stop();
  throw problem;
}

const behind = (pending: number) =>
  `The record lacks ${pending} migrations of this version. Read it with the version that serves it, or start this one once.`;

/** Where a copy keeps its record; null for one that was never started. Its rooms, inboxes and files refer to it. */
export function recordOf({ stateDir }: Pick<LocalEnvironment, "stateDir">): RecordEngine | null {
  const stamp = join(stateDir, "record");
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === "postgres" ? "postgres" : "d1";
  return existsSync(join(stateDir, "data")) ? "d1" : null;
}

export function stampRecord({ stateDir }: LocalEnvironment, record: RecordEngine): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(join(stateDir, "record"), record);
}

async function makeDatabase(url: string): Promise<void> {
  const known = await inPostgres(url, `select 1 from pg_database where datname = '${DATABASE}'`);
  if (known === 0) await inPostgres(url, `create database ${DATABASE}`);
}
