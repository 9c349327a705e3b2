/** No admin decides about money that is their own: every decision, tried by an admin who is a side of it. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { chargebacks, freezes, holds, journals, payouts, refunds } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, situate } from "../../testing/situations.ts";
import { adminRoutes } from "./routes.ts";

const { db } = openRecord();
const reason = "It was looked into.";
const amount = { amountMinor: 1_000, currency: "USD" };

/** A path that names whose money it is, and its body. */
const decisions: Record<string, (of: Of) => { path: string; body: object }> = {
  "/admin/payouts/:id/retry": ({ payoutId }) => ({ path: `/admin/payouts/${payoutId}/retry`, body: { reason } }),
  "/admin/payouts/:id/reverse": ({ payoutId }) => ({ path: `/admin/payouts/${payoutId}/reverse`, body: { reason } }),
  "/admin/payouts/:id/take-back": ({ payoutId }) => ({
    path: `/admin/payouts/${payoutId}/take-back`,
    body: { reason },
  }),
  "/admin/refunds/:id/retry": ({ refundId }) => ({ path: `/admin/refunds/${refundId}/retry`, body: { reason } }),
  "/admin/refunds/:id/paid-elsewhere": ({ refundId }) => ({
    path: `/admin/refunds/${refundId}/paid-elsewhere`,
    body: { reason },
  }),
  "/admin/holds/:id/freeze": ({ holdId }) => ({ path: `/admin/holds/${holdId}/freeze`, body: { reason } }),
  "/admin/holds/:id/unfreeze": ({ holdId }) => ({
    path: `/admin/holds/${holdId}/unfreeze`,
    body: { cause: "admin", source: "usr_other", reason },
  }),
  "/admin/holds/:id/goodwill": ({ holdId }) => ({ path: `/admin/holds/${holdId}/goodwill`, body: { amount, reason } }),
  "/admin/chargebacks/:id/give": ({ chargebackId }) => ({
    path: `/admin/chargebacks/${chargebackId}/give`,
    body: { to: "solver", amount, reason },
  }),
  "/admin/users/:id/claims": ({ holdId, solverId }) => ({
    path: `/admin/users/${solverId}/claims`,
    body: { amount, holdId, reason },
  }),
  "/admin/users/:id/claims/waive": ({ solverId }) => ({
    path: `/admin/users/${solverId}/claims/waive`,
    body: { amount, reason },
  }),
};

/** A debt is its solver's, whatever reward it came from. */
const ofSolverAlone = ["/admin/users/:id/claims/waive"];

/** Decisions about nobody's money: events are taken as Stripe or the record tell them, and the books are compared. */
const ofNobody = [
  "/admin/stripe-events/:id/replay",
  "/admin/stripe-events/:id/dismiss",
  "/admin/outbox/:id/replay",
  "/admin/outbox/:id/retry",
  "/admin/outbox/:id/cancel",
  "/admin/reconciliation",
  "/admin/mismatches/:id/resolve",
  "/admin/mismatches/:id/take-in",
  "/admin/suspense/clear",
];

interface Of {
  readonly holdId: string;
  readonly payoutId: string;
  readonly refundId: string;
  readonly chargebackId: string;
  readonly solverId: string;
}

let admin: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  admin = await newAdmin("own money admin");
  other = await newPerson("own money other");
});

/** A held reward with a payout and a refund that failed, a chargeback that was lost and another admin's freeze. */
async function moneyOf(poster: TestPerson, solver: TestPerson): Promise<Of> {
  const on: Situation = await situate("in_progress", poster, solver);
  const { holdId } = on;
  const at = Date.now();
  const sum = { amountMinor: 1_000, currency: "USD" as const, createdAt: at, updatedAt: at };
  const payoutId = newId("payout");
  const refundId = newId("refund");
  const journal = await db.query.journals.findFirst({ where: eq(journals.holdId, holdId) });
  const failed = { id: payoutId, holdId, journalId: journal?.id ?? "", solverId: solver.id, state: "failed" } as const;
  await db.insert(payouts).values({ ...sum, ...failed });
  const lost = { id: refundId, holdId, state: "failed", origin: "hold", paymentIntentId: `pi_${holdId}` } as const;
  await db.insert(refunds).values({ ...sum, ...lost });
  await db
    .insert(freezes)
    .values({ holdId, cause: "admin", source: "usr_other", note: reason, createdAt: at, endsAt: null });
  const chargebackId = `dp_${holdId}`;
  const taken = { chargeId: `ch_${holdId}`, status: "lost", reason: "fraudulent", openedAt: at, closedAt: at };
  await db
    .insert(chargebacks)
    .values({ id: chargebackId, holdId, ...taken, amountMinor: 1_000, currency: "USD", updatedAt: at });
  return { holdId, payoutId, refundId, chargebackId, solverId: solver.id };
}

it("every decision is in one of the two lists", () => {
  const posts = adminRoutes.routes.filter(({ method }) => method === "POST").map(({ path }) => path);
  expect([...new Set(posts)].sort()).toEqual([...Object.keys(decisions), ...ofNobody].sort());
});

describe.each(["poster", "solver"] as const)("an admin who is the %s", (side) => {
  it.each(Object.keys(decisions).filter((route) => side === "solver" || !ofSolverAlone.includes(route)))(
    "is refused %s, and nothing changes",
    async (route) => {
      const of = await (side === "poster" ? moneyOf(admin, other) : moneyOf(other, admin));
      const before = await recordOf(of);
      const { path, body } = decisions[route]?.(of) ?? { path: "", body: {} };
      const answer = await admin.post(path, body, { "idempotency-key": newId("request") });
      expect(answer).toMatchObject({
        status: 403,
        body: { code: "forbidden", detail: expect.stringMatching(/your own/) },
      });
      expect(await recordOf(of)).toEqual(before);
    },
  );
});

async function recordOf({ holdId }: Of) {
  return {
    hold: await db.query.holds.findFirst({ where: eq(holds.id, holdId) }),
    payouts: await db.query.payouts.findMany({ where: eq(payouts.holdId, holdId) }),
    refunds: await db.query.refunds.findMany({ where: eq(refunds.holdId, holdId) }),
    freezes: await db.query.freezes.findMany({ where: eq(freezes.holdId, holdId) }),
    journals: await db.query.journals.findMany({ where: eq(journals.holdId, holdId) }),
  };
}
