/** One event to ten thousand people: counted queue messages, each inbox told once although everything is delivered again. */
import { env } from "cloudflare:workers";
import { and, eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { inboxOf } from "../../../durable-objects/stubs.ts";
import { consumerFunctions } from "../../consumers.ts";
import { outbox, users } from "../../database/schema.ts";
import { commit } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { deliver, type OutboxMessage, planEvent } from "../../platform/outbox.ts";
import { newPerson } from "../../testing/people.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { inboxLimits } from "./contract.ts";

const people = 10_000;
const { db } = systemContext().store;

/** People with applications to a challenge, written in a few statements. */
async function applyAll(challengeId: string, posterId: string): Promise<void> {
  const count = sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${people - 1})`;
  const at = sql.param(0, users.createdAt);
  await db.run(sql`insert into users (id, handle, name, created_at, updated_at)
    ${count} select 'usr_fan' || (100000 + i), 'fan' || (100000 + i), 'Fan', ${at}, ${at} from n`);
  await db.run(sql`insert into applications (id, challenge_id, poster_id, applicant_id, state, cover_letter, price_minor, currency, days, created_at, updated_at)
    ${count} select 'app_fan' || (100000 + i), ${challengeId}, ${posterId}, 'usr_fan' || (100000 + i), 'submitted', '', 1000, 'USD', 7, ${at}, ${at} from n`);
}

/** A context whose fan-out queue only counts, and whose inboxes are counted. Every hundredth is the real one besides. */
function watched() {
  const sent: OutboxMessage[] = [];
  const told = new Map<string, string[]>();
  const FANOUT = {
    ...env.FANOUT,
    send: async (message: OutboxMessage) => {
      sent.push(message);
    },
  };
  const idFromName = (name: string) => ({ name });
  const get = ({ name }: { name: string }) => ({
    add: async (notes: Parameters<ReturnType<typeof inboxOf>["add"]>[0]) => {
      told.set(name, [...(told.get(name) ?? []), ...notes.map(({ id }) => id)]);
      if (name.endsWith("00")) await inboxOf(env, { id: name, jurisdiction: null }).add(notes);
    },
  });
  // Only what a consumer uses of the two bindings.
  const bindings = { ...env, FANOUT, INBOXES: { idFromName, get } } as unknown as Env;
  const deferred: Promise<unknown>[] = [];
  const ctx: Context = { ...systemContext(), env: bindings, defer: (work) => void deferred.push(work) };
  return { ctx, sent, told, settled: () => Promise.all(deferred) };
}

it("tells ten thousand people by a hundred queue messages, and each of them once", { timeout: 120_000 }, async () => {
  const [poster, solver] = [await newPerson("fan poster"), await newPerson("fan solver")];
  const { challengeId } = await situate("open", poster, solver);
  await applyAll(challengeId, poster.id);
  const { ctx, sent, told, settled } = watched();
  await commit({ ...systemContext(), defer: () => undefined }, planEvent(ctx, "challenge.canceled", { challengeId }));
  const whole = and(eq(outbox.consumer, "inbox"), eq(outbox.state, "pending"));
  const [row] = await db.query.outbox.findMany({ where: whole });
  if (row === undefined) throw new Error("the event has no row");

  // The whole: it tells nobody itself, so that no event waits behind it.
  await deliver(ctx, row.id, consumerFunctions);
  await deliver(ctx, row.id, consumerFunctions);
  await settled();
  expect(told.size).toBe(0);
  // Applicants, the poster and the solver.
  expect(sent).toHaveLength(Math.ceil((people + 2) / inboxLimits.fanOut));

  // The parts, each twice: the second time after its row was made pending again, as if its end had been lost.
  for (const { outboxId } of sent) await deliver(ctx, outboxId, consumerFunctions);
  expect(told.size).toBe(people + 2);
  expect([...told.values()].every((ids) => ids.length === 1 && ids[0] === row.eventId)).toBe(true);
  for (const { outboxId } of sent) await deliver(ctx, outboxId, consumerFunctions);
  expect([...told.values()].every((ids) => ids.length === 1)).toBe(true);
  await db.update(outbox).set({ state: "pending", leaseUntil: null }).where(eq(outbox.consumer, "fanout"));
  for (const { outboxId } of sent) await deliver(ctx, outboxId, consumerFunctions);
  expect([...told.values()].every((ids) => ids.length === 2)).toBe(true);
  for (let i = 0; i < people; i += 1_000) {
    const id = `usr_fan${100_000 + i}`;
    expect((await inboxOf(env, { id, jurisdiction: null }).unread()).notifications).toBe(1);
  }
});
