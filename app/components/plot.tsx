/** Bars over time, drawn by the server: for the eye a picture, for the ear a sentence and a table. */
import { type ReactNode, useId } from "react";
import { plot as texts } from "../copy/en/plot.ts";
import { numberFormat } from "../lib/formatters.ts";
import { nameEvery, plotScale } from "../lib/plot-scale.ts";
import { useReader, useTexts } from "./reader.tsx";

export interface PlotBar {
  /** Of bars whose names may be alike. */
  id?: string;
  /** Under the bar. */
  short: string;
  /** In the table. */
  name: string;
  /** Drawn solid; at least 0. */
  solid: number;
  /** Stands on it, hatched. */
  hatched?: number;
}

interface PlotProps {
  bars: readonly PlotBar[];
  /** What the series are called; the second only where something is hatched. */
  series: { solid: string; hatched?: string };
  /** What the table's first column is. */
  over: string;
  /** What the plot shows, in one sentence with its figures. */
  summary: ReactNode;
  /** A value in words. */
  format: (value: number) => string;
}

// Figures and days are drawn as the server wrote them, whatever the browser's own data of the language say: see money.tsx.

/** Two drawings of the same: the narrow one has room for fewer names under its bars, and its letters keep their size. */
const drawings = [
  { name: "plot-wide", width: 760, height: 230, mostNames: 12 },
  { name: "plot-narrow", width: 340, height: 220, mostNames: 5 },
] as const;

/** What a sum or a day takes under or over its bar. */
const wordsRoom = 60;
const lineRoom = 16;
const margin = { top: 24, bottom: 26, start: 44, end: 4 };

export function Plot({ bars, series, over, summary, format }: PlotProps) {
  const t = useTexts(texts);
  const hasHatched = bars.some(({ hatched = 0 }) => hatched > 0);
  return (
    <figure className="plot">
      {drawings.map((drawing) => (
        <Drawing key={drawing.name} bars={bars} format={format} {...drawing} />
      ))}
      <figcaption>
        <p className="small" suppressHydrationWarning>
          {summary}
        </p>
        <div className="bar between">
          {hasHatched && series.hatched ? (
            <p className="bar small" aria-hidden="true">
              <span className="key" /> {series.solid} <span className="key hatched" /> {series.hatched}
            </p>
          ) : (
            <span />
          )}
        </div>
      </figcaption>
      <details>
        <summary className="small">{t("asTable")}</summary>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{over}</th>
              <th scope="col" className="n">
                {series.solid}
              </th>
              {hasHatched ? (
                <th scope="col" className="n">
                  {series.hatched}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ id, name, solid, hatched = 0 }) => (
              <tr key={id ?? name}>
                <th scope="row" suppressHydrationWarning>
                  {name}
                </th>
                <td className="n" suppressHydrationWarning>
                  {format(solid)}
                </td>
                {hasHatched ? (
                  <td className="n" suppressHydrationWarning>
                    {format(hatched)}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Drawing({
  bars,
  format,
  name,
  width,
  height,
  mostNames,
}: Pick<PlotProps, "bars" | "format"> & (typeof drawings)[number]) {
  const { locale } = useReader();
  const pattern = `hatch${useId().replaceAll(/\W/g, "")}`;
  const sums = bars.map(({ solid, hatched = 0 }) => solid + hatched);
  const highest = Math.max(0, ...sums);
  const { top, ticks } = plotScale(highest);
  const floor = height - margin.bottom;
  const y = (value: number) => floor - (value / top) * (floor - margin.top);
  const slot = (width - margin.start - margin.end) / bars.length;
  const axis = numberFormat(locale, { notation: "compact" });
  const every = nameEvery({ bars: bars.length, slot, mostNames, room: wordsRoom, end: slot / 2 + margin.end });
  const [highestAt, last] = [sums.indexOf(highest), sums.length - 1];
  const meet = (last - highestAt) * slot < 1.5 * wordsRoom && y(sums[last] ?? 0) - y(highest) < lineRoom;
  const told = new Set(meet ? [highestAt] : [highestAt, last]);
  return (
    <svg className={name} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="ground" d="M0 0h6v6H0z" />
        <path className="stroke" d="M0 0v6" />
      </pattern>
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? "floor" : "grid"} d={`M${margin.start} ${y(tick)}H${width}`} />
          <text x={margin.start - 8} y={y(tick) + 4} textAnchor="end" suppressHydrationWarning>
            {axis.format(tick)}
          </text>
        </g>
      ))}
      {bars.map(({ id, short, solid, hatched = 0, name: own }, index) => {
        const x = margin.start + slot * index + slot * 0.16;
        const wide = slot * 0.68;
        const [sum, middle] = [solid + hatched, x + wide / 2];
        // Words at the end stay within the picture.
        const words =
          middle > width - wordsRoom / 2
            ? ({ x: width, textAnchor: "end" } as const)
            : ({ x: middle, textAnchor: "middle" } as const);
        return (
          <g key={id ?? own}>
            <rect className="solid" x={x} width={wide} y={y(solid)} height={floor - y(solid)} />
            {hatched > 0 ? (
              <rect
                className="hatched"
                fill={`url(#${pattern})`}
                x={x}
                width={wide}
                y={y(sum)}
                height={y(solid) - y(sum)}
              />
            ) : null}
            {told.has(index) && sum > 0 ? (
              <text className="value" {...words} y={y(sum) - 6} suppressHydrationWarning>
                {format(sum)}
              </text>
            ) : null}
            {(bars.length - 1 - index) % every === 0 ? (
              <text {...words} y={height - 8} suppressHydrationWarning>
                {short}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
