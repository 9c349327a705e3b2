import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventTypes, failureOf, paidCharge, recipient } from "./given.ts";
import { type Harness, startSandbox } from "./harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startSandbox();
});
beforeEach(() => harness.script("/reset", {}));
afterAll(() => harness.stop());

const DAYS = 86_400;
const funds = async () => {
  const { available, pending } = await harness.stripe.balance.retrieve();
  return { available: available[0]?.amount, pending: pending[0]?.amount };
};
/** The balance as the sum of what was booked: the two can never differ. */
const booked = async () => {
  let sum = 0;
  for await (const { net } of harness.stripe.balanceTransactions.list({ limit: 100 })) sum += net;
  return sum;
};

describe("the balance", () => {
  test("is pending first and available two days later", async () => {
    await paidCharge(harness, 50_000);
    expect(await funds()).toEqual({ available: 0, pending: 48_520 });
    await harness.script("/clock/advance", { seconds: 2 * DAYS });
    expect(await funds()).toEqual({ available: 48_520, pending: 0 });
  });

  test("can be listed by source and type", async () => {
    const charge = await paidCharge(harness);
    await paidCharge(harness);
    const { data } = await harness.stripe.balanceTransactions.list({ source: charge.id });
    expect(data.map(({ source }) => source)).toEqual([charge.id]);
    expect((await harness.stripe.balanceTransactions.list({ type: "charge" })).data).toHaveLength(2);
  });
});

describe("a refund", () => {
  test("goes out whole or in part, never beyond the charge", async () => {
    const charge = await paidCharge(harness, 10_000);
    await harness.stripe.refunds.create({ payment_intent: String(charge.payment_intent), amount: 4_000 });
    expect(await failureOf(harness.stripe.refunds.create({ charge: charge.id, amount: 6_001 }))).toMatchObject({
      param: "amount",
    });
    await harness.stripe.refunds.create({ charge: charge.id });
    expect(await harness.stripe.charges.retrieve(charge.id, { expand: ["refunds"] })).toMatchObject({
      refunded: true,
      amount_refunded: 10_000,
      refunds: { data: [{ amount: 6_000 }, { amount: 4_000 }] },
    });
    expect(await failureOf(harness.stripe.refunds.create({ charge: charge.id }))).toMatchObject({
      code: "charge_already_refunded",
    });
    expect(await booked()).toBe(-320);
  });

  test("may fail later, which brings the money back", async () => {
    const charge = await paidCharge(harness, 10_000);
    const before = await booked();
    const refund = await harness.stripe.refunds.create({ charge: charge.id });
    await harness.script(`/refunds/${refund.id}/complete`, {
      outcome: "failed",
      failure_reason: "lost_or_stolen_card",
    });
    expect(await harness.stripe.refunds.retrieve(refund.id, { expand: ["failure_balance_transaction"] })).toMatchObject(
      {
        status: "failed",
        failure_reason: "lost_or_stolen_card",
        failure_balance_transaction: { type: "refund_failure", amount: 10_000 },
      },
    );
    expect(await harness.stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: false, amount_refunded: 0 });
    expect(await booked()).toBe(before);
    expect(await eventTypes(harness)).toEqual(
      expect.arrayContaining(["refund.created", "charge.refunded", "refund.failed", "refund.updated"]),
    );
  });

  test("may be pending, then arrive", async () => {
    await harness.script("/refunds/next", { status: "pending" });
    const { id, status } = await harness.stripe.refunds.create({ charge: (await paidCharge(harness)).id });
    expect(status).toBe("pending");
    await harness.script(`/refunds/${id}/complete`, { outcome: "succeeded" });
    expect((await harness.stripe.refunds.retrieve(id)).status).toBe("succeeded");
  });

  test("that failed never arrives any more", async () => {
    await harness.script("/refunds/next", { status: "pending" });
    const { id } = await harness.stripe.refunds.create({ charge: (await paidCharge(harness)).id });
    await harness.script(`/refunds/${id}/complete`, { outcome: "failed" });
    await expect(harness.script(`/refunds/${id}/complete`, { outcome: "succeeded" })).rejects.toThrow("cannot succeed");
    expect((await harness.stripe.refunds.retrieve(id)).status).toBe("failed");
  });
});

