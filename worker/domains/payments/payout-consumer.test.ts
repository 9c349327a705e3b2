import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type HoldRow, outbox, type PayoutRow, payoutAccounts, payouts, signals } from "../../database/schema.ts";
import { hourMs, minuteMs } from "../../platform/clock.ts";
import { planEvent } from "../../platform/outbox.ts";
import { newAdmin, newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { systemContext } from "../../testing/situations.ts";
import {
  accountOf,
  atCheckout,
  deliverAbout,
  holdOf,
  onboard,
  paidChallenge,
  patience,
  payerActs,
  requestsTo,
  runJobs,
  script,
  twoSides,
} from "../../testing/stripe.ts";
import type { Signal } from "../signals/contract.ts";
import { planRelease } from "./commands.ts";
import { planFreeze, planUnfreeze } from "./freezes.ts";
import { balanceOf, chart } from "./ledger.ts";
import { planPayoutChange, planRequeueOf, reviewMs } from "./payouts.ts";
import { sweepPayments } from "./sweep.ts";

const { db } = openRecord();
let poster: TestPerson;
let solver: TestPerson;

beforeAll(async () => {
  ({ poster, solver } = await twoSides("payout"));
});
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
});

/** A released reward whose payout waits for its job; 220,800 net. */
async function queued(by: TestPerson = solver): Promise<PayoutRow> {
  const on = await paidChallenge(poster, by);
  const ctx = systemContext();
  await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
  return payoutOfHold(on.holdId);
}

async function payoutOfHold(holdId: string): Promise<PayoutRow> {
  const row = await db.query.payouts.findFirst({ where: eq(payouts.holdId, holdId) });
  if (row === undefined) throw new Error("there is no payout");
  return row;
}

async function getHold(holdId: string): Promise<HoldRow> {
  const row = await db.query.holds.findFirst({ where: (t) => eq(t.id, holdId) });
  if (row === undefined) throw new Error("there is no hold");
  return row;
}

holdQueues();

const now = (payout: PayoutRow) => payoutOfHold(payout.holdId);
const jobs = (at = Date.now()) => runJobs(["payout"], at);

async function transfersOf(payout: PayoutRow): Promise<{ id: string; amount: number }[]> {
  const { data } = await script<{ data: { id: string; amount: number; metadata: { payoutId?: string } }[] }>(
    "/objects?kind=transfer",
  );
  return data.filter((transfer) => transfer.metadata.payoutId === payout.id);
}

/** One transfer of the net amount, posted once, and the job is done. */
async function expectPaidOnce(payout: PayoutRow): Promise<void> {
  const row = await now(payout);
  expect(row).toMatchObject({ state: "paid", reason: null });
  const transfers = await transfersOf(payout);
  expect(transfers).toMatchObject([{ id: row.transferId, amount: 220_800 }]);
  const rows = await db.query.outbox.findMany({ where: eq(outbox.topic, "payout.queued") });
  expect(rows.filter(({ facts, state }) => facts.payoutId === payout.id && state !== "done")).toEqual([]);
  expect(await balanceOf(systemContext(), chart.payable(payout.solverId, "USD"))).toBe(0);
}

/** Makes every transfer of the payout be refused. @returns how to end that */
async function spoilCharge(payout: PayoutRow): Promise<() => Promise<unknown>> {
  const charge = (await db.query.holds.findFirst({ where: (t) => eq(t.id, payout.holdId) }))?.chargeId ?? "";
  const { object } = await script<{ object: Record<string, unknown> }>(`/objects/${charge}`);
  await script("/objects", {
    object: {
      id: charge,
      object: "charge",
      amount: 1,
      status: "failed",
      currency: "usd",
      transfer_group: payout.holdId,
    },
  });
  return () => script("/objects", { object });
}

