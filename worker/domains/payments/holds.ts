/** Writing a hold. Every plan that moves one goes through here, so that what was read before is stale afterwards. */
import { and, eq } from "drizzle-orm";
import { type HoldRow, holds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";

/** Writes over a hold as it was read, else the commit is undone as stale. */
export function planHoldChange(ctx: Context, hold: HoldRow, change: Partial<HoldRow>): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(holds)
        .set({ ...change, updatedAt: ctx.now, version: hold.version + 1 })
        .where(and(eq(holds.id, hold.id), eq(holds.version, hold.version))),
    ),
  ];
}

/** The hold as it is after {@link planHoldChange}, for another change in the same commit. */
export function changedHold(hold: HoldRow, change: Partial<HoldRow> = {}): HoldRow {
  return { ...hold, ...change, version: hold.version + 1 };
}
