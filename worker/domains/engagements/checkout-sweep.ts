/**
 * Asks Stripe about payments whose news may be lost: a session past its end, a bank debit that takes days. Closes the page of an award
 * whose payment window is over, before the award may lapse (timers.ts). Follows cron.
 */
import { and, asc, eq, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { laterBy } from "../../database/instants.ts";
import { type HoldRow, holds } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import { endSession } from "../payments/checkout.ts";
import { debitMs } from "../payments/holds.ts";
import { planLapseAward } from "./lapsing.ts";
import { readSessionFact } from "./stripe-facts/checkout.ts";

/** Ms and counts. A session says `expired` by itself at its end; a debit is asked about twice a day. */
const sweep = { rows: 25, afterEndMs: 5 * minuteMs, againMs: 2 * minuteMs, debitEveryMs: 12 * hourMs } as const;

/** True of those that were never asked about, too. */
const lastAskedBefore = (instant: number | SQL) => or(isNull(holds.askedAt), lt(holds.askedAt, instant));

/** Takes in what webhooks would have told. Stripe sends each for three days, so there is mostly nothing to do. */
export async function sweepCheckouts(ctx: Context): Promise<void> {
  const ended = and(
    eq(holds.state, "checkout_open"),
    or(lt(holds.checkoutExpiresAt, ctx.now - sweep.afterEndMs), lte(holds.windowEndsAt, ctx.now)),
    lastAskedBefore(ctx.now - sweep.againMs),
  );
  // A debit changes nothing on its hold until the bank has answered; it is asked about once more when its time is over.
  const isLate = lte(holds.updatedAt, ctx.now - debitMs);
  const debits = and(
    eq(holds.state, "async_pending"),
    lt(holds.updatedAt, ctx.now - sweep.debitEveryMs),
    or(lastAskedBefore(ctx.now - sweep.debitEveryMs), and(isLate, lastAskedBefore(laterBy(holds.updatedAt, debitMs)))),
  );
  const due = await ctx.store.db.query.holds.findMany({
    where: and(isNotNull(holds.checkoutSessionId), or(ended, debits)),
    // Those that were never asked about come first, and one without an answer goes to the end: none keeps another waiting.
    orderBy: [sql`${holds.askedAt} asc nulls first`, asc(holds.updatedAt)],
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
  await ctx.store.atomic([ctx.store.db.update(holds).set({ askedAt: ctx.now }).where(eq(holds.id, hold.id))]);
  // Nobody may pay after the window; if somebody did before, the session says so below.
  const isOver = hold.state === "checkout_open" && hold.windowEndsAt <= ctx.now;
  const wasPaid = isOver && (await endSession(ctx, hold.checkoutSessionId)) === "complete";
  const fact = await readSessionFact(ctx, hold.checkoutSessionId);
  if (fact.quarantine === undefined) return commit(ctx, fact.plan);
  log("error", "checkout.does_not_fit", { requestId: ctx.requestId, holdId: hold.id, reason: fact.quarantine });
  // Stripe has nothing more to say: what came in waits for an admin, and nobody waits for the award.
  await commit(ctx, [...fact.plan, ...(isOver ? await planUnclear(ctx, hold, wasPaid) : [])]);
}

async function planUnclear(ctx: Context, hold: HoldRow, wasPaid: boolean): Promise<Plan> {
  if (!wasPaid) return planLapseAward(ctx, hold);
  const facts = { challengeId: hold.challengeId, holdId: hold.id, reason: "payment_in_review" };
  return [...(await planLapseAward(ctx, hold, "payment_in_review")), ...planEvent(ctx, "money.needs_review", facts)];
}
