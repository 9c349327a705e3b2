/** A statement's months: what was paid to somebody, and what they paid in. */
import { statement as texts } from "../copy/en/statement.ts";
import { majorText, majorUnits, moneyText } from "../lib/format.ts";
import { dateTimeFormat } from "../lib/formatters.ts";
import type { MonthSum } from "../lib/money-by-month.ts";
import type { Currency } from "../lib/types.ts";
import { Plot } from "./plot.tsx";
import { useReader, useTexts } from "./reader.tsx";
import { Section } from "./slip.tsx";

/** Months with something in them from which on a picture says more than the sums above it. */
const worthAPicture = 2;

/**
 * @param heldMinor what is held for them now: it stands on the newest month
 * @param kind whose side: money that came, or that went in
 */
export function MoneyPlot({
  months,
  heldMinor,
  currency,
  kind,
}: {
  months: readonly MonthSum[];
  heldMinor: number;
  currency: Currency;
  kind: "earned" | "spent";
}) {
  const t = useTexts(texts);
  const { locale } = useReader();
  if (months.filter(({ amountMinor }) => amountMinor > 0).length < worthAPicture) return null;
  const major = (amountMinor: number) => majorUnits({ amountMinor, currency });
  const monthText = (month: string, style: "short" | "long") =>
    dateTimeFormat(locale, {
      month: style,
      ...(style === "long" ? { year: "numeric" as const } : {}),
      timeZone: "UTC",
    }).format(new Date(`${month}-01T00:00:00Z`));
  const most = months.reduce((best, each) => (each.amountMinor > best.amountMinor ? each : best));
  const total = months.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return (
    <Section title={t(`plot_${kind}`)} note={t(`plotNote_${kind}`, { currency })}>
      <Plot
        bars={months.map(({ month, amountMinor }, index) => ({
          short: monthText(month, "short"),
          name: monthText(month, "long"),
          solid: major(amountMinor),
          hatched: index === months.length - 1 ? major(heldMinor) : 0,
        }))}
        series={{ solid: t(`plotSolid_${kind}`), hatched: t("plotHeld") }}
        over={t("plotMonth")}
        summary={t(`plotSummary_${kind}`, {
          total: moneyText({ amountMinor: total, currency }, locale),
          most: moneyText({ amountMinor: most.amountMinor, currency }, locale),
          month: monthText(most.month, "long"),
        })}
        format={(value) => majorText(value, currency, locale)}
      />
    </Section>
  );
}
