/** Suspending and its appeal, roles, and looking at somebody's account: who may, what follows, and what never does. */
import { env } from "cloudflare:workers";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { mintSessionToken } from "../../../sandbox/clerk/tokens.ts";
import { auditLog, challenges, outbox, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { hourMs } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { call, newAdmin, newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { bodies, fill, namedOfMoney, operations, unknownIds } from "../../testing/routes.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { followEvents, openTalk, upgrade } from "../../testing/talks.ts";
import type { MoneyOverview } from "../admin/contract.ts";
import type { SessionView } from "../auth/contract.ts";
import { postsAtOnce } from "../engagements/suspended-posts.ts";
import { sweepTimers } from "../engagements/timers.ts";
import type { ChallengeSearch } from "../search/contract.ts";
import type { Account, AccountDetail, Standing, ViewingOf } from "./contract.ts";

const { db } = systemContext().store;
let admin: TestPerson;
let other: TestPerson;
let moderator: TestPerson;
beforeAll(async () => {
  [admin, other, moderator] = await Promise.all([
    newAdmin("Admin People"),
    newAdmin("Other Admin People"),
    newModerator("Moderator People"),
  ]);
});

const reason = "Several people have reported it.";
const suspend = (person: TestPerson, by = admin) =>
  by.post<AccountDetail>(`/admin/users/${person.id}/suspend`, { why: "spam", reason });

async function lastAudit(subject: string) {
  const where = eq(auditLog.subject, subject);
  return db.query.auditLog.findFirst({ where, orderBy: desc(auditLog.seq) });
}

describe("suspending", () => {
  it("stops every write and nothing that is read, tells why, and is an admin's alone", async () => {
    const person = await newPerson("Suspended Alone");
    expect((await suspend(person, moderator)).status).toBe(404);
    expect(await suspend(person)).toMatchObject({ status: 200, body: { state: "suspended", suspension: { reason } } });
    expect(await person.call("PATCH", "/users/me", { bio: "Hello" })).toMatchObject({
      status: 403,
      body: { code: "account_suspended" },
    });
    expect((await person.get<Standing>("/users/me/standing")).body).toMatchObject({
      state: "suspended",
      suspension: { why: "spam", reason, appeal: null },
    });
    expect(await lastAudit(person.id)).toMatchObject({ actorId: admin.id, verb: "user.suspended" });
    expect((await suspend(person)).body).toMatchObject({ code: "wrong_state" });
    expect((await admin.post(`/admin/users/${admin.id}/suspend`, { why: "spam", reason })).status).toBe(403);
  });

  it("takes back the keys of their programs", async () => {
    const person = await newPerson("Suspended Keys");
    const { key } = (await person.post<{ key: string }>("/users/me/api-keys", { name: "A", scopes: ["read"], days: 9 }))
      .body;
    expect((await call("GET", "/users/me", { token: key })).status).toBe(200);
    await suspend(person);
    expect((await call("GET", "/users/me", { token: key })).status).toBe(401);
  });

  it("reaches an account that closes, which goes on closing once it is reinstated", async () => {
    const person = await newPerson("Suspended Closing");
    expect((await person.call("DELETE", "/users/me", { handle: person.row.handle })).status).toBe(200);
    expect((await suspend(person)).body).toMatchObject({ state: "suspended" });
    expect((await person.post("/users/me/keep")).status).toBe(403);
    const reinstated = await admin.post(`/admin/users/${person.id}/reinstate`, { reason });
    expect(reinstated).toMatchObject({ status: 200, body: { state: "closing" } });
  });

  it("of somebody with a role needs a sign-in of the last hour", async () => {
    const [stale, target] = [await newAdmin("Stale Admin"), await newModerator("Suspended Moderator")];
    const now = Date.now();
    const claims = { userId: "user_StaleAdmin", email: "user_StaleAdmin@example.com", name: "Stale Admin" };
    const token = await mintSessionToken(
      { ...claims, sessionId: "sess_stale", signedInAt: now - 2 * hourMs },
      { appOrigin: readConfig(env).APP_ORIGIN, nowMs: now, ttlSeconds: 3600 },
    );
    const ask = (id: string) => call("POST", `/admin/users/${id}/suspend`, { token, body: { why: "spam", reason } });
    expect(await ask(target.id)).toMatchObject({ status: 403, body: { code: "sign_in_again" } });
    expect((await ask((await newPerson("Suspended By Stale")).id)).status).toBe(200);
    expect(stale.id).not.toBe(target.id);
  });

  it("takes what they have open down with it, and reinstating shows exactly that again", async () => {
    const [poster, applicant] = [await newPerson("Suspended Poster"), await newPerson("Applicant Of Suspended")];
    const open = await situate("open", poster, applicant);
    const before = await situate("open", poster, applicant);
    const down = { why: "scam", reason };
    expect((await moderator.post(`/admin/challenges/${before.challengeId}/take-down`, down)).status).toBe(200);
    await suspend(poster);
    expect((await call("GET", `/challenges/${open.challengeId}`)).status).toBe(404);
    expect((await poster.get(`/challenges/${open.challengeId}`)).status).toBe(200);
    const restored = await moderator.post(`/admin/challenges/${open.challengeId}/restore`, { reason });
    expect(restored.body).toMatchObject({ code: "wrong_state" });
    expect((await admin.post(`/admin/users/${poster.id}/reinstate`, { reason })).body).toMatchObject({
      state: "active",
      suspension: null,
    });
    expect((await call("GET", `/challenges/${open.challengeId}`)).status).toBe(200);
    expect((await call("GET", `/challenges/${before.challengeId}`)).status).toBe(404);
    expect((await poster.call("PATCH", "/users/me", { bio: "Back" })).status).toBe(200);
  });

  it("takes all of it down however much it is, and shows all of it again", async () => {
    const poster = await newPerson("Suspended Busy");
    const { challengeId } = await situate("open", poster, await newPerson("Applicant Of Busy"));
    const one = await db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) });
    if (one === undefined) throw new Error("there is no challenge");
    const { seq: _own, ...row } = one;
    const { store } = systemContext();
    for (let i = 0; i < 2 * postsAtOnce; i += 1) {
      const id = newId("challenge");
      await store.atomic([db.insert(challenges).values({ ...row, id, slug: id })]);
    }
    const shown = () => db.$count(challenges, and(eq(challenges.posterId, poster.id), isNull(challenges.takenDownAt)));
    const clock = () => sweepTimers(systemContext(Date.now() + 1_000));
    await suspend(poster);
    await clock();
    expect(await shown()).toBe(1);
    await clock();
    expect(await shown()).toBe(0);
    // Given back while some are still to be shown: the clock goes by what holds now.
    await admin.post(`/admin/users/${poster.id}/reinstate`, { reason });
    expect(await shown()).toBe(postsAtOnce);
    // Suspended once more before all of them are: none comes back until that one ends.
    await suspend(poster);
    for (let time = 0; time < 4; time += 1) await clock();
    expect(await shown()).toBe(0);
    await admin.post(`/admin/users/${poster.id}/reinstate`, { reason });
    await clock();
    await clock();
    expect(await shown()).toBe(2 * postsAtOnce + 1);
  });

  it("hides what is awarded too, which nobody may pay for any more", async () => {
    const [poster, solver] = [await newPerson("Payer Of Suspended"), await newPerson("Suspended Awardee")];
    const on = await situate("awarded", poster, solver);
    await suspend(solver);
    expect(await poster.post(`/challenges/${on.challengeId}/checkout`)).toMatchObject({
      status: 409,
      body: { code: "solver_not_payable" },
    });
    await suspend(poster);
    expect((await call("GET", `/challenges/${on.challengeId}`)).status).toBe(404);
    expect((await solver.get(`/challenges/${on.challengeId}`)).status).toBe(200);
  });

  it("tells admins of each reward that is held", async () => {
    const [poster, solver] = [await newPerson("Suspended Payer"), await newPerson("Solver Of Suspended")];
    const on = await situate("in_progress", poster, solver);
    expect((await suspend(poster)).body.holds).toMatchObject([{ id: on.holdId, side: "poster", state: "held" }]);
    const told = await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") });
    expect(told.map(({ facts }) => [facts.holdId, facts.reason])).toContainEqual([on.holdId, "account_suspended"]);
    const waiting = async () =>
      (await admin.get<MoneyOverview>("/admin/money")).body.suspended.items.map(({ id }) => id);
    expect(await waiting()).toContain(on.holdId);
    await admin.post(`/admin/users/${poster.id}/reinstate`, { reason });
    expect(await waiting()).not.toContain(on.holdId);
  });

  it("is decided once when two admins decide at once", async () => {
    const person = await newPerson("Suspended Twice");
    const both = await Promise.all([suspend(person), suspend(person, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("an appeal", () => {
  const say = (person: TestPerson) => person.post<Standing>("/users/me/appeal", { text: "It was not me." });
  const answer = (person: TestPerson, outcome: string) =>
    admin.post<AccountDetail>(`/admin/users/${person.id}/appeal`, { outcome, reason: "Looked at again." });

  it("is made once by who is suspended, and granted it ends the suspension", async () => {
    const person = await newPerson("Appealing Well");
    expect((await say(person)).status).toBe(409);
    await suspend(person);
    expect((await answer(person, "granted")).body).toMatchObject({ code: "wrong_state" });
    expect((await say(person)).body).toMatchObject({ suspension: { appeal: { text: "It was not me." } } });
    expect((await say(person)).body).toMatchObject({ code: "wrong_state" });
    expect((await answer(person, "granted")).body).toMatchObject({ state: "active" });
    expect(await lastAudit(person.id)).toMatchObject({ verb: "appeal.granted", actorId: admin.id });
  });

  it("refused, is told with its reason, and an admin may still reinstate later", async () => {
    const person = await newPerson("Appealing In Vain");
    await suspend(person);
    await say(person);
    expect((await answer(person, "refused")).body).toMatchObject({
      state: "suspended",
      suspension: { refusal: { text: "Looked at again." } },
    });
    expect((await answer(person, "granted")).body).toMatchObject({ code: "wrong_state" });
    await followEvents();
    const { items } = (await person.get<{ items: { kind: string; subject: object }[] }>("/notifications")).body;
    expect(items[0]).toMatchObject({ kind: "user.state_changed", subject: { reason: "appeal_refused" } });
    expect((await admin.post(`/admin/users/${person.id}/reinstate`, { reason })).status).toBe(200);
  });
});

describe("a role", () => {
  it("is given by an admin to another, with a sign-in of the last hour", async () => {
    const person = await newPerson("Promoted Person");
    const path = `/admin/users/${person.id}/role`;
    expect((await moderator.post(path, { role: "admin", reason })).status).toBe(404);
    expect((await admin.post(`/admin/users/${admin.id}/role`, { role: "member", reason })).status).toBe(403);
    const stale = await tokenOf(admin, Date.now() - hourMs - 60_000);
    expect(await call("POST", path, { token: stale, body: { role: "moderator", reason } })).toMatchObject({
      status: 403,
      body: { code: "sign_in_again" },
    });
    expect((await admin.post(path, { role: "moderator", reason })).body).toMatchObject({ role: "moderator" });
    expect((await person.get("/admin/reports")).status).toBe(200);
    expect(await lastAudit(person.id)).toMatchObject({ detail: { from: "member", to: "moderator", reason } });
  });
});

/** A token of a session that began then. */
function tokenOf({ name, row }: TestPerson, signedInAt: number): Promise<string> {
  const subject = `user_${name.replace(/\W/g, "")}`;
  const claims = { sessionId: `sess_${subject}_old`, userId: subject, email: row.email ?? "", name, signedInAt };
  return mintSessionToken(claims, { appOrigin: readConfig(env).APP_ORIGIN, nowMs: Date.now(), ttlSeconds: 60 });
}

describe("two admins at once", () => {
  it("never take each other's rights away both", async () => {
    const [one, two] = await Promise.all([newAdmin("Admin Rival One"), newAdmin("Admin Rival Two")]);
    const demote = (by: TestPerson, whom: TestPerson) =>
      by.post(`/admin/users/${whom.id}/role`, { role: "member", reason });
    const [first, second] = await Promise.all([demote(one, two), suspend(one, two)]);
    expect([first.status, second.status].filter((status) => status === 200)).toHaveLength(1);
    const left = await db.query.users.findMany({ where: inArray(users.id, [one.id, two.id]) });
    expect(left.filter(({ role, state }) => role === "admin" && state === "active")).toHaveLength(1);
  });
});

describe("finding people", () => {
  it("is by id, e-mail, handle or the beginning of a name, and never by a sign that means everything", async () => {
    const person = await newPerson("Quentin Findable");
    const found = async (q: string) =>
      (await admin.get<{ items: Account[] }>(`/admin/people?q=${encodeURIComponent(q)}`)).body.items.map(
        ({ id }) => id,
      );
    for (const q of [
      person.id,
      person.row.handle,
      String(person.row.email).toUpperCase(),
      "Quentin F",
      "findable quen",
    ]) {
      expect(await found(q), q).toEqual([person.id]);
    }
    expect(await found("quentin findable quen findab quent find q f")).toEqual([person.id]);
    expect(await found("%")).toEqual([]);
    expect(await found("Quent_n")).toEqual([]);
  });
});

describe("looking at an account", () => {
  const look = (person: TestPerson) => admin.post<ViewingOf>(`/admin/users/${person.id}/view`, { reason });
  const as = (id: string, method: string, path: string, body?: unknown) =>
    admin.call(method, path, body, { "x-view-as": id });

  it("shows what its owner sees, and lets nothing be changed, said or opened", async () => {
    const person = await newPerson("Looked At");
    const { conversation } = await openTalk(person, await newPerson("Talks With Looked At"));
    const { id } = (await look(person)).body;
    expect((await as(id, "GET", "/users/me")).body).toMatchObject({ id: person.id });
    expect((await as(id, "GET", "/auth/session")).body as unknown as SessionView).toMatchObject({
      user: { id: person.id },
      viewing: { endsAt: expect.any(String) },
    });
    const refused = [
      await as(id, "PATCH", "/users/me", { bio: "Not mine" }),
      await as(id, "POST", "/challenges", { title: "A title of a challenge" }),
      await as(id, "GET", `/conversations/${conversation.id}/messages`),
      await as(id, "GET", "/conversations"),
    ];
    for (const answer of refused) expect(answer).toMatchObject({ status: 403, body: { code: "viewing_only" } });
    const headers = { authorization: `Bearer ${admin.token}`, "x-view-as": id };
    const socket = await upgrade("/notifications/socket", headers);
    expect(socket.status).toBe(403);
    expect((await admin.get<AccountDetail>(`/admin/users/${person.id}`)).body.viewings).toMatchObject([
      { adminId: admin.id, reason },
    ]);
  });

  it("lets no route change anything, opens no socket, and closes what is between others however it is written", async () => {
    const person = await newPerson("Looked At All Over");
    const { id } = (await look(person)).body;
    const headers = { "x-view-as": id, "idempotency-key": crypto.randomUUID() };
    const leaving = new Set(["POST /api/v1/admin/viewings/{id}/end", "POST /api/v1/auth/sign-out"]);
    const changing = operations.filter(
      ({ method, opensSocket, policy, name }) =>
        (method !== "GET" || opensSocket) && policy !== "signature" && !leaving.has(name),
    );
    expect(changing.length).toBeGreaterThan(80);
    for (const { name, method, path, opensSocket } of changing) {
      const to = fill(path, { ...unknownIds, ...namedOfMoney, users: person.id, messages: "1" });
      const answer = await call(method, to, {
        token: admin.token,
        headers: opensSocket ? { ...headers, upgrade: "websocket" } : headers,
        ...(method === "GET" ? {} : { body: bodies[`${method} ${path}`] ?? {} }),
      });
      expect(answer, name).toMatchObject({ status: 403, body: { code: "viewing_only" } });
    }
    for (const path of [
      "/conversations",
      "/%63onversations",
      "/auth/sessions",
      "/users/me/export/file",
      "/users/me/webhooks",
    ]) {
      expect((await as(id, "GET", path)).body, path).toMatchObject({ code: "viewing_only" });
    }
  });

  it("is its admin's alone, does not reach what admins decide, and ends", async () => {
    const person = await newPerson("Looked At Once");
    const { id } = (await look(person)).body;
    expect((await other.call("GET", "/users/me", undefined, { "x-view-as": id })).body).toMatchObject({ id: other.id });
    expect((await as(id, "GET", `/admin/users/${person.id}`)).status).toBe(404);
    expect((await other.post(`/admin/viewings/${id}/end`)).status).toBe(404);
    expect((await as(id, "POST", `/admin/viewings/${id}/end`, {})).status).toBe(200);
    expect((await as(id, "GET", "/users/me")).body).toMatchObject({ id: admin.id });
    const rows = await db.query.auditLog.findMany({ where: eq(auditLog.subject, person.id) });
    expect(rows.map(({ verb }) => verb)).toEqual(["user.viewing_started", "user.viewing_ended"]);
  });
});

const application = {
  coverLetter: "I have done this before, twice.",
  price: { amountMinor: 200_000, currency: "USD" },
  days: 7,
};

describe("a challenge that is taken down", () => {
  it("is found by nobody, takes nothing new, and is itself again when it is restored", async () => {
    const [poster, applicant] = [await newPerson("Poster Down"), await newPerson("Applicant Down")];
    const { challengeId, applicationId } = await situate("open", poster, applicant);
    // What stands in the record alone is put into the index by its poster's change.
    await poster.call("PATCH", `/challenges/${challengeId}`, { summary: "Zyzzyva grids by keyboard" });
    const find = async () =>
      (await call("GET", "/search/challenges?q=zyzzyva")).body as unknown as Pick<ChallengeSearch, "items">;
    expect((await find()).items).toHaveLength(1);
    const path = `/admin/challenges/${challengeId}`;
    expect((await poster.post(`${path}/take-down`, { why: "scam", reason })).status).toBe(404);
    expect((await moderator.post(`${path}/take-down`, { why: "scam", reason })).body).toMatchObject({
      takenDown: { why: "scam", reason },
    });
    expect((await call("GET", "/search/challenges?q=zyzzyva&sort=newest")).body).toMatchObject({ items: [] });
    for (const path of ["", "/reviews", "/deliveries"]) {
      expect((await applicant.get(`/challenges/${challengeId}${path}`)).status, path).toBe(404);
    }
    expect((await applicant.post(`/challenges/${challengeId}/applications`, application)).status).toBe(404);
    expect(await poster.post(`/applications/${applicationId}/award`)).toMatchObject({
      status: 409,
      body: { code: "challenge_taken_down" },
    });
    await poster.call("PATCH", `/challenges/${challengeId}`, { summary: "Zyzzyva grids, again" });
    expect((await call("GET", "/search/challenges?q=zyzzyva&sort=closing")).body).toMatchObject({ items: [] });
    expect((await moderator.post(`${path}/take-down`, { why: "scam", reason })).body).toMatchObject({
      code: "wrong_state",
    });
    expect((await moderator.post(`${path}/restore`, { reason })).body).toMatchObject({ takenDown: null });
    const row = await db.query.challenges.findFirst({ where: and(eq(challenges.id, challengeId)) });
    expect(row).toMatchObject({ state: "open", takenDownAt: null });
    expect((await applicant.get(`/challenges/${challengeId}`)).status).toBe(200);
  });

  it("waits in its queue until a moderator has looked", async () => {
    const [poster, applicant] = [await newPerson("Poster Queue"), await newPerson("Applicant Queue")];
    const { challengeId } = await situate("open", poster, applicant);
    const ids = async (queue: string) => {
      const page = await moderator.get<{ items: { id: string }[] }>(`/admin/challenges?queue=${queue}&limit=100`);
      return page.body.items.map(({ id }) => id);
    };
    expect(await ids("first_posts")).toContain(challengeId);
    expect(await ids("reported")).not.toContain(challengeId);
    await applicant.post("/reports", { subject: "challenge", challengeId, reason: "off_platform" });
    expect(await ids("reported")).toContain(challengeId);
    expect((await moderator.post(`/admin/challenges/${challengeId}/pass`, { reason })).status).toBe(200);
    expect(await ids("first_posts")).not.toContain(challengeId);
  });
});

describe("a report", () => {
  it("is claimed by one, decided once, and its outcome told to who filed it", async () => {
    const [poster, reporter] = [await newPerson("Poster Reported"), await newPerson("Reporter")];
    const { challengeId } = await situate("open", poster, reporter);
    const filed = await reporter.post<{ id: string }>("/reports", {
      subject: "challenge",
      challengeId,
      reason: "scam",
    });
    const path = `/admin/reports/${filed.body.id}`;
    expect((await moderator.post(`${path}/claim`, { reason })).body).toMatchObject({ claimedBy: moderator.id });
    expect((await admin.post(`${path}/claim`, { reason })).body).toMatchObject({ code: "wrong_state" });
    const decided = await Promise.all(
      [moderator, admin].map((by) => by.post(`${path}/decide`, { outcome: "upheld", reason })),
    );
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409]);
    await followEvents();
    const { items } = (await reporter.get<{ items: { kind: string; subject: object }[] }>("/notifications")).body;
    expect(items.map(({ kind, subject }) => ({ kind, subject }))).toContainEqual({
      kind: "report.decided",
      subject: expect.objectContaining({ reason: "upheld", note: reason }),
    });
  });

  it("about a person tells admins when it is upheld, who alone decide what follows", async () => {
    const [accused, reporter] = [await newPerson("Person Reported"), await newPerson("Reporter Two")];
    const filed = await reporter.post<{ id: string }>("/reports", {
      subject: "user",
      userId: accused.id,
      reason: "harassment",
    });
    expect(filed.status).toBe(201);
    expect((await moderator.post(`/admin/reports/${filed.body.id}/decide`, { outcome: "upheld", reason })).status).toBe(
      200,
    );
    await followEvents();
    const told = async (by: TestPerson) =>
      (await by.get<{ items: { kind: string }[] }>("/notifications")).body.items.filter(
        (one) => one.kind === "report.upheld",
      );
    expect(await told(admin)).toMatchObject([{ subject: { reason: "user" } }]);
    expect(await told(accused)).toEqual([]);
    expect(await told(moderator)).toEqual([]);
  });

  it("about a work tells admins when it is upheld, who alone can take it away", async () => {
    const [maker, reporter] = [await newPerson("Maker Reported"), await newPerson("Reporter Of A Work")];
    const words = { title: "A map of wells", description: "Drawn by hand." };
    const work = await maker.post<{ id: string }>("/works", words);
    const input = { subject: "work", workId: work.body.id, reason: "illegal", note: "It is mine." };
    const filed = await reporter.post<{ id: string }>("/reports", input);
    // Notes of one kind are shown together.
    const upheld = async () =>
      (await admin.get<{ items: { kind: string; count: number }[] }>("/notifications")).body.items
        .filter(({ kind }) => kind === "report.upheld")
        .reduce((sum, { count }) => sum + count, 0);
    const before = await upheld();
    const path = `/admin/reports/${filed.body.id}/decide`;
    expect((await moderator.post(path, { outcome: "upheld", reason })).status).toBe(200);
    await followEvents();
    expect(await upheld()).toBe(before + 1);
    const { items } = (await admin.get<{ items: object[] }>("/notifications")).body;
    expect(items[0]).toMatchObject({ kind: "report.upheld", subject: { reason: "work" } });
  });

  it("is not shown to the moderator it is about", async () => {
    const accused = await newModerator("Accused Moderator");
    const filed = await newPerson("Reporter Of Moderator");
    const report = await filed.post<{ id: string }>("/reports", {
      subject: "user",
      userId: accused.id,
      reason: "spam",
    });
    const listedFor = async (by: TestPerson) =>
      (await by.get<{ items: { id: string }[] }>("/admin/reports?limit=100")).body.items.map(({ id }) => id);
    expect(await listedFor(moderator)).toContain(report.body.id);
    expect(await listedFor(accused)).not.toContain(report.body.id);
    expect((await accused.get(`/admin/reports/${report.body.id}`)).status).toBe(404);
  });

  it("is not decided by who filed it or is complained of", async () => {
    const mine = await moderator.post<{ id: string }>("/reports", {
      subject: "user",
      userId: other.id,
      reason: "spam",
    });
    for (const by of [moderator, other]) {
      expect((await by.post(`/admin/reports/${mine.body.id}/decide`, { outcome: "dismissed", reason })).status).toBe(
        403,
      );
    }
  });
});
