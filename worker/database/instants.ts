/** Reckoning with instants inside a query, in SQL of both engines. */
import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { dayMs } from "../platform/clock.ts";

/** @param ms whole; written out, since Postgres finds the sum of an instant and a number (its migrations) by the number's type */
export function laterBy(instant: SQLiteColumn, ms: number): SQL<number> {
  return sql<number>`${instant} + ${sql.raw(String(ms))}`;
}

/** The day of UTC that an instant lies in, counted from 1970. */
export function dayOf(instant: SQLiteColumn): SQL<number> {
  return sql<number>`cast(${instant} / ${sql.raw(String(dayMs))} as integer)`.mapWith(Number);
}
