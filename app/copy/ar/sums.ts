/** The lines of a ledger. */
import type { sums as english } from "../en/sums.ts";
import type { Translation } from "../translation.ts";

export const sums = {
  fee: "رسوم المنصة، {percent}%",
  youWouldReceive: "يصلك إن وقع الاختيار عليك",
  solverReceives: "يصل إلى المنفّذ",
  personReceives: "يصل إلى {name}",
  heldSum: "محجوز",
  reward: "المكافأة",
  price: "السعر",
} satisfies Translation<typeof english>;
