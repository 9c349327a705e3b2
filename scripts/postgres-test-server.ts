/** The Postgres of the tests: one server for each run, and a fresh copy of the migrated database for each test file. */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migratePostgres } from "./postgres-migrations.ts";
import { inPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";

const TEMPLATE = "migrated";
/** In the system's folder for what may go; followed by the number of the process that made it. */
const FOLDER = "openchance-postgres-test-";

let starting: Promise<PostgresServer> | undefined;
let made = 0;
/** Databases are copied one after the other: Postgres lets nobody be connected to the one that is copied. */
let last: Promise<unknown> = Promise.resolve();

/** The connection string of an empty, migrated database that nobody else uses. It goes when this process does. */
export async function newTestDatabase(): Promise<string> {
  starting ??= start();
  const server = await starting;
  made += 1;
  const name = `test_${made}`;
  const making = last.then(() =>
    inPostgres(server.url("postgres"), `create database ${name} template ${TEMPLATE} strategy file_copy`),
  );
  last = making.catch(() => undefined);
  await making;
  return server.url(name);
}

async function start(): Promise<PostgresServer> {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  chmodSync(folder, 0o755); // Postgres is another user's when this one is root
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const server = await startPostgres({ dataDir: join(folder, "data"), port: 0, durable: false });
  process.prependListener("exit", () => server.kill());
  await inPostgres(server.url("postgres"), `create database ${TEMPLATE}`);
  await migratePostgres(server.url(TEMPLATE));
  return server;
}

/** Of runs that were killed: their servers ended with them, and left their data. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${FOLDER}(\\d+)-`).exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is another user's
  }
}