describe("the payout job", () => {
  it("makes one transfer from the charge, in the hold's group, and says so", async () => {
    const payout = await queued();
    await jobs();
    await expectPaidOnce(payout);
    const [request] = (await requestsTo("/v1/transfers")).slice(-1);
    expect(request?.params).toMatchObject({
      transfer_group: payout.holdId,
      destination: await accountOf(solver),
      source_transaction: expect.stringMatching(/^ch_|^py_/),
      metadata: { payoutId: payout.id, outboxId: expect.stringMatching(/^out_/) },
    });
    const told = await db.query.outbox.findMany({
      where: and(eq(outbox.topic, "payout.paid"), eq(outbox.consumer, "inbox")),
    });
    expect(told.filter(({ facts }) => facts.payoutId === payout.id)).toHaveLength(1);
  });

  it("killed before the call: the transfer is made when the job comes back", async () => {
    const payout = await queued();
    const ctx = systemContext();
    await ctx.store.atomic(planPayoutChange(ctx, payout, { state: "transferring" }));
    await jobs();
    await expectPaidOnce(payout);
  });

  it.each([
    ["the connection broke", { disconnect: true }],
    ["Stripe answered 500 and keeps saying so", { status: 500 }],
  ])("killed after the call (%s): the transfer is found, not made again", async (_, how) => {
    const payout = await queued();
    await script("/faults", { method: "POST", path: "/v1/transfers", when: "after", times: 1, ...how });
    await jobs();
    expect(await now(payout)).toMatchObject({
      state: "transferring",
      reason: "provider_unavailable",
      transferId: null,
    });
    await jobs(Date.now() + 2 * minuteMs);
    await expectPaidOnce(payout);
  });

  it("killed after the save: nothing is left to do", async () => {
    const payout = await queued();
    await jobs();
    const ctx = systemContext();
    await ctx.store.atomic(planEvent(ctx, "payout.queued", { payoutId: payout.id }));
    await jobs();
    await expectPaidOnce(payout);
  });

  it("two jobs for one payout at once meet under one key", async () => {
    const payout = await queued();
    const ctx = systemContext();
    await ctx.store.atomic(planEvent(ctx, "payout.queued", { payoutId: payout.id }));
    await Promise.all([jobs(), jobs()]);
    await jobs(Date.now() + 2 * minuteMs);
    await jobs(Date.now() + 4 * minuteMs);
    await expectPaidOnce(payout);
  });

  it("a key that is older than a day: no second transfer", async () => {
    const payout = await queued();
    await script("/faults", { method: "POST", path: "/v1/transfers", when: "after", times: 1, status: 500 });
    await jobs();
    await script("/clock/advance", { seconds: 25 * 3600 });
    await jobs(Date.now() + 25 * hourMs);
    await expectPaidOnce(payout);
    await script("/clock", { reset: true });
  });

  it("an error that Stripe replays for ever is left behind by a new key, once a late answer is impossible", async () => {
    const payout = await queued();
    await script("/faults", {
      method: "POST",
      path: "/v1/transfers",
      when: "before",
      times: 1,
      status: 500,
      save: true,
    });
    await jobs();
    await jobs(Date.now() + 2 * minuteMs);
    expect(await now(payout)).toMatchObject({ state: "transferring", attempt: 1 });
    await jobs(Date.now() + 12 * minuteMs);
    await expectPaidOnce(payout);
    expect(await now(payout)).toMatchObject({ attempt: 2 });
  });

  it.each([429, 503])("an answer of %i is waited for, however long, and is no failed try", async (status) => {
    const payout = await queued();
    await script("/faults", { path: "/v1/transfers", status });
    for (let minute = 0; minute < 15; minute++) await jobs(Date.now() + minute * 2 * minuteMs);
    const row = (await db.query.outbox.findMany()).find(
      ({ topic, facts }) => topic === "payout.queued" && facts.payoutId === payout.id,
    );
    expect(row).toMatchObject({ state: "pending", attempts: 0 });
    await script("/faults", undefined, "DELETE");
    await jobs(Date.now() + hourMs);
    await expectPaidOnce(payout);
  });

  it("a balance that is too short is waited for, says so, and is asked about again under a new key", async () => {
    const payout = await queued();
    const short = { path: "/v1/transfers", status: 400, code: "balance_insufficient", save: true, times: 2 };
    await script("/faults", short);
    await jobs();
    await jobs(Date.now() + 20 * minuteMs);
    expect(await now(payout)).toMatchObject({ state: "queued", reason: "balance_insufficient", attempt: 3 });
    const row = (await db.query.outbox.findMany()).find(
      ({ topic, facts }) => topic === "payout.queued" && facts.payoutId === payout.id,
    );
    expect(row).toMatchObject({ state: "pending", attempts: 0 });
    await jobs(Date.now() + hourMs);
    await expectPaidOnce(payout);
    expect(await now(payout)).toMatchObject({ reason: null });
  });

  it("a definite refusal is failed, with the code and news for the solver, and is not tried again at once", async () => {
    const refused = await newPerson("payout refused");
    await onboard(refused);
    const payout = await queued(refused);
    const ctx = systemContext();
    await spoilCharge(payout);
    await jobs();
    expect(await now(payout)).toMatchObject({
      state: "failed",
      reason: "transfer_refused",
      attempt: 2,
      transferId: null,
    });
    expect(await transfersOf(payout)).toEqual([]);
    const told = await ctx.store.db.query.outbox.findMany({ where: eq(outbox.topic, "payout.failed") });
    expect(told.some(({ facts }) => facts.payoutId === payout.id)).toBe(true);
  });
});

