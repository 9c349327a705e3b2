/** The three places where money may be, and what goes off on the way. */
import type { rail as english } from "../en/rail.ts";
import type { Translation } from "../translation.ts";

export const rail = {
  railLabel: "Wo das Geld ist",
  poster: "Auftrag\u00adgebend",
  held: "Verwahrt",
  solver: "Ausführend",
  you: "Du",
  taxOnFee: "Steuer auf die Gebühr",
} satisfies Translation<typeof english>;
