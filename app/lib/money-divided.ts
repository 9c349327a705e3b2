/** The money of a challenge that is disputed, or was divided between the two sides. */
import { money as texts } from "../copy/en/money.ts";
import { respondentOf } from "./dispute-view.ts";
import { divide, netOf } from "./division.ts";
import type { MoneyState, StateValue } from "./money-state.ts";
import { type MoneyStory, paidInWord } from "./money-words.ts";
import type { Division } from "./types.ts";

export function disputed(story: MoneyStory): MoneyState {
  const { payment, names, rail } = story;
  const { sentence, values } = disputeSentence(story);
  return {
    seal: "split",
    word: texts.state_split,
    at: 1,
    rail: [paidInWord(payment), rail("rail_disputed"), rail("rail_waits")],
    sentence,
    values: { ...names, ...values },
  };
}

function disputeSentence({ dispute, side, names }: MoneyStory): Pick<MoneyState, "sentence" | "values"> {
  if (!dispute || side === "guest") return { sentence: texts.disputed_guest, values: {} };
  const { silence } = dispute;
  if (silence?.outcome === "limit") {
    return { sentence: texts.disputed_limit, values: { date: { at: silence.at, form: "day" } } };
  }
  if (dispute.state !== "filed") {
    const date: StateValue = { at: dispute.decisionDueAt ?? dispute.answerDueAt, form: "day" };
    return { sentence: texts.disputed, values: { date } };
  }
  const date: StateValue = { at: dispute.answerDueAt, form: "deadline" };
  const asked = respondentOf(dispute);
  return asked === side
    ? { sentence: texts.disputed_answer, values: { date } }
    : { sentence: texts.disputed_wait, values: { date, name: names[asked] ?? { name: "" } } };
}

/** What each side got of it in the end; null when the solver got nothing, or all of it by approval. */
export function divided(story: MoneyStory): MoneyState | null {
  const { payment, side, names, pick, rail } = story;
  const found = divisionOf(story);
  if (found === null) return null;
  const { division, how, at } = found;
  const date: Readonly<Record<string, StateValue>> = at === null ? {} : { date: { at, form: "day" } };
  return {
    seal: division.refund.amountMinor === 0 ? "paid" : "split",
    word: texts.state_settled,
    at: 2,
    rail: [
      paidInWord(payment),
      at === null ? rail("rail_settled") : rail("rail_settledOn", { at, form: "short" }),
      rail(payment?.payout?.state === "paid" ? "rail_divided" : "rail_onItsWay"),
    ],
    sentence: side === "guest" ? texts.split_guest : pick(`split_${how}_poster`, `split_${how}_solver`),
    values: { ...names, ...date, net: netOf(division), refund: division.refund },
  };
}

interface Divided {
  division: Division;
  how: "decided" | "agreed" | "silence" | "limit" | "together";
  /** null where the record keeps no instant. */
  at: string | null;
}

function divisionOf({ dispute, payment, challenge }: MoneyStory): Divided | null {
  if (dispute?.settlement && dispute.outcome && dispute.outcome !== "chargeback") {
    if (dispute.settlement.release.amountMinor === 0) return null;
    return { division: dispute.settlement, how: dispute.outcome, at: dispute.settledAt };
  }
  if (challenge.cancelReason !== "agreed" || !payment || payment.released.amountMinor === 0) return null;
  const division = divide({ ...payment, held: payment.amount }, payment.released.amountMinor);
  return { division: { ...division, refund: payment.refunded }, how: "together", at: null };
}
