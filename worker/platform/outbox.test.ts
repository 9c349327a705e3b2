import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { outbox } from "../database/schema.ts";
import { systemContext } from "../testing/situations.ts";
import { hourMs, minuteMs } from "./clock.ts";
import type { Consumer } from "./events.ts";
import {
  acted,
  backOffMs,
  type Consume,
  countOverdue,
  deliver,
  hurry,
  type OutboxMessage,
  outboxLimits,
  planEvent,
  sweepOutbox,
} from "./outbox.ts";

const start = Date.now();

/** Plans an event for one consumer only and gives its row's id. */
async function announce(): Promise<string> {
  const ctx = systemContext(start);
  const plan = planEvent(ctx, "payout.queued", { payoutId: "pay_x" });
  await ctx.store.atomic(plan);
  const row = plan.flatMap((step) => ("announce" in step ? step.announce : []))[0];
  if (row === undefined) throw new Error("the event has no consumer");
  return row.id;
}

function consumers(payout: Consume): Record<Consumer, Consume> {
  const never: Consume = () => Promise.reject(new Error("this consumer does not follow the event"));
  return {
    inbox: never,
    fanout: never,
    email: never,
    push: never,
    room: never,
    cache: never,
    refund: never,
    checkout: never,
    destinations: never,
    chargeback: never,
    search: never,
    identity: never,
    export: never,
    alerts: never,
    webhooks: never,
    webhook: never,
    payout,
  };
}

const rowOf = (id: string) => systemContext().store.db.query.outbox.findFirst({ where: eq(outbox.id, id) });

describe("the outbox", () => {
  it("goes on under the request that began it, through any number of queues", async () => {
    const begun = systemContext(start);
    const plan = planEvent(begun, "payout.queued", { payoutId: "pay_x" });
    await begun.store.atomic(plan);
    const id = plan.flatMap((step) => ("announce" in step ? step.announce : []))[0]?.id ?? "";
    const seen: string[] = [];
    await deliver(
      systemContext(start),
      id,
      consumers(async (ctx) => {
        seen.push(ctx.requestId);
        await ctx.store.atomic(planEvent(ctx, "payout.paid", { payoutId: "pay_follows" }));
        return acted;
      }),
    );
    expect(seen).toEqual([begun.requestId]);
    const rows = await begun.store.db.query.outbox.findMany({ where: eq(outbox.topic, "payout.paid") });
    const following = rows.find(({ facts }) => facts.payoutId === "pay_follows");
    expect(following?.facts.requestId).toBe(begun.requestId);
  });

  it("runs a consumer once and ends the row", async () => {
    const id = await announce();
    let runs = 0;
    const consume = consumers(async (_, job) => {
      runs += 1;
      expect(job).toMatchObject({
        outboxId: id,
        topic: "payout.queued",
        facts: { payoutId: "pay_x", actorId: "system" },
      });
      return acted;
    });
    expect(await deliver(systemContext(start), id, consume)).toBe("ack");
    expect(await deliver(systemContext(start), id, consume)).toBe("ack");
    expect(runs).toBe(1);
    expect(await rowOf(id)).toMatchObject({ state: "done", attempts: 0 });
  });

  it("leaves to the sweep what is due after longer than a queue keeps a message back", async () => {
    const ctx = systemContext(start);
    const sent: number[] = [];
    // A queue as Cloudflare describes it: it refuses a delay of more than twelve hours.
    const send: typeof ctx.env.EMAILS.send = async (_, options) => {
      sent.push(options?.delaySeconds ?? 0);
      return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
    };
    const asking = { ...ctx, env: { ...ctx.env, EMAILS: { ...ctx.env.EMAILS, send } } };
    const dueIn = (ms: number) => ({ id: "out_x", consumer: "email" as const, nextAt: start + minuteMs * 2 + ms });
    await hurry(asking, [dueIn(0), dueIn(12 * hourMs), dueIn(12 * hourMs + 1), dueIn(7 * 24 * hourMs)]);
    expect(sent).toEqual([0, 12 * 3_600]);
  });

  it("sweeps money however many calls to people's own programs wait before it", async () => {
    const ctx = systemContext(start);
    const [before] = await ctx.store.db.select().from(outbox).limit(1);
    if (before === undefined) throw new Error("the tests above left no row to copy");
    const waiting = (consumer: Consumer, nextAt: number, n: number) => {
      const id = `out_${consumer}${n}`;
      return { ...before, id, eventId: id, consumer, recipientId: null, state: "pending" as const, nextAt };
    };
    const webhooks = Array.from({ length: 250 }, (_, n) => waiting("webhook", start - hourMs + n, n));
    const rows = [...webhooks, waiting("payout", start - minuteMs, 0)];
    for (let at = 0; at < rows.length; at += 5) {
      await ctx.store.atomic([ctx.store.db.insert(outbox).values(rows.slice(at, at + 5))]);
    }
    const sent: string[] = [];
    const queue: Queue<OutboxMessage> = {
      ...ctx.env.EVENTS,
      send: async (message) => {
        sent.push(message.outboxId);
        return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
      },
    };
    const queues = { EVENTS: queue, PAYOUTS: queue, FANOUT: queue, EMAILS: queue, WEBHOOKS: queue };
    await sweepOutbox({ ...ctx, env: { ...ctx.env, ...queues } });
    expect(sent).toContain("out_payout0");
    expect(sent.filter((id) => id.startsWith("out_webhook"))).toHaveLength(outboxLimits.sweepWebhooks);
    // What they wait for is not ours: the health of the platform does not hang on it.
    expect(await countOverdue(ctx.store, start - minuteMs / 2)).toBeLessThan(50);
    await ctx.store.atomic([ctx.store.db.delete(outbox).where(eq(outbox.consumer, "webhook"))]);
    await ctx.store.atomic([ctx.store.db.delete(outbox).where(eq(outbox.id, "out_payout0"))]);
  });

  it("never acks a row that is not there yet", async () => {
    expect(
      await deliver(
        systemContext(start),
        "out_unknown",
        consumers(async () => acted),
      ),
    ).toBe("retry");
  });

  it("lets only one of two at once act", async () => {
    const id = await announce();
    let runs = 0;
    const consume = consumers(async () => {
      runs += 1;
      return acted;
    });
    await Promise.all([deliver(systemContext(start), id, consume), deliver(systemContext(start), id, consume)]);
    expect(runs).toBe(1);
  });

  it("backs off after a failure, and is dead after ten", async () => {
    const id = await announce();
    const consume = consumers(() => Promise.reject(new Error("the bank is closed")));
    let now = start;
    for (let attempt = 1; attempt <= outboxLimits.tries; attempt++) {
      await deliver(systemContext(now), id, consume);
      const row = await rowOf(id);
      expect(row).toMatchObject({ attempts: attempt, lastError: "Error: the bank is closed" });
      if (attempt < outboxLimits.tries)
        expect(row?.nextAt).toBeGreaterThanOrEqual(now + 30_000 * 2 ** Math.min(attempt - 1, 6));
      now = (row?.nextAt ?? now) + 1;
    }
    expect(await rowOf(id)).toMatchObject({ state: "dead" });
  });

  it("waits without counting a try when the world is not ready", async () => {
    const id = await announce();
    await deliver(
      systemContext(start),
      id,
      consumers(async () => ({ kind: "wait", afterMs: 5 * minuteMs, why: "balance" })),
    );
    expect(await rowOf(id)).toMatchObject({
      state: "pending",
      attempts: 0,
      nextAt: start + 5 * minuteMs,
      leaseUntil: null,
      lastError: "balance",
    });
  });

  it("takes over from a consumer that died under its lease, not before the lease ends", async () => {
    const id = await announce();
    const { store } = systemContext();
    await store.db
      .update(outbox)
      .set({ leaseUntil: start + outboxLimits.leaseMs })
      .where(eq(outbox.id, id));
    let runs = 0;
    const consume = consumers(async () => {
      runs += 1;
      return acted;
    });
    await deliver(systemContext(start + 1), id, consume);
    expect(runs).toBe(0);
    await deliver(systemContext(start + outboxLimits.leaseMs + 1), id, consume);
    expect(runs).toBe(1);
  });
});

