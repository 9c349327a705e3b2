/**
 * What is kept of a person here, for their export, and how it is forgotten. Notes go by themselves after 90 days, the list of mails after
 * 90 days (worker/retention.ts), rows of the outbox after 7. No words of a mail are kept.
 */
import { desc, eq, inArray, or, sql } from "drizzle-orm";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import {
  type MailRow,
  mailSuppressions,
  mails,
  type NotificationPreferencesRow,
  notificationPreferences,
  pushSubscriptions,
  users,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { acted, type ConsumerOutcome, committed, type Job } from "../../platform/outbox.ts";
import { getUserRowById } from "../users/queries.ts";
import type { InboxConversation, Notification } from "./contract.ts";

export interface NotificationsExport {
  notes: Notification[];
  conversations: InboxConversation[];
  preferences: Pick<NotificationPreferencesRow, "choices" | "digest" | "quietFrom" | "quietUntil"> | null;
  /** Push services that a browser of theirs is subscribed at. */
  browsers: { service: string; since: string }[];
  mails: { address: string; category: MailRow["category"]; state: MailRow["state"]; at: string }[];
}

/** Everything that notifications keep of a person. */
export async function exportNotifications(ctx: Context, userId: string): Promise<NotificationsExport> {
  const { query } = ctx.store.db;
  const inbox = await inboxOf(ctx.env, await getUserRowById(ctx, userId)).export();
  const [row, browsers, sent] = await Promise.all([
    query.notificationPreferences.findFirst({ where: eq(notificationPreferences.userId, userId) }),
    query.pushSubscriptions.findMany({ where: eq(pushSubscriptions.userId, userId) }),
    query.mails.findMany({ where: eq(mails.userId, userId), orderBy: desc(mails.createdAt) }),
  ]);
  const { choices, digest, quietFrom, quietUntil } = row ?? {};
  return {
    ...inbox,
    preferences:
      choices === undefined || digest === undefined
        ? null
        : { choices, digest, quietFrom: quietFrom ?? null, quietUntil: quietUntil ?? null },
    browsers: browsers.map(({ endpoint, createdAt }) => ({ service: new URL(endpoint).host, since: iso(createdAt) })),
    mails: sent.map(({ address, category, state, createdAt }) => ({ address, category, state, at: iso(createdAt) })),
  };
}

/**
 * An account was erased: empties its inbox for good, and forgets choices, browsers and mails. That an address takes no mail goes with
 * them, for nobody sends there any more; the tombstone has no address, so it is told by the mails that went there. Twice is harmless.
 */
export async function forgetPerson(ctx: Context, job: Job): Promise<ConsumerOutcome> {
  const { userId = "" } = job.facts;
  const { db } = ctx.store;
  const user = await db.query.users.findFirst({ where: eq(users.id, userId) });
  if (user === undefined) return acted;
  await inboxOf(ctx.env, user).erase();
  const mailed = db
    .select({ address: sql`lower(${mails.address})` })
    .from(mails)
    .where(eq(mails.userId, userId));
  await commit(ctx, [
    db
      .delete(mailSuppressions)
      .where(
        or(inArray(mailSuppressions.address, mailed), eq(mailSuppressions.address, user.email?.toLowerCase() ?? "")),
      ),
    db.delete(notificationPreferences).where(eq(notificationPreferences.userId, userId)),
    db.delete(pushSubscriptions).where(eq(pushSubscriptions.userId, userId)),
    db.delete(mails).where(eq(mails.userId, userId)),
    ...job.planDone,
  ]);
  return committed;
}
