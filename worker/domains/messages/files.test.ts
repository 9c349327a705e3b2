/** Messages with files: who is in the conversation reads them, from the message on and not before. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import type { ConversationRoom } from "../../../durable-objects/conversation-room.ts";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { conversations, files } from "../../database/schema.ts";
import { hourMs } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { contextOf, systemContext } from "../../testing/situations.ts";
import { openTalk } from "../../testing/talks.ts";
import type { Message, MessagesPage } from "./contract.ts";
import { findConversations, toRoomPlace } from "./queries.ts";
import { sendMessage } from "./sending.ts";

const ctx = systemContext();

let poster: TestPerson;
let solver: TestPerson;
beforeAll(async () => {
  [poster, solver] = await Promise.all([newPerson("Poster Files"), newPerson("Solver Files")]);
});

/** A file the poster has uploaded. */
async function uploaded(): Promise<string> {
  const id = newId("file");
  const file = { ownerId: poster.id, name: "plan.txt", type: "text/plain", size: 4, state: "clean" as const };
  await ctx.store.db.insert(files).values({ id, ...file, createdAt: ctx.now });
  await env.FILES.put(id, "plan");
  return id;
}

async function talk() {
  const { conversation } = await openTalk(poster, solver);
  const [place] = await findConversations(ctx, { kind: "system", id: "system" }, eq(conversations.id, conversation.id));
  if (place === undefined) throw new Error("the conversation has no row");
  const room = roomOf(env, { id: conversation.id, jurisdiction: null });
  return { id: conversation.id, path: `/conversations/${conversation.id}/messages`, place: toRoomPlace(place), room };
}

const statusFor = async (person: TestPerson, fileId: string) => (await person.get(`/files/${fileId}`)).status;

it("are read by the members, however often the message is sent", async () => {
  const { path } = await talk();
  const fileIds = [await uploaded(), await uploaded()];
  const body = { id: "f1", body: "Two plans.", fileIds };
  const answers = await Promise.all([1, 2, 3].map(() => poster.post<Message>(path, body)));
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 201, body: { seq: 1, kind: "file" } });
    expect(answer.body.files?.map(({ id }) => id)).toEqual(fileIds);
  }
  for (const id of fileIds) expect(await statusFor(solver, id)).toBe(200);
});

it("are given once, when the same message comes while its files are looked at", async () => {
  const { id, path } = await talk();
  const body = { id: "f1", body: "A plan.", fileIds: [await uploaded()] };
  const slow = contextOf(poster);
  const table = slow.store.db.query.files;
  const findFirst = table.findFirst.bind(table);
  const afterTheOther: unknown = async (config: Parameters<typeof findFirst>[0]) => {
    await poster.post(path, body);
    return findFirst(config);
  };
  // What is looked up is awaited and nothing else, which a promise is enough for.
  vi.spyOn(table, "findFirst").mockImplementationOnce(afterTheOther as typeof findFirst);
  expect(await sendMessage(slow, id, body)).toMatchObject({ seq: 1, files: [{ id: body.fileIds[0] }] });
  expect((await solver.get<MessagesPage>(path)).body.items).toHaveLength(1);
});

it("are nobody's to read when the message was refused, and free for another", async () => {
  const { path, room } = await talk();
  const fileId = await uploaded();
  const later = Date.now() + hourMs; // so that nothing comes back while this test runs
  await runInDurableObject(room, (object: ConversationRoom) => {
    while (object.sends.take(poster.id, later) === 0);
  });
  expect(await poster.post(path, { id: "f1", fileIds: [fileId] })).toMatchObject({
    status: 429,
    body: { code: "rate_limited" },
  });
  expect(await statusFor(solver, fileId)).toBe(404);
  await evictDurableObject(room);
  expect((await solver.get<MessagesPage>(path)).body.items).toEqual([]);
  const other = await talk();
  expect((await poster.post(other.path, { id: "f1", fileIds: [fileId] })).status).toBe(201);
  expect(await statusFor(solver, fileId)).toBe(200);
});

it("are given by the resend of a message whose answer was lost", async () => {
  const { path, place, room } = await talk();
  const [said, unsaid] = [await uploaded(), await uploaded()];
  const entry = { author: poster.id, clientId: "f1", after: null, kind: "file" as const, body: "", ref: null };
  await room.post(place, { ...entry, files: [{ id: said, name: "plan.txt", type: "text/plain", size: 4 }] });
  expect(await statusFor(solver, said)).toBe(404);
  const again = await poster.post<Message>(path, { id: "f1", fileIds: [said, unsaid] });
  expect(again).toMatchObject({ status: 201, body: { seq: 1 } });
  expect([await statusFor(solver, said), await statusFor(solver, unsaid)]).toEqual([200, 404]);
});

it("must be the writer's own and free", async () => {
  const [one, other] = [await talk(), await talk()];
  const fileId = await uploaded();
  expect((await solver.post(one.path, { id: "f1", fileIds: [fileId] })).body).toMatchObject({
    code: "file_not_usable",
  });
  await poster.post(one.path, { id: "f1", fileIds: [fileId] });
  expect((await poster.post(other.path, { id: "f1", fileIds: [fileId] })).body).toMatchObject({
    code: "file_not_usable",
  });
  expect((await solver.get<MessagesPage>(other.path)).body.items).toEqual([]);
});

it("end in exactly one of two places that want them at once", async () => {
  for (let round = 0; round < 4; round++) {
    const places = await Promise.all([talk(), talk(), talk()]);
    const fileId = await uploaded();
    const answers = await Promise.all(
      places.flatMap(({ path }) => [1, 2].map(() => poster.post<Message>(path, { id: "f1", fileIds: [fileId] }))),
    );
    const owner = await ctx.store.db.query.files.findFirst({ where: eq(files.id, fileId) });
    const pages = await Promise.all(places.map(({ path }) => poster.get<MessagesPage>(path)));
    const named = pages.map(({ body }) => body.items.length);
    expect(named.toSorted()).toEqual([0, 0, 1]);
    expect(places[named.indexOf(1)]?.path).toContain(owner?.conversationId);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409, 409, 409]);
  }
});
