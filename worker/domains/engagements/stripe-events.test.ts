import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  challenges,
  journals,
  outbox,
  payouts,
  postings,
  refunds,
  stripeEvents,
  users,
} from "../../database/schema.ts";
import { AppError } from "../../platform/errors.ts";
import { planEvent } from "../../platform/outbox.ts";
import { readStripeHint } from "../../platform/stripe-webhooks.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import {
  accountOf,
  atCheckout,
  deliverAbout,
  deliverEvent,
  eventsAbout,
  holdOf,
  journalsOf,
  onboard,
  paidChallenge,
  patience,
  payerActs,
  readDrift,
  runJobs,
  type StripeEvent,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import { planRefund, planRelease } from "../payments/commands.ts";
import { balanceOf, chart } from "../payments/ledger.ts";
import { heldMinor } from "../payments/queries.ts";
import { planBackToOpen } from "./lapsing.ts";

holdQueues();

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;
let driftBefore: number;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("events"));
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
  driftBefore = await readDrift();
});

const topicsAbout = async (on: Situation) =>
  (await db.query.outbox.findMany()).filter(({ facts }) => facts.holdId === on.holdId).map(({ topic }) => topic);
const challengeOf = (on: Situation) => db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) });
const eventRow = (id: string) => db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, id) });

/** Every movement of this test at Stripe is in the ledger, and nothing else. */
async function expectSameBalance(): Promise<void> {
  expect(await readDrift()).toBe(driftBefore);
}

/** A request hurries the queue, so a job may be running already: looks until all of them have done their part. */
function followed(expectation: () => Promise<void>): Promise<void> {
  return vi.waitFor(async () => {
    await runJobs(["checkout"]);
    await runJobs(["refund"], Date.now() + 120_000);
    await expectation();
  }, patience);
}

async function expectFunded(on: Situation): Promise<void> {
  expect(await holdOf(on)).toMatchObject({ state: "held", checkoutUrl: null });
  expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  expect(await heldMinor(systemContext(), on.holdId)).toBe(240_000);
  expect(await journalsOf(on.holdId)).toEqual(["charge", "stripe_fee"]);
}