it("tells admins of a money job that failed five times and one that died, and of nothing else", async () => {
  const { db } = systemContext().store;
  const told = async () =>
    (await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") })).map(
      ({ facts }) => facts.reason,
    );
  const before = await told();
  for (const [topic, tries, reasons] of [
    ["user.changed", outboxLimits.tries, []],
    ["payout.queued", outboxLimits.tries, ["job_dead"]],
    ["user.changed", outboxLimits.toldAfter, ["job_dead"]],
    ["payout.queued", outboxLimits.toldAfter, ["job_dead", "job_failing"]],
    ["payout.queued", outboxLimits.toldAfter + 1, ["job_dead", "job_failing"]],
  ] as const) {
    const ctx = systemContext();
    await ctx.store.atomic(planEvent(ctx, topic, { payoutId: "pay_1" }));
    const row = await db.query.outbox.findFirst({ where: eq(outbox.topic, topic), orderBy: desc(outbox.id) });
    await db
      .update(outbox)
      .set({ attempts: tries - 1 })
      .where(eq(outbox.id, row?.id ?? ""));
    await deliver(
      ctx,
      row?.id ?? "",
      consumers(() => Promise.reject(new Error("no"))),
    );
    expect((await told()).slice(before.length)).toEqual(reasons);
  }
});

describe("backOffMs", () => {
  it("doubles from half a minute to an hour, with up to a fifth of jitter", () => {
    for (const [attempts, seconds] of [
      [1, 30],
      [2, 60],
      [5, 480],
      [9, 3600],
      [40, 3600],
    ] as const) {
      const ms = backOffMs(attempts);
      expect(ms).toBeGreaterThanOrEqual(seconds * 1000);
      expect(ms).toBeLessThanOrEqual(seconds * 1200);
    }
  });
});
