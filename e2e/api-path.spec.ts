/** The whole path through the API, as an integrator knows it from /api/v1/openapi.json and docs/PROTOCOL.md. No browser. */
import { expect, test } from "@playwright/test";
import type { Application } from "#contract/applications";
import type { Challenge, ChallengeSummary } from "#contract/challenges";
import type { Delivery } from "#contract/deliveries";
import type { Conversation } from "#contract/messages";
import type { NotificationPage, Unread } from "#contract/notifications";
import type { Payment, Statement } from "#contract/payments";
import type { Review } from "#contract/reviews";
import type { ChallengeSearch } from "#contract/search";
import type { User } from "#contract/users";
import { sharedCopy, uniqueWord } from "./copy.ts";
import { InboxLine, RoomLine } from "./line.ts";
import { call, expectProblem, Person } from "./person.ts";
import {
  apply,
  challengeAbout,
  deliver,
  isHeld,
  isPaidOut,
  pay,
  proposal,
  SOON,
  setUpPayouts,
  shortlist,
  upload,
} from "./stages.ts";
import { transfersOf } from "./stripe-sandbox.ts";

type Page<Item> = { items: Item[]; nextCursor: string | null };

test.setTimeout(180_000);

test("a challenge from its draft to both reviews", async ({ baseURL }) => {
  const copy = sharedCopy(baseURL);
  const [poster, solver, rival, stranger] = await Promise.all([
    Person.arrive(copy, "Petra Poster"),
    Person.arrive(copy, "Silas Solver"),
    Person.arrive(copy, "Rita Rival"),
    Person.arrive(copy, "Stan Stranger"),
  ]);
  const posterInbox = await InboxLine.open(poster);
  const solverInbox = await InboxLine.open(solver);
  const word = uniqueWord();

  const challenge = await test.step("a draft is its poster's alone until it is published", async () => {
    const bare = await poster.post<Challenge>("/challenges", { title: challengeAbout(word).title });
    expect(bare.state).toBe("draft");
    await stranger.refused(404, "not_found", "GET", `/challenges/${bare.id}`);
    const { errors } = await poster.refused(409, "challenge_incomplete", "POST", `/challenges/${bare.id}/publish`);
    expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(["reward", "category", "brief"]));
    const whole = await poster.patch<Challenge>(`/challenges/${bare.id}`, challengeAbout(word));
    const published = await poster.post<Challenge>(`/challenges/${whole.id}/publish`);
    expect(published).toMatchObject({ id: bare.id, state: "open", reward: { amountMinor: 12_000, currency: "USD" } });
    await poster.refused(409, "wrong_state", "POST", `/challenges/${bare.id}/publish`);
    return published;
  });

  await test.step("it is found in the list and by search, by anybody", async () => {
    await expect
      .poll(async () => {
        const { body } = await call<Page<ChallengeSummary>>(copy, null, "GET", "/challenges?category=research");
        return body.items.some(({ id }) => id === challenge.id);
      }, SOON)
      .toBe(true);
    await expect
      .poll(async () => {
        const { body } = await call<ChallengeSearch>(copy, null, "GET", `/search/challenges?q=${word}`);
        return { ids: body.items.map(({ id }) => id), total: body.total };
      }, SOON)
      .toEqual({ ids: [challenge.id], total: 1 });
    const { body } = await call<Challenge>(copy, null, "GET", `/challenges/${challenge.slug}`);
    expect(body).toMatchObject({ id: challenge.id, title: challenge.title, poster: { handle: poster.me.handle } });
  });

  const application = await test.step("who cannot be paid cannot apply; who can, applies once", async () => {
    const path = `/challenges/${challenge.id}/applications`;
    await solver.refused(409, "payout_setup_required", "POST", path, { json: proposal });
    await setUpPayouts(solver);
    await solverInbox.note("payout_account.ready");
    const mine = await apply(solver, challenge.id);
    expect(mine).toMatchObject({ state: "submitted", price: proposal.price, conversationId: null });
    await solver.refused(409, "already_applied", "POST", path, { json: proposal });
    await poster.refused(409, "own_challenge", "POST", path, { json: proposal });
    const { unread } = await posterInbox.note("application.submitted");
    expect(unread.notifications).toBe(1);
    return mine;
  });

  const rivals = await test.step("applications are for the poster and their applicant alone", async () => {
    await setUpPayouts(rival, "FR");
    const other = await apply(rival, challenge.id);
    const board = await poster.get<Page<Application>>(`/challenges/${challenge.id}/applications`);
    expect(board.items.map(({ id }) => id).toSorted()).toEqual([application.id, other.id].toSorted());
    await stranger.refused(404, "not_found", "GET", `/applications/${application.id}`);
    await rival.refused(404, "not_found", "GET", `/applications/${application.id}`);
    await rival.refused(403, "forbidden", "GET", `/challenges/${challenge.id}/applications`);
    await posterInbox.note("application.submitted", 2);
    return other;
  });

  const roomId = await test.step("the shortlist opens a room, and what is said appears at the other side", async () => {
    const id = await shortlist(poster, application.id);
    await solverInbox.note("application.shortlisted");
    await poster.refused(409, "wrong_state", "POST", `/applications/${application.id}/shortlist`);
    await stranger.refused(404, "not_a_member", "GET", `/conversations/${id}`);
    return id;
  });
  const posterRoom = await RoomLine.open(poster, roomId);
  await test.step("a message to somebody elsewhere changes their unread count live", async () => {
    const before = solverInbox.frames.length;
    await posterRoom.say("Good evening. Which hand are the letters in?");
    const told = await solverInbox.until("conversation", ({ conversation }) => conversation.unread === 1, before);
    expect(told.conversation).toMatchObject({ id: roomId, last: { preview: expect.stringContaining("Which hand") } });
    expect(told.unread.conversations).toBe(1);
  });
  const solverRoom = await RoomLine.open(solver, roomId);
  await test.step("both sides see the same entries under the same numbers, each acked", async () => {
    const first = await solverRoom.entry("Good evening. Which hand are the letters in?");
    expect(first.author).toBe(poster.id);
    const from = solverInbox.frames.length;
    solverRoom.send({ type: "read", seq: first.seq });
    await solverInbox.until("conversation", ({ conversation }) => conversation.unread === 0, from);
    const acked = await solverRoom.say("Kurrent, mostly.", "answer-1");
    const arrived = await posterRoom.entry("Kurrent, mostly.");
    expect(arrived).toMatchObject({ seq: acked, author: solver.id, id: "answer-1" });
    // A resend under the same id, as after a lost ack, has the same effect once.
    solverRoom.send({ type: "send", id: "answer-1", after: acked - 1, body: "Kurrent, mostly." });
    await posterRoom.say("Fine.");
    await solverRoom.entry("Fine.");
    expect(posterRoom.entries.filter(({ id }) => id === "answer-1")).toHaveLength(1);
    await posterRoom.entry("application.shortlisted");
  });

  await test.step("ten awards at once choose once", async () => {
    const path = `/applications/${application.id}/award`;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => poster.call<Application>("POST", path, { key: `award-${i}` })),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    await poster.refused(409, "award_pending", "POST", path);
    await poster.refused(409, "award_pending", "POST", `/applications/${rivals.id}/award`);
    await solverInbox.note("award.made");
    await solverRoom.entry("award.made");
    expect(await poster.get<Challenge>(`/challenges/${challenge.id}`)).toMatchObject({
      state: "awarded",
      solver: { id: solver.id },
    });
  });

  await test.step("nothing can be delivered before the reward is held", async () => {
    const path = `/challenges/${challenge.id}/deliveries`;
    await solver.refused(409, "hold_not_held", "POST", path, { json: { note: "Already done." } });
    await solver.refused(409, "review_not_open", "POST", `/challenges/${challenge.id}/reviews`, {
      json: { rating: 5, text: "A pleasure to work with." },
    });
    await stranger.refused(404, "not_found", "GET", `/challenges/${challenge.id}/payment`);
    await stranger.refused(403, "forbidden", "POST", `/challenges/${challenge.id}/checkout`);
  });

  const holdId = await test.step("the payment is held by Stripe's webhook, and work begins", async () => {
    await pay(poster, challenge.id);
    await isHeld(poster, challenge.id);
    const payment = await poster.get<Payment>(`/challenges/${challenge.id}/payment`);
    expect(payment).toMatchObject({
      holdState: "held",
      amount: { amountMinor: 11_500, currency: "USD" },
      fee: { amountMinor: 920 },
      net: { amountMinor: 10_580 },
      held: { amountMinor: 11_500 },
      payout: null,
    });
    await poster.refused(409, "hold_not_payable", "POST", `/challenges/${challenge.id}/checkout`);
    await Promise.all([posterInbox.note("hold.held"), solverInbox.note("hold.held")]);
    await solverRoom.entry("hold.held");
    const other = await rival.get<Application>(`/applications/${rivals.id}`);
    expect(other.state).toBe("declined");
    return payment.holdId;
  });

  const first = await test.step("the work is delivered with a file that only the two may read", async () => {
    const file = await upload(solver, "index of letters.txt", "Anna, Berlin, 1891\nKarl, Danzig, 1892\n");
    await poster.refused(404, "not_found", "GET", `/files/${file.id}`);
    const delivery = await deliver(solver, challenge.id, "The first twenty letters.", [file.id]);
    expect(delivery).toMatchObject({ version: 1, state: "submitted", files: [{ name: "index of letters.txt" }] });
    const { unread } = await posterInbox.note("delivery.submitted");
    expect(unread.notifications).toBeGreaterThanOrEqual(4);
    const { status, headers, body } = await poster.call<ArrayBuffer>("GET", `/files/${file.id}`);
    expect(status).toBe(200);
    expect(new TextDecoder().decode(body)).toBe("Anna, Berlin, 1891\nKarl, Danzig, 1892\n");
    expect(headers.get("content-disposition")).toContain("attachment");
    await stranger.refused(404, "not_found", "GET", `/files/${file.id}`);
    await rival.refused(404, "not_found", "GET", `/files/${file.id}`);
    expectProblem(await call(copy, null, "GET", `/files/${file.id}`), 401, "signed_out");
    return delivery;
  });

  const second = await test.step("changes are asked for, and a second version is delivered", async () => {
    const asked = await poster.post<Delivery>(`/deliveries/${first.id}/request-changes`, {
      feedback: "Please add the places of the remaining twenty letters.",
      days: 5,
    });
    expect(asked.state).toBe("changes_requested");
    await solverInbox.note("delivery.changes_requested");
    await poster.refused(409, "delivery_not_latest", "POST", `/deliveries/${first.id}/approve`);
    const delivery = await deliver(solver, challenge.id, "All forty letters, with places.");
    expect(delivery.version).toBe(2);
    await posterInbox.note("delivery.submitted", 2);
    return delivery;
  });

  await test.step("a double click approves once", async () => {
    const path = `/deliveries/${second.id}/approve`;
    const twice = await Promise.all([
      poster.call<Delivery>("POST", path, { key: "approve-click" }),
      poster.call<Delivery>("POST", path, { key: "approve-click" }),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(twice[1].body).toEqual(twice[0].body);
    await poster.refused(409, "delivery_not_latest", "POST", path, { key: "approve-late" });
    await solver.refused(403, "forbidden", "POST", path);
    await solverInbox.note("delivery.approved");
  });

  await test.step("the net goes out once, and both statements add up", async () => {
    const payment = await isPaidOut(solver, challenge.id);
    expect(payment).toMatchObject({
      holdState: "released",
      held: { amountMinor: 0 },
      released: { amountMinor: 11_500 },
      refunded: { amountMinor: 0 },
      payout: { state: "paid", amount: { amountMinor: 10_580, currency: "USD" } },
    });
    expect(await transfersOf(copy, holdId)).toMatchObject([{ amount: 10_580, currency: "usd" }]);
    const { unread } = await solverInbox.note("payout.paid");
    // Payable, shortlisted, chosen, held, changes, approved, paid.
    expect(unread.notifications).toBe(7);
    await expectStatements(poster, solver);
  });

  await test.step("reviews are double-blind: the first is seen by its author alone until both are in", async () => {
    const path = `/challenges/${challenge.id}/reviews`;
    await stranger.refused(403, "forbidden", "POST", path, { json: { rating: 1, text: "I was not even there." } });
    const one = await poster.post<Review>(path, { rating: 5, text: "Careful work, and early." });
    expect(one.publishedAt).toBeNull();
    await poster.refused(409, "already_reviewed", "POST", path, { json: { rating: 4, text: "On second thought." } });
    await solverInbox.note("review.written");
    expect((await solver.get<Page<Review>>(path)).items).toEqual([]);
    expect((await solver.get<Page<Review>>(`/users/${solver.me.handle}/reviews`)).items).toEqual([]);
    expect((await stranger.get<User>(`/users/${solver.me.handle}`)).rating).toEqual({ average: null, count: 0 });
    await solver.post<Review>(path, { rating: 4, text: "Clear brief, quick answers." });
    await posterInbox.note("review.published");
    for (const [person, rating, text] of [
      [solver, 5, "Careful work, and early."],
      [poster, 4, "Clear brief, quick answers."],
    ] as const) {
      const { items } = await stranger.get<Page<Review>>(`/users/${person.me.handle}/reviews`);
      expect(items).toMatchObject([{ rating, text, challenge: { id: challenge.id } }]);
      await expect
        .poll(async () => (await stranger.get<User>(`/users/${person.me.handle}`)).rating, SOON)
        .toEqual({ average: rating, count: 1 });
    }
  });

  await test.step("each event came once, and reading on one device reads on all", async () => {
    for (const inbox of [posterInbox, solverInbox]) {
      const ids = inbox.frames.flatMap((frame) => (frame.type === "notes" ? frame.notes.map(({ id }) => id) : []));
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(solverInbox.notes("award.made")).toHaveLength(1);
    const tablet = await InboxLine.open(solver);
    const { items, unread } = await solver.get<NotificationPage>("/notifications?limit=50");
    expect(unread.notifications).toBe(items.length);
    solverInbox.send({ type: "read", ids: [items[0]?.id] });
    const one = await tablet.until("read");
    expect(one.unread.notifications).toBe(items.length - 1);
    const from = tablet.frames.length;
    await solver.post("/notifications/read", { all: true });
    const all = await tablet.until("read", () => true, from);
    expect(all.unread).toEqual({ notifications: 0, conversations: expect.any(Number) });
    expect((await solver.get<Unread>("/notifications/unread")).notifications).toBe(0);
    const talk = await solver.get<Conversation>(`/conversations/${roomId}`);
    expect(talk.last).not.toBeNull();
    for (const line of [tablet, posterInbox, solverInbox, posterRoom, solverRoom]) line.close();
  });
});

/** Held nothing, eight per cent fee, the net paid out: from both sides, line by line. */
async function expectStatements(poster: Person, solver: Person): Promise<void> {
  const lines = ({ items }: Statement) =>
    items.map(({ kind, side, amount }) => `${side} ${kind} ${amount.amountMinor}`).toSorted();
  const paid = await poster.get<Statement>("/payments");
  expect(lines(paid)).toEqual(["poster paid_in -11500"]);
  for (const { heldAsPoster, onItsWay } of paid.balances)
    expect({ heldAsPoster, onItsWay }).toEqual({ heldAsPoster: 0, onItsWay: 0 });
  const earned = await solver.get<Statement>("/payments");
  expect(lines(earned)).toEqual(["solver fee -920", "solver paid_out -10580", "solver released 11500"]);
  expect(earned.balances).toEqual([
    { currency: "USD", heldAsPoster: 0, heldAsSolver: 0, onItsWay: 0, blocked: 0, paidOut: 10_580, owed: 0 },
  ]);
  // What was released, less the fee, is what was paid out.
  expect(earned.items.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(0);
}
