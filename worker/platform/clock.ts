/** Time as the business counts it: integer milliseconds; a day is 24 hours. */

export const minuteMs = 60 * 1000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** What becomes due by itself. engagements/timers.ts says what each does. */
export const timerKinds = [
  "application_expiry",
  "payment_window",
  "approval_reminder",
  "auto_approval",
  "hold_limit",
  "freeze_end",
  "chargeback_evidence",
  "delivery_overdue",
  "dispute_answer",
  "dispute_offers",
  "dispute_decision",
  "review_publication",
  "suspended_posts",
] as const;
export type TimerKind = (typeof timerKinds)[number];

/** An instant as it stands in answers: `2026-11-22T21:40:00.000Z`. */
export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** The same for an instant that may be absent. */
export function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : iso(instant);
}
