/** The three places where money may be, and what goes off on the way. */
import type { rail as english } from "../en/rail.ts";
import type { Translation } from "../translation.ts";

export const rail = {
  railLabel: "Où est l’argent",
  poster: "Client",
  held: "Mis de côté",
  solver: "Prestataire",
  you: "Vous",
  taxOnFee: "Taxe sur les frais",
} satisfies Translation<typeof english>;
