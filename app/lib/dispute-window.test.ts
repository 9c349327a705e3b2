import { describe, expect, it } from "vitest";
import { policy } from "../../worker/platform/policy.ts";
import { asClocksStand, disputeWindow, overdueOf } from "./dispute-window.ts";

const now = Date.parse("2026-12-10T12:00:00Z");
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();
const days = policy.disputeFilingDays;

describe("the time to open a dispute", () => {
  const at = (state: "in_progress" | "delivered" | "completed", dueAt: string | null, ...delivered: string[]) =>
    disputeWindow(
      { state, dueAt },
      delivered.map((createdAt) => ({ createdAt, disputedMs: 0, state: "submitted" })),
      days,
      now,
    );

  it("begins with a delivery, and ends some days after the last one", () => {
    expect(at("delivered", null, inDays(-3), inDays(-9))).toEqual({ open: true, until: inDays(days - 3) });
    expect(at("delivered", null, inDays(-days - 1))).toEqual({ open: false, why: "late", until: inDays(-1) });
  });

  it("begins with a due date that was missed", () => {
    expect(at("in_progress", inDays(-1))).toEqual({ open: true, until: inDays(days - 1) });
    expect(at("in_progress", inDays(4))).toEqual({ open: false, why: "early", since: inDays(4) });
  });

  it("goes on after the delivery while changes are made, and begins again when those are late", () => {
    expect(at("in_progress", inDays(5), inDays(-2))).toMatchObject({ open: true, until: inDays(days - 2) });
    expect(at("in_progress", inDays(5), inDays(-days - 1))).toMatchObject({ why: "early", since: inDays(5) });
  });

  it("does not count the days in disputes that were taken back", () => {
    const disputed = { createdAt: inDays(-days - 3), disputedMs: 5 * 86_400_000, state: "submitted" } as const;
    expect(disputeWindow({ state: "delivered", dueAt: null }, [disputed], days, now)).toEqual({
      open: true,
      until: inDays(2),
    });
  });

  it("lasts as long as changes that were asked for are late", () => {
    const sentBack = { createdAt: inDays(-40), disputedMs: 0, state: "changes_requested" } as const;
    const at = (dueAt: string) => disputeWindow({ state: "in_progress", dueAt }, [sentBack], days, now);
    expect(at(inDays(-30))).toEqual({ open: true, until: null });
    expect(at(inDays(1))).toMatchObject({ why: "early" });
  });

  it("is over with the challenge", () => {
    expect(at("completed", null, inDays(-1))).toEqual({ open: false, why: "never" });
  });
});

describe("a due date while the reward is frozen", () => {
  const frozen = (since: string) => ({ freeze: { cause: "review", amount: null, endsAt: null, since } }) as const;
  const windowOf = (dueAt: string, since: string, ...newest: Parameters<typeof asClocksStand>[2][]) =>
    disputeWindow(asClocksStand({ state: "in_progress", dueAt }, frozen(since), newest[0], now), [], days, now);

  it("is not missed when it stood still before it came, and stays missed when it was", () => {
    expect(windowOf(inDays(-1), inDays(-2))).toEqual({ open: false, why: "early", since: inDays(1) });
    expect(windowOf(inDays(-3), inDays(-2))).toEqual({ open: true, until: inDays(days - 1) });
    // Some days after it were over already.
    expect(windowOf(inDays(-days - 3), inDays(-2))).toMatchObject({ why: "late" });
  });

  it("that was set anew since then stands still since then", () => {
    const sentBack = { createdAt: inDays(-9), decidedAt: inDays(-1) };
    expect(windowOf(inDays(2), inDays(-5), sentBack)).toMatchObject({ why: "early", since: inDays(3) });
  });

  it("is what it is while nothing is frozen", () => {
    const challenge = { dueAt: inDays(-1) };
    expect(asClocksStand(challenge, { freeze: null }, undefined, now)).toBe(challenge);
    expect(asClocksStand(challenge, null, undefined, now)).toBe(challenge);
  });
});

describe("a delivery that is overdue", () => {
  const late = { state: "in_progress", dueAt: inDays(-2) } as const;

  it("may be ended alone some days later, if nothing was ever delivered", () => {
    expect(overdueOf(late, [], 7, now)).toEqual({ dueAt: late.dueAt, endsFrom: inDays(5), over: false });
    expect(overdueOf({ ...late, dueAt: inDays(-8) }, [], 7, now)).toMatchObject({ over: true });
    expect(overdueOf(late, [{}], 7, now)).toMatchObject({ endsFrom: null });
  });

  it("is none before its day, or once it came", () => {
    expect(overdueOf({ ...late, dueAt: inDays(1) }, [], 7, now)).toBeNull();
    expect(overdueOf({ state: "delivered", dueAt: null }, [{}], 7, now)).toBeNull();
  });
});
