/** Scripts that move one object through its life: sessions, refunds, accounts, payouts, chargebacks. */
import { Hono } from "hono";
import type Stripe from "stripe";
import { z } from "zod";
import { completeAccount, requireAccount } from "./accounts.ts";
import { type Settlement, settleLater } from "./charges.ts";
import { expire, findSession, pay, resolveDebit } from "./checkout.ts";
import { moveDispute, openDispute, warnOfFraud } from "./disputes.ts";
import { noSuch, refused } from "./errors.ts";
import { destinationKinds, replaceDestination } from "./external-accounts.ts";
import { completePayout, payOutEverything, startPayout } from "./payouts.ts";
import { present } from "./present.ts";
import { readJson } from "./read-json.ts";
import { failRefund, succeedRefund } from "./refunds.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";
import { reverseTransfer } from "./transfers.ts";

const settlement = z
  .strictObject({
    account: z.string().max(100).optional(),
    available: z.boolean().optional(),
    later: z.boolean().optional(),
    currency: z.string().length(3).optional(),
    rate: z.number().positive().optional(),
  })
  .optional();
const sessionBody = z.strictObject({
  outcome: z.enum([
    "paid",
    "declined",
    "challenge",
    "challenge_failed",
    "async_pending",
    "async_paid",
    "async_failed",
    "expired",
  ]),
  settlement,
});
const destinationNumber = z.string().min(1).max(100);
const accountBody = z.strictObject({
  outcome: z.enum(["ready", "missing", "restricted", "pending", "rejected", "closed", "deauthorized"]),
  bank_account: destinationNumber.optional(),
});
const destinationBody = z.strictObject({
  kind: z.enum(destinationKinds).default("bank_account"),
  number: destinationNumber,
});
const payoutOutcome = z.enum(["in_transit", "paid", "failed", "failed_after_paid", "canceled"]);
const payoutBody = z.strictObject({ outcome: payoutOutcome, failure_code: z.string().optional() });
const disputeStatus = z.enum([
  "needs_response",
  "under_review",
  "won",
  "lost",
  "warning_needs_response",
  "warning_under_review",
  "warning_closed",
  "appeal_needs_response",
  "appeal_under_review",
  "prevented",
]);
const disputeBody = z.strictObject({
  reason: z.string().optional(),
  amount: z.int().positive().optional(),
  status: disputeStatus.optional(),
  network_reason_code: z.string().optional(),
  outcome: disputeStatus.optional(),
});

