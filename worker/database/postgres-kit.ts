/**
 * The same columns on Postgres, for drizzle-kit alone: it draws `migrations/postgres` from them. The product's queries are built with the
 * SQLite tables on both engines (docs/decisions/0018); how their values travel to and from these types is said in postgres-connection.ts.
 */
import {
  bigint,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Kit } from "./kit.ts";

/** Bytewise, as SQLite compares: both engines then sort alike, and the beginning of a word is found by an index. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** SQLite's integers have 64 bits; what the product counts stays within JavaScript's safe ones. */
const integer = (name: string) => bigint(name, { mode: "number" });

/** The product gives a default as milliseconds, too. */
function instant(name: string) {
  const column = timestamp(name, { precision: 3, withTimezone: true });
  const setDefault = column.default.bind(column);
  return Object.assign(column, { default: (ms: number) => setDefault(new Date(ms)) });
}

const columns = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  foreignKey,
  check,
  id: (name: string) => text(name).primaryKey(),
  sequence: (name: string) => integer(name).primaryKey().generatedByDefaultAsIdentity(),
  text,
  integer,
  boolean,
  instant,
  money: integer,
  choice: (name: string) => text(name),
  json: (name: string) => jsonb(name),
};

/** SQLite's types are the product's; drizzle's builders of the two engines share their methods but no type, hence the one cast. */
export const postgresKit = columns as unknown as Kit;
