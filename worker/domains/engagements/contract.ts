/** The verbs that move several domains at once: award, pay, deliver, approve, cancel. Their shapes are those domains' own. */
import * as z from "zod";

/** Why a poster takes a choice back, or a solver declines it: shown to the other side. */
export const reasonInput = z.object({ reason: z.string().trim().max(1_000).optional() }).strict();

/** What Stripe is answered: any 2xx ends its retries. */
export const stripeReceipt = z.object({
  received: z.literal(true),
  outcome: z
    .enum(["processed", "duplicate", "quarantined"])
    .meta({ description: "quarantined: it does not fit the record, and an admin looks at it" }),
});

/** A proposal to end a challenge together while work runs. */
export const proposalStates = ["open", "accepted", "refused", "withdrawn", "overtaken"] as const;
export type ProposalState = (typeof proposalStates)[number];
