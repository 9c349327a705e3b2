/** The Postgres of a local copy: our own server by `--postgres`, or any other by its connection string. */
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalEnvironment } from "./local-environment.ts";
import { migratePostgres } from "./postgres-migrations.ts";
import { inPostgres, runningServer, startPostgres } from "./postgres-server.ts";

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

/** As {@link reachPostgres}, also while the copy's own server runs for somebody else: then it is left running, and nothing is migrated. */
export async function reachRunning(environment: LocalEnvironment, say: (line: string) => void) {
  const running = runningServer(join(environment.stateDir, "postgres"));
  if (process.env[CONNECTION_STRING] !== undefined || running === null) return reachPostgres(environment, say);
  return { url: running(DATABASE), stop: async () => undefined };
}

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
