import * as fc from "fast-check";
import { expect, it } from "vitest";
import { plotScale } from "./plot-scale.ts";

it.each([
  [3_312, [0, 1_000, 2_000, 3_000, 4_000]],
  [4_000, [0, 1_000, 2_000, 3_000, 4_000]],
  [4_001, [0, 2_000, 4_000, 6_000]],
  [7, [0, 2, 4, 6, 8]],
  [1, [0, 1]],
  [0, [0, 1]],
])("draws %i under round lines", (highest, ticks) => {
  expect(plotScale(highest).ticks).toEqual(ticks);
});

it("has two to five lines, the highest of them not below any value", () => {
  void fc.assert(
    fc.property(fc.nat(10 ** 12), (highest) => {
      const { top, ticks } = plotScale(highest);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(top).toBeGreaterThanOrEqual(highest);
    }),
  );
});
