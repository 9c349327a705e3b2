/** What every form says. */
export const form = {
  currency: "Currency",
  summary: "{count, plural, one {One field needs another look.} other {# fields need another look.}}",
  kept: "What you wrote is still here. Nothing has changed.",
  unreachable: "OpenChance did not answer.",
  requestId: "Request {id}",
  draftKept: "Kept on this device, {time}. Nobody else sees it until you send it.",
  draftThrowAway: "Throw it away",
  save: "Save",
  saving: "Saving",
  saved: "Saved.",
  notYet: "Not yet",
  notASum: "Write a sum such as 1,200 or 1,200.00.",
  fileTooLarge: "One of the files is larger than 90 MB.",
} as const;
