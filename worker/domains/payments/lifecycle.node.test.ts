import { describe, expect, it } from "vitest";
import { AppError } from "../../platform/errors.ts";
import { move, type Verb } from "../../platform/lifecycle.ts";
import { holdStates, payoutStates } from "./contract.ts";
import { holdLifecycle, holdParties, payoutLifecycle, payoutParties, settlementVerb } from "./lifecycle.ts";

/** Every state × verb × party: the outcome is the verb's own line in the table, and nothing else ever moves. */
function everyMove<State extends string, Party extends string>(
  table: Readonly<Record<string, Verb<State, Party>>>,
  states: readonly State[],
  parties: readonly Party[],
) {
  return Object.entries(table).flatMap(([name, verb]) =>
    states.flatMap((state) => parties.map((party) => ({ name, verb, state, party }))),
  );
}

function outcomeOf<State extends string, Party extends string>(verb: Verb<State, Party>, state: State, party: Party) {
  try {
    return move(verb, state, party);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe("a hold", () => {
  it("moves by its table and by nothing else", () => {
    for (const { verb, state, party } of everyMove(holdLifecycle, holdStates, holdParties)) {
      const may = (verb.by as readonly string[]).includes(party);
      const can = (verb.from as readonly string[]).includes(state);
      const refusal = "refusal" in verb ? verb.refusal : "wrong_state";
      expect(outcomeOf<string, string>(verb, state, party)).toBe(!may ? "forbidden" : can ? verb.to : refusal);
    }
  });

  it("that is settled stays as it is", () => {
    const from = new Set(Object.values(holdLifecycle).flatMap((verb) => [...verb.from] as string[]));
    for (const state of ["released", "refunded", "split", "charged_back"]) expect(from).not.toContain(state);
  });

  it("is only ever released or sent back while it is held", () => {
    for (const verb of ["release", "releasePart", "refund", "refundPart", "split"] as const) {
      for (const state of ["created", "checkout_open", "async_pending", "failed", "lapsed"] as const) {
        expect(outcomeOf<string, string>(holdLifecycle[verb], state, "decision")).toBe("hold_not_held");
      }
    }
  });

  it("is settled by where the money went", () => {
    const verb = (leftMinor: number, releasedMinor: number, refundedMinor: number) =>
      settlementVerb({ leftMinor, releasedMinor, refundedMinor });
    expect(verb(0, 10, 0)).toBe("release");
    expect(verb(0, 0, 10)).toBe("refund");
    expect(verb(0, 4, 6)).toBe("split");
    expect(verb(5, 5, 0)).toBe("releasePart");
    expect(verb(5, 0, 5)).toBe("refundPart");
    expect(verb(1, 5, 4)).toBe("releasePart");
  });
});

describe("a payout", () => {
  it("moves by its table and by nothing else", () => {
    for (const { verb, state, party } of everyMove(payoutLifecycle, payoutStates, payoutParties)) {
      const may = (verb.by as readonly string[]).includes(party);
      const can = (verb.from as readonly string[]).includes(state);
      expect(outcomeOf<string, string>(verb, state, party)).toBe(!may ? "forbidden" : can ? verb.to : "wrong_state");
    }
  });

  it("that is paid is only ever reversed, and by Stripe alone", () => {
    const outOfPaid = Object.entries(payoutLifecycle).filter(([, verb]) =>
      (verb.from as readonly string[]).includes("paid"),
    );
    expect(outOfPaid.map(([name, verb]) => [name, verb.by])).toEqual([["reverse", ["stripe"]]]);
  });
});
