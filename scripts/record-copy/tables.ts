/** What a copy of the record carries, read from the schema itself, so that no new table is forgotten. */
import { is } from "drizzle-orm";
import {
  getTableConfig,
  SQLiteBoolean,
  type SQLiteColumn,
  SQLiteCustomColumn,
  type SQLiteTable,
  SQLiteTextJson,
} from "drizzle-orm/sqlite-core";
import { schema, searchAttributes } from "../../worker/database/schema.ts";

/** What the engines write differently; everything else is the same on both. */
type ColumnKind = "plain" | "instant" | "boolean" | "document";

export interface RecordTable {
  name: string;
  columns: { name: string; kind: ColumnKind }[];
  /** Columns of the primary key: the order in which rows travel. */
  key: string[];
  /** The column that the database counts by itself; null when there is none. */
  counted: string | null;
}

/** Tables that are copied row by row, whatever is referred to before what refers to it. */
export function copiedTables(): RecordTable[] {
  const ordered = new Set<SQLiteTable>();
  const visit = (table: SQLiteTable) => {
    if (ordered.has(table) || table === searchAttributes) return;
    for (const { reference } of getTableConfig(table).foreignKeys) visit(reference().foreignTable);
    ordered.add(table);
  };
  for (const table of Object.values(schema)) visit(table);
  return [...[...ordered].map(described), ...vocabulary];
}

/** Made anew from the challenges at the end of a copy, with the full-text tables, which D1 cannot read back; compared by its key alone. */
export const attributesTable: RecordTable = {
  ...described(searchAttributes),
  columns: [{ name: searchAttributes.seq.name, kind: "plain" }],
};

/** One table as a copy sees it. */
export function described(table: SQLiteTable): RecordTable {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  const counted = columns.find((column) => "autoIncrement" in column && column.autoIncrement === true);
  return {
    name,
    columns: columns.map((column) => ({ name: column.name, kind: kindOf(column) })),
    key: key.map((column) => column.name),
    counted: counted?.name ?? null,
  };
}

function kindOf(column: SQLiteColumn): ColumnKind {
  if (is(column, SQLiteCustomColumn)) return "instant"; // the kit has no other (worker/database/kit.ts)
  if (is(column, SQLiteBoolean)) return "boolean";
  return is(column, SQLiteTextJson) ? "document" : "plain";
}

const plain = (name: string, columns: string[], key: string[]): RecordTable => ({
  name,
  columns: columns.map((column) => ({ name: column, kind: "plain" })),
  key,
  counted: null,
});

/** Of hand-written migrations (worker/database/search-words.ts). */
const vocabulary = [
  plain("search_terms", ["vocabulary", "term", "met"], ["vocabulary", "term"]),
  plain("search_deletions", ["hash", "term"], ["hash", "term"]),
];
