/** What admins decide about money, through the API, against the sandbox. */
import { and, desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditLog, holds, outbox, payouts, refunds } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { planEvent } from "../../platform/outbox.ts";
import { newAdmin, newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import {
  atCheckout,
  deliverAbout,
  deliverEvent,
  eventsAbout,
  holdOf,
  onboard,
  paidChallenge,
  patience,
  payerActs,
  runJobs,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import type { NotificationPage } from "../notifications/contract.ts";
import { planRefund, planRelease } from "../payments/commands.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { owedMinor } from "../payments/netting.ts";
import { refusalLimits } from "../payments/payouts.ts";
import type {
  AdminHold,
  AdminMismatch,
  AdminOutboxRow,
  AdminPayout,
  AdminPosting,
  AdminReconciliation,
  AdminRefund,
  AdminStripeEvent,
  MoneyOverview,
  UserOwes,
} from "./contract.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let admin: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("admin money"));
  admin = await newAdmin("admin money admin");
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
});

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" as const });
const reason = "It was looked into.";
/** Names a write. */
const named = () => ({ "idempotency-key": newId("request") });

/** What the audit log says was done last to a record, and why. */
async function lastAudit(subject: string, verb: string) {
  return db.query.auditLog.findFirst({
    columns: { actorId: true, detail: true },
    where: and(eq(auditLog.subject, subject), eq(auditLog.verb, verb)),
    orderBy: desc(auditLog.seq),
  });
}

async function released(on: Situation): Promise<string> {
  const ctx = systemContext();
  await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
  const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  return payout?.id ?? "";
}

async function refundOf(on: Situation): Promise<string> {
  const rows = await db.query.refunds.findMany({
    where: eq(refunds.holdId, on.holdId),
    orderBy: desc(refunds.createdAt),
  });
  return rows[0]?.id ?? "";
}

describe("everybody else", () => {
  it("finds nothing here, whatever their other rights", async () => {
    const moderator = await newModerator("admin money moderator");
    for (const person of [poster, moderator]) {
      expect((await person.get("/admin/money")).status).toBe(404);
      expect((await person.post(`/admin/users/${solver.id}/claims`, { amount: usd(1_000), reason })).status).toBe(404);
    }
    expect(await owedMinor(systemContext(), solver.id, "USD")).toBe(0);
  });
});

