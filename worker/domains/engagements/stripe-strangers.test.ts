/** What Stripe tells that we did not ask for, and what admins do about it: our books equal Stripe's balance whatever happens. */
import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auditLog, holds, journals, outbox, payouts, refunds, stripeEvents } from "../../database/schema.ts";
import type { Context } from "../../platform/context.ts";
import { planEvent } from "../../platform/outbox.ts";
import { newAdmin, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, type Situation, systemContext } from "../../testing/situations.ts";
import {
  atCheckout,
  deliverAbout,
  deliverEvent,
  eventsAbout,
  holdOf,
  paidChallenge,
  patience,
  payerActs,
  readDrift,
  requestsTo,
  runJobs,
  type StripeEvent,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import { paidRefundElsewhere } from "../admin/commands.ts";
import { planRefund } from "../payments/commands.ts";
import { findFreezes, planUnfreeze } from "../payments/freezes.ts";
import { planGoodwill } from "../payments/goodwill.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { findRefund, planRetryRefund } from "../payments/refunds.ts";
import { planBackToOpen } from "./lapsing.ts";
import { dismissStripeEvent, replayStripeEvent } from "./stripe-event-review.ts";
import { readChargeRefundsFact, readRefundFact } from "./stripe-facts/transfers-and-refunds.ts";

holdQueues();

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let accountId: string;
let driftBefore: number;
let suspenseBefore: number;

beforeAll(async () => {
  ({ poster, solver, accountId } = await twoSides("strangers"));
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
  driftBefore = await readDrift();
  suspenseBefore = await balanceOf(systemContext(), chart.suspense("USD"));
});

const ctx = () => systemContext();
const suspense = async () => (await balanceOf(ctx(), chart.suspense("USD"))) - suspenseBefore;
const eventRow = (id: string) => db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, id) });
const refundOf = (on: Situation) => db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });

const expectSameBalance = async () => expect(await readDrift()).toBe(driftBefore);

/** Says something of Stripe's own shape, with the balance transaction that it comes with, as an event. */
async function tell(type: string, object: object, account?: string): Promise<StripeEvent> {
  const { event } = await script<{ event: StripeEvent }>("/objects", {
    object,
    ...(account === undefined ? {} : { account }),
    event: { type, ...(account === undefined ? {} : { account }) },
  });
  return event;
}

function movement(id: string, amount: number, fee = 0, currency = "usd") {
  const now = Math.floor(Date.now() / 1000);
  return {
    id: `txn_${id}`,
    object: "balance_transaction",
    amount,
    fee,
    net: amount - fee,
    currency,
    type: "adjustment",
    created: now,
    available_on: now,
  };
}

async function adminContext(): Promise<Context> {
  return contextOf(await newAdmin(`admin ${Math.random()}`));
}

async function failedRefund(): Promise<Situation & { first: string }> {
  const on = await paidChallenge(poster, solver);
  await ctx().store.atomic(await planRefund(ctx(), await holdOf(on), 240_000, `cancel:${on.challengeId}`, "agreed"));
  await runJobs(["refund"]);
  const first = (await refundOf(on))?.stripeRefundId ?? "";
  await script(`/refunds/${first}/complete`, { outcome: "failed" });
  await deliverAbout(first);
  return { ...on, first };
}

