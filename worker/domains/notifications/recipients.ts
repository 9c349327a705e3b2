/** Who hears of what: one line per event. Pure. */
import type { Topic } from "../../platform/events.ts";
import type { NotificationKind } from "./contract.ts";

/** People around an event, as the record has them; absent ones are null. */
export interface Around {
  posterId: string | null;
  solverId: string | null;
  applicantId: string | null;
  /** Applicants whose application is still alive. */
  applicantIds: readonly string[];
  payeeId: string | null;
  adminIds: readonly string[];
  userId: string | null;
  /** Named by the event itself. */
  recipientIds: readonly string[];
}

type Choose = (around: Around) => readonly (string | null)[];

const poster: Choose = ({ posterId }) => [posterId];
const solver: Choose = ({ solverId }) => [solverId];
const both: Choose = ({ posterId, solverId }) => [posterId, solverId];
const admins: Choose = ({ adminIds }) => adminIds;
const applicant: Choose = ({ applicantId, recipientIds }) => [applicantId, ...recipientIds];
const applicants: Choose = ({ applicantIds, recipientIds }) => [...applicantIds, ...recipientIds];
const payee: Choose = ({ payeeId, recipientIds }) => [payeeId, ...recipientIds];
const named: Choose = ({ recipientIds, userId }) => [...recipientIds, userId];

const chosen: Readonly<Record<NotificationKind, Choose>> = {
  "application.submitted": poster,
  "application.withdrawn": poster,
  "application.shortlisted": applicant,
  "application.declined": applicant,
  "award.made": applicant,
  "award.declined": poster,
  "award.retracted": applicant,
  "award.lapsed": (around) => [around.posterId, ...applicant(around)],
  // Those who look for such ones: the search finds them, and hands them to the fan-out (search/alerts.ts).
  "challenge.published": () => [],
  "search.news": named,
  "challenge.changed": applicants,
  "challenge.expired": (around) => [around.posterId, ...applicants(around)],
  // The solver hears of it as `delivery.approved`.
  "challenge.completed": poster,
  "challenge.canceled": (around) => [...both(around), ...applicants(around)],
  "hold.held": both,
  "hold.payment_failed": poster,
  "hold.frozen": both,
  "hold.unfrozen": both,
  "chargeback.opened": both,
  "chargeback.closed": both,
  "delivery.submitted": poster,
  "delivery.changes_requested": solver,
  "delivery.approved": solver,
  "delivery.approval_due": poster,
  "delivery.overdue": both,
  "cancellation.proposed": both,
  "cancellation.refused": both,
  "dispute.filed": (around) => [...both(around), ...admins(around)],
  "dispute.answered": both,
  "dispute.offered": both,
  "dispute.evidence_added": both,
  "dispute.message_sent": both,
  "dispute.decision_due": admins,
  "dispute.withdrawn": both,
  "dispute.settled": both,
  "payout.paid": payee,
  "payout.blocked": payee,
  "payout.failed": payee,
  "payout.reversed": payee,
  "payout.canceled": payee,
  "payout.bank_failed": named,
  "payout_account.ready": named,
  "solver.owes": named,
  "solver.owes_less": named,
  "refund.paid": poster,
  "refund.failed": poster,
  "money.needs_review": admins,
  "review.written": named,
  "review.published": named,
  "email.undeliverable": named,
  // Of a group: those who were brought in, but for whoever opened it. Of two people the shortlist tells, or the first message.
  "conversation.opened": named,
  "conversation.member_joined": named,
  "conversation.member_left": named,
  "message.redacted": named,
  "words.redacted": named,
  "user.state_changed": named,
  "export.ready": named,
  "webhook.disabled": named,
  "user.appealed": admins,
  "report.decided": named,
  // Of a person or a work: what follows is for admins to decide.
  "report.upheld": admins,
  // Of a suspended person the suspension itself tells: then nobody is named.
  "challenge.taken_down": named,
  "challenge.restored": named,
};

/** The kind of note an event makes, or null for one that nobody is told of. */
export function kindOf(topic: Topic): NotificationKind | null {
  // Kinds are named after topics; this is the check that a topic is one.
  return topic in chosen ? (topic as NotificationKind) : null;
}

/** Each person once, but for whoever did it; somebody whom the event itself names is always told (both reviews, once both are in). */
export function recipientsOf(kind: NotificationKind, around: Around, actorId: string): string[] {
  const told = (id: string | null): id is string => id !== null && (id !== actorId || around.recipientIds.includes(id));
  return [...new Set(chosen[kind](around).filter(told))];
}
