/** The lines of a ledger. */
export const sums = {
  fee: "Platform fee, {percent} %",
  youWouldReceive: "You would receive",
  solverReceives: "Solver receives",
  personReceives: "{name} receives",
  heldSum: "Held",
  reward: "Reward",
  price: "Price",
} as const;
