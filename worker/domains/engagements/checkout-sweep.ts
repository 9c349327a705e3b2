/** Asks Stripe about payments whose news may be lost: a session past its end, a bank debit that takes days. Follows cron. */
import { and, asc, eq, isNotNull, lt, or } from "drizzle-orm";
import { type HoldRow, holds } from "../../database/schema.ts";
import { hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { log } from "../../platform/telemetry.ts";
import { readSessionFact } from "./stripe-facts/checkout.ts";

/** Ms and counts. A session says `expired` by itself at its end; a debit is asked about twice a day. */
const sweep = { rows: 25, afterEndMs: 5 * minuteMs, debitEveryMs: 12 * hourMs } as const;

/** Takes in what webhooks would have told. Stripe sends each for three days, so there is mostly nothing to do. */
export async function sweepCheckouts(ctx: Context): Promise<void> {
  const ended = and(eq(holds.state, "checkout_open"), lt(holds.checkoutExpiresAt, ctx.now - sweep.afterEndMs));
  const debits = and(eq(holds.state, "async_pending"), lt(holds.updatedAt, ctx.now - sweep.debitEveryMs));
  const due = await ctx.store.db.query.holds.findMany({
    where: and(isNotNull(holds.checkoutSessionId), or(ended, debits)),
    orderBy: asc(holds.updatedAt),
    limit: sweep.rows,
  });
  for (const hold of due) {
    try {
      await ask(ctx, hold);
    } catch (error) {
      log("warn", "checkout.sweep_failed", { requestId: ctx.requestId, holdId: hold.id, error });
    }
  }
}

async function ask(ctx: Context, hold: HoldRow): Promise<void> {
  if (hold.checkoutSessionId === null) return;
  const fact = await readSessionFact(ctx, hold.checkoutSessionId);
  if ("plan" in fact) return commit(ctx, fact.plan);
  log("error", "checkout.does_not_fit", { requestId: ctx.requestId, holdId: hold.id, reason: fact.quarantine });
}
