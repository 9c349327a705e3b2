/** How long after an approval its money left, for a plot. */
import type { Movement } from "./types.ts";

const hourMs = 3_600_000;
/** Up to how many hours each bar goes; null: what took longer than the last. */
const bounds = [1, 24, 72, 168, null] as const;

/** Payouts that took up to `hours`, and longer than the bar before. */
export interface PayoutTime {
  hours: number | null;
  count: number;
}

/**
 * Each time once, the shortest first, those that no payout took too. A hold's first approval belongs to its first payout, and so on; payouts
 * whose approval is not among the movements are passed over.
 */
export function payoutTimes(released: readonly Movement[], paidOut: readonly Movement[]): PayoutTime[] {
  const waiting = oldestFirst(released);
  const counts = bounds.map((hours) => ({ hours, count: 0 }));
  for (const payout of oldestFirst(paidOut)) {
    const approved = waiting.findIndex(({ holdId, at }) => holdId === payout.holdId && at <= payout.at);
    const [approval] = approved < 0 ? [] : waiting.splice(approved, 1);
    if (approval === undefined) continue;
    const tookMs = Date.parse(payout.at) - Date.parse(approval.at);
    const bar = counts.find(({ hours }) => hours === null || tookMs <= hours * hourMs);
    if (bar) bar.count += 1;
  }
  return counts;
}

function oldestFirst(movements: readonly Movement[]): Movement[] {
  return movements.filter(({ holdId }) => holdId !== null).toSorted((a, b) => a.at.localeCompare(b.at));
}
