/** The lines of a ledger. */
import type { sums as english } from "../en/sums.ts";
import type { Translation } from "../translation.ts";

export const sums = {
  fee: "Frais de plateforme, {percent} %",
  youWouldReceive: "Vous recevriez",
  solverReceives: "Le prestataire reçoit",
  personReceives: "{name} reçoit",
  heldSum: "Mis de côté",
  reward: "Récompense",
  price: "Prix",
} satisfies Translation<typeof english>;
