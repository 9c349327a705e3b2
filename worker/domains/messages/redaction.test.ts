/** What must not be read again is blanked, everywhere and for everybody. */

import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { applications, auditLog, challenges, files, idempotencyKeys, outbox, users } from "../../database/schema.ts";
import { planUnindexChallenge } from "../../database/search-index.ts";
import { newId } from "../../platform/ids.ts";
import { newAdmin, newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { runJobs } from "../../testing/stripe.ts";
import { followEvents, happen, openTalk, sitWith } from "../../testing/talks.ts";
import type { Challenge } from "../challenges/contract.ts";
import type { NotificationPage } from "../notifications/contract.ts";
import { getChallengeOf } from "../payments/payment.ts";
import type { Work } from "../portfolio/contract.ts";
import type { Conversation, MessagesPage } from "./contract.ts";

const { db, atomic } = systemContext().store;

let poster: TestPerson;
let solver: TestPerson;
let moderator: TestPerson;
let admin: TestPerson;
beforeAll(async () => {
  [poster, solver, moderator, admin] = await Promise.all([
    newPerson("Poster Redaction"),
    newPerson("Solver Redaction"),
    newModerator("Moderator Redaction"),
    newAdmin("Admin Redaction"),
  ]);
});

async function talking() {
  const { conversation } = await openTalk(poster, solver);
  await followEvents();
  const path = `/conversations/${conversation.id}`;
  return { conversation, path, room: roomOf(env, { id: conversation.id, jurisdiction: null }) };
}

it("a redacted message is gone from the log, its edits, the search, the list and the open pages, with its file", async () => {
  const { conversation, path, room } = await talking();
  const fileId = newId("file");
  const file = { ownerId: solver.id, name: "secret.txt", type: "text/plain", size: 6, state: "clean" as const };
  await db.insert(files).values({ id: fileId, ...file, createdAt: Date.now() });
  await env.FILES.put(fileId, "secret");
  await solver.post(`${path}/messages`, { id: "m1", body: "The secret.", fileIds: [fileId] });
  const [a, b] = [await sitWith(`${path}/socket`, poster.token), await sitWith(`${path}/socket`, solver.token)];
  b.send({ type: "edit", id: "e1", after: 1, seq: 1, body: "The secret, again." });
  await b.acked("e1");
  const redact = (by: TestPerson) => by.post(`${path}/messages/1/redact`, { reason: "A private address." });
  expect((await redact(poster)).status).toBe(404);
  // Who looks after others decides nothing about their own conversation.
  await db.update(users).set({ role: "moderator" }).where(eq(users.id, poster.id));
  expect((await redact(poster)).status).toBe(403);
  expect(await redact(moderator)).toMatchObject({ status: 200, body: { redacted: true } });
  await followEvents();
  const told = await a.message(({ kind }) => kind === "redact");
  expect(told).toMatchObject({ author: null, ref: 1 });
  await evictDurableObject(room);
  const { items } = (await poster.get<MessagesPage>(`${path}/messages`)).body;
  expect(items[0]).toMatchObject({ seq: 1, body: "", redactedAt: expect.any(String) });
  expect(items[0]?.files).toBeUndefined();
  expect(JSON.stringify(items)).not.toContain("secret");
  a.send({ type: "search", q: "secret" });
  expect(await a.type("found")).toMatchObject({ messages: [] });
  b.send({ type: "edit", id: "e2", after: 3, seq: 1, body: "The secret once more." });
  expect(await b.until((frame) => frame.id === "e2")).toMatchObject({ code: "no_such_entry" });
  const list = await poster.get<{ items: Conversation[] }>("/conversations");
  expect(list.body.items.find(({ id }) => id === conversation.id)?.last?.preview).toBe("");
  expect((await solver.get(`/files/${fileId}`)).status).toBe(404);
  const audited = await db.query.auditLog.findMany({
    where: and(eq(auditLog.verb, "message.redacted"), eq(auditLog.subject, conversation.id)),
  });
  expect(audited).toMatchObject([{ actorId: moderator.id, detail: { seq: 1, reason: "A private address." } }]);
});

describe("words that may not stand", () => {
  const reason = "It names somebody who did not agree.";
  const take = (id: string, words: string, by = admin) =>
    by.post<{ places: number }>("/admin/redactions", { id, words, reason });

  it("are taken out of a challenge, its address, the search and its rooms, and kept nowhere", async () => {
    const { situation, conversation } = await openTalk(poster, solver);
    const { challengeId, applicationId } = situation;
    const change = {
      title: "Sort the archive of Petra Meierhofer",
      brief: "Petra Meierhofer lives at Elm Road 4. ".repeat(3),
    };
    const key = { "idempotency-key": newId("request") };
    expect((await poster.call("PATCH", `/challenges/${challengeId}`, change, key)).status).toBe(200);
    await happen("application.shortlisted", { challengeId, applicationId, conversationId: conversation.id });
    await followEvents();
    const old = `archive-of-petra-meierhofer-${challengeId.slice(-6)}`;
    await db.update(challenges).set({ slug: old }).where(eq(challenges.id, challengeId));
    await happen("challenge.changed", { challengeId });
    await happen("award.made", { challengeId, applicationId });
    await followEvents();
    const everywhere = async () => {
      const kept = await db.query.idempotencyKeys.findMany({ where: eq(idempotencyKeys.actorId, poster.id) });
      const found = await poster.get("/search/challenges?q=meierhofer");
      const paths = [`/challenges/${challengeId}`, `/conversations/${conversation.id}/messages`, "/notifications"];
      const read = await Promise.all(paths.map((path) => poster.get(path)));
      const solvers = await solver.get("/notifications");
      return JSON.stringify([kept, found.body, solvers.body, read.map(({ body }) => body)]).toLowerCase();
    };
    expect((await everywhere()).match(/meierhofer/g)?.length).toBeGreaterThan(5);
    expect((await take(challengeId, "petra meierhofer", moderator)).status).toBe(404);
    expect((await take(challengeId, "petra meierhofer")).body).toMatchObject({ kind: "challenge", places: 4 });
    await followEvents();
    await runJobs(["fanout"]);
    expect(await everywhere()).not.toContain("meierhofer");
    // Links that still say it find the challenge by the end of its address, and say what it is called now.
    const present = (await solver.get<Challenge>(`/challenges/${challengeId}`)).body;
    expect(present.slug).not.toBe(old);
    expect((await solver.get<Challenge>(`/challenges/${old}`)).body).toMatchObject({
      id: challengeId,
      slug: present.slug,
    });
    expect((await getChallengeOf(systemContext(), old)).id).toBe(challengeId);
    const other = `${old.slice(0, -6)}${old.endsWith("zzzzzz") ? "yyyyyy" : "zzzzzz"}`;
    for (const unknown of [other, old.slice(0, -1), "meierhofer"])
      expect((await solver.get(`/challenges/${unknown}`)).status).toBe(404);
    await db.update(challenges).set({ publishedAt: null, state: "draft" }).where(eq(challenges.id, challengeId));
    expect((await solver.get(`/challenges/${old}`)).status).toBe(404);
    await db.update(challenges).set({ publishedAt: Date.now(), state: "open" }).where(eq(challenges.id, challengeId));
    const audited = await db.query.auditLog.findMany({ where: eq(auditLog.verb, "words.redacted") });
    expect(audited).toMatchObject([{ actorId: admin.id, subject: challengeId, detail: { places: 4, reason } }]);
    const rows = await db.query.outbox.findMany({ where: eq(outbox.topic, "words.redacted") });
    expect(JSON.stringify([audited, rows]).toLowerCase()).not.toContain("meierhofer");
    const notes = await poster.get<NotificationPage>("/notifications");
    expect(notes.body.items[0]).toMatchObject({
      kind: "words.redacted",
      subject: { challengeId, reason: "challenge" },
    });
    expect(await take(challengeId, "petra meierhofer")).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  });

  it("are known to the search no more, but for those that other open challenges have", async () => {
    const [{ situation: one }, { situation: other }] = [await openTalk(poster, solver), await openTalk(poster, solver)];
    const write = (id: string, title: string) => poster.call("PATCH", `/challenges/${id}`, { title });
    await write(one.challengeId, "A portrait of Hieronyma Kettering");
    await write(other.challengeId, "Letters from Kettering");
    await runJobs(["search"]);
    const known = async () => {
      const words = sql`('hieronyma', 'kettering')`;
      const rows = await db.all<{ term: string }>(
        sql`select distinct t.term from search_terms t join search_deletions d on d.term = t.term where t.term in ${words} and t.vocabulary = 'challenges' order by t.term`,
      );
      const deletions = sql`select distinct term from search_deletions where term in ${words} order by term`;
      return [rows, await db.all(deletions)].map((found) => (found as { term: string }[]).map(({ term }) => term));
    };
    expect(await known()).toEqual([
      ["hieronyma", "kettering"],
      ["hieronyma", "kettering"],
    ]);
    await take(one.challengeId, "Hieronyma Kettering");
    expect(await known()).toEqual([["kettering"], ["kettering"]]);
    // Of one that is open no longer, too.
    await db.update(challenges).set({ state: "canceled" }).where(eq(challenges.id, other.challengeId));
    await atomic(planUnindexChallenge(db, other.challengeId));
    await take(other.challengeId, "Kettering");
    expect(await known()).toEqual([[], []]);
  });

  it("are taken out of an application and of a file's name, in the room too, and never out of one's own", async () => {
    const { situation, conversation } = await openTalk(poster, solver);
    const { applicationId } = situation;
    await db.update(applications).set({ coverLetter: "Ask [Jo] (Doe)." }).where(eq(applications.id, applicationId));
    expect((await take(applicationId, "[jo] (doe)")).body).toMatchObject({ places: 1 });
    const row = await db.query.applications.findFirst({ where: eq(applications.id, applicationId) });
    expect(row?.coverLetter).toBe("Ask […].");
    const id = newId("file");
    const file = { ownerId: solver.id, name: "Jo Doe.txt", type: "text/plain", size: 6, state: "clean" as const };
    await db.insert(files).values({ id, ...file, createdAt: Date.now() });
    await solver.post(`/conversations/${conversation.id}/messages`, { id: "named", body: "Here.", fileIds: [id] });
    expect((await take(id, "Jo Doe")).body).toMatchObject({ kind: "file", places: 1 });
    await followEvents();
    const { items } = (await poster.get<MessagesPage>(`/conversations/${conversation.id}/messages`)).body;
    expect(items.at(-1)?.files).toMatchObject([{ id, name: "[…].txt" }]);
    // Neither out of one's own, nor out of what was written to oneself.
    await db
      .update(users)
      .set({ role: "admin" })
      .where(inArray(users.id, [solver.id, poster.id]));
    for (const [of, words] of [
      [id, "txt"],
      [applicationId, "Ask"],
    ] as const) {
      for (const side of [solver, poster]) expect((await take(of, words, side)).status).toBe(403);
    }
    await db
      .update(users)
      .set({ role: "member" })
      .where(inArray(users.id, [solver.id, poster.id]));
    expect((await take("dlv_none", "words")).status).toBe(404);
  });

  it("are taken out of a work, with its address and its picture, whose bytes go too", async () => {
    const image = "GIF89a@\u0001P\0";
    const head = { "content-type": "image/gif", "content-length": String(image.length) };
    const file = await solver.call<{ id: string }>("POST", "/files?name=face.gif", image, head);
    const words = { title: "A portrait of Ida Holm", description: "She sat for it.", url: "https://ida-holm.example/" };
    const pictureId = file.body.id;
    const work = await solver.post<Work>("/works", { ...words, pictureId });
    const { id } = work.body;
    const redact = (body: object, by = admin) => by.post("/admin/redactions", { id, reason, ...body });
    const shown = async () => (await poster.get<{ items: Work[] }>(`/users/${solver.row.handle}/works`)).body.items;
    for (const nothing of [{}, { words: "not there" }])
      expect(await redact(nothing)).toMatchObject({ status: 422, body: { code: "invalid_input" } });
    expect((await redact({ picture: true }, moderator)).status).toBe(404);
    expect((await redact({ words: "holm" })).body).toMatchObject({ kind: "work", places: 2, pictureId: null });
    expect(await shown()).toMatchObject([
      { title: "A portrait of Ida […]", description: words.description, url: null, picture: { id: pictureId } },
    ]);
    expect((await redact({ picture: true })).body).toMatchObject({ kind: "work", places: 0, pictureId });
    expect(await shown()).toMatchObject([{ picture: null }]);
    expect((await solver.get(`/works/${id}/picture`)).status).toBe(404);
    expect(await env.FILES.head(pictureId)).toBeNull();
    expect(await db.query.files.findFirst({ where: eq(files.id, pictureId) })).toMatchObject({ state: "rejected" });
    expect((await redact({ picture: true })).status).toBe(422);
    const audited = await db.query.auditLog.findMany({ where: eq(auditLog.subject, id) });
    expect(audited.map(({ detail }) => detail)).toContainEqual({ kind: "work", places: 0, pictureId, reason });
    await followEvents();
    const notes = await solver.get<NotificationPage>("/notifications");
    expect(notes.body.items[0]).toMatchObject({ kind: "words.redacted", subject: { reason: "work" } });
  });
});
