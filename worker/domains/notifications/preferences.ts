/** What a person chose, and the hours of their day. Pure: no clock, no I/O. */
import type { NotificationPreferencesRow } from "../../database/schema.ts";
import { dayMs, minuteMs } from "../../platform/clock.ts";
import type { Channel, NotificationChoices, PreferenceCategory } from "./contract.ts";

/** Of somebody who never chose. Push needs a browser that was opted in besides. */
export const defaultChoices: NotificationChoices = {
  applications: { inApp: true, email: true, push: true },
  searches: { inApp: true, email: true, push: true },
  work: { inApp: true, email: true, push: true },
  money: { inApp: true, email: true, push: true },
  reviews: { inApp: true, email: true, push: true },
  account: { inApp: true, email: true, push: true },
  messages: { inApp: true, email: true, push: true },
};

/** What somebody chose; the defaults stand for what could not be chosen yet when they did. */
export function choicesOf(row: Pick<NotificationPreferencesRow, "choices"> | null): NotificationChoices {
  return { ...defaultChoices, ...row?.choices };
}

/** Whether a person wants to hear of a category by a channel. */
export function wants(row: NotificationPreferencesRow | null, category: PreferenceCategory, channel: Channel): boolean {
  return choicesOf(row)[category][channel];
}

const minutesOfDay = dayMs / minuteMs;

/** When the quiet hours end that `now` lies in, ms; null outside of them. */
export function quietUntil(row: NotificationPreferencesRow | null, timeZone: string, now: number): number | null {
  if (row === null || row.quietFrom === null || row.quietUntil === null) return null;
  const { quietFrom: from, quietUntil: until } = row;
  const minute = minuteOfDay(now, timeZone);
  const inside = from < until ? minute >= from && minute < until : minute >= from || minute < until;
  return inside ? nextMinuteOfDay(until, timeZone, now) : null;
}

/** The next instant after `now` at which the day of this zone is so many minutes old. */
export function nextMinuteOfDay(minute: number, timeZone: string, now: number): number {
  const whole = Math.floor(now / minuteMs) * minuteMs;
  const ahead = (minute - minuteOfDay(whole, timeZone) + minutesOfDay) % minutesOfDay;
  const first = whole + (ahead === 0 ? minutesOfDay : ahead) * minuteMs;
  // When clocks change on the way, the day is an hour longer or shorter.
  const off = minuteOfDay(first, timeZone) - minute;
  const shift = off > minutesOfDay / 2 ? off - minutesOfDay : off < -minutesOfDay / 2 ? off + minutesOfDay : off;
  return first - shift * minuteMs;
}

/** Minutes since midnight on a clock of this zone. A zone we do not know counts as UTC. */
function minuteOfDay(at: number, timeZone: string): number {
  const [hour, minute] = clockOf(timeZone).format(at).split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = newClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" });
  }
}

/** `22:30` ⇄ 1350. */
export function toMinutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

export function toTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
