/**
 * Structured logs: one JSON line an event, with ids and numbers; never tokens, bodies of messages or parameters of queries. Metrics: one
 * data point an event, in Cloudflare's Analytics Engine. Both, and spans, also go to a listener where the deployment sends them on
 * (telemetry-export.ts; docs/OBSERVABILITY.md).
 */
import { DrizzleQueryError } from "drizzle-orm";
import { redacted } from "./redaction.ts";

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
  const text = JSON.stringify(line, (name, value: unknown) => redacted(name, value));
  console[level](text);
  listener?.logged(text);
}

/** Drizzle's messages hold a query's parameters, so only the root cause is told. */
function reduced(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  // By its class: it never sets its name.
  if (error instanceof DrizzleQueryError) return reduced(error.cause ?? new Error("a query failed"));
  return { name: error.name, message: error.message, stack: error.stack?.split("\n").slice(1, 6).join("\n") };
}

/**
 * What is counted, with what stands in each place of a data point, and what its number is. Dashboards, alerts and the receiver of OTLP
 * read them by these names and places.
 */
export const metrics = {
  /** One request: its route with the names of its parameters. */
  request: { labels: ["route", "method", "status"], unit: "ms" },
  /** One read of the cache: `hit`, `stale` or `miss`. */
  cache: { labels: ["group", "outcome"], unit: "1" },
  /** One try of a job: `done`, `waits` or `failed`; from its event to now. */
  job: { labels: ["consumer", "topic", "outcome"], unit: "ms" },
  /** One query that took half a second or more, by what found it: `request`, `queue` or `clock`. */
  slow_query: { labels: ["found"], unit: "ms" },
} as const;

export type Metric = keyof typeof metrics;
type Words<Names extends readonly string[]> = { readonly [Place in keyof Names]: string };
/** A word for each place of a metric's labels. */
export type Labels<Name extends Metric> = Words<(typeof metrics)[Name]["labels"]>;

/** Counts one event; `value` is in the metric's unit. Nothing waits for it, and without the binding nothing is counted. */
export function measure<Name extends Metric>(env: Env, name: Name, labels: Labels<Name>, value: number): void {
  // Absent in worlds of tests that have no such binding.
  const dataset: AnalyticsEngineDataset | undefined = env.METRICS;
  dataset?.writeDataPoint({ indexes: [name], blobs: [name, ...labels], doubles: [value] });
  listener?.measured(name, labels, value);
}

/** A piece of work that a request began: the request itself, or a job that follows from it. */
export interface Span {
  requestId: string;
  /** Such as `GET /api/v1/challenges/:id`, without ids. */
  name: string;
  kind: "server" | "consumer";
  /** Whether the request's id was made here: what follows hangs below this span. */
  root: boolean;
  /** ms */
  startedAt: number;
  /** ms */
  endedAt: number;
  attributes: Readonly<Record<string, string | number>>;
  failed: boolean;
}

/** Tells the listener of work that is over; without one nothing happens. */
export function traced(span: Span): void {
  listener?.traced(span);
}

/** Something that was done with the product by somebody who allows it to be counted (analytics.ts). */
export interface Use {
  name: string;
  /** A number that stands for them here, and for nobody elsewhere. */
  who: string;
  member: boolean;
  /** ms */
  at: number;
}

/** Tells the listener of a use; without one nothing happens. */
export function used(use: Use): void {
  listener?.used(use);
}

/** Hears what this isolate logs and counts. It only takes it down: nothing waits for it. */
export interface TelemetryListener {
  /** @param text a line as it was logged: what must not be told is out of it */
  logged(text: string): void;
  measured(name: Metric, labels: readonly string[], value: number): void;
  traced(span: Span): void;
  used(use: Use): void;
}

let listener: TelemetryListener | null = null;

/** From now on `to` hears; null: nobody. One for an isolate. */
export function listen(to: TelemetryListener | null): void {
  listener = to;
}
