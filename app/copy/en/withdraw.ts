/** Taking one's own challenge back. */
export const withdraw = {
  cancelTitle: "Withdraw this challenge?",
  cancelText: "It leaves the lists, and everybody who applied is told. Nothing is charged. This cannot be undone.",
  cancelNote: "A word to those who applied",
  cancelButton: "Withdraw the challenge",
  notYet: "Not yet",
} as const;
