import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DisputeEntryRow } from "../../database/schema.ts";
import { currencies, ruleOf } from "../../platform/money.ts";
import { limitReleaseMinor, requireDivision, type Standing, standingOf } from "./divisions.ts";

let seq = 0;
function entry(authorId: string, kind: DisputeEntryRow["kind"], releaseMinor: number | null): DisputeEntryRow {
  seq += 1;
  return { seq, id: `dse_${seq}`, disputeId: "dsp_1", authorId, kind, text: "", releaseMinor, fileIds: [], at: seq };
}
const standing = (authorId: string, releaseMinor: number): Standing => ({
  ...entry(authorId, "offer", releaseMinor),
  releaseMinor,
});

describe("a division", () => {
  const held = { amountMinor: 240_000, currency: "USD" } as const;
  it.each([0, 1, 240_000])("may give the solver %i of 240000", (amountMinor) => {
    expect(() => requireDivision({ amountMinor, currency: "USD" }, held)).not.toThrow();
  });

  it("is of what is held, in its currency and its steps", () => {
    const refusal = (
      amountMinor: number,
      currency: "USD" | "EUR" | "KWD",
      of: Parameters<typeof requireDivision>[1],
    ) => {
      try {
        requireDivision({ amountMinor, currency }, of);
      } catch (error) {
        return error;
      }
    };
    expect(refusal(240_001, "USD", held)).toMatchObject({
      code: "invalid_split",
      message: "No more than the 2400.00 USD that is held.",
      errors: [{ path: "release" }],
    });
    expect(refusal(100, "EUR", held)).toMatchObject({ message: "The reward is held in USD." });
    expect(refusal(5_005, "KWD", { amountMinor: 10_000, currency: "KWD" })).toMatchObject({
      message: "Sums in KWD go in steps of 0.010 KWD.",
    });
  });
});

describe("what stands", () => {
  it("is a side's newest claim, answer or offer, and nothing else", () => {
    const claim = entry("p", "claim", 10);
    const answer = entry("s", "answer", 90);
    const offer = entry("p", "offer", 30);
    const said = [claim, answer, offer, entry("p", "evidence", null), entry("s", "acceptance", 30)];
    expect(standingOf(said, "p")).toBe(offer);
    expect(standingOf(said, "s")).toBe(answer);
    expect(standingOf([claim], "s")).toBeNull();
  });
});

describe("the last day", () => {
  const usd = { heldMinor: 101, currency: "USD" } as const;
  it("takes the later of two sides that want no less than the other offers", () => {
    const offered = standing("p", 70);
    expect(limitReleaseMinor(usd, offered, standing("s", 60))).toBe(60);
    const asked = standing("s", 40);
    expect(limitReleaseMinor(usd, standing("p", 55), asked)).toBe(55);
    expect(limitReleaseMinor(usd, standing("p", 50), standing("s", 50))).toBe(50);
  });

  it("halves what two sides do not agree on, the odd step to the solver", () => {
    expect(limitReleaseMinor(usd, standing("p", 40), standing("s", 60))).toBe(51);
    expect(limitReleaseMinor(usd, standing("p", 101), null)).toBe(51);
    expect(limitReleaseMinor({ heldMinor: 10_030, currency: "KWD" }, null, standing("s", 0))).toBe(5_020);
    expect(limitReleaseMinor({ heldMinor: 1_001, currency: "JPY" }, null, null)).toBe(501);
  });

  it("always divides what is held by whole steps, and never by more than one step unevenly", () => {
    const holds = fc.constantFrom(...currencies).chain((currency) => {
      const { stepMinor } = ruleOf(currency);
      return fc
        .integer({ min: 1, max: 1_000_000 })
        .map((steps) => ({ heldMinor: steps * stepMinor, currency, stepMinor }));
    });
    fc.assert(
      fc.property(holds, ({ stepMinor, ...held }) => {
        const release = limitReleaseMinor(held, null, null);
        expect(release % stepMinor).toBe(0);
        expect([0, stepMinor]).toContain(release - (held.heldMinor - release));
      }),
    );
  });
});
