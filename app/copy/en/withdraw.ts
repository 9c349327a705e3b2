/** Taking one's own challenge back. */
export const withdraw = {
  cancelTitle: "Withdraw this challenge?",
  cancelText:
    "It is no longer listed, and everybody who applied is told that it has ended. Nothing is charged. This cannot be undone.",
  cancelDraftText: "Nobody but you has seen it. This cannot be undone.",
  cancelButton: "Withdraw the challenge",
  notYet: "Not yet",
} as const;