describe("a paid session", () => {
  it("holds the reward, starts the work, and posts the charge and Stripe's fee", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid");
    await deliverAbout(paid.sessionId);
    await expectFunded(on);
    expect(await holdOf(on)).toMatchObject({
      paymentIntentId: paid.paymentIntentId,
      chargeId: paid.chargeId,
      feeMinor: 19_200,
    });
    await expectSameBalance();
  });

  it("ends in the same state whatever the order, and however often each event comes", async () => {
    const orders: ((events: StripeEvent[]) => StripeEvent[])[] = [
      (events) => events,
      (events) => events.toReversed(),
      (events) => [...events, ...events.toReversed(), ...events],
      (events) => events.filter(({ type }) => !type.startsWith("checkout.")),
    ];
    for (const order of orders) {
      const on = await atCheckout(poster, solver);
      const paid = await payerActs(on.sessionId, "paid");
      const events = await eventsAbout(paid.sessionId, paid.paymentIntentId, paid.chargeId);
      expect(events.length).toBeGreaterThanOrEqual(3);
      for (const event of order(events)) expect((await deliverEvent(event.id)).status).toBe(200);
      await expectFunded(on);
    }
    await expectSameBalance();
  });

  it("delivered ten times at once has one effect", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid");
    const events = await eventsAbout(paid.sessionId, paid.chargeId);
    const answers = await Promise.all(events.flatMap(({ id }) => Array.from({ length: 5 }, () => deliverEvent(id))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await expectFunded(on);
  });

  it("whose balance transaction comes later waits for it", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid", { later: true });
    await deliverAbout(paid.sessionId, paid.chargeId);
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
    await script(`/charges/${paid.chargeId}/settle`, {});
    await deliverAbout(paid.chargeId);
    await expectFunded(on);
  });

  it("is asked for again by Stripe while its object cannot be fetched", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid");
    const [event] = await eventsAbout(paid.sessionId);
    await script("/faults", { path: "/v1/checkout/sessions*", status: 503 });
    expect((await deliverEvent(event?.id ?? "")).status).toBe(503);
    expect(await eventRow(event?.id ?? "")).toMatchObject({ state: "received" });
    await script("/faults", undefined, "DELETE");
    expect(await deliverEvent(event?.id ?? "")).toMatchObject({ status: 200, body: { outcome: "processed" } });
    expect(await deliverEvent(event?.id ?? "")).toMatchObject({ status: 200, body: { outcome: "duplicate" } });
    await expectFunded(on);
  });

  it("settled in another currency waits in suspense, goes back at once, and can be paid again", async () => {
    const ctx = systemContext();
    const before = await balanceOf(ctx, chart.suspense("EUR"));
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid", { currency: "eur", rate: 0.9 });
    await deliverAbout(paid.sessionId, paid.chargeId);
    expect(await holdOf(on)).toMatchObject({ state: "failed" });
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    expect(await db.query.refunds.findMany({ where: eq(refunds.holdId, on.holdId) })).toMatchObject([
      { origin: "suspense", amountMinor: 240_000, currency: "USD" },
    ]);
    expect(await topicsAbout(on)).toEqual(
      expect.arrayContaining(["hold.payment_failed", "money.needs_review", "refund.decided"]),
    );
    await followed(async () => {
      expect(await journalsOf(on.holdId)).toEqual(["stripe_fee", "suspense", "suspense"]);
      expect((await balanceOf(ctx, chart.suspense("EUR"))) - before).toBe(0);
    });
    await deliverAbout(paid.chargeId);
    const again = await poster.post<{ url: string }>(`/challenges/${on.challengeId}/checkout`);
    expect(again.status).toBe(200);
    const { checkoutSessionId } = await holdOf(on);
    await deliverAbout((await payerActs(checkoutSessionId ?? "", "paid")).sessionId);
    expect(await holdOf(on)).toMatchObject({ state: "held" });
  });
});

describe("a second session of one attempt, whose first answer was lost for more than a day", () => {
  const twinOf = async (sessionId: string, type: string, change: object) => {
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${sessionId}`);
    const twin = { ...object, id: `cs_twin_${sessionId}`, ...change };
    const { event } = await script<{ event: { id: string } }>("/objects", { object: twin, event: { type } });
    return deliverEvent(event.id);
  };

  it("says nothing when it runs out", async () => {
    const on = await atCheckout(poster, solver);
    const answer = await twinOf(on.sessionId, "checkout.session.expired", { status: "expired", url: null });
    expect(answer).toMatchObject({ status: 200, body: { outcome: "processed" } });
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open", checkoutSessionId: on.sessionId });
  });

  it("is honoured when it was the one that was paid", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const answer = await twinOf(on.sessionId, "checkout.session.completed", {});
    expect(answer).toMatchObject({ status: 200, body: { outcome: "processed" } });
    expect(await holdOf(on)).toMatchObject({ state: "held" });
  });
});

describe("an event that does not fit our record is quarantined and never acted on", () => {
  const tampered: [string, string, (session: Record<string, unknown>) => Record<string, unknown>][] = [
    ["another amount", "amount", (session) => ({ ...session, amount_total: 1 })],
    ["another currency", "amount", (session) => ({ ...session, currency: "eur" })],
    ["the other mode", "livemode", (session) => ({ ...session, livemode: true })],
    ["a hold of nobody's", "unknown_hold", (session) => ({ ...session, client_reference_id: "hld_nobody" })],
    [
      "a session that we did not open",
      "session",
      (session) => ({ ...session, id: `cs_other_${String(session.id)}`, metadata: {} }),
    ],
  ];
  it.each(tampered)("%s (%s)", async (_, reason, change) => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${on.sessionId}`);
    const loaded = await script<{ event: { id: string } }>("/objects", {
      object: change(object),
      event: { type: "checkout.session.completed" },
    });
    const answer = await deliverEvent(loaded.event.id);
    expect(answer).toMatchObject({ status: 200, body: { outcome: "quarantined" } });
    expect(await eventRow(loaded.event.id)).toMatchObject({ state: "quarantined", reason });
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
    expect(await journalsOf(on.holdId)).toEqual([]);
  });

  it("an event of the other mode", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const [event] = await eventsAbout(on.sessionId);
    const live = { ...event, id: `evt_live_${on.holdId}`, object: "event", livemode: true };
    await script("/events", live);
    expect(await deliverEvent(live.id)).toMatchObject({ body: { outcome: "quarantined" } });
    expect(await eventRow(live.id)).toMatchObject({ reason: "livemode" });
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
  });
});

