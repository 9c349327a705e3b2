/** The words in which the demo is written: people, challenges, and what happens to each challenge, step by step. */
import type { AgentPolicy, Category } from "#contract/challenges";
import type { DisputeReason } from "#contract/disputes";
import { type Currency, currencyRules, type Money } from "../../worker/platform/money.ts";
import type { PersonKey } from "./people.ts";

export interface DemoPerson {
  email: string;
  name: string;
  /** What a visitor can try with this account; shown on the sign-in page, at most 200 characters. */
  about: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  locale: string;
  timeZone: string;
  bio: string;
  skills: string[];
  /** Whether the payout account is set up, which applying needs. */
  payable: boolean;
}

export interface DemoFile {
  name: string;
  type: string;
  text: string;
}

/** What one side says in a room. */
export type Line = ({ poster: string } | { solver: string }) & { file?: DemoFile };

export type Side = "poster" | "solver";

export type Step =
  | { verb: "apply"; by: PersonKey; price: number; days: number; letter: string; agentUse?: string }
  | { verb: "shortlist" | "decline" | "withdraw" | "award"; who: PersonKey }
  | { verb: "retract" | "declineAward"; who: PersonKey; reason: string }
  | { verb: "note"; who: PersonKey; note: string }
  | { verb: "talk"; who: PersonKey; lines: Line[] }
  | { verb: "openCheckout" | "pay" | "approve" }
  | { verb: "deliver"; note: string; files: DemoFile[] }
  | { verb: "askChanges"; days: number; feedback: string }
  /** `toSolver`: what they ask to go to the solver, in whole units; the rest is to go back. */
  | { verb: "dispute"; side: Side; reason: DisputeReason; text: string; toSolver: number }
  | { verb: "answerDispute"; text: string; toSolver: number }
  | { verb: "acceptOffer"; side: Side }
  | { verb: "review"; side: Side; rating: number; text: string }
  | { verb: "cancel"; side: Side; note: string };

export interface DemoChallenge {
  /** Names every write of this challenge for ever; never reuse one. */
  key: string;
  poster: PersonKey;
  title: string;
  summary: string;
  /** Markdown. */
  brief: string;
  category: Category;
  skills: string[];
  reward: Reward;
  /** Days from the start of the demo until applications close. */
  closesIn: number;
  deliveryDays: number;
  agents?: AgentPolicy;
  /** Left as a draft, with only some of the fields. */
  draft?: boolean;
  story?: Step[];
}

/** In whole units of the currency. */
export interface Reward {
  amount: number;
  currency: Currency;
}
export const usd = (amount: number): Reward => ({ amount, currency: "USD" });
export const eur = (amount: number): Reward => ({ amount, currency: "EUR" });
export const gbp = (amount: number): Reward => ({ amount, currency: "GBP" });

/** @param amount in whole units */
export function moneyOf(amount: number, { currency }: Reward): Money {
  return { amountMinor: Math.round(amount * 10 ** currencyRules[currency].digits), currency };
}

/** @param price in whole units of the challenge's currency */
export const apply = (by: PersonKey, price: number, days: number, letter: string, agentUse?: string): Step => ({
  verb: "apply",
  by,
  price,
  days,
  letter,
  ...(agentUse === undefined ? {} : { agentUse }),
});
export const shortlist = (who: PersonKey): Step => ({ verb: "shortlist", who });
export const decline = (who: PersonKey): Step => ({ verb: "decline", who });
export const withdraw = (who: PersonKey): Step => ({ verb: "withdraw", who });
export const note = (who: PersonKey, text: string): Step => ({ verb: "note", who, note: text });
/** A stretch of talk in the room of the poster and `who`. */
export const talk = (who: PersonKey, ...lines: Line[]): Step => ({ verb: "talk", who, lines });
export const award = (who: PersonKey): Step => ({ verb: "award", who });
export const retract = (who: PersonKey, reason: string): Step => ({ verb: "retract", who, reason });
export const declineAward = (who: PersonKey, reason: string): Step => ({ verb: "declineAward", who, reason });
/** The poster goes to the payment page and leaves it without paying. */
export const openCheckout: Step = { verb: "openCheckout" };
export const pay: Step = { verb: "pay" };
export const deliver = (text: string, ...files: DemoFile[]): Step => ({ verb: "deliver", note: text, files });
export const askChanges = (days: number, feedback: string): Step => ({ verb: "askChanges", days, feedback });
export const approve: Step = { verb: "approve" };
export const posterReviews = (rating: number, text: string): Step => ({ verb: "review", side: "poster", rating, text });
export const solverReviews = (rating: number, text: string): Step => ({ verb: "review", side: "solver", rating, text });
export const dispute = (side: Side, reason: DisputeReason, toSolver: number, text: string): Step => ({
  verb: "dispute",
  side,
  reason,
  toSolver,
  text,
});
/** The other side says what it would accept. */
export const answerDispute = (toSolver: number, text: string): Step => ({ verb: "answerDispute", toSolver, text });
/** One side accepts what the other said last. */
export const acceptOffer = (side: Side): Step => ({ verb: "acceptOffer", side });
export const cancel = (side: Side, text: string): Step => ({ verb: "cancel", side, note: text });

export const textFile = (name: string, text: string): DemoFile => ({ name, type: "text/plain; charset=utf-8", text });
export const markdownFile = (name: string, text: string): DemoFile => ({ name, type: "text/markdown", text });
export const csvFile = (name: string, text: string): DemoFile => ({ name, type: "text/csv", text });
export const svgFile = (name: string, text: string): DemoFile => ({ name, type: "image/svg+xml", text });

/** Lines that stand for themselves: list items, headings, tables, quotations, code. */
const STANDS_ALONE = /^([-#|>`]|\d+\. |\s|$)/;

/**
 * Text as it is read, from a template literal that is indented and wrapped as source: without the indentation, and with the lines of
 * a paragraph joined.
 */
export function md(parts: TemplateStringsArray): string {
  const lines = parts.join("").split("\n");
  const indents = lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.search(/\S/)]));
  const indent = Math.min(...indents);
  let joined = "";
  let open = false; // the paragraph of the line before
  let fenced = false;
  for (const raw of lines) {
    const line = raw.startsWith(" ") ? raw.slice(indent).trimEnd() : raw;
    if (line.startsWith("```")) fenced = !fenced;
    const plain = !fenced && !STANDS_ALONE.test(line);
    joined += (open && plain ? " " : "\n") + line;
    open = plain;
  }
  return joined.trim();
}
