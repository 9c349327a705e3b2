/** What was done in the histories, and how often: what was never done proves nothing. */
import { verbs } from "./verbs.ts";

export type Tally = Map<string, number>;

/** Ends and happenings that enough histories must have reached, beside every verb. */
const wanted: readonly string[] = [
  ...verbs,
  ...["pay", "payer", "bank", "account", "owner", "fault", "killed", "twice"],
  ...["hold released", "hold refunded", "hold split", "hold lapsed", "payout paid", "payout reversed"],
  ...["refund paid", "refund failed"],
];

export function count(tally: Tally, what: string, times = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + times);
}

export function missingFrom(tally: Tally): string[] {
  return wanted.filter((what) => !tally.has(what));
}

export function tallyText(tally: Tally): string {
  return [...tally]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([what, times]) => `${String(times).padStart(7)}  ${what}`)
    .join("\n");
}
