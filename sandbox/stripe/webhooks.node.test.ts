import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openSession, paidCharge, recipient } from "./given.ts";
import { type Harness, SECRETS, startSandbox } from "./harness.ts";

const state = mkdtempSync(join(tmpdir(), "sandbox-stripe-"));
let harness: Harness;
beforeAll(async () => {
  harness = await startSandbox(state);
});
beforeEach(async () => {
  await harness.script("/reset", {});
  harness.received.length = 0;
  harness.answers.length = 0;
});
afterAll(async () => {
  await harness.stop();
  rmSync(state, { recursive: true, force: true });
});

const flush = () => harness.script<{ waiting: number; failing: unknown[] }>("/webhooks/flush", {});
const parsed = () => harness.received.map(({ body }) => JSON.parse(body) as { id: string; type: string });

describe("delivery", () => {
  test("is signed for each endpoint, in v1 and thin form", async () => {
    const charge = await paidCharge(harness);
    const account = await recipient(harness);
    await harness.stripe.transfers.create({
      amount: 100,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
    });
    await harness.script(`/accounts/${account.id}/payouts`, { outcome: "paid" });
    expect(await flush()).toEqual({ waiting: 0, failing: [] });
    const types = new Set<string>();
    for (const { endpoint, body, signature } of harness.received) {
      if (endpoint === "accounts") {
        const event = await harness.stripe.parseEventNotificationAsync(body, signature, SECRETS.accounts);
        expect(event).toMatchObject({
          object: "v2.core.event",
          related_object: { id: account.id, type: "v2.core.account" },
        });
        expect(event).not.toHaveProperty("data");
        expect(await event.fetchRelatedObject()).toMatchObject({ id: account.id });
        expect(await event.fetchEvent()).toMatchObject({ id: event.id, type: event.type });
        types.add(event.type);
      } else {
        const event = await harness.stripe.webhooks.constructEventAsync(body, signature, SECRETS[endpoint]);
        expect(event).toMatchObject({ object: "event", api_version: "2026-10-28.endive", livemode: false });
        expect(event.account).toBe(endpoint === "connect" ? account.id : undefined);
        types.add(event.type);
      }
    }
    expect([...types]).toEqual(
      expect.arrayContaining([
        "checkout.session.completed",
        "transfer.created",
        "payout.paid",
        "v2.core.account[configuration.recipient].capability_status_updated",
      ]),
    );
    const wrong = harness.received[0];
    await expect(
      harness.stripe.webhooks.constructEventAsync(String(wrong?.body), String(wrong?.signature), "whsec_other"),
    ).rejects.toThrow(Stripe.errors.StripeSignatureVerificationError);
  });

  test("is signed with each secret while they are rotated", async () => {
    await harness.script("/events", { id: "evt_2", object: "event", type: "charge.succeeded", data: { object: {} } });
    const { body, headers } = await harness.script<{ body: string; headers: Record<string, string> }>(
      "/events/evt_2/signed?secret=whsec_old,whsec_new",
    );
    const header = String(headers["stripe-signature"]);
    for (const secret of ["whsec_old", "whsec_new"]) {
      expect(await harness.stripe.webhooks.constructEventAsync(body, header, secret)).toMatchObject({ id: "evt_2" });
    }
  });

  test("names the request that caused the event", async () => {
    const charge = await paidCharge(harness);
    const refund = await harness.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: "key-1" });
    const { data } = await harness.stripe.events.list({ type: "refund.created" });
    expect(data[0]?.request).toEqual({ id: refund.lastResponse.requestId, idempotency_key: "key-1" });
    expect(data[0]?.data.object).toMatchObject({ id: refund.id, status: "succeeded" });
  });

  test("is tried again until it is taken", async () => {
    harness.answers.push(500, 500);
    await harness.script("/events", { id: "evt_1", object: "event", type: "charge.succeeded", data: { object: {} } });
    expect((await flush()).failing).toMatchObject([{ event: "evt_1", attempts: 1, status: 500 }]);
    await harness.script("/webhooks/retry", {});
    await harness.script("/webhooks/retry", {});
    expect(harness.received).toHaveLength(3);
    expect(await harness.script("/deliveries?event=evt_1")).toMatchObject({
      data: [{ state: "delivered", attempts: 3 }],
    });
  });

  test("survives the end of the process", async () => {
    await harness.script("/faults", { webhooks: { delayMs: 600 } });
    const { id } = await openSession(harness);
    await harness.script(`/checkout/sessions/${id}/complete`, { outcome: "paid" });
    await harness.restart();
    expect(harness.received).toHaveLength(0);
    await harness.script("/tick", {});
    await vi.waitFor(() => expect(parsed().map(({ type }) => type)).toContain("checkout.session.completed"), 10_000);
    expect((await harness.stripe.checkout.sessions.retrieve(id)).payment_status).toBe("paid");
  });

  test("can be held and let go in another order", async () => {
    await harness.script("/faults", { webhooks: { hold: true } });
    await paidCharge(harness);
    await flush();
    expect(harness.received).toHaveLength(0);
    await harness.script("/webhooks/release", { order: "reverse" });
    expect(parsed().map(({ type }) => type)).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
      "payment_intent.created",
    ]);
  });

  test("repeats itself on request", async () => {
    await harness.script("/faults", { webhooks: { duplicates: 1, types: ["checkout.session.completed"] } });
    await paidCharge(harness);
    await flush();
    const completed = parsed().filter(({ type }) => type === "checkout.session.completed");
    expect(completed).toHaveLength(2);
    const { answers } = await harness.script<{ answers: object[] }>(`/events/${completed[0]?.id}/redeliver`, {
      times: 3,
    });
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ status: 200, body: "{}" })));
    expect(parsed().filter(({ id }) => id === completed[0]?.id)).toHaveLength(5);
  });
});

