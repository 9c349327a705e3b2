/** `in` a list of any length. */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** As one value, because D1 binds at most 100 a statement. */
export function isListed(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}
