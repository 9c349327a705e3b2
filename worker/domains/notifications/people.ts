/** Those who are told: where their inbox is, what they chose, and by what they can be reached. */
import { eq, getTableColumns, inArray, sql } from "drizzle-orm";
import {
  challenges,
  mailSuppressions,
  type NotificationPreferencesRow,
  notificationPreferences,
  pushSubscriptions,
  users,
} from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { mailVars } from "../../platform/mailer.ts";
import type { Job } from "../../platform/outbox.ts";
import { pushVars } from "../../platform/web-push.ts";
import type { PreferenceCategory } from "./contract.ts";
import { wants } from "./preferences.ts";

export interface Reader {
  id: string;
  name: string;
  jurisdiction: string | null;
  locale: string;
  timeZone: string;
  /** Where mail may go: verified, and neither bounced nor reported; null when there is no such address. */
  address: string | null;
  preferences: NotificationPreferencesRow | null;
  hasPush: boolean;
}

/** Readers by id, at most 100 (D1 binds no more values); those who are gone are left out. */
export async function findReaders(ctx: Context, ids: readonly string[]): Promise<Reader[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.store.db
    .select({
      user: users,
      preferences: getTableColumns(notificationPreferences),
      suppressed: mailSuppressions.cause,
      hasPush: sql<number>`exists (select 1 from ${pushSubscriptions} where ${pushSubscriptions.userId} = ${users.id})`,
    })
    .from(users)
    .leftJoin(notificationPreferences, eq(notificationPreferences.userId, users.id))
    .leftJoin(mailSuppressions, eq(mailSuppressions.address, sql`lower(${users.email})`))
    .where(inArray(users.id, [...ids]));
  return rows
    .filter(({ user }) => user.state !== "deleted")
    .map(({ user, preferences, suppressed, hasPush }) => ({
      id: user.id,
      name: user.name,
      jurisdiction: user.jurisdiction,
      locale: user.locale,
      timeZone: user.timeZone,
      address: suppressed === null ? user.email : null,
      preferences,
      hasPush: Number(hasPush) === 1,
    }));
}

/** A new challenge is news while it is open: what was taken down, or is taken, in the meantime is told to nobody any more. */
export async function isStillNews(ctx: Context, { topic, facts }: Job): Promise<boolean> {
  if (topic !== "challenge.published") return true;
  const where = eq(challenges.id, facts.challengeId ?? "");
  const challenge = await ctx.store.db.query.challenges.findFirst({
    where,
    columns: { state: true, takenDownAt: true },
  });
  return challenge?.state === "open" && challenge.takenDownAt === null;
}

/** Whether single mails of a category go to this person: with a digest, they come together each morning. */
export function isMailed(ctx: Context, { address, preferences }: Reader, category: PreferenceCategory): boolean {
  const reachable = address !== null && mailVars(ctx.config) !== null;
  return reachable && preferences?.digest !== "daily" && wants(preferences, category, "email");
}

export function isPushed(ctx: Context, { hasPush, preferences }: Reader, category: PreferenceCategory): boolean {
  return hasPush && pushVars(ctx.config) !== null && wants(preferences, category, "push");
}
