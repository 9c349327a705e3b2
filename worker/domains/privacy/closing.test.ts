/** Closing an account: what is open ends in its order, it can be kept for a while, and then its person is forgotten. */
import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import {
  accountClosings,
  applications,
  challenges,
  holds,
  outbox,
  payoutDestinations,
  payouts,
  personWords,
  refunds,
  users,
} from "../../database/schema.ts";
import { planMeetWords } from "../../database/search-words.ts";
import { readConfig } from "../../env.ts";
import { dayMs } from "../../platform/clock.ts";
import { acted } from "../../platform/outbox.ts";
import { policy } from "../../platform/policy.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { makePayable, situate, systemContext } from "../../testing/situations.ts";
import { patience } from "../../testing/stripe.ts";
import { followEvents } from "../../testing/talks.ts";
import { planClosing } from "../auth/identities.ts";
import { identityConsumer } from "../auth/identity-consumer.ts";
import { sweepClosings } from "./closing.ts";
import type { Privacy } from "./contract.ts";

const { db, atomic } = openRecord();
const stateOf = async ({ id }: TestPerson) => (await db.query.users.findFirst({ where: eq(users.id, id) }))?.state;
const close = (person: TestPerson, handle = person.row.handle) =>
  person.call<Privacy>("DELETE", "/users/me", { handle });
const pair = (name: string) => Promise.all([newPerson(`Poster ${name}`), newPerson(`Solver ${name}`)]);
/** The clock, some days after now. */
const sweep = (days = 0) => sweepClosings(systemContext(Date.now() + days * dayMs + 1_000));
const challengeOf = (id: string) => db.query.challenges.findFirst({ where: eq(challenges.id, id) });
const toldAdmins = (reason: string) =>
  db.query.outbox
    .findMany({ where: eq(outbox.topic, "money.needs_review") })
    .then((rows) => rows.filter(({ facts }) => facts.reason === reason));

describe("asking for it", () => {
  it("needs one's own handle, lets one read, and is told by a note", async () => {
    const person = await newPerson("Closing Asks");
    expect(await close(person, "somebody-else")).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: [{ path: "handle" }] },
    });
    expect(await stateOf(person)).toBe("active");
    const asked = await close(person);
    expect(asked).toMatchObject({ status: 200, body: { closing: { eraseAt: expect.any(String) } } });
    const { requestedAt = "", eraseAt = "" } = asked.body.closing ?? {};
    expect(Date.parse(eraseAt) - Date.parse(requestedAt)).toBe(policy.closingDays * dayMs);
    expect((await close(person)).body.closing).toEqual(asked.body.closing);
    expect(await person.call("PATCH", "/users/me", { bio: "Still here" })).toMatchObject({
      status: 403,
      body: { code: "account_closing" },
    });
    expect((await person.get("/users/me")).status).toBe(200);
    await followEvents();
    const notes = await person.get<{ items: { kind: string; subject: { reason: string } }[] }>("/notifications");
    expect(notes.body.items).toMatchObject([{ kind: "user.state_changed", subject: { reason: "closing" } }]);
  });

  it("can be taken back until the day", async () => {
    const person = await newPerson("Closing Keeps");
    await close(person);
    await sweep(policy.closingDays - 1);
    expect(await person.post("/users/me/keep")).toMatchObject({ status: 200, body: { closing: null } });
    expect((await person.call("PATCH", "/users/me", { bio: "Here again" })).status).toBe(200);
    await sweep(policy.closingDays + 1);
    expect(await stateOf(person)).toBe("active");
    expect((await person.post("/users/me/keep")).status).toBe(200);
  });

  it("is no way out of a suspension, nor for who runs the place", async () => {
    const person = await newPerson("Closing Suspended");
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, person.id));
    for (const answer of [await close(person), await person.post("/users/me/keep")])
      expect(answer).toMatchObject({ status: 403, body: { code: "account_suspended" } });
    expect(await stateOf(person)).toBe("suspended");
    await db.update(users).set({ state: "active", role: "admin" }).where(eq(users.id, person.id));
    expect(await close(person)).toMatchObject({ status: 409, body: { code: "wrong_state" } });
  });

  it("waits while the account is suspended, and goes on afterwards", async () => {
    const person = await newPerson("Closing Held Up");
    await close(person);
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, person.id));
    await sweep(policy.closingDays + 1);
    expect(await stateOf(person)).toBe("suspended");
    await db.update(users).set({ state: "closing" }).where(eq(users.id, person.id));
    await sweep(policy.closingDays + 2);
    expect(await stateOf(person)).toBe("deleted");
  });
});

