/** The three places where money may be, and what goes off on the way. */
export const rail = {
  railLabel: "Where the money is",
  poster: "Poster",
  held: "Held",
  solver: "Solver",
  you: "You",
  taxOnFee: "Tax on the fee",
} as const;
