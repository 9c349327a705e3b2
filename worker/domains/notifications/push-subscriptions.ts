/** Browsers that a person opted in with. */
import { and, eq } from "drizzle-orm";
import { pushSubscriptions } from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import { type Context, requireMember } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { isPushService, pushVars } from "../../platform/web-push.ts";
import { type PushSubscriptionInput, pushLimits } from "./contract.ts";

export async function countBrowsers(ctx: Context, userId: string): Promise<number> {
  return ctx.store.db.$count(pushSubscriptions, eq(pushSubscriptions.userId, userId));
}

/**
 * Opts a browser in. A browser belongs to whoever opted in with it last; beyond the most a person may have, their oldest goes.
 * @throws AppError `push_not_offered`, `push_service_not_allowed`
 */
export async function addBrowser(ctx: Context, input: PushSubscriptionInput): Promise<{ browsers: number }> {
  const { id: userId } = requireMember(ctx);
  if (pushVars(ctx.config) === null) throw new AppError("push_not_offered");
  if (!isPushService(input.endpoint)) throw new AppError("push_service_not_allowed");
  const { db } = ctx.store;
  const keys = { p256dh: withoutPadding(input.keys.p256dh), auth: withoutPadding(input.keys.auth) };
  const row = { id: newId("pushSubscription"), userId, endpoint: input.endpoint, ...keys, createdAt: ctx.now };
  const mine = await db.query.pushSubscriptions.findMany({
    where: eq(pushSubscriptions.userId, userId),
    orderBy: pushSubscriptions.createdAt,
  });
  const others = mine.filter(({ endpoint }) => endpoint !== input.endpoint);
  const tooMany = others.slice(0, Math.max(0, others.length + 1 - pushLimits.browsers));
  await commit(ctx, [
    ...tooMany.map(({ id }) => db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id))),
    db
      .insert(pushSubscriptions)
      .values(row)
      .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: { userId, ...keys, createdAt: ctx.now } }),
  ]);
  return { browsers: await countBrowsers(ctx, userId) };
}

/** Opts a browser out. One that is not there, or somebody else's, changes nothing. */
export async function removeBrowser(ctx: Context, endpoint: string): Promise<{ browsers: number }> {
  const { id: userId } = requireMember(ctx);
  const same = and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.endpoint, endpoint));
  await commit(ctx, [ctx.store.db.delete(pushSubscriptions).where(same)]);
  return { browsers: await countBrowsers(ctx, userId) };
}

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, "");
}
