/**
 * Logs, spans and metrics as OTLP/HTTP takes them in JSON (https://opentelemetry.io/docs/specs/otlp/): Axiom and Grafana Cloud both do.
 * Only encoding; telemetry-export.ts sends. A request's id is a UUIDv7 in other letters, so it is its trace's id too: lines, spans and the
 * audit log of one request are found by each other.
 */
import { TypeID } from "typeid-js";
import { type Metric, metrics, type Span } from "./telemetry.ts";

/** Upper bounds of a histogram's buckets, ms. */
export const bucketBoundsMs = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000] as const;

/** What one metric with one set of labels came to since its isolate began. */
export interface Series {
  name: Metric;
  labels: readonly string[];
  count: number;
  /** In the metric's unit. */
  sum: number;
  /** How many fell below each bound and above the one before; the last above all. */
  buckets: number[];
}

type Value = string | number | boolean;
interface Attribute {
  key: string;
  value: { stringValue: string } | { intValue: string } | { doubleValue: number } | { boolValue: boolean };
}

/** Who sends: `service.name`, its release, its environment and this isolate. */
export type Resource = Readonly<Record<string, string>>;

const scope = { name: "openchance" };
const severity = { info: 9, warn: 13, error: 17 } as const;

function attributesOf(fields: Readonly<Record<string, unknown>>): Attribute[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [{ key, value: encoded(plain(value)) }],
  );
}

/** What is deeper than a field is told as JSON. */
function plain(value: unknown): Value {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : JSON.stringify(value);
}

function encoded(value: Value): Attribute["value"] {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

const nanoseconds = (ms: number): string => `${Math.round(ms)}000000`;

/** The trace that a request's id names; absent for anything else. */
function traceIdOf(requestId: unknown): { traceId?: string } {
  if (typeof requestId !== "string" || !/^req_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(requestId)) return {};
  return { traceId: TypeID.fromString(requestId).toUUID().replaceAll("-", "") };
}

/** The span that all others of a trace hang below: whoever knows the request's id knows it. */
const rootSpanId = (traceId: string): string => traceId.slice(16);

function newSpanId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What is read of a line of the log (telemetry.ts): the rest of it are attributes. */
interface Line extends Record<string, unknown> {
  level: keyof typeof severity;
  event: string;
  at: string;
}

/** @param lines as they were logged */
export function logsRequest(resource: Resource, lines: readonly string[]): object {
  const logRecords = lines.map((text) => {
    const { level, event, at, ...fields } = JSON.parse(text) as Line; // our own log's format
    return {
      timeUnixNano: nanoseconds(Date.parse(at)),
      severityNumber: severity[level],
      severityText: level.toUpperCase(),
      eventName: event,
      body: { stringValue: event },
      attributes: attributesOf(fields),
      ...traceIdOf(fields.requestId),
    };
  });
  return { resourceLogs: [{ resource: { attributes: attributesOf(resource) }, scopeLogs: [{ scope, logRecords }] }] };
}

const spanKinds = { server: 2, consumer: 5 } as const;

/** Spans whose request has no id of ours are left out. */
export function tracesRequest(resource: Resource, spans: readonly Span[]): object {
  const ours = spans.flatMap(({ requestId, name, kind, root, startedAt, endedAt, attributes, failed }) => {
    const { traceId } = traceIdOf(requestId);
    if (traceId === undefined) return [];
    const place = root ? { spanId: rootSpanId(traceId) } : { spanId: newSpanId(), parentSpanId: rootSpanId(traceId) };
    return {
      traceId,
      ...place,
      name,
      kind: spanKinds[kind],
      startTimeUnixNano: nanoseconds(startedAt),
      endTimeUnixNano: nanoseconds(Math.max(startedAt, endedAt)),
      attributes: attributesOf({ ...attributes, "openchance.request_id": requestId }),
      status: failed ? { code: 2 } : {},
    };
  });
  return {
    resourceSpans: [{ resource: { attributes: attributesOf(resource) }, scopeSpans: [{ scope, spans: ours }] }],
  };
}

/** The name of a metric at the receiver; Prometheus adds its unit (`openchance_request_milliseconds`). */
export const metricName = (name: Metric): string => `openchance.${name}`;

/**
 * Sums and histograms since the isolate began (cumulative: a request that is lost loses nothing, and Grafana takes nothing else).
 * @param since when it began, ms
 */
export function metricsRequest(resource: Resource, series: readonly Series[], since: number, now: number): object {
  const names = [...new Set(series.map(({ name }) => name))];
  const times = { startTimeUnixNano: nanoseconds(since), timeUnixNano: nanoseconds(now) };
  const told = names.map((name) => {
    const { unit, labels } = metrics[name];
    const own = series.filter((one) => one.name === name);
    const attributes = (one: Series) =>
      attributesOf(Object.fromEntries(labels.map((label, place) => [label, one.labels[place]])));
    const common = { name: metricName(name), unit };
    if (unit === "1") {
      const dataPoints = own.map((one) => ({ ...times, attributes: attributes(one), asDouble: one.sum }));
      return { ...common, sum: { aggregationTemporality: 2, isMonotonic: true, dataPoints } };
    }
    const dataPoints = own.map((one) => ({
      ...times,
      attributes: attributes(one),
      count: String(one.count),
      sum: one.sum,
      bucketCounts: one.buckets.map(String),
      explicitBounds: [...bucketBoundsMs],
    }));
    return { ...common, histogram: { aggregationTemporality: 2, dataPoints } };
  });
  return {
    resourceMetrics: [{ resource: { attributes: attributesOf(resource) }, scopeMetrics: [{ scope, metrics: told }] }],
  };
}
