/** The life of a challenge as one table: which verb, from which states, by whom, to where. Pure. */
import type { Verb } from "../../platform/lifecycle.ts";
import type { ChallengeState } from "./contract.ts";

/** `solver` is the awarded applicant from the award on; `admin` decides disputes; `system` is a clock or a fact from Stripe. */
export const challengeParties = ["poster", "solver", "stranger", "admin", "system"] as const;
export type ChallengeParty = (typeof challengeParties)[number];

const sides = ["poster", "solver"] as const satisfies readonly ChallengeParty[];
/** Both by accepting, an admin by deciding, the clock by silence or the hold's last day. */
const settlers = [...sides, "admin", "system"] as const satisfies readonly ChallengeParty[];
/** Work runs, the reward is held. */
const working = ["in_progress", "delivered"] as const satisfies readonly ChallengeState[];

export const challengeLifecycle = {
  edit: { from: ["draft"], to: "draft", by: ["poster"], refusal: "challenge_not_editable" },
  editOpen: { from: ["open"], to: "open", by: ["poster"], refusal: "challenge_not_editable" },
  publish: { from: ["draft"], to: "open", by: ["poster"] },
  /** Applying does not move the challenge, but only an open one takes applications. */
  apply: { from: ["open"], to: "open", by: ["stranger"], refusal: "challenge_not_open" },
  award: { from: ["open"], to: "awarded", by: ["poster"], refusal: "challenge_not_open" },
  retractAward: { from: ["awarded"], to: "open", by: ["poster"] },
  declineAward: { from: ["awarded"], to: "open", by: ["solver"] },
  lapseAward: { from: ["awarded"], to: "open", by: ["system"] },
  fund: { from: ["awarded"], to: "in_progress", by: ["system"] },
  deliver: { from: working, to: "delivered", by: ["solver"], refusal: "hold_not_held" },
  requestChanges: { from: ["delivered"], to: "in_progress", by: ["poster"] },
  approve: { from: ["delivered"], to: "completed", by: ["poster", "system"] },
  withdraw: { from: ["draft", "open"], to: "canceled", by: ["poster"] },
  /** The solver gives the work up; the poster gets back what is left. */
  leave: { from: working, to: "canceled", by: ["solver"] },
  /** The poster alone, only when nothing was ever delivered and the due date is a week past (engagements/canceling.ts). */
  abandon: { from: ["in_progress"], to: "canceled", by: ["poster"] },
  /** One side proposed it and the other accepts (engagements/canceling-together.ts). */
  endByAgreement: { from: working, to: "canceled", by: sides },
  /** Either side stops the clocks; the rest is the dispute's own life (disputes/lifecycle.ts). */
  dispute: { from: working, to: "disputed", by: sides, refusal: "dispute_not_possible" },
  /** Taken back: the challenge is where it was. */
  resumeWork: { from: ["disputed"], to: "in_progress", by: sides },
  resumeApproval: { from: ["disputed"], to: "delivered", by: sides },
  /** A dispute that ends with something for the solver, and one that ends with nothing. */
  settleDispute: { from: ["disputed"], to: "completed", by: settlers },
  endDispute: { from: ["disputed"], to: "canceled", by: settlers },
  /** The hold's last day: delivered work is paid, what was never delivered goes back (engagements/hold-limit.ts). */
  settle: { from: ["in_progress"], to: "completed", by: ["system"] },
  giveUp: { from: ["in_progress"], to: "canceled", by: ["system"] },
  /** The payer's bank took back all that was held (engagements/charged-back.ts). */
  chargeBack: { from: [...working, "disputed"], to: "canceled", by: ["system"] },
  expire: { from: ["open"], to: "expired", by: ["system"] },
} as const satisfies Record<string, Verb<ChallengeState, ChallengeParty>>;

export type ChallengeVerb = keyof typeof challengeLifecycle;
