/** Where the money of a challenge is, who can move it, and what happens if nobody does: the facts behind every slip. */
import type { SealState } from "../components/seal.tsx";
import { money as texts } from "../copy/en/money.ts";
import { disputed, divided } from "./money-divided.ts";
import { type MoneyStory, type MoneyText, paidInWord, sayings } from "./money-words.ts";
import type { Challenge, Dispute, Money, Payment } from "./types.ts";

/** Whose side the sentence is for. A guest, whoever is neither poster nor chosen, reads nothing of "you" once somebody is chosen. */
export type Side = "poster" | "solver" | "guest";

/** An instant, shown as a day, or (for deadlines) with its hour and time zone. */
export interface Instant {
  at: string;
  form: "day" | "short" | "deadline";
}

/** What fills a message's placeholder; `text` is a message of its own. */
export type StateValue = Money | Instant | { text: string } | { name: string } | number;

/** Messages are whole texts, so that a page whose server works this out ships no others. */
export interface MoneyState {
  seal: SealState;
  word: string;
  /** Where on the rail: 0 poster, 1 held, 2 solver. */
  at: 0 | 1 | 2;
  /** The words under the three stations; `day` fills their placeholder. */
  rail: readonly [RailWord, RailWord, RailWord];
  sentence: string;
  values: Readonly<Record<string, StateValue>>;
  /** What the person can do about it. */
  action?: { text: string; to: string };
}

export interface RailWord {
  text: string;
  /** The same to whoever stands there. */
  you?: string;
  day?: Instant;
}

export type Subject = Pick<
  Challenge,
  "state" | "reward" | "paymentDueAt" | "approvesAt" | "completedAt" | "cancelReason" | "solver" | "poster"
>;

/** What some pages know beyond challenge and payment. */
export interface MoreFacts {
  /** The newest dispute, for its two sides. */
  dispute?: Dispute | null;
  /** A delivery is past its due date: since when, and from when on the poster may end it alone (null: something was delivered before). */
  overdue?: { dueAt: string; endsFrom: string | null; over: boolean } | null;
}

/** The state of a challenge's money for one side. `payment` is null for strangers and before an award. */
export function moneyState(
  challenge: Subject,
  payment: Payment | null,
  side: Side,
  { dispute = null, overdue = null }: MoreFacts = {},
): MoneyState {
  const sum: Money = payment?.amount ?? challenge.reward ?? { amountMinor: 0, currency: "USD" };
  const names = { sum, poster: { name: challenge.poster.name }, solver: { name: challenge.solver?.name ?? "" } };
  const story: MoneyStory = { challenge, payment, side, dispute, names, ...sayings(side) };
  const { pick, rail } = story;
  const notHeld = (poster: MoneyText, day?: Instant) =>
    [rail(poster, day), rail("rail_beforeWork"), rail("rail_onApproval")] as const;

  switch (challenge.state) {
    case "awarded": {
      if (payment?.holdState === "async_pending") {
        return {
          seal: "wait",
          word: texts.state_wait,
          at: 0,
          rail: notHeld("rail_onItsWay"),
          sentence: pick("debit_poster", "debit_solver", "awarded_guest"),
          values: payment.debitUntil ? { ...names, time: { at: payment.debitUntil, form: "deadline" } } : names,
        };
      }
      const due = payment?.paymentDueAt ?? challenge.paymentDueAt;
      return {
        seal: "none",
        word: texts.state_none,
        at: 0,
        rail: due ? notHeld("rail_paysBy", { at: due, form: "short" }) : notHeld("rail_paysOnChoosing"),
        sentence: pick("awarded_poster", "awarded_solver", "awarded_guest"),
        values: due ? { ...names, time: { at: due, form: "deadline" } } : names,
      };
    }
    case "in_progress":
    case "delivered":
      return held(story, overdue);
    case "disputed":
      return disputed(story);
    case "completed":
      return completed(story);
    case "canceled":
      return canceled(story);
    case "expired":
      return {
        seal: "none",
        word: texts.state_expired,
        at: 0,
        rail: notHeld("rail_paysOnChoosing"),
        sentence: texts.expired,
        values: names,
      };
    default:
      return {
        seal: "none",
        word: texts.state_none,
        at: 0,
        rail: notHeld("rail_paysOnChoosing"),
        sentence: pick("none_poster", "none_solver"),
        values: names,
      };
  }
}

/** While a bank questions the payment, or it is looked into. */
function frozen({ payment, names, pick, rail }: MoneyStory, freeze: NonNullable<Payment["freeze"]>): MoneyState {
  const { cause, amount, endsAt } = freeze;
  const questioned = cause === "chargeback";
  const date: Record<string, StateValue> = endsAt === null ? {} : { date: { at: endsAt, form: "day" } };
  return {
    seal: questioned ? "split" : "stop",
    word: questioned ? texts.state_chargeback : texts.state_frozen,
    at: 1,
    rail: [paidInWord(payment), rail("rail_frozen"), rail("rail_waits")],
    sentence: questioned
      ? pick("frozen_chargeback_poster", "frozen_chargeback_solver")
      : texts[endsAt === null ? "frozen" : "frozen_by"],
    values: { ...names, sum: amount ?? names.sum, ...date },
  };
}

