import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { eventTypes, failureOf, openSession, paidCharge, recipient } from "./given.ts";
import { type Harness, startSandbox } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startSandbox();
});
beforeEach(() => harness.script("/reset", {}));
afterAll(() => harness.stop());

/** Calls the API as curl would. */
const raw = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(new URL(path, harness.url), {
    ...init,
    headers: { authorization: "Bearer sk_sandbox_openchance", ...init.headers },
  });
const form = (path: string, body: string, headers: Record<string, string> = {}) =>
  raw(path, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded", ...headers } });

describe("requests", () => {
  test("need the sandbox's key", async () => {
    expect(await failureOf(harness.client({ key: "sk_test_other_key_12" }).balance.retrieve())).toMatchObject({
      status: 401,
      type: "StripeAuthenticationError",
    });
    expect((await fetch(new URL("/v1/balance", harness.url))).status).toBe(401);
  });

  test("carry a request id and errors in Stripe's shape", async () => {
    const answer = await raw("/v1/charges/ch_none");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect(await answer.json()).toMatchObject({
      error: {
        type: "invalid_request_error",
        code: "resource_missing",
        message: "No such charge: 'ch_none'",
        param: "id",
        doc_url: "https://docs.stripe.com/error-codes/resource-missing",
      },
    });
  });

  test("to what Stripe does not have are not recognised", async () => {
    const answer = await raw("/v1/unicorns");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Unrecognized request URL (GET: /v1/unicorns)");
  });

  test("in another API version are refused", async () => {
    expect((await raw("/v1/balance", { headers: { "stripe-version": "2020-08-27" } })).status).toBe(400);
    expect((await raw("/v2/core/accounts")).status).toBe(400);
  });

  test.each([
    ["amount=100&currency=usd&destination=acct_1&foo=1", { code: "parameter_unknown", param: "foo" }],
    ["amount=100&currency=usd&destination=acct_1&metadata[a][b]=1", { param: "metadata[a]" }],
    ["amount=100&currency=usd", { code: "parameter_missing", param: "destination" }],
    ["amount=1.5&currency=usd&destination=acct_1", { code: "parameter_invalid_integer", param: "amount" }],
    ["amount=100&currency=usd&destination=acct_1&source_type=gold", { param: "source_type" }],
    [
      "amount=100&currency=usd&destination=acct_1&transfer_group=",
      { code: "parameter_invalid_empty", param: "transfer_group" },
    ],
    ["amount=100&currency=usd&destination=acct_1&transfer_group[]=a", { param: "transfer_group" }],
    ["amount=100&currency=usd&destination=acct_1&__proto__[x]=a", { code: "parameter_unknown", param: "__proto__" }],
    ["amount=100&currency=usd&destination=acct_1", { code: "resource_missing", param: "destination" }],
  ])("are checked against Stripe's declaration: %s", async (body, expected) => {
    const answer = await form("/v1/transfers", body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { type: "invalid_request_error", ...expected } });
  });

  test("with nested parameters name the one that is wrong", async () => {
    const answer = await form(
      "/v1/checkout/sessions",
      "line_items[0][price_data][currency]=usd&line_items[0][price_data][product_data][nam]=x",
    );
    expect(await answer.json()).toMatchObject({
      error: { code: "parameter_unknown", param: "line_items[0][price_data][product_data][nam]" },
    });
  });

  test("of v2 are JSON, checked the same way", async () => {
    const account = harness.stripe.v2.core.accounts.create({
      contact_email: "a@example.com",
      colour: "red",
    } as Stripe.V2.Core.AccountCreateParams);
    expect(await failureOf(account)).toMatchObject({ status: 400, code: "parameter_unknown", param: "colour" });
    const answer = await form("/v2/core/accounts", "a=b", { "stripe-version": "2026-10-28.endive" });
    expect(answer.status).toBe(400);
  });

  test("are logged for scripts", async () => {
    await openSession(harness);
    const { data } = await harness.script<{ data: { path: string; params: { mode: string } }[] }>(
      "/requests?path=/v1/checkout",
    );
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      method: "POST",
      status: 200,
      params: { mode: "payment", client_reference_id: "hld_1" },
    });
  });
});

