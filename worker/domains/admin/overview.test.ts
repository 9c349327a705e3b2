/** What needs a person is found in the overview, also what nobody was answered about. */
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { outbox, stripeEvents, timers } from "../../database/schema.ts";
import { minuteMs } from "../../platform/clock.ts";
import { planEvent } from "../../platform/outbox.ts";
import { newAdmin, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { systemContext } from "../../testing/situations.ts";
import { sweepLateEvents } from "../engagements/stripe-event-review.ts";
import type { MoneyOverview } from "./contract.ts";

const { db } = openRecord();
let admin: TestPerson;

beforeAll(async () => {
  admin = await newAdmin("overview admin");
});

const overview = async () => (await admin.get<MoneyOverview>("/admin/money")).body;
const told = async () =>
  (await db.query.outbox.findMany({ where: eq(outbox.topic, "money.needs_review") })).map(({ facts }) => facts.reason);

it("lists an event that failed whenever Stripe sent it, and admins are told of it once", async () => {
  const received = (id: string, agoMs: number) =>
    db.insert(stripeEvents).values({ id, type: "charge.updated", state: "received", receivedAt: Date.now() - agoMs });
  await received("evt_late", 16 * minuteMs);
  await received("evt_new", 14 * minuteMs);
  for (const _ of [1, 2]) await sweepLateEvents(systemContext());
  expect(await told()).toEqual(["event_late"]);
  expect((await overview()).stripeEvents).toMatchObject({
    count: 1,
    items: [{ id: "evt_late", state: "received", reason: "late" }],
  });
});

it("lists jobs and clocks that failed five times", async () => {
  const ctx = systemContext();
  await ctx.store.atomic([
    ...planEvent(ctx, "payout.queued", { payoutId: "pay_failing" }),
    ...planEvent(ctx, "payout.queued", { payoutId: "pay_begun" }),
  ]);
  const rows = await db.query.outbox.findMany({ where: eq(outbox.topic, "payout.queued") });
  const clock = { kind: "hold_limit", dueAt: ctx.now + minuteMs, lastError: "Error: no" } as const;
  // Past the moment at which a queue takes them up: only their counts matter here.
  for (const { id, facts } of rows) {
    const attempts = facts.payoutId === "pay_failing" ? 5 : 4;
    await db
      .update(outbox)
      .set({ attempts, leaseUntil: ctx.now + minuteMs, state: "pending" })
      .where(eq(outbox.id, id));
  }
  await db.insert(timers).values([
    { ...clock, subject: "hld_failing", attempts: 5 },
    { ...clock, subject: "hld_begun", attempts: 4 },
  ]);
  const { outbox: jobs, timers: clocks } = await overview();
  expect(jobs).toMatchObject({ count: 1, items: [{ subject: "pay_failing", attempts: 5 }] });
  expect(clocks).toMatchObject({ count: 1, items: [{ kind: "hold_limit", subject: "hld_failing", attempts: 5 }] });
  // Nobody works at these, and each file waits for its jobs.
  await db.update(outbox).set({ state: "done", leaseUntil: null }).where(eq(outbox.topic, "payout.queued"));
});
