/** Blocks: outside work that runs the two cannot write to each other; inside it they can. */

import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { applications, challenges } from "../../database/schema.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { followEvents, openTalk, sitWith } from "../../testing/talks.ts";
import type { Conversation } from "../messages/contract.ts";

let poster: TestPerson;
let solver: TestPerson;
beforeAll(async () => {
  [poster, solver] = await Promise.all([newPerson("Poster Blocks"), newPerson("Solver Blocks")]);
});

const block = (by: TestPerson, whom: TestPerson) => by.post(`/users/${whom.row.handle}/block`);
const unblock = (by: TestPerson, whom: TestPerson) => by.call("DELETE", `/users/${whom.row.handle}/block`);

async function talking(state: "open" | "in_progress" = "open") {
  const { situation, conversation } = await openTalk(poster, solver);
  if (state === "in_progress") {
    await systemContext()
      .store.db.update(challenges)
      .set({ state, solverId: solver.id })
      .where(eq(challenges.id, situation.challengeId));
  }
  await followEvents();
  const path = `/conversations/${conversation.id}`;
  const [a, b] = [await sitWith(`${path}/socket`, poster.token), await sitWith(`${path}/socket`, solver.token)];
  return { conversation, path, a, b };
}

describe("a block", () => {
  it("ends writing on both sides, at sockets that are open too, and until it is taken back", async () => {
    const { conversation, path, a, b } = await talking();
    b.send({ type: "send", id: "s1", after: 0, body: "Before." });
    await b.acked("s1");
    expect(await block(poster, solver)).toMatchObject({ status: 200, body: { blocked: true } });
    expect(await block(poster, solver)).toMatchObject({ status: 200 });
    await followEvents();
    for (const [person, socket] of [
      [poster, a],
      [solver, b],
    ] as const) {
      socket.send({ type: "send", id: "x", after: 1, body: "After." });
      expect(await socket.until((frame) => frame.id === "x")).toMatchObject({ type: "error", code: "blocked" });
      expect(await person.post(`${path}/messages`, { id: "h", body: "By form." })).toMatchObject({
        status: 403,
        body: { code: "blocked" },
      });
    }
    b.send({ type: "edit", id: "e", after: 1, seq: 1, body: "Another way in." });
    expect(await b.until((frame) => frame.id === "e")).toMatchObject({ code: "blocked" });
    b.send({ type: "delete", id: "d", after: 1, seq: 1 });
    expect(await b.acked("d")).toBe(2);
    await evictDurableObject(roomOf(env, { id: conversation.id, jurisdiction: null }));
    b.send({ type: "send", id: "y", after: 2, body: "After sleep." });
    expect(await b.until((frame) => frame.id === "y")).toMatchObject({ code: "blocked" });
    const seen = (await poster.get<Conversation>(path)).body;
    expect(seen).toMatchObject({ writable: false });
    expect(seen.members.map((member) => [member.id, member.blocked])).toEqual(
      expect.arrayContaining([
        [poster.id, false],
        [solver.id, true],
      ]),
    );
    expect((await poster.get<{ items: { id: string }[] }>("/users/me/blocks")).body.items.map(({ id }) => id)).toEqual([
      solver.id,
    ]);
    await unblock(poster, solver);
    await followEvents();
    b.send({ type: "send", id: "z", after: 2, body: "Again." });
    expect(await b.acked("z")).toBe(3);
  });

  it("ends writing before it is answered, whatever the queues do", async () => {
    const held = vi
      .spyOn(env.EVENTS, "send")
      .mockResolvedValue({ metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } });
    const { b } = await talking();
    expect(await block(poster, solver)).toMatchObject({ status: 200 });
    b.send({ type: "send", id: "at-once", after: 0, body: "After all." });
    expect(await b.until((frame) => frame.id === "at-once")).toMatchObject({ type: "error", code: "blocked" });
    expect(await unblock(poster, solver)).toMatchObject({ status: 200 });
    b.send({ type: "send", id: "again", after: 0, body: "Again." });
    expect(await b.acked("again")).toBe(1);
    held.mockRestore();
    await followEvents();
    b.send({ type: "send", id: "still", after: 1, body: "Still." });
    expect(await b.acked("still")).toBe(2);
  });

  it("keeps the conversation of running work open", async () => {
    const { path, b } = await talking("in_progress");
    await block(solver, poster);
    await followEvents();
    b.send({ type: "send", id: "s1", after: 0, body: "Version 1 is on its way." });
    await b.acked("s1");
    expect((await poster.get<Conversation>(path)).body.writable).toBe(true);
    await unblock(solver, poster);
    await followEvents();
  });

  it("opens no new conversation", async () => {
    const { challengeId } = await situate("open", poster, solver);
    await block(solver, poster);
    expect(await poster.post("/conversations", { challengeId, applicantId: solver.id })).toMatchObject({
      status: 403,
      body: { code: "blocked" },
    });
    await unblock(solver, poster);
    expect((await poster.post("/conversations", { challengeId, applicantId: solver.id })).status).toBe(201);
  });

  it("is not for oneself", async () => {
    expect((await block(poster, poster)).body).toMatchObject({ code: "forbidden" });
  });
});

describe("applying", () => {
  const letter = {
    coverLetter: "I have built three of these and would write the failing tests first.",
    price: { amountMinor: 200_000, currency: "USD" },
    days: 10,
  };

  it.each(["the poster", "the applicant"] as const)("is refused when %s has blocked the other", async (who) => {
    const newcomer = await newPerson(`Newcomer ${who.length}`);
    const { challengeId } = await situate("open", poster, solver);
    const [by, whom] = who === "the poster" ? [poster, newcomer] : [newcomer, poster];
    const apply = () => newcomer.post(`/challenges/${challengeId}/applications`, letter);
    await block(by, whom);
    expect(await apply()).toMatchObject({
      status: 403,
      body: { code: "blocked", detail: "You cannot apply to this challenge." },
    });
    expect(await systemContext().store.db.$count(applications, eq(applications.applicantId, newcomer.id))).toBe(0);
    await unblock(by, whom);
    // What else is missing is said from then on.
    expect(await apply()).toMatchObject({ status: 409, body: { code: "payout_setup_required" } });
  });

  it("is not touched by a block of somebody else", async () => {
    const newcomer = await newPerson("Newcomer Free");
    const { challengeId } = await situate("open", poster, solver);
    await block(poster, solver);
    expect((await newcomer.post(`/challenges/${challengeId}/applications`, letter)).body).toMatchObject({
      code: "payout_setup_required",
    });
    await unblock(poster, solver);
  });
});
