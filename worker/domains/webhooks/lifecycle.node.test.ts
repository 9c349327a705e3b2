/** When a delivery is tried again, given up, and its endpoint left alone. */
import { describe, expect, it } from "vitest";
import { webhookLimits } from "./contract.ts";
import { afterAttempt, retryAfterMs } from "./lifecycle.ts";

const at = Date.UTC(2026, 10, 23);
const answered = (status: number) => ({ at, status, error: null });
const dayMs = 86_400_000;
const well = { failingSince: null, failedTries: 0 };
const failing = (failingSince: number, failedTries = 100) => ({ failingSince, failedTries });

describe("an attempt", () => {
  it.each([200, 201, 202, 204, 299])("answered by %i has arrived", (status) => {
    expect(afterAttempt(answered(status), 3, failing(at - dayMs), 1)).toEqual({
      state: "delivered",
      nextAt: null,
      disable: null,
    });
  });

  it("that failed is made again by the schedule of Standard Webhooks, with a tenth of jitter", () => {
    expect(retryAfterMs.map((ms) => ms / 1_000)).toEqual([
      5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
    for (const [index, ms] of retryAfterMs.entries()) {
      expect(afterAttempt(answered(500), index + 1, failing(at), 0).nextAt).toBe(at + ms);
      expect(afterAttempt(answered(500), index + 1, failing(at), 1).nextAt).toBe(at + ms * 1.1);
    }
    expect(afterAttempt(answered(500), retryAfterMs.length + 1, failing(at), 0)).toEqual({
      state: "failed",
      nextAt: null,
      disable: null,
    });
  });

  it.each([
    answered(404),
    answered(429),
    { at, status: 302, error: "redirected" as const },
    { at, status: null, error: "timeout" as const },
    { at, status: null, error: "unreachable" as const },
  ])("%j failed", (attempt) => {
    expect(afterAttempt(attempt, 1, well, 0).state).toBe("pending");
  });

  it("ends its endpoint when that is gone, or has failed for days", () => {
    expect(afterAttempt(answered(410), 1, well, 0)).toEqual({ state: "failed", nextAt: null, disable: "gone" });
    const since = at - webhookLimits.failingDays * dayMs;
    expect(afterAttempt(answered(503), 1, failing(since + 1), 0).disable).toBeNull();
    const ended = { state: "failed", nextAt: null, disable: "failing" };
    expect(afterAttempt(answered(503), 1, failing(since), 0)).toEqual(ended);
    expect(afterAttempt(answered(200), 1, failing(since), 0).disable).toBeNull();
  });

  it("leaves an endpoint alone only after several that failed, however long ago the first was", () => {
    const since = at - 300 * dayMs;
    expect(afterAttempt(answered(503), 1, failing(since, 1), 0)).toMatchObject({ state: "pending", disable: null });
    const before = webhookLimits.failingTries - 1;
    expect(afterAttempt(answered(503), 3, failing(since, before - 1), 0).disable).toBeNull();
    expect(afterAttempt(answered(503), 4, failing(since, before), 0).disable).toBe("failing");
  });
});
