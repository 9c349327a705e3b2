import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { When } from "../components/money.tsx";
import { useReader, useTexts } from "../components/reader.tsx";
import { Facts, Section } from "../components/slip.tsx";
import { objectives as texts } from "../copy/en/objectives.ts";
import { loadForAdmin } from "../lib/admin.server.ts";
import { countText } from "../lib/format.ts";
import { pageMeta } from "../lib/meta.ts";
import type { Objectives } from "../lib/types.ts";

export const meta: MetaFunction = () => pageMeta({ title: texts.title });

export function loader(args: LoaderFunctionArgs) {
  return loadForAdmin(args, (api) => api.get<Objectives>("/admin/objectives"));
}

export default function AdminObjectives() {
  const { days, objectives, alerts, incidents } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lead mbs-2 mbe-4">{t("lead", { days })}</p>
      <Section title={t("aims", { days })}>
        <Facts
          items={objectives.map((objective) => ({
            term: t(`objective_${objective.name}`),
            answer: <Aim objective={objective} />,
          }))}
        />
      </Section>
      <Section title={t("now")}>
        <Alerts alerts={alerts} />
      </Section>
      <Section title={t("incidents")}>
        {incidents.length === 0 ? <p>{t("noIncidents")}</p> : <Incidents incidents={incidents} alerts={alerts} />}
      </Section>
    </>
  );
}

function Aim({ objective: { name, unit, aim, value } }: { objective: Objectives["objectives"][number] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  if (value === null)
    return <span className="dim">{t(name === "payouts" ? "unknownPayouts" : "unknownMeasured")}</span>;
  const share = unit === "‰";
  const met = share ? value >= aim : value <= aim;
  const shown = (figure: number) => countText(share ? figure / 10 : figure, locale);
  return (
    <>
      <b>{t(met ? "met" : "missed")}</b>{" "}
      {t(share ? "aimAtLeast" : "aimAtMost", { value: shown(value), aim: shown(aim) })}
    </>
  );
}

/** Shares are kept in thousandths, and shown in hundredths. */
function useFigure() {
  const t = useTexts(texts);
  const { locale } = useReader();
  return (value: number, unit: Objectives["alerts"][number]["unit"]) => {
    if (unit === "‰") return t("percent", { count: countText(value / 10, locale) });
    const count = countText(value, locale);
    return unit === "ms" || unit === "hours" ? t(`unit_${unit}`, { count }) : count;
  };
}

function Alerts({ alerts }: { alerts: Objectives["alerts"] }) {
  const t = useTexts(texts);
  const figure = useFigure();
  return (
    <table className="tbl fold" aria-label={t("now")}>
      <thead>
        <tr>
          <th>{t("col_alert")}</th>
          <th>{t("col_limit")}</th>
          <th className="n">{t("col_now")}</th>
        </tr>
      </thead>
      <tbody>
        {alerts.map(({ name, value, limit, unit }) => (
          <tr key={name}>
            <td>{t(`alert_${name}`)}</td>
            <td>
              <span className="dim">{t("above", { limit: figure(limit, unit) })}</span>
              {value !== null && value > limit ? <b className="block">{t("tooHigh")}</b> : null}
            </td>
            <td className="n">{value === null ? <span className="dim">{t("unknown")}</span> : figure(value, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Incidents({ incidents, alerts }: Pick<Objectives, "incidents" | "alerts">) {
  const t = useTexts(texts);
  const figure = useFigure();
  const unitOf = (alert: string) => alerts.find(({ name }) => name === alert)?.unit ?? "events";
  return (
    <table className="tbl fold" aria-label={t("incidents")}>
      <thead>
        <tr>
          <th>{t("col_alert")}</th>
          <th>{t("col_when")}</th>
          <th className="n">{t("col_worst")}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map(({ id, alert, value, openedAt, resolvedAt }) => (
          <tr key={id}>
            <td>{t(`alert_${alert}`)}</td>
            <td>
              <When at={openedAt} form="moment" /> –{" "}
              {resolvedAt === null ? <b>{t("goesOn")}</b> : <When at={resolvedAt} form="moment" />}
            </td>
            <td className="n">{figure(value, unitOf(alert))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
