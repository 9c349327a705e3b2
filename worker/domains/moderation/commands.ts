/**
 * What is decided about people: suspending and its appeal, roles, and looking at an account through its owner's eyes. Each decision has
 * its reason in the audit log, and nobody decides about themselves.
 */
import { and, eq, isNull, sql } from "drizzle-orm";
import {
  accountClosings,
  apiKeys,
  type SuspensionRow,
  suspensions,
  type UserRow,
  users,
  viewings,
} from "../../database/schema.ts";
import { exactlyOne, type Plan } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { iso } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import {
  type Context,
  requireAdmin,
  requireFreshAdmin,
  requireReader,
  type UserActor,
} from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { decide } from "../admin/deciding.ts";
import { planShowPosts, planTakePostsDown } from "../engagements/suspended-posts.ts";
import type { ReportReason } from "../reports/contract.ts";
import type { Role, UserState } from "../users/contract.ts";
import { toPerson } from "../users/views.ts";
import { type AccountDetail, moderationLimits, type Standing, type ViewingOf } from "./contract.ts";
import { findHeld, findSuspension, getAccount, getPerson, getRunningViewing, getStanding } from "./queries.ts";

/**
 * Suspends somebody, also while their account closes: they may read, and appeal once. Their sockets end, their keys are taken back, and
 * what they have open is taken down with it. Of rewards that are held admins are told, so that the work comes to its end; what they earned
 * is still paid. Who has a role is suspended by a fresh sign-in only.
 * @throws AppError `not_found`, `forbidden` about oneself, `sign_in_again`, `wrong_state` when the account is suspended or gone
 */
export async function suspendPerson(
  ctx: Context,
  idOrHandle: string,
  { why, reason }: { why: ReportReason; reason: string },
): Promise<AccountDetail> {
  const admin = requireAdmin(ctx);
  const { id } = await otherThan(ctx, admin, idOrHandle);
  await decide(ctx, id, async () => {
    const user = await getPerson(ctx, id);
    if (user.role !== "member") requireFreshAdmin(ctx);
    if (user.state !== "active" && user.state !== "closing")
      throw new AppError("wrong_state", { detail: "This account is suspended already, or gone." });
    const suspensionId = newId("suspension");
    const posts = await planTakePostsDown(ctx, { id: suspensionId, userId: id, why, reason, by: admin.id });
    return [
      ...planStillAdmin(ctx, admin),
      ...planUser(ctx, user, { state: "suspended" }),
      ctx.store.db.delete(apiKeys).where(eq(apiKeys.userId, id)),
      ctx.store.db.insert(suspensions).values({ id: suspensionId, userId: id, why, reason, by: admin.id, at: ctx.now }),
      ...posts.plan,
      ...planToldOf(ctx, id, "suspended", reason),
      ...(await findHeld(ctx, id)).flatMap(({ hold }) =>
        planEvent(ctx, "money.needs_review", {
          holdId: hold.id,
          challengeId: hold.challengeId,
          reason: "account_suspended",
        }),
      ),
      ...planAudit(ctx, "user.suspended", id, { why, reason, challenges: posts.ids }),
    ];
  });
  return getAccount(ctx, id);
}

/**
 * Ends a suspension: what was taken down with it is shown again, and an account that was closing goes on closing.
 * @throws AppError `not_found`, `forbidden` about oneself, `wrong_state` when the account is not suspended
 */
export async function reinstatePerson(ctx: Context, idOrHandle: string, reason: string): Promise<AccountDetail> {
  const admin = requireAdmin(ctx);
  const { id } = await otherThan(ctx, admin, idOrHandle);
  await decide(ctx, id, () => planReinstate(ctx, admin, id, { reason, verb: "user.reinstated" }));
  return getAccount(ctx, id);
}

