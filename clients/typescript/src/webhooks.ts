/** Webhooks of OpenChance, as https://www.standardwebhooks.com has them. */
import { Webhook } from "standardwebhooks";

export interface WebhookEvent {
  /** The same at every attempt: take each once. */
  id: string;
  /** Such as `award.made`. */
  type: string;
  /** ISO 8601 */
  timestamp: string;
  /** Ids alone: ask the API for the rest. */
  data: Readonly<Record<string, string>>;
}

/**
 * Reads a request that says it is OpenChance's.
 * @param secret `whsec_…`, as it was said when the webhook was made
 * @param body the bytes as they came: parsed and written anew they would have another signature
 * @throws WebhookVerificationError when it is somebody else's, was changed, or is more than five minutes old
 */
export function readWebhook(secret: string, headers: Headers, body: string): WebhookEvent {
  const signed = Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, headers.get(name) ?? ""]),
  );
  const event = new Webhook(secret).verify(body, signed) as Omit<WebhookEvent, "id">; // its signature is right: OpenChance wrote it
  return { id: signed["webhook-id"] ?? "", ...event };
}
