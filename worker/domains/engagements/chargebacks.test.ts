/** Chargebacks and fraud warnings against sandbox/stripe: what freezes, who pays, who is told, in any order of Stripe's events. */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  challenges,
  chargebacks,
  deliveries,
  freezes,
  journals,
  outbox,
  payouts,
  postings,
  refunds,
  stripeEvents,
  timers,
} from "../../database/schema.ts";
import { dayMs } from "../../platform/clock.ts";
import type { TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import {
  atCheckout,
  deliverAbout,
  deliverEvent,
  eventsAbout,
  holdOf,
  journalsOf,
  paidChallenge,
  patience,
  payerActs,
  readDrift,
  runJobs,
  type StripeEvent,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import { planRefund } from "../payments/commands.ts";
import { findFreezes, planFreeze, planUnfreeze } from "../payments/freezes.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { heldMinor } from "../payments/queries.ts";
import { sweepTimers } from "./timers.ts";

holdQueues();

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let driftBefore: number;
let lossesBefore: number;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("chargeback"));
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
  driftBefore = await readDrift();
  lossesBefore = await balanceOf(systemContext(), chart.losses("USD"));
});

const ctx = () => systemContext();
const challengeOf = (on: Situation) => db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) });
const chargebackRow = (id: string) => db.query.chargebacks.findFirst({ where: eq(chargebacks.id, id) });
/** What the platform lost in this test, minor units. */
const lost = async () => lossesBefore - (await balanceOf(ctx(), chart.losses("USD")));

async function topicsOf(on: Situation): Promise<string[]> {
  const rows = await db.query.outbox.findMany();
  return [...new Set(rows.filter(({ facts }) => facts.holdId === on.holdId).map(({ topic }) => topic))].sort();
}

/** Once no payout or refund is half done. */
async function expectSameBalance(): Promise<void> {
  await runJobs(["payout", "refund"]);
  expect(await readDrift()).toBe(driftBefore);
}

interface Dispute {
  id: string;
}

async function openChargeback(on: Situation, options: Record<string, unknown> = {}): Promise<Dispute> {
  const { chargeId } = await holdOf(on);
  return script<Dispute>(`/charges/${chargeId}/dispute`, options);
}

const moveTo = (dispute: Dispute, outcome: string) => script(`/disputes/${dispute.id}/complete`, { outcome });

