/** How many of the rewards found lie where: bars over the fields that narrow them down. */
import { browse as texts } from "../copy/en/browse.ts";
import { plot as plotTexts } from "../copy/en/plot.ts";
import type { RewardStep } from "../lib/browse-query.ts";
import { countText, majorUnits } from "../lib/format.ts";
import type { Currency } from "../lib/types.ts";
import { useReader, useTexts } from "./reader.tsx";

/** Rewards from which on a picture says more than their list. */
const worthAPicture = 3;

const picture = { width: 232, height: 84, head: 20, foot: 20 } as const;

export function RewardHistogram({ currency, ladder }: { currency: Currency; ladder: readonly RewardStep[] }) {
  const t = useTexts(texts);
  const p = useTexts(plotTexts);
  const { locale } = useReader();
  const total = ladder.reduce((sum, { count }) => sum + count, 0);
  if (total < worthAPicture) return null;
  const most = ladder.reduce((best, each) => (each.count > best.count ? each : best));
  const sum = (amountMinor: number) => countText(majorUnits({ amountMinor, currency }), locale);
  const between = ({ from, to }: RewardStep) => t("rewardsBetween", { from: sum(from), to: sum(to) });
  return (
    <figure className="plot rewards">
      <Bars ladder={ladder} most={most} sum={sum} />
      <figcaption className="vh">
        {t("rewardsSummary", { count: total, currency, most: countText(most.count, locale), between: between(most) })}
      </figcaption>
      <details>
        <summary className="small">{p("asTable")}</summary>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("rewardsIn", { currency })}</th>
              <th scope="col" className="n">
                {t("rewardsCount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {ladder.map((step) => (
              <tr key={step.from}>
                <th scope="row">{between(step)}</th>
                <td className="n">{countText(step.count, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Bars({
  ladder,
  most,
  sum,
}: {
  ladder: readonly RewardStep[];
  most: RewardStep;
  sum: (minor: number) => string;
}) {
  const { locale } = useReader();
  const { width, height, head, foot } = picture;
  const floor = height - foot;
  const slot = width / ladder.length;
  const middleOfMost = slot * (ladder.indexOf(most) + 0.5);
  const [first, last] = [ladder[0], ladder.at(-1)];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {ladder.map((step, at) => {
        const tall = (step.count / most.count) * (floor - head);
        return (
          <rect
            key={step.from}
            className={step.isAsked ? "solid" : "out"}
            x={slot * at + slot * 0.08}
            width={slot * 0.84}
            y={floor - tall}
            height={tall}
          />
        );
      })}
      <path className="floor" d={`M0 ${floor}H${width}`} />
      <text
        className="value"
        x={Math.min(Math.max(middleOfMost, 14), width - 14)}
        y={head - 6}
        textAnchor="middle"
        suppressHydrationWarning
      >
        {countText(most.count, locale)}
      </text>
      <text x={0} y={height - 5} suppressHydrationWarning>
        {sum(first?.from ?? 0)}
      </text>
      <text x={width} y={height - 5} textAnchor="end" suppressHydrationWarning>
        {sum(last?.to ?? 0)}
      </text>
    </svg>
  );
}