describe("lists", () => {
  test("page newest first by cursor in both directions", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await paidCharge(harness, 1_000 + n)).id);
    const first = await harness.stripe.charges.list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    const next = await harness.stripe.charges.list({ limit: 2, starting_after: ids[1] });
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const back = await harness.stripe.charges.list({ limit: 2, ending_before: ids[3] });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    const all: string[] = [];
    for await (const { id } of harness.stripe.charges.list({ limit: 2 })) all.push(id);
    expect(all).toEqual(ids);
  });

  test("filter by time, and refuse limits and cursors that cannot be", async () => {
    await paidCharge(harness);
    await harness.script("/clock/advance", { seconds: 3_600 });
    const late = await paidCharge(harness);
    const { data } = await harness.stripe.charges.list({ created: { gt: late.created - 60 } });
    expect(data.map(({ id }) => id)).toEqual([late.id]);
    expect(await failureOf(harness.stripe.charges.list({ limit: 101 }))).toMatchObject({ param: "limit" });
    expect(await failureOf(harness.stripe.charges.list({ starting_after: "ch_none" }))).toMatchObject({
      code: "resource_missing",
    });
  });

  test("expand what they hold", async () => {
    await paidCharge(harness);
    const { data } = await harness.stripe.charges.list({ expand: ["data.balance_transaction", "data.payment_intent"] });
    expect(data[0]).toMatchObject({
      balance_transaction: { object: "balance_transaction" },
      payment_intent: { object: "payment_intent" },
    });
    expect(await failureOf(harness.stripe.charges.list({ expand: ["data.amount"] }))).toMatchObject({
      param: "expand",
    });
  });
});

describe("an idempotency key", () => {
  test("repeats the first answer for the same request", async () => {
    const first = await openSession(harness).then(() =>
      form("/v1/refunds", "charge=ch_none", { "idempotency-key": "a" }),
    );
    const again = await form("/v1/refunds", "charge=ch_none", { "idempotency-key": "a" });
    expect(again.status).toBe(400);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.headers.get("original-request")).toBe(first.headers.get("request-id"));
    expect(await again.text()).toBe(await first.text());
  });

  test("does a transfer once, and refuses other parameters or another path", async () => {
    const [charge, account] = [await paidCharge(harness), await recipient(harness)];
    const params = { amount: 1_000, currency: "usd", destination: account.id, source_transaction: charge.id };
    const one = await harness.stripe.transfers.create(params, { idempotencyKey: "t" });
    const two = await harness.stripe.transfers.create(params, { idempotencyKey: "t" });
    expect(two.id).toBe(one.id);
    expect((await harness.stripe.transfers.list()).data).toHaveLength(1);
    const other = harness.stripe.transfers.create({ ...params, amount: 2_000 }, { idempotencyKey: "t" });
    expect(await failureOf(other)).toMatchObject({ status: 400, type: "StripeIdempotencyError" });
    const elsewhere = harness.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: "t" });
    expect(await failureOf(elsewhere)).toMatchObject({ status: 400, type: "StripeIdempotencyError" });
  });

  test("does not keep what was refused before it began", async () => {
    expect((await form("/v1/refunds", "charge=ch_1&nonsense=1", { "idempotency-key": "b" })).status).toBe(400);
    const charge = await paidCharge(harness);
    expect((await form("/v1/refunds", `charge=${charge.id}`, { "idempotency-key": "b" })).status).toBe(200);
  });

  test("is forgotten after a day", async () => {
    const charge = await paidCharge(harness);
    const refund = () => harness.stripe.refunds.create({ charge: charge.id, amount: 100 }, { idempotencyKey: "c" });
    const first = await refund();
    await harness.script("/clock/advance", { seconds: 86_401 });
    expect((await refund()).id).not.toBe(first.id);
  });

  test("is in use while its request is on its way", async () => {
    const charge = await paidCharge(harness);
    await harness.script("/faults", { method: "POST", path: "/v1/refunds", latencyMs: 300, times: 1 });
    const body = `charge=${charge.id}&amount=100`;
    const slow = form("/v1/refunds", body, { "idempotency-key": "d" });
    await vi.waitFor(async () => expect(await harness.script("/faults")).toMatchObject({ data: [] }));
    expect((await form("/v1/refunds", body, { "idempotency-key": "d" })).status).toBe(409);
    expect((await slow).status).toBe(200);
  });
});

