/** Headings of the files that people take home, where no page has the word. On the server alone. */
export const exported = {
  challenge: "Challenge",
  amount: "Amount",
  why: "Why it waits",
  number: "No.",
  time: "Time",
} as const;
