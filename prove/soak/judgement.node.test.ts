import { expect, it } from "vitest";
import { courseOf, type Sample } from "./judgement.ts";

const MiB = 1024 * 1024;
const run = (memory: (minute: number) => number): Sample[] =>
  Array.from({ length: 121 }, (_, place) => ({
    at: place * 5_000,
    memory: memory(place / 12) * MiB,
    handles: 200,
    waiting: place % 7,
  }));

it("what rises while it warms up, and then goes up and down, is flat", () => {
  const course = courseOf(
    "memory",
    run((minute) => 400 - 200 * Math.exp(-minute) + 30 * Math.sin(minute * 9)),
  );
  expect(course.flat).toBe(true);
  expect(course.mean / MiB).toBeCloseTo(400, -1);
});

it("what rises without end is not, however slowly it begins", () => {
  const course = courseOf(
    "memory",
    run((minute) => 400 + 15 * minute),
  );
  expect(course.rise / MiB).toBeCloseTo(75);
  expect(course.flat).toBe(false);
});

it("what falls is flat, and a few more of a few are none", () => {
  expect(
    courseOf(
      "memory",
      run((minute) => 800 - 30 * minute),
    ).flat,
  ).toBe(true);
  expect(
    courseOf(
      "handles",
      run(() => 1),
    ),
  ).toMatchObject({ rise: 0, flat: true });
  expect(
    courseOf(
      "waiting",
      run(() => 1),
    ).flat,
  ).toBe(true);
});
