/** The commands that a history gives, and who may give them. The rights here are the oracle's own: they do not ask the product. */

import { approveDelivery } from "../../worker/domains/engagements/approving.ts";
import { awardApplication, declineAward, retractAward } from "../../worker/domains/engagements/awards.ts";
import { cancelChallenge } from "../../worker/domains/engagements/canceling.ts";
import { requestChanges, submitDelivery } from "../../worker/domains/engagements/delivering.ts";
import { openCheckout } from "../../worker/domains/payments/checkout.ts";
import { releasePart } from "../../worker/domains/payments/releasing.ts";
import type { Context } from "../../worker/platform/context.ts";
import { currencyRules } from "../../worker/platform/money.ts";
import type { Verb } from "./history.ts";
import type { ChallengeNow } from "./records.ts";

export type Party = "poster" | "solver" | "admin";

export interface Command {
  readonly by: readonly Party[];
  /** @param how chooses among amounts and the like; the same number is the same command */
  give(ctx: Context, on: ChallengeNow, how: number): Promise<unknown>;
}

/** Something to name where a verb needs an id that is not there: the product must refuse it. */
const nothing = "dlv_00000000000000000000000000";

export const commands: Readonly<Record<Exclude<Verb, "next">, Command>> = {
  award: {
    by: ["poster"],
    give: (ctx, on, how) => awardApplication(ctx, on.applicationIds[how % on.applicationIds.length] ?? ""),
  },
  retract: {
    by: ["poster"],
    give: (ctx, on) => retractAward(ctx, on.awardedApplicationId ?? on.applicationIds[0] ?? ""),
  },
  decline: {
    by: ["solver"],
    give: (ctx, on) => declineAward(ctx, on.awardedApplicationId ?? on.applicationIds[0] ?? ""),
  },
  checkout: { by: ["poster"], give: (ctx, on) => openCheckout(ctx, on.id) },
  deliver: {
    by: ["solver"],
    give: (ctx, on, how) => submitDelivery(ctx, on.id, { note: `Version ${how}`, fileIds: [] }),
  },
  requestChanges: {
    by: ["poster"],
    give: (ctx, on, how) =>
      requestChanges(ctx, on.deliveryId ?? nothing, { feedback: "Again, please.", days: 1 + (how % 14) }),
  },
  approve: { by: ["poster"], give: (ctx, on) => approveDelivery(ctx, on.deliveryId ?? nothing) },
  releasePart: {
    by: ["poster"],
    give: (ctx, on, how) => releasePart(ctx, on.id, { amountMinor: partOf(on, how), currency: on.currency }),
  },
  cancel: { by: ["poster", "solver"], give: (ctx, on) => cancelChallenge(ctx, on.id, "No more of this.") },
};

/** From one step of the currency to a little more than is held. */
export function partOf({ heldMinor, currency }: ChallengeNow, how: number): number {
  const { stepMinor } = currencyRules[currency];
  const steps = Math.ceil(heldMinor / stepMinor) + 1;
  return stepMinor * (1 + Math.floor((steps * (how % 1_000)) / 1_000));
}
