import { expect, it } from "vitest";
import { payoutTimes } from "./payout-times.ts";
import type { Movement } from "./types.ts";

function moved(kind: "released" | "paid_out", holdId: string | null, at: string): Movement {
  return {
    id: `${kind}${at}`,
    kind,
    side: "solver",
    amount: { amountMinor: 100, currency: "USD" },
    challenge: null,
    holdId,
    state: null,
    reason: null,
    at: `2026-02-${at}:00.000Z`,
  };
}

const counted = (released: Movement[], paidOut: Movement[]) => payoutTimes(released, paidOut).map(({ count }) => count);

it("counts payouts by how long after the approval they left", () => {
  const released = ["a", "b", "c", "d", "e"].map((hold) => moved("released", hold, "01T12:00"));
  const paidOut = [
    moved("paid_out", "a", "01T12:00"),
    moved("paid_out", "b", "01T13:00"),
    moved("paid_out", "c", "02T12:01"),
    moved("paid_out", "d", "08T12:00"),
    moved("paid_out", "e", "20T12:00"),
  ];
  expect(payoutTimes(released, paidOut)).toEqual([
    { hours: 1, count: 2 },
    { hours: 24, count: 0 },
    { hours: 72, count: 1 },
    { hours: 168, count: 1 },
    { hours: null, count: 1 },
  ]);
});

it("gives each payout of a reward that goes in parts its own approval", () => {
  const released = [moved("released", "a", "03T12:00"), moved("released", "a", "01T12:00")];
  const paidOut = [moved("paid_out", "a", "03T12:10"), moved("paid_out", "a", "01T12:10")];
  expect(counted(released, paidOut)).toEqual([2, 0, 0, 0, 0]);
});

it("passes over what it does not know both ends of", () => {
  const released = [moved("released", "b", "02T12:00"), moved("released", "c", "03T12:00")];
  const paidOut = [
    moved("paid_out", "a", "02T12:00"),
    moved("paid_out", null, "02T12:00"),
    moved("paid_out", "c", "01T12:00"),
  ];
  expect(counted(released, paidOut)).toEqual([0, 0, 0, 0, 0]);
});
