/** One event to hundreds of rooms: counted queue messages, each room told once although everything is delivered again. */
import { env } from "cloudflare:workers";
import { and, eq, like, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { NewNames } from "../../../durable-objects/room-redaction.ts";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { consumerFunctions } from "../../consumers.ts";
import { challenges, conversations, outbox } from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { deliver, type OutboxMessage, planEvent } from "../../platform/outbox.ts";
import { newPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { roomLimits } from "./contract.ts";

const rooms = 1_030;
const { db } = systemContext().store;
const roomId = (i: number) => `cnv_fan${1_000_000 + i}`;

/** Open conversations of a challenge's poster with so many applicants. */
async function talkWithAll(challengeId: string, posterId: string): Promise<void> {
  // An instant of the record's own form.
  const at = sql`(select created_at from users where id = ${posterId})`;
  const count = sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${rooms - 1})`;
  await db.run(sql`insert into users (id, handle, name, created_at, updated_at)
    ${count} select 'usr_fan' || (1000000 + i), 'fan' || (1000000 + i), 'Fan', ${at}, ${at} from n`);
  await db.run(sql`insert into conversations (id, challenge_id, applicant_id, created_at)
    ${count} select 'cnv_fan' || (1000000 + i), ${challengeId}, 'usr_fan' || (1000000 + i), ${at} from n`);
  await db.run(sql`insert into conversation_members (conversation_id, user_id, joined_at)
    ${count} select 'cnv_fan' || (1000000 + i), 'usr_fan' || (1000000 + i), ${at} from n`);
  await db.run(sql`insert into conversation_members (conversation_id, user_id, joined_at)
    ${count} select 'cnv_fan' || (1000000 + i), ${posterId}, ${at} from n`);
}

/** A context whose queues and rooms only count what they are given; every hundredth room is the real one besides. */
function watched() {
  const sent = { events: [] as OutboxMessage[], fanOut: [] as OutboxMessage[] };
  const queue = (list: OutboxMessage[]) => ({ send: async (message: OutboxMessage) => void list.push(message) });
  const told = new Map<string, string[]>();
  const idFromName = (name: string) => ({ name });
  const get = ({ name }: { name: string }) => ({
    rename: async ({ challenge }: NewNames) => void told.set(name, [...(told.get(name) ?? []), challenge?.title ?? ""]),
    post: async (...[place, entry]: Parameters<ReturnType<typeof roomOf>["post"]>) => {
      told.set(name, [...(told.get(name) ?? []), entry.clientId]);
      if (name.endsWith("00")) await roomOf(env, { id: name, jurisdiction: null }).post(place, entry);
    },
  });
  // Only what a consumer uses of these bindings.
  const fakes = { EVENTS: queue(sent.events), FANOUT: queue(sent.fanOut), ROOMS: { idFromName, get } };
  const deferred: Promise<unknown>[] = [];
  const bindings = { ...env, ...fakes } as unknown as Env;
  const ctx: Context = { ...systemContext(), env: bindings, defer: (work) => void deferred.push(work) };
  return { ctx, sent, told, settled: () => Promise.all(deferred) };
}

it("tells a thousand rooms by queue messages of fifty rooms, and each of them once", { timeout: 60_000 }, async () => {
  const [poster, solver] = [await newPerson("fan poster"), await newPerson("fan solver")];
  const { challengeId } = await situate("open", poster, solver);
  await talkWithAll(challengeId, poster.id);
  const { ctx, sent, told, settled } = watched();
  await commit({ ...systemContext(), defer: () => undefined }, planEvent(ctx, "challenge.canceled", { challengeId }));
  const [row] = await db.query.outbox.findMany({
    where: and(eq(outbox.consumer, "room"), eq(outbox.state, "pending")),
  });
  if (row === undefined) throw new Error("the event has no row");

  // The whole: it tells no room itself, so that no event waits behind it.
  for (const _ of [1, 2]) await deliver(ctx, row.id, consumerFunctions);
  await settled();
  expect(told.size).toBe(0);
  expect(sent.events).toEqual([]);
  expect(sent.fanOut).toHaveLength(Math.ceil(rooms / roomLimits.fanOut));

  for (const { outboxId } of [...sent.fanOut, ...sent.fanOut]) await deliver(ctx, outboxId, consumerFunctions);
  expect(told.size).toBe(rooms);
  expect([...told.values()].every((ids) => ids.length === 1 && ids[0] === row.eventId)).toBe(true);
  // As if the ends of all parts had been lost: the rooms know the event by its id.
  const parts = and(eq(outbox.consumer, "room"), eq(outbox.eventId, row.eventId));
  await db.update(outbox).set({ state: "pending", leaseUntil: null }).where(parts);
  for (const { outboxId } of sent.fanOut) await deliver(ctx, outboxId, consumerFunctions);
  expect([...told.values()].every((ids) => ids.length === 2)).toBe(true);
  for (let i = 0; i < rooms; i += 100) {
    const { items } = await roomOf(env, { id: roomId(i), jurisdiction: null }).page(null, 10);
    expect(items.map(({ body, id }) => [body, id])).toEqual([["challenge.canceled", row.eventId]]);
  }
});

it("renames a challenge in all its rooms, fifty a queue message", { timeout: 60_000 }, async () => {
  const { challengeId } = await situate("open", await newPerson("fan renaming"), await newPerson("fan renamed"));
  await db.update(conversations).set({ challengeId }).where(like(conversations.id, "cnv_fan%"));
  const { ctx, sent, told, settled } = watched();
  const facts = { challengeId, reason: "challenge" };
  await commit({ ...systemContext(), defer: () => undefined }, planEvent(ctx, "words.redacted", facts));
  const [row] = await db.query.outbox.findMany({
    where: and(eq(outbox.consumer, "room"), eq(outbox.topic, "words.redacted"), eq(outbox.state, "pending")),
  });
  await deliver(ctx, row?.id ?? "", consumerFunctions);
  await settled();
  expect(told.size).toBe(0);
  expect(sent.fanOut).toHaveLength(Math.ceil(rooms / roomLimits.fanOut));
  for (const { outboxId } of sent.fanOut) await deliver(ctx, outboxId, consumerFunctions);
  const title = (await db.query.challenges.findFirst({ where: eq(challenges.id, challengeId) }))?.title;
  expect(told.size).toBe(rooms);
  expect([...told.values()].every((titles) => titles.length === 1 && titles[0] === title)).toBe(true);
});
