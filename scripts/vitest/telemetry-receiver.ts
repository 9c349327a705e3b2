/**
 * A receiver of telemetry for tests: takes OTLP/HTTP in JSON, Sentry's envelopes and PostHog's batches as strictly as their services do,
 * keeps them, and fails when it is told to. `GET /received` shows what it took, `POST /faults {status, times}` makes the next fail, `POST /measured`
 * is what the Analytics Engine is to have measured. Alerts come to `/alerts`.
 */
import * as z from "zod";

interface Headers {
  get(name: string): string | null;
}

interface Answer {
  status: number;
  body: unknown;
}

const value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
  z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ boolValue: z.boolean() }),
]);
const attributes = z.array(z.strictObject({ key: z.string().min(1), value }));
const resource = z.strictObject({ attributes });
const scope = z.strictObject({ name: z.string() });
const nano = z.string().regex(/^\d{19}$/);
const traceId = z.string().regex(/^[0-9a-f]{32}$/);
const spanId = z.string().regex(/^[0-9a-f]{16}$/);

const logs = z.strictObject({
  resourceLogs: z.array(
    z.strictObject({
      resource,
      scopeLogs: z.array(
        z.strictObject({
          scope,
          logRecords: z.array(
            z.strictObject({
              timeUnixNano: nano,
              severityNumber: z.int().min(1).max(24),
              severityText: z.string(),
              eventName: z.string(),
              body: value,
              attributes,
              traceId: traceId.optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

const traces = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource,
      scopeSpans: z.array(
        z.strictObject({
          scope,
          spans: z.array(
            z.strictObject({
              traceId,
              spanId,
              parentSpanId: spanId.optional(),
              name: z.string().min(1),
              kind: z.int().min(1).max(5),
              startTimeUnixNano: nano,
              endTimeUnixNano: nano,
              attributes,
              status: z.strictObject({ code: z.literal(2).optional() }),
            }),
          ),
        }),
      ),
    }),
  ),
});

const times = { startTimeUnixNano: nano, timeUnixNano: nano, attributes };
const histogramPoint = z
  .strictObject({
    ...times,
    count: z.string().regex(/^\d+$/),
    sum: z.number(),
    bucketCounts: z.array(z.string().regex(/^\d+$/)),
    explicitBounds: z.array(z.number()),
  })
  .refine(({ bucketCounts, explicitBounds }) => bucketCounts.length === explicitBounds.length + 1)
  .refine(({ count, bucketCounts }) => bucketCounts.reduce((sum, one) => sum + Number(one), 0) === Number(count));
const common = { name: z.string().regex(/^[a-z][\w.]*$/), unit: z.string() };
const cumulative = { aggregationTemporality: z.literal(2) };
const metrics = z.strictObject({
  resourceMetrics: z.array(
    z.strictObject({
      resource,
      scopeMetrics: z.array(
        z.strictObject({
          scope,
          metrics: z.array(
            z.union([
              z.strictObject({
                ...common,
                histogram: z.strictObject({ ...cumulative, dataPoints: z.array(histogramPoint) }),
              }),
              z.strictObject({
                ...common,
                sum: z.strictObject({
                  ...cumulative,
                  isMonotonic: z.boolean(),
                  dataPoints: z.array(z.strictObject({ ...times, asDouble: z.number() })),
                }),
              }),
            ]),
          ),
        }),
      ),
    }),
  ),
});

const sentryEvent = z.strictObject({
  event_id: z.string().regex(/^[0-9a-f]{32}$/),
  timestamp: z.number(),
  platform: z.literal("javascript"),
  level: z.literal("error"),
  logger: z.string(),
  environment: z.string(),
  release: z.string().optional(),
  tags: z.record(z.string(), z.string().max(200)),
  exception: z.strictObject({
    values: z.array(
      z.strictObject({
        type: z.string(),
        value: z.string(),
        stacktrace: z.strictObject({
          frames: z.array(
            z.strictObject({
              function: z.string(),
              filename: z.string(),
              lineno: z.int(),
              colno: z.int(),
              in_app: z.boolean(),
            }),
          ),
        }),
      }),
    ),
  }),
});

const posthog = z.strictObject({
  api_key: z.string().regex(/^phc_/),
  batch: z
    .array(
      z.strictObject({
        uuid: z.uuid(),
        event: z.string().min(1).max(200),
        timestamp: z.iso.datetime(),
        properties: z.record(z.string(), z.unknown()).and(z.object({ distinct_id: z.string().min(1).max(200) })),
      }),
    )
    .min(1),
});

const alert = z.strictObject({
  incidentId: z.string(),
  alert: z.string(),
  phase: z.enum(["began", "ended"]),
  text: z.string().min(1),
  value: z.int(),
  limit: z.int(),
  unit: z.string(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  runbook: z.string(),
});

const jsonOf: Readonly<Record<string, z.ZodType>> = {
  "/otlp/v1/logs": logs,
  "/otlp/v1/traces": traces,
  "/otlp/v1/metrics": metrics,
  "/batch/": posthog,
  "/alerts": alert,
};

export class TelemetryReceiver {
  readonly #received: { path: string; headers: Record<string, string | null>; body: unknown }[] = [];
  #fault = { status: 0, times: 0 };
  #measured: Record<string, number | string | null> = {};

  answer(method: string, address: string, headers: Headers, text: string): Answer {
    const { pathname } = new URL(address);
    if (method === "GET" && pathname === "/received") return { status: 200, body: this.#received };
    if (pathname === "/faults") {
      this.#fault = z.object({ status: z.int(), times: z.int() }).parse(JSON.parse(text));
      return { status: 200, body: {} };
    }
    if (pathname === "/measured") {
      this.#measured = z.record(z.string(), z.union([z.number(), z.string(), z.null()])).parse(JSON.parse(text));
      return { status: 200, body: {} };
    }
    if (this.#fault.times > 0) {
      this.#fault.times -= 1;
      return { status: this.#fault.status, body: {} };
    }
    if (pathname.endsWith("/analytics_engine/sql")) return this.#ask(headers, text);
    const read = this.#read(pathname, headers, text);
    if ("refused" in read) return { status: 400, body: read };
    const names = ["authorization", "x-sentry-auth", "idempotency-key"];
    const told = Object.fromEntries(names.map((name) => [name, headers.get(name)]));
    this.#received.push({ path: pathname, headers: told, body: read.body });
    return { status: 200, body: {} };
  }

  /** As the Analytics Engine answers a question for one row: with what it was told was measured. */
  #ask(headers: Headers, question: string): Answer {
    if (!/^Bearer .{20}/.test(headers.get("authorization") ?? "")) return { status: 403, body: {} };
    const names = [...question.matchAll(/ as (\w+)/g)].map(([, name]) => String(name));
    const row = Object.fromEntries(names.map((name) => [name, this.#measured[name] ?? null]));
    return { status: 200, body: { meta: [], data: [row], rows: 1 } };
  }

  #read(path: string, headers: Headers, text: string): { body: unknown } | { refused: string } {
    if (path === "/api/7/envelope/") return readEnvelope(text);
    const schema = jsonOf[path];
    if (schema === undefined || headers.get("content-type") !== "application/json") return { refused: path };
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { body: parsed.data } : { refused: z.prettifyError(parsed.error) };
  }
}

/** A header, the item's header and the item, a line each. */
function readEnvelope(text: string): { body: unknown } | { refused: string } {
  const [header, item, event, ...rest] = text.trimEnd().split("\n");
  const parts = [header, item, event].map((line) => JSON.parse(line ?? "null"));
  if (rest.length > 0 || parts[1]?.type !== "event") return { refused: "not one event" };
  const parsed = sentryEvent.safeParse(parts[2]);
  if (!parsed.success) return { refused: z.prettifyError(parsed.error) };
  return parsed.data.event_id === parts[0]?.event_id ? { body: parsed.data } : { refused: "two ids" };
}
