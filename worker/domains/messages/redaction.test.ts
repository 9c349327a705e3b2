/** What must not be read again is blanked, everywhere and for everybody. */

import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { auditLog, files, users } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newModerator, newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, openTalk, sitWith } from "../../testing/talks.ts";
import type { Conversation, MessagesPage } from "./contract.ts";

const { db } = systemContext().store;

let poster: TestPerson;
let solver: TestPerson;
let moderator: TestPerson;
beforeAll(async () => {
  [poster, solver, moderator] = await Promise.all([
    newPerson("Poster Redaction"),
    newPerson("Solver Redaction"),
    newModerator("Moderator Redaction"),
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