/** While work runs. */
function held(story: MoneyStory, overdue: MoreFacts["overdue"]): MoneyState {
  const { challenge, payment, names, pick, rail } = story;
  if (payment?.freeze && story.side !== "guest") return frozen(story, payment.freeze);
  const state = (word: MoneyText, sentence: string, values: MoneyState["values"] = {}): MoneyState => ({
    seal: "held",
    word: texts[word],
    at: 1,
    rail: [
      paidInWord(payment),
      rail(challenge.state === "delivered" ? "rail_delivered" : "rail_protected"),
      rail("rail_onApproval"),
    ],
    sentence,
    values: { ...names, ...values },
  });
  if (challenge.state === "delivered") {
    const date: Record<string, StateValue> = challenge.approvesAt
      ? { date: { at: challenge.approvesAt, form: "day" } }
      : {};
    return state("state_held", pick("delivered_poster", "delivered_solver", "delivered_guest"), date);
  }
  if (!overdue || story.side === "guest") return state("state_held", pick("held_poster", "held_solver", "held_guest"));
  const date: Instant = { at: overdue.dueAt, form: "day" };
  if (overdue.endsFrom === null) return state("state_overdue", texts.overdueAgain, { date });
  return state(
    "state_overdue",
    overdue.over ? pick("overdueOver_poster", "overdueOver_solver") : pick("overdue_poster", "overdue_solver"),
    { date, until: { at: overdue.endsFrom, form: "day" } },
  );
}

function completed(story: MoneyStory): MoneyState {
  const { challenge, payment, side, names, pick, rail } = story;
  const paidIn = paidInWord(payment);
  const approvedAt = challenge.completedAt ?? payment?.heldAt ?? "";
  const values: Record<string, StateValue> = { ...names, date: { at: approvedAt, form: "day" } };
  if (payment) Object.assign(values, { net: payment.net, fee: payment.fee });
  const approved = rail("rail_approvedOn", { at: approvedAt, form: "short" });
  const payout = payment?.payout ?? null;
  if (side === "solver" && payout && (payout.state === "blocked" || payout.state === "failed")) {
    const reason = payout.reason ?? "transfer_refused";
    const theirs = reason === "payout_setup_required" || reason === "account_restricted";
    return {
      seal: "stop",
      word: texts.state_blocked,
      at: 2,
      rail: [paidIn, approved, rail("rail_waits")],
      sentence: texts.blocked_solver,
      values: { ...values, net: payout.amount, reason: { text: texts[`reason_${reason}`] } },
      ...(theirs
        ? {
            action: {
              text: reason === "payout_setup_required" ? texts.action_setUp : texts.action_correct,
              to: "/settings/payouts",
            },
          }
        : {}),
    };
  }
  const settled = divided(story);
  if (settled) return settled;
  // A stranger, and a list, which knows no payment, cannot tell an approval from a dispute's end.
  if (side === "guest" || payment === null) {
    return {
      seal: "paid",
      word: texts.state_settled,
      at: 2,
      rail: [paidIn, rail("rail_settledOn", { at: approvedAt, form: "short" }), rail("rail_completed")],
      sentence: texts.completed_guest,
      values,
    };
  }
  if (payout?.state === "paid" && payout.paidAt) {
    return {
      seal: "paid",
      word: texts.state_paid,
      at: 2,
      rail: [paidIn, approved, rail("rail_paid", { at: payout.paidAt, form: "short" })],
      sentence: pick("paid_poster", "paid_solver"),
      values: { ...values, date: { at: payout.paidAt, form: "day" } },
    };
  }
  return {
    seal: "paid",
    word: texts.state_released,
    at: 2,
    rail: [paidIn, approved, rail("rail_onItsWay")],
    sentence: pick("released_poster", "released_solver"),
    values,
  };
}

function canceled(story: MoneyStory): MoneyState {
  const { challenge, payment, side, names, pick, rail } = story;
  const reason: StateValue = { text: texts[`cancel_${challenge.cancelReason ?? "poster_withdrew"}`] };
  const back = (text: MoneyText) => [rail(text), rail("rail_beforeWork"), rail("rail_onApproval")] as const;
  if (payment?.holdState === "charged_back") {
    const sentence = pick("chargeback_poster", "chargeback_solver");
    return { seal: "split", word: texts.state_chargeback, at: 0, rail: back("rail_back"), sentence, values: names };
  }
  const settled = divided(story);
  if (settled) return settled;
  const refund = payment?.refund ?? null;
  if (refund !== null) {
    const values = { ...names, sum: refund.amount, reason };
    if (refund.state === "paid") {
      const sentence = pick("refunded_poster", "refunded_solver");
      return { seal: "back", word: texts.state_back, at: 0, rail: back("rail_back"), sentence, values };
    }
    if (refund.state === "failed" && side === "poster") {
      const sentence = texts.refundFailed_poster;
      return { seal: "stop", word: texts.state_backFailed, at: 0, rail: back("rail_waits"), sentence, values };
    }
    const sentence = pick("refunding_poster", "refunding_solver");
    return { seal: "wait", word: texts.state_backOnItsWay, at: 0, rail: back("rail_goesBack"), sentence, values };
  }
  return {
    seal: "none",
    word: texts.state_canceled,
    at: 0,
    rail: [rail("rail_paysOnChoosing"), rail("rail_beforeWork"), rail("rail_onApproval")],
    sentence: side === "guest" ? texts.canceled_guest : texts.canceled,
    values: { ...names, reason },
  };
}
