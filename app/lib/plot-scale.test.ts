import * as fc from "fast-check";
import { expect, it } from "vitest";
import { nameEvery, plotScale } from "./plot-scale.ts";

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

it("names bars so far apart that the last, kept within the drawing, touches none", () => {
  void fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0.5, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 29, noNaN: true }),
      (bars, slot, end) => {
        const room = 60;
        const every = nameEvery({ bars, slot, mostNames: 12, room, end });
        const pushed = room / 2 - end;
        // From the last name's middle, which was pushed back, to the middle of the one before.
        expect(every * slot - pushed).toBeGreaterThanOrEqual(room - 1e-9);
      },
    ),
  );
  expect(nameEvery({ bars: 12, slot: 59, mostNames: 12, room: 60, end: 33 })).toBe(1);
});
