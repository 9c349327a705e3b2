import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Button, Form } from "../components/button.tsx";
import { SelectField } from "../components/field.tsx";
import { Plot } from "../components/plot.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { Facts, Section } from "../components/slip.tsx";
import { row } from "../copy/en/row.ts";
import { staff as texts } from "../copy/en/staff.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { countText, dayText, majorText, majorUnits, shortDayText } from "../lib/format.ts";
import { numberFormat } from "../lib/formatters.ts";
import { pageMeta } from "../lib/meta.ts";
import type { Metrics } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.figuresTitle });

const spans = ["7", "30", "90"] as const;

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, async (api) => {
    const asked = new URL(args.request.url).searchParams.get("days");
    const days = spans.find((span) => span === asked) ?? "30";
    return { span: days, metrics: await api.get<Metrics>("/admin/metrics", { days }) };
  });
}

export default function AdminFigures() {
  const { span, metrics } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const { days } = metrics;
  const { locale } = useReader();
  const counted = (series: Metrics["people"]) =>
    days.map((day) => ({ day, value: series.find((one) => one.day === day)?.count ?? 0 }));
  const count = (value: number) => countText(value, locale);
  return (
    <>
      <h1>{t("figuresTitle")}</h1>
      <p className="lead mbs-2 mbe-4">{t("figuresLead")}</p>
      <Form method="get" className="filters" key={span}>
        <SelectField name="days" label={t("days")} defaultValue={span}>
          {spans.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Button type="submit" kind="two">
          {t("show")}
        </Button>
      </Form>
      <Section title={t("now")}>
        <NowFacts metrics={metrics} />
      </Section>
      <Section title={t("inTheseDays")}>
        <PastFacts metrics={metrics} />
      </Section>
      <div className="plots">
        <PlotOfDays title={t("plot_people")} points={counted(metrics.people)} format={count} />
        <PlotOfDays title={t("plot_published")} points={counted(metrics.published)} format={count} />
        <MoneyPlots metrics={metrics} />
        <PlotOfDays title={t("plot_messages")} points={counted(metrics.messages)} format={count} />
        <MeasuredPlots metrics={metrics} />
      </div>
      {metrics.measured === null ? <p className="dim">{t("measuredUnknown")}</p> : null}
    </>
  );
}

function MoneyPlots({ metrics: { days, money } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const currencies = [...new Set(money.map(({ currency }) => currency))];
  const kinds = [
    { text: "plot_held", sum: "heldMinor" },
    { text: "plot_released", sum: "releasedMinor" },
    { text: "plot_refunded", sum: "refundedMinor" },
  ] as const;
  return currencies.flatMap((currency) =>
    kinds.map(({ text, sum }) => (
      <PlotOfDays
        key={`${currency}:${sum}`}
        title={t(text, { currency })}
        points={days.map((day) => {
          const amountMinor = money.find((one) => one.day === day && one.currency === currency)?.[sum] ?? 0;
          return { day, value: majorUnits({ amountMinor, currency }) };
        })}
        format={(value) => majorText(value, currency, locale)}
      />
    )),
  );
}

function MeasuredPlots({ metrics: { days, measured } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  if (measured === null) return null;
  const plots = [
    { text: "plot_requests", of: "requests" },
    { text: "plot_failed", of: "failed" },
    { text: "plot_cacheHits", of: "cacheHits" },
  ] as const;
  return plots.map(({ text, of }) => (
    <PlotOfDays
      key={of}
      title={t(text)}
      points={days.map((day) => ({ day, value: measured.find((one) => one.day === day)?.[of] ?? 0 }))}
      format={(value) => countText(value, locale)}
    />
  ));
}

/** @param format a day's value in words; of money: its whole units, whose currency the title names */
function PlotOfDays({
  title,
  points,
  format,
}: {
  title: string;
  points: readonly { day: string; value: number }[];
  format: (value: number) => string;
}) {
  const t = useTexts(texts);
  const reader = { ...useReader(), timeZone: "UTC" };
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const most = points.reduce((best, each) => (each.value > best.value ? each : best));
  return (
    <section>
      <h3>{title}</h3>
      <Plot
        bars={points.map(({ day, value }) => ({
          short: shortDayText(day, reader),
          name: dayText(day, reader),
          solid: value,
        }))}
        series={{ solid: title }}
        over={t("day")}
        summary={
          total === 0
            ? t("plotNothing")
            : t("plotSummary", { total: format(total), most: format(most.value), day: dayText(most.day, reader) })
        }
        format={format}
      />
    </section>
  );
}

function NowFacts({ metrics: { challengesByState, outbox, reports } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const states = challengesByState.map(({ state, count }) => `${row[`state_${state}`]}: ${count}`).join(", ");
  return (
    <Facts
      items={[
        { term: t("byState"), answer: states || "—" },
        { term: t("jobs"), answer: t("jobsOf", outbox) },
        { term: t("openReportsTerm"), answer: reports.open },
      ]}
    />
  );
}

function PastFacts({ metrics: { payouts, disputes, measured } }: { metrics: Metrics }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const { paid, medianHours: median, slowestHours: slowest } = payouts;
  const share = numberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const sumOf = (of: "requests" | "failed" | "cacheReads" | "cacheHits") =>
    (measured ?? []).reduce((sum, day) => sum + day[of], 0);
  const shareOf = (part: number, whole: number) =>
    whole === 0 ? "—" : t("shareOf", { share: share.format(part / whole), part, whole });
  return (
    <Facts
      items={[
        { term: t("payoutsPaid"), answer: paid },
        {
          term: t("payoutMedian"),
          answer: median === null || slowest === null ? "—" : t("payoutHours", { median, slowest }),
        },
        {
          term: t("disputeRate"),
          answer: t("disputeRateOf", { ...disputes, share: share.format(disputes.filed / Math.max(1, disputes.held)) }),
        },
        { term: t("errorRate"), answer: shareOf(sumOf("failed"), sumOf("requests")) },
        { term: t("cacheHitRate"), answer: shareOf(sumOf("cacheHits"), sumOf("cacheReads")) },
      ]}
    />
  );
}
