/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
export const division = {
  receives: "{you, select, solver {You receive} other {{solver} receives}}",
  fee: "Platform fee",
  tax: "Tax on the fee",
  back: "{you, select, poster {Back to you} other {Back to {poster}}}",
  held: "Held",
  line: "{you, select, solver {{net} to you, {fee} fee, {refund} back to {poster}} poster {{net} to {solver}, {fee} fee, {refund} back to you} other {{net} to {solver}, {fee} fee, {refund} back to {poster}}}",
  lineTax:
    "{you, select, solver {{net} to you, {fee} fee, {tax} tax on it, {refund} back to {poster}} poster {{net} to {solver}, {fee} fee, {tax} tax on it, {refund} back to you} other {{net} to {solver}, {fee} fee, {tax} tax on it, {refund} back to {poster}}}",

  share: "How should the {sum} be divided?",
  shareHint:
    "{sum} are held. The fee comes out of what goes to {you, select, solver {you} other {{solver}}}; what goes back, goes back whole.",
  all: "{you, select, solver {All to you} other {All to {solver}}}",
  back_all: "{you, select, poster {All back to you} other {All back to {poster}}}",
  half: "Half each",
  other: "Another division",
  release: "{you, select, solver {To you, fee included} other {To {solver}, fee included}}",
  releaseHint: "From 0 to {sum}. The rest goes back to {you, select, poster {you} other {{poster}}}.",
  ledger: "How it is divided",
  chooseShare: "Choose how it should be divided.",

  acceptPay: "Pay {sum}",
  acceptTake: "Accept {sum}",
  acceptTakeBack: "Accept {sum} back",
  acceptGiveBack: "Give {sum} back",

  files: "Files",
  filesHint: "Up to {count}, each 90 MB at most.",
} as const;
