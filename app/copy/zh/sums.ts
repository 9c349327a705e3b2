/** The lines of a ledger. */
import type { sums as english } from "../en/sums.ts";
import type { Translation } from "../translation.ts";

export const sums = {
  fee: "平台费，{percent}%",
  youWouldReceive: "如被选定，你将收到",
  solverReceives: "承接者收到",
  personReceives: "{name}收到",
  heldSum: "保管中",
  reward: "赏金",
  price: "价格",
} satisfies Translation<typeof english>;
