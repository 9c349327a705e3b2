import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventTypes, failureOf, openSession, paidCharge } from "./given.ts";
import { type Harness, startSandbox } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startSandbox();
});
beforeEach(() => harness.script("/reset", {}));
afterAll(() => harness.stop());

const complete = (id: string, outcome: string) => harness.script(`/checkout/sessions/${id}/complete`, { outcome });
const retrieve = (id: string) => harness.stripe.checkout.sessions.retrieve(id);

const item = (unit_amount: number, currency = "usd") => [
  { price_data: { currency, unit_amount, product_data: { name: "x" } } },
];

describe("a session", () => {
  test("is open until it is paid, and the money is pending with its fee taken", async () => {
    const session = await openSession(harness);
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 50_000,
      currency: "usd",
      payment_intent: null,
      client_reference_id: "hld_1",
      livemode: false,
    });
    expect(session).not.toHaveProperty("line_items");
    await complete(session.id, "paid");
    const paid = await harness.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["line_items", "payment_intent.latest_charge.balance_transaction"],
    });
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid", url: null });
    expect(paid.line_items?.data[0]).toMatchObject({ description: "A logo", amount_total: 50_000 });
    expect(paid.payment_intent).toMatchObject({
      status: "succeeded",
      transfer_group: "hld_1",
      metadata: { holdId: "hld_1" },
      latest_charge: {
        transfer_group: "hld_1",
        metadata: { holdId: "hld_1" },
        balance_transaction: { type: "charge", amount: 50_000, fee: 1480, net: 48_520, status: "pending" },
      },
    });
    expect(await eventTypes(harness)).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ]);
  });

  test("stays open after a declined card, and can then be paid", async () => {
    const { id } = await openSession(harness);
    await complete(id, "declined");
    const session = await harness.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session.status).toBe("open");
    expect(session.payment_intent).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined" },
    });
    await complete(id, "paid");
    expect(await retrieve(id)).toMatchObject({ payment_status: "paid" });
    expect(await eventTypes(harness)).toContain("payment_intent.payment_failed");
  });

  test.each([
    ["async_paid", "paid", "checkout.session.async_payment_succeeded"],
    ["async_failed", "unpaid", "checkout.session.async_payment_failed"],
  ])("of a bank debit completes unpaid, then ends %s", async (outcome, paymentStatus, type) => {
    const { id } = await openSession(harness);
    await complete(id, "async_pending");
    expect(await retrieve(id)).toMatchObject({ status: "complete", payment_status: "unpaid" });
    await complete(id, outcome);
    expect(await retrieve(id)).toMatchObject({ status: "complete", payment_status: paymentStatus });
    const types = await eventTypes(harness);
    expect(types).toContain("payment_intent.processing");
    expect(types.indexOf(type)).toBeGreaterThan(types.indexOf("checkout.session.completed"));
  });

  test("expires at its time, and its payment intent with it", async () => {
    const created = await openSession(harness, 1_000, { expires_at: Math.floor(Date.now() / 1000) + 1_900 });
    await complete(created.id, "declined");
    await harness.script("/clock/advance", { seconds: 1_901 });
    expect(await retrieve(created.id)).toMatchObject({ status: "expired", url: null });
    const types = await eventTypes(harness);
    expect(types).toContain("checkout.session.expired");
    expect(types).toContain("payment_intent.canceled");
    expect(await failureOf(harness.stripe.checkout.sessions.expire(created.id))).toMatchObject({ status: 400 });
  });

  test("is expired on request while it is open, and not afterwards", async () => {
    const { id } = await openSession(harness);
    expect(await harness.stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired" });
    const paid = await openSession(harness);
    await complete(paid.id, "paid");
    expect((await failureOf(harness.stripe.checkout.sessions.expire(paid.id))).message).toContain("complete");
  });

  test("may settle later, which charge.updated tells", async () => {
    const charge = await paidCharge(harness, 50_000, { later: true });
    expect(charge.balance_transaction).toBeNull();
    await harness.script(`/charges/${charge.id}/settle`, {});
    expect((await harness.stripe.charges.retrieve(charge.id)).balance_transaction).toMatch(/^txn_/);
    expect((await eventTypes(harness)).at(-1)).toBe("charge.updated");
  });

  test("may settle in another currency", async () => {
    const charge = await paidCharge(harness, 10_000, { currency: "eur", rate: 0.9 });
    const transaction = await harness.stripe.balanceTransactions.retrieve(String(charge.balance_transaction));
    expect(transaction).toMatchObject({ currency: "eur", amount: 9_000, exchange_rate: 0.9 });
  });

  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, () => Partial<Stripe.Checkout.SessionCreateParams>, object]>([
    ["a time-out under 30 minutes", () => ({ expires_at: now() + 1_000 }), { param: "expires_at" }],
    ["a time-out over 24 hours", () => ({ expires_at: now() + 90_000 }), { param: "expires_at" }],
    ["no mode", () => ({ mode: undefined }), { code: "parameter_missing", param: "mode" }],
    ["no success_url", () => ({ success_url: undefined }), { code: "parameter_missing", param: "success_url" }],
    ["a URL that is none", () => ({ cancel_url: "nowhere" }), { code: "url_invalid", param: "cancel_url" }],
    ["less than the minimum", () => ({ line_items: item(49) }), { code: "amount_too_small" }],
    [
      "a currency that is none",
      () => ({ line_items: item(5_000, "xyz") }),
      { param: "line_items[0][price_data][currency]" },
    ],
    ["steps that a currency lacks", () => ({ line_items: item(10_001, "kwd") }), { status: 400 }],
    ["a discount, which it does not play", () => ({ discounts: [{ coupon: "x" }] }), { param: "discounts" }],
    [
      "a transfer at once",
      () => ({ payment_intent_data: { transfer_data: { destination: "acct_1" } } }),
      { status: 400 },
    ],
    ["an e-mail that is none", () => ({ customer_email: "nobody" }), { code: "email_invalid" }],
  ])("is refused with %s", async (_what, more, expected) => {
    expect(await failureOf(openSession(harness, 50_000, more()))).toMatchObject({ status: 400, ...expected });
  });
});