describe("a payout", () => {
  it("that was refused too often is shown, and goes on when an admin says so", async () => {
    const on = await paidChallenge(poster, solver);
    const id = await released(on);
    const refused = { state: "failed", reason: "transfer_refused", refusals: refusalLimits.refusals } as const;
    await db.update(payouts).set(refused).where(eq(payouts.id, id));
    const { body } = await admin.get<MoneyOverview>("/admin/money");
    expect(body.payouts).toMatchObject({ count: 1, items: [{ id, solver: { id: solver.id }, amount: usd(220_800) }] });
    expect((await admin.post(`/admin/payouts/${id}/retry`, {})).status).toBe(422);
    const retried = await admin.post<AdminPayout>(`/admin/payouts/${id}/retry`, { reason }, { "idempotency-key": id });
    expect(retried).toMatchObject({ status: 200, body: { id, state: "queued", reason: null } });
    const again = await admin.post<AdminPayout>(`/admin/payouts/${id}/retry`, { reason }, { "idempotency-key": id });
    expect(again.status).toBe(200);
    expect((await admin.post(`/admin/payouts/${id}/retry`, { reason })).status).toBe(409);
    expect(await lastAudit(id, "payout.retried")).toEqual({ actorId: admin.id, detail: { reason } });
    await vi.waitFor(async () => {
      await runJobs(["payout"]);
      const list = await admin.get<{ items: AdminPayout[] }>("/admin/payouts?state=paid");
      expect(list.body.items[0]).toMatchObject({ id, state: "paid" });
    }, patience);
  });

  it("that was paid is taken back on a finding of fraud, once, and pays the solver's debt first", async () => {
    const on = await paidChallenge(poster, solver);
    const id = await released(on);
    expect((await admin.post(`/admin/payouts/${id}/reverse`, { reason })).status).toBe(409);
    await runJobs(["payout"]);
    const claimed = await admin.post<UserOwes>(
      `/admin/users/${solver.row.handle}/claims`,
      {
        amount: usd(200_000),
        holdId: on.holdId,
        reason,
      },
      named(),
    );
    expect(claimed).toMatchObject({ status: 200, body: { user: { id: solver.id }, owed: usd(200_000) } });
    const losses = await balanceOf(systemContext(), chart.losses("USD"));
    // Stripe performs it and its answer is lost.
    await script("/faults", { path: "/v1/transfers/*/reversals", when: "after", status: 500, save: false, times: 1 });
    const reverse = () => admin.post<AdminPayout>(`/admin/payouts/${id}/reverse`, { reason });
    expect((await reverse()).status).toBe(503);
    expect(await reverse()).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    const { transferId } = (await db.query.payouts.findFirst({ where: eq(payouts.id, id) })) ?? { transferId: null };
    await deliverAbout(transferId);
    expect((await admin.get<{ items: AdminPayout[] }>("/admin/payouts?state=reversed")).body.items).toMatchObject([
      { id },
    ]);
    expect(await owedMinor(systemContext(), solver.id, "USD")).toBe(0);
    expect((await balanceOf(systemContext(), chart.losses("USD"))) - losses).toBe(20_800);
    const { object } = await script<{ object: { amount_reversed: number } }>(`/objects/${transferId}`);
    expect(object.amount_reversed).toBe(220_800);
  });

  it("is asked for anew by a new decision when Stripe refused the first", async () => {
    const on = await paidChallenge(poster, solver);
    const id = await released(on);
    await runJobs(["payout"]);
    const path = `/v1/transfers/*/reversals`;
    await script("/faults", { path, when: "before", status: 500, save: true, times: 1 });
    const reverse = (headers: Record<string, string>) =>
      admin.post<AdminPayout>(`/admin/payouts/${id}/reverse`, { reason }, headers);
    const first = named();
    expect((await reverse(first)).status).toBe(503);
    // The same decision is the same request to Stripe, which keeps its answer.
    expect((await reverse(first)).status).toBe(503);
    expect(await reverse(named())).toMatchObject({ status: 200, body: { state: "reversed" } });
  });

  it("is taken back and posted in one request when Stripe answers", async () => {
    const on = await paidChallenge(poster, solver);
    const id = await released(on);
    await runJobs(["payout"]);
    const answer = await admin.post<AdminPayout>(`/admin/payouts/${id}/reverse`, { reason });
    expect(answer).toMatchObject({ status: 200, body: { state: "reversed" } });
    expect(await lastAudit(id, "payout.reversal_decided")).toMatchObject({ actorId: admin.id, detail: { reason } });
  });
});

describe("a refund", () => {
  it("that failed is shown, and is sent again", async () => {
    const on = await paidChallenge(poster, solver);
    await script("/refunds/next", { status: "failed" });
    const ctx = systemContext();
    await ctx.store.atomic(await planRefund(ctx, await holdOf(on), 240_000, `cancel:${on.challengeId}`, "test"));
    await runJobs(["refund"]);
    const id = await refundOf(on);
    const { stripeRefundId } = (await db.query.refunds.findFirst({ where: eq(refunds.id, id) })) ?? {
      stripeRefundId: null,
    };
    await script("/tick", {});
    await deliverAbout(stripeRefundId);
    expect((await admin.get<MoneyOverview>("/admin/money")).body.refunds).toMatchObject({
      count: 1,
      items: [{ id, poster: { id: poster.id }, state: "failed" }],
    });
    const retried = await admin.post<AdminRefund>(`/admin/refunds/${id}/retry`, { reason });
    expect(retried).toMatchObject({ status: 200, body: { state: "decided" } });
    await vi.waitFor(async () => {
      await runJobs(["refund"]);
      expect(await db.query.refunds.findFirst({ where: eq(refunds.id, id) })).toMatchObject({ state: "paid" });
    }, patience);
    expect(await lastAudit(id, "refund.retry_decided")).toMatchObject({ detail: { reason } });
  });
});

