/** That the dashboard asks for nothing that the Worker does not send. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Metric, metrics } from "../worker/platform/telemetry.ts";
import { dashboardFile, prometheusName, written } from "./grafana-dashboard.ts";

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
  templating: { list: { query: string }[] };
}

const file = readFileSync(dashboardFile, "utf8");
const dashboard = JSON.parse(file) as Dashboard; // Grafana's own format

/** Every series that a receiver of OTLP makes of a metric, with the labels it has. */
const sent = new Map<string, ReadonlySet<string>>(
  (Object.keys(metrics) as Metric[]).flatMap((name) => {
    const labels = new Set<string>([...metrics[name].labels, "deployment_environment_name", "le"]);
    const series = metrics[name].unit === "ms" ? ["_bucket", "_sum", "_count"] : [""];
    return series.map((suffix) => [`${prometheusName(name)}${suffix}`, labels] as const);
  }),
);

/** What a question asks for that is not there: series, and labels of them. */
function missingOf(question: string): string[] {
  const names = question.match(/\bopenchance_\w+/g) ?? [];
  const grouped = [...question.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => String(list).split(", "));
  const matched = [...question.matchAll(/[{,]\s*(\w+)=~/g)].map(([, label]) => String(label));
  const unknownLabels = names.flatMap((name) =>
    [...grouped, ...matched].filter((label) => label !== "" && !(sent.get(name)?.has(label) ?? true)),
  );
  return [...names.filter((name) => !sent.has(name)), ...unknownLabels];
}

describe("the dashboard", () => {
  it("is what its code writes", () => expect(file).toBe(written()));

  it("asks for series and labels that are sent, and has a panel for every metric", () => {
    const questions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    for (const question of [...questions, ...dashboard.templating.list.map(({ query }) => query)])
      expect(missingOf(question), question).toEqual([]);
    for (const name of Object.keys(metrics) as Metric[])
      expect(questions.join("\n"), name).toContain(prometheusName(name));
  });

  it("would be caught asking for what is not", () => {
    expect(missingOf("sum by (status) (rate(openchance_orders_total[5m]))")).toEqual(["openchance_orders_total"]);
    expect(missingOf('rate(openchance_cache_total{color=~"red"}[5m])')).toEqual(["color"]);
    expect(missingOf("sum by (le, person) (openchance_request_milliseconds_bucket)")).toEqual(["person"]);
  });
});
