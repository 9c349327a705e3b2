import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { challenges, holds, timers, users } from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { meanwhile } from "../../testing/races.ts";
import { openRecord } from "../../testing/record.ts";
import { contextOf, type Situation, situate, systemContext } from "../../testing/situations.ts";
import { deliverAbout, holdOf, payerActs, requestsTo, runJobs, script } from "../../testing/stripe.ts";
import { happen } from "../../testing/talks.ts";
import { type Checkout, openCheckout } from "./checkout.ts";
import { sweepPayments } from "./sweep.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  poster = await newPerson("checkout poster");
  solver = await newPerson("checkout solver");
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
});

const open = (on: Situation, by = poster) =>
  by.post<Checkout & { code?: string; detail?: string }>(`/challenges/${on.challengeId}/checkout`);

/** The end of the window as the challenge's pages tell it. */
async function dueOf(on: Situation): Promise<number | null | undefined> {
  return (await db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) }))?.paymentDueAt;
}

interface Session {
  id: string;
  status: string;
  client_reference_id: string;
  amount_total: number;
  currency: string;
  expires_at: number;
  success_url: string;
}
async function sessionsOf(on: Situation): Promise<Session[]> {
  const { data } = await script<{ data: Session[] }>("/objects?kind=checkout.session");
  return data.filter((session) => session.client_reference_id === on.holdId);
}

