import { describe, expect, it } from "vitest";
import { isOnFor, onForAll } from "./flags.ts";

const people = Array.from({ length: 2_000 }, (_, i) => `usr_${i}`);
const share = (percentage: number) => people.filter((id) => isOnFor("posting", { percentage, userIds: [] }, id));

describe("a feature flag", () => {
  it("is on for everybody, for nobody, or for about the share that was asked for", () => {
    expect(people.every((id) => isOnFor("posting", onForAll, id))).toBe(true);
    expect(share(0)).toEqual([]);
    expect(share(30).length / people.length).toBeCloseTo(0.3, 1);
  });

  it("keeps whom it was on for as the share grows, and is another choice for another flag", () => {
    const few = new Set(share(20));
    expect(few.isSubsetOf(new Set(share(40)))).toBe(true);
    const others = people.filter((id) => isOnFor("applying", { percentage: 20, userIds: [] }, id));
    expect(new Set(others)).not.toEqual(few);
  });

  it("is on for those who are named, whatever the share", () => {
    expect(isOnFor("posting", { percentage: 0, userIds: ["usr_1"] }, "usr_1")).toBe(true);
    expect(isOnFor("posting", { percentage: 0, userIds: ["usr_1"] }, "usr_2")).toBe(false);
  });
});