describe("faults", () => {
  test("refuse as Stripe does, with its code, and again under the same key", async () => {
    const charge = await paidCharge(harness);
    const short = { path: "/v1/refunds", status: 400, code: "balance_insufficient", save: true, times: 1 };
    await harness.script("/faults", short);
    const refund = () => harness.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: "a" });
    for (const _ of [1, 2]) {
      expect(await failureOf(refund())).toMatchObject({
        status: 400,
        type: "StripeInvalidRequestError",
        code: "balance_insufficient",
      });
    }
  });

  test("before the work leave nothing done", async () => {
    const charge = await paidCharge(harness);
    await harness.script("/faults", { method: "POST", path: "/v1/refunds", status: 503, times: 1 });
    const refund = () => harness.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: "a" });
    expect(await failureOf(refund())).toMatchObject({ status: 503, type: "StripeAPIError" });
    expect((await harness.stripe.refunds.list()).data).toHaveLength(0);
    expect(await refund()).toMatchObject({ status: "succeeded" });
  });

  test("after the work hide that it was done, and the saved 500 is repeated", async () => {
    const charge = await paidCharge(harness);
    await harness.script("/faults", { path: "/v1/refunds", when: "after", status: 500, times: 1 });
    const refund = (key: string) =>
      harness.stripe.refunds.create({ charge: charge.id, amount: 100 }, { idempotencyKey: key });
    expect(await failureOf(refund("a"))).toMatchObject({ status: 500 });
    expect(await failureOf(refund("a"))).toMatchObject({ status: 500 });
    expect((await harness.stripe.refunds.list()).data).toHaveLength(1);
    expect(await eventTypes(harness)).toContain("refund.created");
  });

  test("may break the connection or let the caller wait, with the work done", async () => {
    const charge = await paidCharge(harness);
    await harness.script("/faults", { path: "/v1/refunds", when: "after", disconnect: true, times: 1 });
    const refund = () =>
      harness.client({ timeout: 400 }).refunds.create({ charge: charge.id, amount: 100 }, { idempotencyKey: "a" });
    expect(await failureOf(refund())).toMatchObject({ type: "StripeConnectionError" });
    expect(await refund()).toMatchObject({ status: "succeeded" });
    await harness.script("/faults", { path: "/v1/refunds", when: "after", latencyMs: 1_500, times: 1 });
    const slow = harness
      .client({ timeout: 200 })
      .refunds.create({ charge: charge.id, amount: 200 }, { idempotencyKey: "b" });
    expect(await failureOf(slow)).toMatchObject({ type: "StripeConnectionError" });
    expect((await harness.stripe.refunds.list()).data).toHaveLength(2);
  });

  test("count what they skip and strike, and match by pattern", async () => {
    await harness.script("/faults", { path: "/v1/*", status: 429, skip: 1, times: 1 });
    await harness.stripe.balance.retrieve();
    expect(await failureOf(harness.stripe.balance.retrieve())).toMatchObject({
      status: 429,
      type: "StripeRateLimitError",
    });
    await harness.stripe.balance.retrieve();
  });
});