describe("money of unknown origin is posted to suspense, and its event waits for an admin", () => {
  const metadata = {};
  const livemode = false;
  const charge = { object: "charge", livemode, amount: 5_000, currency: "usd", payment_intent: null, metadata };
  const refund = {
    object: "refund",
    amount: 700,
    currency: "usd",
    status: "succeeded",
    payment_intent: null,
    metadata,
  };
  const transfer = { object: "transfer", livemode, amount: 900, amount_reversed: 0, currency: "usd", metadata };
  const cases: [string, string, object, ReturnType<typeof movement>][] = [
    ["charge.succeeded", "charge_without_payment", { id: "ch_stranger", ...charge }, movement("ch", 5_000, 175)],
    ["refund.created", "unknown_refund", { id: "re_stranger", ...refund }, movement("re", -700)],
    ["transfer.created", "unknown_transfer", { id: "tr_stranger", ...transfer }, movement("tr", -900)],
  ];
  it.each(cases)("%s (%s)", async (type, reason, object, moved) => {
    const event = await tell(type, { ...object, balance_transaction: moved });
    for (const _ of [1, 2]) expect((await deliverEvent(event.id)).body.outcome).toBe("quarantined");
    expect(await eventRow(event.id)).toMatchObject({ state: "quarantined", reason, livemode: false });
    expect(await suspense()).toBe(moved.amount);
    await expectSameBalance();
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") });
    expect(told.some(({ facts }) => facts.reason === "stripe_event")).toBe(true);
  });

  it("of a charge that is said to be refunded, whether Stripe names its refunds or not", async () => {
    const unknown = { ...charge, amount_refunded: 700, balance_transaction: movement("refunded", 5_000) };
    const event = await tell("charge.refunded", { ...unknown, id: "ch_refunded" });
    for (const _ of [1, 2]) expect((await deliverEvent(event.id)).body.outcome).toBe("quarantined");
    expect(await eventRow(event.id)).toMatchObject({ reason: "charge_without_payment" });
    expect(await suspense()).toBe(5_000);
    await tell("customer.updated", {
      id: "re_of_it",
      ...refund,
      charge: "ch_refunded",
      balance_transaction: movement("re_of_it", -700),
    });
    const again = await tell("charge.refunded", { ...unknown, id: "ch_refunded" });
    expect((await deliverEvent(again.id)).body.outcome).toBe("quarantined");
    expect(await eventRow(again.id)).toMatchObject({ reason: "unknown_refund" });
    expect(await suspense()).toBe(4_300);
    await expectSameBalance();
  });

  it("in a currency that we keep no books in is still told", async () => {
    const moved = movement("brl", 5_000, 0, "brl");
    const event = await tell("charge.succeeded", { id: "ch_brl", ...charge, balance_transaction: moved });
    expect((await deliverEvent(event.id)).body.outcome).toBe("quarantined");
    expect(await suspense()).toBe(0);
  });
});

describe("money that left a held payment otherwise than decided here", () => {
  const livemode = false;

  it.each(["refund first", "payment first"])("freezes it once, until an admin has looked (%s)", async (order) => {
    const on = await atCheckout(poster, solver);
    const { sessionId, chargeId, paymentIntentId } = await payerActs(on.sessionId, "paid");
    if (order === "payment first") await deliverAbout(sessionId);
    const refund = { object: "refund", amount: 700, currency: "usd", status: "succeeded", metadata: {} };
    const of = { charge: chargeId, payment_intent: paymentIntentId };
    const ids = [1, 2].map((at) => `re_dashboard_${order.replace(" ", "_")}_${at}`);
    const made = ids.map((id) => ({ id, ...refund, ...of, balance_transaction: movement(id, -700) }));
    for (const object of made) await tell("customer.updated", object);
    const { object: charge } = await script<{ object: object }>(`/objects/${chargeId}`);
    const events = [await tell("charge.refunded", charge), await tell("refund.created", made[0] ?? {})];
    for (const { id } of events) expect((await deliverEvent(id)).body.outcome).toBe("quarantined");
    if (order === "refund first") await deliverAbout(sessionId);
    const freezes = async () => (await findFreezes(ctx(), on.holdId)).map(({ cause, source }) => `${cause} ${source}`);
    expect((await freezes()).sort()).toEqual(ids.map((id) => `admin ${id}`));
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(
      await poster.post(`/challenges/${on.challengeId}/release`, { amount: { amountMinor: 100, currency: "USD" } }),
    ).toMatchObject({ status: 409, body: { code: "hold_frozen" } });
    expect(await suspense()).toBe(-1_400);
    for (const source of ids) {
      const ending = { cause: "admin", source } as const;
      await ctx().store.atomic(await planUnfreeze(ctx(), await holdOf(on), ending, { note: "Looked into it" }));
    }
    for (const { id } of events) await deliverEvent(id);
    expect(await freezes()).toEqual([]);
    await expectSameBalance();
  });

  it("freezes it when it is a transfer, and not when a refund failed", async () => {
    const on = await paidChallenge(poster, solver);
    const { chargeId } = await holdOf(on);
    const failed = { object: "refund", amount: 700, currency: "usd", status: "failed", charge: chargeId, metadata: {} };
    await deliverEvent((await tell("refund.failed", { id: "re_dashboard_failed", ...failed })).id);
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    const transfer = { object: "transfer", livemode, amount: 900, amount_reversed: 0, currency: "usd", metadata: {} };
    const from = { source_transaction: chargeId, balance_transaction: movement("tr_dashboard", -900) };
    await deliverEvent((await tell("transfer.created", { id: "tr_dashboard", ...transfer, ...from })).id);
    expect(await findFreezes(ctx(), on.holdId)).toMatchObject([{ cause: "admin", source: "tr_dashboard" }]);
  });
});

