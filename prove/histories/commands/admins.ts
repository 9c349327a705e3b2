/** What admins decide about money. */
import {
  claimFrom,
  freezeHold,
  giveGoodwill,
  paidRefundElsewhere,
  retryPayout,
  retryRefund,
  reversePayout,
  unfreezeHold,
  waiveClaim,
} from "../../../worker/domains/admin/commands.ts";
import type { ChallengeNow } from "../records.ts";
import { type Command, nobody, partOf } from "./command.ts";

const held = ({ heldMinor }: ChallengeNow) => heldMinor > 0;
const funded = ({ holdId, heldAt }: ChallengeNow) => holdId !== null && heldAt !== null;
const reason = "Looked into it.";

export const adminCommands = {
  freeze: { by: ["admin"], fits: held, give: (ctx, on) => freezeHold(ctx, on.holdId ?? nobody, reason) },
  unfreeze: {
    by: ["admin"],
    fits: ({ freezeSource }) => freezeSource !== null,
    give: (ctx, on) =>
      unfreezeHold(ctx, on.holdId ?? nobody, {
        cause: on.freezeCause === "fraud_warning" ? "fraud_warning" : "admin",
        source: on.freezeSource ?? "",
        reason,
      }),
  },
  retryPayout: {
    by: ["admin"],
    fits: ({ payoutState }) => payoutState === "failed" || payoutState === "blocked",
    give: (ctx, on) => retryPayout(ctx, on.payoutId ?? nobody, reason),
  },
  reversePayout: {
    by: ["admin"],
    fits: ({ payoutState }) => payoutState === "paid",
    give: (ctx, on) => reversePayout(ctx, on.payoutId ?? nobody, reason),
  },
  retryRefund: {
    by: ["admin"],
    fits: ({ refundState }) => refundState === "failed",
    give: (ctx, on) => retryRefund(ctx, on.refundId ?? nobody, reason),
  },
  paidElsewhere: {
    by: ["admin"],
    fits: ({ refundState }) => refundState === "failed",
    give: (ctx, on) => paidRefundElsewhere(ctx, on.refundId ?? nobody, reason),
  },
  goodwill: {
    by: ["admin"],
    fits: funded,
    give: (ctx, on, how) =>
      giveGoodwill(ctx, on.holdId ?? nobody, partOf({ ...on, heldMinor: on.amountMinor }, how % 300), reason),
  },
  claim: {
    by: ["admin"],
    fits: funded,
    give: (ctx, on, how) =>
      claimFrom(ctx, on.solverId ?? nobody, {
        amount: partOf({ ...on, heldMinor: on.amountMinor }, how % 300),
        holdId: on.holdId,
        reason,
      }),
  },
  waive: {
    by: ["admin"],
    fits: funded,
    give: (ctx, on, how) =>
      waiveClaim(ctx, on.solverId ?? nobody, {
        amount: partOf({ ...on, heldMinor: on.amountMinor }, how % 60),
        reason,
      }),
  },
} satisfies Record<string, Command>;
