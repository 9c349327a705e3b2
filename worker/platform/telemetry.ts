/**
 * Structured logs: one JSON line an event, with ids and numbers; never tokens, bodies of messages or parameters of queries. Metrics: one
 * data point an event, in Cloudflare's Analytics Engine (docs/OBSERVABILITY.md).
 */
import { DrizzleQueryError } from "drizzle-orm";

export type Level = "info" | "warn" | "error";

/** `event` names what happened (`outbox.failed`); an `error` field is reduced to its name and message. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const { error, ...rest } = fields;
  const line = {
    level,
    event,
    at: new Date().toISOString(),
    ...rest,
    ...(error === undefined ? {} : { error: reduced(error) }),
  };
  console[level](JSON.stringify(line, (name, value: unknown) => redacted(name, value)));
}

/** Fields that are never written, whatever is in them. */
const secretFields = /^(authorization|cookie|password|passphrase|token|secret|body|email|cover_?letter|brief)$/i;

/** What a secret looks like wherever it stands: keys, signing secrets, session tokens, addresses. A failure of another may quote one. */
const secretTexts = [
  /\b(?:sk|rk|pk)_(?:live|test|sandbox)_\w+/g,
  /\bwhsec_[\w+/=]+/g,
  /\bre_\w{8,}/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\bBearer\s+\S+/gi,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
];

function redacted(name: string, value: unknown): unknown {
  if (secretFields.test(name)) return "[redacted]";
  if (typeof value !== "string") return value;
  return secretTexts.reduce((text, pattern) => text.replace(pattern, "[redacted]"), value);
}

/** Drizzle's messages hold a query's parameters, so only the root cause is told. */
function reduced(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  // By its class: it never sets its name.
  if (error instanceof DrizzleQueryError) return reduced(error.cause ?? new Error("a query failed"));
  return { name: error.name, message: error.message, stack: error.stack?.split("\n").slice(1, 6).join("\n") };
}

/** What is counted, with what stands in each place of a data point. A dashboard reads them by these places. */
export interface Metrics {
  /** One request: its route with the names of its parameters, its method and status; ms. */
  request: { labels: [route: string, method: string, status: string]; value: number };
  /** One read of the cache: `hit`, `stale` or `miss`; 1. */
  cache: { labels: [group: string, outcome: string]; value: number };
  /** One try of a job: `done`, `waits` or `failed`; ms from its event to now. */
  job: { labels: [consumer: string, topic: string, outcome: string]; value: number };
}

/** Counts one event. Nothing waits for it, and without the binding nothing is counted. */
export function measure<Name extends keyof Metrics>(
  env: Env,
  name: Name,
  labels: Metrics[Name]["labels"],
  value: number,
): void {
  // Absent in worlds of tests that have no such binding.
  const dataset: AnalyticsEngineDataset | undefined = env.METRICS;
  dataset?.writeDataPoint({ indexes: [name], blobs: [name, ...labels], doubles: [value] });
}