describe("opening Checkout", () => {
  it("asks for what the record says and nothing else, in the hold's group", async () => {
    const on = await situate("awarded", poster, solver);
    const answer = await poster.post<Checkout>(`/challenges/${on.challengeId}/checkout`, { amountMinor: 1 });
    expect(answer.status).toBe(200);
    expect(await sessionsOf(on)).toMatchObject([{ status: "open", amount_total: 240_000, currency: "usd" }]);
    const [request] = (await requestsTo("/v1/checkout/sessions")).slice(-1);
    expect(request?.params).toMatchObject({ payment_intent_data: { transfer_group: on.holdId } });
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open", checkoutAttempt: 1 });
    const [session] = await sessionsOf(on);
    expect(session?.success_url).toContain(`/challenges/${on.challengeId}/paid?session_id={CHECKOUT_SESSION_ID}`);
    expect(Date.parse(answer.body.expiresAt)).toBe((session?.expires_at ?? 0) * 1000);
  });

  it("speaks the payer's language, and the same one when the attempt is asked for again", async () => {
    const speak = (locale: string) => db.update(users).set({ locale }).where(eq(users.id, poster.id));
    const on = await situate("awarded", poster, solver);
    await speak("de");
    await script("/faults", { path: "/v1/checkout/sessions", when: "after", times: 1, status: 500, save: false });
    expect((await open(on)).status).toBe(503);
    await speak("ar");
    expect((await open(on)).status).toBe(200);
    expect(await sessionsOf(on)).toMatchObject([{ locale: "de" }]);
    const [request] = (await requestsTo("/v1/checkout/sessions")).slice(-1);
    const title = (await db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) }))?.title;
    expect(request?.params).toMatchObject({
      line_items: [{ price_data: { product_data: { name: `Prämie: ${title}` } } }],
    });

    const later = await situate("awarded", poster, solver);
    await open(later);
    // Stripe's page speaks no Arabic: the browser says which of its languages it is.
    expect(await sessionsOf(later)).toMatchObject([{ locale: "auto" }]);
    await speak("en");
  });

  it("asks for the same again after words were taken out of the title, then closes the page that says them", async () => {
    const on = await situate("awarded", poster, solver);
    const name = (title: string) => db.update(challenges).set({ title }).where(eq(challenges.id, on.challengeId));
    await name("Archive of Petra");
    await script("/faults", { path: "/v1/checkout/sessions", when: "after", times: 1, status: 500, save: false });
    expect((await open(on)).status).toBe(503);
    await name("Archive of […]");
    expect((await open(on)).status).toBe(200);
    expect(await sessionsOf(on)).toMatchObject([{ status: "open" }]);
    expect(await holdOf(on)).toMatchObject({ checkoutAttempt: 1, checkoutLine: null });
    await happen("words.redacted", { challengeId: on.challengeId, reason: "challenge" });
    await runJobs(["checkout"]);
    expect(await sessionsOf(on)).toMatchObject([{ status: "expired" }]);
    expect((await open(on)).status).toBe(200);
    expect((await sessionsOf(on)).map(({ status }) => status).sort()).toEqual(["expired", "open"]);
    const [request] = (await requestsTo("/v1/checkout/sessions")).slice(-1);
    expect(JSON.stringify(request?.params)).not.toContain("Petra");
  });

  it("says a title as it is, though words are taken out of it in this very moment", async () => {
    const on = await situate("awarded", poster, solver);
    const name = (title: string) => db.update(challenges).set({ title }).where(eq(challenges.id, on.challengeId));
    await name("Archive of Sigrun");
    const ctx = meanwhile(contextOf(poster), async () => {
      await name("Archive of […]");
      await happen("words.redacted", { challengeId: on.challengeId, reason: "challenge" });
      await runJobs(["checkout"]);
    });
    await openCheckout(ctx, on.challengeId);
    const [request] = (await requestsTo("/v1/checkout/sessions")).slice(-1);
    expect(JSON.stringify(request?.params)).toContain("Archive of […]");
    expect(JSON.stringify(await requestsTo("/v1/checkout/sessions"))).not.toContain("Sigrun");
    expect(await sessionsOf(on)).toMatchObject([{ status: "open" }]);
  });

  it("keeps nothing of what a page said, once its award is over", async () => {
    const [on, before] = [await situate("awarded", poster, solver), await situate("awarded", poster, solver)];
    const title = "Archive of Runhild";
    for (const { challengeId } of [on, before])
      await db.update(challenges).set({ title }).where(eq(challenges.id, challengeId));
    await script("/faults", { path: "/v1/checkout/sessions", when: "after", times: 1, status: 500, save: false });
    expect((await open(on)).status).toBe(503);
    expect((await holdOf(on))?.checkoutLine).toContain("Runhild");
    expect((await poster.post(`/applications/${on.applicationId}/retract-award`)).status).toBe(200);
    await runJobs(["checkout"]);
    expect(await sessionsOf(on)).toMatchObject([{ status: "expired" }]);
    expect(await holdOf(on)).toMatchObject({ state: "lapsed", checkoutLine: null });
    // One that was kept before that was so goes with the words.
    const kept = { state: "lapsed" as const, checkoutLine: `Reward: ${title}`, checkoutExpiresAt: Date.now() - hourMs };
    await db.update(holds).set(kept).where(eq(holds.id, before.holdId));
    const admin = await newAdmin("checkout admin");
    const words = { id: before.challengeId, words: "Runhild", reason: "It names somebody." };
    expect((await admin.post("/admin/redactions", words)).status).toBe(200);
    expect(await holdOf(before)).toMatchObject({ checkoutLine: null });
  });

  it("ten times at once gives one session, and the same page to all", async () => {
    const on = await situate("awarded", poster, solver);
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(on)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body.url)).size).toBe(1);
    expect(await sessionsOf(on)).toHaveLength(1);
    expect((await open(on)).body.url).toBe(answers[0]?.body.url);
  });

  it("whose answer was lost finds the session that was made", async () => {
    const on = await situate("awarded", poster, solver);
    await script("/faults", { path: "/v1/checkout/sessions", when: "after", times: 1, status: 500, save: false });
    expect(await open(on)).toMatchObject({ status: 503, body: { code: "payment_provider_unavailable" } });
    expect(await open(on)).toMatchObject({ status: 200 });
    expect(await sessionsOf(on)).toHaveLength(1);
  });

  it("that stopped between intent and answer is resumed by the sweep", async () => {
    const on = await situate("awarded", poster, solver);
    await script("/faults", { path: "/v1/checkout/sessions", when: "after", times: 1, status: 500, save: false });
    await open(on);
    await sweepPayments(systemContext(Date.now() + 3 * minuteMs));
    const [session] = await sessionsOf(on);
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open", checkoutSessionId: session?.id });
  });

  it("again after a session ran out opens another, under the next attempt", async () => {
    const on = await situate("awarded", poster, solver);
    await open(on);
    const [first] = await sessionsOf(on);
    await payerActs(first?.id ?? "", "expired");
    await deliverAbout(first?.id ?? "");
    expect(await holdOf(on)).toMatchObject({ state: "created", checkoutUrl: null });
    expect((await open(on)).status).toBe(200);
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open", checkoutAttempt: 2 });
    expect((await sessionsOf(on)).filter(({ status }) => status === "open")).toHaveLength(1);
  });

  it("closes the session before when that is about to run out: one live session a hold", async () => {
    const on = await situate("awarded", poster, solver);
    await open(on);
    await db
      .update(holds)
      .set({ checkoutExpiresAt: Date.now() + 10_000 })
      .where(eq(holds.id, on.holdId));
    expect((await open(on)).status).toBe(200);
    expect((await sessionsOf(on)).map(({ status }) => status).sort()).toEqual(["expired", "open"]);
  });

  it("does not open another when that one was paid meanwhile", async () => {
    const on = await situate("awarded", poster, solver);
    await open(on);
    const [first] = await sessionsOf(on);
    await payerActs(first?.id ?? "", "paid");
    await db
      .update(holds)
      .set({ checkoutExpiresAt: Date.now() + 10_000 })
      .where(eq(holds.id, on.holdId));
    expect(await open(on)).toMatchObject({ status: 409, body: { code: "hold_not_payable" } });
    expect(await sessionsOf(on)).toHaveLength(1);
  });

  it("ends with the window, which is extended when too little of it is left for Stripe", async () => {
    const windowEndsAt = Date.now() + 10 * minuteMs;
    const on = await situate("awarded", poster, solver);
    await db.update(holds).set({ windowEndsAt }).where(eq(holds.id, on.holdId));
    expect((await open(on)).status).toBe(200);
    const hold = await holdOf(on);
    expect(hold.windowEndsAt).toBeGreaterThan(Date.now() + 34 * minuteMs);
    expect(hold.checkoutExpiresAt).toBeGreaterThanOrEqual(hold.windowEndsAt);
    expect(await db.query.timers.findFirst({ where: eq(timers.subject, on.holdId) })).toMatchObject({
      kind: "payment_window",
      dueAt: hold.windowEndsAt,
    });
    expect(await dueOf(on)).toBe(hold.windowEndsAt);
    const short = await situate("awarded", poster, solver);
    await db
      .update(holds)
      .set({ windowEndsAt: Date.now() + 5 * hourMs })
      .where(eq(holds.id, short.holdId));
    await open(short);
    expect((await holdOf(short)).checkoutExpiresAt).toBeLessThanOrEqual(Date.now() + 5 * hourMs + 1_000);
  });

  it("is refused after the window", async () => {
    const on = await situate("awarded", poster, solver);
    await db
      .update(holds)
      .set({ windowEndsAt: Date.now() - 1 })
      .where(eq(holds.id, on.holdId));
    expect(await open(on)).toMatchObject({ status: 409, body: { code: "payment_window_over" } });
  });

  it("is the poster's alone, and only for what waits to be paid", async () => {
    const on = await situate("awarded", poster, solver);
    expect(await open(on, solver)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const held = await situate("in_progress", poster, solver);
    expect(await open(held)).toMatchObject({ status: 409, body: { code: "hold_not_payable" } });
    const nobody = await situate("open", poster, solver);
    expect(await open(nobody)).toMatchObject({ status: 409, body: { code: "hold_not_payable" } });
    const draft = await situate("draft", poster, solver);
    expect((await open(draft, solver)).status).toBe(404);
  });

  it("says so when Stripe does not answer, and nothing is lost", async () => {
    const on = await situate("awarded", poster, solver);
    await script("/faults", { path: "/v1/checkout/sessions", status: 503 });
    expect(await open(on)).toMatchObject({ status: 503, body: { code: "payment_provider_unavailable" } });
    await script("/faults", undefined, "DELETE");
    expect((await open(on)).status).toBe(200);
  });
});

