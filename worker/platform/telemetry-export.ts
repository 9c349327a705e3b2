/**
 * Sends on what an isolate logs, counts and traces: by OTLP (Axiom, Grafana Cloud) and, of unexpected failures, to Sentry; each only where
 * the deployment names it. Nothing waits for it: it is taken down while requests run and sent after their answers, many at a time. What a
 * receiver does not take now is kept for it, up to the limits below and while the isolate lives, and sent with what comes next; that it
 * does not is logged once until it takes something again.
 */
import { type Config, ConfigError, readConfig } from "../env.ts";
import { type ErrorReport, sendErrorReport } from "./error-reports.ts";
import { bucketBoundsMs, logsRequest, metricsRequest, type Resource, type Series, tracesRequest } from "./otlp.ts";
import { listen, log, type Metric, type Span, type TelemetryListener, type Use } from "./telemetry.ts";

/** Ms, and how much is kept until it is taken, for each receiver: what comes beyond is dropped, the oldest first. */
export const exportLimits = {
  waitMs: 2_000,
  timeoutMs: 5_000,
  restMs: 30_000,
  lines: 1_000,
  spans: 1_000,
  series: 1_000,
  reports: 20,
  uses: 500,
} as const;

/** Who this isolate is to receivers. Random ids are only given out while something runs, so the first entry names it. */
let isolate: { readonly id: string; readonly begunAt: number } | null = null;

const collected = {
  lines: [] as string[],
  spans: [] as Span[],
  failures: [] as Named<string>[],
  uses: [] as Named<Use>[],
  series: new Map<string, Series>(),
  /** Series that changed since they were last taken. */
  changed: new Set<Series>(),
};

const collector: TelemetryListener = {
  logged(text) {
    keep(collected.lines, text, exportLimits.lines);
    if (text.startsWith('{"level":"error"') && collected.failures.length < exportLimits.reports)
      collected.failures.push(named(text));
  },
  measured(name, labels, value) {
    const series = seriesOf(name, labels);
    if (series === null) return;
    series.count += 1;
    series.sum += value;
    const place = bucketBoundsMs.findIndex((bound) => value <= bound);
    const bucket = place === -1 ? bucketBoundsMs.length : place;
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
    collected.changed.add(series);
  },
  traced: (span) => keep(collected.spans, span, exportLimits.spans),
  used: (use) => keep(collected.uses, named(use), exportLimits.uses),
};

/** Under the same id when it is sent again, so that a receiver whose answer was lost counts it once. */
interface Named<What> {
  id: string;
  what: What;
}

function named<What>(what: What): Named<What> {
  return { id: crypto.randomUUID(), what };
}

function keep<Item>(list: Item[], item: Item, limit: number): void {
  list.push(item);
  // Half at a time: taking one from the front for every one that comes would move them all.
  if (list.length > limit) list.splice(0, Math.ceil(limit / 2));
}

function seriesOf(name: Metric, labels: readonly string[]): Series | null {
  const key = [name, ...labels].join("\n");
  const known = collected.series.get(key);
  if (known !== undefined) return known;
  if (collected.series.size >= exportLimits.series) return null;
  const buckets = new Array<number>(bucketBoundsMs.length + 1).fill(0);
  const series: Series = { name, labels, count: 0, sum: 0, buckets };
  collected.series.set(key, series);
  return series;
}

interface Batch {
  lines: string[];
  spans: Span[];
  failures: Named<string>[];
  uses: Named<Use>[];
  series: Series[];
}

/** A way out. */
interface Receiver {
  name: string;
  /** Adds what it takes of a batch to what it has not taken yet. */
  add(batch: Batch): void;
  /** Sends all of that. @returns null when there was none or it took it, else why not */
  send(): Promise<string | null>;
  /** It did not take the last one: that was logged. Until then (ms) it is left alone. */
  failing: { until: number } | null;
}