describe("a hold", () => {
  it("is frozen and let go by an admin, and says so", async () => {
    const on = await paidChallenge(poster, solver);
    const path = `/admin/holds/${on.holdId}`;
    const frozen = await admin.post<AdminHold>(`${path}/freeze`, { reason });
    expect(frozen).toMatchObject({
      status: 200,
      body: { freezes: [{ cause: "admin", source: admin.id, note: reason }] },
    });
    expect(await poster.post(`/challenges/${on.challengeId}/release`, { amount: usd(1_000) })).toMatchObject({
      status: 409,
      body: { code: "hold_frozen" },
    });
    expect((await admin.get<MoneyOverview>("/admin/money")).body.frozen).toMatchObject({
      count: 1,
      items: [{ id: on.holdId }],
    });
    const end = { cause: "admin", source: admin.id, reason };
    expect(await admin.post<AdminHold>(`${path}/unfreeze`, end)).toMatchObject({ status: 200, body: { freezes: [] } });
    expect((await admin.post(`${path}/unfreeze`, end)).status).toBe(409);
    expect((await admin.post(`${path}/unfreeze`, { ...end, cause: "chargeback" })).status).toBe(422);
    expect((await admin.get<AdminHold>(path)).body).toMatchObject({ held: usd(240_000), state: "held" });
  });

  it("gives goodwill of our own money, at most what Stripe can still send back", async () => {
    const on = await paidChallenge(poster, solver);
    const path = `/admin/holds/${on.holdId}/goodwill`;
    // All of it is held, and may have to go back.
    expect((await admin.post(path, { amount: usd(1), reason }, named())).status).toBe(422);
    await released(on);
    await runJobs(["payout"]);
    expect((await admin.post(path, { amount: usd(240_001), reason }, named())).status).toBe(422);
    // What the payment brought has gone to the solver.
    await script("/balance/topup", { amount: 300_000 });
    const before = await balanceOf(systemContext(), chart.goodwill("USD"));
    const given = await Promise.all(
      [200_000, 200_000].map((sum) => admin.post(path, { amount: usd(sum), reason }, named())),
    );
    expect(given.map(({ status }) => status).sort()).toEqual([200, 422]);
    // The queue may be at it already.
    await vi.waitFor(async () => {
      await runJobs(["refund"]);
      expect(await db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) })).toMatchObject({
        origin: "goodwill",
        state: "paid",
        amountMinor: 200_000,
      });
    }, patience);
    expect((await balanceOf(systemContext(), chart.goodwill("USD"))) - before).toBe(-200_000);
    expect((await admin.post(path, { amount: usd(40_001), reason }, named())).status).toBe(422);
    expect(await lastAudit(on.holdId, "goodwill.decided")).toMatchObject({ detail: { ...usd(200_000), reason } });
    const { items } = (await poster.get<{ items: { kind: string; amount: unknown }[] }>("/payments?kind=goodwill"))
      .body;
    expect(items).toMatchObject([{ kind: "goodwill", amount: usd(200_000) }]);
    const unpaid = await atCheckout(poster, solver);
    expect(
      (await admin.post(`/admin/holds/${unpaid.holdId}/goodwill`, { amount: usd(1), reason }, named())).status,
    ).toBe(409);
  });

  it("and what else adds up is decided under a name only, and once under it", async () => {
    const on = await paidChallenge(poster, solver);
    const claim = (headers?: Record<string, string>) =>
      admin.post<UserOwes>(
        `/admin/users/${solver.id}/claims`,
        { amount: usd(700), holdId: on.holdId, reason },
        headers,
      );
    const before = await owedMinor(systemContext(), solver.id, "USD");
    const path = `/admin/holds/${on.holdId}/goodwill`;
    for (const unnamed of [
      await claim(),
      await admin.post(`/admin/users/${solver.id}/claims/waive`, { amount: usd(1), reason }),
      await admin.post(path, { amount: usd(1), reason }),
    ]) {
      expect(unnamed).toMatchObject({ status: 422, body: { errors: [{ path: "Idempotency-Key" }] } });
    }
    const name = named();
    expect([(await claim(name)).status, (await claim(name)).status]).toEqual([200, 200]);
    expect(await owedMinor(systemContext(), solver.id, "USD")).toBe(before + 700);
    const waive = { amount: usd(700), reason };
    expect((await admin.post(`/admin/users/${solver.id}/claims/waive`, waive, named())).status).toBe(200);
  });
});

