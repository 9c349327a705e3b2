/** When a dispute may be opened, as the API decides it: for pages that say so in time. Pure. */
import type { Challenge, Delivery, Payment } from "./types.ts";

const dayMs = 86_400_000;

/**
 * The challenge with its due date as it is now: while the reward is frozen it stands still, and so is later by the day.
 * @param newest the newest delivery: it may have set the date anew since
 * @param now ms
 */
export function asClocksStand<Subject extends Pick<Challenge, "dueAt">>(
  challenge: Subject,
  payment: Pick<Payment, "freeze"> | null,
  newest: Pick<Delivery, "createdAt" | "decidedAt"> | undefined,
  now: number,
): Subject {
  const { dueAt } = challenge;
  if (!payment?.freeze || dueAt === null) return challenge;
  const set = [payment.freeze.since, newest?.createdAt, newest?.decidedAt].filter((at) => at != null).map(Date.parse);
  const stoodMs = Math.max(0, now - Math.max(...set));
  return { ...challenge, dueAt: iso(Date.parse(dueAt) + stoodMs) };
}

/**
 * `since` or `until` is an ISO instant; open until null while changes that were asked for are late. `never`: neither work nor money is
 * at stake.
 */
export type DisputeWindow =
  | { open: true; until: string | null }
  | { open: false; why: "early"; since: string }
  | { open: false; why: "late"; until: string }
  | { open: false; why: "never" };

/**
 * For some days after the last delivery, not counting those in disputes, and for as many after a due date that was missed; while changes
 * that were asked for are late, as long as they are.
 * @param deliveries newest first
 * @param now ms
 */
export function disputeWindow(
  { state, dueAt }: Pick<Challenge, "state" | "dueAt">,
  deliveries: readonly Pick<Delivery, "createdAt" | "disputedMs" | "state">[],
  filingDays: number,
  now: number,
): DisputeWindow {
  if (state !== "in_progress" && state !== "delivered") return { open: false, why: "never" };
  const newest = deliveries[0];
  if (newest?.state === "changes_requested" && dueAt !== null && Date.parse(dueAt) <= now) {
    return { open: true, until: null };
  }
  const starts = [
    ...(newest === undefined ? [] : [Date.parse(newest.createdAt) + newest.disputedMs]),
    ...(dueAt === null ? [] : [Date.parse(dueAt)]),
  ];
  const ends = starts.filter((start) => start <= now).map((start) => start + filingDays * dayMs);
  const until = Math.max(...ends);
  if (until >= now) return { open: true, until: iso(until) };
  const next = starts.find((start) => start > now);
  if (next !== undefined) return { open: false, why: "early", since: iso(next) };
  return ends.length > 0 ? { open: false, why: "late", until: iso(until) } : { open: false, why: "never" };
}

/** A delivery that did not come by its day, and what that allows; null while it is in time. */
export function overdueOf(
  { state, dueAt }: Pick<Challenge, "state" | "dueAt">,
  deliveries: readonly unknown[],
  overdueDays: number,
  now: number,
): { dueAt: string; endsFrom: string | null; over: boolean } | null {
  if (state !== "in_progress" || dueAt === null || Date.parse(dueAt) > now) return null;
  if (deliveries.length > 0) return { dueAt, endsFrom: null, over: false };
  const endsFrom = Date.parse(dueAt) + overdueDays * dayMs;
  return { dueAt, endsFrom: iso(endsFrom), over: endsFrom <= now };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
