import { describe, expect, it } from "vitest";
import { paymentStatus, readCameBack } from "./payment-status.ts";
import type { HoldState } from "./types.ts";

const awarded = { state: "awarded" } as const;
const unpaid = (holdState: HoldState) => ({ holdState, heldAt: null });

describe("how far a payment is", () => {
  it.each([
    ["created", null, "unpaid"],
    ["checkout_open", null, "unpaid"],
    ["checkout_open", "paid", "checking"],
    ["created", "canceled", "notMade"],
    ["async_pending", "paid", "onItsWay"],
    ["async_pending", null, "onItsWay"],
    ["failed", "paid", "refused"],
    ["failed", null, "refused"],
    ["lapsed", "paid", "over"],
  ] as const)("%s, back as %s: %s", (holdState, cameBack, status) => {
    expect(paymentStatus(awarded, unpaid(holdState), cameBack)).toBe(status);
  });

  it("is held from the moment it arrived, whatever became of it", () => {
    for (const state of ["in_progress", "completed", "canceled"] as const) {
      expect(paymentStatus({ state }, { holdState: "held", heldAt: "2026-11-02T10:00:00Z" }, "canceled")).toBe("held");
    }
  });

  it("is looked at again where the money came between the reading of the challenge and of its payment", () => {
    expect(paymentStatus(awarded, { holdState: "held", heldAt: "2026-11-02T10:00:00Z" }, "paid")).toBe("checking");
  });

  it("is over when the choice ended, also while the challenge is open again", () => {
    expect(paymentStatus({ state: "open" }, unpaid("lapsed"))).toBe("over");
  });

  it("is nothing where nobody was chosen", () => {
    expect(paymentStatus({ state: "open" }, null)).toBe("none");
  });
});

describe("coming back from the payment page", () => {
  it.each([
    ["", null],
    ["session_id=cs_1", "paid"],
    ["outcome=success", "paid"],
    ["checkout=canceled", "canceled"],
    ["outcome=cancel&session_id=cs_1", "canceled"],
  ] as const)("by ?%s: %s", (search, cameBack) => {
    expect(readCameBack(new URLSearchParams(search))).toBe(cameBack);
  });
});
