/**
 * Forgetting a person: one commit makes the account a tombstone and empties what was theirs alone; what conversations, inboxes, caches
 * and Clerk keep follows from its event. What others rely on stays under the tombstone: the books, agreed work, reviews.
 */
import { and, eq, isNotNull, isNull, ne, notExists, notInArray, or, sql } from "drizzle-orm";
import { planLeavePersonWords, wordsOfPerson } from "../../database/person-words.ts";
import {
  accountClosings,
  accountExports,
  apiKeys,
  applications,
  blocks,
  challenges,
  devices,
  files,
  holds,
  idempotencyKeys,
  payoutDestinations,
  personWords,
  rations,
  type UserRow,
  userSkills,
  users,
  works,
} from "../../database/schema.ts";
import { planForgetUnused } from "../../database/search-words.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { tombstoneColumns } from "../auth/identities.ts";

export function planErase(ctx: Context, user: UserRow): Plan {
  const { db } = ctx.store;
  return [
    exactlyOne(
      db
        .update(users)
        .set({
          ...tombstoneColumns(),
          bio: "",
          country: null,
          role: "member",
          locale: "en",
          timeZone: "UTC",
          analytics: null,
          updatedAt: ctx.now,
          version: user.version + 1,
        })
        .where(and(eq(users.id, user.id), eq(users.state, "closing"), eq(users.version, user.version))),
    ),
    db.delete(userSkills).where(eq(userSkills.userId, user.id)),
    // Their pictures then belong to nothing, and are forgotten as other such files (retention.ts).
    db
      .update(files)
      .set({ workId: null })
      .where(and(eq(files.ownerId, user.id), isNotNull(files.workId))),
    db.delete(works).where(eq(works.userId, user.id)),
    ...planLeavePersonWords(db, user.id, user),
    // What they wrote may have had their name in it.
    ...planForgetUnused(db, wordsOfPerson(user)),
    db.delete(personWords).where(eq(personWords.userId, user.id)),
    db.delete(blocks).where(or(eq(blocks.blockerId, user.id), eq(blocks.blockedId, user.id))),
    db.delete(idempotencyKeys).where(eq(idempotencyKeys.actorId, user.id)),
    db.delete(devices).where(eq(devices.userId, user.id)),
    db.delete(payoutDestinations).where(eq(payoutDestinations.userId, user.id)),
    db.delete(rations).where(eq(rations.userId, user.id)),
    db.delete(apiKeys).where(eq(apiKeys.userId, user.id)),
    db.delete(accountClosings).where(eq(accountClosings.userId, user.id)),
    // The sweep of old exports takes the bytes with it.
    db.update(accountExports).set({ expiresAt: ctx.now }).where(eq(accountExports.userId, user.id)),
    ...planEmptyApplications(ctx, user.id),
    ...planEmptyChallenges(ctx, user.id),
    ...planAudit(ctx, "user.erased", user.id),
    ...planEvent(ctx, "user.erased", { userId: user.id }),
  ];
}

/** What was hired is part of an agreement and stays; the notes they kept on others were for themselves. */
function planEmptyApplications(ctx: Context, userId: string): Plan {
  const { db } = ctx.store;
  return [
    db
      .update(applications)
      .set({ coverLetter: "", agentUse: null, posterNote: null })
      .where(and(eq(applications.applicantId, userId), ne(applications.state, "hired"))),
    db.update(applications).set({ posterNote: null }).where(eq(applications.posterId, userId)),
  ];
}

/** Posts that nobody ever was chosen for. Their titles stay in the lists of those who applied; a draft's go too. */
function planEmptyChallenges(ctx: Context, userId: string): Plan {
  const { db } = ctx.store;
  const nobodyChosen = notExists(db.select({ one: sql`1` }).from(holds).where(eq(holds.challengeId, challenges.id)));
  const over = notInArray(challenges.state, ["open", "awarded", "in_progress", "delivered", "disputed"]);
  const theirs = and(eq(challenges.posterId, userId), over, nobodyChosen);
  return [
    db.update(challenges).set({ summary: "", brief: "", cancelNote: null }).where(theirs),
    db
      .update(challenges)
      .set({ title: "Deleted draft", slug: sql`${challenges.id}` })
      .where(and(theirs, isNull(challenges.publishedAt))),
  ];
}
