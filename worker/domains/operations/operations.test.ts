/** What is switched, announced, kept of who did what, and how it goes. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { roomOf } from "../../../durable-objects/stubs.ts";
import { auditLog, outbox } from "../../database/schema.ts";
import { dayMs, iso } from "../../platform/clock.ts";
import { planEvent } from "../../platform/outbox.ts";
import { commitTalked } from "../../platform/talked.ts";
import { call, newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { makePayable, situate, systemContext } from "../../testing/situations.ts";
import { holdOf, paidChallenge, twoSides } from "../../testing/stripe.ts";
import { openTalk } from "../../testing/talks.ts";
import { measuring, setMeasured } from "../../testing/telemetry.ts";
import type { Terms } from "../payments/contract.ts";
import { readFeeBasisPoints } from "../payments/terms.ts";
import type { Announcement, AuditEntry, FeePolicies, Flag, Metrics } from "./contract.ts";

const { db } = systemContext().store;
let admin: TestPerson;
beforeAll(async () => {
  admin = await newAdmin("Admin Operations");
});
const reason = "There is a reason.";

holdQueues();

describe("a flag", () => {
  it("pauses applying for all but those who are named, with its reason", async () => {
    const [poster, one, another] = await Promise.all(
      ["Poster Flag", "One Flag", "Another Flag"].map((name) => newPerson(name)),
    );
    if (!poster || !one || !another) throw new Error("three people were asked for");
    await Promise.all([one, another].map(makePayable));
    const { challengeId } = await situate("open", poster, one);
    const set = (percentage: number, userIds: string[]) =>
      admin.call<Flag>("PUT", "/admin/flags/applying", { percentage, userIds, reason });
    const apply = () =>
      another.post(`/challenges/${challengeId}/applications`, {
        coverLetter: "I have done this before, twice.",
        price: { amountMinor: 200_000, currency: "USD" },
        days: 7,
      });
    expect((await set(0, [])).body).toMatchObject({ percentage: 0 });
    expect(await apply()).toMatchObject({ status: 409, body: { code: "paused" } });
    expect((await poster.call("PUT", "/admin/flags/applying", { percentage: 100, reason })).status).toBe(404);
    expect((await set(0, [another.id, another.id])).body).toMatchObject({ userIds: [another.id] });
    expect((await apply()).status).toBe(201);
    const both = await Promise.all([set(100, []), set(100, [])]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const rows = await db.query.auditLog.findMany({ where: eq(auditLog.subject, "applying") });
    expect(rows.map(({ detail }) => detail.reason)).toEqual([reason, reason, reason, reason]);
  });
});

describe("the fee", () => {
  const decide = (feeBasisPoints: number, days: number | null, by = admin) =>
    by.post<FeePolicies>("/admin/fees", {
      feeBasisPoints,
      reason,
      ...(days === null ? {} : { startsAt: iso(Date.now() + days * dayMs) }),
    });
  const taken = async () => (await admin.get<Terms>("/payments/terms")).body.feeBasisPoints;

  it("is lowered at once, raised with notice, and never changes for what is held", async () => {
    const { poster, solver } = await twoSides("fees");
    const held = await paidChallenge(poster, solver);
    expect(await taken()).toBe(800);
    expect((await decide(700, null, poster)).status).toBe(404);
    expect((await decide(900, 13)).status).toBe(422);
    expect((await decide(3_001, 20)).status).toBe(422);
    expect((await decide(700, -1)).status).toBe(422);
    expect((await decide(700, null)).body).toMatchObject({ now: 700, items: [{ feeBasisPoints: 700, reason }] });
    expect(await taken()).toBe(700);
    expect((await holdOf(held)).feeMinor).toBe(19_200);
    expect((await holdOf(await paidChallenge(poster, solver))).feeMinor).toBe(16_800);
    // A lower one that was announced is what people count on.
    expect((await decide(600, 10)).status).toBe(200);
    expect((await decide(700, 13)).status).toBe(422);
    expect((await decide(900, 15)).status).toBe(200);
    const at = (days: number) => readFeeBasisPoints(systemContext(Date.now() + days * dayMs));
    expect([await at(0), await at(11), await at(16)]).toEqual([700, 600, 900]);
    // Whoever decides anew ends what was to come: nobody is told a lower fee and charged a higher one days later.
    expect((await decide(500, null)).status).toBe(200);
    expect([await at(0), await at(11), await at(16)]).toEqual([500, 500, 500]);
  });
});

describe("an announcement", () => {
  it("is shown to everybody between its two times", async () => {
    const tell = (hours: [number, number]) => {
      const [startsAt, endsAt] = hours.map((hour) => iso(Date.now() + hour * 3_600_000));
      return admin.post<Announcement>("/admin/announcements", { text: `From ${hours[0]}`, startsAt, endsAt, reason });
    };
    const shown = async () =>
      (await admin.get<{ items: Announcement[] }>("/announcements")).body.items.map(({ text }) => text);
    expect((await tell([2, 1])).status).toBe(422);
    expect((await tell([-2, -1])).status).toBe(422);
    expect((await tell([0, 24 * 90])).status).toBe(422);
    expect((await tell([5, 6])).status).toBe(201);
    const now = await tell([-1, 1]);
    expect(await shown()).toEqual(["From -1"]);
    expect((await admin.post(`/admin/announcements/${now.body.id}/end`, { reason })).status).toBe(200);
    expect((await admin.post(`/admin/announcements/${now.body.id}/end`, { reason })).status).toBe(409);
    expect(await shown()).toEqual([]);
  });
});

describe("the audit log", () => {
  it("is narrowed by who, what and when, page by page", async () => {
    const person = await newPerson("Audited Person");
    await person.post("/challenges", { title: "The first of two challenges" });
    await person.post("/challenges", { title: "The second of two challenges" });
    const read = async (query: string) =>
      (await admin.get<{ items: AuditEntry[]; nextCursor: string | null }>(`/admin/audit?${query}`)).body;
    const first = await read(`actor=${person.id}&verb=challenge.&limit=1`);
    expect(first.items).toMatchObject([{ verb: "challenge.created", actorId: person.id }]);
    const second = await read(`actor=${person.id}&verb=challenge.&limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ verb: "challenge.created" }], nextCursor: null });
    expect((await read(`subject=${second.items[0]?.subject}`)).items).toHaveLength(1);
    expect((await read(`actor=${person.id}&verb=user.`)).items).toEqual([]);
    expect((await read(`actor=${person.id}&from=${iso(Date.now() + dayMs)}`)).items).toEqual([]);
    expect((await person.get("/admin/audit")).status).toBe(404);
    const rows = ["b", "a", "b", "c", "a", "a"].map((letter) => ({
      actorId: person.id,
      verb: `alphabet.${letter}`,
      subject: "letters",
      detail: {},
      requestId: "req_letters",
      at: Date.now(),
    }));
    for (const row of rows) await systemContext().store.db.insert(auditLog).values(row);
    const pages: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: AuditEntry[]; nextCursor: string | null } = await read(
        `verb=alphabet.&limit=2&from=${iso(Date.now() - dayMs)}${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      pages.push(page.items.map(({ verb }) => verb.at(-1)).join(""));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(["aa", "cb", "ab"]);
    expect((await read("verb=alphabet.b")).items).toHaveLength(2);
    expect((await read("verb=alphabet.d")).items).toEqual([]);
    expect((await read(`verb=alphabet.&to=${iso(Date.now() - dayMs)}`)).items).toEqual([]);
  });
});

describe("a job", () => {
  it("that waits is tried now or given up; one that moves money is not given up", async () => {
    const ctx = systemContext();
    const rowOf = async (topic: "user.changed" | "user.erased" | "payout.queued", facts: object) => {
      await ctx.store.atomic(planEvent(ctx, topic, facts));
      const row = await db.query.outbox.findFirst({ where: eq(outbox.topic, topic), orderBy: desc(outbox.createdAt) });
      return row?.id ?? "";
    };
    const later = { nextAt: Date.now() + dayMs };
    const id = await rowOf("user.changed", { userId: admin.id });
    await db.update(outbox).set(later).where(eq(outbox.id, id));
    expect((await admin.post(`/admin/outbox/${id}/retry`, { reason })).status).toBe(200);
    const row = await db.query.outbox.findFirst({ where: eq(outbox.id, id) });
    expect(row?.nextAt).toBeLessThan(later.nextAt);
    const given = await rowOf("user.changed", { userId: admin.id });
    expect((await admin.post(`/admin/outbox/${given}/cancel`, { reason })).body).toMatchObject({ state: "canceled" });
    expect((await admin.post(`/admin/outbox/${given}/replay`, { reason })).status).toBe(409);
    const erasure = await rowOf("user.erased", { userId: "usr_none" });
    expect((await admin.post(`/admin/outbox/${erasure}/cancel`, { reason })).status).toBe(409);
    const money = await rowOf("payout.queued", { payoutId: "pay_none" });
    expect((await admin.post(`/admin/outbox/${money}/cancel`, { reason })).status).toBe(409);
  });
});

describe("the figures", () => {
  it("count what the record knows of the days that are asked for", async () => {
    const { poster, solver } = await twoSides("figures");
    const read = async () => (await admin.get<Metrics>("/admin/metrics?days=7")).body;
    const before = await read();
    await paidChallenge(poster, solver);
    const after = await read();
    const today = after.days.at(-1);
    const heldToday = ({ money }: Metrics) =>
      money.find((row) => row.day === today && row.currency === "USD")?.heldMinor ?? 0;
    expect(after.days).toHaveLength(7);
    expect(heldToday(after) - heldToday(before)).toBe(240_000);
    expect(after.disputes.held - before.disputes.held).toBe(1);
    const running = ({ challengesByState }: Metrics) =>
      challengesByState.find(({ state }) => state === "in_progress")?.count ?? 0;
    expect(running(after) - running(before)).toBe(1);
    expect((await poster.get("/admin/metrics")).status).toBe(404);
  });

  it("count each message once, on the day its room told of it", async () => {
    const { poster, solver } = await twoSides("figures of talk");
    const { conversation } = await openTalk(poster, solver);
    const talk = roomOf(env, { id: conversation.id, jurisdiction: null });
    const readToday = async () => {
      const { body } = await admin.get<Metrics>("/admin/metrics?days=1");
      return body.messages.find(({ day }) => day === body.days.at(-1))?.count ?? 0;
    };
    const write = (id: string) =>
      poster.post(`/conversations/${conversation.id}/messages`, { id, body: `Said: ${id}` });
    const before = await readToday();
    await write("first-of-figures");
    await write("second-of-figures");
    await runDurableObjectAlarm(talk);
    expect(await readToday()).toBe(before + 2);
    await write("second-of-figures");
    await write("third-of-figures");
    await runDurableObjectAlarm(talk);
    await Promise.all([2, 3, 3].map((messages) => commitTalked(systemContext(), conversation.id, messages)));
    expect(await readToday()).toBe(before + 3);
  });

  it("count of a room that was not counted before what was said today, and then what is new", async () => {
    const { poster, solver } = await twoSides("figures of history");
    const { conversation } = await openTalk(poster, solver);
    const talk = roomOf(env, { id: conversation.id, jurisdiction: null });
    const readToday = async () => {
      const { body } = await admin.get<Metrics>("/admin/metrics?days=1");
      return body.messages.find(({ day }) => day === body.days.at(-1))?.count ?? 0;
    };
    const write = (id: string) =>
      poster.post(`/conversations/${conversation.id}/messages`, { id, body: `Said: ${id}` });
    const before = await readToday();
    for (const id of ["long-ago-1", "long-ago-2", "long-ago-3"]) await write(id);
    await runInDurableObject(talk, (_, { storage }) => storage.sql.exec("update msg set at = at - ?", 9 * dayMs));
    await write("just-now");
    await runDurableObjectAlarm(talk);
    expect(await readToday()).toBe(before + 1);
    await write("and-now");
    await runDurableObjectAlarm(talk);
    expect(await readToday()).toBe(before + 2);
  });

  it("show requests, failures and the cache where they can be asked, and say where not", async () => {
    expect((await admin.get<Metrics>("/admin/metrics?days=7")).body.measured).toBeNull();
    const today = Math.floor(Date.now() / dayMs);
    // The Analytics Engine gives large numbers as texts.
    await setMeasured({ day: today, requests: "12000", failed: 6, cache_reads: 400, cache_hits: 390 });
    const bindings = measuring as unknown as Partial<Env>; // reason: variables the types do not list
    const { body } = await call("GET", "/admin/metrics?days=7", { token: admin.token, bindings });
    const day = iso(today * dayMs).slice(0, 10);
    const expected = [{ day, requests: 12_000, failed: 6, cacheReads: 400, cacheHits: 390 }];
    expect((body as Metrics).measured).toEqual(expected);
    await setMeasured({ day: today - 7, requests: 1 });
    const later = await call("GET", "/admin/metrics?days=7", { token: admin.token, bindings });
    expect((later.body as Metrics).measured).toEqual([]);
  });
});
