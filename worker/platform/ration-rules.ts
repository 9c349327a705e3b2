/**
 * How much of what one person may do: so many at once, and one more every so often. Kept as one instant, until when it is spent ahead
 * (the "generic cell rate algorithm"): each use moves it on by the time that one takes to come back. Pure.
 */
import { dayMs, hourMs, minuteMs } from "./clock.ts";

export const rationKinds = ["applications", "conversations", "awards", "uploads", "webhooks"] as const;
export type RationKind = (typeof rationKinds)[number];

interface Ration {
  /** At once. */
  most: number;
  /** At once, for accounts younger than {@link newAccountDays}. */
  mostNew: number;
  /** ms until one comes back. */
  everyMs: number;
}

/** Days. Most abuse comes from accounts that were made for it. */
export const newAccountDays = 7;

/** Applications are credits: a shortlist gives one back (engagements/awards.ts), for who is read with interest sends no spam. */
export const rations: Readonly<Record<RationKind, Ration>> = {
  applications: { most: 30, mostNew: 20, everyMs: 2 * hourMs },
  conversations: { most: 60, mostNew: 30, everyMs: 10 * minuteMs },
  awards: { most: 60, mostNew: 40, everyMs: 10 * minuteMs },
  uploads: { most: 300, mostNew: 150, everyMs: 2 * minuteMs },
  /** Tests, and deliveries that are sent again by hand: both call somebody else. */
  webhooks: { most: 60, mostNew: 60, everyMs: minuteMs },
};

/** What is left at an instant; all in ms or counts. */
export interface RationLeft {
  readonly most: number;
  readonly left: number;
  /** Until all of it is back. */
  readonly wholeInMs: number;
  /** Until as many more may be done as were asked about; 0: now. */
  readonly nextInMs: number;
}

/**
 * @param spentUntil ms, or null when nothing was ever spent
 * @param wanted how many are asked about
 */
export function readRation(
  kind: RationKind,
  { spentUntil, memberSince }: { spentUntil: number | null; memberSince: number },
  now: number,
  wanted = 1,
): RationLeft {
  const { everyMs, ...ration } = rations[kind];
  const most = now - memberSince < newAccountDays * dayMs ? ration.mostNew : ration.most;
  const aheadMs = Math.max(0, (spentUntil ?? 0) - now);
  const left = Math.max(0, Math.floor((most * everyMs - aheadMs) / everyMs));
  const nextInMs = Math.max(0, aheadMs + (wanted - most) * everyMs);
  return { most, left, wholeInMs: aheadMs, nextInMs };
}

/** Until when it is spent ahead after `used` more (negative: given back). Never before now: what was not used does not add up. */
export function spentAfter(kind: RationKind, spentUntil: number | null, used: number, now: number): number {
  return Math.max(now, Math.max(now, spentUntil ?? 0) + used * rations[kind].everyMs);
}

/** `RateLimit` and `RateLimit-Policy` as the IETF's draft for them writes them (structured fields; seconds). */
export function rateLimitHeaders(kind: RationKind, { most, left, wholeInMs }: RationLeft): Record<string, string> {
  const windowSeconds = Math.ceil((most * rations[kind].everyMs) / 1_000);
  return {
    "ratelimit-policy": `"${kind}";q=${most};w=${windowSeconds}`,
    ratelimit: `"${kind}";r=${left};t=${Math.ceil(wholeInMs / 1_000)}`,
  };
}
