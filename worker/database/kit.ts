/**
 * The column kit: the only column types the schema may use, so that one schema makes an SQLite (D1) and a Postgres database.
 * SQLite's types are *the* types of the product; another engine's kit must produce the same TypeScript types.
 */
import {
  check,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** A column type of its own, so that the Postgres store knows an instant from a number (postgres-dialect.ts). */
const instant = customType<{ data: number; driverData: number }>({ dataType: () => "integer" });

export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  check,
  /** A TypeID as the primary key. */
  id: (name: string) => text(name).primaryKey(),
  /** A growing number given by the database: creation order, the sort key of lists. */
  sequence: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  text: (name: string) => text(name),
  integer: (name: string) => integer(name),
  boolean: (name: string) => integer(name, { mode: "boolean" }),
  /** An instant as integer milliseconds since 1970 (timestamptz(3) on Postgres). */
  instant: (name: string) => instant(name),
  /** Integer minor units. */
  money: (name: string) => integer(name),
  /** One of a tuple of words; TypeScript narrows, a CHECK is not needed because only parsed input reaches it. */
  choice: <const Words extends readonly [string, ...string[]]>(name: string, words: Words) =>
    text(name, { enum: words }),
  /** A small document read and written whole. */
  json: <Shape>(name: string) => text(name, { mode: "json" }).$type<Shape>(),
};

export type Kit = typeof sqliteKit;
