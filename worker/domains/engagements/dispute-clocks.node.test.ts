import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimerKind } from "../../platform/clock.ts";
import { pausedAt, resumedAt } from "./dispute-clocks.ts";

const instants = fc.integer({ min: 0, max: 4_000_000_000_000 });
const clocks = fc.array(
  fc.record({
    kind: fc.constantFrom<TimerKind>("auto_approval", "approval_reminder", "delivery_overdue"),
    subject: fc.constantFrom("dlv_1", "chl_1"),
    dueAt: instants,
  }),
);
const dates = fc.record({ dueAt: fc.option(instants), approvesAt: fc.option(instants) });
/** How long each of some disputes lasted, and the time between it and the next. */
const disputes = fc.array(fc.tuple(fc.nat(10_000_000_000), fc.nat(10_000_000_000)), { minLength: 1, maxLength: 5 });

describe("clocks that stood still", () => {
  it("are later by exactly as long as they stood, however often", () => {
    fc.assert(
      fc.property(clocks, dates, instants, disputes, (running, before, start, lengths) => {
        let now = start;
        let clock: ReturnType<typeof resumedAt> = { timers: running, ...before };
        for (const [lasted, between] of lengths) {
          const paused = pausedAt(now, clock.timers, clock);
          now += lasted;
          clock = resumedAt(now, paused);
          now += between;
        }
        const stoodMs = lengths.reduce((sum, [lasted]) => sum + lasted, 0);
        const later = (instant: number | null) => (instant === null ? null : instant + stoodMs);
        expect(clock).toEqual({
          timers: running.map((one) => ({ ...one, dueAt: one.dueAt + stoodMs })),
          dueAt: later(before.dueAt),
          approvesAt: later(before.approvesAt),
        });
      }),
    );
  });
});
