/**
 * An address of a challenge ends in the end of its id. Words that were taken out of the title leave the address too, and nothing keeps
 * what it was: links that still say it are followed by their end.
 */
import { type SQL, sql } from "drizzle-orm";
import { challenges } from "./schema.ts";

/** Challenges whose address ends as this one does; null when it has no such end. */
export function hasTailOf(slug: string): SQL | null {
  const tail = /-([0-9a-hjkmnp-tv-z]{6})$/.exec(slug)?.[1];
  // As in the index: both engines count characters of an id from its beginning.
  return tail === undefined ? null : sql`substr(${challenges.id}, 25, 6) = ${tail}`;
}
