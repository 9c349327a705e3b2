/** The figures of the rules that pages quote. Read on the server, so that the contracts' schemas stay out of the browser. */
import { challengeLimits } from "#contract/challenges";
import { deliveryLimits } from "#contract/deliveries";
import { payoutCountries as countries, type Terms } from "#contract/payments";
import { policy as business } from "../../worker/platform/policy.ts";
import type { Api } from "./api.server.ts";
import type { Announcement } from "./types.ts";

export const policy = {
  feeBasisPoints: business.feeBasisPoints,
  windowHours: business.paymentWindowHours,
  autoApprovalDays: business.autoApprovalDays,
  approvalReminderDays: business.approvalReminderDays,
  deliveryDaysMost: challengeLimits.deliveryDays,
  changeDaysMost: deliveryLimits.changeDays,
  changeRounds: business.changeRounds,
  overdueDays: business.overdueDays,
  disputeFilingDays: business.disputeFilingDays,
  disputeAnswerDays: business.disputeAnswerDays,
  disputeOfferDays: business.disputeOfferDays,
  disputeDecisionDays: business.disputeDecisionDays,
  holdLimitDays: business.holdLimitDays,
  reviewBlindDays: business.reviewBlindDays,
  digestHour: business.digestHour,
  closingDays: business.closingDays,
  closingReviewDays: business.closingReviewDays,
} as const;

export type Policy = typeof policy;

/** Countries we can pay out to. */
export const payoutCountries: readonly string[] = countries;

/** Ms. A deployment's terms change with its variables, so rarely that pages may be this late. */
const termsKeptMs = 5 * 60_000;
let kept: { terms: Terms; until: number } | null = null;

/** The currencies on offer, their limits and rates: the API's variables, asked for once in a while. */
export async function readTerms(api: Api): Promise<Terms> {
  if (kept === null || kept.until < Date.now()) {
    kept = { terms: await api.get<Terms>("/payments/terms"), until: Date.now() + termsKeptMs };
  }
  return kept.terms;
}

/** Ms. What is announced is on every page, and may be a minute late. */
const announcementsKeptMs = 60_000;
let told: { items: Announcement[]; until: number } | null = null;

/** What everybody is told now. A page without it is better than none. */
export async function readAnnouncements(api: Api): Promise<Announcement[]> {
  if (told === null || told.until < Date.now()) {
    const { items } = await api.get<{ items: Announcement[] }>("/announcements").catch(() => ({ items: [] }));
    told = { items, until: Date.now() + announcementsKeptMs };
  }
  return told.items.filter(({ endsAt }) => Date.parse(endsAt) > Date.now());
}
