/** The whole tree is killed in the middle of the path, as by a power cut, and started again: nothing is lost, nothing doubled. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Application } from "#contract/applications";
import type { Challenge } from "#contract/challenges";
import type { Delivery } from "#contract/deliveries";
import type { MessagesPage } from "#contract/messages";
import type { NotificationPage } from "#contract/notifications";
import type { Payment, Statement } from "#contract/payments";
import type { ChallengeSearch } from "#contract/search";
import { JOURNEY_PORT, localEnvironment } from "../scripts/local-environment.ts";
import { openDatabase } from "../scripts/product.ts";
import { type RunningProduct, startProduct } from "../scripts/product-process.ts";
import { uniqueWord } from "./copy.ts";
import { RoomLine } from "./line.ts";
import { call, Person } from "./person.ts";
import {
  AFTER_A_CRASH,
  apply,
  deliver,
  isHeld,
  isPaidOut,
  pay,
  publishChallenge,
  setUpPayouts,
  shortlist,
  upload,
} from "./stages.ts";
import { stripe, transfersOf } from "./stripe-sandbox.ts";

/** Beside the shared copy and its own neighbours. */
const PORT = JOURNEY_PORT + 20;

// Four starts, and the two minutes after which the record's own sweep finds what a killed queue had lost.
test.setTimeout(360_000);

test("a power cut at any point of the path loses nothing and doubles nothing", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "openchance-crash-"));
  let product: RunningProduct = await startProduct({ port: PORT, stateDir, seed: false });
  const crash = async () => {
    await product.kill9();
    product = await startProduct({ port: PORT, stateDir, seed: false });
  };
  try {
    await goThePath(product, crash);
  } finally {
    await product.stop();
  }
  await expectSoundBooks(stateDir);
  rmSync(stateDir, { recursive: true, force: true });
});

async function goThePath(copy: RunningProduct, crash: () => Promise<void>): Promise<void> {
  const [poster, solver] = await Promise.all([Person.arrive(copy, "Paul Poster"), Person.arrive(copy, "Sara Solver")]);
  await setUpPayouts(solver);
  const word = uniqueWord();
  const challenge = await publishChallenge(poster, word);

  await test.step("killed right after publishing", async () => {
    await crash();
    const { body } = await call<ChallengeSearch>(copy, null, "GET", `/search/challenges?q=${word}`);
    expect(body.items.map(({ id }) => id)).toEqual([challenge.id]);
    expect(await poster.get<Challenge>(`/challenges/${challenge.id}`)).toMatchObject({ state: "open" });
  });

  const application = await apply(solver, challenge.id);
  const roomId = await shortlist(poster, application.id);
  await test.step("killed with acked messages in the room", async () => {
    const line = await RoomLine.open(poster, roomId);
    const bodies = Array.from({ length: 12 }, (_, i) => `Line ${i + 1}`);
    const acked = await Promise.all(bodies.map((body, i) => line.say(body, `before-${i + 1}`)));
    await crash();
    const room = await RoomLine.open(solver, roomId);
    await room.entry("Line 12");
    const said = room.entries.filter(({ kind }) => kind === "text");
    expect(said.map(({ seq, body }) => [seq, body])).toEqual(acked.map((seq, i) => [seq, bodies[i]]));
    // A client that never saw its ack sends again under the same id, also after the crash.
    const again = await RoomLine.open(poster, roomId);
    again.send({ type: "send", id: "before-12", after: 0, body: "Line 12" });
    await again.say("Still here?");
    await room.entry("Still here?");
    expect(room.entries.filter(({ body }) => body === "Line 12")).toHaveLength(1);
    room.close();
    again.close();
  });

  await test.step("killed when the payment was made at Stripe and its webhook not yet taken", async () => {
    await poster.post<Application>(`/applications/${application.id}/award`, {}, "award");
    await stripe(copy, "POST", "/faults", { webhooks: { hold: true } });
    await pay(poster, challenge.id);
    await crash();
    expect((await poster.get<Challenge>(`/challenges/${challenge.id}`)).state).toBe("awarded");
    expect((await poster.post<Application>(`/applications/${application.id}/award`, {}, "award")).state).toBe(
      "awarded",
    );
    await stripe(copy, "DELETE", "/faults");
    await isHeld(poster, challenge.id);
    const held = await poster.get<Payment>(`/challenges/${challenge.id}/payment`);
    expect(held).toMatchObject({ holdState: "held", held: { amountMinor: 11_500 } });
  });

  const file = await upload(solver, "index.txt", "Anna, Berlin\n");
  const delivery = await deliver(solver, challenge.id, "All forty.", [file.id]);
  await test.step("killed right after the approval", async () => {
    const path = `/deliveries/${delivery.id}/approve`;
    const approved = await poster.post<Delivery>(path, {}, "approve");
    await crash();
    // The client whose answer was cut off asks again, and is told what it was told before.
    expect(await poster.post<Delivery>(path, {}, "approve")).toEqual(approved);
    const { status, body } = await poster.call<ArrayBuffer>("GET", `/files/${file.id}`);
    expect([status, new TextDecoder().decode(body)]).toEqual([200, "Anna, Berlin\n"]);
  });

  await test.step("the net goes out once, and everybody was told everything once", async () => {
    const payment = await isPaidOut(solver, challenge.id, AFTER_A_CRASH);
    expect(payment).toMatchObject({
      holdState: "released",
      held: { amountMinor: 0 },
      released: { amountMinor: 11_500 },
    });
    expect(await transfersOf(copy, payment.holdId)).toMatchObject([{ amount: 10_580, currency: "usd" }]);
    const { items } = await solver.get<Statement>("/payments");
    expect(items.map(({ kind, amount }) => `${kind} ${amount.amountMinor}`).toSorted()).toEqual([
      "fee -920",
      "paid_out -10580",
      "released 11500",
    ]);
    await expect
      .poll(() => notesOf(solver), AFTER_A_CRASH)
      .toEqual([
        "application.shortlisted",
        "award.made",
        "delivery.approved",
        "hold.held",
        "payout.paid",
        "payout_account.ready",
      ]);
    await expect
      .poll(() => notesOf(poster), AFTER_A_CRASH)
      .toEqual(["application.submitted", "delivery.submitted", "hold.held"]);
    await expect
      .poll(() => eventsIn(poster, roomId), AFTER_A_CRASH)
      .toEqual([
        "application.shortlisted",
        "award.made",
        "challenge.completed",
        "delivery.approved",
        "delivery.submitted",
        "hold.held",
      ]);
  });
}