describe("a transfer", () => {
  test("draws on its charge as far as it goes, before the money is available", async () => {
    const [charge, account] = [await paidCharge(harness, 50_000), await recipient(harness)];
    const transfer = await harness.stripe.transfers.create({
      amount: 30_000,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
      transfer_group: "hld_1",
      metadata: { outboxId: "out_1" },
    });
    expect(transfer).toMatchObject({
      amount_reversed: 0,
      reversed: false,
      transfer_group: "hld_1",
      metadata: { outboxId: "out_1" },
      reversals: { data: [] },
    });
    const more = (amount: number) =>
      harness.stripe.transfers.create({
        amount,
        currency: "usd",
        destination: account.id,
        source_transaction: charge.id,
      });
    expect(await failureOf(more(20_001))).toMatchObject({ status: 400, param: "amount" });
    await harness.stripe.refunds.create({ charge: charge.id, amount: 5_000 });
    expect(await failureOf(more(15_001))).toMatchObject({ status: 400, param: "amount" });
    await more(15_000);
    const { data } = await harness.stripe.transfers.list({ transfer_group: "hld_1" });
    expect(data).toHaveLength(2);
    expect(await booked()).toBe(50_000 - 1_480 - 30_000 - 5_000 - 15_000);
    const theirs = await harness.stripe.balance.retrieve({}, { stripeAccount: account.id });
    expect(theirs.pending[0]?.amount).toBe(45_000);
  });

  test("needs available money when it has no source", async () => {
    const account = await recipient(harness);
    const transfer = () => harness.stripe.transfers.create({ amount: 1_000, currency: "usd", destination: account.id });
    await paidCharge(harness);
    expect(await failureOf(transfer())).toMatchObject({ status: 400, code: "balance_insufficient" });
    await harness.script("/balance/topup", { amount: 1_000 });
    expect(await transfer()).toMatchObject({ amount: 1_000 });
  });

  test.each([
    ["missing", "insufficient_capabilities_for_transfer"],
    ["restricted", "insufficient_capabilities_for_transfer"],
    ["closed", "resource_missing"],
  ])("is refused when its destination is %s", async (outcome, code) => {
    const [charge, account] = [await paidCharge(harness), await recipient(harness)];
    await harness.script(`/accounts/${account.id}/complete`, { outcome });
    const transfer = harness.stripe.transfers.create({
      amount: 1,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
    });
    expect(await failureOf(transfer)).toMatchObject({ status: 400, code });
  });

  test("keeps to its charge's group and settlement currency", async () => {
    const account = await recipient(harness);
    const create = async (charge: { id: string }, more: object) =>
      harness.stripe.transfers.create({
        amount: 100,
        currency: "usd",
        destination: account.id,
        source_transaction: charge.id,
        ...more,
      });
    expect(await failureOf(create(await paidCharge(harness), { transfer_group: "hld_2" }))).toMatchObject({
      param: "transfer_group",
    });
    const foreign = await paidCharge(harness, 10_000, { currency: "eur", rate: 0.9 });
    expect(await failureOf(create(foreign, {}))).toMatchObject({ param: "currency" });
    await create(foreign, { currency: "eur" });
  });

  test("is reversed in part and whole, never twice", async () => {
    const [charge, account] = [await paidCharge(harness), await recipient(harness)];
    const { id } = await harness.stripe.transfers.create({
      amount: 10_000,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
    });
    const before = await booked();
    await harness.stripe.transfers.createReversal(id, { amount: 4_000 });
    await harness.stripe.transfers.createReversal(id);
    expect(await harness.stripe.transfers.retrieve(id)).toMatchObject({
      reversed: true,
      amount_reversed: 10_000,
      reversals: { data: [{ amount: 6_000 }, { amount: 4_000 }] },
    });
    expect(await failureOf(harness.stripe.transfers.createReversal(id))).toMatchObject({ status: 400 });
    expect(await booked()).toBe(before + 10_000);
    expect(await eventTypes(harness)).toContain("transfer.reversed");
  });
});