/**
 * @param limit how much waits for it at most
 * @param of what it takes of a batch
 * @param post sends; null when it was taken, else the status or the name of what went wrong
 */
function receiver<Item>(
  name: string,
  limit: number,
  of: (batch: Batch) => readonly Item[],
  post: (items: readonly Item[]) => Promise<string | null>,
): Receiver {
  // A set: a series that changed again is still one.
  let waiting = new Set<Item>();
  const wait = (items: Iterable<Item>) => {
    for (const item of items) waiting.add(item);
    for (const item of waiting) {
      if (waiting.size <= limit) break;
      waiting.delete(item);
    }
  };
  return {
    name,
    failing: null,
    add: (batch) => wait(of(batch)),
    async send() {
      if (waiting.size === 0) return null;
      const sent = waiting;
      waiting = new Set();
      const why = await post([...sent]);
      if (why !== null && mayBeTakenLater(why)) {
        const since = waiting;
        waiting = sent;
        wait(since);
      }
      return why;
    },
  };
}

/** What is wrong with what was sent is still wrong when it is sent again. */
function mayBeTakenLater(why: string): boolean {
  return !/^4\d\d$/.test(why) || why === "408" || why === "429";
}

const receiversOf = new WeakMap<Config, readonly Receiver[]>();
/** Until when somebody is about to send what was collected, ms: a request that was broken off sends nothing. */
let sendingUntil = 0;

/**
 * At the beginning of whatever an isolate is asked: from here on it is taken down what is logged and counted, where a receiver is named.
 * @param later keeps work going after the answer (`waitUntil`)
 * @param waitMs how long others may add to it; 0 for objects, which a timer would keep awake
 * @returns for the end: lets what was collected be sent, soon and with what others collect meanwhile
 */
export function observe(
  env: Env,
  later: (work: Promise<void>) => void,
  waitMs: number = exportLimits.waitMs,
): () => void {
  const config = configOf(env);
  if (config === null) return () => undefined;
  const receivers = receiversFor(config);
  if (receivers.length === 0) return () => undefined;
  isolate ??= { id: crypto.randomUUID(), begunAt: Date.now() };
  listen(collector);
  return () => {
    const now = Date.now();
    if (sendingUntil > now || isEmpty()) return;
    sendingUntil = now + waitMs + exportLimits.timeoutMs;
    later(sendSoon(receivers, waitMs));
  };
}

/** null: this deployment cannot serve, which its requests say. */
function configOf(env: Env): Config | null {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

function isEmpty(): boolean {
  const { lines, spans, uses, changed } = collected;
  return lines.length + spans.length + uses.length + changed.size === 0;
}

async function sendSoon(receivers: readonly Receiver[], waitMs: number): Promise<void> {
  if (waitMs > 0) await new Promise((settle) => setTimeout(settle, waitMs));
  const { lines, spans, failures, uses, changed } = collected;
  const batch: Batch = {
    lines: lines.splice(0),
    spans: spans.splice(0),
    failures: failures.splice(0),
    uses: uses.splice(0),
    series: [...changed],
  };
  changed.clear();
  sendingUntil = 0;
  await Promise.all(receivers.map((receiver) => sendTo(receiver, batch)));
}

async function sendTo(receiver: Receiver, batch: Batch): Promise<void> {
  receiver.add(batch);
  const { failing } = receiver;
  if (failing !== null && failing.until > Date.now()) return;
  const why = await receiver.send();
  if (why !== null && failing === null) log("warn", "telemetry.not_taken", { receiver: receiver.name, why });
  receiver.failing = why === null ? null : { until: Date.now() + exportLimits.restMs };
}

function receiversFor(config: Config): readonly Receiver[] {
  const known = receiversOf.get(config);
  if (known !== undefined) return known;
  const receivers = [...otlpReceivers(config), ...sentryReceivers(config), ...posthogReceivers(config)];
  receiversOf.set(config, receivers);
  return receivers;
}

function otlpReceivers(config: Config): Receiver[] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = config;
  if (endpoint === undefined) return [];
  const post = (path: string, body: object) => postJson(`${endpoint}${path}`, headers, body);
  const resource = () => resourceOf(config);
  const { lines, spans, series } = exportLimits;
  return [
    receiver(
      "otlp logs",
      lines,
      (batch) => batch.lines,
      (items) => post("/v1/logs", logsRequest(resource(), items)),
    ),
    receiver(
      "otlp traces",
      spans,
      (batch) => batch.spans,
      (items) => post("/v1/traces", tracesRequest(resource(), items)),
    ),
    receiver(
      "otlp metrics",
      series,
      (batch) => batch.series,
      (items) => post("/v1/metrics", metricsRequest(resource(), items, isolate?.begunAt ?? 0, Date.now())),
    ),
  ];
}

