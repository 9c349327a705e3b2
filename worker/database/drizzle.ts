/** Drizzle over the product's tables, and over whatever takes statements as D1 does. */
import {
  createTableRelationsHelpers,
  type ExtractTablesWithRelations,
  extractTablesRelationalConfig,
} from "drizzle-orm";
import { DrizzleD1Database, SQLiteD1Session } from "drizzle-orm/d1";
import type { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Database } from "./plan.ts";
import { schema } from "./schema.ts";
import { timed } from "./slow-queries.ts";

type Tables = ExtractTablesWithRelations<typeof schema>;
/** What `db.query` knows of the tables. `drizzle()` works it out anew at each call, which was a fifth of a short request's CPU time. */
const { tables, tableNamesMap } = extractTablesRelationalConfig<Tables>(schema, createTableRelationsHelpers);
const relational = { fullSchema: schema, schema: tables, tableNamesMap };

export function openDatabase(binding: D1Database, dialect: SQLiteAsyncDialect): Database {
  const session = new SQLiteD1Session<typeof schema, Tables>(timed(binding), dialect, relational);
  return new DrizzleD1Database("async", dialect, session, relational);
}
