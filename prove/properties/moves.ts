/** What is true of every move from one moment to the next. */
import type { ChallengeState } from "../../worker/domains/challenges/contract.ts";
import type { HoldState } from "../../worker/domains/payments/contract.ts";
import type { Books } from "../histories/records.ts";
import { must } from "./violation.ts";

/** The oracle's own tables: what may follow a state, by DESIGN, directly or through others within one step. What has no follower is an end. */
const challengeMoves: Readonly<Record<ChallengeState, readonly ChallengeState[]>> = {
  draft: ["open", "canceled"],
  open: ["awarded", "canceled", "expired"],
  awarded: ["open", "in_progress"],
  in_progress: ["delivered", "completed", "canceled", "disputed"],
  delivered: ["in_progress", "completed", "canceled", "disputed"],
  disputed: ["in_progress", "delivered", "completed", "canceled"],
  completed: [],
  canceled: [],
  expired: [],
};

const holdMoves: Readonly<Record<HoldState, readonly HoldState[]>> = {
  created: ["checkout_open", "async_pending", "failed", "held", "lapsed"],
  checkout_open: ["created", "async_pending", "failed", "held", "lapsed"],
  // The window stands still for some days at most.
  async_pending: ["failed", "held", "lapsed"],
  failed: ["checkout_open", "held", "lapsed"],
  lapsed: ["held"],
  held: ["partially_released", "released", "refunded", "split", "charged_back"],
  partially_released: ["released", "split", "charged_back"],
  released: [],
  refunded: [],
  split: [],
  charged_back: [],
};

/** Whether `to` can be reached from `from`; one step of a history may be several moves. */
function reaches<State extends string>(
  moves: Readonly<Record<State, readonly State[]>>,
  from: State,
  to: State,
): boolean {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const next of moves[state]) seen.add(next);
  return seen.has(to);
}

export function checkMoves(before: Books, after: Books): void {
  const challenges = new Map(after.challenges.map(({ id, state }) => [id, state]));
  for (const { id, state } of before.challenges) {
    const now = challenges.get(id);
    must(
      "one end",
      now !== undefined && reaches(challengeMoves, state, now),
      () => `${id} went from ${state} to ${now}`,
    );
  }
  const holds = new Map(after.holds.map((one) => [one.id, one]));
  for (const was of before.holds) {
    const now = holds.get(was.id);
    must(
      "one end",
      now !== undefined && reaches(holdMoves, was.state, now.state),
      () => `${was.id} went from ${was.state} to ${now?.state}`,
    );
    if (was.heldAt === null || now === undefined) continue;
    const kept = was.feeMinor === now.feeMinor && was.taxMinor === now.taxMinor && was.amountMinor === now.amountMinor;
    must(
      "fee as fixed",
      kept,
      () => `${was.id} had a fee of ${was.feeMinor} when it was held, and now of ${now.feeMinor}`,
    );
  }
  checkFreezes(before, after);
}

/** While a hold is frozen no decision moves its money. */
function checkFreezes(before: Books, after: Books): void {
  for (const { kind, debit, amountMinor } of after.postings.slice(before.postings.length)) {
    const id = debit.slice("hold:".length);
    const frozen = debit.startsWith("hold:") && before.frozen.has(id) && after.frozen.has(id);
    const decided = kind === "release" || kind === "refund_decided";
    must("freeze", !(frozen && decided), () => `${amountMinor} of ${id} moved by a ${kind} while it was frozen`);
  }
}