describe("our own payouts to our bank", () => {
  it("are drawn, and come back from a bank that refuses them, once each and in any order", async () => {
    const drawn = await balanceOf(ctx(), chart.ownerDrawn("USD"));
    const base = { id: "po_ours", object: "payout", livemode: false, amount: 4_000, currency: "usd" };
    const out = movement("po", -4_000);
    const back = movement("po_back", 4_000);
    const paid = await tell("payout.paid", { ...base, status: "paid", balance_transaction: out });
    await deliverEvent(paid.id);
    expect((await balanceOf(ctx(), chart.ownerDrawn("USD"))) - drawn).toBe(-4_000);
    const failing = { ...base, status: "failed", balance_transaction: out, failure_balance_transaction: back };
    const failed = await tell("payout.failed", failing);
    for (const { id } of [failed, paid, failed]) expect((await deliverEvent(id)).status).toBe(200);
    expect((await balanceOf(ctx(), chart.ownerDrawn("USD"))) - drawn).toBe(0);
    await expectSameBalance();
  });
});

describe("a solver's bank", () => {
  it("that sends a payout back is told to its owner, with what the bank says", async () => {
    const payout = { id: "po_solver", object: "payout", livemode: false, amount: 4_000, currency: "usd" };
    const event = await tell("payout.failed", { ...payout, status: "failed", failure_code: "no_account" }, accountId);
    expect((await deliverEvent(event.id)).body.outcome).toBe("processed");
    await deliverEvent(event.id);
    // Mail of it may be under way already, as a row of its own.
    const where = and(eq(outbox.topic, "payout.bank_failed"), eq(outbox.consumer, "inbox"));
    const told = await db.query.outbox.findMany({ where });
    expect(told.map(({ facts }) => facts)).toMatchObject([{ userId: solver.id, reason: "no_account" }]);
  });
});

describe("events that concern nothing of ours pass quietly", () => {
  it.each(["v2.core.account_link.returned", "v2.core.account_person.created", "customer.created"])(
    "%s",
    async (type) => {
      const thin = type.startsWith("v2.");
      const event = {
        id: `evt_${type.replaceAll(".", "_")}`,
        object: thin ? "v2.core.event" : "event",
        type,
        livemode: false,
        created: thin ? new Date().toISOString() : 1,
        ...(thin ? { related_object: null, data: { account_id: accountId } } : { data: { object: { id: "cus_1" } } }),
      };
      await script("/events", event);
      expect(await deliverEvent(event.id)).toMatchObject({ status: 200, body: { outcome: "processed" } });
    },
  );
});

