/**
 * Tells a challenge's rooms what happened: one system entry per event, however often it is delivered (the event's id is its name). An
 * event for many rooms is divided into parts, each a row and a queue message of its own, so that no other event waits behind it.
 */
import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import {
  applications,
  cancellationProposals,
  chargebacks,
  conversations,
  deliveries,
  disputeEntries,
  disputes,
  holds,
  outbox,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, systemActor } from "../../platform/context.ts";
import type { Topic } from "../../platform/events.ts";
import type { Currency } from "../../platform/money.ts";
import {
  acted,
  type Consume,
  type ConsumerOutcome,
  committed,
  type FollowUp,
  type Job,
  planFollowUps,
} from "../../platform/outbox.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { type RoomEvent, roomEvents, roomLimits, roomTimes } from "./contract.ts";
import { conversationIdsOf, eraseMessages } from "./privacy.ts";
import { findConversations, toRoomPlace } from "./queries.ts";
import { changeRooms, renameRooms } from "./room-changes.ts";

/** Why an event waits. */
export const overtaking = "something before it is not told yet";

type Figures = Record<string, string | number>;

/** What goes to many rooms and is no entry in their log; a title, where words were taken out of it. */
const beside: ReadonlySet<Topic> = new Set(["conversation.opened", "user.erased", "words.redacted"]);

export const roomConsumer: Consume = async (ctx, job) => {
  if (await changeRooms(ctx, job)) return acted;
  const event = roomEvents.find((one) => one === job.topic);
  if (event === undefined && !beside.has(job.topic)) return acted;
  if (event !== undefined && (await isOvertaking(ctx, job)))
    return { kind: "wait", afterMs: roomTimes.orderMs, why: overtaking };
  const roomIds = job.facts.partIds ?? (await roomIdsOf(ctx, job));
  if (roomIds.length > roomLimits.fanOut) return divide(ctx, job, roomIds);
  if (roomIds.length === 0) return acted;
  if (job.topic === "user.erased") {
    await eraseMessages(ctx, job.facts.userId ?? "", roomIds);
    return acted;
  }
  const rooms = await findConversations(ctx, systemActor, inArray(conversations.id, roomIds));
  if (job.topic === "words.redacted") {
    await renameRooms(ctx, job.facts.challengeId ?? "", rooms);
    return acted;
  }
  const data = event === undefined ? null : await figuresOf(ctx, job, event);
  await Promise.all(
    rooms.map(async (found) => {
      const room = roomOf(ctx.env, found.conversation);
      const place = toRoomPlace(found);
      if (event === undefined || data === null) return room.introduce(place);
      const entry = {
        author: null,
        clientId: job.eventId,
        after: null,
        kind: "system" as const,
        body: event,
        ref: null,
      };
      await room.post(place, { ...entry, data });
    }),
  );
  return acted;
};

/**
 * Whether something that happened to this challenge before is still to be told: a log is never put in order afterwards, and a queue
 * delivers in any. Ids of events sort by when they were planned, also within one commit. What cannot be told for a minute is not waited for.
 */
async function isOvertaking(ctx: Context, { eventId, facts }: Job): Promise<boolean> {
  if (facts.challengeId === undefined) return false;
  const since = ctx.now - roomTimes.orderPatienceMs;
  // The words of the index `outbox_rooms`: with bound values in their place neither engine would take it.
  const earlier = sql`consumer = 'room' and state = 'pending' and (${outbox.facts} ->> 'challengeId') = ${facts.challengeId}`;
  const rows = await ctx.store.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(earlier, lt(outbox.eventId, eventId), gt(outbox.createdAt, since)))
    .limit(1);
  return rows.length > 0;
}

