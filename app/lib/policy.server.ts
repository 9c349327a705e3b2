/** The figures of the rules that pages quote. Read on the server, so that the contracts' schemas stay out of the browser. */
import { challengeLimits } from "#contract/challenges";
import { deliveryLimits } from "#contract/deliveries";
import { payoutCountries as countries, paymentPolicy } from "#contract/payments";
import { reviewLimits } from "#contract/reviews";

export const policy = {
  feeBasisPoints: paymentPolicy.feeBasisPoints,
  windowHours: paymentPolicy.windowHours,
  autoApprovalDays: paymentPolicy.autoApprovalDays,
  approvalReminderDays: paymentPolicy.approvalReminderDays,
  deliveryDaysMost: challengeLimits.deliveryDays,
  changeDaysMost: deliveryLimits.changeDays,
  changeRounds: deliveryLimits.rounds,
  reviewBlindDays: reviewLimits.blindDays,
} as const;

export type Policy = typeof policy;

/** Countries we can pay out to. */
export const payoutCountries: readonly string[] = countries;