describe("the payer's page", () => {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, harness.url), { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

  test("shows what is paid for, says that it is a sandbox, and escapes what others wrote", async () => {
    const session = await openSession(harness, 123_456, {
      line_items: [
        { quantity: 2, price_data: { currency: "usd", unit_amount: 61_728, product_data: { name: "<b>Logo</b>" } } },
      ],
    });
    const text = await (await fetch(String(session.url))).text();
    expect(text).toContain("$1,234.56");
    expect(text).toContain("No real money moves");
    expect(text).toContain("&lt;b&gt;Logo&lt;/b&gt;");
    expect(text).toContain('href="http://localhost:8788/back"');
  });

  test("gives each payment a card of its own, but for one that is named", async () => {
    const paid = async (settlement: object) => {
      const { id } = await openSession(harness);
      await harness.script(`/checkout/sessions/${id}/complete`, { outcome: "paid", settlement });
      const session = await harness.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
      const { latest_charge: charge } = session.payment_intent as Stripe.PaymentIntent; // expanded
      return (charge as Stripe.Charge).payment_method_details?.card?.fingerprint; // expanded
    };
    const [one, again, other, own] = [
      await paid({ account: "a" }),
      await paid({ account: "a" }),
      await paid({ account: "b" }),
      await paid({}),
    ];
    expect(one).toMatch(/^[0-9A-Za-z]{16}$/);
    expect(again).toBe(one);
    expect(new Set([one, other, own, await paid({})]).size).toBe(4);
  });

  test("offers the bank debit of the currency, unless it was excluded", async () => {
    const read = async (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
      (await fetch(String((await openSession(harness, 5_000, more)).url))).text();
    expect(await read({ line_items: item(5_000, "eur") })).toContain("Pay by bank debit");
    expect(await read({ excluded_payment_method_types: ["us_bank_account"] })).not.toContain("Pay by bank debit");
    expect(await read({ line_items: item(5_000, "jpy") })).not.toContain("Pay by bank debit");
  });

  test("leads back with the session's id once paid", async () => {
    const { id } = await openSession(harness);
    const answer = await post(`/c/pay/${id}`, { action: "card" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`http://localhost:8788/paid?session=${id}`);
    expect((await retrieve(id)).payment_status).toBe("paid");
    expect(await (await fetch(new URL(`/c/pay/${id}`, harness.url))).text()).toContain("has been made");
  });

  test("asks for 3-D Secure, which may fail and be tried again", async () => {
    const { id } = await openSession(harness);
    expect((await post(`/c/pay/${id}`, { action: "card_challenge" })).headers.get("location")).toBe(
      `/c/pay/${id}/authenticate`,
    );
    const failed = await post(`/c/pay/${id}`, { action: "challenge_failed" });
    expect(await (await fetch(new URL(String(failed.headers.get("location")), harness.url))).text()).toContain(
      'role="alert"',
    );
    expect((await retrieve(id)).status).toBe("open");
    await post(`/c/pay/${id}`, { action: "card_challenge" });
    await post(`/c/pay/${id}`, { action: "challenge_ok" });
    expect((await retrieve(id)).payment_status).toBe("paid");
  });

  test("starts bank debits that the bank answers later", async () => {
    const { id } = await openSession(harness);
    await post(`/c/pay/${id}`, { action: "debit_ok", delay: "60" });
    expect((await retrieve(id)).payment_status).toBe("unpaid");
    await harness.script("/clock/advance", { seconds: 61 });
    expect((await retrieve(id)).payment_status).toBe("paid");
  });
});
