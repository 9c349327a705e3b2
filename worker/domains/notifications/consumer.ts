/** Turns events into notes in people's inboxes. The event's id is the note's, so that delivering it again adds nothing. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import {
  type ApplicationRow,
  applications,
  type ChallengeRow,
  type ChargebackRow,
  challenges,
  chargebacks,
  conversations,
  type DeliveryRow,
  type DisputeRow,
  deliveries,
  disputes,
  type HoldRow,
  holds,
  type PayoutRow,
  payouts,
  type RefundRow,
  refunds,
  type SavedSearchRow,
  savedSearches,
  users,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type Consume, type Job } from "../../platform/outbox.ts";
import type { NotificationKind, NotificationSubject } from "./contract.ts";
import { isStillNews } from "./people.ts";
import { forgetPerson } from "./privacy.ts";
import { type Around, kindOf, recipientsOf } from "./recipients.ts";
import { renameNotes } from "./renaming.ts";
import { tell, tellOfUnread, tellSome } from "./telling.ts";

/** What the record says around an event. */
interface Records {
  challenge: ChallengeRow | null;
  application: ApplicationRow | null;
  delivery: DeliveryRow | null;
  dispute: DisputeRow | null;
  hold: HoldRow | null;
  payout: PayoutRow | null;
  refund: RefundRow | null;
  chargeback: ChargebackRow | null;
  savedSearch: SavedSearchRow | null;
  /** Ids of applications' people who are still in the running. */
  applicantIds: string[];
  adminIds: string[];
  actor: { id: string; name: string; handle: string } | null;
  conversationId: string | null;
}

export const inboxConsumer: Consume = async (ctx, job) => {
  if (job.topic === "session.ended" || job.topic === "user.state_changed") await endSockets(ctx, job);
  if (job.topic === "user.erased") return forgetPerson(ctx, job);
  if (job.topic === "conversation.unread") return tellOfUnread(ctx, job);
  const kind = kindOf(job.topic);
  if (kind === null) return acted;
  const records = await readRecords(ctx, job, kind);
  // It was deleted in the meantime.
  if (kind === "search.news" && records.savedSearch === null) return acted;
  const recipients = recipientsOf(kind, aroundOf(job, records), job.facts.actorId);
  return tell(ctx, job, noteOf(job, kind, records), recipients);
};

/** A part of the many people who are told of an event (telling.ts). */
export const fanOutConsumer: Consume = async (ctx, job) => {
  if (job.topic === "words.redacted") return renameNotes(ctx, job);
  const kind = kindOf(job.topic);
  if (kind === null || !(await isStillNews(ctx, job))) return acted;
  return tellSome(ctx, job, noteOf(job, kind, await readRecords(ctx, job, kind)), job.facts.partIds ?? []);
};

function noteOf(job: Job, kind: NotificationKind, records: Records) {
  return { id: job.eventId, kind, subject: subjectOf(kind, job, records), at: job.facts.at };
}

/** Whoever signed out or may no longer act leaves all rooms; somebody who may act again by now stays. */
async function endSockets(ctx: Context, { topic, facts }: Job): Promise<void> {
  const { userId, sessionId } = facts;
  const user = userId ? await ctx.store.db.query.users.findFirst({ where: eq(users.id, userId) }) : undefined;
  if (user === undefined) return;
  if (user.state !== "active") await inboxOf(ctx.env, user).kickEverywhere(user.id, "account_ended");
  else if (topic === "session.ended" && sessionId !== undefined)
    await inboxOf(ctx.env, user).kickEverywhere(user.id, "session_ended", sessionId);
}

