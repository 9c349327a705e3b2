/**
 * What calls for somebody who runs OpenChance, and what it aims at: declared here once. Cron reads each alert's number (alert-readings.ts)
 * and keeps its incidents (incidents.ts); docs/RUNBOOK.md has a section for each, which a test asks for.
 */
import { hourMs, minuteMs } from "../../platform/clock.ts";
import type { AlertName, AlertUnit, ObjectiveName } from "./contract.ts";

interface Alert {
  /** What it means, in a sentence whose number is the reading. */
  says: string;
  /** An incident begins above it. In the unit. */
  limit: number;
  unit: AlertUnit;
}

/** Numbers of the record are always there; those of `measured` ones only where the deployment may ask for its metrics. */
export const alerts: Readonly<Record<AlertName, Alert>> = {
  dead_jobs: { says: "Jobs failed ten times and wait for a person", limit: 0, unit: "events" },
  late_events: { says: "Events should have been taken up a quarter of an hour ago", limit: 50, unit: "events" },
  late_timers: {
    says: "Clocks that ran out a quarter of an hour ago have not been acted on",
    limit: 20,
    unit: "timers",
  },
  payout_stuck: { says: "Payouts have been on their way to Stripe for hours", limit: 0, unit: "payouts" },
  refund_stuck: { says: "Refunds were decided hours ago and not asked of Stripe", limit: 0, unit: "refunds" },
  quarantined_events: { says: "Stripe said what does not fit the record", limit: 0, unit: "events" },
  books_differ: { says: "Our books and Stripe's differ", limit: 0, unit: "movements" },
  reconciliation_late: { says: "Hours since our books were compared with Stripe's", limit: 36, unit: "hours" },
  mail_failing: { says: "Mails were refused or failed again and again in the last hour", limit: 5, unit: "mails" },
  errors_fast: { says: "Of a thousand requests of the last five minutes failed on our side", limit: 50, unit: "‰" },
  errors_slow: { says: "Of a thousand requests of the last hour failed on our side", limit: 20, unit: "‰" },
  slow_reads: { says: "The slowest hundredth of an hour's reads took longer than this", limit: 1_000, unit: "ms" },
  slow_queries: { says: "Queries of the last hour took longer than half a second", limit: 100, unit: "queries" },
};

/** Ms, and requests: of fewer a share says nothing. */
export const alertTimes = {
  lateMs: 15 * minuteMs,
  stuckMs: 6 * hourMs,
  mailMs: hourMs,
  /** So long it must be well again until an incident is over: what flickers is one incident. */
  quietMs: 5 * minuteMs,
  leastRequests: 100,
} as const;

/** Tries to tell one channel. They span 23 hours, for which a mail's key keeps it from going twice. */
export const tellingTries = 28;

/** Ms until a channel is told again after its nth try failed; null: it is given up. */
export function retellAfterMs(tries: number): number | null {
  return tries >= tellingTries ? null : Math.min(2 ** (tries - 1) * minuteMs, hourMs);
}

/** Of each alert its number now; null: not known now, which neither begins nor ends anything. */
export type Readings = Readonly<Record<AlertName, number | null>>;

export type Change = "begin" | "goes_on" | "end" | null;

/** What a reading means for an alert. @param incident the one that is open, if any: when it was last above its limit, ms */
export function judge(
  name: AlertName,
  reading: number | null,
  incident: { seenAt: number } | null,
  now: number,
): Change {
  if (reading === null) return null;
  if (reading > alerts[name].limit) return incident === null ? "begin" : "goes_on";
  return incident !== null && now - incident.seenAt >= alertTimes.quietMs ? "end" : null;
}

/** What is aimed at over 28 days (docs/OBSERVABILITY.md): a share in thousandths at least, a time in ms at most. */
export const objectives: Readonly<Record<ObjectiveName, { aim: number; unit: "‰" | "ms" }>> = {
  availability: { aim: 999, unit: "‰" },
  guest_reads: { aim: 500, unit: "ms" },
  jobs: { aim: 990, unit: "‰" },
  payouts: { aim: 990, unit: "‰" },
};
export const objectiveDays = 28;
