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

/** Bars side by side, and the words under them; all but numbers of bars in units of the drawing. */
export interface NameSpace {
  bars: number;
  /** From one bar's middle to the next. */
  slot: number;
  mostNames: number;
  /** What one name takes. */
  room: number;
  /** From the last bar's middle to the end of the drawing, which its name does not pass. */
  end: number;
}

/** Every how many bars one is named, from the last backwards, so that no two names touch: the last one's is pushed back where it is near the end. */
export function nameEvery({ bars, slot, mostNames, room, end }: NameSpace): number {
  const every = Math.ceil(bars / mostNames);
  const pushed = Math.max(0, room / 2 - end);
  return pushed > 0 ? Math.max(every, Math.ceil((room + pushed) / slot)) : every;
}
