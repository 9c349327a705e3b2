/** Payments over HTTP: paying in, where one is paid, and what the books say. */
import { Hono } from "hono";
import type { AppEnv } from "../../http/app-env.ts";
import { describe, validator } from "../../http/describe.ts";
import { pageQuery } from "../../platform/paging.ts";
import { openCheckout } from "./checkout.ts";
import {
  checkoutView,
  paymentParam,
  paymentView,
  payoutAccountInput,
  payoutAccountView,
  receiptListView,
  receiptParam,
  receiptView,
  statementQuery,
  statementView,
  termsView,
} from "./contract.ts";
import { getPayment } from "./payment.ts";
import { getPayoutAccount, startPayoutAccount } from "./payout-account.ts";
import { getReceipt, listReceipts } from "./receipts.ts";
import { getStatement } from "./statement.ts";
import { getTerms } from "./terms.ts";

export const paymentRoutes = new Hono<AppEnv>()
  .post(
    "/challenges/:id/checkout",
    describe({
      summary: "Where the poster pays: the page of the one open Checkout session",
      policy: "poster",
      answers: { 200: checkoutView },
      errors: ["hold_not_payable", "payment_window_over", "solver_not_payable", "payment_provider_unavailable"],
      idempotent: true,
    }),
    validator("param", paymentParam),
    async (c) => c.json(await openCheckout(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/challenges/:id/payment",
    describe({
      summary: "What is held, released and sent back for a challenge",
      policy: "participant",
      stranger: 404,
      answers: { 200: paymentView },
      errors: ["not_found"],
    }),
    validator("param", paymentParam),
    async (c) => c.json(await getPayment(c.var.ctx, c.req.valid("param").id)),
  )
  .get(
    "/payments/terms",
    describe({
      summary: "The currencies that rewards may be in here, their limits, and the fee",
      policy: "public",
      answers: { 200: termsView },
    }),
    async (c) => c.json(await getTerms(c.var.ctx), 200, { "cache-control": "public, max-age=300" }),
  )
  .get(
    "/payments",
    describe({
      summary: "Your statement: sums and movements from the ledger, newest first",
      policy: "self",
      answers: { 200: statementView },
      errors: ["invalid_cursor"],
    }),
    validator("query", statementQuery),
    async (c) => c.json(await getStatement(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/payments/receipts",
    describe({
      summary: "Your receipts, newest first: one for each reward that was paid in",
      policy: "self",
      answers: { 200: receiptListView },
      errors: ["invalid_cursor"],
    }),
    validator("query", pageQuery),
    async (c) => c.json(await listReceipts(c.var.ctx, c.req.valid("query"))),
  )
  .get(
    "/payments/receipts/:holdId",
    describe({
      summary: "A receipt: for the poster what was paid, for the solver each release",
      policy: "participant",
      stranger: 404,
      answers: { 200: receiptView },
      errors: ["not_found"],
    }),
    validator("param", receiptParam),
    async (c) => c.json(await getReceipt(c.var.ctx, c.req.valid("param").holdId)),
  )
  .get(
    "/users/me/payout-account",
    describe({
      summary: "Where you are paid, and what is missing",
      policy: "self",
      answers: { 200: payoutAccountView },
    }),
    async (c) => c.json(await getPayoutAccount(c.var.ctx)),
  )
  .post(
    "/users/me/payout-account",
    describe({
      summary: "Set up where you are paid, or go on with it on Stripe's pages",
      policy: "self",
      answers: { 200: payoutAccountView },
      errors: ["payout_country_unsupported", "wrong_state", "payment_provider_unavailable"],
      idempotent: true,
    }),
    validator("json", payoutAccountInput),
    async (c) => c.json(await startPayoutAccount(c.var.ctx, c.req.valid("json").country)),
  );
