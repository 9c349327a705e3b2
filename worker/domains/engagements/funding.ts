/** The reward is held: work starts. A fact from Stripe, so it is planned here and committed with the event that told it. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { applications, type HoldRow } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { move } from "../../platform/lifecycle.ts";
import { planEvent } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { planStopTimer, planTimer } from "../../platform/timers.ts";
import { planApplicationChange } from "../applications/commands.ts";
import { applicationLifecycle } from "../applications/lifecycle.ts";
import { getApplicationRow } from "../applications/queries.ts";
import { changed, planChange } from "../challenges/commands.ts";
import { challengeLifecycle } from "../challenges/lifecycle.ts";
import { getChallengeRow } from "../challenges/queries.ts";

/** Events carry at most this many recipients, so that a queue message's work stays bounded. */
const recipientsPerEvent = 100;

/**
 * Challenge and application go on, everybody else is declined, the payment window ends. The hold's own change and the ledger are the
 * caller's. null when the challenge can no longer be funded by this hold: then the money goes back.
 */
export async function planWorkStarts(ctx: Context, hold: HoldRow): Promise<Plan | null> {
  const challenge = await getChallengeRow(ctx, hold.challengeId);
  if (challenge.state !== "awarded" || challenge.awardedApplicationId !== hold.applicationId) return null;
  const { application } = await getApplicationRow(ctx, hold.applicationId);
  const dueAt = ctx.now + application.days * dayMs;
  const next = changed(ctx, challenge, {
    state: move(challengeLifecycle.fund, challenge.state, "system"),
    dueAt,
    paymentDueAt: null,
  });
  return [
    ...planChange(ctx, { challenge }, next),
    ...planApplicationChange(ctx, application, { state: move(applicationLifecycle.hire, application.state, "system") }),
    ...(await planCloseOthers(ctx, challenge.id)),
    ...planStopTimer(ctx, "payment_window", hold.id),
    ...planTimer(ctx, "delivery_overdue", challenge.id, dueAt),
    ...planTimer(ctx, "hold_limit", hold.id, ctx.now + policy.holdLimitDays * dayMs),
    ...planAudit(ctx, "hold.held", hold.id, { challengeId: challenge.id }),
    ...planEvent(ctx, "hold.held", { challengeId: challenge.id, applicationId: application.id, holdId: hold.id }),
  ];
}

/** Declines every application that still waits, and tells the applicants. */
export async function planCloseOthers(ctx: Context, challengeId: string): Promise<Plan> {
  const waiting = and(
    eq(applications.challengeId, challengeId),
    inArray(applications.state, [...applicationLifecycle.close.from]),
  );
  const rows = await ctx.store.db.select({ applicantId: applications.applicantId }).from(applications).where(waiting);
  if (rows.length === 0) return [];
  const recipients = rows.map((row) => row.applicantId);
  const events: Plan[] = [];
  for (let start = 0; start < recipients.length; start += recipientsPerEvent) {
    events.push(
      planEvent(ctx, "application.declined", {
        challengeId,
        recipientIds: recipients.slice(start, start + recipientsPerEvent),
      }),
    );
  }
  return [
    ctx.store.db
      .update(applications)
      .set({ state: applicationLifecycle.close.to, updatedAt: ctx.now, version: sql`${applications.version} + 1` })
      .where(waiting),
    ...events.flat(),
  ];
}
