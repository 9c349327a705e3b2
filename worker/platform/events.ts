/**
 * What can happen, and who follows it. A command plans an event; outbox.ts writes one row for every consumer named here,
 * in the same commit; everything that follows from a commit (notifications, room messages, cache, payouts) follows from this table.
 */

/** Consumers run from the queues; worker/consumers.ts says which function each is. */
export const consumers = [
  "inbox",
  "fanout",
  "email",
  "push",
  "room",
  "cache",
  "payout",
  "refund",
  "checkout",
  "destinations",
  "chargeback",
  "search",
  "identity",
  "export",
  "alerts",
  "webhooks",
  "webhook",
] as const;
export type Consumer = (typeof consumers)[number];

/** Of an event for one consumer: it waits or is under way, was taken, failed so often that a person has to look, or was given up by one (outbox.ts). */
export const outboxStates = ["pending", "done", "dead", "canceled"] as const;

/** Topic → consumers. A new event is a line here; a new follower of an event is a word here. */
export const subscriptions = {
  "challenge.published": ["cache", "search", "alerts", "webhooks"],
  "challenge.changed": ["cache", "inbox", "search", "webhooks"],
  "challenge.canceled": ["cache", "inbox", "room", "webhooks"],
  "challenge.expired": ["cache", "inbox", "webhooks"],
  "challenge.taken_down": ["cache", "inbox", "webhooks"],
  "challenge.restored": ["cache", "inbox", "webhooks"],
  "challenge.completed": ["cache", "inbox", "room", "search", "webhooks"],
  "application.submitted": ["cache", "inbox", "webhooks"],
  "application.withdrawn": ["cache", "inbox", "webhooks"],
  "application.shortlisted": ["inbox", "room", "webhooks"],
  "application.declined": ["inbox", "room", "webhooks"],
  "award.made": ["cache", "inbox", "room", "webhooks"],
  "award.retracted": ["cache", "inbox", "room", "checkout", "webhooks"],
  "award.declined": ["cache", "inbox", "room", "checkout", "webhooks"],
  "award.lapsed": ["cache", "inbox", "room", "checkout", "webhooks"],
  "hold.held": ["cache", "inbox", "room", "webhooks"],
  "hold.payment_failed": ["inbox", "webhooks"],
  "delivery.submitted": ["cache", "inbox", "room", "webhooks"],
  "delivery.changes_requested": ["cache", "inbox", "room", "webhooks"],
  "delivery.approved": ["inbox", "room", "webhooks"],
  "delivery.approval_due": ["inbox"],
  "conversation.opened": ["room", "inbox", "webhooks"],
  "conversation.member_joined": ["room", "inbox"],
  "conversation.member_left": ["room", "inbox"],
  "message.redacted": ["room", "inbox"],
  "words.redacted": ["cache", "room", "inbox", "fanout", "checkout"],
  "user.block_changed": ["room"],
  "payout.queued": ["payout"],
  "payout.paid": ["inbox", "webhooks"],
  "payout.blocked": ["inbox", "webhooks"],
  "payout.failed": ["inbox", "webhooks"],
  "refund.decided": ["refund"],
  "refund.paid": ["inbox", "webhooks"],
  "refund.failed": ["inbox", "webhooks"],
  "payout.reversed": ["inbox"],
  "payout.canceled": ["inbox"],
  "payout.bank_failed": ["inbox"],
  "solver.owes": ["inbox"],
  "solver.owes_less": ["inbox"],
  "hold.frozen": ["inbox"],
  "hold.unfrozen": ["inbox"],
  "chargeback.opened": ["inbox", "room"],
  "chargeback.closed": ["cache", "inbox", "room"],
  "chargeback.evidence_due": ["chargeback"],
  "delivery.overdue": ["inbox", "room"],
  "cancellation.proposed": ["inbox", "room", "webhooks"],
  "cancellation.refused": ["inbox", "room", "webhooks"],
  "dispute.filed": ["cache", "inbox", "room", "webhooks"],
  "dispute.answered": ["inbox", "room", "webhooks"],
  "dispute.offered": ["inbox", "room", "webhooks"],
  "dispute.evidence_added": ["inbox", "room", "webhooks"],
  "dispute.message_sent": ["inbox", "room", "webhooks"],
  "dispute.decision_due": ["inbox"],
  "dispute.withdrawn": ["cache", "inbox", "room", "webhooks"],
  "dispute.settled": ["cache", "inbox", "room", "webhooks"],
  "money.needs_review": ["inbox"],
  "review.written": ["inbox", "webhooks"],
  "review.published": ["cache", "inbox", "webhooks"],
  "payout_account.ready": ["inbox", "destinations"],
  // Stripe says that the bank account or card that somebody is paid to may be another.
  "payout_account.destination_changed": ["destinations"],
  "user.changed": ["cache"],
  "user.state_changed": ["cache", "inbox"],
  "user.appealed": ["inbox"],
  "report.decided": ["inbox"],
  "report.upheld": ["inbox"],
  "session.ended": ["inbox"],
  // With the tombstone of an account: what others keep of its person goes.
  "user.erased": ["cache", "inbox", "room", "identity", "search", "webhooks"],
  "export.requested": ["export"],
  "export.ready": ["inbox"],
  // By the clock: what came in for a search that is told daily.
  "search.news": ["inbox"],
  "email.undeliverable": ["inbox"],
  // To an endpoint that its person asks it for, and when one is left alone (domains/webhooks).
  "webhook.test": [],
  "webhook.disabled": ["inbox"],
  // By an inbox (platform/unread.ts), and by the clock for one person's mail (notifications/digests.ts).
  "conversation.unread": ["inbox"],
  "digest.due": [],
} as const satisfies Record<string, readonly Consumer[]>;

export type Topic = keyof typeof subscriptions;
// Object.keys loses the literal types that `satisfies` kept.
export const topics = Object.keys(subscriptions) as [Topic, ...Topic[]];

/** Ids, and a note that no row keeps: a consumer reads the record for the rest, so that nothing stale travels in an event. */
export interface EventFacts {
  /** When it happened, ms. */
  at: number;
  /** Who did it; `system` for clocks and Stripe. */
  actorId: string;
  /** Of the request it began with: what follows from it is logged and kept under the same. */
  requestId?: string;
  challengeId?: string;
  applicationId?: string;
  deliveryId?: string;
  conversationId?: string;
  holdId?: string;
  payoutId?: string;
  refundId?: string;
  disputeId?: string;
  chargebackId?: string;
  reviewId?: string;
  userId?: string;
  /** Of an entry in the conversation. */
  seq?: number;
  /** The sign-in that ended. */
  sessionId?: string;
  /** A sum that no row keeps, minor units of the hold's currency. */
  amountMinor?: number;
  /** Of that sum, where no hold tells. */
  currency?: string;
  /** A word for why or how, where no row keeps it; the reader's language has a sentence for it. */
  reason?: string;
  /** What whoever did it said of it, for the other side to read. */
  note?: string;
  /** Whom it concerns, where the record no longer tells (other applicants, say). */
  recipientIds?: string[];
  /** Of a part of many people or rooms that are told: these. */
  partIds?: string[];
  savedSearchId?: string;
  /** Of a row of `webhook`: what it sends, and which round of it. */
  webhookDeliveryId?: string;
  round?: number;
  /** Of things that are told together. */
  count?: number;
  /** From when on a digest tells, ms. */
  since?: number;
}
