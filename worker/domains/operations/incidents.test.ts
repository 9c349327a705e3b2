/** Alerts from what is wrong to whoever is told, with the clock moved and receivers that fail. */
import { env } from "cloudflare:workers";
import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { incidents, incidentTellings, outbox, timers } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import { dayMs, minuteMs } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import { newId } from "../../platform/ids.ts";
import { call, newAdmin, newPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { systemContext } from "../../testing/situations.ts";
import { failNext, measuring, received, setMeasured } from "../../testing/telemetry.ts";
import { alertTimes, retellAfterMs, tellingTries } from "./alerts.ts";
import type { AlertName, Objectives } from "./contract.ts";
import { sweepIncidents } from "./incidents.ts";

holdQueues();

const telling = {
  ...env,
  ALERT_EMAILS: "on-call@example.com, second@example.com",
  ALERT_WEBHOOK_URL: "http://telemetry.test/alerts",
};
const { db } = systemContext().store;

/** Each test begins on a day of its own, with nothing wrong. */
let day = Math.ceil(Date.now() / dayMs);
let start: number;
beforeEach(async () => {
  day += 2;
  start = day * dayMs;
  await db.delete(incidents);
  await db.delete(incidentTellings);
  await db.delete(timers);
  await db.update(outbox).set({ state: "done" });
});

function at(minutes: number, bindings: Env = telling): Context {
  const now = start + minutes * minuteMs;
  return { ...systemContext(now), env: bindings, config: readConfig(bindings) };
}

/** A job that failed ten times. */
async function killJob(): Promise<string> {
  const id = newId("outbox");
  const facts = { at: start, actorId: "system" };
  const row = { id, eventId: newId("event"), consumer: "cache", topic: "user.changed", facts, state: "dead" } as const;
  await db.insert(outbox).values({ ...row, nextAt: start, createdAt: start });
  return id;
}
const bury = (id: string) => db.update(outbox).set({ state: "canceled" }).where(eq(outbox.id, id));

interface Told {
  alert: AlertName;
  phase: string;
  text: string;
  value: number;
}

/** What the webhook was told meanwhile, each with its key. */
async function toldBy(act: () => Promise<unknown>): Promise<(Told & { key: string | null })[]> {
  const before = (await received("/alerts")).length;
  await act();
  const told = (await received("/alerts")).slice(before);
  return told.map(({ body, headers }) => ({ ...body, key: headers["idempotency-key"] }));
}

async function mailsTo(address: string): Promise<{ subject: string; body: string; headers: object }[]> {
  const answer = await fetch(`http://mail.test/sandbox/mail/messages.json?to=${encodeURIComponent(address)}`);
  const { mails } = (await answer.json()) as { mails: { subject: string; body: string; headers: object }[] }; // reason: the sandbox's own list
  return mails;
}

/** Makes the mail's provider take none of the next ones. */
async function failMails(status: number, times: number): Promise<void> {
  const body = JSON.stringify({ kind: "refuse", status, times });
  const headers = { "content-type": "application/json" };
  const set = await fetch("http://mail.test/sandbox/mail/faults", { method: "POST", headers, body });
  expect(set.status).toBe(200);
}

describe("an incident", () => {
  it("is told of once when it begins and once when it is over, by mail and by webhook", async () => {
    const before = (await mailsTo("on-call@example.com")).length;
    const job = await killJob();
    const [began, ...others] = await toldBy(() => sweepIncidents(at(0)));
    expect(others).toEqual([]);
    expect(began).toMatchObject({ alert: "dead_jobs", phase: "began", value: 1 });
    expect(await toldBy(() => sweepIncidents(at(1)))).toEqual([]);
    await bury(job);
    expect(await toldBy(() => sweepIncidents(at(2)))).toEqual([]);
    const [ended] = await toldBy(() => sweepIncidents(at(1 + alertTimes.quietMs / minuteMs)));
    expect(ended).toMatchObject({ alert: "dead_jobs", phase: "ended" });
    expect(await toldBy(() => sweepIncidents(at(30)))).toEqual([]);
    const mails = (await mailsTo("on-call@example.com")).slice(0, -before || undefined);
    expect(mails.map(({ subject }) => subject)).toEqual([ended?.text, began?.text]);
    expect(mails[0]?.headers).not.toHaveProperty("List-Unsubscribe");
    expect(mails[1]?.body).toContain("docs/RUNBOOK.md#dead_jobs");
    expect(await mailsTo("second@example.com")).toHaveLength(before + 2);
  });

  it("that comes back while it is quiet goes on, with the worst that was seen", async () => {
    const jobs = [await killJob(), await killJob()];
    await sweepIncidents(at(0));
    await db.update(outbox).set({ state: "canceled" }).where(inArray(outbox.id, jobs));
    await sweepIncidents(at(2));
    await killJob();
    expect(await toldBy(() => sweepIncidents(at(4)))).toEqual([]);
    expect(await db.query.incidents.findMany()).toMatchObject([{ alert: "dead_jobs", value: 2, resolvedAt: null }]);
  });

  it("is one, however many look at once", async () => {
    await killJob();
    await Promise.all([0, 0, 0].map(() => sweepIncidents(at(0))));
    expect(await db.query.incidents.findMany()).toHaveLength(1);
  });

  it("is told again under the same key until every channel took it", async () => {
    await killJob();
    await failNext(503, 1);
    expect(await toldBy(() => sweepIncidents(at(0)))).toEqual([]);
    expect(await db.query.incidents.findMany()).toMatchObject([{ toldAt: null }]);
    const before = (await mailsTo("on-call@example.com")).length;
    const [told] = await toldBy(() => sweepIncidents(at(1)));
    const [row] = await db.query.incidents.findMany();
    expect(told?.key).toBe(`${row?.id}-began`);
    expect(row?.toldAt).toBe(start + minuteMs);
    // The mail had gone out: its own key kept it from going twice.
    expect(await mailsTo("on-call@example.com")).toHaveLength(before);
  });

  it("is told to each channel once, however long another fails", async () => {
    await killJob();
    const before = (await mailsTo("on-call@example.com")).length;
    await failMails(422, 2 * 3);
    const heard = await toldBy(async () => {
      // Tried at once, after a minute and after two more; not in between.
      for (const minute of [0, 1, 2, 3]) await sweepIncidents(at(minute));
    });
    expect(heard).toHaveLength(1);
    expect(await mailsTo("on-call@example.com")).toHaveLength(before);
    expect(await db.query.incidents.findMany()).toMatchObject([{ toldAt: null }]);
    expect(await toldBy(() => sweepIncidents(at(7)))).toEqual([]);
    expect(await mailsTo("on-call@example.com")).toHaveLength(before + 1);
    expect(await db.query.incidents.findMany()).toMatchObject([{ toldAt: start + 7 * minuteMs }]);
    expect(await db.query.incidentTellings.findMany()).toEqual([]);
  });

  it("is over for a channel only after that heard it begin", async () => {
    const job = await killJob();
    await failNext(503, 2);
    await sweepIncidents(at(0));
    await sweepIncidents(at(1));
    await bury(job);
    const mails = (await mailsTo("second@example.com")).length;
    // The chat waits for its next try; mail has heard it begin, and hears the end.
    expect(await toldBy(() => sweepIncidents(at(2)))).toEqual([]);
    const over = 1 + alertTimes.quietMs / minuteMs;
    const phases = (await toldBy(() => sweepIncidents(at(over)))).map(({ phase }) => phase);
    expect(await mailsTo("second@example.com")).toHaveLength(mails + 1);
    const later = (await toldBy(() => sweepIncidents(at(over + 1)))).map(({ phase }) => phase);
    expect([...phases, ...later]).toEqual(["began", "ended"]);
  });

  it("is given up for a channel that takes nothing for a day", async () => {
    await killJob();
    await failNext(503, tellingTries);
    for (let minute = 0, tries = 1; tries <= tellingTries; tries += 1) {
      await sweepIncidents(at(minute));
      minute += (retellAfterMs(tries) ?? 0) / minuteMs;
    }
    expect(await db.query.incidents.findMany()).toMatchObject([{ toldAt: expect.any(Number) }]);
    expect(await toldBy(() => sweepIncidents(at(2_000)))).toEqual([]);
  });

  it("is only logged where nobody is named, and one part that fails keeps no other from being looked at", async () => {
    await killJob();
    const unreachable = { ...env, ...measuring, ...{ METRICS_API_BASE: "http://nobody.test" } };
    await sweepIncidents(at(0, unreachable));
    expect(await db.query.incidents.findMany()).toMatchObject([{ alert: "dead_jobs", toldAt: start }]);
  });
});

describe("what was measured", () => {
  const bindings = { ...telling, ...measuring };
  const open = async () => (await db.query.incidents.findMany()).map(({ alert, value }) => ({ alert, value }));

  it("raises alerts about failing and slow requests and slow queries", async () => {
    // As the Analytics Engine has them: large numbers as texts.
    await setMeasured({
      asked: "2000",
      failed: 50,
      asked_lately: 200,
      failed_lately: 12,
      reads_ms: 1500.4,
      slow_queries: 101,
    });
    await sweepIncidents(at(0, bindings));
    expect(await open()).toEqual(
      expect.arrayContaining([
        { alert: "errors_slow", value: 25 },
        { alert: "errors_fast", value: 60 },
        { alert: "slow_reads", value: 1500 },
        { alert: "slow_queries", value: 101 },
      ]),
    );
  });

  it("says nothing of a handful of requests", async () => {
    await setMeasured({ asked: 10, failed: 10, asked_lately: 10, failed_lately: 10, reads_ms: 9_000 });
    await sweepIncidents(at(0, bindings));
    expect(await open()).toEqual([]);
  });
});

describe("the page of aims", () => {
  it("shows numbers that are data, and says where there are none", async () => {
    const admin = await newAdmin("Admin Objectives");
    await killJob();
    const { body, status } = await admin.get<Objectives>("/admin/objectives");
    expect(status).toBe(200);
    expect(body.objectives.map(({ name, value }) => [name, value])).toEqual([
      ["availability", null],
      ["guest_reads", null],
      ["jobs", null],
      ["payouts", null],
    ]);
    expect(body.alerts.find(({ name }) => name === "dead_jobs")).toMatchObject({ value: 1, limit: 0 });
    expect(body.alerts.find(({ name }) => name === "errors_fast")).toMatchObject({ value: null });
    await setMeasured({ asked: 100_000, well: 99_950, jobs: 1_000, prompt_jobs: 995, reads_ms: 321.6 });
    const known = await call("GET", "/admin/objectives", {
      token: admin.token,
      bindings: measuring as unknown as Partial<Env>,
    }); // reason: variables the types do not list
    expect((known.body as Objectives).objectives.map(({ value }) => value)).toEqual([999, 322, 995, null]);
    expect((await (await newPerson("nobody's admin")).get("/admin/objectives")).status).toBe(404);
  });
});