async function readRecords(ctx: Context, { facts }: Job, kind: NotificationKind): Promise<Records> {
  const { query } = ctx.store.db;
  const { challengeId, applicationId, deliveryId, disputeId, holdId, payoutId, refundId, chargebackId } = facts;
  const { savedSearchId, actorId } = facts;
  const payout = payoutId ? await query.payouts.findFirst({ where: eq(payouts.id, payoutId) }) : undefined;
  const holdOfEvent = holdId ?? payout?.holdId;
  const hold = holdOfEvent
    ? await query.holds.findFirst({ where: eq(holds.id, holdOfEvent) })
    : await newestHold(ctx, challengeId, kind);
  const challengeOfEvent = challengeId ?? hold?.challengeId;
  const [challenge, application, delivery, dispute, refund, chargeback, savedSearch, actor] = await Promise.all([
    challengeOfEvent ? query.challenges.findFirst({ where: eq(challenges.id, challengeOfEvent) }) : undefined,
    applicationId ? query.applications.findFirst({ where: eq(applications.id, applicationId) }) : undefined,
    deliveryId ? query.deliveries.findFirst({ where: eq(deliveries.id, deliveryId) }) : undefined,
    disputeId ? query.disputes.findFirst({ where: eq(disputes.id, disputeId) }) : undefined,
    refundId ? query.refunds.findFirst({ where: eq(refunds.id, refundId) }) : undefined,
    chargebackId ? query.chargebacks.findFirst({ where: eq(chargebacks.id, chargebackId) }) : undefined,
    savedSearchId ? query.savedSearches.findFirst({ where: eq(savedSearches.id, savedSearchId) }) : undefined,
    query.users.findFirst({ where: eq(users.id, actorId), columns: { id: true, name: true, handle: true } }),
  ]);
  return {
    challenge: challenge ?? null,
    application: application ?? null,
    delivery: delivery ?? null,
    dispute: dispute ?? null,
    hold: hold ?? null,
    payout: payout ?? null,
    refund: refund ?? null,
    chargeback: chargeback ?? null,
    savedSearch: savedSearch ?? null,
    actor: actor ?? null,
    // Those of a part are known already.
    applicantIds:
      toAllApplicants.has(kind) && challenge && facts.partIds === undefined
        ? await applicantsOf(ctx, challenge.id)
        : [],
    adminIds: toAdmins.has(kind) ? await adminIds(ctx) : [],
    conversationId:
      facts.conversationId ??
      (await conversationOf(ctx, challenge?.id, application?.applicantId ?? challenge?.solverId ?? null)),
  };
}

const toAllApplicants = new Set<NotificationKind>(["challenge.changed", "challenge.expired", "challenge.canceled"]);
const toAdmins = new Set<NotificationKind>([
  "dispute.filed",
  "dispute.decision_due",
  "money.needs_review",
  "user.appealed",
  "report.upheld",
]);
const aboutMoney = new Set<NotificationKind>(["hold.held", "challenge.completed", "delivery.approved", "refund.paid"]);

async function newestHold(ctx: Context, challengeId: string | undefined, kind: NotificationKind) {
  if (challengeId === undefined || !aboutMoney.has(kind)) return undefined;
  return ctx.store.db.query.holds.findFirst({
    where: eq(holds.challengeId, challengeId),
    orderBy: desc(holds.createdAt),
  });
}

async function applicantsOf(ctx: Context, challengeId: string): Promise<string[]> {
  const alive = inArray(applications.state, ["submitted", "shortlisted", "awarded"]);
  const rows = await ctx.store.db
    .select({ id: applications.applicantId })
    .from(applications)
    .where(and(eq(applications.challengeId, challengeId), alive));
  return rows.map((row) => row.id);
}

async function adminIds(ctx: Context): Promise<string[]> {
  const who = and(eq(users.role, "admin"), eq(users.state, "active"));
  const rows = await ctx.store.db.select({ id: users.id }).from(users).where(who);
  return rows.map((row) => row.id);
}

async function conversationOf(
  ctx: Context,
  challengeId: string | undefined,
  applicantId: string | null,
): Promise<string | null> {
  if (challengeId === undefined || applicantId === null) return null;
  const row = await ctx.store.db.query.conversations.findFirst({
    where: and(eq(conversations.challengeId, challengeId), eq(conversations.applicantId, applicantId)),
    columns: { id: true },
  });
  return row?.id ?? null;
}

