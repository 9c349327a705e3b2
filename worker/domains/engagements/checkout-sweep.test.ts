import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, holds, payoutAccounts, timers } from "../../database/schema.ts";
import { dayMs, hourMs, iso, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import { policy } from "../../platform/policy.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, situate, systemContext } from "../../testing/situations.ts";
import { accountOf, atCheckout, deliverAbout, holdOf, payerActs, script } from "../../testing/stripe.ts";
import type { Payment } from "../payments/contract.ts";
import { planFreeze, planUnfreeze } from "../payments/freezes.ts";
import { sweepPayments } from "../payments/sweep.ts";
import { sweepCheckouts } from "./checkout-sweep.ts";
import { sweepTimers } from "./timers.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  poster = await newPerson("sweep poster");
  solver = await newPerson("sweep solver");
});

const challengeOf = (on: Situation) => db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) });

describe("without any webhook", () => {
  it("a paid session is found after its end, and the work starts", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "paid");
    await sweepCheckouts(systemContext(Date.now() + minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open" });
    await sweepCheckouts(systemContext(Date.now() + dayMs + 10 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("a session that ran out leaves the hold to be paid anew", async () => {
    const on = await atCheckout(poster, solver);
    await payerActs(on.sessionId, "expired");
    await sweepCheckouts(systemContext(Date.now() + dayMs + 10 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "created" });
  });

  it("an account that became ready is found, and one whose making was cut off is made once", async () => {
    const person = await newPerson("sweep newcomer");
    await script("/faults", {
      method: "POST",
      path: "/v2/core/accounts",
      when: "after",
      times: 1,
      status: 500,
      save: false,
    });
    expect((await person.post("/users/me/payout-account", { country: "NL" })).status).toBe(503);
    await sweepPayments(systemContext(Date.now() + 3 * minuteMs));
    const accountId = await accountOf(person);
    const { data } = await script<{ data: { metadata: { userId?: string } }[] }>("/objects?kind=v2.core.account");
    expect(data.filter(({ metadata }) => metadata.userId === person.id)).toHaveLength(1);
    await script(`/accounts/${accountId}/complete`, { outcome: "ready" });
    await sweepPayments(systemContext(Date.now() + 20 * minuteMs));
    expect(await db.query.payoutAccounts.findFirst({ where: eq(payoutAccounts.userId, person.id) })).toMatchObject({
      state: "ready",
    });
  });
});

describe("the end of the payment window", () => {
  const windowOver = Date.now() + 73 * hourMs;

  async function windowRunning(on: Situation): Promise<void> {
    const dueAt = (await holdOf(on)).windowEndsAt;
    await db.insert(timers).values({ kind: "payment_window", subject: on.holdId, dueAt });
  }

  it("honours what was paid in its last seconds: the work starts, and the award does not lapse", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await payerActs(on.sessionId, "paid");
    await sweepTimers(systemContext(windowOver));
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    await sweepCheckouts(systemContext(windowOver));
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("closes an open page at Stripe first, and then the award lapses", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await sweepTimers(systemContext(windowOver));
    await sweepCheckouts(systemContext(windowOver));
    expect(await script(`/objects/${on.sessionId}`)).toMatchObject({ object: { status: "expired" } });
    expect(await holdOf(on)).toMatchObject({ state: "created" });
    await sweepTimers(systemContext(windowOver + 3 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
    expect(await challengeOf(on)).toMatchObject({ state: "open" });
  });

  it("ends an award whose payment does not fit, and tells that it is looked into", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await payerActs(on.sessionId, "paid", { currency: "xpf", rate: 110 });
    await db.update(holds).set({ checkoutExpiresAt: Date.now() }).where(eq(holds.id, on.holdId));
    const again = await poster.post(`/challenges/${on.challengeId}/checkout`);
    expect(again).toMatchObject({ status: 409, body: { code: "hold_not_payable" } });
    expect(again.body).toMatchObject({ detail: expect.stringContaining("looked into") });
    await sweepTimers(systemContext(windowOver));
    await sweepCheckouts(systemContext(windowOver));
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
    expect(await challengeOf(on)).toMatchObject({ state: "open" });
    expect(await db.query.timers.findFirst({ where: eq(timers.subject, on.holdId) })).toBeUndefined();
    const told = (await db.query.outbox.findMany()).filter(({ facts }) => facts.holdId === on.holdId);
    for (const topic of ["award.lapsed", "money.needs_review"])
      expect(told.find((row) => row.topic === topic)?.facts).toMatchObject({ reason: "payment_in_review" });
  });

  it("waits for a bank that is sending the money, and says until when; then the award lapses", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await payerActs(on.sessionId, "async_pending");
    await deliverAbout(on.sessionId);
    const { updatedAt: began } = await holdOf(on);
    const until = began + policy.bankDebitDays * dayMs;
    const payment = (person: TestPerson) => person.get<Payment>(`/challenges/${on.challengeId}/payment`);
    expect((await payment(poster)).body).toMatchObject({ holdState: "async_pending", debitUntil: iso(until) });
    await sweepTimers(systemContext(windowOver));
    await sweepTimers(systemContext(until - 1));
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    await sweepTimers(systemContext(until));
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    await sweepCheckouts(systemContext(until));
    await sweepTimers(systemContext(until + 2 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
    expect(await challengeOf(on)).toMatchObject({ state: "open", solverId: null });
    expect((await payment(solver)).body).toMatchObject({ holdState: "lapsed", debitUntil: null });
  });

  it("asks about a late debit before the award lapses, though it asked some hours ago", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await payerActs(on.sessionId, "async_pending");
    await deliverAbout(on.sessionId);
    const until = (await holdOf(on)).updatedAt + policy.bankDebitDays * dayMs;
    await sweepCheckouts(systemContext(until - hourMs));
    expect(await holdOf(on)).toMatchObject({ askedAt: until - hourMs });
    await payerActs(on.sessionId, "async_paid");
    await sweepTimers(systemContext(until));
    await sweepCheckouts(systemContext(until));
    await sweepTimers(systemContext(until + 2 * minuteMs));
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await challengeOf(on)).toMatchObject({ state: "in_progress" });
  });

  it("lets no late debit lapse while its hold is frozen, and a freeze does not prolong it", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await payerActs(on.sessionId, "async_pending");
    await deliverAbout(on.sessionId);
    const began = await holdOf(on);
    const until = began.updatedAt + policy.bankDebitDays * dayMs;
    const byAdmin = { cause: "admin", source: "usr_admin" } as const;
    const halfway = systemContext(until - dayMs);
    await commit(halfway, await planFreeze(halfway, began, { ...byAdmin, note: "looked into", endsAt: null }));
    await sweepTimers(systemContext(windowOver));
    await sweepCheckouts(systemContext(until));
    await sweepTimers(systemContext(until));
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    const later = systemContext(until + dayMs);
    await commit(later, await planUnfreeze(later, await holdOf(on), byAdmin, { note: "looked at" }));
    expect(await holdOf(on)).toMatchObject({ updatedAt: began.updatedAt, version: began.version + 2 });
    await sweepTimers(later);
    expect(await holdOf(on)).toMatchObject({ state: "lapsed" });
  });

  it("waits as long as Stripe does not answer", async () => {
    const on = await atCheckout(poster, solver);
    await windowRunning(on);
    await script("/faults", { path: `/v1/checkout/sessions/${on.sessionId}`, status: 503 });
    await script("/faults", { path: `/v1/checkout/sessions/${on.sessionId}/expire`, status: 503 });
    for (let hour = 0; hour < 5; hour++) {
      await sweepTimers(systemContext(windowOver + hour * hourMs));
      await sweepCheckouts(systemContext(windowOver + hour * hourMs));
    }
    expect(await challengeOf(on)).toMatchObject({ state: "awarded" });
    expect(await db.query.timers.findFirst({ where: eq(timers.subject, on.holdId) })).toMatchObject({ attempts: 0 });
    await script("/faults", undefined, "DELETE");
    await sweepCheckouts(systemContext(windowOver + 6 * hourMs));
    await sweepTimers(systemContext(windowOver + 6 * hourMs));
    expect(await challengeOf(on)).toMatchObject({ state: "open" });
  });
});

it("many payments without news keep no other waiting", async () => {
  const later = Date.now() + dayMs + 10 * minuteMs;
  const silent = await Promise.all(Array.from({ length: 25 }, () => situate("awarded", poster, solver)));
  for (const { holdId } of silent) {
    const debit = { state: "async_pending", checkoutSessionId: `cs_nowhere_${holdId}`, updatedAt: 1 } as const;
    await db.update(holds).set(debit).where(eq(holds.id, holdId));
  }
  const on = await atCheckout(poster, solver);
  await payerActs(on.sessionId, "paid");
  await sweepCheckouts(systemContext(later));
  await sweepCheckouts(systemContext(later + minuteMs));
  expect(await holdOf(on)).toMatchObject({ state: "held" });
  expect(await holdOf(silent[0] ?? on)).toMatchObject({ updatedAt: 1, version: 1 });
});
