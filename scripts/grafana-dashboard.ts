/**
 * The dashboard for Grafana, as code: `npm run dashboard` writes observability/grafana/openchance.json, which Grafana imports or is
 * provisioned with (docs/OBSERVABILITY.md). Its questions are built from the metrics that the Worker declares, so that a panel cannot ask
 * for one that is not sent; a test asks that of the written file too.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Metric, metrics } from "../worker/platform/telemetry.ts";
import { ROOT } from "./tools.ts";

export const dashboardFile = join(ROOT, "observability", "grafana", "openchance.json");

/** How Prometheus (Mimir) names what comes by OTLP: dots become underscores, a unit its word, a sum ends in `_total`. */
export function prometheusName(name: Metric): string {
  return metrics[name].unit === "ms" ? `openchance_${name}_milliseconds` : `openchance_${name}_total`;
}

type LabelOf<Name extends Metric> = (typeof metrics)[Name]["labels"][number];

/** What of a metric is looked at: `{method="GET"}`. Values are Prometheus' own patterns. */
function chosen<Name extends Metric>(wanted: Partial<Record<LabelOf<Name>, string>>): string {
  const matchers = Object.entries(wanted).map(([label, pattern]) => `${label}=~"${pattern}"`);
  return `{${['deployment_environment_name=~"$environment"', ...matchers].join(", ")}}`;
}

/** How often a second. */
function rate<Name extends Metric>(
  name: Name,
  by: readonly LabelOf<Name>[],
  wanted: Partial<Record<LabelOf<Name>, string>> = {},
) {
  const counter = metrics[name].unit === "ms" ? `${prometheusName(name)}_count` : prometheusName(name);
  return `sum by (${by.join(", ")}) (rate(${counter}${chosen<Name>(wanted)}[$__rate_interval]))`;
}

/** Of a hundred, so many were faster; ms. */
function percentile<Name extends Metric>(
  of: number,
  name: Name,
  by: readonly LabelOf<Name>[],
  wanted: Partial<Record<LabelOf<Name>, string>> = {},
) {
  const buckets = `rate(${prometheusName(name)}_bucket${chosen<Name>(wanted)}[$__rate_interval])`;
  return `histogram_quantile(${of / 100}, sum by (${["le", ...by].join(", ")}) (${buckets}))`;
}

interface Panel {
  title: string;
  description: string;
  unit: "reqps" | "percentunit" | "ms" | "ops" | "short";
  targets: { expr: string; legend: string }[];
}

const failed = "5..";
const panels: readonly Panel[] = [
  {
    title: "Requests",
    description: "A second, by status",
    unit: "reqps",
    targets: [{ expr: rate("request", ["status"]), legend: "{{status}}" }],
  },
  {
    title: "Failing on our side",
    description: "Of all requests; the aim is 0.1 % over 28 days",
    unit: "percentunit",
    targets: [{ expr: `${rate("request", [], { status: failed })} / ${rate("request", [])}`, legend: "failing" }],
  },
  {
    title: "Reads",
    description: "How long they take; the aim is 500 ms for all but the slowest hundredth",
    unit: "ms",
    targets: [50, 95, 99].map((of) => ({ expr: percentile(of, "request", [], { method: "GET" }), legend: `p${of}` })),
  },
  {
    title: "Writes",
    description: "How long they take",
    unit: "ms",
    targets: [50, 95, 99].map((of) => ({
      expr: percentile(of, "request", [], { method: "POST|PUT|PATCH|DELETE" }),
      legend: `p${of}`,
    })),
  },
  {
    title: "Slowest routes",
    description: "The slowest hundredth of each, the ten slowest routes",
    unit: "ms",
    targets: [{ expr: `topk(10, ${percentile(99, "request", ["method", "route"])})`, legend: "{{method}} {{route}}" }],
  },
  {
    title: "Failing routes",
    description: "A second",
    unit: "reqps",
    targets: [
      { expr: `topk(10, ${rate("request", ["method", "route"], { status: failed })})`, legend: "{{method}} {{route}}" },
    ],
  },
  {
    title: "Cache",
    description: "Reads that were answered from the cache",
    unit: "percentunit",
    targets: [
      {
        expr: `${rate("cache", ["group"], { outcome: "hit|stale" })} / ${rate("cache", ["group"])}`,
        legend: "{{group}}",
      },
    ],
  },
  {
    title: "Jobs",
    description: "Tries a second, by what became of them",
    unit: "ops",
    targets: [{ expr: rate("job", ["outcome"]), legend: "{{outcome}}" }],
  },
  {
    title: "Jobs that fail",
    description: "A second",
    unit: "ops",
    targets: [{ expr: rate("job", ["consumer"], { outcome: "failed" }), legend: "{{consumer}}" }],
  },
  {
    title: "From an event to its job's end",
    description: "The slowest hundredth; the aim is a minute for 99 %",
    unit: "ms",
    targets: [{ expr: percentile(99, "job", ["consumer"], { outcome: "done" }), legend: "{{consumer}}" }],
  },
  {
    title: "Slow queries",
    description: "Of half a second or longer, a second",
    unit: "ops",
    targets: [{ expr: rate("slow_query", ["found"]), legend: "{{found}}" }],
  },
];

const prometheus = { type: "prometheus", uid: "$metrics" };
const loki = { type: "loki", uid: "$logs" };

function place(index: number) {
  return { x: (index % 2) * 12, y: Math.floor(index / 2) * 8, w: 12, h: 8 };
}

function plot({ title, description, unit, targets }: Panel, index: number) {
  return {
    id: index + 1,
    type: "timeseries",
    title,
    description,
    datasource: prometheus,
    gridPos: place(index),
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: targets.map(({ expr, legend }, at) => ({
      refId: "ABC".charAt(at),
      datasource: prometheus,
      expr,
      legendFormat: legend,
    })),
  };
}

/** Lines of the log that somebody should see: failures, alerts, slow queries. */
function logLines(index: number) {
  const query = '{service_name="openchance-api"} | severity_text=~"ERROR|WARN"';
  return {
    id: index + 1,
    type: "logs",
    title: "Warnings and failures",
    description: "With the request's id, which is the trace's",
    datasource: loki,
    gridPos: { ...place(index + (index % 2)), w: 24 },
    options: { showTime: true, wrapLogMessage: true, sortOrder: "Descending", enableLogDetails: true },
    targets: [{ refId: "A", datasource: loki, expr: query }],
  };
}

/** What Grafana imports. */
export function dashboard() {
  const source = (name: string, type: string) => ({ name, type: "datasource", query: type, label: name });
  const environment = {
    name: "environment",
    type: "query",
    datasource: prometheus,
    query: `label_values(${prometheusName("request")}_count, deployment_environment_name)`,
    includeAll: true,
    allValue: ".*",
    refresh: 2,
  };
  return {
    uid: "openchance",
    title: "OpenChance",
    tags: ["openchance"],
    timezone: "utc",
    schemaVersion: 41,
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    templating: { list: [source("metrics", "prometheus"), source("logs", "loki"), environment] },
    panels: [...panels.map(plot), logLines(panels.length)],
  };
}

export const written = () => `${JSON.stringify(dashboard(), null, 2)}\n`;

if (import.meta.main) {
  mkdirSync(dirname(dashboardFile), { recursive: true });
  writeFileSync(dashboardFile, written());
  console.log(`${dashboardFile} is written.`);
}
