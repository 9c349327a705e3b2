/** Notes that say the title of a challenge, from which words were taken since they came: they say it as it is now. */
import { and, eq, inArray } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import {
  alertedReaders,
  applications,
  challenges,
  conversationMembers,
  conversations,
  users,
} from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type ConsumerOutcome, type Job } from "../../platform/outbox.ts";
import { inboxLimits } from "./contract.ts";
import { divide } from "./telling.ts";

/** In the inboxes of all who were told of the challenge, a hundred at a time. Twice is harmless. */
export async function renameNotes(ctx: Context, job: Job): Promise<ConsumerOutcome> {
  const { challengeId, reason, partIds } = job.facts;
  if (reason !== "challenge" || challengeId === undefined) return acted;
  const userIds = partIds ?? (await readersOf(ctx, challengeId));
  if (userIds.length > inboxLimits.fanOut) return divide(ctx, job, userIds);
  const { query } = ctx.store.db;
  const [challenge, readers] = await Promise.all([
    query.challenges.findFirst({ where: eq(challenges.id, challengeId) }),
    query.users.findMany({ where: inArray(users.id, [...userIds]), columns: { id: true, jurisdiction: true } }),
  ]);
  if (challenge === undefined) return acted;
  const { title, slug } = challenge;
  await Promise.all(readers.map((reader) => inboxOf(ctx.env, reader).rename({ challengeId, title, slug })));
  return acted;
}

/**
 * Its poster, whoever applied, whoever is in a conversation about it, whom a saved search told of it, and the admins, who hear of its
 * disputes and money. Who is an admin no longer keeps the notes they got as one until those go by themselves (docs/PROTECTION.md).
 */
async function readersOf(ctx: Context, challengeId: string): Promise<string[]> {
  const { db } = ctx.store;
  const here = eq(conversations.challengeId, challengeId);
  const lists = await Promise.all([
    db.select({ id: challenges.posterId }).from(challenges).where(eq(challenges.id, challengeId)),
    db.select({ id: applications.applicantId }).from(applications).where(eq(applications.challengeId, challengeId)),
    db
      .selectDistinct({ id: conversationMembers.userId })
      .from(conversationMembers)
      .innerJoin(conversations, and(eq(conversations.id, conversationMembers.conversationId), here)),
    db.select({ id: users.id }).from(users).where(eq(users.role, "admin")),
  ]);
  const alerted = await db.query.alertedReaders.findMany({
    where: eq(alertedReaders.challengeId, challengeId),
    columns: { userIds: true },
  });
  return [...new Set([...lists.flat().map(({ id }) => id), ...alerted.flatMap(({ userIds }) => userIds)])].sort();
}