describe("an admin", () => {
  /** A payment whose session was changed at Stripe, and then put right. */
  async function misfit(): Promise<{ on: Situation; eventId: string; right: () => Promise<unknown> }> {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${on.sessionId}`);
    const event = await tell("checkout.session.completed", { ...object, amount_total: 1 });
    await deliverEvent(event.id);
    return { on, eventId: event.id, right: () => script("/objects", { object }) };
  }

  it("replays a quarantined event: still wrong it stays, put right it is taken in, and suspense is empty again", async () => {
    const { on, eventId, right } = await misfit();
    expect(await suspense()).toBe(240_000);
    const admin = await adminContext();
    expect(await replayStripeEvent(admin, eventId, "It was looked into.")).toBe("quarantined");
    await right();
    expect(await replayStripeEvent(admin, eventId, "It was looked into.")).toBe("processed");
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await suspense()).toBe(0);
    await expectSameBalance();
    await expect(replayStripeEvent(admin, eventId, "It was looked into.")).rejects.toMatchObject({
      code: "wrong_state",
    });
    expect(
      (await db.query.auditLog.findMany({ where: eq(auditLog.subject, eventId) })).map(({ verb }) => verb),
    ).toEqual(expect.arrayContaining(["stripe_event.quarantined", "stripe_event.replayed"]));
  });

  it("loses none by a replay that fails: it stays quarantined", async () => {
    const { eventId, right } = await misfit();
    await right();
    const admin = await adminContext();
    await script("/faults", { path: "/v1/checkout/*", status: 503 });
    const refused = expect(replayStripeEvent(admin, eventId, "It was looked into.")).rejects;
    await refused.toMatchObject({ code: "payment_provider_unavailable" });
    expect(await eventRow(eventId)).toMatchObject({ state: "quarantined", reason: "amount" });
    await script("/faults", undefined, "DELETE");
    await dismissStripeEvent(admin, eventId, "Too soon");
    expect(await replayStripeEvent(admin, eventId, "It was looked into.")).toBe("processed");
  });

  it("dismisses one, which stays so when Stripe sends it again", async () => {
    const { eventId } = await misfit();
    const admin = await adminContext();
    expect(await dismissStripeEvent(admin, eventId, "A test of ours")).toMatchObject({ state: "dismissed" });
    expect((await deliverEvent(eventId)).body.outcome).toBe("duplicate");
    expect(await eventRow(eventId)).toMatchObject({ state: "dismissed" });
    await expect(dismissStripeEvent(admin, eventId, "Again")).rejects.toMatchObject({ code: "wrong_state" });
  });

  it("is the only one who may", async () => {
    const nobody = { ...systemContext(), actor: null };
    await expect(replayStripeEvent(nobody, "evt_x", "Let me.")).rejects.toMatchObject({ code: "signed_out" });
    await expect(dismissStripeEvent(nobody, "evt_x", "")).rejects.toMatchObject({ code: "signed_out" });
  });
});

describe("a refund that failed", () => {
  it("is sent again as a new try, and what is told of the first one changes nothing any more", async () => {
    const on = await failedRefund();
    const refund = await findRefund(ctx(), (await refundOf(on))?.id ?? "");
    if (refund === null) throw new Error("there is no refund");
    expect(refund).toMatchObject({ state: "failed", failureCode: "expired_or_canceled_card" });
    await ctx().store.atomic(await planRetryRefund(ctx(), refund, await holdOf(on)));
    await runJobs(["refund"], Date.now() + 120_000);
    const again = await refundOf(on);
    expect(again).toMatchObject({ state: "paid", attempt: 2 });
    expect(again?.stripeRefundId).not.toBe(on.first);
    await db.delete(stripeEvents).where(eq(stripeEvents.objectId, on.first));
    await deliverAbout(on.first, again?.stripeRefundId ?? null, (await holdOf(on)).chargeId);
    expect(await refundOf(on)).toMatchObject({ state: "paid", stripeRefundId: again?.stripeRefundId });
    expect(await balanceOf(ctx(), chart.refundable(refund.id, "USD"))).toBe(0);
    await expectSameBalance();
    await expect(planRetryRefund(ctx(), again ?? refund, await holdOf(on))).rejects.toMatchObject({
      code: "wrong_state",
    });
  });
});

describe("a refund that Stripe will never take", () => {
  it("is over once an admin says that the owner paid it, and nothing that Stripe tells later changes that", async () => {
    const on = await failedRefund();
    const id = (await refundOf(on))?.id ?? "";
    const drawn = await balanceOf(ctx(), chart.ownerDrawn("USD"));
    const goodwill = async () => planGoodwill(ctx(), await holdOf(on), { amountMinor: 100, currency: "USD" });
    await expect(goodwill()).rejects.toMatchObject({ code: "invalid_input" });
    const admin = await adminContext();
    const reason = "Wired to their bank, as they asked.";
    expect(await paidRefundElsewhere(admin, id, reason)).toMatchObject({ state: "paid" });
    await expect(paidRefundElsewhere(admin, id, reason)).rejects.toMatchObject({ code: "wrong_state" });
    expect(await balanceOf(ctx(), chart.refundable(id, "USD"))).toBe(0);
    expect((await balanceOf(ctx(), chart.ownerDrawn("USD"))) - drawn).toBe(240_000);
    expect(await goodwill()).not.toEqual([]);
    await db.delete(stripeEvents).where(eq(stripeEvents.objectId, on.first));
    await deliverAbout(on.first, (await holdOf(on)).chargeId);
    await ctx().store.atomic(planEvent(ctx(), "refund.decided", { refundId: id }));
    await runJobs(["refund"], Date.now() + 120_000);
    expect(await refundOf(on)).toMatchObject({ state: "paid", stripeRefundId: on.first });
    const audit = and(eq(auditLog.subject, id), eq(auditLog.verb, "refund.paid_elsewhere"));
    expect(await db.query.auditLog.findFirst({ where: audit })).toMatchObject({ detail: { reason } });
    await expectSameBalance();
  });
});

describe("a refund of which a bank took a part back", () => {
  it("is sent again as what is left of it, and so much is paid another way when Stripe takes none of it", async () => {
    const on = await paidChallenge(poster, solver);
    const { chargeId } = await holdOf(on);
    const dispute = await script<{ id: string }>(`/charges/${chargeId}/dispute`, { amount: 100_000 });
    // Decided before we hear of the chargeback, because of which Stripe refuses it.
    await ctx().store.atomic(await planRefund(ctx(), await holdOf(on), 240_000, `cancel:${on.challengeId}`, "agreed"));
    await vi.waitFor(async () => {
      await runJobs(["refund"], Date.now() + 120_000);
      expect(await refundOf(on)).toMatchObject({ state: "failed", failureCode: "charge_disputed" });
    }, patience);
    await script(`/disputes/${dispute.id}/complete`, { outcome: "lost" });
    await deliverAbout(dispute.id);
    const failed = await findRefund(ctx(), (await refundOf(on))?.id ?? "");
    if (failed === null) throw new Error("there is no refund");
    expect(failed).toMatchObject({ state: "failed", failureCode: "charged_back" });
    expect(await balanceOf(ctx(), chart.refundable(failed.id, "USD"))).toBe(140_000);
    await ctx().store.atomic(await planRetryRefund(ctx(), failed, await holdOf(on)));
    expect(await refundOf(on)).toMatchObject({ amountMinor: 140_000 });
    await vi.waitFor(async () => {
      await runJobs(["refund"], Date.now() + 240_000);
      expect(await refundOf(on)).toMatchObject({
        state: "failed",
        failureCode: "charge_disputed",
        amountMinor: 140_000,
      });
    }, patience);
    const asked = (await requestsTo("/v1/refunds")).map(({ params: { metadata, amount } }) => ({ metadata, amount }));
    expect(asked.at(-1)).toMatchObject({ amount: "140000", metadata: { refundId: failed.id } });
    expect(await paidRefundElsewhere(await adminContext(), failed.id, "Wired.")).toMatchObject({
      state: "paid",
      amount: { amountMinor: 140_000 },
    });
    expect(await balanceOf(ctx(), chart.refundable(failed.id, "USD"))).toBe(0);
    await expectSameBalance();
  });
});

describe("two readings of one refund at once", () => {
  /** A context in which something happens just before our row of a refund is read. */
  function interrupted(happens: () => Promise<unknown>): Context {
    const { store, ...rest } = systemContext();
    const rows = Object.create(store.db.query.refunds, {
      findFirst: {
        value: async (options: Parameters<typeof db.query.refunds.findFirst>[0]) => {
          await happens();
          return store.db.query.refunds.findFirst(options);
        },
      },
    });
    const query = Object.create(store.db.query, { refunds: { value: rows } });
    const asked = Object.create(store.db, { query: { value: query } });
    return { ...rest, store: { ...store, db: asked } };
  }

  it("end with what Stripe says last, whichever is committed first", async () => {
    for (const read of ["refund", "charge"] as const) {
      const on = await paidChallenge(poster, solver);
      const plan = await planRefund(ctx(), await holdOf(on), 240_000, `cancel:${on.challengeId}`, "agreed");
      await ctx().store.atomic(plan);
      await runJobs(["refund"]);
      await vi.waitFor(async () => expect(await refundOf(on)).toMatchObject({ state: "paid" }), patience);
      const refundId = (await refundOf(on))?.stripeRefundId ?? "";
      const { chargeId } = await holdOf(on);
      let failed = false;
      const slow = interrupted(async () => {
        if (failed) return;
        failed = true;
        await script(`/refunds/${refundId}/complete`, { outcome: "failed" });
        await deliverAbout(refundId);
        expect(await refundOf(on)).toMatchObject({ state: "failed" });
      });
      const older = read === "refund" ? readRefundFact(slow, refundId) : readChargeRefundsFact(slow, chargeId ?? "");
      const { plan: late } = await older;
      if (late.length > 0) await ctx().store.atomic(late);
      expect(failed).toBe(true);
      expect(await refundOf(on)).toMatchObject({ state: "failed" });
    }
  });
});

describe("a chargeback of a payment that", () => {
  it("came too late is paid for by what was to go back, and freezes nothing", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid");
    const challenge = await db.query.challenges.findFirst({ where: (t) => eq(t.id, on.challengeId) });
    if (challenge === undefined) throw new Error("there is no challenge");
    await ctx().store.atomic(planBackToOpen(ctx(), challenge, await holdOf(on), "open"));
    const dispute = await script<{ id: string }>(`/charges/${paid.chargeId}/dispute`, { outcome: "lost" });
    const losses = await balanceOf(ctx(), chart.losses("USD"));
    for (const { id } of (await eventsAbout(dispute.id, paid.sessionId)).toReversed())
      expect((await deliverEvent(id)).status).toBe(200);
    await vi.waitFor(async () => {
      await runJobs(["refund"], Date.now() + 120_000);
      expect(await refundOf(on)).toMatchObject({ state: "failed", origin: "unapplied", failureCode: "charged_back" });
    }, patience);
    expect(await balanceOf(ctx(), chart.chargeback(dispute.id, "USD"))).toBe(0);
    expect(await balanceOf(ctx(), chart.losses("USD"))).toBe(losses);
    expect(await db.query.holds.findFirst({ where: eq(holds.id, on.holdId) })).toMatchObject({ state: "lapsed" });
    expect(await findFreezes(ctx(), on.holdId)).toEqual([]);
    await expectSameBalance();
  });

  it("went back already is the platform's loss", async () => {
    const on = await paidChallenge(poster, solver);
    await ctx().store.atomic(await planRefund(ctx(), await holdOf(on), 240_000, `cancel:${on.challengeId}`, "agreed"));
    await runJobs(["refund"]);
    await vi.waitFor(async () => expect(await refundOf(on)).toMatchObject({ state: "paid" }), patience);
    const { chargeId } = await holdOf(on);
    const losses = await balanceOf(ctx(), chart.losses("USD"));
    const dispute = await script<{ id: string }>(`/charges/${chargeId}/dispute`, { amount: 240_000, outcome: "lost" });
    await deliverAbout(dispute.id);
    expect(losses - (await balanceOf(ctx(), chart.losses("USD")))).toBe(240_000);
    expect(await holdOf(on)).toMatchObject({ state: "refunded" });
    expect(await db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId) })).toEqual([]);
    await expectSameBalance();
    expect(await db.query.journals.findMany({ where: eq(journals.kind, "chargeback_lost") })).not.toEqual([]);
  });
});
