/** Keyset paging: a cursor is the sort key of the last row seen, so that pages neither skip nor repeat while rows arrive. */
import * as z from "zod";
import { AppError } from "./errors.ts";

export const pageLimits = { default: 20, most: 100 } as const;

/** `?cursor=&limit=` of every list. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(pageLimits.most).default(pageLimits.default),
});

/** `{items, nextCursor}`: `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Cuts `limit + 1` fetched rows to a page; `keyOf` gives the sort key of the last row kept. */
export function toPage<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly number[]): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? keyOf(last).join(".") : null;
  return { items, nextCursor };
}

/**
 * Reads a cursor of `parts` integers back.
 * @throws AppError `invalid_cursor` when it is not one of ours
 */
export function readCursor(cursor: string | undefined, parts: number): number[] | null {
  if (cursor === undefined) return null;
  const numbers = cursor.split(".").map(Number);
  if (numbers.length !== parts || numbers.some((n) => !Number.isSafeInteger(n))) throw new AppError("invalid_cursor");
  return numbers;
}
