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

/** A row's place in a list by time: its instant, ms, and its id where rows share one. */
export interface Place {
  readonly at: number;
  readonly id: string;
}

/** As {@link toPage}, for lists by instant and id. */
export function toPageByPlace<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Place): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, nextCursor: null };
  const { at, id } = placeOf(last);
  return { items, nextCursor: `${at}.${id}` };
}

/** @throws AppError `invalid_cursor` when it is not one of ours */
export function readPlace(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,120})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new AppError("invalid_cursor");
  return { at: Number(at), id };
}