describe("a bank debit", () => {
  it("pauses the window while it is on its way, and gives back what was left of it when it fails", async () => {
    const on = await situate("awarded", poster, solver);
    await open(on);
    const { checkoutSessionId } = await holdOf(on);
    await payerActs(checkoutSessionId ?? "", "async_pending");
    await deliverAbout(checkoutSessionId);
    expect(await holdOf(on)).toMatchObject({ state: "async_pending", checkoutUrl: null });
    expect(await open(on)).toMatchObject({ status: 409, body: { code: "hold_not_payable" } });
    // As if five days had passed since the debit began, with three days left then.
    const began = Date.now() - 5 * dayMs;
    await db
      .update(holds)
      .set({ updatedAt: began, windowEndsAt: began + 3 * dayMs })
      .where(eq(holds.id, on.holdId));
    await payerActs(checkoutSessionId ?? "", "async_failed");
    await deliverAbout(checkoutSessionId);
    const failed = await holdOf(on);
    expect(failed.state).toBe("failed");
    expect(failed.windowEndsAt).toBeGreaterThan(Date.now() + 2.9 * dayMs);
    expect(await dueOf(on)).toBe(failed.windowEndsAt);
    expect((await open(on)).status).toBe(200);
    expect(await holdOf(on)).toMatchObject({ state: "checkout_open", checkoutAttempt: 2 });
  });

  it("starts the work when the money is there", async () => {
    const on = await situate("awarded", poster, solver);
    await open(on);
    const { checkoutSessionId } = await holdOf(on);
    await payerActs(checkoutSessionId ?? "", "async_pending");
    await deliverAbout(checkoutSessionId);
    await payerActs(checkoutSessionId ?? "", "async_paid");
    await deliverAbout(checkoutSessionId);
    expect(await holdOf(on)).toMatchObject({ state: "held" });
    expect(await db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) })).toMatchObject({
      state: "in_progress",
    });
  });
});
