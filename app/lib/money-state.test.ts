import { describe, expect, it } from "vitest";
import { dispute as disputeTexts } from "../copy/en/dispute.ts";
import { division as divisionTexts } from "../copy/en/division.ts";
import { money as texts } from "../copy/en/money.ts";
import { moneyState, type Side } from "./money-state.ts";
import type { Challenge, Dispute, Payment } from "./types.ts";

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });
const person = (name: string) => ({ id: `usr_${name}`, handle: name, name });

function challenge(state: Challenge["state"], more: Partial<Challenge> = {}) {
  return {
    state,
    reward: usd(10_000),
    paymentDueAt: null,
    approvesAt: null,
    completedAt: null,
    cancelReason: null,
    poster: person("Pat"),
    solver: person("Sol"),
    ...more,
  } as Challenge; // moneyState reads these fields alone
}

const payment = (refund: Payment["refund"]) =>
  ({
    amount: usd(10_000),
    fee: usd(800),
    tax: usd(0),
    net: usd(9_200),
    held: usd(0),
    released: usd(0),
    refunded: usd(refund === null ? 0 : refund.amount.amountMinor),
    holdState: "refunded",
    heldAt: null,
    payout: null,
    freeze: null,
    refund,
  }) as Payment; // and these

describe("a reward that goes back", () => {
  const ended = challenge("canceled", { cancelReason: "solver_left" });
  const told = (state: "decided" | "requested" | "paid" | "failed", side: Side) => {
    const { sentence, word, seal } = moneyState(ended, payment({ state, amount: usd(10_000) }), side);
    return { sentence, word, seal };
  };

  it.each(["decided", "requested"] as const)("is on its way while %s", (state) => {
    expect(told(state, "poster")).toMatchObject({ sentence: expect.stringContaining("on its way back"), seal: "wait" });
    expect(told(state, "solver")).toMatchObject({ sentence: expect.stringContaining("on its way back"), seal: "wait" });
  });

  it("went back when it is paid", () => {
    expect(told("paid", "poster")).toMatchObject({ sentence: expect.stringContaining("went back"), seal: "back" });
    expect(told("paid", "solver")).toMatchObject({ sentence: expect.stringContaining("went back"), seal: "back" });
  });

  it("tells the poster when it was refused, and what follows", () => {
    expect(told("failed", "poster")).toMatchObject({ sentence: expect.stringContaining("another way"), seal: "stop" });
    expect(told("failed", "solver").sentence).toContain("on its way back");
  });

  it("was never charged when nothing was paid", () => {
    const { sentence } = moneyState(challenge("canceled", { cancelReason: "poster_withdrew" }), null, "poster");
    expect(sentence).toContain("Nothing was charged");
  });
});

const day = (date: number) => `2026-12-${String(date).padStart(2, "0")}T10:00:00.000Z`;
const half = { release: usd(5_000), fee: usd(400), tax: usd(0), refund: usd(5_000) };

function dispute(more: Partial<Dispute>) {
  return {
    state: "filed",
    filedBy: "poster",
    answerDueAt: day(5),
    decisionDueAt: null,
    silence: { outcome: "claim", at: day(5), division: half },
    settlement: null,
    outcome: null,
    settledAt: null,
    ...more,
  } as Dispute; // moneyState reads these fields alone
}

describe("a reward that is disputed", () => {
  const told = (side: Side, more: Partial<Dispute>) =>
    moneyState(challenge("disputed"), payment(null), side, { dispute: dispute(more) });

  it("asks the side that has not answered, and names it to the other", () => {
    expect(told("solver", {})).toMatchObject({
      seal: "split",
      sentence: "Nothing moves. Answer by {date}, or the decision is made without you.",
      values: { date: { at: day(5) } },
    });
    expect(told("poster", {})).toMatchObject({ sentence: texts.disputed_wait, values: { name: { name: "Sol" } } });
  });

  it("tells both by when a person decides, once it is answered", () => {
    const answered = {
      state: "answered",
      decisionDueAt: day(20),
      silence: { outcome: "decision", at: day(20), division: null },
    } as const;
    for (const side of ["poster", "solver"] as const) {
      expect(told(side, answered)).toMatchObject({
        sentence: "Nothing moves. Both sides are heard; a person decides by {date}.",
        values: { date: { at: day(20) } },
      });
    }
  });

  it("names the hold's last day when that comes first", () => {
    const limit = { silence: { outcome: "limit", at: day(3), division: half } } as const;
    expect(told("poster", limit)).toMatchObject({ sentence: texts.disputed_limit, values: { date: { at: day(3) } } });
  });
});

