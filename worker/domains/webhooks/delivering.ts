/**
 * Sends one delivery to its endpoint, as often as its schedule says (lifecycle.ts). A receiver may get it twice: it was sent, and nobody
 * could write down that it was. Whoever is suspended or leaves is told nothing more.
 */
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import {
  users,
  type WebhookDeliveryRow,
  type WebhookEndpointRow,
  webhookDeliveries,
  webhookEndpoints,
} from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, committed, planEvent } from "../../platform/outbox.ts";
import { type Attempt, webhookLimits } from "./contract.ts";
import { afterAttempt, type Consequence } from "./lifecycle.ts";
import { sendOnce } from "./sending.ts";

export const webhookConsumer: Consume = async (ctx, job) => {
  const found = await findRound(ctx, job.facts.webhookDeliveryId, job.facts.round);
  if (found === null) return acted;
  const { delivery, endpoint, isHeard } = found;
  if (!isHeard) {
    await commit(ctx, [...planChange(ctx, delivery, { state: "canceled", nextAt: null }), ...job.planDone]);
    return committed;
  }
  const early = (delivery.nextAt ?? 0) - ctx.now;
  if (early > 0) return { kind: "wait", afterMs: early, why: "its next attempt is not due" };
  const attempt = await sendOnce(ctx, endpoint, delivery);
  const tries = delivery.tries + 1;
  const consequence = afterAttempt(attempt, tries, endpoint, Math.random());
  const { state, nextAt } = consequence;
  const attempts = [...delivery.attempts, attempt].slice(-webhookLimits.attempts);
  const plan = [
    ...planChange(ctx, delivery, { state, nextAt, tries, attempts }),
    ...planStanding(ctx, endpoint, attempt, consequence),
  ];
  if (nextAt === null) {
    await commit(ctx, [...plan, ...job.planDone]);
    return committed;
  }
  await commit(ctx, plan);
  return { kind: "wait", afterMs: nextAt - ctx.now, why: whyOf(attempt) };
};

interface Round {
  delivery: WebhookDeliveryRow;
  endpoint: WebhookEndpointRow;
  /** Its endpoint is on, and its person's account is open. */
  isHeard: boolean;
}

/** null when it has arrived, was given up, begun anew, or is gone with its endpoint. */
async function findRound(ctx: Context, deliveryId = "", round = 0): Promise<Round | null> {
  const [row] = await ctx.store.db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints, account: users.state })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .innerJoin(users, eq(users.id, webhookEndpoints.userId))
    .where(eq(webhookDeliveries.id, deliveryId))
    .limit(1);
  if (row === undefined || row.delivery.state !== "pending" || row.delivery.round !== round) return null;
  return { ...row, isHeard: row.endpoint.state === "active" && row.account === "active" };
}

function planChange(ctx: Context, { id, round, tries }: WebhookDeliveryRow, change: Partial<WebhookDeliveryRow>): Plan {
  const asRead = and(
    eq(webhookDeliveries.id, id),
    eq(webhookDeliveries.state, "pending"),
    eq(webhookDeliveries.round, round),
    eq(webhookDeliveries.tries, tries),
  );
  return [exactlyOne(ctx.store.db.update(webhookDeliveries).set(change).where(asRead))];
}

/** How its endpoint stands after an attempt: failing since then, not failing, or left alone, of which its person is told once. */
function planStanding(
  ctx: Context,
  endpoint: WebhookEndpointRow,
  attempt: Attempt,
  { state, disable }: Consequence,
): Plan {
  const { db } = ctx.store;
  const { id, userId, url } = endpoint;
  const { failingSince, failedTries } = webhookEndpoints;
  const itself = eq(webhookEndpoints.id, id);
  if (disable !== null) {
    const change = {
      state: "disabled",
      disabledReason: disable,
      failingSince: endpoint.failingSince ?? attempt.at,
    } as const;
    return [
      exactlyOne(
        db
          .update(webhookEndpoints)
          .set(change)
          .where(and(itself, eq(webhookEndpoints.state, "active"))),
      ),
      ...planEvent(ctx, "webhook.disabled", { userId, reason: disable, note: new URL(url).host }),
    ];
  }
  if (state === "delivered")
    return endpoint.failingSince === null
      ? []
      : [
          db
            .update(webhookEndpoints)
            .set({ failingSince: null, failedTries: 0 })
            .where(and(itself, isNotNull(failingSince))),
        ];
  return [
    db
      .update(webhookEndpoints)
      .set({ failingSince: attempt.at })
      .where(and(itself, isNull(failingSince))),
    db
      .update(webhookEndpoints)
      .set({ failedTries: sql`${failedTries} + 1` })
      .where(itself),
  ];
}

function whyOf({ status, error }: Attempt): string {
  return `the receiver: ${error ?? `status ${status}`}`;
}
