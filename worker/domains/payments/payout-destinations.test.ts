import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { outbox, type PayoutRow, payoutDestinations, payouts, signals } from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { planSignal } from "../../platform/signals.ts";
import { newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { openRecord } from "../../testing/record.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import {
  accountOf,
  atCheckout,
  deliverAbout,
  deliverEvent,
  eventsAbout,
  holdOf,
  onboard,
  payerActs,
  runJobs,
  script,
} from "../../testing/stripe.ts";
import type { Signal } from "../signals/contract.ts";
import { planRelease } from "./commands.ts";
import { planDestinations } from "./payout-destinations.ts";
import { reviewMs } from "./payouts.ts";
import { sweepPayments } from "./sweep.ts";

const { db } = openRecord();
holdQueues();
beforeEach(async () => {
  await script("/faults", undefined, "DELETE");
});

const destinationsOf = ({ id }: TestPerson) =>
  db.query.payoutDestinations.findMany({ where: eq(payoutDestinations.userId, id) });
const now = (payout: PayoutRow) => db.query.payouts.findFirst({ where: eq(payouts.id, payout.id) });
const noted = (subjectId: string) => db.query.signals.findMany({ where: eq(signals.subjectId, subjectId) });
async function note(subjectId: string, { id: userId }: TestPerson, sign: string): Promise<string> {
  const [ctx, id] = [systemContext(), newId("signal")];
  await ctx.store.atomic(planSignal(ctx, { id, kind: "self_dealing", userId, subjectId, found: [sign] }));
  return id;
}
const read = (at?: number) => runJobs(["destinations"], at);

async function paidTo(name: string, bankAccount?: string): Promise<TestPerson> {
  const person = await newPerson(name);
  await onboard(person, "ready", bankAccount);
  await read();
  return person;
}

/** The account is paid to another bank account or card from now on, and Stripe says so. */
async function changeTo(person: TestPerson, number: string, kind = "bank_account"): Promise<void> {
  const accountId = await accountOf(person);
  const { id } = await script<{ id: string }>(`/accounts/${accountId}/destination`, { number, kind });
  const about = await eventsAbout(accountId, id);
  const made = about.find(({ type, data }) => type === "account.external_account.created" && data?.object?.id === id);
  // Of another account's owner than the platform: such events are listed under it.
  expect((await deliverEvent(made?.id ?? "")).body.outcome).toBe("processed");
}

/** A reward that was paid and not yet released. */
async function paid(poster: TestPerson, solver: TestPerson, card?: string) {
  const on = await atCheckout(poster, solver);
  const { sessionId } = await payerActs(on.sessionId, "paid", card === undefined ? undefined : { account: card });
  await deliverAbout(sessionId);
  return on;
}

async function release(on: Awaited<ReturnType<typeof paid>>): Promise<PayoutRow> {
  const ctx = systemContext();
  await ctx.store.atomic(await planRelease(ctx, await holdOf(on), 240_000, `approval:${on.deliveryId}`));
  await runJobs(["payout"]);
  const payout = await db.query.payouts.findFirst({ where: eq(payouts.holdId, on.holdId) });
  if (payout === undefined) throw new Error("there is no payout");
  return payout;
}

