import { describe, expect, it } from "vitest";
import { admin as texts } from "../copy/en/admin.ts";
import {
  type AdminDecision,
  adminDecisions,
  decisionSearch,
  fieldsOf,
  isAdminDecision,
  saidBy,
  takesAway,
  undecidedSearch,
} from "./admin-decisions.ts";

const decisions = Object.keys(adminDecisions).filter(isAdminDecision);

describe("an admin's decision", () => {
  it.each(decisions)("%s says before it what will happen, and after it what did", (decision: AdminDecision) => {
    for (const part of ["verb", "title", "then", "done"] as const) {
      expect(texts[`${part}_${decision}`].length, part).toBeGreaterThan(3);
    }
  });

  it("names its call with what it is about, and nothing can lead the call elsewhere", () => {
    expect(adminDecisions.replayEvent.path("evt_1")).toBe("/admin/stripe-events/evt_1/replay");
    expect(adminDecisions.retryPayout.path("../users/usr_1")).toBe("/admin/payouts/..%2Fusers%2Fusr_1/retry");
    expect(isAdminDecision("toString")).toBe(false);
    expect(isAdminDecision(null)).toBe(false);
  });

  it("asks for what it needs beside the reason", () => {
    expect(fieldsOf("goodwill")).toEqual(["amount"]);
    expect(fieldsOf("retryPayout")).toEqual([]);
    expect(decisions.filter(takesAway)).toEqual([
      "dismissEvent",
      "reversePayout",
      "takeBack",
      "paidElsewhere",
      "cancelJob",
      "freeze",
      "claim",
      "keepRecovered",
      "suspenseToLosses",
      "suspend",
      "refuseAppeal",
      "makeMember",
      "takeDown",
      "redactMessage",
      "endAnnouncement",
    ]);
  });

  it("says by itself to whom nobody's money goes", () => {
    expect(saidBy("givePoster")).toEqual({ to: "poster" });
    expect(saidBy("suspenseToOwner")).toEqual({ to: "owner" });
    expect(saidBy("goodwill")).toEqual({});
    expect(adminDecisions.suspenseToOwner.path()).toBe("/admin/suspense/clear");
    expect(adminDecisions.giveSolver.path("du_1")).toBe("/admin/chargebacks/du_1/give");
  });

  it("stands in its page's address and leaves it as it was", () => {
    const page = new URLSearchParams("state=failed&done=retryPayout");
    const asking = decisionSearch(page, "unfreeze", "hld_1", "admin:usr_1");
    expect(asking).toBe("?state=failed&do=unfreeze&about=hld_1&source=admin%3Ausr_1");
    expect(undecidedSearch(new URLSearchParams(asking))).toBe("?state=failed");
    expect(undecidedSearch(new URLSearchParams(asking), "unfreeze")).toBe("?state=failed&done=unfreeze");
    expect(undecidedSearch(new URLSearchParams("do=run"))).toBe("?");
  });
});
