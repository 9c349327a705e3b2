import { describe, expect, it } from "vitest";
import { needsOf } from "./payout-needs.ts";
import type { PayoutAccount } from "./types.ts";

const account = (state: PayoutAccount["state"], requirements: string[] = []): PayoutAccount => ({
  state,
  country: state === "none" ? null : "DE",
  requirements,
  url: null,
  updatedAt: null,
});

describe("what stands between a person and being paid", () => {
  it("is everything before the set-up, and nothing after it", () => {
    expect(needsOf(account("none"))).toEqual({ country: "open", identity: "open", agreement: "open", account: "open" });
    expect(Object.values(needsOf(account("ready")))).toEqual(["done", "done", "done", "done"]);
  });

  it("is what Stripe asks for", () => {
    const asked = [
      "identity.individual.given_name",
      "configuration.recipient.default_outbound_destination",
      "identity.attestations.terms_of_service",
    ];
    expect(needsOf(account("onboarding", asked))).toMatchObject({
      identity: "open",
      account: "open",
      agreement: "open",
    });
    expect(needsOf(account("restricted", asked.slice(1, 2)))).toMatchObject({ identity: "done", account: "open" });
    expect(needsOf(account("ready", ["something.new.of.stripes"]))).toMatchObject({
      identity: "open",
      account: "done",
    });
  });

  it.each(["onboarding", "restricted"] as const)("waits for Stripe when it asks for nothing more: %s", (state) => {
    expect(needsOf(account(state)).identity).toBe("waits");
  });
});