describe("where somebody is paid", () => {
  it("is read when their account becomes ready: the same account is the same for two people", async () => {
    const [one, two, other] = [
      await paidTo("Destination one", "NL01 SHARED 1"),
      await paidTo("Destination two", "nl01shared1"),
      await paidTo("Destination other"),
    ];
    const [[first], [second], [third]] = [
      await destinationsOf(one),
      await destinationsOf(two),
      await destinationsOf(other),
    ];
    expect(first?.fingerprint).toMatch(/^\w{16}$/);
    expect(second?.fingerprint).toBe(first?.fingerprint);
    expect(third?.fingerprint).not.toBe(first?.fingerprint);
    expect(JSON.stringify([first, second])).not.toContain("SHARED");
  });

  it("holds nothing up when Stripe does not answer, and is read when it does", async () => {
    await script("/faults", { method: "GET", path: "/v1/accounts/*", status: 503 });
    const person = await paidTo("Destination without answer");
    expect((await person.get<{ state: string }>("/users/me/payout-account")).body.state).toBe("ready");
    expect(await destinationsOf(person)).toEqual([]);
    const waiting = and(eq(outbox.consumer, "destinations"), eq(outbox.topic, "payout_account.ready"));
    const jobs = (await db.query.outbox.findMany({ where: waiting })).filter(({ facts }) => facts.userId === person.id);
    expect(jobs).toMatchObject([{ state: "pending", attempts: 1 }]);
    await script("/faults", undefined, "DELETE");
    await read(Date.now() + hourMs);
    expect(await destinationsOf(person)).toHaveLength(1);
  });

  it("is read again by the daily look at the account, once it is another", async () => {
    const person = await paidTo("Destination daily");
    const [before] = await destinationsOf(person);
    await script(`/accounts/${await accountOf(person)}/destination`, { number: "another" });
    const later = Date.now() + dayMs + minuteMs;
    await sweepPayments(systemContext(later));
    const after = await destinationsOf(person);
    expect(after).toHaveLength(2);
    expect(after.find(({ fingerprint }) => fingerprint !== before?.fingerprint)).toMatchObject({ seenAt: later });
  });

  it("is not read of an account that is closed, nor of somebody who was erased", async () => {
    const person = await newPerson("Destination closed");
    const accountId = await onboard(person);
    await script(`/accounts/${accountId}/complete`, { outcome: "closed" });
    await read();
    expect(await destinationsOf(person)).toEqual([]);
    expect(await planDestinations(systemContext(), { userId: "usr_nobody", stripeAccountId: accountId })).toEqual([]);
  });
});

