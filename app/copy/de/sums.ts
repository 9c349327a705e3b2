/** The lines of a ledger. */
import type { sums as english } from "../en/sums.ts";
import type { Translation } from "../translation.ts";

export const sums = {
  fee: "Plattformgebühr, {percent} %",
  youWouldReceive: "Du würdest erhalten",
  solverReceives: "Ausführende Seite erhält",
  personReceives: "{name} erhält",
  heldSum: "Verwahrt",
  reward: "Prämie",
  price: "Preis",
} satisfies Translation<typeof english>;
