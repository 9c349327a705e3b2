/** What is switched on, what everybody is told, who did what. */
import { and, desc, eq, gt, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import {
  type AnnouncementRow,
  type AuditRow,
  announcements,
  auditLog,
  feePolicies,
  incidents,
} from "../../database/schema.ts";
import { iso, isoOrNull } from "../../platform/clock.ts";
import { type Context, requireAdmin } from "../../platform/context.ts";
import { flagNames, onForAll } from "../../platform/flags.ts";
import { type Page, readCursor, toPage } from "../../platform/paging.ts";
import { readFeeBasisPoints } from "../payments/terms.ts";
import { readAlerts, readObjectives } from "./alert-readings.ts";
import { alerts, objectiveDays, objectives } from "./alerts.ts";
import {
  type Announcement,
  type AuditEntry,
  type AuditFilter,
  alertNames,
  type FeePolicies,
  type Flag,
  type Objectives,
  objectiveNames,
  operationsLimits,
} from "./contract.ts";

/** Every flag there is, changed or not. */
export async function listFlags(ctx: Context): Promise<Flag[]> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.featureFlags.findMany();
  return flagNames.map((name) => {
    const row = rows.find((one) => one.name === name);
    const { percentage, userIds } = row ?? onForAll;
    return { name, percentage, userIds: [...userIds], updatedAt: isoOrNull(row?.updatedAt ?? null) };
  });
}

/** What everybody is told now, the newest first. */
export async function listCurrentAnnouncements(ctx: Context): Promise<Announcement[]> {
  const rows = await ctx.store.db.query.announcements.findMany({
    where: and(lte(announcements.startsAt, ctx.now), gt(announcements.endsAt, ctx.now)),
    orderBy: desc(announcements.startsAt),
    limit: operationsLimits.shown,
  });
  return rows.map(toAnnouncement);
}

/** All of them, those that are to come and those that are over too. */
export async function listAnnouncements(
  ctx: Context,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<Announcement>> {
  requireAdmin(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const rows = await ctx.store.db.query.announcements.findMany({
    where: before === undefined ? undefined : lt(announcements.createdAt, before),
    orderBy: desc(announcements.createdAt),
    limit: query.limit + 1,
  });
  const { items, nextCursor } = toPage(rows, query.limit, ({ createdAt }) => [createdAt]);
  return { items: items.map(toAnnouncement), nextCursor };
}

export function toAnnouncement({ id, text, startsAt, endsAt }: AnnouncementRow): Announcement {
  return { id, text, startsAt: iso(startsAt), endsAt: iso(endsAt) };
}

/** What the platform takes, and what was decided about it. */
export async function listFeePolicies(ctx: Context): Promise<FeePolicies> {
  requireAdmin(ctx);
  const rows = await ctx.store.db.query.feePolicies.findMany({ orderBy: desc(feePolicies.seq), limit: 50 });
  const items = rows.map(({ feeBasisPoints, startsAt, reason, createdAt }) => ({
    feeBasisPoints,
    startsAt: iso(startsAt),
    reason,
    createdAt: iso(createdAt),
  }));
  return { now: await readFeeBasisPoints(ctx), items };
}

/** Who did what, the latest first. */
export async function listAudit(
  ctx: Context,
  query: AuditFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<AuditEntry>> {
  requireAdmin(ctx);
  const [before] = readCursor(query.cursor, 1) ?? [];
  const read = (which: SQL | undefined) =>
    ctx.store.db.query.auditLog.findMany({
      where: and(which, before === undefined ? undefined : lt(auditLog.seq, before)),
      orderBy: desc(auditLog.seq),
      limit: query.limit + 1,
    });
  const { actor, subject, verb, ...time } = query;
  // The index of verbs has each one's entries in their order; those of several together would have to be sorted all.
  const byVerb = verb !== undefined && actor === undefined && subject === undefined;
  const rows = byVerb
    ? (await Promise.all((await findVerbs(ctx, verb)).map((one) => read(and(eq(auditLog.verb, one), fits(time))))))
        .flat()
        .sort((one, other) => other.seq - one.seq)
        .slice(0, query.limit + 1)
    : await read(fits(query));
  const { items, nextCursor } = toPage(rows, query.limit, ({ seq }) => [seq]);
  return { items: items.map(toEntry), nextCursor };
}

function fits({ actor, subject, verb, from, to }: AuditFilter): SQL | undefined {
  return and(
    actor ? eq(auditLog.actorId, actor) : undefined,
    subject ? eq(auditLog.subject, subject) : undefined,
    // From the beginning to the last word that begins so: an index can follow that, whatever signs are typed.
    verb ? and(gte(auditLog.verb, verb), lt(auditLog.verb, `${verb}\uffff`)) : undefined,
    from ? gte(auditLog.at, Date.parse(from)) : undefined,
    to ? lt(auditLog.at, Date.parse(to)) : undefined,
  );
}

/** The verbs that begin so, by leaps through their index: some dozens, however many entries there are. */
async function findVerbs(ctx: Context, beginning: string): Promise<string[]> {
  const next = (after: SQL) =>
    sql`(select verb from audit_log where verb ${after} and verb < ${`${beginning}\uffff`} order by verb limit 1)`;
  const rows = await ctx.store.db.all<{ verb: string }>(
    sql`select verb from (with recursive v (verb) as (select ${next(sql`>= ${beginning}`)} union all select ${next(sql`> v.verb`)} from v where v.verb is not null) select verb from v) found where verb is not null`,
  );
  return rows.map(({ verb }) => verb);
}

function toEntry({ seq, actorId, verb, subject, detail, requestId, at }: AuditRow): AuditEntry {
  return { seq, actorId, verb, subject, detail, requestId, at: iso(at) };
}

/** Incidents shown. */
const incidentsShown = 30;

/** What is aimed at and what it comes to, what calls for somebody now, and what did lately. */
export async function getObjectives(ctx: Context): Promise<Objectives> {
  requireAdmin(ctx);
  const [aims, readings, latest] = await Promise.all([
    readObjectives(ctx),
    readAlerts(ctx),
    ctx.store.db.query.incidents.findMany({ orderBy: desc(incidents.openedAt), limit: incidentsShown }),
  ]);
  return {
    days: objectiveDays,
    objectives: objectiveNames.map((name) => ({ name, ...objectives[name], value: aims[name] })),
    alerts: alertNames.map((name) => {
      const { limit, unit } = alerts[name];
      return { name, limit, unit, value: readings[name] };
    }),
    incidents: latest.map(({ id, alert, value, openedAt, resolvedAt }) => ({
      id,
      alert,
      value,
      openedAt: iso(openedAt),
      resolvedAt: isoOrNull(resolvedAt),
    })),
  };
}
