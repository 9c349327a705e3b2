/** The figures of the rules that pages quote. Read on the server, so that the contracts' schemas stay out of the browser. */
import { challengeLimits } from "#contract/challenges";
import { deliveryLimits } from "#contract/deliveries";
import { payoutCountries as countries } from "#contract/payments";
import { policy as business } from "../../worker/platform/policy.ts";

export const policy = {
  feeBasisPoints: business.feeBasisPoints,
  windowHours: business.paymentWindowHours,
  autoApprovalDays: business.autoApprovalDays,
  approvalReminderDays: business.approvalReminderDays,
  deliveryDaysMost: challengeLimits.deliveryDays,
  changeDaysMost: deliveryLimits.changeDays,
  changeRounds: business.changeRounds,
  overdueDays: business.overdueDays,
  holdLimitDays: business.holdLimitDays,
  reviewBlindDays: business.reviewBlindDays,
} as const;

export type Policy = typeof policy;

/** Countries we can pay out to. */
export const payoutCountries: readonly string[] = countries;
