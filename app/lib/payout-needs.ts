/** What stands between a person and being paid, in four words: read from what Stripe still asks for. */
import type { PayoutAccount } from "./types.ts";

export const payoutNeeds = ["country", "identity", "agreement", "account"] as const;
export type PayoutNeed = (typeof payoutNeeds)[number];

/** `open`: the person acts; `waits`: Stripe does. */
export type NeedState = "done" | "open" | "waits";

/** Stripe names requirements by paths such as `configuration.recipient.default_outbound_destination`; what we do not know is about the person. */
function needOf(requirement: string): PayoutNeed {
  if (/attestation|terms_of_service|tos_acceptance/.test(requirement)) return "agreement";
  if (/outbound_destination|external_account|bank/.test(requirement)) return "account";
  return "identity";
}

/** How far each need is. An account without open requirements that is not ready is being looked at by Stripe. */
export function needsOf({ state, country, requirements }: PayoutAccount): Record<PayoutNeed, NeedState> {
  const rest: NeedState = state === "none" ? "open" : "done";
  const needs: Record<PayoutNeed, NeedState> = {
    country: country === null ? "open" : "done",
    identity: rest,
    agreement: rest,
    account: rest,
  };
  for (const requirement of requirements) needs[needOf(requirement)] = "open";
  const checking = requirements.length === 0 && (state === "onboarding" || state === "restricted");
  return checking ? { ...needs, identity: "waits" } : needs;
}
