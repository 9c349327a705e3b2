import { describe, expect, it } from "vitest";
import { AppError } from "../../platform/errors.ts";
import { allows, move } from "../../platform/lifecycle.ts";
import { type DisputeState, disputeStates } from "./contract.ts";
import { type DisputeParty, type DisputeVerb, disputeLifecycle, disputeParties } from "./lifecycle.ts";

/** Written from the rules, not from the table: party → verb → from where to where. Whatever is not here is refused. */
const allowed: Record<DisputeParty, Partial<Record<DisputeVerb, Partial<Record<DisputeState, DisputeState>>>>> = {
  filer: {
    offer: { answered: "answered", deciding: "deciding" },
    evidence: { filed: "filed", answered: "answered", deciding: "deciding" },
    accept: { filed: "settled", answered: "settled", deciding: "settled" },
    withdraw: { filed: "withdrawn", answered: "withdrawn" },
  },
  respondent: {
    answer: { filed: "answered" },
    offer: { answered: "answered", deciding: "deciding" },
    evidence: { filed: "filed", answered: "answered", deciding: "deciding" },
    accept: { filed: "settled", answered: "settled", deciding: "settled" },
  },
  admin: {
    message: { filed: "filed", answered: "answered", deciding: "deciding" },
    decide: { deciding: "settled" },
  },
  system: {
    concede: { filed: "settled" },
    handOver: { filed: "deciding", answered: "deciding" },
    divide: { filed: "settled", answered: "settled", deciding: "settled" },
    overtake: { filed: "settled", answered: "settled", deciding: "settled" },
  },
};
const verbs = Object.keys(disputeLifecycle) as DisputeVerb[]; // reason: Object.keys forgets the keys of a const object

describe.each(disputeParties)("the %s", (party) => {
  it.each(verbs)("%s", (name) => {
    const verb = disputeLifecycle[name];
    for (const state of disputeStates) {
      const to = allowed[party][name]?.[state];
      expect(allows<DisputeState, DisputeParty>(verb, state, party)).toBe(to !== undefined);
      if (to === undefined) {
        expect(() => move<DisputeState, DisputeParty>(verb, state, party)).toThrow(AppError);
      } else {
        expect(move<DisputeState, DisputeParty>(verb, state, party)).toBe(to);
      }
    }
  });
});
