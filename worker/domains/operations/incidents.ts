/**
 * Incidents: an alert that is above its limit has one open incident, told of once when it begins and once when it is over, by a line of
 * the log, and by mail and webhook where the deployment names them. Told straight from cron, not by the outbox: what stands still may be
 * the queues. A channel that fails is tried again each minute; the incident's name is its idempotency key.
 */
import { and, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { type IncidentRow, incidents } from "../../database/schema.ts";
import { exactlyOne, isLostRace, isRefusedBy, type Plan } from "../../database/store.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { mailVars, sendMail } from "../../platform/mailer.ts";
import { log } from "../../platform/telemetry.ts";
import { readAlerts } from "./alert-readings.ts";
import { alerts, judge } from "./alerts.ts";
import { type AlertName, alertNames } from "./contract.ts";

const TIMEOUT_MS = 10_000;
/** Incidents told of by one sweep; the next takes the rest. */
const toldPerSweep = 20;

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

/** Begun and not told, or over and not told. */
async function tellIncidents(ctx: Context): Promise<void> {
  const untold = await ctx.store.db.query.incidents.findMany({
    where: or(isNull(incidents.toldAt), and(isNotNull(incidents.resolvedAt), isNull(incidents.endToldAt))),
    orderBy: desc(incidents.openedAt),
    limit: toldPerSweep,
  });
  for (const incident of untold) {
    if (incident.toldAt === null) await tell(ctx, incident, "began");
    if (incident.resolvedAt !== null) await tell(ctx, incident, "ended");
  }
}

async function tell(ctx: Context, incident: IncidentRow, phase: "began" | "ended"): Promise<void> {
  const told = toldOf(ctx, incident, phase);
  const untold = phase === "began" ? isNull(incidents.toldAt) : isNull(incidents.endToldAt);
  const failures = (await Promise.all([mailOf(ctx, told), postOf(ctx, told)])).filter((why) => why !== null);
  if (failures.length > 0) {
    log("warn", "alert.not_told", { requestId: ctx.requestId, alert: incident.alert, why: failures.join("; ") });
    return;
  }
  const set = phase === "began" ? { toldAt: ctx.now } : { endToldAt: ctx.now };
  const { db } = ctx.store;
  await ctx.store.atomic([
    db
      .update(incidents)
      .set(set)
      .where(and(eq(incidents.id, incident.id), untold)),
  ]);
  const { name: _, ...line } = told;
  if (phase === "began") log("error", "alert.began", { requestId: ctx.requestId, ...line });
  else log("info", "alert.ended", { requestId: ctx.requestId, ...line });
}

/** What is told of an incident; the webhook gets it as JSON, `text` for chats that show one. */
function toldOf(
  { config }: Context,
  { id, alert, value, openedAt, resolvedAt }: IncidentRow,
  phase: "began" | "ended",
) {
  const { says, limit, unit } = alerts[alert];
  const mark = phase === "began" ? "ALERT" : "over";
  return {
    name: `${id}-${phase}`,
    incidentId: id,
    alert,
    phase,
    text: `[OpenChance ${config.ENVIRONMENT}] ${mark}: ${says}: ${value} ${unit} (limit ${limit})`,
    value,
    limit,
    unit,
    beganAt: iso(openedAt),
    endedAt: resolvedAt === null ? null : iso(resolvedAt),
    runbook: `docs/RUNBOOK.md#${alert}`,
  };
}
type Told = ReturnType<typeof toldOf>;

/** null: sent, or nobody is named. */
async function mailOf({ config }: Context, told: Told): Promise<string | null> {
  const vars = mailVars(config);
  if (vars === null) return null;
  const { text, alert, beganAt, endedAt, runbook } = told;
  const body = `${text}\n\nSince ${beganAt}${endedAt === null ? "" : `, until ${endedAt}`}.\nWhat to do: ${runbook}\n${config.APP_ORIGIN}/admin/objectives\n`;
  for (const [place, to] of config.ALERT_EMAILS.entries()) {
    const mail = { to, subject: text, html: `<pre>${body}</pre>`, text: body, unsubscribeUrl: null, category: alert };
    const outcome = await sendMail(vars, mail, `${told.name}-${place}`).catch((error: unknown) => ({
      kind: "later" as const,
      why: error instanceof Error ? error.message : "no answer",
    }));
    if (outcome.kind === "later") return `mail: ${outcome.why}`;
  }
  return null;
}

/** null: taken, or none is named. */
async function postOf({ config }: Context, { name, ...told }: Told): Promise<string | null> {
  if (config.ALERT_WEBHOOK_URL === undefined) return null;
  const answer = await fetch(config.ALERT_WEBHOOK_URL, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": name },
    body: JSON.stringify(told),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => (error instanceof Error ? error.name : "no answer"));
  if (typeof answer === "string") return `webhook: ${answer}`;
  // An answer that nobody reads would hold the connection.
  await answer.body?.cancel();
  return answer.ok ? null : `webhook: ${answer.status}`;
}
