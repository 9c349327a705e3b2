/**
 * Copies the whole record from one engine to the other. Rows travel in the order of their keys, a few hundred at a time, so that a copy
 * which was cut off goes on behind the last row that arrived. Nothing may write to either side meanwhile: what was copied is compared at
 * the end, and a row that changed behind the copy's back is told.
 */
import { createHash } from "node:crypto";
import { asc, inArray } from "drizzle-orm";
import { challenges } from "../../worker/database/schema.ts";
import { planIndexChallenge } from "../../worker/database/search-index.ts";
import type { Plan } from "../../worker/database/store.ts";
import { type Engine, quoted, type Row, type Value } from "./engines.ts";
import { attributesTable, copiedTables, type RecordTable } from "./tables.ts";

export interface Progress {
  step: "copied" | "indexed" | "compared";
  table: string;
  rows: number;
  of: number;
}

export interface Options {
  tell(progress: Progress): void;
  /** Rows that are read at once. */
  pageRows?: number;
}

/** Rows of one statement as JSON, in characters: D1 takes values of at most 2 MB. */
const STATEMENT_LENGTH = 500_000;
const PAGE_ROWS = 1_000;
/** Challenges that are indexed in one commit. */
export const INDEXED_AT_ONCE = 25;

/** @throws an Error that names the table in which the sides differ, before the copy or after it */
export async function copyRecord(from: Engine, to: Engine, options: Options): Promise<void> {
  for (const table of copiedTables()) await copyTable(from, to, table, options);
  await indexChallenges(from, to, options);
  for (const table of [...copiedTables(), attributesTable]) await compareTable(from, to, table, options);
}

async function copyTable(from: Engine, to: Engine, table: RecordTable, { tell, pageRows }: Options): Promise<void> {
  const of = await countRows(from, table);
  let rows = await countRows(to, table);
  let last = await lastRow(to, table);
  if (rows !== (last === null ? 0 : await countRows(from, table, last)))
    throw new Error(
      `${table.name} has rows that are not the source's: empty the target (--replace), or copy into another.`,
    );
  for (;;) {
    const page = await readPage(from, table, last, pageRows);
    if (page.length === 0) break;
    for (const part of inParts(page)) await to.append(table, part);
    rows += page.length;
    last = page.at(-1) ?? null;
    tell({ step: "copied", table: table.name, rows, of });
  }
  await to.countOn(table);
}

/** The full-text tables, by the product's own plan: what the source had in them, the target has. */
async function indexChallenges(from: Engine, to: Engine, { tell }: Options): Promise<void> {
  const of = await countRows(from, attributesTable);
  let rows = await countRows(to, attributesTable);
  let last = await lastRow(to, attributesTable);
  for (;;) {
    const page = await readPage(from, attributesTable, last, INDEXED_AT_ONCE);
    if (page.length === 0) return;
    await indexSome(to, page);
    rows += page.length;
    last = page.at(-1) ?? null;
    tell({ step: "indexed", table: attributesTable.name, rows, of });
  }
}

/** Lists those challenges whose places in the index these rows are, in one commit. */
export async function indexSome({ store }: Engine, page: readonly Row[]): Promise<void> {
  const seqs = page.map(({ seq }) => Number(seq));
  const found = await store.db.query.challenges.findMany({
    where: inArray(challenges.seq, seqs),
    orderBy: asc(challenges.seq),
  });
  await store.atomic(
    found.flatMap((row): Plan => {
      const { category, currency, rewardMinor, applicationDeadline } = row;
      if (category === null || currency === null || rewardMinor === null || applicationDeadline === null)
        throw new Error(`${row.id} is listed without all that a list needs.`);
      return planIndexChallenge(store.db, row.id, { ...row, category, currency, rewardMinor, applicationDeadline });
    }),
  );
}

async function compareTable(from: Engine, to: Engine, table: RecordTable, options: Options): Promise<void> {
  const [one, other] = await Promise.all([checksum(from, table, options), checksum(to, table, options)]);
  if (one.rows !== other.rows || one.digest !== other.digest)
    throw new Error(`${table.name} differs: ${one.rows} and ${other.rows} rows, ${one.digest} and ${other.digest}.`);
  options.tell({ step: "compared", table: table.name, rows: one.rows, of: one.rows });
}

/** How much a table holds, and what: the same for the same rows, whichever engine keeps them. */
export interface Sum {
  rows: number;
  digest: string;
}

/** Of all rows in the order of their keys, in one form for both engines. @param each is given every page on the way */
export async function checksum(
  engine: Engine,
  table: RecordTable,
  { pageRows }: Pick<Options, "pageRows">,
  each: (page: readonly Row[]) => Promise<void> = async () => undefined,
): Promise<Sum> {
  const hash = createHash("sha256");
  let rows = 0;
  let last: Row | null = null;
  for (;;) {
    const page = await readPage(engine, table, last, pageRows);
    if (page.length === 0) return { rows, digest: hash.digest("hex") };
    for (const row of page) hash.update(`${JSON.stringify(inOneForm(table, row))}\n`);
    await each(page);
    rows += page.length;
    last = page.at(-1) ?? null;
  }
}

/** A document's members have no order: Postgres keeps another than was written. */
function inOneForm({ columns }: RecordTable, row: Row): unknown[] {
  return columns.map(({ name, kind }) => {
    const value = row[name] ?? null;
    return kind === "document" && value !== null ? sorted(JSON.parse(String(value))) : value;
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}

function keyOf({ key }: RecordTable, row: Row): Value[] {
  return key.map((name) => row[name] ?? null);
}

function readPage(engine: Engine, table: RecordTable, after: Row | null, limit = PAGE_ROWS): Promise<Row[]> {
  const names = quoted(table.columns.map(({ name }) => name));
  const key = quoted(table.key);
  const places = table.key.map((_, at) => engine.place(at + 1)).join(", ");
  const beyond = after === null ? "" : `where (${key}) > (${places})`;
  return engine.ask(
    `select ${names} from "${table.name}" ${beyond} order by ${key} limit ${limit}`,
    after === null ? [] : keyOf(table, after),
  );
}

async function lastRow(engine: Engine, table: RecordTable): Promise<Row | null> {
  const backwards = table.key.map((name) => `"${name}" desc`).join(", ");
  const [row] = await engine.ask(`select ${quoted(table.key)} from "${table.name}" order by ${backwards} limit 1`);
  return row ?? null;
}

/** @param through only rows up to this one */
async function countRows(engine: Engine, table: RecordTable, through?: Row): Promise<number> {
  const places = table.key.map((_, at) => engine.place(at + 1)).join(", ");
  const until = through === undefined ? "" : `where (${quoted(table.key)}) <= (${places})`;
  const values = through === undefined ? [] : keyOf(table, through);
  const [row] = await engine.ask(`select count(*) as "rows" from "${table.name}" ${until}`, values);
  return Number(row?.rows);
}

/** Rows of one statement each. */
export function* inParts(rows: readonly Row[]): Generator<Row[]> {
  let part: Row[] = [];
  let length = 0;
  for (const row of rows) {
    const more = JSON.stringify(row).length;
    if (part.length > 0 && length + more > STATEMENT_LENGTH) {
      yield part;
      [part, length] = [[], 0];
    }
    part.push(row);
    length += more;
  }
  if (part.length > 0) yield part;
}