describe("a signature", () => {
  const payload = JSON.stringify({
    id: "evt_signed",
    type: "balance.available",
    livemode: false,
    data: { object: {} },
  });
  const secret = "whsec_sandbox_platform";

  async function header(seconds: number, by = secret): Promise<string> {
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(by),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${seconds}.${payload}`));
    return `t=${seconds},v1=${[...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }
  const send = (signature: string, path = "/webhooks/stripe", body = payload) =>
    call("POST", path, { body, headers: { "stripe-signature": signature } });
  const seconds = () => Math.floor(Date.now() / 1000);

  it("that is ours and fresh is taken; what we do not follow is processed without effect", async () => {
    expect(await send(await header(seconds()))).toMatchObject({ status: 200, body: { outcome: "processed" } });
  });

  it.each([
    ["missing", async () => ""],
    ["of another secret", () => header(seconds(), "whsec_somebody_elses_secret")],
    ["six minutes old", () => header(seconds() - 360)],
    ["of the future", () => header(seconds() + 120)],
  ])("that is %s is refused", async (_, signature) => {
    expect(await send(await signature())).toMatchObject({ status: 400, body: { code: "invalid_signature" } });
  });

  it("of one endpoint does not open another, and the body must be the signed one", async () => {
    expect((await send(await header(seconds()), "/webhooks/stripe/connect")).status).toBe(400);
    expect((await send(await header(seconds()), "/webhooks/stripe", payload.replace("false", "true "))).status).toBe(
      400,
    );
  });

  it("by any secret of the list is good, so that secrets can be rotated", async () => {
    const ctx = systemContext();
    const config = { ...ctx.config, STRIPE_WEBHOOK_SECRETS: ["whsec_the_next_secret_of_ours", secret] };
    for (const by of config.STRIPE_WEBHOOK_SECRETS) {
      const headers = { "stripe-signature": await header(seconds(), by) };
      const request = new Request("https://openchance.test/", { method: "POST", body: payload, headers });
      expect(await readStripeHint({ ...ctx, config }, request, "platform")).toMatchObject({ id: "evt_signed" });
    }
  });

  it("over what is no event is answered with a problem", async () => {
    const ctx = systemContext();
    const signed = new Request("https://openchance.test/", { method: "POST", body: payload });
    await expect(readStripeHint(ctx, signed, "platform")).rejects.toBeInstanceOf(AppError);
  });
});

describe("a payment for what can no longer be funded goes back at once", () => {
  it("when the award ended before the news came", async () => {
    const on = await atCheckout(poster, solver);
    const paid = await payerActs(on.sessionId, "paid");
    await endAward(on);
    await deliverAbout(paid.sessionId, paid.chargeId);
    await followed(() => expectSentBack(on));
  });

  it("found by whoever follows the award, even when no webhook ever comes", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    await endAward(on);
    await followed(() => expectSentBack(on));
  });

  it("sends back what comes for a solver who was suspended meanwhile, and opens the challenge again", async () => {
    const { poster: payer, solver: gone } = await twoSides("suspended while paid");
    const on = await atCheckout(payer, gone);
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, gone.id));
    const paid = await payerActs(on.sessionId, "paid");
    await deliverAbout(paid.sessionId);
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "award.lapsed") });
    expect(told.map(({ facts }) => facts)).toContainEqual(
      expect.objectContaining({ challengeId: on.challengeId, reason: "solver_gone" }),
    );
    await followed(() => expectSentBack(on));
    await deliverAbout(paid.sessionId);
    await expectSentBack(on);
  });

  /** As when the award ended in our record in the moment in which the payer paid. */
  async function endAward(on: Situation): Promise<void> {
    const ctx = systemContext();
    const challenge = await challengeOf(on);
    if (challenge === undefined) throw new Error("there is no challenge");
    const { challengeId, holdId } = on;
    await ctx.store.atomic([
      ...planBackToOpen(ctx, challenge, await holdOf(on), "open"),
      ...planEvent(ctx, "award.lapsed", { challengeId, holdId }),
    ]);
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
  }

  async function expectSentBack(on: Situation): Promise<void> {
    expect(await challengeOf(on)).toMatchObject({ state: "open", solverId: null });
    const [refund] = await db.query.refunds.findMany({ where: eq(refunds.holdId, on.holdId) });
    expect(refund).toMatchObject({ amountMinor: 240_000 });
    expect(await db.query.refunds.findMany({ where: eq(refunds.holdId, on.holdId) })).toMatchObject([
      { state: "paid" },
    ]);
    expect(await balanceOf(systemContext(), chart.unapplied(on.holdId, "USD"))).toBe(0);
    expect(await balanceOf(systemContext(), chart.refundable(refund?.id ?? "", "USD"))).toBe(0);
    expect(await journalsOf(on.holdId)).toEqual(["charge", "refund_decided", "refund_paid", "stripe_fee"]);
    await expectSameBalance();
  }
});

