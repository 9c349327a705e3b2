/** What others offer for work of the same kind, for somebody who is about to name a reward. */

/** Fewer say nothing. */
const leastSimilar = 20;
const binCount = 16;

export interface SimilarReward {
  amountMinor: number;
  applications: number;
}

export interface RewardGuidance {
  count: number;
  /** Half of the rewards lie between these, minor units. */
  lowerMinor: number;
  upperMinor: number;
  /** Applications that those between drew, on average. */
  applications: number;
  /** The plot's end; what is above it stands in the last bar. Minor units. */
  topMinor: number;
  /** Rewards from zero to the top in equal steps; `middle`: in the half between. */
  bars: { count: number; middle: boolean }[];
}

/** @returns null where there are too few to say anything, which is better than a number that means nothing */
export function rewardGuidance(similar: readonly SimilarReward[]): RewardGuidance | null {
  if (similar.length < leastSimilar) return null;
  const sorted = [...similar].sort((a, b) => a.amountMinor - b.amountMinor);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]?.amountMinor ?? 0;
  const [lowerMinor, upperMinor] = [at(0.25), at(0.75)];
  // One reward of a hundred times the usual would press all others into the first bar.
  const topMinor = Math.max(at(0.95), 1);
  const width = topMinor / binCount;
  const counts = Array.from({ length: binCount }, () => 0);
  const binOf = (amountMinor: number) => Math.min(binCount - 1, Math.floor(amountMinor / width));
  for (const { amountMinor } of sorted) {
    const bin = binOf(amountMinor);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const between = sorted.filter(({ amountMinor }) => amountMinor >= lowerMinor && amountMinor <= upperMinor);
  const applications = between.reduce((sum, each) => sum + each.applications, 0) / between.length;
  return {
    count: sorted.length,
    lowerMinor,
    upperMinor,
    applications: Math.round(applications),
    topMinor,
    bars: counts.map((count, bin) => ({
      count,
      middle: bin >= binOf(lowerMinor) && bin <= binOf(upperMinor),
    })),
  };
}
