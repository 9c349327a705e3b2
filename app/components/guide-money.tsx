/** The styleguide's money: sums, seals, slips, what stands under them, and a year of it. */
import { Link } from "@remix-run/react";
import { rail as railTexts } from "../copy/en/rail.ts";
import { styleguide as texts } from "../copy/en/styleguide.ts";
import { dateTimeFormat, numberFormat } from "../lib/formatters.ts";
import type { Money as Sum } from "../lib/types.ts";
import { Money } from "./money.tsx";
import { Plot } from "./plot.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { type SealState, State } from "./seal.tsx";
import { Facts, Rail, Section, Slip, Timeline, toneOf } from "./slip.tsx";

export const usd = (amountMinor: number): Sum => ({ amountMinor, currency: "USD" });

const sealStates = ["none", "wait", "held", "paid", "stop", "split", "back"] as const satisfies readonly SealState[];

export function GuideMoney() {
  const t = useTexts(texts);
  return (
    <>
      <Section title={t("money")} note={t("moneyNote")}>
        <p className="bar">
          <Money value={usd(240_000)} size="m44" />
          <Money value={usd(240_000)} size="m28" />
          <Money value={usd(240_000)} size="m20" />
          <Money value={usd(-19_200)} bare />
          <Money value={{ amountMinor: 85_000, currency: "JPY" }} />
        </p>
      </Section>
      <Section title={t("states")} note={t("statesNote")}>
        <p className="bar">
          {sealStates.map((state) => (
            <State key={state} state={state}>
              {t(`slip_${state}`)}
            </State>
          ))}
        </p>
      </Section>
      <Section title={t("slips")} note={t("slipsNote")}>
        <div className="guide-grid">
          {sealStates.map((state) => (
            <GuideSlip key={state} state={state} />
          ))}
        </div>
      </Section>
      <Section title={t("facts")} note={t("factsNote")}>
        <div className="flow">
          <Facts
            items={[
              { term: t("fact1"), answer: t("fact1Answer") },
              { term: t("fact2"), answer: t("fact2Answer") },
            ]}
          />
          <Facts
            tight
            sum
            items={[
              { term: t("priceFact"), answer: <Money value={usd(240_000)} bare /> },
              { term: t("feeFact"), answer: <Money value={usd(-19_200)} bare /> },
              { term: t("netFact"), answer: <Money value={usd(220_800)} /> },
            ]}
          />
        </div>
      </Section>
      <Section title={t("timeline")} note={t("timelineNote")}>
        <Timeline
          steps={[
            { phase: "past", title: t("stepPast"), when: "" },
            { phase: "now", title: t("stepNow"), when: "" },
            { phase: "next", title: t("stepNext"), when: "" },
            { phase: "auto", title: t("stepAuto"), when: t("stepAutoWhen") },
          ]}
        />
      </Section>
      <GuidePlot />
    </>
  );
}

function GuideSlip({ state }: { state: SealState }) {
  const t = useTexts(texts);
  const m = useTexts(railTexts);
  const at = state === "paid" ? 2 : state === "none" || state === "wait" || state === "back" ? 0 : 1;
  return (
    <Slip tone={toneOf(state)} label={t(`slip_${state}`)}>
      <State state={state}>{t(`slip_${state}`)}</State>
      <p>
        <Money value={usd(240_000)} size="m28" />
      </p>
      <hr />
      <Rail
        at={at}
        seal={state}
        stations={[
          { name: m("poster"), word: at === 0 ? t("paysOnChoosing") : t("paidIn") },
          { name: m("held"), word: t("protected") },
          { name: m("solver"), word: at === 2 ? t("received") : t("onApproval") },
        ]}
      />
      <p className="small mbs-3">
        {t(`slipText_${state}`)} {state === "stop" ? <Link to="/styleguide">{t("correct")}</Link> : null}
      </p>
    </Slip>
  );
}

/** Whole units of the months of an example year. */
const exampleYear = [0, 860, 0, 1_270, 940, 2_050, 1_490, 650, 2_330, 1_760, 2_980, 1_104];

function GuidePlot() {
  const t = useTexts(texts);
  const { locale } = useReader();
  const month = (index: number, style: "short" | "long") =>
    dateTimeFormat(locale, { month: style, timeZone: "UTC" }).format(Date.UTC(2026, index - 1, 1));
  const whole = numberFormat(locale);
  return (
    <Section title={t("plots")} note={t("plotsNote")}>
      <Plot
        bars={exampleYear.map((solid, index) => ({
          short: month(index, "short"),
          name: month(index, "long"),
          solid,
          hatched: index === exampleYear.length - 1 ? 2_208 : 0,
        }))}
        series={{ solid: t("plotSolid"), hatched: t("plotHatched") }}
        over={t("plotOver")}
        summary={t("plotSummary")}
        format={(value) => whole.format(value)}
      />
    </Section>
  );
}
