/** The messages of a MoneyState, chosen by side. */
import { money as texts } from "../copy/en/money.ts";
import type { Instant, RailWord, Side, StateValue, Subject } from "./money-state.ts";
import type { Dispute, Money, Payment } from "./types.ts";

export type MoneyText = keyof typeof texts;

/** What every branch of a money state is told from. */
export interface MoneyStory extends Sayings {
  challenge: Subject;
  payment: Payment | null;
  side: Side;
  dispute: Dispute | null;
  names: Record<string, StateValue> & { sum: Money };
}

interface Sayings {
  /** The message for the reader's side; a guest's defaults to the solver's. */
  pick(poster: MoneyText, solver: MoneyText, guest?: MoneyText): string;
  rail(word: MoneyText, day?: Instant): RailWord;
}

export function sayings(side: Side): Sayings {
  return {
    pick: (poster, solver, guest = solver) => texts[{ poster, solver, guest }[side]],
    rail: railWord,
  };
}

/** The word of a station, and to whoever stands there in the second person where there is one. */
export function railWord(word: MoneyText, day?: Instant): RailWord {
  const toYou = `${word}_you`;
  return {
    text: texts[word],
    // A text of our own by its name: where there is no second person, both read the same.
    ...(toYou in texts ? { you: texts[toYou as MoneyText] } : {}),
    ...(day ? { day } : {}),
  };
}

export function paidInWord(payment: Payment | null): RailWord {
  return payment?.heldAt ? railWord("rail_paidOn", { at: payment.heldAt, form: "short" }) : railWord("rail_paidIn");
}
