/** Sockets end with what let their person in: the sign-in, or the account. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { seatOf, writeSeat } from "../../../durable-objects/sockets.ts";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { mintSessionToken } from "../../../sandbox/clerk/tokens.ts";
import { revokedSessions, users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, happen, openTalk, sitWith, upgrade } from "../../testing/talks.ts";

const { APP_ORIGIN } = readConfig(env);
const { db } = systemContext().store;

let poster: TestPerson;
beforeAll(async () => {
  poster = await newPerson("Poster Seats");
});

/** Another sign-in of the same person. */
function elsewhere(name: string): Promise<string> {
  const subject = `user_${name.replace(/\W/g, "")}`;
  const claims = { sessionId: `sess_other_${subject}`, userId: subject, email: `${subject}@example.com`, name };
  const now = Date.now();
  return mintSessionToken({ ...claims, signedInAt: now }, { appOrigin: APP_ORIGIN, nowMs: now, ttlSeconds: 3600 });
}

/** A solver of this name at both sockets. */
async function seated(name: string) {
  const solver = await newPerson(name);
  const { conversation } = await openTalk(poster, solver);
  await followEvents();
  const path = `/conversations/${conversation.id}/socket`;
  const [room, inbox] = [
    await sitWith(path, solver.token),
    await sitWith("/notifications/socket", solver.token),
  ] as const;
  return { solver, path, room, inbox };
}

const suspend = (person: TestPerson) => db.update(users).set({ state: "suspended" }).where(eq(users.id, person.id));

describe("signing out", () => {
  it("ends the sockets of that sign-in, and of no other", async () => {
    const { solver, path, room, inbox } = await seated("Leaving Seats");
    const token = await elsewhere("Leaving Seats");
    const other = await sitWith(path, token);
    const otherInbox = await sitWith("/notifications/socket", token);
    const { status } = await solver.post("/auth/sign-out");
    expect(status).toBe(200);
    await followEvents();
    expect([(await room.close()).code, (await inbox.close()).code]).toEqual([4003, 4003]);
    other.send({ type: "send", id: "still", after: 0, body: "I am still here." });
    await other.acked("still");
    expect(otherInbox.closed).toBeNull();
    expect(other.frames.filter(({ type }) => type === "presence")).toEqual([]);
    expect((await upgrade(path, { authorization: `Bearer ${solver.token}` })).status).toBe(401);
  });
});

describe("an account's end", () => {
  it("ends all sockets of its person", async () => {
    const { solver, path, room, inbox } = await seated("Suspended Seats");
    await suspend(solver);
    await happen("user.state_changed", { userId: solver.id });
    await followEvents();
    expect([(await room.close()).code, (await inbox.close()).code]).toEqual([4003, 4003]);
    expect((await upgrade(path, { authorization: `Bearer ${solver.token}` })).status).toBe(403);
  });

  it("that was taken back by the time it is heard of ends nothing", async () => {
    const { solver, room } = await seated("Forgiven Seats");
    await happen("user.state_changed", { userId: solver.id });
    await followEvents();
    room.send({ type: "send", id: "here", after: 0, body: "Still here." });
    await room.acked("here");
  });
});

describe("renewing", () => {
  it("is refused to a suspended person, and ends their seats", async () => {
    const { solver, room, inbox } = await seated("Renewing Seats");
    await suspend(solver);
    for (const socket of [room, inbox]) {
      socket.send({ type: "renew", token: solver.token });
      expect((await socket.close()).code).toBe(4003);
      expect(socket.frames.filter(({ type }) => type === "renewed")).toEqual([]);
    }
  });

  it("is refused once the sign-in was revoked, and not to the person's others", async () => {
    const { solver, path, room, inbox } = await seated("Revoked Seats");
    const token = await elsewhere("Revoked Seats");
    const other = await sitWith(path, token);
    await db.insert(revokedSessions).values({ sessionId: "sess_user_RevokedSeats", revokedAt: Date.now() });
    for (const socket of [room, inbox]) {
      socket.send({ type: "renew", token: solver.token });
      expect((await socket.close()).code).toBe(4003);
    }
    other.send({ type: "renew", token });
    expect(await other.type("renewed")).toMatchObject({ last: 0 });
  });

  it("keeps the place of an identity that ran out: what was missed comes, and nothing came before", async () => {
    const { solver, path, room } = await seated("Late Seats");
    const id = path.split("/")[2] ?? "";
    await runInDurableObject(roomOf(env, { id, jurisdiction: null }), (_room, state) => {
      for (const socket of state.getWebSockets(solver.id))
        writeSeat(socket, { ...seatOf(socket), exp: Date.now() - 1 });
    });
    await poster.post(`/conversations/${id}/messages`, { id: "m1", body: "While you were out." });
    room.send({ type: "send", id: "s1", after: 0, body: "Too early." });
    expect(await room.type("error")).toMatchObject({ code: "identity_expired", id: "s1" });
    expect(room.messages).toEqual([]);
    room.send({ type: "renew", token: solver.token });
    expect(await room.type("renewed")).toMatchObject({ last: 1 });
    room.send({ type: "hello", proto: 1, since: 0 });
    expect(await room.bodiesUntil(1)).toEqual(["While you were out."]);
    room.send({ type: "send", id: "s1", after: 0, body: "Now." });
    expect(await room.acked("s1")).toBe(2);
  });
});
