export const room = {
  you: "You",
  edited: "Edited",
  deleted: "Taken back by its author.",
  sending: "Sending",
  offline: "Sending again when you are back online",
  failed: "Not sent.",
  sendAgain: "Send again",
} as const;
