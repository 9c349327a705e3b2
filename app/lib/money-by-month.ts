/** What came in or went out in each of the last months, for a plot. */
import type { Movement } from "./types.ts";

export const monthsShown = 12;

export interface MonthSum {
  /** `2026-11`, UTC, as the statement's own days are. */
  month: string;
  /** Minor units, at least 0. */
  amountMinor: number;
}

/** The first day of the first month shown, `2025-12-01`. @param now ms since 1970 */
export function firstDayShown(now: number): string {
  return `${monthsUntil(now)[0]}-01`;
}

/** Each month once, oldest first, those without a movement too. Movements of other months are passed over. */
export function sumsByMonth(movements: readonly Movement[], now: number): MonthSum[] {
  return monthsUntil(now).map((month) => ({
    month,
    amountMinor: movements
      .filter(({ at }) => at.startsWith(month))
      .reduce((sum, { amount }) => sum + Math.abs(amount.amountMinor), 0),
  }));
}

function monthsUntil(now: number): string[] {
  const end = new Date(now);
  return Array.from({ length: monthsShown }, (_, index) =>
    new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - monthsShown + 1 + index, 1)).toISOString().slice(0, 7),
  );
}
