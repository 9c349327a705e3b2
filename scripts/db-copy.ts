/**
 * `npm run db:copy -- --from d1 --to postgres`, and back: moves the record of a local copy, which must be stopped, to the other engine.
 * Rooms, inboxes and files stay where they are. What is cut off goes on when it is run again; the copy changes over when all is compared.
 * `--replace` empties the target first, such as what an earlier move has left there.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { requireStill, say } from "./instance.ts";
import { environmentFromProcess } from "./local-environment.ts";
import { type RecordEngine, reachPostgres, recordOf, stampRecord } from "./local-postgres.ts";
import { migratePostgres } from "./postgres-migrations.ts";
import { migrate, openDatabase } from "./product.ts";
import { copyRecord, type Progress } from "./record-copy/copy.ts";
import { d1Engine, postgresEngine } from "./record-copy/engines.ts";

const REPORT_EVERY_MS = 2_000;
const isEngine = (word: string | undefined): word is RecordEngine => word === "d1" || word === "postgres";

const { values } = parseArgs({
  options: { from: { type: "string" }, to: { type: "string" }, replace: { type: "boolean", default: false } },
});
const { from, to, replace } = values;
if (!isEngine(from) || !isEngine(to) || from === to)
  throw new Error("Usage: npm run db:copy -- --from d1 --to postgres [--replace], or the other way round");

const environment = environmentFromProcess();
requireStill(environment);
if (recordOf(environment) !== from) throw new Error(`${environment.stateDir} has no record in ${from}.`);
if (!existsSync(join(environment.stateDir, "site", "api", "wrangler.toml")))
  throw new Error("Start the copy once before, so that it is laid out.");

if (replace && to === "d1")
  for (const part of [join("data", "v3", "d1"), "migrated"])
    rmSync(join(environment.stateDir, part), { recursive: true, force: true });
await migrate(environment, say);
const postgres = await reachPostgres(environment, say);
if (replace && to === "postgres") {
  for (const schema of ["drizzle", "public"]) await postgres.inRecord(`drop schema ${schema} cascade`);
  await postgres.inRecord("create schema public");
  await migratePostgres(postgres.url);
}
const d1 = await openDatabase(environment);
const engines = { d1: d1Engine(d1.db), postgres: postgresEngine(postgres.url) };
try {
  await copyRecord(engines[from], engines[to], { tell: reporter() });
  stampRecord(environment, to);
  say(`Copied and compared. ${environment.stateDir} now keeps its record in ${to}; start it with ${startCommand(to)}.`);
} finally {
  await engines.postgres.store.close();
  await d1.close();
  await postgres.stop();
}
process.exit();

function startCommand(engine: RecordEngine): string {
  const start = engine === "postgres" ? "npm start -- --postgres" : "npm start";
  return `STATE_DIR=${environment.stateDir} ${start}`;
}

/** A line for each table that is done, and one every few seconds of a long one. */
function reporter(): (progress: Progress) => void {
  let last = Date.now();
  return ({ step, table, rows, of }) => {
    if (rows < of && Date.now() - last < REPORT_EVERY_MS) return;
    last = Date.now();
    say(`${step.padEnd(8)} ${table.padEnd(26)} ${rows.toLocaleString("en")} of ${of.toLocaleString("en")} rows`);
  };
}
