/** Shown when there is no network. */
export const offline = {
  title: "You are offline",
  lead: "This page was not opened on this device before. What you opened is here; nothing is lost, and nothing is sent until you are back.",
  tryAgain: "Try this page again",
  kept: "On this device",
} as const;
