/** From the award to the approval. */

import { approveDelivery } from "../../../worker/domains/engagements/approving.ts";
import { awardApplication, declineAward, retractAward } from "../../../worker/domains/engagements/awards.ts";
import { cancelChallenge } from "../../../worker/domains/engagements/canceling.ts";
import { requestChanges, submitDelivery } from "../../../worker/domains/engagements/delivering.ts";
import { releasePart } from "../../../worker/domains/engagements/releasing.ts";
import { openCheckout } from "../../../worker/domains/payments/checkout.ts";
import type { ChallengeNow } from "../records.ts";
import { type Command, nobody, partOf } from "./command.ts";

const chosen = (on: ChallengeNow) => on.awardedApplicationId ?? on.applicationIds[0] ?? "";
const isIn =
  (...states: ChallengeNow["state"][]) =>
  ({ state }: ChallengeNow) =>
    states.includes(state);
const working = isIn("in_progress", "delivered");

export const workCommands = {
  award: {
    by: ["poster"],
    fits: isIn("open"),
    give: (ctx, on, how) => awardApplication(ctx, on.applicationIds[how % on.applicationIds.length] ?? ""),
  },
  retract: { by: ["poster"], fits: isIn("awarded"), give: (ctx, on) => retractAward(ctx, chosen(on)) },
  decline: { by: ["solver"], fits: isIn("awarded"), give: (ctx, on) => declineAward(ctx, chosen(on)) },
  checkout: { by: ["poster"], fits: isIn("awarded"), give: (ctx, on) => openCheckout(ctx, on.id) },
  deliver: {
    by: ["solver"],
    fits: working,
    give: (ctx, on, how) => submitDelivery(ctx, on.id, { note: `Version ${how}`, fileIds: [] }),
  },
  requestChanges: {
    by: ["poster"],
    fits: isIn("delivered"),
    give: (ctx, on, how) =>
      requestChanges(ctx, on.deliveryId ?? nobody, { feedback: "Again, please.", days: 1 + (how % 14) }),
  },
  approve: {
    by: ["poster"],
    fits: isIn("delivered"),
    give: (ctx, on) => approveDelivery(ctx, on.deliveryId ?? nobody),
  },
  releasePart: { by: ["poster"], fits: working, give: (ctx, on, how) => releasePart(ctx, on.id, partOf(on, how)) },
  cancel: {
    by: ["poster", "solver"],
    fits: isIn("open", "in_progress", "delivered"),
    give: (ctx, on) => cancelChallenge(ctx, on.id, "No more of this."),
  },
} satisfies Record<string, Command>;
