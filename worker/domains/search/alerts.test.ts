/** Saved searches through the API, and who is told of what is published, as queues and the clock tell. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { alertedReaders, outbox, savedSearches, users } from "../../database/schema.ts";
import { dayMs, hourMs, iso } from "../../platform/clock.ts";
import type { Consumer } from "../../platform/events.ts";
import { sweepRetention } from "../../retention.ts";
import { newAdmin, newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { systemContext } from "../../testing/situations.ts";
import { runJobs } from "../../testing/stripe.ts";
import type { NotificationPage } from "../notifications/contract.ts";
import { sweepAlerts } from "./alerts.ts";
import { searchConsumer } from "./consumer.ts";
import type { SavedSearch, SavedSearchList, SaveSearchInput } from "./contract.ts";

const { db } = systemContext().store;
let poster: TestPerson;
let people = 0;
const somebody = () => newPerson(`Saver ${++people}`);

beforeAll(async () => {
  poster = await newPerson("Saved Poster");
});

async function save(
  person: TestPerson,
  query: Partial<SaveSearchInput["query"]>,
  alert: SavedSearch["alert"] = "live",
) {
  const answer = await person.post<SavedSearch>("/search/saved", { name: "Mine", query, alert });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

holdQueues();

/** Publishes, and lets the queues run: all that tell of it, or only some. */
async function publish(fields: Record<string, unknown> = {}, queues: readonly Consumer[] = telling): Promise<string> {
  const draft = await poster.post<{ id: string; slug: string }>("/challenges", {
    title: "Draw the quay of a harbour",
    summary: "From three photographs.",
    brief: "An ink drawing of the quay, scanned, with the boats that are in the photographs.",
    category: "design",
    skills: ["ink"],
    reward: { amountMinor: 50_000, currency: "USD" },
    applicationDeadline: iso(Date.now() + 10 * dayMs),
    deliveryDays: 10,
    ...fields,
  });
  const published = await poster.post(`/challenges/${draft.body.id}/publish`);
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  await follow(queues);
  return draft.body.slug;
}

const telling = ["alerts", "fanout", "inbox"] as const;

async function follow(queues: readonly Consumer[] = telling): Promise<void> {
  while ((await runJobs(queues)) > 0);
}

async function told(person: TestPerson) {
  const { items } = (await person.get<NotificationPage>("/notifications")).body;
  return items.map(({ kind, subject, count }) => ({ kind, title: subject.title, slug: subject.slug, count, subject }));
}

describe("a saved search", () => {
  it("is listed, changed and deleted by its person, and there for nobody else", async () => {
    const [person, other] = [await somebody(), await somebody()];
    const kept = await save(person, { q: "harbour", skill: ["Ink"], minReward: 100, currency: "USD" }, "daily");
    expect(kept).toMatchObject({ name: "Mine", alert: "daily", query: { q: "harbour", skill: ["ink"] } });
    expect((await person.get<SavedSearchList>("/search/saved")).body.items).toEqual([kept]);
    expect((await other.get<SavedSearchList>("/search/saved")).body.items).toEqual([]);
    const path = `/search/saved/${kept.id}`;
    for (const [method, body] of [["GET"], ["PATCH", { name: "Theirs" }], ["DELETE"]] as const)
      expect((await other.call(method, path, body)).status).toBe(404);
    const changed = await person.call<SavedSearch>("PATCH", path, { name: "Quays", alert: "off" });
    expect(changed.body).toEqual({ ...kept, name: "Quays", alert: "off" });
    expect((await person.get<SavedSearch>(path)).body).toEqual(changed.body);
    expect((await person.call("DELETE", path)).status).toBe(200);
    expect((await person.get(path)).status).toBe(404);
  });

  it("names a currency with a reward, and is one of twenty", async () => {
    const person = await somebody();
    const answer = await person.post("/search/saved", { name: "Well paid", query: { minReward: 1 } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "query.currency" }] } });
    for (let each = 0; each < 20; each++) await save(person, { q: `word ${each}` }, "off");
    const full = await person.post("/search/saved", { name: "One more", query: {} });
    expect(full).toMatchObject({ status: 409, body: { code: "saved_searches_full" } });
  });

  it("is one of twenty also when several are saved in the same moment", async () => {
    const person = await somebody();
    for (let each = 0; each < 18; each++) await save(person, { q: `word ${each}` }, "off");
    const saving = Array.from({ length: 6 }, () => person.post("/search/saved", { name: "Another", query: {} }));
    const states = (await Promise.all(saving)).map(({ status }) => status);
    expect(states.toSorted()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(await db.$count(savedSearches, eq(savedSearches.userId, person.id))).toBe(20);
  });

  it("is forgotten with its person", async () => {
    const person = await somebody();
    await save(person, { q: "harbour" });
    const facts = { at: Date.now(), actorId: "system", userId: person.id };
    const job = { outboxId: "o", eventId: "e", recipientId: null, attempts: 0, facts, planDone: [] };
    await searchConsumer(systemContext(), { ...job, topic: "user.erased" });
    expect(await db.$count(savedSearches, eq(savedSearches.userId, person.id))).toBe(0);
  });
});