describe("a reward that was divided", () => {
  const settled = (side: Side, more: Partial<Dispute> = {}) =>
    moneyState(challenge("completed", { completedAt: day(9) }), payment(null), side, {
      dispute: dispute({
        state: "settled",
        silence: null,
        outcome: "decided",
        settlement: half,
        settledAt: day(9),
        ...more,
      }),
    });

  it("says what each side got", () => {
    expect(settled("poster")).toMatchObject({
      seal: "split",
      sentence: "Decided on {date}: {net} to {solver}, {refund} back to you. Reasons below.",
      values: { net: usd(4_600), refund: usd(5_000), date: { at: day(9) } },
    });
    expect(settled("solver").sentence).toBe(
      "Decided on {date}: {net} to you, {refund} back to {poster}. Reasons below.",
    );
  });

  it.each(["agreed", "silence", "limit"] as const)("does not call it a person's decision: %s", (outcome) => {
    expect(settled("poster", { outcome }).sentence).not.toMatch(/decided/i);
  });

  it("does not say that the poster approved what a dispute released", () => {
    const all = { release: usd(10_000), fee: usd(800), tax: usd(0), refund: usd(0) };
    expect(settled("poster", { outcome: "silence", settlement: all })).toMatchObject({
      seal: "paid",
      sentence: texts.split_silence_poster,
    });
  });

  it("was ended together when both agreed", () => {
    const both = { ...payment({ state: "paid", amount: usd(4_000) }), released: usd(6_000) };
    expect(moneyState(challenge("canceled", { cancelReason: "agreed" }), both, "solver")).toMatchObject({
      seal: "split",
      sentence: texts.split_together_solver,
      values: { net: usd(5_520), refund: usd(4_000) },
    });
  });
});

describe("a reward that a bank or a person looks into", () => {
  const told = (side: Side, freeze: Payment["freeze"]) =>
    moneyState(challenge("delivered", { approvesAt: day(9) }), { ...payment(null), freeze }, side);

  it("says what the bank took, to whom it was given", () => {
    const freeze = { cause: "chargeback", amount: usd(4_000), endsAt: null } as const;
    expect(told("poster", freeze)).toMatchObject({
      seal: "split",
      word: "Chargeback",
      sentence: "Your bank has taken {sum} back at your request. The challenge is stopped.",
      values: { sum: usd(4_000) },
    });
    expect(told("solver", freeze).sentence).toContain("We argue for you");
  });

  it("says until when it is looked into, if that has an end", () => {
    const review = { cause: "review", amount: null, endsAt: day(12) } as const;
    expect(told("solver", review)).toMatchObject({ seal: "stop", values: { date: { at: day(12) } } });
    expect(told("poster", { ...review, endsAt: null }).sentence).not.toContain("{date}");
  });

  it("promises nobody an approval by silence meanwhile", () => {
    const review = { cause: "review", amount: null, endsAt: null } as const;
    for (const side of ["poster", "solver"] as const) expect(told(side, review).sentence).toBe(texts.frozen);
  });
});

describe("a delivery that is overdue", () => {
  const told = (side: Side, endsFrom: string | null, over = false) =>
    moneyState(challenge("in_progress"), payment(null), side, { overdue: { dueAt: day(1), endsFrom, over } });

  it("says from when on the poster may end it alone", () => {
    expect(told("poster", day(8))).toMatchObject({ word: "Held, overdue", values: { until: { at: day(8) } } });
    expect(told("solver", day(1), true).sentence).toContain("can now end it");
  });

  it("cannot be ended alone when something was delivered before", () => {
    expect(told("poster", null).sentence).not.toContain("alone");
  });
});

describe("somebody who is neither poster nor solver", () => {
  it.each(["awarded", "in_progress", "delivered", "completed", "canceled", "disputed"] as const)(
    "is not spoken to as if the reward were theirs: %s",
    (state) => {
      const told = moneyState(challenge(state, { cancelReason: "solver_left" }), null, "guest");
      expect(told.sentence).not.toMatch(/\b(you|your)\b/i);
      expect(told.sentence).not.toContain("{sum}");
      expect(told.sentence).not.toContain("Nothing was charged");
    },
  );
});

describe("the copy", () => {
  it("keeps to the words of the house", () => {
    const forbidden = /escrow|pending|oops|please|sorry|simply|successful|something went wrong/i;
    const all = [texts, disputeTexts, divisionTexts].flatMap((area) => Object.values<string>(area));
    expect(all.filter((text) => forbidden.test(text))).toEqual([]);
  });
});
