/** The Postgres of the tests: one server for each run, and a fresh copy of the migrated database for each test file. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migratePostgres } from "./postgres-migrations.ts";
import { inPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";
import { scratchFolder } from "./scratch.ts";

const TEMPLATE = "migrated";

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
  const folder = scratchFolder(tmpdir(), "openchance-postgres-test");
  const server = await startPostgres({ dataDir: join(folder, "data"), port: 0, durable: false });
  process.prependListener("exit", () => server.kill());
  await inPostgres(server.url("postgres"), `create database ${TEMPLATE}`);
  await migratePostgres(server.url(TEMPLATE));
  return server;
}
