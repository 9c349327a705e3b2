/** Where the money of a challenge is, who can move it, and what happens if nobody does: the facts behind every slip. */
import type { SealState } from "../components/seal.tsx";
import type { money as texts } from "../copy/en/money.ts";
import type { Challenge, Money, Payment } from "./types.ts";

type MoneyText = keyof typeof texts;

/** Whose side the sentence is for. A guest, whoever is neither poster nor chosen, reads nothing of "you" once somebody is chosen. */
export type Side = "poster" | "solver" | "guest";

/** An instant, shown as a day, or (for deadlines) with its hour and time zone. */
interface Instant {
  at: string;
  form: "day" | "short" | "deadline";
}

export type StateValue = Money | Instant | { text: MoneyText } | { name: string } | number;

export interface MoneyState {
  seal: SealState;
  word: MoneyText;
  /** Where on the rail: 0 poster, 1 held, 2 solver. */
  at: 0 | 1 | 2;
  /** The words under the three stations; `day` fills their placeholder. */
  rail: readonly [RailWord, RailWord, RailWord];
  sentence: MoneyText;
  values: Readonly<Record<string, StateValue>>;
  /** What the person can do about a payout that waits. */
  action?: { text: MoneyText; to: string };
}

interface RailWord {
  text: MoneyText;
  day?: Instant;
}

type Subject = Pick<
  Challenge,
  "state" | "reward" | "paymentDueAt" | "approvesAt" | "completedAt" | "cancelReason" | "solver" | "poster"
>;

const bankDebitDays = 14;

/** The state of a challenge's money for one side. `payment` is null for strangers and before an award. */
export function moneyState(challenge: Subject, payment: Payment | null, side: Side): MoneyState {
  const sum: Money = payment?.amount ?? challenge.reward ?? { amountMinor: 0, currency: "USD" };
  const names = { sum, poster: { name: challenge.poster.name }, solver: { name: challenge.solver?.name ?? "" } };
  const pick = (poster: MoneyText, solver: MoneyText, guest: MoneyText = solver) => ({ poster, solver, guest })[side];
  const paidIn: RailWord = payment?.heldAt
    ? { text: "rail_paidOn", day: { at: payment.heldAt, form: "short" } }
    : { text: "rail_paidIn" };
  const notHeld = (poster: RailWord) =>
    [poster, { text: "rail_beforeWork" }, { text: "rail_onApproval" }] as MoneyState["rail"];

  switch (challenge.state) {
    case "awarded": {
      if (payment?.holdState === "async_pending") {
        return {
          seal: "wait",
          word: "state_wait",
          at: 0,
          rail: notHeld({ text: "rail_onItsWay" }),
          sentence: pick("debit_poster", "debit_solver", "awarded_guest"),
          values: { ...names, days: bankDebitDays },
        };
      }
      const due = payment?.paymentDueAt ?? challenge.paymentDueAt;
      return {
        seal: "none",
        word: "state_none",
        at: 0,
        rail: notHeld(due ? { text: "rail_paysBy", day: { at: due, form: "short" } } : { text: "rail_paysOnChoosing" }),
        sentence: pick("awarded_poster", "awarded_solver", "awarded_guest"),
        values: due ? { ...names, time: { at: due, form: "deadline" } } : names,
      };
    }
    case "in_progress":
      return {
        seal: "held",
        word: "state_held",
        at: 1,
        rail: [paidIn, { text: "rail_protected" }, { text: "rail_onApproval" }],
        sentence: pick("held_poster", "held_solver", "held_guest"),
        values: names,
      };
    case "delivered":
      return {
        seal: "held",
        word: "state_held",
        at: 1,
        rail: [paidIn, { text: "rail_delivered" }, { text: "rail_onApproval" }],
        sentence: pick("delivered_poster", "delivered_solver", "delivered_guest"),
        values: challenge.approvesAt ? { ...names, date: { at: challenge.approvesAt, form: "day" } } : names,
      };
    case "disputed":
      return {
        seal: "split",
        word: "state_split",
        at: 1,
        rail: [paidIn, { text: "rail_waits" }, { text: "rail_waits" }],
        sentence: "stopped",
        values: names,
      };
    case "completed":
      return completed(challenge, payment, side, paidIn, names);
    case "canceled":
      return canceled(challenge, payment, side, names);
    case "expired":
      return {
        seal: "none",
        word: "state_expired",
        at: 0,
        rail: notHeld({ text: "rail_paysOnChoosing" }),
        sentence: "expired",
        values: names,
      };
    default:
      return {
        seal: "none",
        word: "state_none",
        at: 0,
        rail: notHeld({ text: "rail_paysOnChoosing" }),
        sentence: pick("none_poster", "none_solver"),
        values: names,
      };
  }
}