describe("scripts", () => {
  test("load any object and send an event about it", async () => {
    const charge = {
      id: "ch_loaded",
      object: "charge",
      amount: 700,
      created: 1_700_000_000,
      currency: "usd",
      balance_transaction: {
        id: "txn_loaded",
        object: "balance_transaction",
        amount: 700,
        net: 650,
        fee: 50,
        currency: "usd",
        available_on: 1,
        created: 1,
      },
    };
    await harness.script("/objects", { object: charge, event: { type: "charge.succeeded" } });
    expect(await harness.stripe.charges.retrieve("ch_loaded", { expand: ["balance_transaction"] })).toMatchObject(
      charge,
    );
    expect(await harness.stripe.charges.retrieve("ch_loaded")).toMatchObject({ balance_transaction: "txn_loaded" });
    expect((await harness.stripe.balance.retrieve()).available[0]?.amount).toBe(650);
    await flush();
    expect(parsed()).toMatchObject([{ type: "charge.succeeded", data: { object: { id: "ch_loaded" } } }]);
  });

  test("load what a charge holds, and do not lose an account to its v1 face", async () => {
    const refund = { id: "re_1", object: "refund", amount: 5, charge: "ch_2", created: 1, status: "succeeded" };
    await harness.script("/objects", {
      object: { id: "ch_2", object: "charge", amount: 9, refunds: { object: "list", data: [refund] } },
    });
    const charge = await harness.stripe.charges.retrieve("ch_2", { expand: ["refunds"] });
    expect(charge.refunds?.data).toEqual([refund]);
    const { id } = await recipient(harness);
    const face = { id, object: "account", payouts_enabled: false };
    await harness.script("/objects", { object: face, account: id, event: { type: "account.updated", account: id } });
    expect(await harness.stripe.v2.core.accounts.retrieve(id)).toMatchObject({ object: "v2.core.account" });
    await flush();
    expect(parsed()).toContainEqual(expect.objectContaining({ account: id, data: { object: face } }));
  });

  test("send events that are wrong in any way, and sign for others", async () => {
    await harness.script("/events", {
      id: "evt_live",
      object: "event",
      type: "charge.succeeded",
      livemode: true,
      data: { object: { id: "ch_1" } },
    });
    const { body, headers } = await harness.script<{ body: string; headers: Record<string, string> }>(
      "/events/evt_live/signed",
    );
    const event = await harness.stripe.webhooks.constructEventAsync(
      body,
      String(headers["stripe-signature"]),
      SECRETS.platform,
    );
    expect(event.livemode).toBe(true);
  });
});
