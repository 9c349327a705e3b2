/** Tells a challenge's rooms what happened: one system entry per event, however often it is delivered (the event's id is its name). */
import { and, desc, eq } from "drizzle-orm";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { applications, conversations, deliveries, holds } from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, systemActor } from "../../platform/context.ts";
import { acted, type Consume, type Job } from "../../platform/outbox.ts";
import { getChallengeRow } from "../challenges/queries.ts";
import { type RoomEvent, roomEvents } from "./contract.ts";
import { type ConversationWithMembers, findConversations, toRoomPlace } from "./queries.ts";

type Figures = Record<string, string | number>;

export const roomConsumer: Consume = async (ctx, job) => {
  const rooms = await roomsOf(ctx, job);
  if (job.topic === "conversation.opened") {
    for (const found of rooms) await roomOf(ctx.env, found.conversation).introduce(toRoomPlace(found));
    return acted;
  }
  const event = roomEvents.find((one) => one === job.topic);
  if (event === undefined) return acted;
  const data = await figuresOf(ctx, job, event);
  for (const found of rooms) {
    const entry = {
      author: null,
      clientId: job.eventId,
      after: null,
      kind: "system" as const,
      body: event,
      ref: null,
      data,
    };
    await roomOf(ctx.env, found.conversation).post(toRoomPlace(found), entry);
  }
  return acted;
};

/** The rooms an event belongs into: its own, its applicant's, the solver's, or else all of the challenge. */
async function roomsOf(ctx: Context, { facts }: Job): Promise<ConversationWithMembers[]> {
  if (facts.conversationId !== undefined)
    return findConversations(ctx, systemActor, eq(conversations.id, facts.conversationId));
  if (facts.challengeId === undefined) return [];
  const ofChallenge = eq(conversations.challengeId, facts.challengeId);
  const applicantId =
    (await applicantOf(ctx, facts.applicationId)) ?? (await getChallengeRow(ctx, facts.challengeId)).solverId;
  if (applicantId === null) return findConversations(ctx, systemActor, ofChallenge);
  // `and` of two conditions is never absent, which its type cannot say.
  return findConversations(
    ctx,
    systemActor,
    and(ofChallenge, eq(conversations.applicantId, applicantId)) ?? ofChallenge,
  );
}

async function applicantOf(ctx: Context, applicationId: string | undefined): Promise<string | null> {
  if (applicationId === undefined) return null;
  const row = await ctx.store.db.query.applications.findFirst({ where: eq(applications.id, applicationId) });
  return row?.applicantId ?? null;
}

/** What a sentence about the event needs, as it stands in the record now. */
async function figuresOf(ctx: Context, { facts }: Job, event: RoomEvent): Promise<Figures> {
  const { actorId, challengeId, applicationId, deliveryId } = facts;
  if (challengeId === undefined) return {};
  const challenge = await getChallengeRow(ctx, challengeId);
  const figures: Figures = {
    challengeId,
    title: challenge.title,
    slug: challenge.slug,
    ...(actorId === "system" ? {} : { actorId }),
  };
  if (applicationId !== undefined) Object.assign(figures, { applicationId }, await priceOf(ctx, applicationId));
  if (event === "hold.held" || event === "challenge.completed") Object.assign(figures, await holdOf(ctx, challengeId));
  if (deliveryId !== undefined) Object.assign(figures, { deliveryId }, await deliveryOf(ctx, deliveryId));
  if (event === "award.made" && challenge.paymentDueAt !== null) figures.dueAt = iso(challenge.paymentDueAt);
  if (event === "delivery.changes_requested" && challenge.dueAt !== null) figures.dueAt = iso(challenge.dueAt);
  if (event === "hold.held" && challenge.dueAt !== null) figures.dueAt = iso(challenge.dueAt);
  if (event === "delivery.submitted" && challenge.approvesAt !== null) figures.dueAt = iso(challenge.approvesAt);
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
