/** Pages of a ranked snapshot. */
import { AppError } from "../../platform/errors.ts";
import { readCursor } from "../../platform/paging.ts";
import { searchLimits } from "./contract.ts";

/** Where in a ranked snapshot a page begins. @throws AppError `invalid_cursor` beyond it: nobody pages deeper than 200 hits */
export function readStart(cursor: string | undefined): number {
  const [start = 0] = readCursor(cursor, 1) ?? [];
  if (start < 0 || start >= searchLimits.ranked) throw new AppError("invalid_cursor");
  return start;
}
