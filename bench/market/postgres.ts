/**
 * The same market in Postgres: the rows of its D1, by the code that moves a record from one engine to the other, and the full-text tables
 * made of the same documents. Kept as a database of its own, from which each run copies another.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { migratePostgres } from "../../scripts/postgres-migrations.ts";
import { type PostgresServer, startPostgres } from "../../scripts/postgres-server.ts";
import { type Engine, postgresEngine, type Row } from "../../scripts/record-copy/engines.ts";
import { copiedTables, described, type RecordTable } from "../../scripts/record-copy/tables.ts";
import { searchAttributes } from "../../worker/database/schema.ts";
import { indexedDocuments } from "../../worker/database/search-index.ts";
import { makeChallenge } from "./challenges.ts";
import { cache, databaseFile, type Market } from "./fill.ts";

const documents = ["search_title", "search_all", "search_phrases"] as const;
/** Rows of one statement. */
const perStatement = 2_000;
const measured = "measured";

/** The server for all sizes. It ends with this process. */
export function startMarkets(port: number): Promise<PostgresServer> {
  return startPostgres({ dataDir: join(cache, "postgres"), port, durable: true });
}

/** The connection string of a database with this market, for one run. */
export async function openInPostgres(server: PostgresServer, market: Market, say: (line: string) => void) {
  const kept = `market_${market.rows}_${market.madeAtMs}`;
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    const { rows: others } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname like $1 or datname in ('making', $2)",
      [`market\\_${market.rows}\\_%`, measured],
    );
    for (const { datname } of others) if (datname !== kept) await client.query(`drop database ${datname} with (force)`);
    if (!others.some(({ datname }) => datname === kept)) {
      await client.query("create database making");
      await fill(server.url("making"), market, say);
      await client.query(`alter database making rename to ${kept}`);
    }
    await client.query(`create database ${measured} template ${kept} strategy file_copy`);
  } finally {
    await client.end();
  }
  return server.url(measured);
}

async function fill(url: string, market: Market, say: (line: string) => void): Promise<void> {
  await migratePostgres(url);
  const source = new DatabaseSync(databaseFile(market.folder), { readOnly: true });
  const target = postgresEngine(url);
  try {
    for (const table of [...copiedTables(), described(searchAttributes)]) {
      const rows = await copy(source, target, table);
      await target.countOn(table);
      if (rows >= market.rows) say(`  ${rows.toLocaleString("en")} rows of ${table.name}`);
    }
    for (const table of documents) {
      await writeDocuments(target, table, market.rows);
      say(`  ${market.rows.toLocaleString("en")} rows of ${table}`);
    }
    await target.ask("vacuum analyze");
  } finally {
    source.close();
    await target.store.close();
  }
}

async function copy(source: DatabaseSync, target: Engine, table: RecordTable): Promise<number> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(", ");
  let rows: Row[] = [];
  let copied = 0;
  const send = async () => {
    if (rows.length > 0) await target.append(table, rows);
    copied += rows.length;
    rows = [];
  };
  for (const row of source.prepare(`select ${names} from "${table.name}"`).iterate()) {
    rows.push(row as Row); // the record keeps texts and numbers only
    if (rows.length === perStatement) await send();
  }
  await send();
  return copied;
}

/** With its index made at the end: keeping one up row by row takes several times as long. */
async function writeDocuments(target: Engine, table: (typeof documents)[number], rows: number): Promise<void> {
  const [index] = await target.ask("select indexdef from pg_indexes where indexname = $1", [`${table}_index`]);
  await target.ask(`drop index ${table}_index`);
  for (let from = 0; from < rows; from += perStatement) {
    const places = Array.from({ length: Math.min(perStatement, rows - from) }, (_, at) => from + at);
    // Deadlines are in no document.
    const list = places.map((place) => ({ rowid: place + 1, doc: indexedDocuments(makeChallenge(place, 0))[table] }));
    await target.ask(
      `insert into ${table} (rowid, doc) select rowid, doc from json_to_recordset($1::json) as made (rowid bigint, doc text)`,
      [JSON.stringify(list)],
    );
  }
  await target.ask(String(index?.indexdef));
}
