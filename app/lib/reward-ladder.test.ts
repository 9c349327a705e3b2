import { describe, expect, it } from "vitest";
import { isAsked, wholeLadder } from "./reward-ladder.ts";

const step = (from: number, to: number, count: number) => ({ currency: "USD" as const, from, to, count });

describe("the ladder of rewards", () => {
  it("has its empty steps too", () => {
    expect(wholeLadder([step(500, 1_000, 3), step(5_000, 10_000, 1)])).toEqual([
      step(500, 1_000, 3),
      step(1_000, 2_000, 0),
      step(2_000, 5_000, 0),
      step(5_000, 10_000, 1),
    ]);
    expect(wholeLadder([])).toEqual([]);
  });

  it.each([
    [{}, true],
    [{ minReward: 1_999 }, true],
    [{ minReward: 2_000 }, false],
    [{ maxReward: 1_000 }, true],
    [{ maxReward: 999 }, false],
  ])("shows a step as asked for where it has sums in the range: %j", (asked, expected) => {
    expect(isAsked(step(1_000, 2_000, 1), asked)).toBe(expected);
  });
});