describe("a payout that nobody knows to be sent", () => {
  const freeze = { cause: "admin", source: "usr_admin", note: "fraud", endsAt: null } as const;

  /** Stripe did not perform it, and its answer was lost; then an admin froze the hold. */
  async function unknownAndFrozen(): Promise<PayoutRow> {
    const payout = await queued();
    await script("/faults", { method: "POST", path: "/v1/transfers", when: "before", times: 1, disconnect: true });
    await jobs();
    expect(await now(payout)).toMatchObject({ state: "transferring" });
    const ctx = systemContext();
    await ctx.store.atomic(await planFreeze(ctx, await getHold(payout.holdId), freeze));
    return payout;
  }

  it("waits while an admin's freeze stands, and is stopped by it once a late answer is impossible", async () => {
    const payout = await unknownAndFrozen();
    await jobs(Date.now() + 2 * minuteMs);
    expect(await transfersOf(payout)).toEqual([]);
    expect(await now(payout)).toMatchObject({ state: "transferring", attempt: 1 });
    await jobs(Date.now() + 12 * minuteMs);
    expect(await transfersOf(payout)).toEqual([]);
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "frozen", attempt: 2 });
    const ctx = systemContext();
    await ctx.store.atomic(await planUnfreeze(ctx, await getHold(payout.holdId), freeze, { note: "cleared" }));
    await jobs(Date.now() + 14 * minuteMs);
    await expectPaidOnce(payout);
  });

  it("goes on when the freeze ends before that", async () => {
    const payout = await unknownAndFrozen();
    await jobs(Date.now() + 2 * minuteMs);
    const ctx = systemContext();
    await ctx.store.atomic(await planUnfreeze(ctx, await getHold(payout.holdId), freeze, { note: "cleared" }));
    await jobs(Date.now() + 4 * minuteMs);
    await expectPaidOnce(payout);
  });

  it("is blocked, and not sent, when its account can no longer be paid", async () => {
    const closing = await newPerson("payout closing");
    const accountId = await onboard(closing);
    const payout = await queued(closing);
    await script("/faults", { method: "POST", path: "/v1/transfers", when: "before", times: 1, disconnect: true });
    await jobs();
    await script(`/accounts/${accountId}/complete`, { outcome: "restricted" });
    await deliverAbout(accountId);
    const before = (await requestsTo("/v1/transfers")).length;
    await jobs(Date.now() + 12 * minuteMs);
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "account_restricted", attempt: 2 });
    expect((await requestsTo("/v1/transfers")).length).toBe(before);
  });
});

describe("a payout whose solver cannot be paid", () => {
  it("is blocked, and goes on by itself when the account is ready again", async () => {
    const restricted = await newPerson("payout restricted");
    const accountId = await onboard(restricted);
    const payout = await queued(restricted);
    await script(`/accounts/${accountId}/complete`, { outcome: "restricted" });
    await deliverAbout(accountId);
    await jobs();
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "account_restricted" });
    expect(await transfersOf(payout)).toEqual([]);
    await script(`/accounts/${accountId}/complete`, { outcome: "ready" });
    await deliverAbout(accountId);
    // The event that made it ready also hurried the queue, so the job may be running already.
    await vi.waitFor(async () => {
      await jobs();
      await expectPaidOnce(payout);
    }, patience);
  });

  it("is blocked too when we learn of it only by Stripe's refusal, and the sweep finds that it is over", async () => {
    const unheard = await newPerson("payout unheard");
    const accountId = await onboard(unheard);
    const payout = await queued(unheard);
    await script(`/accounts/${accountId}/complete`, { outcome: "restricted" });
    await jobs();
    expect(await now(payout)).toMatchObject({
      state: "blocked",
      reason: "account_restricted",
      failureCode: "insufficient_capabilities_for_transfer",
    });
    await script(`/accounts/${accountId}/complete`, { outcome: "ready" });
    await sweepPayments(systemContext(Date.now() + 2 * hourMs));
    await jobs(Date.now() + 2 * hourMs);
    await expectPaidOnce(payout);
  });
});

