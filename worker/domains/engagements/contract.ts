/**
 * The verbs that move several domains at once: award, pay, deliver, approve, cancel. Their shapes are those domains' own; here is what
 * no domain below has.
 */
import * as z from "zod";
import { idSchema } from "../../platform/ids.ts";
import { disputeSides, divisionView, releaseInput } from "../disputes/contract.ts";

/** Why a poster takes a choice back, or a solver declines it: shown to the other side. */
export const reasonInput = z.object({ reason: z.string().trim().max(1_000).optional() }).strict();

/** What Stripe is answered: any 2xx ends its retries. */
export const stripeReceipt = z.object({
  received: z.literal(true),
  outcome: z
    .enum(["processed", "duplicate", "quarantined"])
    .meta({ description: "quarantined: it does not fit the record, and an admin looks at it" }),
});

/**
 * A proposal to end a challenge together while work runs. `withdrawn` by whoever made it; `overtaken` by a delivery, a released part, an
 * approval, a dispute, or another end of the challenge.
 */
export const proposalStates = ["open", "accepted", "refused", "withdrawn", "overtaken"] as const;
export type ProposalState = (typeof proposalStates)[number];

export const proposeCancellationInput = z
  .object({
    release: releaseInput.optional().meta({ description: "What goes to the solver, before the fee; default nothing" }),
    note: z.string().trim().max(1_000).default(""),
  })
  .strict();
export type ProposeCancellationInput = z.infer<typeof proposeCancellationInput>;

/** Which proposal is answered: an answer to what was read, not to what came meanwhile. Without it the open one. */
export const answerCancellationInput = z.object({ proposalId: idSchema("proposal").optional() }).strict();

export const proposalView = z.object({
  id: idSchema("proposal"),
  challengeId: idSchema("challenge"),
  state: z.enum(proposalStates),
  proposedBy: z.enum(disputeSides),
  division: divisionView,
  note: z.string(),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
});
export type Proposal = z.infer<typeof proposalView>;

export const cancellationView = z.object({
  cancellation: proposalView.nullable().meta({ description: "The open proposal to end the challenge together" }),
});
