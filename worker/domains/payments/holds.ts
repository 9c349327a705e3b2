/** Writing a hold. Every plan that moves one goes through here, so that what was read before is stale afterwards. */
import { and, eq } from "drizzle-orm";
import { type HoldRow, holds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { policy } from "../../platform/policy.ts";

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

/**
 * Until when a bank debit that is on its way may be, ms; null while none is. Nothing touches its hold meanwhile: `updatedAt` is when it
 * began.
 */
export function debitUntil({ state, updatedAt }: HoldRow): number | null {
  return state === "async_pending" ? updatedAt + policy.bankDebitDays * dayMs : null;
}
