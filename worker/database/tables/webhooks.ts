/** Addresses of people's own programs that are told of events, and what became of each telling. */
import {
  type Attempt,
  deliveryStates,
  disabledReasons,
  endpointStates,
  type WebhookType,
  webhookTypes,
} from "../../domains/webhooks/contract.ts";
import type { Kit } from "../kit.ts";
import type { PeopleTables } from "./people.ts";

/** A secret that no longer is the one, and until when (ms) it still signs. */
export interface RetiredSecret {
  secret: string;
  until: number;
}

export function defineWebhooks(kit: Kit, { users }: PeopleTables) {
  const { table, id, sequence, text, integer, instant, choice, json, index, uniqueIndex } = kit;

  const webhookEndpoints = table(
    "webhook_endpoints",
    {
      id: id("id"),
      userId: text("user_id")
        .notNull()
        .references(() => users.id),
      url: text("url").notNull(),
      types: json<WebhookType[]>("types").notNull(),
      state: choice("state", endpointStates).notNull().default("active"),
      disabledReason: choice("disabled_reason", disabledReasons),
      /** `whsec_…`: what we sign with, so it cannot be a hash. It is in no answer but the one that made it, no export and no log. */
      secret: text("secret").notNull(),
      /** The one before, which signs beside the new one until then. */
      previousSecret: text("previous_secret"),
      previousUntil: instant("previous_until"),
      /** Those before that one, each until its own day is over. */
      olderSecrets: json<RetiredSecret[]>("older_secrets").notNull().default([]),
      /** Since when nothing arrived; null once something did. */
      failingSince: instant("failing_since"),
      /** Attempts that failed since then. */
      failedTries: integer("failed_tries").notNull().default(0),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("webhook_endpoints_user").on(t.userId, t.createdAt)],
  );

  /** One event for one endpoint: told again and again until it arrives or is given up. */
  const webhookDeliveries = table(
    "webhook_deliveries",
    {
      seq: sequence("seq"),
      /** What the receiver knows it by (`webhook-id`): the same at every attempt. */
      id: text("id").notNull(),
      endpointId: text("endpoint_id")
        .notNull()
        .references(() => webhookEndpoints.id),
      eventId: text("event_id").notNull(),
      type: choice("type", webhookTypes).notNull(),
      /** The body as it is sent, byte for byte, since it is signed. */
      payload: text("payload").notNull(),
      state: choice("state", deliveryStates).notNull().default("pending"),
      /** Rises when a person sends it again: jobs of earlier rounds do nothing more. */
      round: integer("round").notNull().default(0),
      /** Attempts of this round. */
      tries: integer("tries").notNull().default(0),
      /** The last ones, of all rounds. */
      attempts: json<Attempt[]>("attempts").notNull(),
      nextAt: instant("next_at"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      uniqueIndex("webhook_deliveries_id").on(t.id),
      uniqueIndex("webhook_deliveries_event").on(t.endpointId, t.eventId),
      index("webhook_deliveries_endpoint").on(t.endpointId, t.seq),
      index("webhook_deliveries_age").on(t.createdAt),
    ],
  );

  return { webhookEndpoints, webhookDeliveries };
}

export type WebhookTables = ReturnType<typeof defineWebhooks>;