describe("a new challenge", () => {
  it("is told to whom it fits, once, and to nobody else", async () => {
    const [fits, twice, other, off] = [await somebody(), await somebody(), await somebody(), await somebody()];
    await save(fits, { q: "harbour draw", category: "design", maxReward: 50_000, currency: "USD" });
    await save(twice, { q: "quay" });
    await save(twice, { skill: ["ink"] });
    await save(other, { q: "harbour", category: "software" });
    await save(off, { q: "harbour" }, "off");
    await save(poster, { q: "harbour" });
    const slug = await publish();
    for (const person of [fits, twice])
      expect(await told(person)).toMatchObject([{ kind: "challenge.published", slug, count: 1 }]);
    for (const person of [other, off, poster]) expect(await told(person)).toEqual([]);
    // The same event once more, as a queue may deliver it.
    await db.update(outbox).set({ state: "pending", leaseUntil: null }).where(eq(outbox.consumer, "fanout"));
    await follow();
    expect(await told(fits)).toHaveLength(1);
  });

  it("is told to nobody who blocked its poster, or was blocked, or is suspended", async () => {
    const [blocker, blocked, suspended, atPeace] = [
      await somebody(),
      await somebody(),
      await somebody(),
      await somebody(),
    ];
    for (const person of [blocker, blocked, suspended, atPeace]) await save(person, { q: "sextant" });
    const daily = await save(blocked, { q: "sextant" }, "daily");
    await blocker.post(`/users/${poster.row.handle}/block`);
    await poster.post(`/users/${blocked.row.handle}/block`);
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, suspended.id));
    await publish({ title: "Mend a sextant" });
    await db.update(users).set({ state: "active" }).where(eq(users.id, suspended.id));
    for (const person of [blocker, blocked, suspended]) expect(await told(person)).toEqual([]);
    expect(await told(atPeace)).toHaveLength(1);
    expect(await db.query.savedSearches.findFirst({ where: eq(savedSearches.id, daily.id) })).toMatchObject({
      news: 0,
    });
  });

  it("is told to nobody once it was taken down, not even to those whose turn is later", async () => {
    const person = await somebody();
    await save(person, { q: "compass" });
    const slug = await publish({ title: "Mend a compass" }, ["alerts"]);
    expect((await poster.post(`/challenges/${slug}/cancel`, {})).status).toBe(200);
    await follow();
    expect((await told(person)).map(({ kind }) => kind)).toEqual([]);
  });

  it("leaves no words in a note that are taken out of the challenge, whether or not it is kept still", async () => {
    const [person, admin] = [await somebody(), await newAdmin("Admin Alerts")];
    const kept = await save(person, { q: "harbour" });
    const slug = await publish({ title: "Draw the harbour of Wilhelmine Sandvoss" });
    expect(await told(person)).toMatchObject([{ title: "Draw the harbour of Wilhelmine Sandvoss", slug }]);
    await person.call("DELETE", `/search/saved/${kept.id}`);
    const { id } = (await person.get<{ id: string }>(`/challenges/${slug}`)).body;
    const reason = "It names somebody.";
    expect((await admin.post("/admin/redactions", { id, words: "Wilhelmine Sandvoss", reason })).status).toBe(200);
    await follow();
    const now = JSON.stringify(await told(person)).toLowerCase();
    expect(now).toContain("draw the harbour of […]");
    expect(now).not.toMatch(/wilhelmine|sandvoss/);
    const atWork = new Date();
    atWork.setUTCMinutes(7);
    await sweepRetention(systemContext(atWork.getTime() + 89 * dayMs));
    expect(await db.$count(alertedReaders)).toBeGreaterThan(0);
    await sweepRetention(systemContext(atWork.getTime() + 91 * dayMs));
    expect(await db.$count(alertedReaders)).toBe(0);
  });

  it("waits for the morning no more once something else is asked for", async () => {
    const person = await somebody();
    const kept = await save(person, { q: "anchor" }, "daily");
    await publish({ title: "Draw an anchor" });
    await person.call("PATCH", `/search/saved/${kept.id}`, { query: { q: "balloon" } });
    await sweepAlerts(systemContext(Date.now() + 25 * hourMs));
    await follow();
    expect(await told(person)).toEqual([]);
  });

  it("waits for the morning where alerts are daily, and is told with the others of the day", async () => {
    const person = await somebody();
    const kept = await save(person, { q: "lighthouse" }, "daily");
    for (const title of ["Paint a lighthouse", "Clean the lighthouse lamp"]) await publish({ title });
    await sweepAlerts(systemContext(Date.now()));
    await follow();
    expect(await told(person)).toEqual([]);
    const tomorrow = Date.now() + 25 * hourMs;
    await Promise.all([sweepAlerts(systemContext(tomorrow)), sweepAlerts(systemContext(tomorrow))]);
    await follow();
    const subject = { savedSearchId: kept.id, title: "Mine", count: 2 };
    expect(await told(person)).toMatchObject([{ kind: "search.news", subject, count: 1 }]);
    await sweepAlerts(systemContext(tomorrow + 25 * hourMs));
    await follow();
    expect(await told(person)).toHaveLength(1);
  });

  it("reaches more people than one job looks at, each once", { timeout: 120_000 }, async () => {
    const person = await somebody();
    const [row] = await db.select().from(users).where(eq(users.id, person.id));
    if (row === undefined) throw new Error("there is no row");
    const crowd = Array.from({ length: 600 }, (_, at) => `usr_crowd${String(at).padStart(4, "0")}`);
    const rows = crowd.map((id) => ({ ...row, id, handle: id, email: null }));
    for (let from = 0; from < rows.length; from += 4) await db.insert(users).values(rows.slice(from, from + 4));
    const kept = { name: "Tide", query: { q: "tide" }, alert: "live", matchKey: "word tide", news: 0 } as const;
    const searches = crowd.flatMap((userId) =>
      [1, 2].map((nth) => ({ ...kept, id: `${userId}_${nth}`, userId, createdAt: 0, updatedAt: 0 })),
    );
    for (let from = 0; from < searches.length; from += 10)
      await db.insert(savedSearches).values(searches.slice(from, from + 10));
    const parts = async () => {
      const all = await db.query.outbox.findMany({ where: eq(outbox.topic, "challenge.published") });
      return all.flatMap(({ consumer, recipientId, facts }) =>
        consumer === "fanout" && recipientId?.startsWith("alerts:") ? [facts.partIds ?? []] : [],
      );
    };
    const before = (await parts()).length;
    await publish({ title: "Draw the tide in a harbour" });
    const told = (await parts()).slice(before);
    expect(told.every((part) => part.length <= 100)).toBe(true);
    const inCrowd = told.flat().filter((id) => id.startsWith("usr_crowd"));
    expect(inCrowd.toSorted()).toEqual(crowd);
  });
});