export function lifecycleScripts(sandbox: Sandbox): Hono {
  const app = new Hono();
  /** Does something in one transaction and answers with the object as Stripe shows it. */
  const act = (work: () => object): Response => {
    const result = sandbox.store.transaction(work);
    return Response.json(
      Array.isArray(result)
        ? result.map((object) => present(sandbox, object))
        : present(sandbox, result as StoredObject),
    );
  };

  app.post("/checkout/sessions/:id/complete", async (c) => {
    const body = sessionBody.parse(await readJson(c.req.raw));
    return act(() => completeSession(sandbox, c.req.param("id"), body.outcome, body.settlement ?? {}));
  });
  app.post("/accounts/:id/complete", async (c) => {
    const { outcome, bank_account } = accountBody.parse(await readJson(c.req.raw));
    return act(() => completeAccount(sandbox, c.req.param("id"), outcome, bank_account ?? null));
  });
  app.post("/accounts/:id/destination", async (c) => {
    const { kind, number } = destinationBody.parse(await readJson(c.req.raw));
    return act(() => replaceDestination(sandbox, requireAccount(sandbox, c.req.param("id")), kind, number));
  });
  app.post("/accounts/:id/payouts", async (c) => {
    const body = z
      .strictObject({
        amount: z.int().positive().optional(),
        currency: z.string().optional(),
        outcome: payoutOutcome.optional(),
      })
      .parse(await readJson(c.req.raw));
    const id = requireAccount(sandbox, c.req.param("id")).id;
    return act(() => {
      if (body.amount === undefined) return payOutEverything(sandbox, id, body.outcome ?? null);
      const payout = startPayout(sandbox, id, body.amount, body.currency ?? "usd");
      return [body.outcome === undefined ? payout : completePayout(sandbox, payout.id, body.outcome)];
    });
  });
  app.post("/accounts/:id/payout_schedule", async (c) => {
    const body = z
      .union([
        z.strictObject({ outcome: payoutOutcome, delaySeconds: z.number().min(0).default(0) }),
        z.strictObject({ outcome: z.null() }),
      ])
      .parse(await readJson(c.req.raw));
    const id = requireAccount(sandbox, c.req.param("id")).id;
    sandbox.store.setSetting(`payouts:${id}`, body.outcome === null ? null : body);
    return c.json(body);
  });
  app.post("/payouts/:id/complete", async (c) => {
    const body = payoutBody.parse(await readJson(c.req.raw));
    return act(() => completePayout(sandbox, c.req.param("id"), body.outcome, body.failure_code));
  });
  app.post("/refunds/next", async (c) => {
    const { status } = z
      .strictObject({ status: z.enum(["succeeded", "pending", "requires_action", "failed"]) })
      .parse(await readJson(c.req.raw));
    sandbox.store.setSetting("nextRefund", status);
    return c.json({ status });
  });
  app.post("/refunds/:id/complete", async (c) => {
    const body = z
      .strictObject({ outcome: z.enum(["succeeded", "failed", "canceled"]), failure_reason: z.string().optional() })
      .parse(await readJson(c.req.raw));
    const id = c.req.param("id");
    return act(() =>
      body.outcome === "succeeded"
        ? succeedRefund(sandbox, id)
        : failRefund(sandbox, id, body.failure_reason, body.outcome === "canceled" ? "canceled" : "failed"),
    );
  });
  app.post("/transfers/:id/reverse", async (c) => {
    const body = z.strictObject({ amount: z.int().positive().optional() }).parse(await readJson(c.req.raw));
    const transfer = sandbox.store.find<Stripe.Transfer>("transfer", c.req.param("id"));
    if (transfer === null) throw noSuch("transfer", c.req.param("id"));
    return act(() => reverseTransfer(sandbox, transfer, body));
  });
  app.post("/charges/:id/settle", (c) =>
    act(() => {
      settleLater(sandbox, c.req.param("id"));
      return sandbox.store.findAny(c.req.param("id"))?.object ?? {};
    }),
  );
  app.post("/charges/:id/dispute", async (c) => {
    const { outcome, network_reason_code, ...options } = disputeBody.parse(await readJson(c.req.raw));
    return act(() => {
      const dispute = openDispute(sandbox, c.req.param("id"), { ...options, networkReasonCode: network_reason_code });
      return outcome === undefined ? dispute : moveDispute(sandbox, dispute.id, outcome);
    });
  });
  app.post("/charges/:id/early_fraud_warning", async (c) => {
    const body = z.strictObject({ fraud_type: z.string().optional() }).parse(await readJson(c.req.raw));
    return act(() => warnOfFraud(sandbox, c.req.param("id"), body.fraud_type));
  });
  for (const path of ["/disputes/:id/complete", "/chargebacks/:id/complete"] as const) {
    app.post(path, async (c) => {
      const { outcome } = z.strictObject({ outcome: disputeStatus }).parse(await readJson(c.req.raw));
      return act(() => moveDispute(sandbox, c.req.param("id"), outcome));
    });
  }
  return app;
}

function completeSession(
  sandbox: Sandbox,
  id: string,
  outcome: z.infer<typeof sessionBody>["outcome"],
  money: Settlement,
): Stripe.Checkout.Session {
  const session = findSession(sandbox, id);
  switch (outcome) {
    case "paid":
      return pay(sandbox, session, "card", money);
    case "declined":
      return pay(sandbox, session, "card_declined");
    case "challenge":
    case "challenge_failed":
      return pay(sandbox, session, outcome);
    case "expired":
      if (session.status !== "open") throw refused(`This session is ${String(session.status)} and cannot expire.`);
      return expire(sandbox, session);
    case "async_pending":
    case "async_paid":
    case "async_failed": {
      if (session.status === "open") pay(sandbox, session, "debit", money);
      else if (session.status !== "complete" || session.payment_status === "paid") {
        throw refused(
          `This session is ${String(session.status)} and ${session.payment_status}; no bank debit is pending.`,
        );
      }
      return outcome === "async_pending" ? session : resolveDebit(sandbox, session, outcome === "async_paid");
    }
  }
}
