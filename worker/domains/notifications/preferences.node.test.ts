import { describe, expect, it } from "vitest";
import type { NotificationPreferencesRow } from "../../database/schema.ts";
import { defaultChoices, nextMinuteOfDay, quietUntil, toMinutes, toTime } from "./preferences.ts";

const at = (iso: string) => Date.parse(iso);
const quiet = (from: string, until: string): NotificationPreferencesRow => ({
  userId: "usr_x",
  choices: defaultChoices,
  digest: "off",
  quietFrom: toMinutes(from),
  quietUntil: toMinutes(until),
  digestAt: null,
  digestedAt: null,
  updatedAt: 0,
});
const endsAt = (row: NotificationPreferencesRow, zone: string, now: string) => {
  const end = quietUntil(row, zone, at(now));
  return end === null ? null : new Date(end).toISOString();
};

describe("quiet hours", () => {
  it.each([
    ["over midnight, before it", "22:00", "07:00", "UTC", "2026-11-23T23:10:30Z", "2026-11-24T07:00:00.000Z"],
    ["over midnight, after it", "22:00", "07:00", "UTC", "2026-11-23T06:59:59Z", "2026-11-23T07:00:00.000Z"],
    ["at their end", "22:00", "07:00", "UTC", "2026-11-23T07:00:00Z", null],
    ["at their beginning", "22:00", "07:00", "UTC", "2026-11-23T22:00:00Z", "2026-11-24T07:00:00.000Z"],
    ["within a day", "12:30", "13:15", "UTC", "2026-11-23T12:45:00Z", "2026-11-23T13:15:00.000Z"],
    ["outside", "12:30", "13:15", "UTC", "2026-11-23T12:29:59Z", null],
    ["in the person's zone", "22:00", "07:00", "Asia/Tokyo", "2026-11-23T13:30:00Z", "2026-11-23T22:00:00.000Z"],
    ["in a zone of half hours", "22:00", "07:00", "Asia/Kolkata", "2026-11-23T17:00:00Z", "2026-11-24T01:30:00.000Z"],
    // Berlin goes back to winter time at 01:00 UTC: the night is an hour longer.
    ["while clocks go back", "22:00", "07:00", "Europe/Berlin", "2026-10-24T21:00:00Z", "2026-10-25T06:00:00.000Z"],
    ["while clocks go forward", "22:00", "07:00", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["in a zone nobody knows", "22:00", "07:00", "Mars/Olympus", "2026-11-23T23:00:00Z", "2026-11-24T07:00:00.000Z"],
  ])("%s", (_, from, until, zone, now, end) => {
    expect(endsAt(quiet(from, until), zone, now)).toBe(end);
  });

  it("are not there for somebody who set none", () => {
    expect(quietUntil(null, "UTC", Date.now())).toBeNull();
    expect(quietUntil({ ...quiet("22:00", "07:00"), quietFrom: null, quietUntil: null }, "UTC", Date.now())).toBeNull();
  });
});

it("finds the next morning, never this very minute", () => {
  const eight = toMinutes("08:00");
  expect(nextMinuteOfDay(eight, "UTC", at("2026-11-23T08:00:00Z"))).toBe(at("2026-11-24T08:00:00Z"));
  expect(nextMinuteOfDay(eight, "UTC", at("2026-11-23T07:59:59Z"))).toBe(at("2026-11-23T08:00:00Z"));
  expect(nextMinuteOfDay(eight, "America/New_York", at("2026-11-23T12:59:00Z"))).toBe(at("2026-11-23T13:00:00Z"));
});

it("writes times of day as they were read", () => {
  for (const time of ["00:00", "07:05", "22:30", "23:59"]) expect(toTime(toMinutes(time))).toBe(time);
});
