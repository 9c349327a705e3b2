/** What somebody asked about themselves, what stands in the way, and the archive of an export. */
import { and, count, desc, eq, inArray, isNull, notInArray, or, type SQL } from "drizzle-orm";
import {
  type AccountExportRow,
  accountClosings,
  accountExports,
  applications,
  challenges,
  chargebacks,
  holds,
  payouts,
  refunds,
} from "../../database/schema.ts";
import { iso } from "../../platform/clock.ts";
import { type Context, requireReader } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { exportLimits, type OpenMatters, type Privacy } from "./contract.ts";
import { toExport } from "./views.ts";

/** @throws AppError `signed_out` */
export async function getPrivacy(ctx: Context): Promise<Privacy> {
  const { id } = requireReader(ctx);
  const [last, closing, open] = await Promise.all([
    findLastExport(ctx, id),
    ctx.store.db.query.accountClosings.findFirst({ where: eq(accountClosings.userId, id) }),
    findOpenMatters(ctx, id),
  ]);
  return {
    export: last === null || isGone(ctx, last) ? null : toExport(last),
    closing: closing === undefined ? null : { requestedAt: iso(closing.requestedAt), eraseAt: iso(closing.eraseAt) },
    open,
  };
}

export async function findLastExport(ctx: Context, userId: string): Promise<AccountExportRow | null> {
  const row = await ctx.store.db.query.accountExports.findFirst({
    where: eq(accountExports.userId, userId),
    orderBy: [desc(accountExports.createdAt), desc(accountExports.id)],
  });
  return row ?? null;
}

function isGone(ctx: Context, { expiresAt }: AccountExportRow): boolean {
  return expiresAt !== null && expiresAt <= ctx.now;
}

/**
 * The archive of one's newest export. Nobody else's can be named.
 * @throws AppError `not_found` also before it is ready and after it has expired
 */
export async function openExport(ctx: Context): Promise<{ object: R2ObjectBody; madeAt: number }> {
  const { id } = requireReader(ctx);
  const row = await findLastExport(ctx, id);
  if (row?.state !== "ready" || isGone(ctx, row)) throw new AppError("not_found");
  const object = await ctx.env.FILES.get(row.id);
  if (object === null) throw new AppError("not_found");
  return { object, madeAt: row.createdAt };
}

/** States of a challenge in which one of its two sides still owes the other something. */
const openStates = ["open", "awarded", "in_progress", "delivered", "disputed"] as const;

/** What has to end before a person can be forgotten. */
export async function findOpenMatters(ctx: Context, userId: string): Promise<OpenMatters> {
  const { db } = ctx.store;
  const onHold = or(eq(holds.posterId, userId), eq(holds.solverId, userId));
  const [theirs, applied, owed, goingBack, questioned] = await Promise.all([
    db
      .select({ id: challenges.id, slug: challenges.slug, title: challenges.title, state: challenges.state })
      .from(challenges)
      .where(
        and(
          or(eq(challenges.posterId, userId), eq(challenges.solverId, userId)),
          inArray(challenges.state, [...openStates]),
        ),
      )
      .orderBy(desc(challenges.seq))
      .limit(exportLimits.rows),
    db
      .select({ many: count() })
      .from(applications)
      .where(
        and(eq(applications.applicantId, userId), inArray(applications.state, ["submitted", "shortlisted", "awarded"])),
      ),
    db
      .select({ many: count() })
      .from(payouts)
      .where(and(eq(payouts.solverId, userId), notInArray(payouts.state, ["paid", "reversed"]))),
    onHolds(ctx, and(eq(holds.posterId, userId), notInArray(refunds.state, ["paid"]))),
    db
      .select({ many: count() })
      .from(chargebacks)
      .innerJoin(holds, eq(holds.id, chargebacks.holdId))
      .where(and(onHold, isNull(chargebacks.closedAt))),
  ]);
  const figure = (rows: { many: number }[]) => rows[0]?.many ?? 0;
  return {
    challenges: theirs,
    applications: figure(applied),
    payouts: figure(owed),
    refunds: figure(goingBack),
    chargebacks: figure(questioned),
  };
}

function onHolds(ctx: Context, where: SQL | undefined) {
  return ctx.store.db
    .select({ many: count() })
    .from(refunds)
    .innerJoin(holds, eq(holds.id, refunds.holdId))
    .where(where);
}

export function isNothingOpen(open: OpenMatters): boolean {
  return open.challenges.length + open.applications + open.payouts + open.refunds + open.chargebacks === 0;
}
