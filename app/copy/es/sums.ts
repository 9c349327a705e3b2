/** The lines of a ledger. */
import type { sums as english } from "../en/sums.ts";
import type { Translation } from "../translation.ts";

export const sums = {
  fee: "Comisión de la plataforma, {percent} %",
  youWouldReceive: "Recibirías",
  solverReceives: "El especialista recibe",
  personReceives: "{name} recibe",
  heldSum: "En reserva",
  reward: "Recompensa",
  price: "Precio",
} satisfies Translation<typeof english>;
