/**
 * Incidents: an alert that is above its limit has one open incident, told of once when it begins and once when it is over, by a line of
 * the log, and by mail and webhook where the deployment names them (incident-telling.ts).
 */
import { and, eq, isNull } from "drizzle-orm";
import { type IncidentRow, incidents } from "../../database/schema.ts";
import { exactlyOne, isLostRace, isRefusedBy, type Plan } from "../../database/store.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { log } from "../../platform/telemetry.ts";
import { readAlerts } from "./alert-readings.ts";
import { alerts, judge } from "./alerts.ts";
import { type AlertName, alertNames } from "./contract.ts";
import { tellIncidents } from "./incident-telling.ts";

/** Cron calls this every minute, after all else: what it tells of may have just been mended. */
export async function sweepIncidents(ctx: Context): Promise<void> {
  const readings = await readAlerts(ctx);
  const open = await ctx.store.db.query.incidents.findMany({ where: isNull(incidents.resolvedAt) });
  for (const name of alertNames) {
    const incident = open.find(({ alert }) => alert === name) ?? null;
    await follow(ctx, name, readings[name], incident);
  }
  await tellIncidents(ctx);
}

async function follow(ctx: Context, name: AlertName, reading: number | null, incident: IncidentRow | null) {
  const change = judge(name, reading, incident, ctx.now);
  if (change === null || reading === null) return;
  try {
    await ctx.store.atomic(planChange(ctx, name, reading, change === "begin" ? null : incident, change === "end"));
    const { limit, unit } = alerts[name];
    const line = { requestId: ctx.requestId, alert: name, value: reading, limit, unit };
    if (change === "begin") log("error", "alert.began", line);
    if (change === "end") log("info", "alert.ended", line);
  } catch (error) {
    // Another minute's cron was quicker: it sees to this one.
    if (!isLostRace(error) && !isRefusedBy(error, "incidents")) throw error;
  }
}

function planChange(ctx: Context, alert: AlertName, value: number, incident: IncidentRow | null, ends: boolean): Plan {
  const { db } = ctx.store;
  if (incident === null) {
    const row = { id: newId("incident"), alert, value, openedAt: ctx.now, seenAt: ctx.now };
    return [db.insert(incidents).values(row)];
  }
  const set = ends ? { resolvedAt: ctx.now } : { seenAt: ctx.now, value: Math.max(value, incident.value) };
  const still = and(eq(incidents.id, incident.id), isNull(incidents.resolvedAt));
  return [exactlyOne(db.update(incidents).set(set).where(still))];
}
