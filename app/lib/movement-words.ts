/** With which words of the statement (copy/en/statement.ts) a movement is told: on its page and in its file. */
import type { statement } from "../copy/en/statement.ts";
import type { Movement } from "./types.ts";

type StatementText = keyof typeof statement;

/** What moved. A refund that the bank refused is here again. */
export function kindWord({ kind, amount }: Pick<Movement, "kind" | "amount">): StatementText {
  return kind === "refunded" && amount.amountMinor < 0 ? "kind_refundedBack" : `kind_${kind}`;
}

/** How it stands; some kinds are a state by themselves, and some have none. */
export function stateWord({ kind, state }: Pick<Movement, "kind" | "state">): StatementText | null {
  if (kind === "refunded" || kind === "goodwill") return "state_refunded";
  if (kind === "charged_back") return "state_charged_back";
  return state === null ? null : `state_${state}`;
}
