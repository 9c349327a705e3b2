/** How long a solver waited for their money after each approval. */
import { statement as texts } from "../copy/en/statement.ts";
import { countText } from "../lib/format.ts";
import { numberFormat } from "../lib/formatters.ts";
import type { PayoutTime } from "../lib/payout-times.ts";
import { Plot } from "./plot.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

/** Payouts from which on a picture says more than the movements below it. */
const worthAPicture = 3;

export function PayoutTimesPlot({ times }: { times: readonly PayoutTime[] }) {
  const t = useTexts(texts);
  const { locale } = useReader();
  const total = times.reduce((sum, { count }) => sum + count, 0);
  if (total < worthAPicture) return null;
  const inADay = times.reduce((sum, { hours, count }) => (hours !== null && hours <= 24 ? sum + count : sum), 0);
  const lastHours = Math.max(...times.map(({ hours }) => hours ?? 0));
  return (
    <Section title={t("times")} note={t("timesNote")}>
      <Plot
        bars={times.map(({ hours, count }) => ({
          short: hours === null ? `> ${span(lastHours, locale, "narrow")}` : `≤ ${span(hours, locale, "narrow")}`,
          name:
            hours === null
              ? t("timesLonger", { span: span(lastHours, locale, "long") })
              : t("timesUpTo", { span: span(hours, locale, "long") }),
          solid: count,
        }))}
        series={{ solid: t("timesPayouts") }}
        over={t("timesOver")}
        summary={t("timesSummary", { count: total, fast: countText(inADay, locale) })}
        format={(value) => countText(value, locale)}
      />
    </Section>
  );
}

/** `1h`, `3 days`: up to a day in hours. */
function span(hours: number, locale: string, unitDisplay: "narrow" | "long"): string {
  const [value, unit] = hours <= 24 ? [hours, "hour"] : [hours / 24, "day"];
  return numberFormat(locale, { style: "unit", unit, unitDisplay }).format(value);
}