async function planReinstate(
  ctx: Context,
  admin: UserActor,
  userId: string,
  { reason, verb }: { reason: string; verb: string },
): Promise<Plan> {
  const { user, suspension } = await getSuspended(ctx, userId);
  const shown = suspension === null ? [] : await planShowPosts(ctx, suspension.id, { by: admin.id, reason });
  const isClosing = (await ctx.store.db.$count(accountClosings, eq(accountClosings.userId, userId))) > 0;
  const state = isClosing ? "closing" : "active";
  return [
    ...planUser(ctx, user, { state }),
    ...(suspension === null
      ? []
      : planSuspension(ctx, suspension, { endedBy: admin.id, endedAt: ctx.now, ending: reason })),
    ...shown,
    ...planToldOf(ctx, userId, state, reason),
    ...planAudit(ctx, verb, userId, { reason }),
  ];
}

/**
 * What a suspended person says against it, once. Admins are told.
 * @throws AppError `wrong_state` when nothing runs against them, or they have appealed already
 */
export async function appeal(ctx: Context, text: string): Promise<Standing> {
  const { id } = requireReader(ctx);
  await commitOnce(ctx, async () => {
    const suspension = await findSuspension(ctx, id);
    if (suspension === null) throw new AppError("wrong_state", { detail: "Your account is not suspended." });
    if (suspension.appealedAt !== null) throw new AppError("wrong_state", { detail: "You have appealed already." });
    return {
      result: { id },
      plan: [
        ...planSuspension(ctx, suspension, { appeal: text, appealedAt: ctx.now }),
        ...planEvent(ctx, "user.appealed", { userId: id }),
        ...planAudit(ctx, "user.appealed", id),
      ],
    };
  });
  return getStanding(ctx);
}

/**
 * Grants an appeal, which ends the suspension, or refuses it. The person is told the reason.
 * @throws AppError `not_found`, `forbidden` about oneself, `wrong_state` when there is no appeal to answer
 */
export async function answerAppeal(
  ctx: Context,
  idOrHandle: string,
  { outcome, reason }: { outcome: "granted" | "refused"; reason: string },
): Promise<AccountDetail> {
  const admin = requireAdmin(ctx);
  const { id } = await otherThan(ctx, admin, idOrHandle);
  await decide(ctx, id, async () => {
    const { suspension } = await getSuspended(ctx, id);
    if (suspension === null || suspension.appealedAt === null || suspension.refusedAt !== null) {
      throw new AppError("wrong_state", { detail: "There is no appeal to answer." });
    }
    if (outcome === "granted") return planReinstate(ctx, admin, id, { reason, verb: "appeal.granted" });
    return [
      ...planSuspension(ctx, suspension, { refusal: reason, refusedAt: ctx.now }),
      ...planEvent(ctx, "user.state_changed", { userId: id, reason: "appeal_refused", note: reason }),
      ...planAudit(ctx, "appeal.refused", id, { reason }),
    ];
  });
  return getAccount(ctx, id);
}

/**
 * Makes somebody a moderator or an admin, or a member again.
 * @throws AppError `not_found`, `forbidden` about oneself, `wrong_state`, `sign_in_again`
 */
export async function setRole(
  ctx: Context,
  idOrHandle: string,
  { role, reason }: { role: Role; reason: string },
): Promise<AccountDetail> {
  const admin = requireFreshAdmin(ctx);
  const { id } = await otherThan(ctx, admin, idOrHandle);
  await decide(ctx, id, async () => {
    const user = await getPerson(ctx, id);
    if (user.role === role) throw new AppError("wrong_state", { detail: "They have this role already." });
    if (user.state !== "active" && role !== "member") {
      throw new AppError("wrong_state", { detail: "Only an active account is given a role." });
    }
    return [
      ...planStillAdmin(ctx, admin),
      ...planUser(ctx, user, { role }),
      ...planEvent(ctx, "user.changed", { userId: id }),
      ...planAudit(ctx, "user.role_changed", id, { from: user.role, to: role, reason }),
    ];
  });
  return getAccount(ctx, id);
}

/**
 * Begins to look at OpenChance as this person sees it, for half an hour: nothing can be changed meanwhile, and conversations and files
 * stay closed (http/authentication.ts).
 * @throws AppError `not_found`, `forbidden` about oneself
 */