function aroundOf({ facts }: Job, records: Records): Around {
  const { challenge, application, hold, payout, applicantIds, adminIds } = records;
  return {
    posterId: challenge?.posterId ?? null,
    solverId: challenge?.solverId ?? hold?.solverId ?? null,
    applicantId: application?.applicantId ?? null,
    applicantIds,
    adminIds,
    payeeId: payout?.solverId ?? null,
    userId: facts.userId ?? null,
    recipientIds: facts.recipientIds ?? [],
  };
}

/** What a note says for itself. Fields that are not there are left out. */
function subjectOf(kind: NotificationKind, { facts }: Job, records: Records): NotificationSubject {
  const { challenge, application, delivery, dispute, savedSearch, conversationId } = records;
  const actor = sideIn(records);
  const dueAt = dueOf(kind, challenge, dispute);
  const why = kind === "challenge.canceled" ? challenge?.cancelReason : dispute?.outcome;
  const reason = facts.reason ?? records.payout?.reason ?? why;
  return {
    ...(challenge ? { challengeId: challenge.id, slug: challenge.slug, title: challenge.title } : {}),
    ...(savedSearch ? { savedSearchId: savedSearch.id, title: savedSearch.name } : {}),
    ...(facts.count === undefined ? {} : { count: facts.count }),
    ...(application ? { applicationId: application.id } : {}),
    ...(delivery ? { deliveryId: delivery.id, version: delivery.version } : {}),
    ...(dispute ? { disputeId: dispute.id } : {}),
    ...(conversationId ? { conversationId } : {}),
    ...(actor ? { actorId: actor.id, actorName: actor.name, actorHandle: actor.handle } : {}),
    ...sumOf(facts, records),
    ...(dueAt ? { dueAt: iso(dueAt) } : {}),
    ...(reason ? { reason } : {}),
    ...(saysWhy.has(kind) && facts.note !== undefined ? { note: facts.note } : {}),
  };
}

/** Who did it, when they are a side of it: admins act for OpenChance, and are not named. */
function sideIn({ actor, challenge, application, hold }: Records): Records["actor"] {
  const sides = [challenge?.posterId, challenge?.solverId, application?.applicantId, hold?.posterId, hold?.solverId];
  return sides.includes(actor?.id) ? actor : null;
}

/** Notes whose reason stands nowhere else for who is told. */
const saysWhy = new Set<NotificationKind>([
  "solver.owes",
  "solver.owes_less",
  "user.state_changed",
  "report.decided",
  "dispute.message_sent",
  "webhook.disabled",
  "challenge.taken_down",
  "challenge.restored",
]);

function sumOf({ amountMinor, currency }: Job["facts"], records: Records): NotificationSubject {
  const { application, payout, refund, chargeback, hold } = records;
  if (amountMinor !== undefined && currency !== undefined) return { amountMinor, currency };
  const money = payout ?? refund ?? chargeback ?? hold;
  if (money !== null) return { amountMinor: amountMinor ?? money.amountMinor, currency: money.currency };
  return application === null ? {} : { amountMinor: application.priceMinor, currency: application.currency };
}

function dueOf(kind: NotificationKind, challenge: ChallengeRow | null, dispute: DisputeRow | null): number | null {
  if (kind === "dispute.filed") return dispute?.answerDueAt ?? null;
  if (kind === "dispute.answered" || kind === "dispute.offered") return dispute?.offersEndAt ?? null;
  if (kind === "dispute.decision_due") return dispute?.decisionDueAt ?? null;
  if (kind === "delivery.overdue") return challenge?.dueAt ?? null;
  if (kind === "award.made") return challenge?.paymentDueAt ?? null;
  if (kind === "delivery.submitted" || kind === "delivery.approval_due") return challenge?.approvesAt ?? null;
  return kind === "hold.held" || kind === "delivery.changes_requested" ? (challenge?.dueAt ?? null) : null;
}