describe("what is open", () => {
  it("ends at once where no money is held, for the others to look further", async () => {
    const [poster, solver] = await pair("Ends");
    const [draft, open, awarded] = [
      await situate("draft", poster, solver),
      await situate("open", poster, solver),
      await situate("awarded", poster, solver),
    ];
    await close(poster);
    await sweep();
    for (const { challengeId } of [draft, open, awarded])
      expect(await challengeOf(challengeId)).toMatchObject({ state: "canceled", cancelReason: "poster_withdrew" });
    expect(await db.query.holds.findFirst({ where: eq(holds.id, awarded.holdId) })).toMatchObject({ state: "lapsed" });
  });

  it("ends for the posters of those who applied or were chosen", async () => {
    const [poster, solver] = await pair("Withdraws");
    const [open, awarded] = [await situate("open", poster, solver), await situate("awarded", poster, solver)];
    await close(solver);
    await sweep();
    for (const { applicationId, challengeId } of [open, awarded]) {
      const row = await db.query.applications.findFirst({ where: eq(applications.id, applicationId) });
      expect(row?.state).toBe("withdrawn");
      expect((await challengeOf(challengeId))?.state).toBe("open");
    }
  });

  it("gives work up after a week in which admins were told, and sends the reward back", async () => {
    const [poster, solver] = await pair("Works");
    const { challengeId, holdId } = await situate("in_progress", poster, solver);
    await close(solver);
    await sweep();
    await sweep(1);
    expect((await challengeOf(challengeId))?.state).toBe("in_progress");
    const told = (await toldAdmins("account_closing")).filter(({ facts }) => facts.holdId === holdId);
    expect(told).toMatchObject([{ facts: { challengeId } }]);
    await sweep(policy.closingReviewDays);
    expect(await challengeOf(challengeId)).toMatchObject({ state: "canceled", cancelReason: "solver_left" });
    expect(await db.query.refunds.findMany({ where: eq(refunds.holdId, holdId) })).toMatchObject([
      { amountMinor: 240_000 },
    ]);
  });

  it("leaves work that others do for them, and delivered work, to its own clocks", async () => {
    const [poster, solver] = await pair("Pays");
    const running = await situate("in_progress", poster, solver);
    const [other, leaver] = await pair("Delivered");
    const delivered = await situate("delivered", other, leaver);
    await Promise.all([close(poster), close(leaver)]);
    await sweep(policy.closingReviewDays);
    await sweep(policy.closingDays + 1);
    expect((await challengeOf(running.challengeId))?.state).toBe("in_progress");
    expect((await challengeOf(delivered.challengeId))?.state).toBe("delivered");
    expect([await stateOf(poster), await stateOf(leaver)]).toEqual(["closing", "closing"]);
    // Long overdue, so that the poster alone may end it.
    await db
      .update(challenges)
      .set({ dueAt: Date.now() - 30 * dayMs })
      .where(eq(challenges.id, running.challengeId));
    await sweep(policy.closingDays + 2);
    expect(await challengeOf(running.challengeId)).toMatchObject({ state: "canceled", cancelReason: "not_delivered" });
  });

  it("keeps a person for as long as money of theirs is on its way, and tells admins once", async () => {
    const [poster, solver] = await pair("Owed");
    const { holdId, challengeId } = await situate("in_progress", poster, solver);
    await close(solver);
    await sweep(policy.closingReviewDays);
    await close(poster);
    // The refund has not arrived: both are sides of that reward, but only the poster waits for it.
    const days = policy.closingDays + policy.closingReviewDays;
    for (const more of [1, 2, 3]) await sweep(days + more);
    expect([await stateOf(solver), await stateOf(poster)]).toEqual(["deleted", "closing"]);
    const told = await toldAdmins("account_waits");
    expect(told.filter(({ facts }) => facts.userId === poster.id)).toHaveLength(1);
    await db.update(refunds).set({ state: "paid" }).where(eq(refunds.holdId, holdId));
    await sweep(days + 4);
    expect(await stateOf(poster)).toBe("deleted");
    // The books and the agreed work point at the tombstones still.
    expect(await db.query.holds.findFirst({ where: eq(holds.id, holdId) })).toMatchObject({ solverId: solver.id });
    expect((await challengeOf(challengeId))?.brief).not.toBe("");
    expect(await db.$count(payouts, eq(payouts.solverId, solver.id))).toBe(0);
  });
});

