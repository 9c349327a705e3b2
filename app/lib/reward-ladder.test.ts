import { describe, expect, it } from "vitest";
import { ladderOf } from "./reward-ladder.server.ts";

const step = (from: number, to: number, count: number, currency: "USD" | "EUR" = "USD") => ({
  currency,
  from,
  to,
  count,
});

describe("the ladder of rewards", () => {
  it("has the steps of one currency, its empty ones too", () => {
    const steps = [step(100, 200, 9, "EUR"), step(500, 1_000, 3), step(5_000, 10_000, 1)];
    expect(ladderOf(steps, { currency: "USD", api: {} })).toEqual([
      { from: 500, to: 1_000, count: 3, isAsked: true },
      { from: 1_000, to: 2_000, count: 0, isAsked: true },
      { from: 2_000, to: 5_000, count: 0, isAsked: true },
      { from: 5_000, to: 10_000, count: 1, isAsked: true },
    ]);
    expect(ladderOf([], { currency: "USD", api: {} })).toEqual([]);
  });

  it.each([
    [{}, true],
    [{ minReward: 1_999 }, true],
    [{ minReward: 2_000 }, false],
    [{ maxReward: 1_000 }, true],
    [{ maxReward: 999 }, false],
  ])("shows a step as asked for where it has sums in the range: %j", (api, expected) => {
    expect(ladderOf([step(1_000, 2_000, 1)], { currency: "USD", api })[0]?.isAsked).toBe(expected);
  });
});