async function delivered(on: Situation): Promise<string> {
  const answer = await solver.post<{ id: string }>(`/challenges/${on.challengeId}/deliveries`, {
    note: "The grid and its tests.",
    fileIds: [],
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

describe("a chargeback", () => {
  it("freezes the reward, tells both sides and admins, and posts what the bank took with its fee", async () => {
    const on = await paidChallenge(poster, solver);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    expect(await chargebackRow(dispute.id)).toMatchObject({
      holdId: on.holdId,
      status: "needs_response",
      amountMinor: 240_000,
      closedAt: null,
    });
    expect(await findFreezes(ctx(), on.holdId)).toMatchObject([{ cause: "chargeback", source: dispute.id }]);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(-240_000);
    expect(await heldMinor(ctx(), on.holdId)).toBe(240_000);
    expect(await topicsOf(on)).toEqual(expect.arrayContaining(["chargeback.opened", "money.needs_review"]));
    expect(await topicsOf(on)).not.toContain("hold.frozen");
    expect(await journalsOf(on.holdId)).toEqual(["charge", "chargeback_withdrawn", "stripe_fee", "stripe_fee"]);
    await expectSameBalance();
  });

  it("lets no decision pass: not the poster's, not the solver's, not the clock's, and the clock comes again a day later", async () => {
    const on = await paidChallenge(poster, solver);
    const deliveryId = await delivered(on);
    await deliverAbout((await openChargeback(on)).id);
    for (const answer of [
      await poster.post(`/deliveries/${deliveryId}/approve`),
      await poster.post(`/challenges/${on.challengeId}/release`, { amount: { amountMinor: 100, currency: "USD" } }),
      await solver.post(`/challenges/${on.challengeId}/cancel`),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: "hold_frozen" } });
    }
    const late = Date.now() + 14 * dayMs + 1_000;
    await sweepTimers(systemContext(late));
    expect(await challengeOf(on)).toMatchObject({ state: "delivered" });
    const clock = and(eq(timers.kind, "auto_approval"), eq(timers.subject, deliveryId));
    expect(await db.query.timers.findFirst({ where: clock })).toMatchObject({ attempts: 0, dueAt: late + dayMs });
    expect(await heldMinor(ctx(), on.holdId)).toBe(240_000);
  });

  it("that is won lets everything go on, and costs the fee alone", async () => {
    const on = await paidChallenge(poster, solver);
    const deliveryId = await delivered(on);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    await moveTo(dispute, "won");
    await deliverAbout(dispute.id);
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(0);
    expect(await chargebackRow(dispute.id)).toMatchObject({ status: "won" });
    expect(await topicsOf(on)).toContain("chargeback.closed");
    expect((await poster.post(`/deliveries/${deliveryId}/approve`)).status).toBe(200);
    expect(await lost()).toBe(0);
    await expectSameBalance();
  });

  it("that is lost takes what is held, ends the challenge with its clocks, and overtakes what was proposed", async () => {
    const on = await paidChallenge(poster, solver);
    const deliveryId = await delivered(on);
    const proposed = await poster.post(`/challenges/${on.challengeId}/cancellation/propose`, {
      release: { amountMinor: 0, currency: "USD" },
      note: "Let us end this together.",
    });
    expect(proposed.status, JSON.stringify(proposed.body)).toBeLessThan(300);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    await moveTo(dispute, "lost");
    await deliverAbout(dispute.id);
    expect(await holdOf(on)).toMatchObject({ state: "charged_back" });
    expect(await challengeOf(on)).toMatchObject({ state: "canceled", cancelReason: "chargeback" });
    expect(await heldMinor(ctx(), on.holdId)).toBe(0);
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    expect(await lost()).toBe(0);
    const clocks = await db.query.timers.findMany();
    expect(
      clocks.filter(({ subject }) => [deliveryId, on.holdId, on.challengeId, dispute.id].includes(subject)),
    ).toEqual([]);
    expect(await db.query.cancellationProposals.findMany()).toMatchObject([{ state: "overtaken" }]);
    await expectSameBalance();
  });

  it("that is lost while a dispute is open ends the dispute without a division", async () => {
    const on = await paidChallenge(poster, solver);
    await delivered(on);
    const filed = await poster.post<{ id: string }>(`/challenges/${on.challengeId}/dispute`, {
      reason: "not_as_agreed",
      text: "The grid works with a mouse only, and the brief asks for a keyboard.",
      release: { amountMinor: 100_000, currency: "USD" },
      fileIds: [],
    });
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    const dispute = await openChargeback(on, { outcome: "lost" });
    await deliverAbout(dispute.id);
    expect(await challengeOf(on)).toMatchObject({ state: "canceled", cancelReason: "chargeback" });
    expect(await db.query.disputes.findMany()).toMatchObject([{ outcome: "chargeback", releasedMinor: null }]);
  });

  it("of a part lets the work go on with the rest", async () => {
    const on = await paidChallenge(poster, solver);
    const deliveryId = await delivered(on);
    const dispute = await openChargeback(on, { amount: 100_000, outcome: "lost" });
    await deliverAbout(dispute.id);
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await heldMinor(ctx(), on.holdId)).toBe(140_000);
    expect((await poster.post(`/deliveries/${deliveryId}/approve`)).status).toBe(200);
    // 8 % of what was left.
    expect(await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) })).toMatchObject({
      amountMinor: 128_800,
    });
    await expectSameBalance();
  });

  it("after the approval is the platform's to bear, and the payout goes out", async () => {
    const on = await paidChallenge(poster, solver);
    expect((await poster.post(`/deliveries/${await delivered(on)}/approve`)).status).toBe(200);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    await runJobs(["payout"]);
    await moveTo(dispute, "lost");
    await deliverAbout(dispute.id);
    expect(await challengeOf(on)).toMatchObject({ state: "completed" });
    expect(await holdOf(on)).toMatchObject({ state: "released" });
    expect(await lost()).toBe(240_000);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(0);
  });

  it("that is lost, and won on appeal, is nobody's until an admin decides; lost once more, the bank takes it from there", async () => {
    const on = await paidChallenge(poster, solver);
    const dispute = await openChargeback(on, { outcome: "lost" });
    await deliverAbout(dispute.id);
    await moveTo(dispute, "appeal_under_review");
    await deliverAbout(dispute.id);
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    await moveTo(dispute, "won");
    await deliverAbout(dispute.id);
    expect(await lost()).toBe(0);
    expect(await balanceOf(ctx(), chart.recovered(dispute.id, "USD"))).toBe(240_000);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(0);
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") });
    const reasons = told.filter(({ facts }) => facts.chargebackId === dispute.id).map(({ facts }) => facts.reason);
    expect(reasons.filter((reason) => reason === "recovered")).toHaveLength(1);
    await moveTo(dispute, "lost");
    await deliverAbout(dispute.id);
    expect(await lost()).toBe(0);
    expect(await balanceOf(ctx(), chart.recovered(dispute.id, "USD"))).toBe(0);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(0);
    expect(await chargebackRow(dispute.id)).toMatchObject({ status: "lost" });
    await expectSameBalance();
  });

  it("that was only an inquiry freezes, moves nothing, and ends with a word to both", async () => {
    const on = await paidChallenge(poster, solver);
    const dispute = await openChargeback(on, { status: "warning_needs_response" });
    await deliverAbout(dispute.id);
    expect(await findFreezes(ctx(), on.holdId)).toHaveLength(1);
    await moveTo(dispute, "warning_closed");
    await deliverAbout(dispute.id);
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    expect(await journalsOf(on.holdId)).toEqual(["charge", "stripe_fee"]);
    expect(await topicsOf(on)).toEqual(expect.arrayContaining(["hold.frozen", "hold.unfrozen"]));
    expect(await topicsOf(on)).not.toContain("chargeback.opened");
  });

  it("refuses what was decided to go back, and once it is over that is sent, or was paid by the bank", async () => {
    for (const outcome of ["won", "lost"]) {
      const on = await paidChallenge(poster, solver);
      const hold = await holdOf(on);
      await script("/faults", { method: "POST", path: "/v1/refunds", status: 503 });
      await ctx().store.atomic(await planRefund(ctx(), hold, 240_000, `cancel:${on.challengeId}`, "agreed"));
      const dispute = await openChargeback(on);
      await script("/faults", undefined, "DELETE");
      await runJobs(["refund"], Date.now() + 120_000);
      const refundOf = () => db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });
      expect(await refundOf()).toMatchObject({ state: "failed", failureCode: "charge_disputed" });
      await moveTo(dispute, outcome);
      await deliverAbout(dispute.id);
      await runJobs(["refund"], Date.now() + 240_000);
      expect(await refundOf()).toMatchObject(
        outcome === "won" ? { state: "paid", attempt: 3 } : { state: "failed", failureCode: "charged_back" },
      );
      const refund = await refundOf();
      expect(await balanceOf(ctx(), chart.refundable(refund?.id ?? "", "USD"))).toBe(0);
      expect(await lost()).toBe(0);
      await expectSameBalance();
    }
  });

  it("of a payment that came too late is a matter between the bank and us", async () => {
    const on = await paidChallenge(poster, solver);
    const { chargeId } = await holdOf(on);
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${chargeId}`);
    const stranger = { ...object, id: `ch_other_${on.holdId}`, transfer_group: null, balance_transaction: null };
    await script("/objects", { object: stranger });
    const dispute = await script<Dispute>(`/charges/${stranger.id}/dispute`, {});
    const events = await eventsAbout(dispute.id);
    for (const event of events) expect((await deliverEvent(event.id)).status).toBe(200);
    expect(await db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, events[0]?.id ?? "") })).toMatchObject({
      state: "quarantined",
      reason: "unknown_chargeback",
    });
    expect(await chargebackRow(dispute.id)).toBeUndefined();
    // What the bank took is in our books all the same.
    await expectSameBalance();
  });

  it("of the other mode is quarantined, and so is one in another currency, which freezes until an admin has looked", async () => {
    const on = await paidChallenge(poster, solver);
    const dispute = await openChargeback(on);
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${dispute.id}`);
    const tellOf = async (change: object) => {
      const { event } = await script<{ event: { id: string } }>("/objects", {
        object: { ...object, ...change },
        event: { type: "charge.dispute.updated" },
      });
      expect(await deliverEvent(event.id)).toMatchObject({ body: { outcome: "quarantined" } });
      return db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, event.id) });
    };
    expect(await tellOf({ livemode: true })).toMatchObject({ reason: "livemode" });
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    for (const _ of [1, 2]) expect(await tellOf({ currency: "eur" })).toMatchObject({ reason: "amount" });
    const freeze = { cause: "admin", source: dispute.id } as const;
    expect(await findFreezes(ctx(), on.holdId)).toMatchObject([
      { ...freeze, note: expect.stringContaining("240000 eur") },
    ]);
    await ctx().store.atomic(await planUnfreeze(ctx(), await holdOf(on), freeze, { note: "Put right" }));
    await tellOf({ currency: "eur" });
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
  });
});