/** A row for each part of the rooms, in the commit that ends the whole. */
async function divide(ctx: Context, job: Job, roomIds: readonly string[]): Promise<ConsumerOutcome> {
  const { recipientIds: _all, ...facts } = job.facts;
  const parts: FollowUp[] = [];
  for (let from = 0; from < roomIds.length; from += roomLimits.fanOut) {
    const partIds = roomIds.slice(from, from + roomLimits.fanOut);
    parts.push({ consumer: "room", recipientId: `part:${from}`, dueAt: ctx.now, facts: { ...facts, partIds } });
  }
  await commit(ctx, [...planFollowUps(ctx, job, parts), ...job.planDone]);
  return committed;
}

/** The rooms an event belongs into: its own, its applicant's, those of whom it names, the solver's, or else all of the challenge. */
async function roomIdsOf(ctx: Context, { topic, facts }: Job): Promise<string[]> {
  const { conversationId, challengeId, applicationId, recipientIds } = facts;
  if (topic === "user.erased") return conversationIdsOf(ctx, facts.userId ?? "");
  if (conversationId !== undefined) return [conversationId];
  if (challengeId === undefined) return [];
  const rooms = await ctx.store.db.query.conversations.findMany({
    where: eq(conversations.challengeId, challengeId),
    columns: { id: true, applicantId: true },
    orderBy: conversations.id,
  });
  const idsWith = (applicantIds: readonly (string | null)[]) => {
    const wanted = new Set(applicantIds);
    return rooms.filter((room) => room.applicantId !== null && wanted.has(room.applicantId)).map(({ id }) => id);
  };
  if (topic === "words.redacted") return rooms.map(({ id }) => id);
  const applicantId = await applicantOf(ctx, applicationId);
  if (applicantId !== null) return idsWith([applicantId]);
  const { solverId, state } = await getChallengeRow(ctx, challengeId);
  // Then all rooms hear that the challenge has ended, which says it all.
  if (topic === "application.declined" && state === "canceled" && solverId === null) return [];
  if (recipientIds !== undefined) return idsWith(recipientIds);
  return solverId === null ? rooms.map(({ id }) => id) : idsWith([solverId]);
}

async function applicantOf(ctx: Context, applicationId: string | undefined): Promise<string | null> {
  if (applicationId === undefined) return null;
  const row = await ctx.store.db.query.applications.findFirst({ where: eq(applications.id, applicationId) });
  return row?.applicantId ?? null;
}

/** What a sentence about the event needs, as it stands in the record now. */
async function figuresOf(ctx: Context, { facts }: Job, event: RoomEvent): Promise<Figures> {
  const { actorId, challengeId, applicationId, deliveryId, disputeId, chargebackId, note, reason } = facts;
  if (challengeId === undefined) return {};
  const challenge = await getChallengeRow(ctx, challengeId);
  const sides = [challenge.posterId, challenge.solverId, await applicantOf(ctx, applicationId)];
  const figures: Figures = {
    challengeId,
    title: challenge.title,
    slug: challenge.slug,
    // Admins act for OpenChance, and are not named.
    ...(sides.includes(actorId) ? { actorId } : {}),
    ...(note ? { note } : {}),
    ...(reason ? { reason } : {}),
  };
  if (applicationId !== undefined) Object.assign(figures, { applicationId }, await priceOf(ctx, applicationId));
  if (event === "hold.held" || event === "challenge.completed") Object.assign(figures, await holdOf(ctx, challengeId));
  if (deliveryId !== undefined) Object.assign(figures, { deliveryId }, await deliveryOf(ctx, deliveryId));
  if (event === "award.made" && challenge.paymentDueAt !== null) figures.dueAt = iso(challenge.paymentDueAt);
  if (event === "delivery.changes_requested" && challenge.dueAt !== null) figures.dueAt = iso(challenge.dueAt);
  if (event === "hold.held" && challenge.dueAt !== null) figures.dueAt = iso(challenge.dueAt);
  if (event === "delivery.submitted" && challenge.approvesAt !== null) figures.dueAt = iso(challenge.approvesAt);
  if (event === "delivery.overdue" && challenge.dueAt !== null) figures.dueAt = iso(challenge.dueAt);
  if (disputeId !== undefined) Object.assign(figures, { disputeId }, await disputeFigures(ctx, disputeId, event));
  if (chargebackId !== undefined) Object.assign(figures, await chargebackFigures(ctx, chargebackId));
  if (event === "cancellation.proposed" || event === "cancellation.refused")
    Object.assign(figures, await proposalFigures(ctx, challengeId));
  // Nobody declined this one: it ended with the others.
  if (event === "application.declined" && applicationId === undefined)
    figures.reason = challenge.solverId === null ? "expired" : "other_hired";
  if (event === "challenge.canceled" && challenge.cancelReason !== null) figures.reason = challenge.cancelReason;
  return figures;
}

