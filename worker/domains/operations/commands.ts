/** What admins switch and announce; each with its reason in the audit log. */
import { and, eq, gt } from "drizzle-orm";
import { announcements, featureFlags, feePolicies } from "../../database/schema.ts";
import { exactlyOne } from "../../database/store.ts";
import { planAudit } from "../../platform/audit.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import { commitOnce } from "../../platform/commit.ts";
import { type Context, requireAdmin, requireFreshAdmin } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FieldMessage } from "../../platform/field-messages.ts";
import { type FlagName, type FlagRule, onForAll } from "../../platform/flags.ts";
import { newId } from "../../platform/ids.ts";
import { present } from "../admin/deciding.ts";
import { readFeeBasisPoints } from "../payments/terms.ts";
import { type Announcement, type FeePolicies, type Flag, operationsLimits } from "./contract.ts";
import { listFeePolicies, toAnnouncement } from "./queries.ts";

/** For whom a flag is on from now. */
export async function setFlag(
  ctx: Context,
  name: FlagName,
  { percentage, userIds, reason }: FlagRule & { reason: string },
): Promise<Flag> {
  requireAdmin(ctx);
  return commitOnce(ctx, async () => {
    const before = await ctx.store.db.query.featureFlags.findFirst({ where: eq(featureFlags.name, name) });
    const rule = { percentage, userIds: [...new Set(userIds)], updatedAt: ctx.now };
    const from = { percentage: (before ?? onForAll).percentage, userIds: (before ?? onForAll).userIds };
    const write =
      before === undefined
        ? // Nothing is inserted where another admin was first: then it is decided anew.
          exactlyOne(
            ctx.store.db
              .insert(featureFlags)
              .values({ name, ...rule })
              .onConflictDoNothing(),
          )
        : exactlyOne(
            ctx.store.db
              .update(featureFlags)
              .set({ ...rule, version: before.version + 1 })
              .where(and(eq(featureFlags.name, name), eq(featureFlags.version, before.version))),
          );
    return {
      result: { name, percentage, userIds: rule.userIds, updatedAt: iso(ctx.now) },
      plan: [write, ...planAudit(ctx, "flag.changed", name, { from, percentage, userIds: rule.userIds, reason })],
    };
  });
}

/**
 * Decides what the platform takes of rewards that are held from a day on; those that are held keep theirs.
 * @throws AppError `invalid_input` for a beginning that is over, and for a higher fee without notice; `sign_in_again`
 */
export async function setFee(
  ctx: Context,
  { feeBasisPoints, reason, ...input }: { feeBasisPoints: number; startsAt?: string | undefined; reason: string },
): Promise<FeePolicies> {
  const admin = requireFreshAdmin(ctx);
  const startsAt = input.startsAt === undefined ? ctx.now : Date.parse(input.startsAt);
  await commitOnce(ctx, async () => {
    const before = await lowestToldFee(ctx);
    const noticeMs = feeBasisPoints > before ? operationsLimits.feeNoticeDays * dayMs : 0;
    if (startsAt < ctx.now + noticeMs) {
      const days = operationsLimits.feeNoticeDays;
      const message: FieldMessage =
        noticeMs > 0 ? `A higher fee begins in ${days} days at the earliest.` : "Choose a time to come.";
      throw new AppError("invalid_input", { errors: [{ path: "startsAt", message }] });
    }
    const row = { feeBasisPoints, startsAt, reason, createdBy: admin.id, createdAt: ctx.now };
    return {
      result: { startsAt },
      plan: [
        ctx.store.db.insert(feePolicies).values(row),
        ...planAudit(ctx, "fee.decided", "fee", { before, feeBasisPoints, startsAt: iso(startsAt), reason }),
      ],
    };
  });
  return listFeePolicies(ctx);
}

/** The fee now, or the lowest one that is to come: people count on what they were told. */
async function lowestToldFee(ctx: Context): Promise<number> {
  const now = await readFeeBasisPoints(ctx);
  const coming = await ctx.store.db.query.feePolicies.findMany({ where: gt(feePolicies.startsAt, ctx.now) });
  return Math.min(now, ...coming.map(({ feeBasisPoints }) => feeBasisPoints));
}

/**
 * Tells everybody something until a day.
 * @throws AppError `invalid_input` when it ends before it begins, has ended, or lasts too long
 */
export async function announce(
  ctx: Context,
  input: { text: string; startsAt?: string | undefined; endsAt: string; reason: string },
): Promise<Announcement> {
  const admin = requireAdmin(ctx);
  const startsAt = input.startsAt === undefined ? ctx.now : Date.parse(input.startsAt);
  const endsAt = Date.parse(input.endsAt);
  const lastMs = Math.max(startsAt, ctx.now) + operationsLimits.announcementDays * dayMs;
  if (endsAt <= Math.max(startsAt, ctx.now) || endsAt > lastMs) {
    const message: FieldMessage = `Choose a time after it begins, at most ${operationsLimits.announcementDays} days later.`;
    throw new AppError("invalid_input", { errors: [{ path: "endsAt", message }] });
  }
  return commitOnce(ctx, async () => {
    const id = newId("announcement");
    const row = { id, text: input.text, startsAt, endsAt, createdBy: admin.id, createdAt: ctx.now };
    return {
      result: toAnnouncement(row),
      plan: [
        ctx.store.db.insert(announcements).values(row),
        ...planAudit(ctx, "announcement.made", id, { text: input.text, reason: input.reason }),
      ],
    };
  });
}

/** Ends an announcement before its time. @throws AppError `not_found`, `wrong_state` when it is over */
export async function endAnnouncement(ctx: Context, id: string, reason: string): Promise<Announcement> {
  requireAdmin(ctx);
  return commitOnce(ctx, async () => {
    const row = await present(ctx.store.db.query.announcements.findFirst({ where: eq(announcements.id, id) }));
    if (row.endsAt <= ctx.now) throw new AppError("wrong_state", { detail: "It is over." });
    return {
      result: toAnnouncement({ ...row, endsAt: ctx.now }),
      plan: [
        exactlyOne(
          ctx.store.db
            .update(announcements)
            .set({ endsAt: ctx.now })
            .where(and(eq(announcements.id, id), gt(announcements.endsAt, ctx.now))),
        ),
        ...planAudit(ctx, "announcement.ended", id, { reason }),
      ],
    };
  });
}
