/** When an alert begins and ends, and that whoever is woken by one finds what to do. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { alerts, alertTimes, judge } from "./alerts.ts";
import { alertNames } from "./contract.ts";

const now = Date.UTC(2026, 10, 23);
const above = alerts.errors_fast.limit + 1;
const seen = (msAgo: number) => ({ seenAt: now - msAgo });

it("begins above its limit, goes on while it is, and ends once it has been well for a while", () => {
  expect(judge("errors_fast", alerts.errors_fast.limit, null, now)).toBeNull();
  expect(judge("errors_fast", above, null, now)).toBe("begin");
  expect(judge("errors_fast", above, seen(60_000), now)).toBe("goes_on");
  expect(judge("errors_fast", 0, seen(alertTimes.quietMs - 1), now)).toBeNull();
  expect(judge("errors_fast", 0, seen(alertTimes.quietMs), now)).toBe("end");
});

it("neither begins nor ends by what is not known", () => {
  expect(judge("errors_fast", null, null, now)).toBeNull();
  expect(judge("errors_fast", null, seen(10 * alertTimes.quietMs), now)).toBeNull();
});

it("each has a section in the runbook that says what to do", () => {
  const sections = readFileSync("docs/RUNBOOK.md", "utf8").split(/^### /m).slice(1);
  const written = new Map(
    sections.map((section) => [section.split("\n")[0], section.split("\n").slice(1).join("\n").trim()]),
  );
  for (const name of alertNames) expect(written.get(name)?.length ?? 0, name).toBeGreaterThan(80);
});