async function notesOf(person: Person): Promise<string[]> {
  const { items } = await person.get<NotificationPage>("/notifications?limit=50");
  return items.map(({ kind }) => kind).toSorted();
}

async function eventsIn(person: Person, roomId: string): Promise<string[]> {
  const { items } = await person.get<MessagesPage>(`/conversations/${roomId}/messages?limit=100`);
  return items.flatMap(({ kind, body }) => (kind === "system" ? [body] : [])).toSorted();
}

/** With the product stopped, its books themselves: each fact and decision once, nothing held, nothing owed. */
async function expectSoundBooks(stateDir: string): Promise<void> {
  const { db, close } = await openDatabase(localEnvironment({ port: PORT, stateDir }));
  try {
    const rows = async <Row>(query: string) => (await db.prepare(query).all<Row>()).results;
    expect(await rows("select kind, count(*) as times from journals group by kind order by kind")).toEqual([
      { kind: "charge", times: 1 },
      { kind: "release", times: 1 },
      { kind: "stripe_fee", times: 1 },
      { kind: "transfer", times: 1 },
    ]);
    expect(await rows("select state, count(*) as times from holds group by state")).toEqual([
      { state: "released", times: 1 },
    ]);
    expect(await rows("select id from accounts where floor_minor is not null and balance_minor <> 0")).toEqual([]);
    const kept = `select a.id from accounts a where a.floor_minor is not null and a.balance_minor <>
      (select coalesce(sum(case when p.credit = a.id then p.amount_minor else -p.amount_minor end), 0)
         from postings p where a.id in (p.credit, p.debit))`;
    expect(await rows(kept)).toEqual([]);
    // A row whose consumer was killed under its lease may still wait for it to end; none may have failed.
    const failed = "select topic, consumer, state, last_error from outbox where state = 'dead' or attempts > 0";
    expect(await rows(failed)).toEqual([]);
  } finally {
    await close();
  }
}
