/** When a delivery is tried again, when it is given up, and when its endpoint is left alone. Pure. */
import { type Attempt, type disabledReasons, webhookLimits } from "./contract.ts";

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];

/** Ms after each attempt that failed until the next: the schedule of Standard Webhooks, three days in all. */
export const retryAfterMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
] as const;

/** What an attempt makes of its delivery and its endpoint. */
export interface Consequence {
  state: "delivered" | "pending" | "failed";
  /** ms; null when nothing more is tried. */
  nextAt: number | null;
  /** Why its endpoint is told nothing more from now on. */
  disable: (typeof disabledReasons)[number] | null;
}

/** How an endpoint stood before an attempt: since when (ms) and in how many attempts nothing arrived; null when the last one did. */
export interface Standing {
  failingSince: number | null;
  failedTries: number;
}

/**
 * @param tries attempts of this round, the one that is judged included
 * @param jitter 0 to 1: what failed in one moment does not come back in one
 */
export function afterAttempt(
  attempt: Pick<Attempt, "at" | "status" | "error">,
  tries: number,
  { failingSince, failedTries }: Standing,
  jitter: number,
): Consequence {
  const { at, status, error } = attempt;
  if (error === null && status !== null && status >= 200 && status < 300)
    return { state: "delivered", nextAt: null, disable: null };
  if (status === 410) return { state: "failed", nextAt: null, disable: "gone" };
  const failingMs = at - (failingSince ?? at);
  // Days alone say nothing of an endpoint that is seldom told of anything: it may have failed once, long ago.
  const fails = failingMs >= webhookLimits.failingDays * 24 * hourMs && failedTries + 1 >= webhookLimits.failingTries;
  const disable = fails ? "failing" : null;
  const waitMs = retryAfterMs[tries - 1];
  if (waitMs === undefined || disable !== null) return { state: "failed", nextAt: null, disable };
  return { state: "pending", nextAt: at + Math.round(waitMs * (1 + jitter / 10)), disable };
}