describe("an award that is taken back or declined while its poster may be paying", () => {
  it.each(["retract-award", "decline-award"])("is not, when Stripe says that it was paid (%s)", async (verb) => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    const person = verb === "retract-award" ? poster : solver;
    const answer = await person.post<{ detail: string }>(`/applications/${on.applicationId}/${verb}`);
    expect(answer).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect(answer.body.detail).toContain("paid in the meantime");
    await expectFunded(on);
    await expectSameBalance();
  });

  it("is not, while a bank is sending the money", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "async_pending");
    const answer = await poster.post<{ detail: string }>(`/applications/${on.applicationId}/retract-award`);
    expect(answer).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect(answer.body.detail).toContain("on its way");
    expect(await holdOf(on)).toMatchObject({ state: "async_pending" });
  });

  it("waits for Stripe's word", async () => {
    const on = await atCheckout(poster, solver);
    await script("/faults", { path: "/v1/checkout/sessions*", status: 503 });
    expect(await poster.post(`/applications/${on.applicationId}/retract-award`)).toMatchObject({
      status: 503,
      body: { code: "payment_provider_unavailable" },
    });
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
    await script("/faults", undefined, "DELETE");
    expect((await poster.post(`/applications/${on.applicationId}/retract-award`)).status).toBe(200);
  });
});

it("an award that ends closes its open session for payers", async () => {
  const on = await atCheckout(poster, solver);
  await poster.post(`/applications/${on.applicationId}/retract-award`);
  await followed(async () => {
    const { object } = await script<{ object: { status: string } }>(`/objects/${on.sessionId}`);
    expect(object.status).toBe("expired");
  });
});

