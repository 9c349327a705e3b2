/** Rewards as a search counts them: by steps of 1, 2, 5 times a power of ten, in minor units. */
import type { ChallengeSearch } from "./types.ts";

export type RewardStep = ChallengeSearch["facets"]["reward"][number];

/** The same steps with the empty ones between them, from the lowest that occurs to the highest. */
export function wholeLadder(steps: readonly RewardStep[]): RewardStep[] {
  const [lowest] = steps;
  const highest = steps.at(-1);
  if (lowest === undefined || highest === undefined) return [];
  const ladder: RewardStep[] = [];
  for (let { from } = lowest; from < highest.to; from = above(from)) {
    const count = steps.find((step) => step.from === from)?.count ?? 0;
    ladder.push({ currency: lowest.currency, from, to: above(from), count });
  }
  return ladder;
}

/** 1 → 2 → 5 → 10: what begins with a 2 grows by half more. */
function above(foot: number): number {
  return String(foot).startsWith("2") ? (foot * 5) / 2 : foot * 2;
}

/** Whether a step has sums in the range that is asked for. */
export function isAsked({ from, to }: RewardStep, asked: Record<string, string | number | undefined>): boolean {
  const [least, most] = [Number(asked.minReward ?? 0), Number(asked.maxReward ?? Number.POSITIVE_INFINITY)];
  return to > least && from <= most;
}
