/**
 * The product's queries are built once, with drizzle's SQLite builder, whose SQL Postgres understands save for six things: how a
 * parameter is written, how an identity is left to the database, how a conflict names its columns, what an instant looks like, which
 * character no text may hold, and how the full-text tables are asked.
 */
import {
  type DriverValueEncoder,
  getTableColumns,
  is,
  type Query,
  type QueryTypingsValue,
  type SQL,
  sql,
} from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { SQLiteAsyncDialect, SQLiteCustomColumn, SQLiteInteger, SQLiteTextJson } from "drizzle-orm/sqlite-core";

type InsertConfig = Parameters<SQLiteAsyncDialect["buildInsertQuery"]>[0];

const casing = new CasingCache();

export class PostgresDialect extends SQLiteAsyncDialect {
  override escapeParam(index: number): string {
    return `$${index + 1}`;
  }

  /** SQLite counts on where a key is null, Postgres where it is left to its default. */
  override buildInsertQuery(config: InsertConfig): SQL {
    if (!Array.isArray(config.values)) return super.buildInsertQuery(config);
    const columns = Object.entries(getTableColumns(config.table));
    const counted = columns.filter(([, column]) => is(column, SQLiteInteger) && column.autoIncrement);
    const left = Object.fromEntries(counted.map(([name]) => [name, sql`default`]));
    return super.buildInsertQuery({ ...config, values: config.values.map((row) => ({ ...left, ...row })) });
  }

  override sqlToQuery(statement: SQL, invokeSource?: "indexes"): Query {
    const built = statement.toQuery({
      casing,
      escapeName: this.escapeName,
      escapeParam: this.escapeParam,
      escapeString: this.escapeString,
      prepareTyping: (encoder) => typingOf(encoder),
      invokeSource,
    });
    const params = built.params.map((value, at) => inPostgresWords(value, built.typings?.[at] ?? "none"));
    return { sql: withTextSearch(withBareConflict(built.sql)), params };
  }
}

function typingOf(encoder: DriverValueEncoder<unknown, unknown>): QueryTypingsValue {
  if (is(encoder, SQLiteCustomColumn)) return "timestamp"; // the kit has no other column of its own (kit.ts)
  return is(encoder, SQLiteTextJson) ? "json" : "none";
}

/** Milliseconds as Postgres reads an instant, and texts without U+0000, which it keeps neither as it is nor written out in a document. */
function inPostgresWords(value: unknown, typing: QueryTypingsValue): unknown {
  if (typing === "timestamp") return typeof value === "number" ? instantInPostgresWords(value) : value;
  if (typeof value !== "string") return value;
  return typing === "json" ? value.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1") : value.replaceAll("\0", "");
}

/** @param ms since 1970. A year of more than four digits stands without the sign that ISO 8601 gives it. */
export function instantInPostgresWords(ms: number): string {
  return new Date(ms).toISOString().replace(/^\+/, "");
}

/** `on conflict ("timers"."kind")`, as drizzle writes it for SQLite, with the column's name alone. */
function withBareConflict(text: string): string {
  return text.replace(/ on conflict \([^)]*\)/, (target) => target.replace(/"[^"]+"\.(?=")/g, ""));
}

/**
 * `from search_title where search_title match $1 order by rowid desc limit $2`, the question also as something in brackets: it stays in
 * FTS5's words (search-match.ts), and functions of the migrations find the newest that fit it. Without a limit one is enough (`exists`).
 */
function withTextSearch(text: string): string {
  return text.replace(
    /\bfrom (search_\w+) where \1 match (\$\d+|\([^()]*\))(?: order by rowid desc limit (\$\d+))?/g,
    (_, table: string, question: string, limit = "1") => `from ${table}_newest(${question}, ${limit}) as found (rowid)`,
  );
}