describe("a refund", () => {
  async function refunded(): Promise<Situation & { refundId: string }> {
    const on = await paidChallenge(poster, solver);
    const ctx = systemContext();
    await ctx.store.atomic(await planRefund(ctx, await holdOf(on), 240_000, `cancel:${on.challengeId}`, "agreed"));
    const refund = await db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });
    return { ...on, refundId: refund?.id ?? "" };
  }
  const refundRow = (id: string) => db.query.refunds.findFirst({ where: eq(refunds.id, id) });

  it("is sent once by its job, even when the answer is lost, and told", async () => {
    const on = await refunded();
    await script("/faults", { method: "POST", path: "/v1/refunds", when: "after", times: 1, status: 500 });
    await runJobs(["refund"]);
    expect(await refundRow(on.refundId)).toMatchObject({ state: "requested", stripeRefundId: null });
    await runJobs(["refund"], Date.now() + 120_000);
    expect(await refundRow(on.refundId)).toMatchObject({ state: "paid" });
    const { data } = await script<{ data: { payment_intent: string }[] }>("/objects?kind=refund");
    const { paymentIntentId } = await holdOf(on);
    expect(data.filter(({ payment_intent }) => payment_intent === paymentIntentId)).toHaveLength(1);
    expect(await holdOf(on)).toMatchObject({ state: "refunded" });
    await expectSameBalance();
  });

  it("that fails later is posted back, and is still owed", async () => {
    const on = await refunded();
    await runJobs(["refund"]);
    const stripeRefundId = (await refundRow(on.refundId))?.stripeRefundId ?? null;
    await script(`/refunds/${stripeRefundId}/complete`, { outcome: "failed" });
    await deliverAbout(stripeRefundId);
    await deliverAbout(stripeRefundId);
    expect(await refundRow(on.refundId)).toMatchObject({ state: "failed" });
    expect(await balanceOf(systemContext(), chart.refundable(on.refundId, "USD"))).toBe(240_000);
    expect(await journalsOf(on.holdId)).toEqual([
      "charge",
      "refund_decided",
      "refund_failed",
      "refund_paid",
      "stripe_fee",
    ]);
    await expectSameBalance();
  });

  it("that nobody here asked for is an admin's to look at", async () => {
    const on = await paidChallenge(poster, solver);
    const { chargeId } = await holdOf(on);
    const stranger = {
      id: `re_${on.holdId}`,
      object: "refund",
      amount: 5,
      currency: "usd",
      charge: chargeId,
      metadata: {},
      status: "succeeded",
    };
    const loaded = await script<{ event: { id: string } }>("/objects", {
      object: stranger,
      event: { type: "refund.created" },
    });
    await deliverEvent(loaded.event.id);
    expect(await eventRow(loaded.event.id)).toMatchObject({ state: "quarantined", reason: "unknown_refund" });
  });
});

describe("a transfer", () => {
  async function released(): Promise<Situation> {
    const on = await paidChallenge(poster, solver);
    const ctx = systemContext();
    await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
    return on;
  }
  const payoutOf = (on: Situation) => db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });

  it("told by Stripe before its job heard the answer: paid once, and the job has nothing to add", async () => {
    const on = await released();
    await script("/faults", { method: "POST", path: "/v1/transfers", when: "after", times: 1, status: 500 });
    await runJobs(["payout"]);
    const { data } = await script<{ data: { id: string; transfer_group: string }[] }>("/objects?kind=transfer");
    const transfer = data.find(({ transfer_group }) => transfer_group === on.holdId);
    await deliverAbout(transfer?.id ?? null);
    expect(await payoutOf(on)).toMatchObject({ state: "paid", transferId: transfer?.id });
    await runJobs(["payout"], Date.now() + 120_000);
    expect(await journalsOf(on.holdId)).toEqual(["charge", "release", "stripe_fee", "transfer"]);
    await expectSameBalance();
  });

  it("that comes back lessens our losses, and the payout is reversed", async () => {
    const on = await released();
    await runJobs(["payout"]);
    const transferId = (await payoutOf(on))?.transferId ?? null;
    // What was sent must be there before Stripe lets it be taken back.
    await script("/clock/advance", { seconds: 5 * 86_400 });
    await script(`/transfers/${transferId}/reverse`, { amount: 100_000 });
    await deliverAbout(transferId);
    expect(await payoutOf(on)).toMatchObject({ state: "paid" });
    await script(`/transfers/${transferId}/reverse`, {});
    await deliverAbout(transferId);
    await script("/clock", { reset: true });
    expect(await payoutOf(on)).toMatchObject({ state: "reversed" });
    const back = await db
      .select({ amountMinor: postings.amountMinor })
      .from(postings)
      .innerJoin(journals, eq(journals.id, postings.journalId))
      .where(eq(journals.kind, "transfer_reversal"));
    expect(back.map(({ amountMinor }) => amountMinor).sort()).toEqual([100_000, 120_800]);
    await expectSameBalance();
  });
});

