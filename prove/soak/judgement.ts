/** Whether something stayed the same: a line through its samples of the second half, the first being there to warm up. Pure. */

export interface Sample {
  /** Ms since the load began. */
  at: number;
  /** Of all processes of workerd, bytes. */
  memory: number;
  /** Files, sockets and pipes that they hold open. */
  handles: number;
  /** Rows of the outbox that nothing but the queues keeps waiting. */
  waiting: number;
}

/** By how much the line through the second half may rise: a part of its mean, or so much in any case (bytes, counts). */
const mayRise = {
  memory: { part: 0.1, least: 32 * 1024 * 1024 },
  handles: { part: 0.1, least: 16 },
  waiting: { part: 0.1, least: 50 },
} as const;
export type Watched = keyof typeof mayRise;
export const watched = ["memory", "handles", "waiting"] as const satisfies readonly Watched[];

export interface Course {
  /** Of the second half. */
  mean: number;
  most: number;
  /** How much the line through the second half rises from its begin to its end; below zero it falls. */
  rise: number;
  /** How much it may. */
  allowed: number;
  flat: boolean;
}

/** @param samples in their order, at least four */
export function courseOf(name: Watched, samples: readonly Sample[]): Course {
  const half = samples.slice(Math.floor(samples.length / 2));
  const values = half.map((sample) => sample[name]);
  const mean = meanOf(values);
  const lastedMs = (half.at(-1)?.at ?? 0) - (half[0]?.at ?? 0);
  const rise =
    slopeOf(
      half.map(({ at }) => at),
      values,
    ) * lastedMs;
  const { part, least } = mayRise[name];
  const allowed = Math.max(mean * part, least);
  return { mean, most: Math.max(...values), rise, allowed, flat: rise <= allowed };
}

/** By least squares. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const [x0, y0] = [meanOf(xs), meanOf(ys)];
  const across = xs.reduce((sum, x, place) => sum + (x - x0) * ((ys[place] ?? 0) - y0), 0);
  const along = xs.reduce((sum, x) => sum + (x - x0) ** 2, 0);
  return along === 0 ? 0 : across / along;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