describe("two who are paid to one account", () => {
  it("are shown at the award", async () => {
    const [poster, solver] = [await paidTo("Award one", "award"), await paidTo("Award two", "award")];
    const on = await situate("open", poster, solver);
    expect((await poster.post(`/applications/${on.applicationId}/award`)).status).toBe(200);
    expect(await noted(on.applicationId)).toMatchObject([
      { kind: "self_dealing", userId: solver.id, found: ["same_payout_account"] },
    ]);
  });

  it("wait for a moderator, who finds nothing once for all payouts of the reward", async () => {
    const [poster, solver] = [await paidTo("Wait one", "wait"), await paidTo("Wait two", "wait")];
    const on = await paid(poster, solver);
    const payout = await release(on);
    expect(payout).toMatchObject({ state: "blocked", reason: "under_review" });
    const [signal] = await noted(on.holdId);
    expect(signal).toMatchObject({ found: ["same_payout_account"], state: "open" });
    const moderator = await newModerator("Wait moderator");
    const shown = await moderator.get<{ items: Signal[] }>("/admin/signals?limit=100");
    expect(shown.body.items.find(({ id }) => id === signal?.id)).toMatchObject({ payoutsWait: true });
    const verdict = { outcome: "dismissed", reason: "They are a couple with one account." };
    expect((await moderator.post(`/admin/signals/${signal?.id}/settle`, verdict)).status).toBe(200);
    await sweepPayments(systemContext());
    await runJobs(["payout"]);
    expect(await now(payout)).toMatchObject({ state: "paid" });
    expect(await noted(on.holdId)).toHaveLength(1);
  });

  it("are seen before the payout when the account was changed after the payment, and wait three days at most", async () => {
    const [poster, solver] = [await paidTo("Late one", "late"), await paidTo("Late two")];
    const on = await paid(poster, solver);
    expect(await noted(on.holdId)).toEqual([]);
    await changeTo(solver, "LATE");
    await read();
    const payout = await release(on);
    expect(payout).toMatchObject({ state: "blocked", reason: "under_review" });
    expect(await noted(on.holdId)).toMatchObject([{ userId: solver.id, found: ["same_payout_account"] }]);
    const over = payout.createdAt + reviewMs;
    await sweepPayments(systemContext(over - minuteMs));
    expect(await now(payout)).toMatchObject({ state: "blocked" });
    await sweepPayments(systemContext(over));
    await runJobs(["payout"], over);
    expect(await now(payout)).toMatchObject({ state: "paid" });
  });

  it("that come to light after a payout's three days hold up the next one of the reward, as long at most", async () => {
    const [poster, solver] = [await paidTo("Past one", "past"), await paidTo("Past two")];
    const on = await paid(poster, solver);
    await changeTo(solver, "PAST");
    await read();
    const part = systemContext();
    await part.store.atomic(await planRelease(part, await holdOf(on), 100_000, "part:first"));
    const over = part.now + reviewMs + minuteMs;
    await runJobs(["payout"], over);
    const payoutsOf = () =>
      db.query.payouts.findMany({ where: eq(payouts.holdId, on.holdId), orderBy: payouts.createdAt });
    expect(await payoutsOf()).toMatchObject([{ state: "paid" }]);
    expect(await noted(on.holdId)).toMatchObject([{ found: ["same_payout_account"], state: "open" }]);
    const rest = systemContext(over);
    await rest.store.atomic(await planRelease(rest, await holdOf(on), 140_000, "part:rest"));
    await runJobs(["payout"], over);
    expect(await payoutsOf()).toMatchObject([{ state: "paid" }, { state: "blocked", reason: "under_review" }]);
    await sweepPayments(systemContext(over + reviewMs));
    await runJobs(["payout"], over + reviewMs);
    expect(await payoutsOf()).toMatchObject([{ state: "paid" }, { state: "paid" }]);
    expect(await noted(on.holdId)).toHaveLength(1);
  });

  it("are seen when the solver is paid to the card that the reward was paid with", async () => {
    const [poster, solver] = [await newPerson("Card one"), await paidTo("Card two")];
    await changeTo(solver, "A DEBIT CARD", "card");
    await read();
    const on = await paid(poster, solver, "ADEBITCARD");
    expect(await noted(on.holdId)).toMatchObject([{ found: ["same_payout_account"] }]);
    expect(await release(on)).toMatchObject({ state: "blocked", reason: "under_review" });
  });

  it("are not held up by what a moderator found to be nothing when the solver was chosen", async () => {
    const [poster, solver] = [await paidTo("Looked at one", "looked"), await paidTo("Looked at two", "looked")];
    const on = await atCheckout(poster, solver);
    const id = await note(on.applicationId, solver, "same_payout_account");
    const moderator = await newModerator("Looked at moderator");
    const verdict = { outcome: "dismissed", reason: "They are a couple with one account." };
    expect((await moderator.post(`/admin/signals/${id}/settle`, verdict)).status).toBe(200);
    const { sessionId } = await payerActs(on.sessionId, "paid");
    await deliverAbout(sessionId);
    expect(await release(on)).toMatchObject({ state: "paid" });
    expect(await noted(on.holdId)).toEqual([]);
  });

  it("are not held up again beside an open note for which an admin did not let the payout wait", async () => {
    const [poster, solver] = [await paidTo("Retried one", "retried"), await paidTo("Retried two")];
    const on = await paid(poster, solver);
    await note(on.holdId, solver, "same_card");
    await changeTo(solver, "RETRIED");
    await read();
    expect(await release(on)).toMatchObject({ state: "paid" });
    expect(await holdOf(on)).toMatchObject({ signalId: null });
    expect(await noted(on.holdId)).toHaveLength(1);
  });

  it("are not those whose accounts differ", async () => {
    const [poster, solver] = [await paidTo("Apart one"), await paidTo("Apart two")];
    const on = await paid(poster, solver);
    expect(await release(on)).toMatchObject({ state: "paid" });
    expect(await noted(on.holdId)).toEqual([]);
  });
});
