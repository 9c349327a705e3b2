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
  "chargeback",
  "search",
  "identity",
  "export",
  "alerts",
] as const;
export type Consumer = (typeof consumers)[number];

/** Of an event for one consumer: it waits or is under way, was taken, failed so often that a person has to look, or was given up by one (outbox.ts). */
export const outboxStates = ["pending", "done", "dead", "canceled"] as const;

/** Topic → consumers. A new event is a line here; a new follower of an event is a word here. */
export const subscriptions = {
  "challenge.published": ["cache", "search", "alerts"],
  "challenge.changed": ["cache", "inbox", "search"],
  "challenge.canceled": ["cache", "inbox", "room"],
  "challenge.expired": ["cache", "inbox"],
  "challenge.taken_down": ["cache", "inbox"],
  "challenge.restored": ["cache", "inbox"],
  "challenge.completed": ["cache", "inbox", "room", "search"],
  "application.submitted": ["cache", "inbox"],
  "application.withdrawn": ["cache", "inbox"],
  "application.shortlisted": ["inbox", "room"],
  "application.declined": ["inbox", "room"],
  "award.made": ["cache", "inbox", "room"],
  "award.retracted": ["cache", "inbox", "room", "checkout"],
  "award.declined": ["cache", "inbox", "room", "checkout"],
  "award.lapsed": ["cache", "inbox", "room", "checkout"],
  "hold.held": ["cache", "inbox", "room"],
  "hold.payment_failed": ["inbox"],
  "delivery.submitted": ["cache", "inbox", "room"],
  "delivery.changes_requested": ["cache", "inbox", "room"],
  "delivery.approved": ["inbox", "room"],
  "delivery.approval_due": ["inbox"],
  "conversation.opened": ["room", "inbox"],
  "conversation.member_joined": ["room", "inbox"],
  "conversation.member_left": ["room", "inbox"],
  "message.redacted": ["room", "inbox"],
  "user.block_changed": ["room"],
  "payout.queued": ["payout"],
  "payout.paid": ["inbox"],
  "payout.blocked": ["inbox"],
  "payout.failed": ["inbox"],
  "refund.decided": ["refund"],
  "refund.paid": ["inbox"],
  "refund.failed": ["inbox"],
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
  "cancellation.proposed": ["inbox", "room"],
  "cancellation.refused": ["inbox", "room"],
  "dispute.filed": ["cache", "inbox", "room"],
  "dispute.answered": ["inbox", "room"],
  "dispute.offered": ["inbox", "room"],
  "dispute.evidence_added": ["inbox", "room"],
  "dispute.decision_due": ["inbox"],
  "dispute.withdrawn": ["cache", "inbox", "room"],
  "dispute.settled": ["cache", "inbox", "room"],
  "money.needs_review": ["inbox"],
  "review.written": ["inbox"],
  "review.published": ["cache", "inbox"],
  "payout_account.ready": ["inbox"],
  "user.changed": ["cache"],
  "user.state_changed": ["cache", "inbox"],
  "user.appealed": ["inbox"],
  "report.decided": ["inbox"],
  "session.ended": ["inbox"],
  // With the tombstone of an account: what others keep of its person goes.
  "user.erased": ["cache", "inbox", "room", "identity", "search"],
  "export.requested": ["export"],
  "export.ready": ["inbox"],
  // By the clock: what came in for a search that is told daily.
  "search.news": ["inbox"],
  "email.undeliverable": ["inbox"],
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
  /** Of things that are told together. */
  count?: number;
  /** From when on a digest tells, ms. */
  since?: number;
}
