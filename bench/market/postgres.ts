/**
 * The same market in Postgres: the rows of its D1, and the full-text tables made of the same documents. Kept as a database of its own, from which each run copies another.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import postgres from "postgres";
import { migratePostgres } from "../../scripts/postgres-migrations.ts";
import { type PostgresServer, startPostgres } from "../../scripts/postgres-server.ts";
import { inPostgresWords, type Row } from "../../scripts/record-copy/engines.ts";
import { copiedTables, described, type RecordTable } from "../../scripts/record-copy/tables.ts";
import { searchAttributes } from "../../worker/database/schema.ts";
import { indexedDocuments } from "../../worker/database/search-index.ts";
import { makeChallenge } from "./challenges.ts";
import { cache, databaseFile, type Market } from "./fill.ts";

const documents = ["search_title", "search_all", "search_phrases"] as const;
/** Characters that are sent at once. */
const partLength = 64 * 1024;
const measured = "measured";

/** As a Postgres of its own machine has it: room for the market in its own memory. What it has by default is for machines of long ago. */
const settings = { shared_buffers: "2GB", effective_cache_size: "6GB" } as const;

/** The server for all sizes. It ends with this process. */
export function startMarkets(port: number): Promise<PostgresServer> {
  return startPostgres({ dataDir: join(cache, "postgres"), port, durable: true, settings });
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
  const target = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    // Who loads a market anew would also make it anew: nothing waits for the disk, no trigger runs, and indexes come after the rows.
    await target.unsafe("set synchronous_commit = off; set session_replication_role = replica");
    await target.unsafe("set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0");
    for (const table of [...copiedTables(), described(searchAttributes)]) {
      const rows = await withoutIndexes(target, table.name, () => load(target, table.name, rowsOf(source, table)));
      if (table.counted !== null) await target.unsafe(countedOn(table.name, table.counted));
      if (rows >= market.rows) say(`  ${rows.toLocaleString("en")} rows of ${table.name}`);
    }
    for (const table of documents) {
      await withoutIndexes(target, table, () => load(target, table, documentsOf(table, market.rows)));
      say(`  ${market.rows.toLocaleString("en")} rows of ${table}`);
    }
    await target.unsafe("vacuum analyze");
  } finally {
    source.close();
    await target.end();
  }
}

const countedOn = (table: string, column: string) =>
  `select setval(pg_get_serial_sequence('"${table}"', '${column}'), max("${column}")) from "${table}"`;

/** Indexes that keep nothing unique are dropped and made again: keeping them up row by row takes several times as long. */
async function withoutIndexes<Result>(
  target: postgres.Sql,
  table: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const indexes = await target<{ indexname: string; indexdef: string }[]>`
    select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = ${table}
      and indexdef not like 'CREATE UNIQUE %'`;
  for (const { indexname } of indexes) await target.unsafe(`drop index "${indexname}"`);
  const result = await work();
  for (const { indexdef } of indexes) await target.unsafe(indexdef);
  return result;
}

type Fields = Record<string, unknown>;

function* rowsOf(source: DatabaseSync, table: RecordTable): Generator<Fields> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(", ");
  // The record keeps texts and numbers only.
  for (const row of source.prepare(`select ${names} from "${table.name}"`).iterate())
    yield inPostgresWords(table, row as Row);
}

/** As the trigger of these tables keeps them (migrations/postgres, `keep_words`), which would take most of the time. Deadlines are in no document. */
function* documentsOf(table: (typeof documents)[number], rows: number): Generator<Fields> {
  for (let place = 0; place < rows; place++) {
    const words = indexedDocuments(makeChallenge(place, 0))
      [table].split(" ")
      .filter((word) => word !== "");
    const kept =
      table === "search_phrases" ? words.map((word, at) => `'${word}':${at + 1}`) : words.map((word) => `'${word}'`);
    yield { rowid: place + 1, doc: "", words: kept.join(" ") };
  }
}

/** Sends them as Postgres' own text for copying. Answers how many there were. */
async function load(target: postgres.Sql, table: string, rows: Iterator<Fields>): Promise<number> {
  const first = rows.next();
  if (first.done) return 0;
  const names = Object.keys(first.value);
  let count = 0;
  function* parts(): Generator<string> {
    let part = "";
    for (let next: IteratorResult<Fields> = first; !next.done; next = rows.next()) {
      const { value: row } = next;
      part += `${names.map((name) => copied(row[name])).join("\t")}\n`;
      count += 1;
      if (part.length < partLength) continue;
      yield part;
      part = "";
    }
    yield part;
  }
  const columns = names.map((name) => `"${name}"`).join(", ");
  await pipeline(Readable.from(parts()), await target.unsafe(`copy "${table}" (${columns}) from stdin`).writable());
  return count;
}

/** https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS */
function copied(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
