/** Every event of Stripe's that we follow, told long after its challenge has ended, and about objects of the other mode. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { challenges, chargebacks, freezes, journals, payouts, refunds, stripeEvents } from "../../database/schema.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { type Situation, systemContext } from "../../testing/situations.ts";
import { deliverAbout, deliverEvent, holdOf, onboard, paidChallenge, runJobs, script } from "../../testing/stripe.ts";
import { planSettlement } from "../payments/commands.ts";
import { chart, planJournal } from "../payments/ledger.ts";

const { db } = openRecord();

const typesOf = {
  session: ["completed", "async_payment_succeeded", "async_payment_failed", "expired"].map(
    (what) => `checkout.session.${what}`,
  ),
  payment: ["payment_intent.payment_failed", "payment_intent.canceled"],
  charge: ["charge.succeeded", "charge.updated", "charge.refunded"],
  refund: ["refund.created", "refund.updated", "refund.failed"],
  dispute: ["created", "updated", "closed", "funds_withdrawn", "funds_reinstated"].map(
    (what) => `charge.dispute.${what}`,
  ),
  warning: ["radar.early_fraud_warning.created"],
  transfer: ["transfer.created", "transfer.updated", "transfer.reversed"],
  payout: ["created", "updated", "paid", "failed", "canceled", "reconciliation_completed"].map(
    (what) => `payout.${what}`,
  ),
};
type Thing = keyof typeof typesOf;
const everyType = Object.entries(typesOf).flatMap(([thing, types]) => types.map((type) => [type, thing] as const));

/** We follow nothing of it. */
const passedOver = ["payout.reconciliation_completed"];

let on: Situation;
let ids: Record<Thing, string>;

beforeAll(async () => {
  const poster: TestPerson = await newPerson("late poster");
  const solver: TestPerson = await newPerson("late solver");
  await onboard(solver);
  on = await paidChallenge(poster, solver);
  const hold = await holdOf(on);
  const warning = await script<{ id: string }>(`/charges/${hold.chargeId}/early_fraud_warning`, {});
  const dispute = await script<{ id: string }>(`/charges/${hold.chargeId}/dispute`, { outcome: "won" });
  await deliverAbout(dispute.id);
  const ctx = systemContext();
  const split = { releaseMinor: 200_000, refundMinor: 40_000 };
  await ctx.store.atomic(await planSettlement(ctx, await holdOf(on), split, `dispute:${on.holdId}`));
  await runJobs(["payout", "refund"]);
  const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  const refund = await db.query.refunds.findFirst({ where: eq(refunds.holdId, on.holdId) });
  await script("/objects", {
    object: {
      id: "po_late",
      object: "payout",
      livemode: false,
      amount: 4_000,
      currency: "usd",
      status: "paid",
      balance_transaction: { id: "txn_late", object: "balance_transaction", amount: -4_000, fee: 0, currency: "usd" },
    },
  });
  const [debit, credit] = [chart.ownerDrawn("USD"), chart.stripeBalance("USD")];
  const drawn = { kind: "platform_payout", source: "txn_late", holdId: null } as const;
  await ctx.store.atomic(planJournal(ctx, { ...drawn, postings: [{ debit, credit, amountMinor: 4_000 }] }));
  await db.update(challenges).set({ state: "completed" }).where(eq(challenges.id, on.challengeId));
  ids = {
    session: hold.checkoutSessionId ?? "",
    payment: hold.paymentIntentId ?? "",
    charge: hold.chargeId ?? "",
    refund: refund?.stripeRefundId ?? "",
    dispute: dispute.id,
    warning: warning.id,
    transfer: payout?.transferId ?? "",
    payout: "po_late",
  };
});

/** All that an event could have written. */
async function snapshot() {
  return Promise.all([
    db.query.challenges.findFirst({ where: eq(challenges.id, on.challengeId) }),
    holdOf(on),
    db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId) }),
    db.query.refunds.findMany({ where: eq(refunds.holdId, on.holdId) }),
    db.query.freezes.findMany({ where: eq(freezes.holdId, on.holdId) }),
    db.select({ id: chargebacks.id, status: chargebacks.status }).from(chargebacks),
    db.select({ kind: journals.kind, source: journals.source }).from(journals),
  ]);
}

async function send(type: string, objectId: string, livemode = false): Promise<string> {
  const event = {
    id: `evt_${crypto.randomUUID()}`,
    object: "event",
    type,
    livemode,
    data: { object: { id: objectId } },
  };
  await script("/events", event);
  return event.id;
}

describe("told when all is over", () => {
  it.each(everyType)("%s is taken in, twice, and changes nothing", async (type, thing) => {
    const before = await snapshot();
    const eventId = await send(type, ids[thing as Thing]);
    expect(await deliverEvent(eventId)).toMatchObject({ status: 200, body: { outcome: "processed" } });
    expect(await deliverEvent(eventId)).toMatchObject({ status: 200, body: { outcome: "duplicate" } });
    expect(await db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, eventId) })).toMatchObject({ type });
    expect(await snapshot()).toEqual(before);
  });

  it.each(everyType)("%s about nothing that there is waits for an admin, or is passed over", async (type) => {
    const before = await snapshot();
    const answer = await deliverEvent(await send(type, "xx_nothing"));
    expect(answer.status).toBe(200);
    expect(answer.body.outcome).toBe(passedOver.includes(type) ? "processed" : "quarantined");
    expect(await snapshot()).toEqual(before);
  });
});

describe("of the other mode", () => {
  it.each(["session", "charge", "dispute", "warning", "transfer", "payout"] as const)(
    "a %s is never acted on",
    async (thing) => {
      const before = await snapshot();
      const { object } = await script<{ object: object }>(`/objects/${ids[thing]}`);
      const other = { ...object, id: `${ids[thing]}_live`, livemode: true };
      await script("/objects", { object: other });
      const eventId = await send(typesOf[thing][0] ?? "", other.id);
      expect(await deliverEvent(eventId)).toMatchObject({ status: 200, body: { outcome: "quarantined" } });
      expect(await db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, eventId) })).toMatchObject({
        reason: "livemode",
      });
      expect(await snapshot()).toEqual(before);
    },
  );

  it("an event is remembered as that", async () => {
    const eventId = await send("charge.succeeded", ids.charge, true);
    expect((await deliverEvent(eventId)).body.outcome).toBe("quarantined");
    expect(await db.query.stripeEvents.findFirst({ where: eq(stripeEvents.id, eventId) })).toMatchObject({
      reason: "livemode",
      livemode: true,
    });
  });
});
