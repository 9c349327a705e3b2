/** Which endpoints are told of an event: those of its parties that asked for its kind. A hundred in a job; the next goes on after them. */
import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { isListed } from "../../database/listed.ts";
import {
  applications,
  challenges,
  conversationMembers,
  holds,
  payouts,
  users,
  webhookEndpoints,
} from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { EventFacts } from "../../platform/events.ts";
import { acted, type Consume, committed, type FollowUp, type Job, planFollowUps } from "../../platform/outbox.ts";
import type { WebhookType } from "./contract.ts";
import { type Around, isToldToApplicants, isWebhookType, partiesOf } from "./parties.ts";
import { planDeliveries } from "./planning.ts";
import { forgetWebhooks } from "./privacy.ts";

const perJob = 100;

export const webhooksConsumer: Consume = async (ctx, job) => {
  if (job.topic === "user.erased") return forgetWebhooks(ctx, job);
  if (!isWebhookType(job.topic)) return acted;
  const { around, challengeId } = await readAround(ctx, job.facts);
  const endpoints = await findEndpoints(ctx, job.topic, around, challengeId, job.facts.partIds?.[0]);
  if (endpoints.length === 0) return acted;
  const told = endpoints.filter(({ types }) => types.some((type) => type === job.topic)).map(({ id }) => id);
  const event = { eventId: job.eventId, type: job.topic, facts: job.facts, data: dataOf(job.facts, challengeId) };
  const last = endpoints.length < perJob ? undefined : endpoints.at(-1);
  await commit(ctx, [
    ...planDeliveries(ctx, event, told).plan,
    ...planFollowUps(ctx, job, last === undefined ? [] : [goOn(ctx, job, last.id)]),
    ...job.planDone,
  ]);
  return committed;
};

async function readAround(ctx: Context, facts: EventFacts): Promise<{ around: Around; challengeId: string | null }> {
  const { query } = ctx.store.db;
  const { payoutId, applicationId, conversationId, actorId, userId, recipientIds = [] } = facts;
  const [payout, application, members] = await Promise.all([
    payoutId ? query.payouts.findFirst({ where: eq(payouts.id, payoutId) }) : undefined,
    applicationId ? query.applications.findFirst({ where: eq(applications.id, applicationId) }) : undefined,
    conversationId ? findMembers(ctx, conversationId) : [],
  ]);
  const holdId = facts.holdId ?? payout?.holdId;
  const hold = holdId ? await query.holds.findFirst({ where: eq(holds.id, holdId) }) : undefined;
  const challengeId = facts.challengeId ?? hold?.challengeId ?? application?.challengeId ?? null;
  const challenge = challengeId
    ? await query.challenges.findFirst({ where: eq(challenges.id, challengeId) })
    : undefined;
  return {
    challengeId,
    around: {
      posterId: challenge?.posterId ?? hold?.posterId ?? null,
      solverId: challenge?.solverId ?? hold?.solverId ?? null,
      applicantId: application?.applicantId ?? null,
      payeeId: payout?.solverId ?? null,
      actorId,
      userId: userId ?? null,
      memberIds: members.map((member) => member.userId),
      recipientIds,
    },
  };
}

function findMembers({ store }: Context, conversationId: string) {
  return store.db.query.conversationMembers.findMany({
    where: and(eq(conversationMembers.conversationId, conversationId), isNull(conversationMembers.leftAt)),
    columns: { userId: true },
  });
}

/** Those of open accounts, in the order of their ids. @param after the last endpoint of the job before */
function findEndpoints(ctx: Context, type: WebhookType, around: Around, challengeId: string | null, after?: string) {
  const { db } = ctx.store;
  const inTheRunning = inArray(applications.state, ["submitted", "shortlisted", "awarded"]);
  const applicants =
    challengeId === null || !isToldToApplicants(type)
      ? undefined
      : inArray(
          webhookEndpoints.userId,
          db
            .select({ id: applications.applicantId })
            .from(applications)
            .where(and(eq(applications.challengeId, challengeId), inTheRunning)),
        );
  return db
    .select({ id: webhookEndpoints.id, types: webhookEndpoints.types })
    .from(webhookEndpoints)
    .innerJoin(users, eq(users.id, webhookEndpoints.userId))
    .where(
      and(
        or(isListed(webhookEndpoints.userId, partiesOf(type, around)), applicants),
        eq(webhookEndpoints.state, "active"),
        eq(users.state, "active"),
        after === undefined ? undefined : gt(webhookEndpoints.id, after),
      ),
    )
    .orderBy(asc(webhookEndpoints.id))
    .limit(perJob);
}

/** Ids alone, and only of what its parties may ask the API for. */
function dataOf(facts: EventFacts, challengeId: string | null): Record<string, string> {
  const { applicationId, deliveryId, conversationId, disputeId, payoutId, refundId, reviewId } = facts;
  const ids = { challengeId, applicationId, deliveryId, conversationId, disputeId, payoutId, refundId, reviewId };
  return Object.fromEntries(
    Object.entries(ids).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function goOn(ctx: Context, { facts }: Job, after: string): FollowUp {
  return { consumer: "webhooks", recipientId: `after:${after}`, dueAt: ctx.now, facts: { ...facts, partIds: [after] } };
}