export async function startViewing(ctx: Context, idOrHandle: string, reason: string): Promise<ViewingOf> {
  const admin = requireAdmin(ctx);
  const user = await otherThan(ctx, admin, idOrHandle);
  if (user.state === "deleted") throw new AppError("not_found");
  return commitOnce(ctx, async () => {
    const row = {
      id: newId("viewing"),
      adminId: admin.id,
      userId: user.id,
      reason,
      startedAt: ctx.now,
      endsAt: ctx.now + moderationLimits.viewingMs,
    };
    return {
      result: { id: row.id, person: toPerson(user), endsAt: iso(row.endsAt) },
      plan: [
        ctx.store.db.insert(viewings).values(row),
        ...planAudit(ctx, "user.viewing_started", user.id, { viewingId: row.id, reason }),
      ],
    };
  });
}

/** Ends a viewing before its time. @throws AppError `not_found` when it is not one's own, or over */
export async function endViewing(ctx: Context, id: string): Promise<ViewingOf> {
  const admin = requireAdmin(ctx);
  const { userId, reason } = await getRunningViewing(ctx, admin.id, id);
  const user = await getPerson(ctx, userId);
  return commitOnce(ctx, async () => ({
    result: { id, person: toPerson(user), endsAt: iso(ctx.now) },
    plan: [
      exactlyOne(ctx.store.db.update(viewings).set({ endsAt: ctx.now }).where(eq(viewings.id, id))),
      ...planAudit(ctx, "user.viewing_ended", userId, { viewingId: id, reason }),
    ],
  }));
}

/** The person, who is not the admin. @throws AppError `not_found`, `forbidden` */
async function otherThan(ctx: Context, admin: UserActor, idOrHandle: string): Promise<UserRow> {
  const user = await getPerson(ctx, idOrHandle);
  if (user.id !== admin.id) return user;
  throw new AppError("forbidden", { detail: "This is your own account. Ask another admin to decide." });
}

/** @throws AppError `wrong_state` when the account is not suspended */
async function getSuspended(ctx: Context, id: string): Promise<{ user: UserRow; suspension: SuspensionRow | null }> {
  const user = await getPerson(ctx, id);
  if (user.state !== "suspended") throw new AppError("wrong_state", { detail: "This account is not suspended." });
  return { user, suspension: await findSuspension(ctx, id) };
}

/** Two admins who take each other's rights away at once: one of them is late, so that there is always an admin left. */
function planStillAdmin(ctx: Context, { id }: UserActor): Plan {
  const still = and(eq(users.id, id), eq(users.role, "admin"), eq(users.state, "active"));
  return [
    exactlyOne(
      ctx.store.db
        .update(users)
        .set({ updatedAt: sql`${users.updatedAt}` })
        .where(still),
    ),
  ];
}

/** Writes over a person as they were read, else the commit is undone as stale. */
function planUser(ctx: Context, { id, version }: UserRow, change: { state?: UserState; role?: Role }): Plan {
  return [
    exactlyOne(
      ctx.store.db
        .update(users)
        .set({ ...change, updatedAt: ctx.now, version: version + 1 })
        .where(and(eq(users.id, id), eq(users.version, version))),
    ),
  ];
}

/** As it was read: somebody who answers or ends it meanwhile makes this stale. */
function planSuspension(ctx: Context, before: SuspensionRow, change: Partial<SuspensionRow>): Plan {
  const unappealed = before.appealedAt === null ? isNull(suspensions.appealedAt) : undefined;
  const unanswered = before.refusedAt === null ? isNull(suspensions.refusedAt) : undefined;
  return [
    exactlyOne(
      ctx.store.db
        .update(suspensions)
        .set(change)
        .where(and(eq(suspensions.id, before.id), isNull(suspensions.endedAt), unappealed, unanswered)),
    ),
  ];
}

function planToldOf(ctx: Context, userId: string, reason: UserState, note: string): Plan {
  return [
    ...planEvent(ctx, "user.changed", { userId }),
    ...planEvent(ctx, "user.state_changed", { userId, reason, note }),
  ];
}
