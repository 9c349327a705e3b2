/** The two sides of a copy. A row is as D1 gives it: instants in milliseconds, yes and no as 1 and 0, documents as text. */
import { openD1Store } from "../../worker/database/d1-store.ts";
import type { Store } from "../../worker/database/plan.ts";
import { PostgresConnection, type PostgresQuery } from "../../worker/database/postgres-connection.ts";
import { instantInPostgresWords } from "../../worker/database/postgres-dialect.ts";
import { openPostgresStore } from "../../worker/database/postgres-store.ts";
import type { RecordTable } from "./tables.ts";

export type Value = string | number | null;
export type Row = Record<string, Value>;

export interface Engine {
  /** The product's own way to it. */
  readonly store: Store;
  ask(text: string, values?: readonly Value[]): Promise<Row[]>;
  /** How the n-th value of a statement is written, from 1. */
  place(n: number): string;
  /**
   * Adds all of these rows or none. What they cause where they are new, they caused where they come from: triggers rest meanwhile, and
   * balances come as rows of their own.
   */
  append(table: RecordTable, rows: readonly Row[]): Promise<void>;
  /** After a table's last row: the next one that the product writes is counted on from it. */
  countOn(table: RecordTable): Promise<void>;
}

export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(", ");
const namesOf = ({ columns }: RecordTable) => columns.map(({ name }) => name);

export function d1Engine(database: D1Database): Engine {
  const ask: Engine["ask"] = async (text, values = []) =>
    (
      await database
        .prepare(text)
        .bind(...values)
        .all<Row>()
    ).results;
  return {
    store: openD1Store(database),
    ask,
    place: (n) => `?${n}`,
    async append(table, rows) {
      const triggers = (await ask("select name, sql from sqlite_master where type = 'trigger' and tbl_name = ?1", [
        table.name,
      ])) as { name: string; sql: string }[]; // SQLite's own columns
      const onInsert = triggers.filter(({ sql }) => /\b(before|after)\s+insert\b/i.test(sql));
      const names = namesOf(table);
      const list = JSON.stringify(rows.map((row) => table.columns.map((column) => inD1Words(column, row))));
      const values = names.map((_, at) => `json_extract(value, '$[${at}]')`).join(", ");
      const insert = `insert into "${table.name}" (${quoted(names)}) select ${values} from json_each(?1)`;
      await database.batch([
        ...onInsert.map(({ name }) => database.prepare(`drop trigger "${name}"`)),
        database.prepare(insert).bind(list),
        ...onInsert.map(({ sql }) => database.prepare(sql)),
      ]);
    },
    // SQLite counts on from the largest by itself.
    countOn: async () => undefined,
  };
}

export function postgresEngine(url: string): Engine {
  const connection = new PostgresConnection(url);
  const statement = (text: string): PostgresQuery => ({ text, values: [] });
  return {
    store: openPostgresStore(connection),
    // The connection reads every type as D1 would give it.
    ask: async (text, values = []) => (await connection.one({ text, values })).rows as Row[],
    place: (n) => `$${n}`,
    async append(table, rows) {
      const names = quoted(namesOf(table));
      const insert = `insert into "${table.name}" (${names}) select ${names} from json_populate_recordset(null::"${table.name}", $1::json)`;
      const outcomes = await connection.send([
        statement("begin"),
        statement(`alter table "${table.name}" disable trigger user`),
        { text: insert, values: [JSON.stringify(rows.map((row) => inPostgresWords(table, row)))] },
        statement(`alter table "${table.name}" enable trigger user`),
        statement("commit"),
      ]);
      for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    },
    async countOn({ name, counted }) {
      if (counted === null) return;
      const next = `select setval(pg_get_serial_sequence('"${name}"', '${counted}'), max("${counted}")) from "${name}"`;
      await connection.one(statement(next));
    },
  };
}

/** A document is written as the product writes it, without the spaces that Postgres puts between. */
function inD1Words({ name, kind }: RecordTable["columns"][number], row: Row): Value {
  const value = row[name] ?? null;
  return kind === "document" && value !== null ? JSON.stringify(JSON.parse(String(value))) : value;
}

/** A row as Postgres reads it, documents parsed. */
export function inPostgresWords({ columns }: RecordTable, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value = row[name] ?? null;
      if (value === null) return [name, null];
      if (kind === "instant") return [name, instantInPostgresWords(Number(value))];
      if (kind === "boolean") return [name, value === 1];
      return [name, kind === "document" ? JSON.parse(String(value)) : value];
    }),
  );
}