describe("a payout of a connected account", () => {
  const funded = async () => {
    const [charge, account] = [await paidCharge(harness), await recipient(harness)];
    await harness.stripe.transfers.create({
      amount: 10_000,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
    });
    return account.id;
  };

  test.each([
    ["paid", ["payout.created", "payout.updated", "payout.paid", "payout.reconciliation_completed"], 0],
    ["failed", ["payout.created", "payout.updated", "payout.failed"], 10_000],
    [
      "failed_after_paid",
      [
        "payout.created",
        "payout.updated",
        "payout.paid",
        "payout.reconciliation_completed",
        "payout.updated",
        "payout.failed",
      ],
      10_000,
    ],
  ])("ends %s", async (outcome, types, left) => {
    const account = await funded();
    const [payout] = await harness.script<{ id: string }[]>(`/accounts/${account}/payouts`, { outcome });
    const options = { stripeAccount: account };
    expect((await eventTypes(harness, account)).filter((type) => type.startsWith("payout."))).toEqual(types);
    const found = await harness.stripe.payouts.retrieve(String(payout?.id), {}, options);
    expect(found).toMatchObject({ amount: 10_000, automatic: true, status: outcome === "paid" ? "paid" : "failed" });
    const { available, pending } = await harness.stripe.balance.retrieve({}, options);
    expect((available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)).toBe(left);
    expect(await failureOf(harness.stripe.payouts.retrieve(String(payout?.id)))).toMatchObject({ status: 404 });
  });

  test("tells what it carried", async () => {
    const account = await funded();
    const [payout] = await harness.script<{ id: string }[]>(`/accounts/${account}/payouts`, { outcome: "paid" });
    const { data } = await harness.stripe.balanceTransactions.list({ payout: payout?.id }, { stripeAccount: account });
    expect(data.map(({ type }) => type)).toEqual(["payout", "payment"]);
  });

  test("starts by itself where there is a schedule", async () => {
    const [charge, account] = [await paidCharge(harness), await recipient(harness)];
    await harness.script(`/accounts/${account.id}/payout_schedule`, { outcome: "paid", delaySeconds: 60 });
    await harness.stripe.transfers.create({
      amount: 10_000,
      currency: "usd",
      destination: account.id,
      source_transaction: charge.id,
    });
    await harness.script("/clock/advance", { seconds: 61 });
    expect((await harness.stripe.payouts.list({}, { stripeAccount: account.id })).data).toMatchObject([
      { amount: 10_000, status: "paid" },
    ]);
  });
});

describe("a chargeback", () => {
  const open = async (body: object = {}) => {
    const charge = await paidCharge(harness);
    const dispute = await harness.script<{ id: string }>(`/charges/${charge.id}/dispute`, body);
    return {
      charge,
      id: dispute.id,
      move: (outcome: string) => harness.script(`/disputes/${dispute.id}/complete`, { outcome }),
    };
  };
  const movements = async (id: string) =>
    (await harness.stripe.disputes.retrieve(id)).balance_transactions.map(({ amount, fee }) => [amount, fee]);
  const types = async () => (await eventTypes(harness)).filter((type) => type.startsWith("charge.dispute."));

  test("takes the money and a fee, and gives the money back when it is won", async () => {
    const { charge, id, move } = await open();
    expect(await harness.stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true });
    expect(await movements(id)).toEqual([[-50_000, 1_500]]);
    await move("under_review");
    await move("won");
    expect(await movements(id)).toEqual([
      [-50_000, 1_500],
      [50_000, 0],
    ]);
    expect(await types()).toEqual([
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.updated",
      "charge.dispute.funds_reinstated",
      "charge.dispute.updated",
      "charge.dispute.closed",
    ]);
  });

  test("that is lost may be appealed and won after all", async () => {
    const { id, move } = await open();
    await move("lost");
    await move("appeal_under_review");
    expect(await movements(id)).toEqual([[-50_000, 1_500]]);
    await move("won");
    expect(await movements(id)).toEqual([
      [-50_000, 1_500],
      [50_000, 0],
    ]);
    await expect(move("warning_closed")).rejects.toThrow("cannot go from won to warning_closed");
  });

  test("that begins as an inquiry moves no money until it grows", async () => {
    const { charge, id, move } = await open({ status: "warning_needs_response" });
    expect(await movements(id)).toEqual([]);
    await harness.stripe.refunds.create({ charge: charge.id, amount: 100 });
    await move("needs_response");
    expect(await movements(id)).toEqual([[-50_000, 1_500]]);
    expect(await failureOf(harness.stripe.refunds.create({ charge: charge.id }))).toMatchObject({
      code: "charge_disputed",
    });
  });

  test("is answered and conceded through the API", async () => {
    const { id } = await open();
    const answered = await harness.stripe.disputes.update(id, {
      evidence: { uncategorized_text: "The work was delivered." },
    });
    expect(answered).toMatchObject({
      status: "under_review",
      evidence_details: { has_evidence: true, submission_count: 1 },
    });
    expect(await harness.stripe.disputes.close(id)).toMatchObject({ status: "lost" });
    expect((await harness.stripe.disputes.list({ charge: String(answered.charge) })).data).toHaveLength(1);
  });

  test("may be preceded by a fraud warning", async () => {
    const charge = await paidCharge(harness);
    await harness.script(`/charges/${charge.id}/early_fraud_warning`, {});
    const { data } = await harness.stripe.radar.earlyFraudWarnings.list({ charge: charge.id });
    expect(data).toMatchObject([{ actionable: true, charge: charge.id, payment_intent: charge.payment_intent }]);
    expect((await eventTypes(harness)).at(-1)).toBe("radar.early_fraud_warning.created");
  });
});
