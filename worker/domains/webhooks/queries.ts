/** Reads of webhooks: each is its person's alone, and absent for everybody else. */
import { and, desc, eq, lt } from "drizzle-orm";
import {
  type WebhookDeliveryRow,
  type WebhookEndpointRow,
  webhookDeliveries,
  webhookEndpoints,
} from "../../database/schema.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import type { WebhookDelivery, WebhookDeliveryQuery, WebhookEndpoint } from "./contract.ts";
import { toDelivery, toEndpoint } from "./views.ts";

/** One's own, the latest first: there are at most ten. */
export async function listEndpoints(ctx: Context): Promise<{ items: WebhookEndpoint[]; nextCursor: null }> {
  const rows = await ctx.store.db.query.webhookEndpoints.findMany({
    where: eq(webhookEndpoints.userId, requireReader(ctx).id),
    orderBy: [desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id)],
  });
  return { items: rows.map((row) => toEndpoint(row, ctx.now)), nextCursor: null };
}

/** @throws AppError `not_found` also for somebody else's */
export async function getEndpointRow(ctx: Context, id: string, userId: string): Promise<WebhookEndpointRow> {
  const row = await ctx.store.db.query.webhookEndpoints.findFirst({
    where: and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.userId, userId)),
  });
  if (row === undefined) throw new AppError("not_found");
  return row;
}

/** What was sent to an endpoint, the latest first. @throws AppError `not_found` also for somebody else's */
export async function listDeliveries(
  ctx: Context,
  endpointId: string,
  query: WebhookDeliveryQuery,
): Promise<Page<WebhookDelivery>> {
  await getEndpointRow(ctx, endpointId, requireReader(ctx).id);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await ctx.store.db.query.webhookDeliveries.findMany({
    where: and(
      eq(webhookDeliveries.endpointId, endpointId),
      before === undefined ? undefined : lt(webhookDeliveries.seq, before),
    ),
    orderBy: desc(webhookDeliveries.seq),
    limit: query.limit + 1,
  });
  const page = toPage(rows, query.limit, ({ seq }) => [seq]);
  return { items: page.items.map(toDelivery), nextCursor: page.nextCursor };
}

/** A delivery and its endpoint. @throws AppError `not_found` also for somebody else's */
export async function getDelivery(
  ctx: Context,
  id: string,
  userId: string,
): Promise<{ delivery: WebhookDeliveryRow; endpoint: WebhookEndpointRow }> {
  const delivery = await ctx.store.db.query.webhookDeliveries.findFirst({ where: eq(webhookDeliveries.id, id) });
  if (delivery === undefined) throw new AppError("not_found");
  return { delivery, endpoint: await getEndpointRow(ctx, delivery.endpointId, userId) };
}
