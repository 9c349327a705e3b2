/**
 * The record of a Postgres as files, one for each table, and back into an empty one. A dump sees one moment of all tables, also while the
 * product writes; a page of rows at a time is in memory. What was dumped is summed, and what was brought back is summed again.
 */
import { closeSync, createReadStream, existsSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { checksum, INDEXED_AT_ONCE, indexSome, inParts, type Sum } from "./copy.ts";
import type { Engine, Row } from "./engines.ts";
import { attributesTable, copiedTables } from "./tables.ts";

/** Table → what it held. */
export type Sums = Record<string, Sum>;

/** Rows that are brought back at once. */
const LOADED_AT_ONCE = 1_000;

const fileOf = (folder: string, table: string) => join(folder, `${table}.ndjson`);

/** Writes every table into `folder`, a row a line. @throws an Error when the connection broke on the way: two moments are no dump */
export async function dumpRecord(engine: Engine, folder: string): Promise<Sums> {
  mkdirSync(folder, { recursive: true });
  const sums: Sums = {};
  await engine.ask("begin isolation level repeatable read read only");
  try {
    const moment = await momentOf(engine);
    for (const table of [...copiedTables(), attributesTable]) {
      const file = openSync(fileOf(folder, table.name), "w");
      try {
        sums[table.name] = await checksum(engine, table, {}, async (page) => {
          writeSync(file, page.map((row) => `${JSON.stringify(row)}\n`).join(""));
        });
      } finally {
        closeSync(file);
      }
    }
    if ((await momentOf(engine)) !== moment)
      throw new Error("The connection to Postgres broke on the way. Begin again.");
    return sums;
  } finally {
    await engine.ask("commit");
  }
}

/** Which commits are seen: the same throughout one transaction of this kind, another on another connection once somebody has written. */
async function momentOf(engine: Engine): Promise<string> {
  const [row] = await engine.ask("select pg_current_snapshot()::text as moment");
  return String(row?.moment);
}

/**
 * Brings a dump back into a record that was migrated and holds nothing.
 * @returns every table that does not hold what it held, in words; none when all agrees
 * @throws an Error when there is something in the record already
 */
export async function loadRecord(engine: Engine, folder: string, sums: Sums): Promise<string[]> {
  const tables = copiedTables();
  for (const table of tables) {
    const [row] = await engine.ask(`select 1 as one from "${table.name}" limit 1`);
    if (row !== undefined) throw new Error(`${table.name} holds rows already: name an empty database.`);
  }
  for (const table of tables) {
    for await (const page of pagesOf(fileOf(folder, table.name), LOADED_AT_ONCE))
      for (const part of inParts(page)) await engine.append(table, part);
    await engine.countOn(table);
  }
  for await (const page of pagesOf(fileOf(folder, attributesTable.name), INDEXED_AT_ONCE))
    await indexSome(engine, page);
  const differences: string[] = [];
  for (const table of [...tables, attributesTable]) {
    const [found, was] = [await checksum(engine, table, {}), sums[table.name]];
    if (found.rows !== was?.rows || found.digest !== was.digest)
      differences.push(`record: ${table.name} holds ${found.rows} rows, and held ${was?.rows ?? "none"}, or others`);
  }
  return differences;
}

/** Rows of a table that the dump does not know are none: it is older than the table. */
async function* pagesOf(file: string, most: number): AsyncGenerator<Row[]> {
  if (!existsSync(file)) return;
  let page: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    page.push(JSON.parse(line) as Row); // our own line; its archive was checked
    if (page.length < most) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
