/** Admins of money over HTTP. To everybody else there is nothing here. */
import { Hono } from "hono";
import type * as z from "zod";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import type { ErrorCode } from "../../platform/errors.ts";
import {
  claimFrom,
  dismissEvent,
  freezeHold,
  giveGoodwill,
  giveRecovered,
  paidRefundElsewhere,
  replayEvent,
  retryPayout,
  retryRefund,
  reversePayout,
  takeBackPayout,
  unfreezeHold,
  waiveClaim,
} from "./commands.ts";
import { clearSuspense, reconcileNow, resolveMismatch, takeInMismatch } from "./comparing.ts";
import {
  adminHoldView,
  adminPayoutView,
  adminRefundView,
  chargebackParam,
  chargebackView,
  claimInput,
  clearInput,
  goodwillInput,
  holdParam,
  ledgerQuery,
  mismatchPage,
  mismatchParam,
  mismatchQuery,
  mismatchView,
  moneyOverviewView,
  openSumView,
  outboxPage,
  outboxParam,
  outboxQuery,
  outboxView,
  payoutPage,
  payoutParam,
  payoutQuery,
  postingPage,
  reasonInput,
  reconciliationInput,
  reconciliationPage,
  reconciliationQuery,
  reconciliationView,
  recoveredInput,
  refundPage,
  refundParam,
  refundQuery,
  stripeEventPage,
  stripeEventParam,
  stripeEventQuery,
  stripeEventView,
  unfreezeInput,
  userOwesView,
  userParam,
  waiveInput,
} from "./contract.ts";
import { cancelOutboxRow, replayOutboxRow, retryOutboxRow } from "./jobs.ts";
import { getMoneyOverview } from "./overview.ts";
import {
  getHold,
  listMismatches,
  listOutbox,
  listPayouts,
  listPostings,
  listReconciliations,
  listRefunds,
  listStripeEvents,
} from "./queries.ts";

function reads(summary: string, answer: z.ZodType) {
  return describe({
    summary,
    policy: "admin",
    stranger: 404,
    answers: { 200: answer },
    errors: ["not_found", "invalid_cursor"],
  });
}

/** @param named `required` for a decision that adds up when it is taken twice */
function declared(named: true | "required") {
  return (summary: string, answer: z.ZodType, ...errors: ErrorCode[]) =>
    describe({
      summary,
      policy: "admin",
      stranger: 404,
      answers: { 200: answer },
      errors: ["not_found", "forbidden", "wrong_state", "sign_in_again", ...errors],
      idempotent: named,
    });
}
const decides = declared(true);
const decidesNamed = declared("required");

