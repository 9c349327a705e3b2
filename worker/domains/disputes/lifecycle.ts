/** The life of a dispute as one table: which verb, from which states, by whom, to where. Pure. */
import type { Verb } from "../../platform/lifecycle.ts";
import { type DisputeState, openDisputeStates } from "./contract.ts";

/** `filer` opened it, `respondent` is the other side; `system` is a clock or a fact from Stripe. */
export const disputeParties = ["filer", "respondent", "admin", "system"] as const;
export type DisputeParty = (typeof disputeParties)[number];

const sides = ["filer", "respondent"] as const satisfies readonly DisputeParty[];

export const disputeLifecycle = {
  answer: { from: ["filed"], to: "answered", by: ["respondent"] },
  offer: { from: ["answered", "deciding"], by: sides },
  evidence: { from: openDisputeStates, by: sides },
  /** To both sides, in the same words. */
  message: { from: openDisputeStates, by: ["admin"] },
  /** The other side's claim, answer or newest offer. Once the dispute has ended no offer stands. */
  accept: { from: openDisputeStates, to: "settled", by: sides, refusal: "offer_not_open" },
  /** Not once an admin decides: whoever sees that it goes against them could end it for both. */
  withdraw: { from: ["filed", "answered"], to: "withdrawn", by: ["filer"] },
  /** Nobody answered in time: it ends by the claim. */
  concede: { from: ["filed"], to: "settled", by: ["system"] },
  /** The sides did not find an end by themselves, or one of them was not allowed to answer. */
  handOver: { from: ["filed", "answered"], to: "deciding", by: ["system"] },
  decide: { from: ["deciding"], to: "settled", by: ["admin"] },
  /** The hold's last day. */
  divide: { from: openDisputeStates, to: "settled", by: ["system"] },
  /** A chargeback took all that was held: there is nothing left to divide. */
  overtake: { from: openDisputeStates, to: "settled", by: ["system"] },
} as const satisfies Record<string, Verb<DisputeState, DisputeParty>>;
export type DisputeVerb = keyof typeof disputeLifecycle;