function resourceOf({ ENVIRONMENT, RELEASE }: Config): Resource {
  return {
    "service.namespace": "openchance",
    "service.name": "openchance-api",
    // Sums begin anew with each isolate, so each is a sender of its own.
    "service.instance.id": isolate?.id ?? "",
    "deployment.environment.name": ENVIRONMENT,
    ...(RELEASE === undefined ? {} : { "service.version": RELEASE }),
  };
}

async function postJson(address: string, headers: Readonly<Record<string, string>>, body: object) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(exportLimits.timeoutMs),
  }).catch((error: unknown) => (error instanceof Error ? error.name : "no answer"));
  if (typeof answer === "string") return answer;
  // An answer that nobody reads would hold the connection.
  await answer.body?.cancel();
  return answer.ok ? null : String(answer.status);
}

function sentryReceivers({ SENTRY_DSN: dsn, ENVIRONMENT: environment, RELEASE: release }: Config): Receiver[] {
  if (dsn === undefined) return [];
  const reporter = { environment, release, part: "api" };
  const send = async (failures: readonly Named<string>[]) => {
    const reports = failures.flatMap(({ id, what }) => reportOf(id, what) ?? []);
    const told = await Promise.all(reports.map((report) => sendErrorReport(dsn, reporter, report)));
    return told.find((why) => why !== null) ?? null;
  };
  return [receiver("sentry", exportLimits.reports, ({ failures }) => failures, send)];
}

/** What of a line is told in a report: ids of what ran, and names of parts. */
const tagNames = ["requestId", "outboxId", "consumer", "topic", "sweep", "kind"];

/** A line about something that was thrown; null for one that only says that something is wrong. */
function reportOf(id: string, text: string): ErrorReport | null {
  const line = JSON.parse(text) as Record<string, unknown> & {
    event: string;
    at: string;
    error?: ErrorReport["error"];
  }; // log()'s own format
  if (line.error === undefined) return null;
  const tags = Object.fromEntries(
    tagNames.flatMap((name) => {
      const value = line[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  return { id, event: line.event, at: Date.parse(line.at), error: line.error, tags };
}

/** PostHog, as its capture API takes batches. Neither a profile is made of anybody nor a place looked up. */
function posthogReceivers({ POSTHOG_KEY: key, POSTHOG_HOST: host, ENVIRONMENT: environment }: Config): Receiver[] {
  if (key === undefined) return [];
  const eventOf = ({ id, what: { name, who, member, at } }: Named<Use>) => ({
    uuid: id,
    event: name,
    timestamp: new Date(at).toISOString(),
    properties: {
      distinct_id: who,
      $process_person_profile: false,
      $geoip_disable: true,
      $lib: "openchance",
      member,
      environment,
    },
  });
  const send = (uses: readonly Named<Use>[]) =>
    postJson(`${host}/batch/`, {}, { api_key: key, batch: uses.map(eventOf) });
  return [receiver("posthog", exportLimits.uses, ({ uses }) => uses, send)];
}