describe("a claim", () => {
  it("is a solver's own, of their own hold, and they are told why", async () => {
    const on = await paidChallenge(poster, solver);
    const claim = { amount: usd(5_000), holdId: on.holdId, reason };
    expect((await admin.post(`/admin/users/${poster.id}/claims`, claim, named())).status).toBe(422);
    expect((await admin.post("/admin/users/nobody-at-all/claims", claim, named())).status).toBe(404);
    expect(await admin.post<UserOwes>(`/admin/users/${solver.id}/claims`, claim, named())).toMatchObject({
      body: { owed: usd(5_000) },
    });
    expect(await lastAudit(solver.id, "solver.claimed")).toMatchObject({ actorId: admin.id, detail: { reason } });
    const told = await db.query.outbox.findFirst({
      where: eq(outbox.topic, "solver.owes"),
      orderBy: desc(outbox.createdAt),
    });
    expect(told?.facts).toMatchObject({ userId: solver.id, amountMinor: 5_000, note: reason });
    expect((await admin.get<MoneyOverview>("/admin/money")).body.owed).toMatchObject([{ amount: usd(5_000) }]);
  });

  it("is at most the reward, or all that the solver was ever paid, in whole steps of the currency", async () => {
    const fresh = await newPerson("admin money unpaid");
    await onboard(fresh);
    const on = await paidChallenge(poster, fresh);
    const claim = (body: object) =>
      admin.post<{ errors: unknown }>(`/admin/users/${fresh.id}/claims`, { reason, ...body }, named());
    expect(await claim({ amount: usd(1) })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "amount", message: expect.stringContaining("at most") }] },
    });
    expect((await claim({ amount: usd(240_001), holdId: on.holdId })).status).toBe(422);
    expect((await claim({ amount: { amountMinor: 1_000, currency: "EUR" }, holdId: on.holdId })).status).toBe(422);
    expect((await claim({ amount: usd(240_000), holdId: on.holdId })).status).toBe(200);
    await db.update(holds).set({ currency: "KWD" }).where(eq(holds.id, on.holdId));
    const fils = (amountMinor: number) => ({ amount: { amountMinor, currency: "KWD" }, holdId: on.holdId });
    expect((await claim(fils(1_234))).status).toBe(422);
    expect((await claim(fils(1_230))).status).toBe(200);
  });

  it("is lessened by an admin, never below nothing, and the solver is told of both with the reason", async () => {
    const debtor = await newPerson("admin money debtor");
    await onboard(debtor);
    const on = await paidChallenge(poster, debtor);
    const path = `/admin/users/${debtor.id}/claims`;
    const losses = await balanceOf(systemContext(), chart.losses("USD"));
    await admin.post(path, { amount: usd(50_000), holdId: on.holdId, reason: "Typed one nought too many." }, named());
    const waive = (amountMinor: number) =>
      admin.post<UserOwes>(`${path}/waive`, { amount: usd(amountMinor), reason: "It was 50." }, named());
    const both = await Promise.all([waive(30_000), waive(30_000)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await waive(15_000)).toMatchObject({ status: 200, body: { owed: usd(5_000) } });
    expect((await balanceOf(systemContext(), chart.losses("USD"))) - losses).toBe(5_000);
    expect(await lastAudit(debtor.id, "solver.claim_waived")).toMatchObject({ detail: { ...usd(15_000) } });
    const { items } = (await debtor.get<{ items: { kind: string; amount: unknown }[] }>("/payments?kind=owed")).body;
    expect(items.map(({ amount }) => amount)).toEqual([usd(15_000), usd(30_000), usd(-50_000)]);
    await vi.waitFor(async () => {
      await runJobs(["inbox"]);
      const told = (await debtor.get<NotificationPage>("/notifications")).body.items;
      expect(told.find(({ kind }) => kind === "solver.owes")?.subject).toMatchObject({
        ...usd(50_000),
        note: "Typed one nought too many.",
      });
      expect(told.find(({ kind }) => kind === "solver.owes_less")?.subject).toMatchObject({
        ...usd(15_000),
        note: "It was 50.",
      });
    }, patience);
  });
});

