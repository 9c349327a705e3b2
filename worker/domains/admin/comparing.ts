/** What admins decide about our books beside Stripe's: the comparison, what did not match, and what nothing explains. */
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireAdmin, requireFreshAdmin } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { takeMissedMovement } from "../engagements/stripe-event-review.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { getOpenMismatch, planMismatchEnd } from "../payments/mismatches.ts";
import { isMovementPosted } from "../payments/movements.ts";
import { advanceReconciliation, findReconciliation, planReconciliation } from "../payments/reconciliation.ts";
import { type Clearing, planClearSuspense } from "../payments/suspense.ts";
import type { AdminMismatch, AdminReconciliation, OpenSum } from "./contract.ts";
import { decide, present } from "./deciding.ts";
import { getMismatch } from "./queries.ts";
import { requireNamed } from "./rights.ts";
import { toReconciliation } from "./views.ts";

/** Compares our books with Stripe's of the last days, up to now. What one request cannot do, cron goes on with. */
export async function reconcileNow(
  ctx: Context,
  { days, reason }: { days: number; reason: string },
): Promise<AdminReconciliation> {
  const admin = requireAdmin(ctx);
  const span = { fromAt: ctx.now - days * dayMs, toAt: ctx.now, startedBy: admin.id };
  const { id } = await commitOnce(ctx, async () => {
    const { run, plan } = await planReconciliation(ctx, span);
    const audit = planAudit(ctx, "reconciliation.started", admin.id, { days, reason });
    return { result: { id: run.id }, plan: plan.length === 0 ? [] : [...plan, ...audit] };
  });
  const run = await present(findReconciliation(ctx, id));
  return toReconciliation(run.state === "running" ? await advanceReconciliation(ctx, run) : run);
}

/** @throws AppError `not_found`, `wrong_state` */
export async function resolveMismatch(ctx: Context, id: string, reason: string): Promise<AdminMismatch> {
  requireAdmin(ctx);
  await decide(ctx, id, async () => planMismatchEnd(ctx, await getOpenMismatch(ctx, id), "resolved", reason));
  return getMismatch(ctx, id);
}

/**
 * What Stripe moved and our books do not know is read at Stripe and taken in, whatever it is. The mismatch is cleared once it is posted.
 * @throws AppError `not_found`; `wrong_state` when it is not open, or nothing of Stripe's tells of it; `payment_provider_unavailable`
 */
export async function takeInMismatch(ctx: Context, id: string, reason: string): Promise<AdminMismatch> {
  requireAdmin(ctx);
  const { kind, source, detail } = await getOpenMismatch(ctx, id);
  if (kind !== "MISSING_LEDGER") {
    throw new AppError("wrong_state", { detail: "Only a movement that our books do not know can be taken in." });
  }
  await takeMissedMovement(ctx, source, typeof detail.object === "string" ? detail.object : null);
  if (await isMovementPosted(ctx, source)) {
    await decide(ctx, id, async () => planMismatchEnd(ctx, await getOpenMismatch(ctx, id), "cleared", reason));
  }
  return getMismatch(ctx, id);
}

/**
 * Says what money was that nothing of ours explains, all of it or a part.
 * @throws AppError `invalid_input` naming the most
 */
export async function clearSuspense(ctx: Context, clearing: Clearing): Promise<OpenSum> {
  requireFreshAdmin(ctx);
  requireNamed(ctx);
  const { currency } = clearing.amount;
  const account = chart.suspense(currency);
  await decide(ctx, account.id, () => planClearSuspense(ctx, clearing));
  return { account: account.id, amount: { amountMinor: await balanceOf(ctx, account), currency } };
}