describe("a solver's account", () => {
  const view = async (person: TestPerson) =>
    (await person.get<{ state: string; requirements: string[] }>("/users/me/payout-account")).body;

  it("is ready by its capability, and by nothing the browser says", async () => {
    const newcomer = await newPerson("events newcomer");
    expect(await view(newcomer)).toMatchObject({ state: "none", requirements: [] });
    const started = await newcomer.post<{ state: string; url: string }>("/users/me/payout-account", { country: "DE" });
    expect(started.body).toMatchObject({ state: "onboarding", country: "DE" });
    expect(started.body.url).toMatch(/^http/);
    expect((await view(newcomer)).requirements.length).toBeGreaterThan(0);
    const accountId = await accountOf(newcomer);
    await script(`/accounts/${accountId}/complete`, { outcome: "missing" });
    await deliverAbout(accountId);
    expect(await view(newcomer)).toMatchObject({ state: "onboarding" });
    await script(`/accounts/${accountId}/complete`, { outcome: "ready" });
    await deliverAbout(accountId);
    expect(await view(newcomer)).toMatchObject({ state: "ready", requirements: [] });
  });

  it("that is taken away from us is restricted", async () => {
    const leaving = await newPerson("events leaving");
    const accountId = await onboard(leaving);
    await script(`/accounts/${accountId}/complete`, { outcome: "deauthorized" });
    await deliverAbout(accountId);
    expect(await view(leaving)).toMatchObject({ state: "restricted" });
  });

  it.each(["NL", "DE"])(
    "that was closed is begun anew (in %s), and what waited for it is paid to the new one",
    async (country) => {
      const leaving = await newPerson(`events closed ${country}`);
      const closedId = await onboard(leaving);
      const on = await paidChallenge(poster, leaving);
      await script(`/accounts/${closedId}/complete`, { outcome: "closed" });
      await deliverAbout(closedId);
      const ctx = systemContext();
      await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
      await runJobs(["payout"]);
      const payout = () => ctx.store.db.query.payouts.findFirst({ where: (t) => eq(t.holdId, on.holdId) });
      expect(await payout()).toMatchObject({ state: "blocked", reason: "account_restricted" });
      const begin = () => leaving.post("/users/me/payout-account", { country });
      // Its transfer may be on its way to the old one.
      await ctx.store.db.update(payouts).set({ state: "transferring" }).where(eq(payouts.holdId, on.holdId));
      expect(await begin()).toMatchObject({ status: 409, body: { code: "wrong_state" } });
      await ctx.store.db.update(payouts).set({ state: "blocked" }).where(eq(payouts.holdId, on.holdId));
      expect(await begin()).toMatchObject({ status: 200, body: { state: "onboarding", country } });
      const newId = await accountOf(leaving);
      expect(newId).not.toBe(closedId);
      await script(`/accounts/${newId}/complete`, { outcome: "ready" });
      await deliverAbout(newId);
      await vi.waitFor(async () => {
        await runJobs(["payout"]);
        expect(await payout()).toMatchObject({ state: "paid" });
      }, patience);
    },
  );

  it("is made once, however often and at once the set-up begins", async () => {
    const eager = await newPerson("events eager");
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        eager.post("/users/me/payout-account", { country: "NL" }, at % 2 === 0 ? {} : { "idempotency-key": "begin" }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const { data } = await script<{ data: { metadata: { userId?: string } }[] }>("/objects?kind=v2.core.account");
    expect(data.filter(({ metadata }) => metadata.userId === eager.id)).toHaveLength(1);
  });

  it("names its country before it can be made, and only one that we can pay", async () => {
    const far = await newPerson("events far");
    expect(await far.post("/users/me/payout-account", { country: "KP" })).toMatchObject({
      status: 409,
      body: { code: "payout_country_unsupported" },
    });
    expect((await far.post("/users/me/payout-account", { country: "nl" })).status).toBe(422);
    expect(await solver.post("/users/me/payout-account", { country: "DE" })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
  });
});
