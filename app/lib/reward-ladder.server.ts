/** Rewards as a search counts them: by steps of 1, 2, 5 times a power of ten, in minor units. */
import type { BrowseQuery, RewardStep } from "./browse-query.ts";
import type { ChallengeSearch } from "./types.ts";

type Step = ChallengeSearch["facets"]["reward"][number];

/** The steps of the currency that is asked for, with the empty ones between them, from the lowest that occurs to the highest. */
export function ladderOf(
  steps: readonly Step[],
  { currency, api }: Pick<BrowseQuery, "currency" | "api">,
): RewardStep[] {
  const ofCurrency = steps.filter((step) => step.currency === currency);
  const [lowest] = ofCurrency;
  const highest = ofCurrency.at(-1);
  if (lowest === undefined || highest === undefined) return [];
  const ladder: RewardStep[] = [];
  for (let { from } = lowest; from < highest.to; from = above(from)) {
    const count = ofCurrency.find((step) => step.from === from)?.count ?? 0;
    ladder.push({ from, to: above(from), count, isAsked: isAsked(from, above(from), api) });
  }
  return ladder;
}

/** 1 → 2 → 5 → 10: what begins with a 2 grows by half more. */
function above(foot: number): number {
  return String(foot).startsWith("2") ? (foot * 5) / 2 : foot * 2;
}

/** Whether a step has sums in the range that is asked for. */
function isAsked(from: number, to: number, asked: BrowseQuery["api"]): boolean {
  const [least, most] = [Number(asked.minReward ?? 0), Number(asked.maxReward ?? Number.POSITIVE_INFINITY)];
  return to > least && from <= most;
}
