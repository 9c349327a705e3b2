/**
 * Who runs OpenChance is told of an incident: by mail at each address, and by a webhook, where the deployment names them. Straight from
 * cron, not by the outbox: what stands still may be the queues. Each channel has its own memory and its own tries, so that one that fails
 * makes no other hear it twice; the incident's name is the idempotency key of all of them.
 */
import { and, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { type IncidentRow, type IncidentTellingRow, incidents, incidentTellings } from "../../database/schema.ts";
import type { Plan } from "../../database/store.ts";
import { iso } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { type MailVars, mailVars, sendMail } from "../../platform/mailer.ts";
import { log } from "../../platform/telemetry.ts";
import { alerts, retellAfterMs } from "./alerts.ts";
import type { IncidentPhase } from "./contract.ts";

const TIMEOUT_MS = 10_000;
/** Incidents told of by one sweep; the next takes the rest. */
const toldPerSweep = 20;

interface Channel {
  name: string;
  /** @returns null when it took it, else why not */
  send(told: Told): Promise<string | null>;
}

/** What is known of telling an incident, by phase and channel. */
type Memory = ReadonlyMap<string, IncidentTellingRow>;
const memoryKey = (phase: IncidentPhase, channel: string) => `${phase} ${channel}`;

/** Begun and not told of everywhere, or over and not told of everywhere. */
export async function tellIncidents(ctx: Context): Promise<void> {
  const { query } = ctx.store.db;
  const untold = await query.incidents.findMany({
    where: or(isNull(incidents.toldAt), and(isNotNull(incidents.resolvedAt), isNull(incidents.endToldAt))),
    orderBy: desc(incidents.openedAt),
    limit: toldPerSweep,
  });
  const channels = channelsOf(ctx);
  for (const incident of untold) {
    const allHeardBegin = incident.toldAt !== null || (await tellBegan(ctx, incident, channels));
    if (incident.resolvedAt !== null) await tellEnded(ctx, incident, channels, allHeardBegin);
  }
}

/** @returns whether every channel knows it now */
function tellBegan(ctx: Context, incident: IncidentRow, channels: readonly Channel[]): Promise<boolean> {
  return tell(ctx, incident, "began", channels, () => true);
}

/** A channel that is still to hear it begin is not told that it is over: both come, one after the other. */
async function tellEnded(ctx: Context, incident: IncidentRow, channels: readonly Channel[], allHeardBegin: boolean) {
  await tell(ctx, incident, "ended", channels, (memory, name) => allHeardBegin || isSettled(memory, "began", name));
}

/** @param mayHear whether a channel's turn has come */
async function tell(
  ctx: Context,
  incident: IncidentRow,
  phase: IncidentPhase,
  channels: readonly Channel[],
  mayHear: (memory: Memory, channel: string) => boolean,
): Promise<boolean> {
  const memory = await readMemory(ctx, incident.id);
  const told = toldOf(ctx, incident, phase);
  const open = channels.filter(({ name }) => !isSettled(memory, phase, name));
  const due = open.filter(
    ({ name }) => mayHear(memory, name) && (memory.get(memoryKey(phase, name))?.nextAt ?? 0) <= ctx.now,
  );
  const outcomes = await Promise.all(due.map((channel) => tellChannel(ctx, told, channel, memory)));
  const isWhole = due.length === open.length && outcomes.every(({ nextAt }) => nextAt === null);
  const plan = isWhole ? planWhole(ctx, incident, phase) : outcomes.flatMap((row) => planRemember(ctx, row));
  if (plan.length > 0) await ctx.store.atomic(plan);
  return isWhole;
}

async function readMemory(ctx: Context, incidentId: string): Promise<Memory> {
  const rows = await ctx.store.db.query.incidentTellings.findMany({
    where: eq(incidentTellings.incidentId, incidentId),
  });
  return new Map(rows.map((row) => [memoryKey(row.phase, row.channel), row]));
}

/** Whether it was told, or is told no more. */
function isSettled(memory: Memory, phase: IncidentPhase, channel: string): boolean {
  return memory.get(memoryKey(phase, channel))?.nextAt === null;
}

async function tellChannel(
  ctx: Context,
  told: Told,
  { name, send }: Channel,
  memory: Memory,
): Promise<IncidentTellingRow> {
  const { incidentId, phase, alert } = told;
  const tries = memory.get(memoryKey(phase, name))?.tries ?? 0;
  const why = await send(told).catch((error: unknown) => (error instanceof Error ? error.message : "no answer"));
  const row = { incidentId, phase, channel: name };
  if (why === null) return { ...row, toldAt: ctx.now, tries, nextAt: null };
  const waitMs = retellAfterMs(tries + 1);
  const line = { requestId: ctx.requestId, alert, phase, channel: name.split(":")[0], why };
  log(waitMs === null ? "error" : "warn", waitMs === null ? "alert.given_up" : "alert.not_told", line);
  return { ...row, toldAt: null, tries: tries + 1, nextAt: waitMs === null ? null : ctx.now + waitMs };
}

/** Another minute's cron may have told it meanwhile: then that stands. */
function planRemember(ctx: Context, row: IncidentTellingRow): Plan {
  const { incidentId, phase, channel } = incidentTellings;
  const { toldAt, tries, nextAt } = row;
  return [
    ctx.store.db
      .insert(incidentTellings)
      .values(row)
      .onConflictDoUpdate({
        target: [incidentId, phase, channel],
        set: { toldAt, tries, nextAt },
        setWhere: isNull(incidentTellings.toldAt),
      }),
  ];
}

/** Every channel knows it: what is known of each says no more than what is known of all. */
function planWhole(ctx: Context, { id }: IncidentRow, phase: IncidentPhase): Plan {
  const { db } = ctx.store;
  const untold = phase === "began" ? isNull(incidents.toldAt) : isNull(incidents.endToldAt);
  const forgotten = and(eq(incidentTellings.incidentId, id), eq(incidentTellings.phase, phase));
  return [
    db
      .update(incidents)
      .set(phase === "began" ? { toldAt: ctx.now } : { endToldAt: ctx.now })
      .where(and(eq(incidents.id, id), untold)),
    db.delete(incidentTellings).where(forgotten),
  ];
}

/** What is told of an incident; the webhook gets it as JSON, `text` for chats that show one. */
function toldOf({ config }: Context, { id, alert, value, openedAt, resolvedAt }: IncidentRow, phase: IncidentPhase) {
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

/** Whom the deployment names, each by itself. */
function channelsOf({ config }: Context): Channel[] {
  const { ALERT_WEBHOOK_URL: url, ALERT_EMAILS: addresses, APP_ORIGIN: origin } = config;
  const vars = mailVars(config);
  const mailTo = (letters: MailVars, to: string): Channel => ({
    name: `mail:${to}`,
    send: (told) => mail(letters, to, origin, told),
  });
  return [
    ...(vars === null ? [] : addresses.map((to) => mailTo(vars, to))),
    ...(url === undefined ? [] : [{ name: "webhook", send: (told: Told) => post(url, told) }]),
  ];
}

/** An address that Resend refuses has not been told: whoever runs this may have to mend it. */
async function mail(vars: MailVars, to: string, origin: string, told: Told): Promise<string | null> {
  const { text, alert, beganAt, endedAt, runbook } = told;
  const body = `${text}\n\nSince ${beganAt}${endedAt === null ? "" : `, until ${endedAt}`}.\nWhat to do: ${runbook}\n${origin}/admin/objectives\n`;
  const letter = { to, subject: text, html: `<pre>${body}</pre>`, text: body, unsubscribeUrl: null, category: alert };
  const outcome = await sendMail(vars, letter, `${told.name}-${to}`);
  return outcome.kind === "sent" ? null : outcome.why;
}

async function post(url: string, { name, ...told }: Told): Promise<string | null> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": name },
    body: JSON.stringify(told),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  // An answer that nobody reads would hold the connection.
  await answer.body?.cancel();
  return answer.ok ? null : String(answer.status);
}
