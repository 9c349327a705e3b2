/** The numbers that alerts and aims are judged by: of the record, and of what was measured where the deployment may ask for that. */
import { and, desc, eq, gte, inArray, isNotNull, lt, type SQL } from "drizzle-orm";
import {
  mails,
  mismatches,
  outbox,
  payouts,
  reconciliations,
  refunds,
  stripeEvents,
  timers,
} from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { askMeasured } from "../../platform/measured.ts";
import { countOverdue } from "../../platform/outbox.ts";
import { log } from "../../platform/telemetry.ts";
import { alertTimes, objectiveDays, type Readings } from "./alerts.ts";
import type { AlertName, ObjectiveName } from "./contract.ts";

type FromRecord = Exclude<AlertName, FromMetrics>;
type FromMetrics = "errors_fast" | "errors_slow" | "slow_reads" | "slow_queries";

/** Tries after which a mail's job counts as failing. */
const mailTries = 3;

const ofRecord: Readonly<Record<FromRecord, (ctx: Context) => Promise<number | null>>> = {
  dead_jobs: ({ store: { db } }) => db.$count(outbox, eq(outbox.state, "dead")),
  late_events: ({ store, now }) => countOverdue(store, now - alertTimes.lateMs),
  late_timers: ({ store: { db }, now }) => db.$count(timers, lt(timers.dueAt, now - alertTimes.lateMs)),
  payout_stuck: ({ store: { db }, now }) =>
    db.$count(
      payouts,
      and(inArray(payouts.state, ["queued", "transferring"]), lt(payouts.updatedAt, now - alertTimes.stuckMs)),
    ),
  refund_stuck: ({ store: { db }, now }) =>
    db.$count(refunds, and(eq(refunds.state, "decided"), lt(refunds.updatedAt, now - alertTimes.stuckMs))),
  quarantined_events: ({ store: { db } }) => db.$count(stripeEvents, eq(stripeEvents.state, "quarantined")),
  books_differ: ({ store: { db } }) => db.$count(mismatches, eq(mismatches.state, "open")),
  reconciliation_late: hoursSinceReconciliation,
  mail_failing: async ({ store: { db }, now }) => {
    const [refused, failing] = await Promise.all([
      db.$count(
        mails,
        and(gte(mails.createdAt, now - alertTimes.mailMs), inArray(mails.state, ["refused", "unknown"])),
      ),
      db.$count(
        outbox,
        and(eq(outbox.state, "pending"), eq(outbox.consumer, "email"), gte(outbox.attempts, mailTries)),
      ),
    ]);
    return refused + failing;
  },
};

/** null before the first one: a day after the first start there is one. */
async function hoursSinceReconciliation({ store: { db }, now }: Context): Promise<number | null> {
  const last = await db.query.reconciliations.findFirst({
    where: eq(reconciliations.state, "finished"),
    orderBy: desc(reconciliations.startedAt),
  });
  return last === undefined ? null : Math.floor((now - (last.finishedAt ?? last.startedAt)) / hourMs);
}

/** Each by itself: one that cannot be read is null, and says so in the log. */
export async function readAlerts(ctx: Context): Promise<Readings> {
  const entries = Object.entries(ofRecord).map(
    async ([name, read]) => [name, await orUnknown(ctx, name, () => read(ctx))] as const,
  );
  const [record, measured] = await Promise.all([Promise.all(entries), readMeasured(ctx)]);
  return { ...(Object.fromEntries(record) as Record<FromRecord, number | null>), ...measured }; // reason: its keys are ofRecord's
}

/** What was read, or null and a line in the log when it cannot be. */
export async function orUnknown<Value>(ctx: Context, name: string, read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    log("warn", "alerts.not_read", { requestId: ctx.requestId, alert: name, error });
    return null;
  }
}

/** Each environment counts apart, so that staging neither wakes production nor makes it look well (scripts/deployment/plan.ts). */
export function datasetOf({ config: { ENVIRONMENT } }: Context): string {
  return ENVIRONMENT === "production" ? "openchance_metrics" : `openchance_${ENVIRONMENT}_metrics`;
}

