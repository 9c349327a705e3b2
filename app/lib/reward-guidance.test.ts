import { describe, expect, it } from "vitest";
import { rewardGuidance } from "./reward-guidance.ts";

const rewards = (...amounts: number[]) => amounts.map((amountMinor) => ({ amountMinor, applications: 4 }));
const evenly = (count: number) => rewards(...Array.from({ length: count }, (_, index) => (index + 1) * 1_000));

describe("what similar rewards say", () => {
  it("says nothing of fewer than twenty", () => {
    expect(rewardGuidance(evenly(19))).toBeNull();
    expect(rewardGuidance(evenly(20))).not.toBeNull();
  });

  it("names the half in the middle, and what it drew", () => {
    const guidance = rewardGuidance(evenly(101));
    expect(guidance).toMatchObject({ count: 101, lowerMinor: 26_000, upperMinor: 76_000, applications: 4 });
  });

  it("counts every reward once, those above the end too", () => {
    const guidance = rewardGuidance([...evenly(40), ...rewards(90_000_000)]);
    expect(guidance?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(41);
    expect(guidance?.topMinor).toBeLessThan(100_000);
  });

  it("copes with rewards that are all the same", () => {
    const guidance = rewardGuidance(rewards(...Array.from({ length: 30 }, () => 5_000)));
    expect(guidance).toMatchObject({ lowerMinor: 5_000, upperMinor: 5_000 });
    expect(guidance?.bars.at(-1)).toEqual({ count: 30, middle: true });
  });
});
