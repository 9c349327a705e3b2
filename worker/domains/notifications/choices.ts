/** What people choose: channels, quiet hours, digests; and ending mail by a link, without a sign-in. */
import { and, eq } from "drizzle-orm";
import { type NotificationPreferencesRow, notificationPreferences, users } from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireMember, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { mailVars } from "../../platform/mailer.ts";
import { readLink } from "../../platform/signed-links.ts";
import { pushVars } from "../../platform/web-push.ts";
import {
  type DigestChoice,
  type NotificationChoices,
  type Preferences,
  type PreferencesInput,
  preferenceCategories,
  type UnsubscribeScope,
  type UnsubscribeView,
  unsubscribeScopes,
} from "./contract.ts";
import { nextDigestAt } from "./digests.ts";
import { findReaders } from "./people.ts";
import { choicesOf, toMinutes, toTime } from "./preferences.ts";
import { countBrowsers } from "./push-subscriptions.ts";

export async function getPreferences(ctx: Context): Promise<Preferences> {
  const { id } = requireReader(ctx);
  return viewOf(ctx, id, await findRow(ctx, id));
}

/** Replaces all choices at once. */
export async function putPreferences(ctx: Context, input: PreferencesInput): Promise<Preferences> {
  const { id } = requireMember(ctx);
  const { choices, digest, quietHours } = input;
  return commitOnce(ctx, async () => {
    const known = await findRow(ctx, id);
    const quiet = {
      quietFrom: quietHours === null ? null : toMinutes(quietHours.from),
      quietUntil: quietHours === null ? null : toMinutes(quietHours.until),
    };
    const row = await chosen(ctx, id, known, { choices, digest, ...quiet });
    return { result: await viewOf(ctx, id, row), plan: planRow(ctx, known, row) };
  });
}

/**
 * What a link is about, and whether such mail still goes out.
 * @throws AppError `invalid_link`
 */
export async function getUnsubscribe(ctx: Context, token: string): Promise<UnsubscribeView> {
  const { userId, scope } = await readToken(ctx, token);
  return { scope, subscribed: isSubscribed(await findRow(ctx, userId), scope) };
}

/**
 * Ends the mail that a link is about; that of a digest ends all mail. Whoever holds the link may: it was sent to the person's own address.
 * @throws AppError `invalid_link`
 */
export async function unsubscribe(ctx: Context, token: string): Promise<UnsubscribeView> {
  const { userId, scope } = await readToken(ctx, token);
  return commitOnce(ctx, async () => {
    const known = await findRow(ctx, userId);
    const result = { scope, subscribed: false };
    if (!isSubscribed(known, scope)) return { result, plan: [] };
    const before = known ?? { digest: "off" as const, quietFrom: null, quietUntil: null };
    const ended = scope === "digest" ? preferenceCategories : [scope];
    const choices = structuredClone(choicesOf(known));
    for (const category of ended) choices[category].email = false;
    const digest = scope === "digest" ? "off" : before.digest;
    return { result, plan: planRow(ctx, known, await chosen(ctx, userId, known, { ...before, choices, digest })) };
  });
}

async function readToken(ctx: Context, token: string): Promise<{ userId: string; scope: UnsubscribeScope }> {
  const secret = ctx.config.MAIL_LINK_SECRET;
  const [userId, word] = (secret === undefined ? null : await readLink(secret, token)) ?? [];
  const scope = unsubscribeScopes.find((one) => one === word);
  if (userId === undefined || scope === undefined) throw new AppError("invalid_link");
  return { userId, scope };
}

function isSubscribed(row: NotificationPreferencesRow | null, scope: UnsubscribeScope): boolean {
  if (scope === "digest") return row?.digest === "daily";
  return choicesOf(row)[scope].email;
}

async function findRow(ctx: Context, userId: string): Promise<NotificationPreferencesRow | null> {
  const where = eq(notificationPreferences.userId, userId);
  return (await ctx.store.db.query.notificationPreferences.findFirst({ where })) ?? null;
}

interface Chosen {
  choices: NotificationChoices;
  digest: DigestChoice;
  quietFrom: number | null;
  quietUntil: number | null;
}

/** The row after a choice. A digest begins with the next morning and tells of what comes from now on. */
async function chosen(
  ctx: Context,
  userId: string,
  known: NotificationPreferencesRow | null,
  { choices, digest, quietFrom, quietUntil }: Chosen,
): Promise<NotificationPreferencesRow> {
  const clock =
    digest === "off"
      ? { digestAt: null, digestedAt: null }
      : {
          digestAt: nextDigestAt(await timeZoneOf(ctx, userId), ctx.now),
          digestedAt: known?.digestedAt ?? ctx.now,
        };
  // Two changes within a millisecond are told apart all the same.
  const updatedAt = Math.max(ctx.now, (known?.updatedAt ?? 0) + 1);
  return { userId, choices, digest, quietFrom, quietUntil, ...clock, updatedAt };
}

async function timeZoneOf(ctx: Context, userId: string): Promise<string> {
  const user = await ctx.store.db.query.users.findFirst({ where: eq(users.id, userId), columns: { timeZone: true } });
  return user?.timeZone ?? "UTC";
}

/** Fails as stale when somebody else chose since the row was read: then it is decided anew. */
function planRow(ctx: Context, known: NotificationPreferencesRow | null, row: NotificationPreferencesRow): Plan {
  const { db } = ctx.store;
  if (known === null) return [exactlyOne(db.insert(notificationPreferences).values(row).onConflictDoNothing())];
  const same = and(
    eq(notificationPreferences.userId, row.userId),
    eq(notificationPreferences.updatedAt, known.updatedAt),
  );
  return [exactlyOne(db.update(notificationPreferences).set(row).where(same))];
}

async function viewOf(ctx: Context, userId: string, row: NotificationPreferencesRow | null): Promise<Preferences> {
  const [reader] = await findReaders(ctx, [userId]);
  const user = await ctx.store.db.query.users.findFirst({ where: eq(users.id, userId) });
  const address = user?.email ?? null;
  const blocked = address === null ? "no_address" : reader?.address === null ? "suppressed" : "on";
  const quiet = row === null || row.quietFrom === null || row.quietUntil === null ? null : row;
  return {
    choices: choicesOf(row),
    digest: row?.digest ?? "off",
    quietHours: quiet === null ? null : { from: toTime(quiet.quietFrom ?? 0), until: toTime(quiet.quietUntil ?? 0) },
    timeZone: user?.timeZone ?? "UTC",
    email: { address, state: mailVars(ctx.config) === null ? "not_offered" : blocked },
    push: { publicKey: pushVars(ctx.config)?.publicKey ?? null, browsers: await countBrowsers(ctx, userId) },
  };
}
