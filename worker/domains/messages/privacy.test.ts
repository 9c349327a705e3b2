/** What conversations give a person of themselves, and what is left of somebody who is gone. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { inboxOf, roomOf } from "../../../durable-objects/stubs.ts";
import { files, users } from "../../database/schema.ts";
import { newId } from "../../platform/ids.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { systemContext } from "../../testing/situations.ts";
import { followEvents, happen, openTalk, sitWith } from "../../testing/talks.ts";
import type { Conversation, MessagesPage } from "./contract.ts";
import { type ConversationExport, exportMessages } from "./privacy.ts";

const { db } = systemContext().store;

async function exported(person: TestPerson): Promise<ConversationExport[]> {
  const all: ConversationExport[] = [];
  for await (const one of exportMessages(systemContext(), person.id)) all.push(one);
  return all;
}

/** Two who talk, and a group of both that the solver has left. */
async function talking(name: string) {
  const [poster, solver] = await Promise.all([newPerson(`Poster ${name}`), newPerson(`Solver ${name}`)]);
  const { situation, conversation } = await openTalk(poster, solver);
  const { challengeId } = situation;
  const opened = await poster.post<Conversation>("/conversations", {
    challengeId,
    memberIds: [solver.id],
    title: "Us",
  });
  await followEvents();
  const [talk, group] = [`/conversations/${conversation.id}`, `/conversations/${opened.body.id}`];
  const fileId = newId("file");
  const file = { ownerId: solver.id, name: "map.txt", type: "text/plain", size: 3, state: "clean" as const };
  await db.insert(files).values({ id: fileId, ...file, createdAt: Date.now() });
  await env.FILES.put(fileId, "map");
  await solver.post(`${talk}/messages`, { id: "m1", body: "I live at the harbour.", fileIds: [fileId] });
  await poster.post(`${talk}/messages`, { id: "m2", body: "I do not." });
  await solver.post(`${group}/messages`, { id: "m3", body: "Hello, all of you." });
  await poster.post(`${group}/messages`, { id: "m4", body: "Hello." });
  await solver.post(`${group}/leave`);
  await followEvents();
  return { poster, solver, conversation, group: opened.body, talk, groupPath: group, fileId };
}

it("an export has all that was said where one is, and one's own words where one was", async () => {
  const { solver, conversation, group } = await talking("Exports");
  await runInDurableObject(roomOf(env, { id: conversation.id, jurisdiction: null }), ({ log }) => {
    const entry = { author: null, at: Date.now(), kind: "system" as const, body: "hold.held", ref: null, extra: null };
    log.append(Array.from({ length: 120 }, (_, i) => ({ ...entry, clientId: `evt_${i}` })));
  });
  const all = await exported(solver);
  expect(all.map(({ id }) => id).toSorted()).toEqual([conversation.id, group.id].toSorted());
  const own = all.find(({ id }) => id === conversation.id);
  expect(own?.leftAt).toBeNull();
  expect(own?.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: own?.messages.length ?? 0 }, (_, i) => i + 1),
  );
  expect(own?.messages.length).toBeGreaterThan(121);
  expect(own?.messages.map(({ body }) => body)).toEqual(
    expect.arrayContaining(["I live at the harbour.", "I do not."]),
  );
  const left = all.find(({ id }) => id === group.id);
  expect(left?.leftAt).not.toBeNull();
  expect(left?.messages.map(({ body }) => body)).toEqual(["Hello, all of you."]);
});

it("an erasure blanks all that one person said and sent, everywhere, and nothing of the others", async () => {
  const { poster, solver, conversation, talk, group, groupPath, fileId } = await talking("Erased");
  const watching = await sitWith(`${talk}/socket`, poster.token);
  await db.update(users).set({ state: "deleted", name: "Deleted member" }).where(eq(users.id, solver.id));
  for (const _ of [1, 2]) {
    await happen("user.erased", { userId: solver.id });
    await followEvents();
  }
  const told = await watching.message(({ kind }) => kind === "redact");
  expect(told).toMatchObject({ ref: null, data: { author: solver.id } });
  for (const { id } of [conversation, group]) await evictDurableObject(roomOf(env, { id, jurisdiction: null }));
  const read = async (path: string) => (await poster.get<MessagesPage>(`${path}/messages`)).body.items;
  expect((await read(talk)).map(({ body, kind }) => [kind, body])).toEqual([
    ["file", ""],
    ["text", "I do not."],
    ["redact", ""],
  ]);
  const inGroup = await read(groupPath);
  expect(inGroup.map(({ body }) => body)).toEqual(expect.arrayContaining(["Hello."]));
  const everything = JSON.stringify([await read(talk), inGroup]);
  for (const words of ["harbour", "Hello, all of you", "map.txt", solver.row.name])
    expect(everything).not.toContain(words);
  expect((await poster.get(`/files/${fileId}`)).status).toBe(404);
  expect(await env.FILES.head(fileId)).toBeNull();
  // The rooms told their members that something has changed; the inbox of somebody who is gone did not listen.
  expect(await inboxOf(env, solver.row).export()).toEqual({ notes: [], conversations: [] });
});