describe("a payout that stopped", () => {
  /** Each event once, however many ways it is told. */
  const failedNews = async (payout: PayoutRow) => {
    const rows = await db.query.outbox.findMany({ where: eq(outbox.topic, "payout.failed") });
    return [...new Set(rows.filter(({ facts }) => facts.payoutId === payout.id).map(({ eventId }) => eventId))];
  };

  it("goes on when its account became ready while the job decided to block it", async () => {
    const payout = await queued();
    const reason = "payout_setup_required";
    await db.update(payouts).set({ state: "blocked", reason }).where(eq(payouts.id, payout.id));
    await jobs();
    await sweepPayments(systemContext());
    // The sweep also hurried the queue, so the job may be running already.
    await vi.waitFor(async () => {
      await jobs();
      await expectPaidOnce(payout);
    }, patience);
  });

  it("stays where it is while its account is not ready, or an admin froze the hold; and goes on when they did not", async () => {
    const unready = await newPerson("payout unready");
    const accountId = await onboard(unready);
    const payout = await queued(unready);
    await script(`/accounts/${accountId}/complete`, { outcome: "restricted" });
    await deliverAbout(accountId);
    await jobs();
    const questioned = await newPerson("payout questioned");
    await onboard(questioned);
    const frozen = await queued(questioned);
    const freeze = { cause: "admin", source: "usr_admin", note: "a report", endsAt: null } as const;
    const ctx = systemContext();
    await ctx.store.atomic(await planFreeze(ctx, await getHold(frozen.holdId), freeze));
    await sweepPayments(ctx);
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "account_restricted" });
    expect(await now(frozen)).toMatchObject({ state: "blocked", reason: "frozen" });
    await ctx.store.atomic(await planUnfreeze(ctx, await getHold(frozen.holdId), freeze, { note: "cleared" }));
    expect(await now(frozen)).toMatchObject({ state: "queued", reason: null });
  });

  it("after a refusal is tried again a day later, under a new key, and paid when the refusal is over", async () => {
    const refused = await newPerson("payout refused once");
    await onboard(refused);
    const payout = await queued(refused);
    const mend = await spoilCharge(payout);
    await jobs();
    await sweepPayments(systemContext(Date.now() + hourMs));
    expect(await now(payout)).toMatchObject({ state: "failed", attempt: 2, refusals: 1 });
    await mend();
    const nextDay = Date.now() + 25 * hourMs;
    await sweepPayments(systemContext(nextDay));
    // The sweep also hurried the queue, so the job may be running already.
    expect(await now(payout)).toMatchObject({ attempt: 2, reason: null });
    await vi.waitFor(async () => {
      await jobs(nextDay);
      await expectPaidOnce(payout);
    }, patience);
  });

  it("after a refusal is tried again when something changed about the account", async () => {
    const refused = await newPerson("payout refused, then changed");
    await onboard(refused);
    const payout = await queued(refused);
    const mend = await spoilCharge(payout);
    await jobs();
    await mend();
    await db
      .update(payoutAccounts)
      .set({ updatedAt: Date.now() + minuteMs })
      .where(eq(payoutAccounts.userId, refused.id));
    await sweepPayments(systemContext(Date.now() + 2 * minuteMs));
    await jobs(Date.now() + 2 * minuteMs);
    await expectPaidOnce(payout);
  });

  it("is refused five times at most before a person has to look, and its solver is told at the first and the last", async () => {
    const refused = await newPerson("payout refused always");
    await onboard(refused);
    const payout = await queued(refused);
    await spoilCharge(payout);
    for (let day = 0; day < 8; day++) {
      const at = Date.now() + day * 25 * hourMs;
      await sweepPayments(systemContext(at));
      await jobs(at);
    }
    expect(await now(payout)).toMatchObject({ state: "failed", reason: "transfer_refused", refusals: 5 });
    expect(await transfersOf(payout)).toEqual([]);
    expect(await failedNews(payout)).toHaveLength(2);
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") });
    const ofThis = told.filter(
      ({ facts: { payoutId, reason } }) => payoutId === payout.id && reason === "payout_refused",
    );
    expect(new Set(ofThis.map(({ eventId }) => eventId)).size).toBe(1);
  });
});

