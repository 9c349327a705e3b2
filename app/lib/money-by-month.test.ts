import { expect, it } from "vitest";
import { firstDayShown, sumsByMonth } from "./money-by-month.ts";
import type { Movement } from "./types.ts";

const now = Date.parse("2026-02-28T12:00:00.000Z");

function paidOut(at: string, amountMinor: number): Movement {
  return {
    id: at,
    kind: "paid_out",
    side: "solver",
    amount: { amountMinor, currency: "USD" },
    challenge: null,
    holdId: null,
    state: null,
    reason: null,
    at,
  };
}

it("shows twelve months, across the turn of the year, empty ones too", () => {
  const sums = sumsByMonth([paidOut("2026-02-01T00:00:00.000Z", -100)], now);
  expect(sums).toHaveLength(12);
  expect(sums[0]).toEqual({ month: "2025-03", amountMinor: 0 });
  expect(sums.at(-1)).toEqual({ month: "2026-02", amountMinor: 100 });
  expect(firstDayShown(now)).toBe("2025-03-01");
});

it("adds up what moved within a month, whichever way it went, and nothing of other years", () => {
  const sums = sumsByMonth(
    [
      paidOut("2025-12-31T23:59:59.999Z", -250),
      paidOut("2025-12-01T00:00:00.000Z", 50),
      paidOut("2024-12-15T00:00:00.000Z", -9_000),
    ],
    now,
  );
  expect(sums.find(({ month }) => month === "2025-12")?.amountMinor).toBe(300);
  expect(sums.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(300);
});