type Names = Record<string, StateValue> & { sum: Money };

function completed(
  challenge: Subject,
  payment: Payment | null,
  side: Side,
  paidIn: RailWord,
  names: Names,
): MoneyState {
  const approvedAt = challenge.completedAt ?? payment?.heldAt ?? "";
  const values: Record<string, StateValue> = { ...names, date: { at: approvedAt, form: "day" } };
  if (payment) Object.assign(values, { net: payment.net, fee: payment.fee });
  const approved: RailWord = { text: "rail_approvedOn", day: { at: approvedAt, form: "short" } };
  if (side === "guest") {
    const rail: MoneyState["rail"] = [paidIn, approved, { text: "rail_released" }];
    return { seal: "paid", word: "state_released", at: 2, rail, sentence: "released_guest", values };
  }
  const payout = payment?.payout ?? null;
  if (payout?.state === "paid" && payout.paidAt) {
    return {
      seal: "paid",
      word: "state_paid",
      at: 2,
      rail: [paidIn, approved, { text: "rail_paid", day: { at: payout.paidAt, form: "short" } }],
      sentence: side === "poster" ? "paid_poster" : "paid_solver",
      values: { ...values, date: { at: payout.paidAt, form: "day" } },
    };
  }
  if (side === "solver" && payout && (payout.state === "blocked" || payout.state === "failed")) {
    const reason = payout.reason ?? "transfer_refused";
    const theirs = reason === "payout_setup_required" || reason === "account_restricted";
    return {
      seal: "stop",
      word: "state_blocked",
      at: 2,
      rail: [paidIn, approved, { text: "rail_waits" }],
      sentence: "blocked_solver",
      values: { ...values, reason: { text: `reason_${reason}` } },
      ...(theirs
        ? {
            action: {
              text: reason === "payout_setup_required" ? "action_setUp" : "action_correct",
              to: "/settings/payouts",
            },
          }
        : {}),
    };
  }
  return {
    seal: "paid",
    word: "state_released",
    at: 2,
    rail: [paidIn, approved, { text: "rail_onItsWay" }],
    sentence: side === "poster" ? "released_poster" : "released_solver",
    values,
  };
}

function canceled(challenge: Subject, payment: Payment | null, side: Side, names: Names): MoneyState {
  const reason: StateValue = { text: `cancel_${challenge.cancelReason ?? "poster_withdrew"}` };
  const back = (text: MoneyText): MoneyState["rail"] => [
    { text },
    { text: "rail_beforeWork" },
    { text: "rail_onApproval" },
  ];
  if (payment?.holdState === "charged_back") {
    const sentence = side === "poster" ? "chargeback_poster" : "chargeback_solver";
    return { seal: "split", word: "state_split", at: 0, rail: back("rail_back"), sentence, values: names };
  }
  const refund = payment?.refund ?? null;
  if (refund !== null) {
    const values = { ...names, sum: refund.amount, reason };
    if (refund.state === "paid") {
      const sentence = side === "poster" ? "refunded_poster" : "refunded_solver";
      return { seal: "back", word: "state_back", at: 0, rail: back("rail_back"), sentence, values };
    }
    if (refund.state === "failed" && side === "poster") {
      const rail = back("rail_waits");
      return { seal: "stop", word: "state_backFailed", at: 0, rail, sentence: "refundFailed_poster", values };
    }
    const sentence = side === "poster" ? "refunding_poster" : "refunding_solver";
    return { seal: "wait", word: "state_backOnItsWay", at: 0, rail: back("rail_goesBack"), sentence, values };
  }
  return {
    seal: "none",
    word: "state_canceled",
    at: 0,
    rail: [{ text: "rail_paysOnChoosing" }, { text: "rail_beforeWork" }, { text: "rail_onApproval" }],
    sentence: side === "guest" ? "canceled_guest" : "canceled",
    values: { ...names, reason },
  };
}
