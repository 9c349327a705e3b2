/** Writing a hold. Every plan that moves one goes through here, so that what was read before is stale afterwards. */
import { and, eq, type SQL } from "drizzle-orm";
import { type HoldRow, holds } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { policy } from "../../platform/policy.ts";

/** Writes over a hold as it was read (and while `condition` holds), else the commit is undone as stale. */
export function planHoldChange(ctx: Context, hold: HoldRow, change: Partial<HoldRow>, condition?: SQL): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(holds)
        .set({ updatedAt: ctx.now, ...change, version: hold.version + 1 })
        .where(and(eq(holds.id, hold.id), eq(holds.version, hold.version), condition)),
    ),
  ];
}

/** The hold as it is after {@link planHoldChange}, for another change in the same commit. */
export function changedHold(hold: HoldRow, change: Partial<HoldRow> = {}): HoldRow {
  return { ...hold, ...change, version: hold.version + 1 };
}

/** How long a bank debit may be on its way, ms. */
export const debitMs = policy.bankDebitDays * dayMs;

/**
 * Until when a bank debit that is on its way may be, ms; null while none is. Nothing but a freeze touches its hold meanwhile, and that
 * leaves `updatedAt` alone: it is when the debit began.
 */
export function debitUntil({ state, updatedAt }: HoldRow): number | null {
  return state === "async_pending" ? updatedAt + debitMs : null;
}
