/** A delivery as it enters the record: its row, and the job of its first round, in one commit with whatever it follows. */
import { webhookDeliveries } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import type { EventFacts } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { type FollowUp, planFollowUps } from "../../platform/outbox.ts";
import type { WebhookType } from "./contract.ts";

export interface WebhookEvent {
  eventId: string;
  type: WebhookType;
  facts: EventFacts;
  /** Ids of what it is about: the rest is asked of the API, with the rights of that moment. */
  data: Readonly<Record<string, string>>;
}

export type NewDelivery = typeof webhookDeliveries.$inferInsert & { id: string };

/** One for each endpoint, and its job. */
export function planDeliveries(
  ctx: Context,
  event: WebhookEvent,
  endpointIds: readonly string[],
): { rows: NewDelivery[]; plan: Plan } {
  const { eventId, type, facts, data } = event;
  const payload = JSON.stringify({ type, timestamp: iso(facts.at), data });
  const rows = endpointIds.map((endpointId) => ({
    id: newId("webhookDelivery"),
    endpointId,
    eventId,
    type,
    payload,
    attempts: [],
    nextAt: ctx.now,
    createdAt: ctx.now,
  }));
  if (rows.length === 0) return { rows, plan: [] };
  const jobs = rows.map(({ id }) => jobOf(id, 0, ctx.now, facts));
  // A row at a time: D1 binds at most 100 values a statement.
  const inserts = rows.map((row) => ctx.store.db.insert(webhookDeliveries).values(row));
  return { rows, plan: [...inserts, ...planFollowUps(ctx, { eventId, topic: type }, jobs)] };
}

/** The job of one round of a delivery. */
export function jobOf(
  webhookDeliveryId: string,
  round: number,
  dueAt: number,
  { at, actorId, requestId }: Pick<EventFacts, "at" | "actorId" | "requestId">,
): FollowUp {
  return {
    consumer: "webhook",
    recipientId: `${webhookDeliveryId}:${round}`,
    dueAt,
    facts: { at, actorId, ...(requestId === undefined ? {} : { requestId }), webhookDeliveryId, round },
  };
}
