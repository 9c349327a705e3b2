/** The three places where money may be, and what goes off on the way. */
import type { rail as english } from "../en/rail.ts";
import type { Translation } from "../translation.ts";

export const rail = {
  railLabel: "Dónde está el dinero",
  poster: "Cliente",
  held: "En reserva",
  solver: "Especialista",
  you: "Tú",
  taxOnFee: "Impuesto sobre la comisión",
} satisfies Translation<typeof english>;
