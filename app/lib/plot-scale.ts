/** Lines of a plot's value axis. */
export interface PlotScale {
  /** The highest line, at or above the highest value. */
  top: number;
  /** From zero to the top, in equal steps of 1, 2 or 5 times a power of ten. */
  ticks: number[];
}

/** Steps at most: more would be a grid. */
const mostSteps = 4;

/** @param highest the largest value shown, in whole units, at least 0 */
export function plotScale(highest: number): PlotScale {
  const least = Math.max(1, highest) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10));
  const steps = Math.max(1, Math.ceil(highest / step));
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}
