/** Webhooks for people's own programs (https://www.standardwebhooks.com): which events there are, endpoints, and the log of deliveries. */
import * as z from "zod";
import type { Topic } from "../../platform/events.ts";
import { idSchema } from "../../platform/ids.ts";
import { pageOf, pageQuery } from "../../platform/paging.ts";

/** Events that a program may be told of; each is the topic of the outbox that it follows. Who is told: parties.ts. */
export const webhookTypes = [
  "challenge.published",
  "challenge.changed",
  "challenge.canceled",
  "challenge.expired",
  "challenge.completed",
  "challenge.taken_down",
  "challenge.restored",
  "application.submitted",
  "application.withdrawn",
  "application.shortlisted",
  "application.declined",
  "award.made",
  "award.retracted",
  "award.declined",
  "award.lapsed",
  "hold.held",
  "hold.payment_failed",
  "delivery.submitted",
  "delivery.changes_requested",
  "delivery.approved",
  "cancellation.proposed",
  "cancellation.refused",
  "dispute.filed",
  "dispute.answered",
  "dispute.offered",
  "dispute.evidence_added",
  "dispute.message_sent",
  "dispute.withdrawn",
  "dispute.settled",
  "payout.paid",
  "payout.blocked",
  "payout.failed",
  "refund.paid",
  "refund.failed",
  "review.written",
  "review.published",
  "conversation.opened",
  "conversation.unread",
  "webhook.test",
] as const satisfies readonly Topic[];
export type WebhookType = (typeof webhookTypes)[number];

/** What one asks to be told of; a test comes when it is asked for. */
export const chosenTypes = webhookTypes.filter((type) => type !== "webhook.test");

/** Counts, characters, bytes, hours, days, ms. */
export const webhookLimits = {
  endpoints: 10,
  url: 500,
  /** Of an answer, kept in the log. */
  excerpt: 1_024,
  /** Of one delivery, kept in the log. */
  attempts: 20,
  /** The secret before a new one signs beside it for so long. */
  rotationHours: 24,
  /** Secrets that sign beside the newest at most: as often it may be changed within those hours. */
  retiredSecrets: 5,
  /** Nothing arrived for so long, and in so many attempts at least: then nothing more is sent. */
  failingDays: 5,
  failingTries: 4,
  /** How long the log goes back. */
  keptDays: 30,
  timeoutMs: 15_000,
} as const;

export const endpointStates = ["active", "disabled"] as const;
/** `failing`: nothing arrived for days. `gone`: it answered 410. `switched_off`: by its person. */
export const disabledReasons = ["failing", "gone", "switched_off"] as const;
/** `canceled`: its endpoint was switched off, or its account fell silent, before it arrived. */
export const deliveryStates = ["pending", "delivered", "failed", "canceled"] as const;

const url = z.url({ protocol: /^https?$/, error: "Write the whole address, with https://." }).max(webhookLimits.url);
const types = z
  .array(z.enum(chosenTypes))
  .min(1, "Choose what to be told of.")
  .max(chosenTypes.length)
  .transform((chosen) => [...new Set(chosen)]);

export const createEndpointInput = z.object({ url, types }).strict();
export type CreateEndpointInput = z.infer<typeof createEndpointInput>;

export const changeEndpointInput = z
  .object({
    url: url.optional(),
    types: types.optional(),
    state: z
      .enum(endpointStates)
      .optional()
      .meta({ description: "`active` also after it was switched off for failing" }),
  })
  .strict();
export type ChangeEndpointInput = z.infer<typeof changeEndpointInput>;

export const endpointParam = z.object({ id: idSchema("webhook") });
export const endpointView = z.object({
  id: idSchema("webhook"),
  url: z.string(),
  types: z.array(z.enum(webhookTypes)),
  state: z.enum(endpointStates),
  disabledReason: z.enum(disabledReasons).nullable(),
  failingSince: z.iso
    .datetime()
    .nullable()
    .meta({ description: "Nothing has arrived since; null when the last one did" }),
  previousSecretUntil: z.iso.datetime().nullable().meta({
    description:
      "Until then every delivery is signed with the secret before, too; with those before it for a day after each was changed",
  }),
  createdAt: z.iso.datetime(),
});
export type WebhookEndpoint = z.infer<typeof endpointView>;
export const endpointPage = pageOf(endpointView);
export const newEndpointView = endpointView.extend({
  secret: z.string().meta({ description: "`whsec_…`, to verify signatures with; said this once" }),
});
export type NewWebhookEndpoint = z.infer<typeof newEndpointView>;

/** Why there was no answer to take. */
export const attemptErrors = ["timeout", "unreachable", "redirected", "address"] as const;
export const attemptView = z.object({
  at: z.iso.datetime(),
  status: z.int().nullable().meta({ description: "HTTP status; null without an answer" }),
  durationMs: z.int(),
  error: z.enum(attemptErrors).nullable(),
  response: z
    .string()
    .meta({ description: `The beginning of the answer, ${webhookLimits.excerpt} characters at most` }),
});
/** As the record keeps it: `at` in ms. */
export type Attempt = Omit<z.infer<typeof attemptView>, "at"> & { at: number };

export const webhookDeliveryParam = z.object({ id: idSchema("webhookDelivery") });
export const webhookDeliveryView = z.object({
  id: idSchema("webhookDelivery").meta({ description: "`webhook-id`: the same at every attempt" }),
  type: z.enum(webhookTypes),
  state: z.enum(deliveryStates),
  payload: z.string().meta({ description: "The body, byte for byte" }),
  attempts: z.array(attemptView).meta({ description: `The last ${webhookLimits.attempts}` }),
  nextAt: z.iso.datetime().nullable().meta({ description: "When it is sent next" }),
  createdAt: z.iso.datetime(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliveryView>;
export const webhookDeliveryPage = pageOf(webhookDeliveryView);
export const webhookDeliveryQuery = pageQuery;
export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuery>;
