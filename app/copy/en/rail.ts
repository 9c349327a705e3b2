/** The three places where money may be. */
export const rail = {
  railLabel: "Where the money is",
  poster: "Poster",
  held: "Held",
  solver: "Solver",
  you: "You",
} as const;
