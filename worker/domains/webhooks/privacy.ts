/** What is kept of a person's webhooks, for their export, and how it is forgotten. */
import { eq, inArray } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints } from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import { toDelivery, toEndpoint } from "./views.ts";

/** Without their secrets. */
export async function exportWebhooks(ctx: Context, userId: string) {
  const { db } = ctx.store;
  const [endpoints, deliveries] = await Promise.all([
    db.query.webhookEndpoints.findMany({ where: eq(webhookEndpoints.userId, userId) }),
    db.query.webhookDeliveries.findMany({ where: inArray(webhookDeliveries.endpointId, endpointsOf(ctx, userId)) }),
  ]);
  return { endpoints: endpoints.map((row) => toEndpoint(row, ctx.now)), deliveries: deliveries.map(toDelivery) };
}

/** An account was erased. Twice is harmless. */
export async function forgetWebhooks(ctx: Context, job: Job): Promise<ConsumerOutcome> {
  const { db } = ctx.store;
  const userId = job.facts.userId ?? "";
  await commit(ctx, [
    db.delete(webhookDeliveries).where(inArray(webhookDeliveries.endpointId, endpointsOf(ctx, userId))),
    db.delete(webhookEndpoints).where(eq(webhookEndpoints.userId, userId)),
    ...job.planDone,
  ]);
  return committed;
}

function endpointsOf({ store }: Context, userId: string) {
  return store.db.select({ id: webhookEndpoints.id }).from(webhookEndpoints).where(eq(webhookEndpoints.userId, userId));
}