describe("what stopped", () => {
  it("an event that does not fit is listed, taken in again once it fits, or dismissed", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${on.sessionId}`);
    await script("/objects", { object: { ...object, amount_total: 1 } });
    const completed = (await eventsAbout(on.sessionId)).find(({ type }) => type === "checkout.session.completed");
    const id = completed?.id ?? "";
    await deliverEvent(id);
    expect((await admin.get<{ items: AdminStripeEvent[] }>("/admin/stripe-events")).body.items).toMatchObject([
      { id, state: "quarantined", reason: "amount" },
    ]);
    const replay = () => admin.post<AdminStripeEvent>(`/admin/stripe-events/${id}/replay`, { reason });
    expect((await replay()).body).toMatchObject({ state: "quarantined" });
    await script("/objects", { object });
    expect((await replay()).body).toMatchObject({ state: "processed" });
    expect((await holdOf(on)).state).toBe("held");
    expect((await admin.post(`/admin/stripe-events/${id}/dismiss`, { reason })).status).toBe(409);
  });

  it("an event of ours that failed for good is listed, and taken up again under its id", async () => {
    const ctx = systemContext();
    await ctx.store.atomic(planEvent(ctx, "payout.queued", { payoutId: "pay_gone" }));
    const row = await db.query.outbox.findFirst({
      where: eq(outbox.topic, "payout.queued"),
      orderBy: desc(outbox.createdAt),
    });
    const id = row?.id ?? "";
    expect((await admin.post(`/admin/outbox/${id}/replay`, { reason })).status).toBe(409);
    await db.update(outbox).set({ state: "dead", attempts: 10, lastError: "Error: no" }).where(eq(outbox.id, id));
    expect((await admin.get<{ items: AdminOutboxRow[] }>("/admin/outbox")).body.items).toMatchObject([
      { id, state: "dead", attempts: 10, lastError: "Error: no", subject: "pay_gone" },
    ]);
    expect(await admin.post<AdminOutboxRow>(`/admin/outbox/${id}/replay`, { reason })).toMatchObject({
      status: 200,
      body: { id, attempts: 0 },
    });
    await runJobs(["payout"]);
    expect(await db.query.outbox.findFirst({ where: eq(outbox.id, id) })).toMatchObject({ state: "done" });
  });
});

describe("the books", () => {
  it("are read posting by posting: of a hold, an account, page by page", async () => {
    const on = await paidChallenge(poster, solver);
    const ofHold = async (query: string) =>
      (await admin.get<{ items: AdminPosting[]; nextCursor: string | null }>(`/admin/ledger?hold=${on.holdId}${query}`))
        .body;
    const { items } = await ofHold("");
    expect(items.map(({ journal: { kind }, amount }) => [kind, amount.amountMinor])).toEqual([
      ["stripe_fee", 6_990],
      ["charge", 240_000],
    ]);
    const first = await ofHold("&limit=1");
    expect([...first.items, ...(await ofHold(`&cursor=${first.nextCursor}`)).items]).toEqual(items);
    expect((await ofHold(`&account=hold:${on.holdId}`)).items).toEqual([items[1]]);
    expect((await ofHold(`&journal=${items[0]?.journal.id}`)).items).toEqual([items[0]]);
  });

  it("are compared with Stripe's on demand, and what may stand is resolved with a reason", async () => {
    const name = named();
    const started = await admin.post<AdminReconciliation>("/admin/reconciliation", { reason }, name);
    expect(started).toMatchObject({ status: 200, body: { state: "finished", startedBy: admin.id } });
    const again = await admin.post<AdminReconciliation>("/admin/reconciliation", { reason }, name);
    expect(again).toMatchObject({ status: 200, body: { id: started.body.id, state: "finished" } });
    const late = await atCheckout(poster, solver);
    await payerActs(late.sessionId, "paid");
    await admin.post("/admin/reconciliation", { reason, days: 1 });
    const [found] = (await admin.get<{ items: AdminMismatch[] }>("/admin/mismatches")).body.items;
    expect(found).toMatchObject({ kind: "MISSING_LEDGER", state: "open" });
    const resolve = () => admin.post<AdminMismatch>(`/admin/mismatches/${found?.id}/resolve`, { reason });
    expect(await resolve()).toMatchObject({ status: 200, body: { state: "resolved", note: reason } });
    expect((await resolve()).status).toBe(409);
    const runs = (await admin.get<{ items: AdminReconciliation[] }>("/admin/reconciliation?limit=1")).body.items;
    expect(runs).toMatchObject([{ mismatched: 1, state: "finished" }]);
  });

  it("take in a payment whose every event was lost, and then agree", async () => {
    const lost = await atCheckout(poster, solver);
    await payerActs(lost.sessionId, "paid");
    await admin.post("/admin/reconciliation", { reason, days: 1 });
    const { items } = (await admin.get<{ items: AdminMismatch[] }>("/admin/mismatches")).body;
    const missing = items.find(({ kind }) => kind === "MISSING_LEDGER");
    const takeIn = () => admin.post<AdminMismatch>(`/admin/mismatches/${missing?.id}/take-in`, { reason });
    expect(await takeIn()).toMatchObject({ status: 200, body: { state: "cleared" } });
    const hold = await db.query.holds.findFirst({ where: eq(holds.id, lost.holdId) });
    expect(hold).toMatchObject({ state: "held" });
    expect(await takeIn()).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    const after = await admin.post<AdminReconciliation>("/admin/reconciliation", { reason, days: 1 });
    expect(after.body).toMatchObject({ mismatched: expect.any(Number), state: "finished" });
    expect((await admin.get<{ items: AdminMismatch[] }>("/admin/mismatches")).body.items).toEqual([]);
  });
});
