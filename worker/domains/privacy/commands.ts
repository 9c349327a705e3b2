/** What people ask about themselves. */
import { and, eq, lte } from "drizzle-orm";
import { accountClosings, accountExports, type UserRow, users } from "../../database/schema.ts";
import { exactlyOne, isRefusedBy, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireReader, type UserActor } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { planAwaitErasure } from "../auth/identities.ts";
import { getUserRowById } from "../users/queries.ts";
import type { AccountExport, AnalyticsInput, CloseAccountInput, Privacy } from "./contract.ts";
import { findLastExport, getPrivacy } from "./queries.ts";
import { nextExportAt, toExport } from "./views.ts";

/**
 * Asks for everything we have of oneself; also for accounts that may only read. One that is under way is the answer to another request.
 * @throws AppError `rate_limited` while the last one is younger than a day
 */
export async function requestExport(ctx: Context): Promise<AccountExport> {
  const actor = requireReader(ctx);
  return commitOnce(ctx, async () => {
    const last = await findLastExport(ctx, actor.id);
    if (last !== null && last.state !== "ready") return { result: toExport(last), plan: [] };
    const restMs = last === null ? 0 : nextExportAt(last) - ctx.now;
    if (restMs > 0) {
      throw new AppError("rate_limited", {
        detail: "You have an export of the last 24 hours. Fetch that one, or ask again later.",
        retryAfterSeconds: Math.ceil(restMs / 1_000),
      });
    }
    const row = {
      id: newId("export"),
      userId: actor.id,
      state: "waiting" as const,
      doneParts: 0,
      totalParts: 0,
      size: null,
      createdAt: ctx.now,
      readyAt: null,
      expiresAt: null,
    };
    return {
      result: toExport(row),
      plan: [
        ctx.store.db.insert(accountExports).values(row),
        ...planAudit(ctx, "export.requested", row.id),
        ...planEvent(ctx, "export.requested", { userId: actor.id }),
      ],
    };
  }).catch(async (error: unknown) => {
    const last = isRefusedBy(error, "account_exports") ? await findLastExport(ctx, actor.id) : null;
    if (last === null) throw error;
    return toExport(last);
  });
}

/**
 * Closes one's account: from now on it may only read, what is open is settled, and after the time in which it can still be kept
 * everything about the person goes. Doing it again changes nothing.
 * @throws AppError `account_suspended`, `wrong_state` for who runs the place, `invalid_input` for another handle
 */
export async function closeAccount(ctx: Context, { handle }: CloseAccountInput): Promise<Privacy> {
  const actor = requireNotSuspended(ctx);
  if (actor.role !== "member")
    throw new AppError("wrong_state", { detail: "Give your role back first: whoever runs the place cannot vanish." });
  if (handle !== actor.handle)
    throw new AppError("invalid_input", { errors: [{ path: "handle", message: `Write ${actor.handle}.` }] });
  await commitOnce(ctx, async () => {
    const user = await getUserRowById(ctx, actor.id);
    if (user.state !== "active") return { result: null, plan: [] };
    return {
      result: null,
      plan: [
        planState(ctx, user, "closing"),
        ...planAwaitErasure(ctx.store, user.id, ctx.now),
        ...planAudit(ctx, "user.closing", user.id),
        ...planTold(ctx, user, "closing"),
      ],
    };
  });
  return getPrivacy(ctx);
}

/** Keeps an account that is closing. What was settled stays settled. @throws AppError `account_suspended` */
export async function keepAccount(ctx: Context): Promise<Privacy> {
  const actor = requireNotSuspended(ctx);
  await commitOnce(ctx, async () => {
    const user = await getUserRowById(ctx, actor.id);
    if (user.state !== "closing") return { result: null, plan: [] };
    return {
      result: null,
      plan: [
        planState(ctx, user, "active"),
        ctx.store.db.delete(accountClosings).where(eq(accountClosings.userId, user.id)),
        ...planAudit(ctx, "user.kept", user.id),
        ...planTold(ctx, user, "active"),
      ],
    };
  });
  return getPrivacy(ctx);
}

function planState(ctx: Context, { id, state, version }: UserRow, next: "active" | "closing") {
  return exactlyOne(
    ctx.store.db
      .update(users)
      .set({ state: next, updatedAt: ctx.now, version: version + 1 })
      .where(and(eq(users.id, id), eq(users.state, state), eq(users.version, version))),
  );
}

/** Named, so that they are told although they did it themselves: it may have been somebody at their open browser. */
function planTold(ctx: Context, { id }: UserRow, reason: "active" | "closing"): Plan {
  return [
    ...planEvent(ctx, "user.changed", { userId: id }),
    ...planEvent(ctx, "user.state_changed", { userId: id, recipientIds: [id], reason }),
  ];
}

/** Closing a suspended account would be a way out of the suspension, by keeping it afterwards. */
function requireNotSuspended(ctx: Context): UserActor {
  const actor = requireReader(ctx);
  if (actor.state === "suspended") throw new AppError("account_suspended");
  return actor;
}

/** Archives of one sweep; the next takes the rest. */
const archivesPerSweep = 50;

/** Archives whose time is over. The bytes go first: a row without bytes is found again. */
export async function forgetExports(ctx: Context): Promise<void> {
  const over = await ctx.store.db.query.accountExports.findMany({
    where: lte(accountExports.expiresAt, ctx.now),
    limit: archivesPerSweep,
  });
  for (const { id } of over) {
    await ctx.env.FILES.delete(id);
    await ctx.store.atomic([ctx.store.db.delete(accountExports).where(eq(accountExports.id, id))]);
  }
}

/** Says whether one may be counted, from the next request on; whatever is said, it can be taken back. */
export async function chooseAnalytics(ctx: Context, { choice }: AnalyticsInput): Promise<AnalyticsInput> {
  const actor = requireReader(ctx);
  const { db } = ctx.store;
  await ctx.store.atomic([
    // Of no weight for anything else of the person, so it neither waits for nor hinders what else is written of them.
    db.update(users).set({ analytics: choice }).where(eq(users.id, actor.id)),
    ...planAudit(ctx, `analytics.${choice}`, actor.id),
  ]);
  return { choice };
}
