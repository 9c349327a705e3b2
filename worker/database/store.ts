/**
 * The store: reads by drizzle's query builder, writes only by `atomic`. One request has one store. Which engine keeps the record is the
 * deployment's choice (docs/decisions/0018); the rest of the product does not know it.
 */
import { sql } from "drizzle-orm";
import { openD1Store } from "./d1-store.ts";
import type { Store } from "./plan.ts";
import { PostgresConnection } from "./postgres-connection.ts";
import { openPostgresStore } from "./postgres-store.ts";

export {
  type Announcement,
  announcedBy,
  ConstraintError,
  type Database,
  exactlyOne,
  isLostRace,
  isRefusedBy,
  type Plan,
  StaleWriteError,
  type Statement,
  type Store,
} from "./plan.ts";
export { takeSlowQueries } from "./slow-queries.ts";

/** What the record is reached by: a D1 database, or Hyperdrive before a Postgres. */
export type RecordBinding = D1Database | Hyperdrive;

/** The record of a deployment: Postgres where Hyperdrive is bound, else D1. */
export function recordBinding(env: Env): RecordBinding {
  return env.HYPERDRIVE ?? env.DB;
}

/** For work that no request or job opened a store for. */
export async function withRecord<Result>(env: Env, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = openStore(recordBinding(env));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Fails when the record does not answer. */
export async function reachRecord(env: Env): Promise<void> {
  await withRecord(env, ({ db }) => db.run(sql`select 1`));
}

/** Opens the record. */
export function openStore(record: RecordBinding): Store {
  if ("connectionString" in record) return openPostgresStore(new PostgresConnection(record.connectionString));
  return openD1Store(record);
}