/** Places of a data point: docs/OBSERVABILITY.md. */
export const failing = "blob1 = 'request' and blob4 >= '500'";
const recent = "timestamp > now() - interval '5' minute";
const hourSql = (dataset: string) => `select
  sumIf(_sample_interval, blob1 = 'request') as asked,
  sumIf(_sample_interval, ${failing}) as failed,
  sumIf(_sample_interval, blob1 = 'request' and ${recent}) as asked_lately,
  sumIf(_sample_interval, ${failing} and ${recent}) as failed_lately,
  sumIf(_sample_interval, blob1 = 'slow_query') as slow_queries,
  quantileExactWeighted(0.99)(double1, if(blob1 = 'request' and blob3 = 'GET', _sample_interval, 0)) as reads_ms
from ${dataset} where timestamp > now() - interval '1' hour`;

async function readMeasured(ctx: Context): Promise<Record<FromMetrics, number | null>> {
  const row = await orUnknown(ctx, "measured", () => askMeasured(ctx.config, hourSql(datasetOf(ctx))));
  if (row === null) return { errors_fast: null, errors_slow: null, slow_reads: null, slow_queries: null };
  const enough = (row.asked ?? 0) >= alertTimes.leastRequests;
  return {
    errors_fast: thousandths(row.failed_lately, row.asked_lately) ?? 0,
    errors_slow: thousandths(row.failed, row.asked) ?? 0,
    slow_reads: enough ? Math.round(row.reads_ms ?? 0) : 0,
    slow_queries: row.slow_queries ?? 0,
  };
}

/** null of too few to say. */
function thousandths(part: number | null | undefined, whole: number | null | undefined): number | null {
  if (part == null || whole == null || whole < alertTimes.leastRequests) return null;
  return Math.round((1_000 * part) / whole);
}

const monthSql = (dataset: string) => `select
  sumIf(_sample_interval, blob1 = 'request') as asked,
  sumIf(_sample_interval, blob1 = 'request' and blob4 < '500') as well,
  sumIf(_sample_interval, blob1 = 'job' and blob2 != 'webhook' and blob4 = 'done') as jobs,
  sumIf(_sample_interval, blob1 = 'job' and blob2 != 'webhook' and blob4 = 'done' and double1 <= 60000) as prompt_jobs,
  quantileExactWeighted(0.99)(double1, if(blob1 = 'request' and blob3 = 'GET', _sample_interval, 0)) as reads_ms
from ${dataset} where timestamp > now() - interval '${objectiveDays}' day`;

/** Ms in which a release should be with Stripe; and the payouts that are looked at: the latest. */
const promptPayout = { ms: 15 * minuteMs, most: 1_000 } as const;

/** What the aims come to over their days; null where nothing is known of it. */
export async function readObjectives(ctx: Context): Promise<Record<ObjectiveName, number | null>> {
  const [row, paid] = await Promise.all([
    orUnknown(ctx, "measured", () => askMeasured(ctx.config, monthSql(datasetOf(ctx)))),
    ctx.store.db
      .select({ createdAt: payouts.createdAt, paidAt: payouts.paidAt })
      .from(payouts)
      .where(and(...latelyPaid(ctx)))
      .orderBy(desc(payouts.updatedAt))
      .limit(promptPayout.most),
  ]);
  const prompt = paid.filter(({ createdAt, paidAt }) => (paidAt ?? 0) - createdAt <= promptPayout.ms);
  const share = (part: number | null | undefined, whole: number | null | undefined) =>
    part == null || !whole ? null : Math.floor((1_000 * part) / whole);
  return {
    availability: share(row?.well, row?.asked),
    guest_reads: row?.asked ? Math.round(row.reads_ms ?? 0) : null,
    jobs: share(row?.prompt_jobs, row?.jobs),
    payouts: share(prompt.length, paid.length),
  };
}

function latelyPaid({ now }: Context): (SQL | undefined)[] {
  const since = now - objectiveDays * dayMs;
  return [eq(payouts.state, "paid"), isNotNull(payouts.paidAt), gte(payouts.updatedAt, since)];
}
