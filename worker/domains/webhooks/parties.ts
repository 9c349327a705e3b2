/** Who is told of which event: the parties to it, whoever did it. One line per event; pure. */
import type { WebhookType } from "./contract.ts";

/** People around an event, as the record has them; absent ones are null. */
export interface Around {
  posterId: string | null;
  solverId: string | null;
  applicantId: string | null;
  payeeId: string | null;
  actorId: string | null;
  userId: string | null;
  /** Of the conversation, as it is now. */
  memberIds: readonly string[];
  recipientIds: readonly string[];
}

type Choose = (around: Around) => readonly (string | null)[];

const poster: Choose = ({ posterId }) => [posterId];
const both: Choose = ({ posterId, solverId }) => [posterId, solverId];
const asked: Choose = ({ posterId, applicantId, recipientIds }) => [posterId, applicantId, ...recipientIds];
const payee: Choose = ({ payeeId }) => [payeeId];
const named: Choose = ({ recipientIds, userId }) => [...recipientIds, userId];

const chosen: Readonly<Record<WebhookType, Choose>> = {
  "challenge.published": poster,
  // Those who have applied: `isToldToApplicants`.
  "challenge.changed": poster,
  "challenge.expired": (around) => [around.posterId, ...around.recipientIds],
  "challenge.canceled": (around) => [...both(around), ...around.recipientIds],
  "challenge.completed": both,
  "challenge.taken_down": poster,
  "challenge.restored": poster,
  "application.submitted": asked,
  "application.withdrawn": asked,
  "application.shortlisted": asked,
  "application.declined": asked,
  "award.made": asked,
  "award.retracted": asked,
  "award.declined": asked,
  "award.lapsed": asked,
  "hold.held": both,
  "hold.payment_failed": poster,
  "delivery.submitted": both,
  "delivery.changes_requested": both,
  "delivery.approved": both,
  "cancellation.proposed": both,
  "cancellation.refused": both,
  "dispute.filed": both,
  "dispute.answered": both,
  "dispute.offered": both,
  "dispute.evidence_added": both,
  "dispute.message_sent": both,
  "dispute.withdrawn": both,
  "dispute.settled": both,
  "payout.paid": payee,
  "payout.blocked": payee,
  "payout.failed": payee,
  "refund.paid": poster,
  "refund.failed": poster,
  "review.written": (around) => [around.actorId, ...around.recipientIds],
  "review.published": named,
  "conversation.opened": ({ memberIds }) => memberIds,
  "conversation.unread": named,
  // Only the endpoint that it was asked for (commands.ts).
  "webhook.test": () => [],
};

const toApplicants: ReadonlySet<WebhookType> = new Set([
  "challenge.changed",
  "challenge.expired",
  "challenge.canceled",
]);

export function isWebhookType(topic: string): topic is WebhookType {
  return topic in chosen;
}

/** Each party once. */
export function partiesOf(type: WebhookType, around: Around): string[] {
  return [...new Set(chosen[type](around).filter((id): id is string => id !== null))];
}

/** Whether everybody is a party whose application is in the running. */
export function isToldToApplicants(type: WebhookType): boolean {
  return toApplicants.has(type);
}
