/** Webhooks as answers show them: never with a secret. Pure. */
import type { WebhookDeliveryRow, WebhookEndpointRow } from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import type { WebhookDelivery, WebhookEndpoint } from "./contract.ts";

/** @param now ms */
export function toEndpoint(row: WebhookEndpointRow, now: number): WebhookEndpoint {
  const { id, url, types, state, disabledReason, failingSince, previousUntil, createdAt } = row;
  return {
    id,
    url,
    types,
    state,
    disabledReason,
    failingSince: isoOrNull(failingSince),
    previousSecretUntil: previousUntil !== null && previousUntil > now ? iso(previousUntil) : null,
    createdAt: iso(createdAt),
  };
}

export function toDelivery({
  id,
  type,
  state,
  payload,
  attempts,
  nextAt,
  createdAt,
}: WebhookDeliveryRow): WebhookDelivery {
  return {
    id,
    type,
    state,
    payload,
    attempts: attempts.map(({ at, ...attempt }) => ({ at: iso(at), ...attempt })),
    nextAt: isoOrNull(nextAt),
    createdAt: iso(createdAt),
  };
}