describe("being forgotten", () => {
  it("leaves a tombstone that nobody finds, signs in to, or learns anything from", async () => {
    const [poster, solver] = await pair("Forgotten");
    await makePayable(solver);
    await solver.call("PATCH", "/users/me", { bio: "I live at the harbour.", country: "NL", skills: ["react"] });
    const done = await situate("completed", poster, solver);
    const open = await situate("open", poster, solver);
    const ownPost = await situate("open", solver, poster);
    await poster.call("PUT", `/applications/${open.applicationId}/note`, { note: "Lives at the harbour." });
    await solver.post(`/users/${poster.row.handle}/block`);
    await db.insert(payoutDestinations).values({ fingerprint: "theirs", userId: solver.id, seenAt: 1 });
    await close(solver);
    await sweep();
    await sweep(policy.closingDays + 1);

    const row = await db.query.users.findFirst({ where: eq(users.id, solver.id) });
    expect(row).toMatchObject({ state: "deleted", name: "Deleted member", email: null, bio: "", country: null });
    expect(row?.handle).toMatch(/^deleted-/);
    expect(await db.$count(personWords, eq(personWords.userId, solver.id))).toBe(0);
    expect(await db.$count(payoutDestinations, eq(payoutDestinations.userId, solver.id))).toBe(0);
    expect(await db.$count(accountClosings, eq(accountClosings.userId, solver.id))).toBe(0);
    expect((await solver.get("/users/me")).status).toBe(401);
    expect((await call("GET", `/users/${solver.row.handle}`)).status).toBe(404);
    const letter = async (id: string) => db.query.applications.findFirst({ where: eq(applications.id, id) });
    expect(await letter(open.applicationId)).toMatchObject({ coverLetter: "", posterNote: null });
    expect((await letter(done.applicationId))?.coverLetter).not.toBe("");
    expect(await challengeOf(ownPost.challengeId)).toMatchObject({ brief: "", summary: "" });
    expect((await challengeOf(done.challengeId))?.brief).not.toBe("");
    const followers = await db.query.outbox.findMany({ where: eq(outbox.topic, "user.erased") });
    const own = followers.filter(({ facts }) => facts.userId === solver.id);
    expect(own.map(({ consumer }) => consumer).toSorted()).toEqual([
      "cache",
      "identity",
      "inbox",
      "room",
      "search",
      "webhooks",
    ]);
    // A second sweep finds nothing to do.
    await sweep(policy.closingDays + 2);
    expect(await db.$count(outbox, eq(outbox.topic, "user.erased"))).toBe(followers.length);
  });

  it("takes their name out of the words that are known, but for what others bear", async () => {
    const [person] = [await newPerson("Quistelle Vandrommen"), await newPerson("Quistelle Stays")];
    await atomic(planMeetWords(db, "challenges", ["vandrommen"]));
    const known = async () => {
      const words = sql`('quistelle', 'vandrommen')`;
      const terms = await db.all<{ word: string }>(
        sql`select vocabulary || ' ' || term as word from search_terms where term in ${words} order by 1`,
      );
      const misspelt = await db.all<{ term: string }>(
        sql`select distinct term from search_deletions where term in ${words} order by term`,
      );
      return { terms: terms.map(({ word }) => word), misspelt: misspelt.map(({ term }) => term) };
    };
    expect(await known()).toEqual({
      terms: ["challenges vandrommen", "people quistelle", "people vandrommen"],
      misspelt: ["quistelle", "vandrommen"],
    });
    await close(person);
    await sweep(policy.closingDays + 1);
    expect(await stateOf(person)).toBe("deleted");
    expect(await known()).toEqual({ terms: ["people quistelle"], misspelt: ["quistelle"] });
  });

  it("deletes the account at the identity provider", async () => {
    const minted = await fetch("http://clerk.test/__clerk/sandbox/tokens", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "gone@example.com", name: "Gone Soon" }),
    });
    const { token, userId } = await minted.json<{ token: string; userId: string }>();
    const { body } = await call("GET", "/users/me", { token });
    const me = body as { id: string; handle: string }; // the contract's shape
    expect((await call("DELETE", "/users/me", { token, body: { handle: me.handle } })).status).toBe(200);
    const atClerk = async () => {
      const headers = { authorization: `Bearer ${readConfig(env).CLERK_SECRET_KEY}` };
      return (await fetch(`http://clerk.test/v1/users/${userId}`, { headers })).status;
    };
    expect(await atClerk()).toBe(200);
    await sweep(policy.closingDays + 1);
    // The queue follows by itself.
    await vi.waitFor(async () => expect(await atClerk()).toBe(404), patience);
    const rows = await db.query.outbox.findMany({ where: eq(outbox.consumer, "identity") });
    const job = rows.find(({ facts }) => facts.userId === me.id);
    if (job === undefined) throw new Error("nobody follows to Clerk");
    // Told twice, as queues may.
    expect(await identityConsumer(systemContext(), { ...job, outboxId: job.id, planDone: [] })).toEqual(acted);
  });

  it("follows a deletion at the identity provider after the same time", async () => {
    const person = await newPerson("Closing By Clerk");
    await atomic(planClosing(openRecord(), person.row, Date.now()));
    await sweep(policy.closingDays - 1);
    expect(await stateOf(person)).toBe("closing");
    await sweep(policy.closingDays + 1);
    expect(await stateOf(person)).toBe("deleted");
  });
});