it("a payout that lost its job is announced again by the sweep, once", async () => {
  const payout = await queued();
  const lost = (await db.query.outbox.findMany()).find(({ facts }) => facts.payoutId === payout.id);
  await db.delete(outbox).where(eq(outbox.id, lost?.id ?? ""));
  const later = Date.now() + 3 * hourMs;
  await sweepPayments(systemContext(later));
  const announced = (await db.query.outbox.findMany()).filter(
    ({ consumer, facts }) => consumer === "payout" && facts.payoutId === payout.id,
  );
  expect(announced).toHaveLength(1);
  await jobs(later);
  await expectPaidOnce(payout);
});

describe("a reward that is paid with its solver's own card", () => {
  /** A released reward; `card` names the card it was paid with. */
  async function paidWith(by: TestPerson, to: TestPerson, card: string): Promise<PayoutRow> {
    const on = await atCheckout(by, to);
    const paid = await payerActs(on.sessionId, "paid", { account: card });
    await deliverAbout(paid.sessionId);
    const ctx = systemContext();
    await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
    return payoutOfHold(on.holdId);
  }
  const now = (payout: PayoutRow) => db.query.payouts.findFirst({ where: eq(payouts.id, payout.id) });
  const signalOf = ({ holdId }: PayoutRow) => db.query.signals.findFirst({ where: eq(signals.subjectId, holdId) });

  /** Two payouts of one such pair that wait, each for a look. */
  async function waiting(name: string) {
    const { solver: first } = await twoSides(`${name} first`);
    const { poster: payer, solver: second } = await twoSides(`${name} second`);
    const own = await paidWith(second, first, name);
    expect(await signalOf(own)).toBeUndefined();
    const payout = await paidWith(payer, second, name);
    await runJobs(["payout"]);
    expect(await now(own)).toMatchObject({ state: "paid" });
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "under_review" });
    const signal = await signalOf(payout);
    expect(signal).toMatchObject({ kind: "self_dealing", userId: second.id, found: ["same_card"], state: "open" });
    return { payout, signalId: signal?.id ?? "", second };
  }

  it("waits for a moderator, says so, and goes when it was nothing", async () => {
    const { payout, signalId, second } = await waiting("dismissed card");
    const moderator = await newModerator("payout moderator");
    const shown = await moderator.get<{ items: Signal[] }>("/admin/signals?limit=100");
    expect(shown.body.items.find(({ id }) => id === signalId)).toMatchObject({ payoutsWait: true });
    // Another change of the account does not send what waits for a person.
    const ctx = systemContext();
    await ctx.store.atomic(await planRequeueOf(ctx, second.id));
    await sweepPayments(systemContext());
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "under_review" });
    const verdict = { outcome: "dismissed", reason: "They are a couple with one card." };
    expect((await moderator.post(`/admin/signals/${signalId}/settle`, verdict)).body).toMatchObject({
      state: "settled",
      outcome: "dismissed",
      payoutsWait: false,
    });
    await sweepPayments(systemContext());
    await runJobs(["payout"]);
    expect(await now(payout)).toMatchObject({ state: "paid", reason: null });
  });

  it("goes when an admin lets it go", async () => {
    const { payout } = await waiting("admin card");
    const admin = await newAdmin("payout admin");
    const reason = "They showed us that it is their company's card.";
    expect((await admin.post(`/admin/payouts/${payout.id}/retry`, { reason })).status).toBe(200);
    await runJobs(["payout"]);
    expect(await now(payout)).toMatchObject({ state: "paid", reason: null });
  });

  it("goes by itself after three days, whatever nobody or somebody said", async () => {
    const { payout, signalId } = await waiting("upheld card");
    const moderator = await newModerator("payout second moderator");
    await moderator.post(`/admin/signals/${signalId}/settle`, { outcome: "upheld", reason: "It is one person." });
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") });
    expect(told.map(({ facts }) => facts)).toContainEqual(
      expect.objectContaining({ holdId: payout.holdId, reason: "signal_upheld" }),
    );
    const almost = payout.createdAt + reviewMs - minuteMs;
    await sweepPayments(systemContext(almost));
    expect(await now(payout)).toMatchObject({ state: "blocked", reason: "under_review" });
    await sweepPayments(systemContext(almost + minuteMs));
    await runJobs(["payout"], almost + minuteMs);
    expect(await now(payout)).toMatchObject({ state: "paid" });
  });
});