async function priceOf(ctx: Context, applicationId: string): Promise<Figures> {
  const row = await ctx.store.db.query.applications.findFirst({ where: eq(applications.id, applicationId) });
  return row === undefined ? {} : { amountMinor: row.priceMinor, currency: row.currency };
}

async function holdOf(ctx: Context, challengeId: string): Promise<Figures> {
  const row = await ctx.store.db.query.holds.findFirst({
    where: eq(holds.challengeId, challengeId),
    orderBy: desc(holds.createdAt),
  });
  return row === undefined ? {} : { amountMinor: row.amountMinor, feeMinor: row.feeMinor, currency: row.currency };
}

async function deliveryOf(ctx: Context, deliveryId: string): Promise<Figures> {
  const row = await ctx.store.db.query.deliveries.findFirst({ where: eq(deliveries.id, deliveryId) });
  if (row === undefined) return {};
  return { version: row.version, ...(row.feedback === null ? {} : { feedback: row.feedback }) };
}

/** What the bank took back. */
async function chargebackFigures(ctx: Context, chargebackId: string): Promise<Figures> {
  const row = await ctx.store.db.query.chargebacks.findFirst({ where: eq(chargebacks.id, chargebackId) });
  return row === undefined ? {} : { amountMinor: row.amountMinor, currency: row.currency };
}

/** By when the next step is due, and what was last proposed or in the end divided; `reason` says when that is nothing or all. */
async function disputeFigures(ctx: Context, disputeId: string, event: RoomEvent): Promise<Figures> {
  const { query } = ctx.store.db;
  const dispute = await query.disputes.findFirst({ where: eq(disputes.id, disputeId) });
  if (dispute === undefined) return {};
  const { heldMinor, currency, answerDueAt, offersEndAt, releasedMinor, outcome } = dispute;
  if (event === "dispute.filed") return { dueAt: iso(answerDueAt) };
  if (event === "dispute.answered") return offersEndAt === null ? {} : { dueAt: iso(offersEndAt) };
  if (event === "dispute.settled")
    return releasedMinor === null ? { reason: outcome ?? "" } : divided(releasedMinor, currency, heldMinor);
  if (event !== "dispute.offered") return {};
  const offer = await query.disputeEntries.findFirst({
    where: and(eq(disputeEntries.disputeId, disputeId), eq(disputeEntries.kind, "offer")),
    orderBy: desc(disputeEntries.seq),
  });
  return offer?.releaseMinor == null ? {} : divided(offer.releaseMinor, currency, heldMinor);
}

async function proposalFigures(ctx: Context, challengeId: string): Promise<Figures> {
  const row = await ctx.store.db.query.cancellationProposals.findFirst({
    where: eq(cancellationProposals.challengeId, challengeId),
    orderBy: [desc(cancellationProposals.createdAt), desc(cancellationProposals.id)],
  });
  if (row === undefined) return {};
  return row.state === "withdrawn" ? { reason: "withdrawn" } : divided(row.releaseMinor, row.currency, null);
}

/** @param heldMinor what is divided, or null where that is not known */
function divided(amountMinor: number, currency: Currency, heldMinor: number | null): Figures {
  const reason = amountMinor === 0 ? "nothing" : amountMinor === heldMinor ? "all" : null;
  return { amountMinor, currency, ...(reason === null ? {} : { reason }) };
}
