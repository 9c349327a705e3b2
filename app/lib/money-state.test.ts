import { describe, expect, it } from "vitest";
import { money as texts } from "../copy/en/money.ts";
import { moneyState, type Side } from "./money-state.ts";
import type { Challenge, Payment } from "./types.ts";

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
    net: usd(9_200),
    holdState: "refunded",
    heldAt: null,
    payout: null,
    refund,
  }) as Payment; // and these

describe("a reward that goes back", () => {
  const ended = challenge("canceled", { cancelReason: "solver_left" });
  const told = (state: "decided" | "requested" | "paid" | "failed", side: Side) => {
    const { sentence, word, seal } = moneyState(ended, payment({ state, amount: usd(10_000) }), side);
    return { sentence: texts[sentence], word: texts[word], seal };
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
    expect(texts[sentence]).toContain("Nothing was charged");
  });
});

describe("somebody who is neither poster nor solver", () => {
  it.each(["awarded", "in_progress", "delivered", "completed", "canceled", "disputed"] as const)(
    "is not spoken to as if the reward were theirs: %s",
    (state) => {
      const told = moneyState(challenge(state, { cancelReason: "solver_left" }), null, "guest");
      expect(texts[told.sentence]).not.toMatch(/\b(you|your)\b/i);
      expect(texts[told.sentence]).not.toContain("{sum}");
      expect(texts[told.sentence]).not.toContain("Nothing was charged");
    },
  );
});

describe("the copy", () => {
  it("keeps to the words of the house", () => {
    const forbidden = /escrow|pending|oops|please|sorry|simply|successful|something went wrong/i;
    expect(Object.values(texts).filter((text) => forbidden.test(text))).toEqual([]);
  });
});