describe("a story of Stripe's events", () => {
  /** Deterministic disorder: the same orders at every run. */
  function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
    let state = seed;
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    return items
      .map((item) => ({ item, rank: next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  }

  /** Everything that the order of events could have changed. */
  async function stateOf(on: Situation, disputeId: string) {
    const account = chart.chargeback(disputeId, "USD");
    const sums = await db
      .select({ kind: journals.kind, amountMinor: postings.amountMinor })
      .from(postings)
      .innerJoin(journals, eq(journals.id, postings.journalId))
      .where(eq(journals.holdId, on.holdId));
    return {
      hold: (await holdOf(on)).state,
      challenge: (await challengeOf(on))?.state,
      chargeback: (await chargebackRow(disputeId))?.status,
      outstanding: await balanceOf(ctx(), account),
      frozen: (await findFreezes(ctx(), on.holdId)).length,
      sums: sums.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`).sort(),
    };
  }

  it("told in any order, twice and late, ends the same: paid, lost by a chargeback", async () => {
    const states = [];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const on = await atCheckout(poster, solver);
      const paid = await payerActs(on.sessionId, "paid");
      const dispute = await script<Dispute>(`/charges/${paid.chargeId}/dispute`, {});
      await script(`/charges/${paid.chargeId}/early_fraud_warning`, {});
      await moveTo(dispute, "lost");
      const events: StripeEvent[] = await eventsAbout(paid.sessionId, paid.paymentIntentId, paid.chargeId, dispute.id);
      expect(events.length).toBeGreaterThanOrEqual(7);
      const order = shuffled([...events, ...events], seed);
      for (const event of seed === 1 ? order.toReversed() : order) {
        expect((await deliverEvent(event.id)).status, event.type).toBe(200);
      }
      states.push(await stateOf(on, dispute.id));
      expect(states.at(-1)).toMatchObject({
        hold: "charged_back",
        challenge: "canceled",
        chargeback: "lost",
        frozen: 0,
      });
    }
    for (const state of states) expect(state).toEqual(states[0]);
    await expectSameBalance();
  });

  it("told in any order ends the same: paid out, reversed, and a refund that failed later", async () => {
    const states = [];
    for (const seed of [1, 2, 3, 4]) {
      const on = await paidChallenge(poster, solver);
      const { chargeId } = await holdOf(on);
      const part = { amount: { amountMinor: 100_000, currency: "USD" } };
      expect((await poster.post(`/challenges/${on.challengeId}/release`, part)).status).toBe(200);
      await ctx().store.atomic(
        await planRefund(ctx(), await holdOf(on), 140_000, `cancel:${on.challengeId}`, "agreed"),
      );
      // Performed at Stripe, and never heard of here.
      for (const path of ["/v1/transfers", "/v1/refunds"])
        await script("/faults", { method: "POST", path, when: "after", times: 1, status: 500 });
      await runJobs(["payout", "refund"]);
      await script("/faults", undefined, "DELETE");
      const { data: transfers } = await script<{ data: { id: string; transfer_group: string }[] }>(
        "/objects?kind=transfer",
      );
      const transferId = transfers.find(({ transfer_group }) => transfer_group === on.holdId)?.id ?? null;
      const { data: made } = await script<{ data: { id: string; charge: string }[] }>("/objects?kind=refund");
      const refundId = made.find(({ charge }) => charge === chargeId)?.id ?? null;
      await script("/clock/advance", { seconds: 5 * 86_400 });
      await script(`/transfers/${transferId}/reverse`, {});
      await script(`/refunds/${refundId}/complete`, { outcome: "failed" });
      await script("/clock", { reset: true });
      const events = await eventsAbout(transferId, refundId, chargeId);
      for (const event of shuffled([...events, ...events], seed)) {
        expect((await deliverEvent(event.id)).status, event.type).toBe(200);
      }
      const refund = await db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });
      const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
      expect(refund).toMatchObject({ state: "failed" });
      expect(payout).toMatchObject({ state: "reversed" });
      expect(await balanceOf(ctx(), chart.refundable(refund?.id ?? "", "USD"))).toBe(140_000);
      expect(await topicsOf(on)).toEqual(expect.arrayContaining(["refund.failed", "payout.reversed"]));
      states.push(await stateOf(on, "dp_none"));
    }
    for (const state of states) expect(state).toEqual(states[0]);
    await expectSameBalance();
  });
});

describe("our evidence", () => {
  it("is sent once, before the bank's deadline, with what was delivered", async () => {
    const on = await paidChallenge(poster, solver);
    await delivered(on);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    const { evidenceDueAt } = (await chargebackRow(dispute.id)) ?? {};
    const clock = () => db.query.timers.findFirst({ where: eq(timers.subject, dispute.id) });
    expect(await clock()).toMatchObject({ kind: "chargeback_evidence", dueAt: (evidenceDueAt ?? 0) - 2 * dayMs });
    await sweepTimers(systemContext((evidenceDueAt ?? 0) - 2 * dayMs));
    // The answer is lost: looked up, and not sent again.
    await script("/faults", { method: "POST", path: "/v1/disputes/*", when: "after", times: 1, status: 500 });
    // The queue may be running the job already: looks until it has done its part.
    await vi.waitFor(async () => {
      await runJobs(["chargeback"], Date.now() + 120_000);
      expect((await chargebackRow(dispute.id))?.evidenceSentAt).not.toBeNull();
    }, patience);
    const { object } = await script<{
      object: { status: string; evidence: Record<string, string>; evidence_details: { submission_count: number } };
    }>(`/objects/${dispute.id}`);
    expect(object).toMatchObject({ status: "under_review", evidence_details: { submission_count: 1 } });
    expect(object.evidence.access_activity_log).toContain("Version 1 was delivered: The grid and its tests.");
    expect(object.evidence.customer_name).toBe(poster.name);
    await deliverAbout(dispute.id);
    expect(await clock()).toBeUndefined();
  });

  it("is not sent for what needs no answer any more", async () => {
    const on = await paidChallenge(poster, solver);
    const dispute = await openChargeback(on);
    await deliverAbout(dispute.id);
    await moveTo(dispute, "won");
    await deliverAbout(dispute.id);
    await sweepTimers(systemContext(Date.now() + 30 * dayMs));
    const rows = await db.query.outbox.findMany({ where: eq(outbox.topic, "chargeback.evidence_due") });
    expect(rows.filter(({ facts }) => facts.chargebackId === dispute.id)).toEqual([]);
  });
});

describe("a fraud warning", () => {
  it("freezes for seven days, tells admins, and ends by itself", async () => {
    const on = await paidChallenge(poster, solver);
    const { chargeId } = await holdOf(on);
    const warning = await script<{ id: string }>(`/charges/${chargeId}/early_fraud_warning`, {});
    await deliverAbout(warning.id);
    await deliverAbout(warning.id);
    expect(await findFreezes(ctx(), on.holdId)).toMatchObject([{ cause: "fraud_warning", source: warning.id }]);
    expect(await topicsOf(on)).toEqual(expect.arrayContaining(["hold.frozen", "money.needs_review"]));
    await sweepTimers(systemContext(Date.now() + 6 * dayMs));
    expect(await findFreezes(ctx(), on.holdId)).toHaveLength(1);
    await sweepTimers(systemContext(Date.now() + 7 * dayMs + 1_000));
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    expect(await topicsOf(on)).toContain("hold.unfrozen");
  });
});

describe("an admin's freeze", () => {
  it("stops what is queued to be paid out, and its end lets it go on", async () => {
    const on = await paidChallenge(poster, solver);
    const ending = { cause: "admin", source: poster.id } as const;
    const deliveryId = await delivered(on);
    await db.update(deliveries).set({ note: "as delivered" }).where(eq(deliveries.id, deliveryId));
    await script("/faults", { method: "POST", path: "/v1/transfers", status: 429 });
    expect((await poster.post(`/deliveries/${deliveryId}/approve`)).status).toBe(200);
    const payoutOf = () => db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
    await runJobs(["payout"]);
    expect(await payoutOf()).toMatchObject({ state: "queued" });
    await script("/faults", undefined, "DELETE");
    const freeze = { ...ending, note: "Looks like one person on both sides", endsAt: null };
    await ctx().store.atomic(await planFreeze(ctx(), await holdOf(on), freeze));
    await runJobs(["payout"], Date.now() + 120_000);
    expect(await payoutOf()).toMatchObject({ state: "blocked", reason: "frozen" });
    await ctx().store.atomic(await planUnfreeze(ctx(), await holdOf(on), ending, { note: "It is not" }));
    await runJobs(["payout"], Date.now() + 240_000);
    expect(await payoutOf()).toMatchObject({ state: "paid" });
    expect(await db.query.freezes.findMany({ where: eq(freezes.holdId, on.holdId) })).toEqual([]);
  });
});
