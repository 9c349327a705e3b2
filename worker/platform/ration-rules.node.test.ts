import fc from "fast-check";
import { expect, it } from "vitest";
import { dayMs, hourMs } from "./clock.ts";
import { newAccountDays, rateLimitHeaders, rationKinds, rations, readRation, spentAfter } from "./ration-rules.ts";

const now = 1_800_000_000_000;
const old = now - 100 * dayMs;

it("gives so many at once, one more every so often, and never more than all", () => {
  const { most, everyMs } = rations.applications;
  let spentUntil: number | null = null;
  const look = (at: number) => readRation("applications", { spentUntil, memberSince: old }, at);
  for (let used = 0; used < most; used += 1) {
    expect(look(now)).toMatchObject({ left: most - used, nextInMs: 0 });
    spentUntil = spentAfter("applications", spentUntil, 1, now);
  }
  expect(look(now)).toMatchObject({ left: 0, nextInMs: everyMs, wholeInMs: most * everyMs });
  expect(readRation("applications", { spentUntil, memberSince: old }, now, 2).nextInMs).toBe(2 * everyMs);
  expect(look(now + everyMs - 1)).toMatchObject({ left: 0, nextInMs: 1 });
  expect(look(now + everyMs)).toMatchObject({ left: 1, nextInMs: 0 });
  expect(look(now + 1_000 * dayMs)).toMatchObject({ left: most, wholeInMs: 0 });
});

it("gives back what was earned, and no more than was spent", () => {
  const once = spentAfter("applications", null, 1, now);
  expect(spentAfter("applications", once, -1, now)).toBe(now);
  expect(spentAfter("applications", now, -5, now + hourMs)).toBe(now + hourMs);
});

it("is smaller for new accounts", () => {
  const at = (memberSince: number) => readRation("applications", { spentUntil: null, memberSince }, now).left;
  expect(at(now - newAccountDays * dayMs + 1)).toBe(rations.applications.mostNew);
  expect(at(now - newAccountDays * dayMs)).toBe(rations.applications.most);
});

it("never lets more through than its rate, whatever comes when", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 5 * hourMs }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(fc.constantFrom(...rationKinds), gaps, (kind, waits) => {
      const { most, everyMs } = rations[kind];
      let [at, spentUntil, through]: [number, number | null, number] = [now, null, 0];
      for (const wait of waits) {
        at += wait;
        if (readRation(kind, { spentUntil, memberSince: old }, at).left === 0) continue;
        spentUntil = spentAfter(kind, spentUntil, 1, at);
        through += 1;
      }
      expect(through).toBeLessThanOrEqual(most + (at - now) / everyMs);
    }),
  );
});

it("says so in headers", () => {
  const { most, everyMs } = rations.applications;
  const left = readRation("applications", { spentUntil: now + everyMs, memberSince: old }, now);
  expect(rateLimitHeaders("applications", left)).toEqual({
    "ratelimit-policy": `"applications";q=${most};w=${(most * everyMs) / 1_000}`,
    ratelimit: `"applications";r=${most - 1};t=${everyMs / 1_000}`,
  });
});