export const adminRoutes = new Hono<AppEnv>()
  .get("/admin/money", reads("What needs a person, and how the books stand", moneyOverviewView), async (c) =>
    c.json(await getMoneyOverview(c.var.ctx)),
  )
  .get(
    "/admin/stripe-events",
    reads("Stripe's events by state", stripeEventPage),
    validator("query", stripeEventQuery),
    async (c) => c.json(await listStripeEvents(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/stripe-events/:id/replay",
    decides("Take an event in again, as if Stripe had sent it now", stripeEventView, "payment_provider_unavailable"),
    validator("param", stripeEventParam),
    validator("json", reasonInput),
    async (c) => c.json(await replayEvent(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/stripe-events/:id/dismiss",
    decides("Nothing is to be done about a quarantined event", stripeEventView),
    validator("param", stripeEventParam),
    validator("json", reasonInput),
    async (c) => c.json(await dismissEvent(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .get("/admin/payouts", reads("Payouts", payoutPage), validator("query", payoutQuery), async (c) =>
    c.json(await listPayouts(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/payouts/:id/retry",
    decides("A payout that was blocked or refused goes on", adminPayoutView),
    validator("param", payoutParam),
    validator("json", reasonInput),
    async (c) => c.json(await retryPayout(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/payouts/:id/reverse",
    decides("Take a transfer back, on a finding of fraud", adminPayoutView, "payment_provider_unavailable"),
    validator("param", payoutParam),
    validator("json", reasonInput),
    async (c) => c.json(await reversePayout(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/payouts/:id/take-back",
    decides("Take back what was given of a chargeback that is lost after all, before it leaves", adminPayoutView),
    validator("param", payoutParam),
    validator("json", reasonInput),
    async (c) => c.json(await takeBackPayout(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .get("/admin/refunds", reads("Refunds", refundPage), validator("query", refundQuery), async (c) =>
    c.json(await listRefunds(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/refunds/:id/retry",
    decides("Send the money of a failed refund again", adminRefundView),
    validator("param", refundParam),
    validator("json", reasonInput),
    async (c) => c.json(await retryRefund(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/refunds/:id/paid-elsewhere",
    decides("Stripe will never take it, and the poster was paid by another way", adminRefundView),
    validator("param", refundParam),
    validator("json", reasonInput),
    async (c) => c.json(await paidRefundElsewhere(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .get(
    "/admin/holds/:id",
    reads("A hold, its money and its freezes", adminHoldView),
    validator("param", holdParam),
    async (c) => c.json(await getHold(c.var.ctx, c.req.valid("param").id)),
  )
  .post(
    "/admin/holds/:id/freeze",
    decides("Let no decision move this hold's money", adminHoldView),
    validator("param", holdParam),
    validator("json", reasonInput),
    async (c) => c.json(await freezeHold(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/holds/:id/unfreeze",
    decides("End an admin's freeze, or a fraud warning's", adminHoldView),
    validator("param", holdParam),
    validator("json", unfreezeInput),
    async (c) => c.json(await unfreezeHold(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/holds/:id/goodwill",
    decidesNamed(
      "Our own money to the poster",
      adminHoldView,
      "hold_not_held",
      "hold_frozen",
      "payment_provider_unavailable",
    ),
    validator("param", holdParam),
    validator("json", goodwillInput),
    async (c) => {
      const { amount, reason } = c.req.valid("json");
      return c.json(await giveGoodwill(c.var.ctx, c.req.valid("param").id, amount, reason));
    },
  )
  .post(
    "/admin/chargebacks/:id/give",
    decidesNamed(
      "Give what an appeal brought back to the solver or the poster, or keep it",
      chargebackView,
      "hold_frozen",
      "payment_provider_unavailable",
    ),
    validator("param", chargebackParam),
    validator("json", recoveredInput),
    async (c) => c.json(await giveRecovered(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/suspense/clear",
    decidesNamed("Say what money was that nothing explains", openSumView),
    validator("json", clearInput),
    async (c) => c.json(await clearSuspense(c.var.ctx, c.req.valid("json"))),
  )
  .post(
    "/admin/users/:id/claims",
    decidesNamed("What a solver owes us; kept from what is released to them next", userOwesView),
    validator("param", userParam),
    validator("json", claimInput),
    async (c) => c.json(await claimFrom(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .post(
    "/admin/users/:id/claims/waive",
    decidesNamed("A solver owes us less: a claim was wrong, or is given up", userOwesView),
    validator("param", userParam),
    validator("json", waiveInput),
    async (c) => c.json(await waiveClaim(c.var.ctx, c.req.valid("param").id, c.req.valid("json"))),
  )
  .get(
    "/admin/outbox",
    reads("Events that wait, or failed for good", outboxPage),
    validator("query", outboxQuery),
    async (c) => c.json(await listOutbox(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/outbox/:id/replay",
    decides("Take a dead event up again, under the same id", outboxView),
    validator("param", outboxParam),
    validator("json", reasonInput),
    async (c) => c.json(await replayOutboxRow(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/outbox/:id/retry",
    decides("Try an event now that waits for its next try", outboxView),
    validator("param", outboxParam),
    validator("json", reasonInput),
    async (c) => c.json(await retryOutboxRow(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/outbox/:id/cancel",
    decides("Give an event up; none that moves money", outboxView),
    validator("param", outboxParam),
    validator("json", reasonInput),
    async (c) => c.json(await cancelOutboxRow(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .get("/admin/ledger", reads("Postings, newest first", postingPage), validator("query", ledgerQuery), async (c) =>
    c.json(await listPostings(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/admin/reconciliation",
    reads("Runs of the comparison with Stripe", reconciliationPage),
    validator("query", reconciliationQuery),
    async (c) => c.json(await listReconciliations(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/reconciliation",
    decides("Compare our books with Stripe's now", reconciliationView),
    validator("json", reconciliationInput),
    async (c) => c.json(await reconcileNow(c.var.ctx, c.req.valid("json"))),
  )
  .get("/admin/mismatches", reads("What did not match", mismatchPage), validator("query", mismatchQuery), async (c) =>
    c.json(await listMismatches(c.var.ctx, c.req.valid("query"))),
  )
  .post(
    "/admin/mismatches/:id/take-in",
    decides("Read a movement that our books do not know at Stripe, and take it in", mismatchView),
    validator("param", mismatchParam),
    validator("json", reasonInput),
    async (c) => c.json(await takeInMismatch(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  )
  .post(
    "/admin/mismatches/:id/resolve",
    decides("Say why a mismatch may stand", mismatchView),
    validator("param", mismatchParam),
    validator("json", reasonInput),
    async (c) => c.json(await resolveMismatch(c.var.ctx, c.req.valid("param").id, c.req.valid("json").reason)),
  );
