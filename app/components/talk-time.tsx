import { daysBetween } from "../lib/format.ts";
import { When } from "./money.tsx";
import { useReader } from "./reader.tsx";

/** The hour of the last days, for the day stands above; the date of what is older. */
export function EntryTime({ at }: { at: string }) {
  const reader = useReader();
  const recent = Math.abs(daysBetween(Date.parse(at), reader.now, reader.timeZone)) < 7;
  return <When at={at} form={recent ? "clock" : "recent"} />;
}
