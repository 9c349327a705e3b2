/** Applying, and one's own application. */
export const apply = {
  myApplication: "Your application",
  applyTitle: "Apply",
  coverLetter: "Your proposal",
  coverLetterHint:
    "How you would do it, and what you have done that is like it. No contact details: you can talk here once you are on the shortlist.",
  price: "Your price",
  priceHint: "The whole price, all work included. The poster named {sum}.",
  daysLabel: "Days to the first delivery",
  daysHint: "From the day the reward is held. The poster allows {days}.",
  agentUse: "AI agents you would use",
  agentUseHint: "Name them and what for; leave it empty if none.",
  applySlip: "What you would receive",
  feeNote: "The fee is taken from the price when the work is approved. Applying costs nothing.",
  sendApplication: "Send the application",
  sending: "Sending",
  withdraw: "Withdraw the application",
  notYet: "Not yet",
  setUpPayouts: "Set up payouts in a new tab, then send this again",
} as const;
