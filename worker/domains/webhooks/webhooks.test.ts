/** Webhooks from an event in the record to a receiver that verifies it with the standard's own library, and what becomes of failures. */
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  auditLog,
  idempotencyKeys,
  outbox,
  rations as spentRations,
  users,
  webhookDeliveries,
  webhookEndpoints,
} from "../../database/schema.ts";
import { dayMs, hourMs, minuteMs } from "../../platform/clock.ts";
import { commit } from "../../platform/commit.ts";
import type { Topic } from "../../platform/events.ts";
import { planEvent } from "../../platform/outbox.ts";
import { rations } from "../../platform/ration-rules.ts";
import { sweepRetention } from "../../retention.ts";
import { newPerson, type TestPerson } from "../../testing/people.ts";
import { holdQueues } from "../../testing/queues.ts";
import { situate, systemContext } from "../../testing/situations.ts";
import { runJobs } from "../../testing/stripe.ts";
import type { NotificationPage } from "../notifications/contract.ts";
import {
  chosenTypes,
  type NewWebhookEndpoint,
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookLimits,
} from "./contract.ts";
import { retryAfterMs } from "./lifecycle.ts";
import { exportWebhooks } from "./privacy.ts";

const { db } = systemContext().store;
const now = Date.now();
const address = "https://hooks.partner.example.com/openchance";
let made = 0;
let poster: TestPerson;
let solver: TestPerson;
let stranger: TestPerson;
let subject: { challengeId: string; applicationId: string };
let received: Request[];
let answer: () => Response | Promise<Response>;

beforeEach(async () => {
  holdQueues();
  made += 1;
  [poster, solver, stranger] = [
    await newPerson(`Hook Poster ${made}`),
    await newPerson(`Hook Solver ${made}`),
    await newPerson(`Hook Stranger ${made}`),
  ];
  const { challengeId, applicationId } = await situate("open", poster, solver);
  subject = { challengeId, applicationId };
  await db.update(outbox).set({ state: "done" }).where(eq(outbox.state, "pending"));
  received = [];
  answer = () => new Response("thank you");
  const real = globalThis.fetch.bind(globalThis);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!new URL(request.url).hostname.endsWith("partner.example.com")) return real(input, init);
    received.push(request);
    return answer();
  });
});
afterEach(() => vi.restoreAllMocks());

async function subscribe(person: TestPerson, types: readonly string[] = chosenTypes): Promise<NewWebhookEndpoint> {
  const answered = await person.post<NewWebhookEndpoint>("/users/me/webhooks", { url: address, types });
  expect(answered.status, JSON.stringify(answered.body)).toBe(201);
  return answered.body;
}

async function happens(topic: Topic, facts: Parameters<typeof planEvent>[2] = subject): Promise<void> {
  const ctx = systemContext(now);
  await commit(ctx, planEvent(ctx, topic, facts));
  await runJobs(["webhooks"], now);
}

async function log(person: TestPerson, { id }: { id: string }): Promise<WebhookDelivery[]> {
  return (await person.get<{ items: WebhookDelivery[] }>(`/users/me/webhooks/${id}/deliveries`)).body.items;
}

const endpoint = async (person: TestPerson) =>
  (await person.get<{ items: WebhookEndpoint[] }>("/users/me/webhooks")).body.items[0];

/** What a receiver does with a request. @throws when the signature is not that secret's */
async function verify(request: Request | undefined, secret: string): Promise<Record<string, unknown>> {
  if (request === undefined) throw new Error("nothing was received");
  const headers = Object.fromEntries(request.headers);
  const signed = headers["webhook-signature"]?.split(" ") ?? [];
  const body = await request.clone().text();
  const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  // The library holds the time against the real clock; these tests move theirs.
  const expected = new Webhook(secret).sign(headers["webhook-id"] ?? "", at, body);
  if (!signed.includes(expected)) throw new Error("the signature is another's");
  return JSON.parse(body);
}

describe("an event", () => {
  it("reaches the parties who asked for its kind, signed, with ids alone, and nobody else", async () => {
    const [ofPoster, ofSolver] = [await subscribe(poster), await subscribe(solver, ["application.shortlisted"])];
    await subscribe(stranger);
    const uninterested = await subscribe(solver, ["payout.paid"]);
    await happens("application.shortlisted", { ...subject, note: "a secret word" });
    await runJobs(["webhook"], now);
    expect(received).toHaveLength(2);
    for (const [person, { id, secret }] of [
      [poster, ofPoster],
      [solver, ofSolver],
    ] as const) {
      const [delivery] = await log(person, { id });
      const request = received.find(({ headers }) => headers.get("webhook-id") === delivery?.id);
      expect(await verify(request, secret)).toEqual({
        type: "application.shortlisted",
        timestamp: new Date(now).toISOString(),
        data: subject,
      });
      expect(request).toMatchObject({ method: "POST", redirect: "manual", url: address });
      expect(delivery).toMatchObject({
        state: "delivered",
        nextAt: null,
        attempts: [{ status: 200, response: "thank you" }],
      });
    }
    expect(await log(solver, uninterested)).toEqual([]);
    expect(await log(stranger, { id: (await endpoint(stranger))?.id ?? "" })).toEqual([]);
  });

  it("is accepted by the standard's own check, which holds the time against the clock", async () => {
    const { id, secret } = await subscribe(poster);
    expect((await poster.post(`/users/me/webhooks/${id}/test`)).status).toBe(201);
    await runJobs(["webhook"]);
    const request = received[0];
    const body = (await request?.clone().text()) ?? "";
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: "webhook.test", data: { webhookId: id } });
    const other = await subscribe(solver);
    expect(() => new Webhook(other.secret).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });

  it("is one delivery however often it is told of", async () => {
    await subscribe(poster);
    await happens("application.submitted");
    await db.update(outbox).set({ state: "pending" }).where(eq(outbox.consumer, "webhooks"));
    await runJobs(["webhooks"], now + minuteMs);
    expect(await log(poster, (await endpoint(poster)) ?? { id: "" })).toHaveLength(1);
  });

  it("reaches those who applied when the challenge changes", async () => {
    const { id } = await subscribe(solver);
    await happens("challenge.changed", { challengeId: subject.challengeId });
    expect(await log(solver, { id })).toHaveLength(1);
  });

  it("of a conversation that opens reaches both who are in it, whoever opened it", async () => {
    const [ofPoster, ofSolver] = [await subscribe(poster), await subscribe(solver)];
    const ofStranger = await subscribe(stranger);
    const opened = await poster.post<{ id: string }>("/conversations", {
      challengeId: subject.challengeId,
      applicantId: solver.id,
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    await runJobs(["webhooks"], Date.now() + minuteMs);
    for (const [person, made] of [
      [poster, ofPoster],
      [solver, ofSolver],
    ] as const) {
      const [delivery] = await log(person, made);
      expect(JSON.parse(delivery?.payload ?? "{}")).toMatchObject({
        type: "conversation.opened",
        data: { conversationId: opened.body.id },
      });
    }
    expect(await log(stranger, ofStranger)).toEqual([]);
  });

  it("of unread messages names the conversation, and nothing that was said", async () => {
    const { id } = await subscribe(poster);
    const conversationId = "cnv_01hzzzzzzzzzzzzzzzzzzzzzzz";
    const { commitUnread } = await import("../../platform/unread.ts");
    await commitUnread(systemContext(now), poster.id, { room: conversationId, readSeq: 4, since: now });
    await runJobs(["webhooks"], now);
    const [delivery] = await log(poster, { id });
    expect(JSON.parse(delivery?.payload ?? "")).toMatchObject({
      type: "conversation.unread",
      data: { conversationId },
    });
  });
});

describe("a delivery that fails", () => {
  it("is made again by the schedule, under the same id, until it is given up", async () => {
    const { id, secret } = await subscribe(poster);
    answer = () => new Response(`${"x".repeat(5_000)}\u0000`, { status: 503 });
    await happens("application.submitted");
    let at = now;
    for (const waitMs of [0, ...retryAfterMs.map((ms) => ms * 1.1)]) {
      at += Math.ceil(waitMs);
      const before = received.length;
      await runJobs(["webhook"], at);
      expect(received.length).toBe(before + 1);
      // Not before it is due.
      await runJobs(["webhook"], at + 1);
      expect(received.length).toBe(before + 1);
    }
    const [delivery] = await log(poster, { id });
    expect(delivery).toMatchObject({ state: "failed", nextAt: null });
    expect(delivery?.attempts).toHaveLength(retryAfterMs.length + 1);
    expect(delivery?.attempts.every(({ response }) => response.length <= webhookLimits.excerpt)).toBe(true);
    expect(new Set(received.map(({ headers }) => headers.get("webhook-id")))).toEqual(new Set([delivery?.id]));
    await verify(received.at(-1), secret);
    expect(await endpoint(poster)).toMatchObject({ state: "active", failingSince: new Date(now).toISOString() });
  });

  it("follows no redirect, and says what it met", async () => {
    const { id } = await subscribe(poster);
    answer = () => new Response(null, { status: 302, headers: { location: "https://169.254.169.254/" } });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    answer = () => Promise.reject(new DOMException("too late", "TimeoutError"));
    await runJobs(["webhook"], now + 6_000);
    answer = () => Promise.reject(new TypeError("no such host"));
    await runJobs(["webhook"], now + hourMs);
    expect((await log(poster, { id }))[0]?.attempts.map(({ status, error }) => [status, error])).toEqual([
      [302, "redirected"],
      [null, "timeout"],
      [null, "unreachable"],
    ]);
    expect(received).toHaveLength(3);
  });

  it("leaves its endpoint alone after days, tells its person once, and begins anew when that is switched on", async () => {
    const { id } = await subscribe(poster);
    answer = () => new Response(null, { status: 500 });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    await db
      .update(webhookEndpoints)
      .set({ failingSince: now - webhookLimits.failingDays * dayMs, failedTries: webhookLimits.failingTries - 1 })
      .where(eq(webhookEndpoints.id, id));
    await happens("application.withdrawn");
    await runJobs(["webhook"], now + 6_000);
    expect(await endpoint(poster)).toMatchObject({ state: "disabled", disabledReason: "failing" });
    await runJobs(["inbox"], now + 6_000);
    const notes = (await poster.get<NotificationPage>("/notifications")).body.items;
    expect(notes.filter(({ kind }) => kind === "webhook.disabled")).toMatchObject([
      { count: 1, subject: { reason: "failing", note: "hooks.partner.example.com" } },
    ]);
    const before = received.length;
    await happens("application.shortlisted");
    await runJobs(["webhook"], now + hourMs);
    expect(received).toHaveLength(before);
    expect((await log(poster, { id })).map(({ state }) => state).sort()).toEqual(["canceled", "failed"]);
    const switched = await poster.call<WebhookEndpoint>("PATCH", `/users/me/webhooks/${id}`, { state: "active" });
    expect(switched.body).toMatchObject({ state: "active", disabledReason: null, failingSince: null });
    answer = () => new Response(null, { status: 204 });
    await happens("award.made");
    await runJobs(["webhook"], now + hourMs);
    expect(received).toHaveLength(before + 1);
  });

  it("long after one that failed is no reason to leave its endpoint alone", async () => {
    await subscribe(poster);
    answer = () => new Response(null, { status: 500 });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    await db.update(outbox).set({ state: "canceled" }).where(eq(outbox.consumer, "webhook"));
    const days = 60 * dayMs;
    await happens("application.withdrawn");
    for (const afterMs of [0, 6_000, 10 * minuteMs]) {
      expect(await endpoint(poster)).toMatchObject({ state: "active", failingSince: new Date(now).toISOString() });
      await runJobs(["webhook"], now + days + afterMs);
    }
    expect(await endpoint(poster)).toMatchObject({ state: "disabled", disabledReason: "failing" });
  });

  it("ends at once at an endpoint that is gone", async () => {
    await subscribe(poster);
    answer = () => new Response(null, { status: 410 });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    expect(await endpoint(poster)).toMatchObject({ state: "disabled", disabledReason: "gone" });
  });

  it("is forgotten as failing once something arrives", async () => {
    await subscribe(poster);
    answer = () => new Response(null, { status: 500 });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    expect((await endpoint(poster))?.failingSince).not.toBeNull();
    answer = () => new Response();
    await runJobs(["webhook"], now + 6_000);
    expect((await endpoint(poster))?.failingSince).toBeNull();
  });
});

describe("its person", () => {
  it("sends a delivery again under the same id, and another's never", async () => {
    const { id, secret } = await subscribe(poster);
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    const [first] = await log(poster, { id });
    const path = `/users/me/webhook-deliveries/${first?.id}/replay`;
    expect((await stranger.post(path)).status).toBe(404);
    expect((await poster.post<WebhookDelivery>(path)).body).toMatchObject({ id: first?.id, state: "pending" });
    await runJobs(["webhook"]);
    const ids = received.map(({ headers }) => headers.get("webhook-id"));
    expect(ids).toEqual([first?.id, first?.id]);
    expect(await verify(received[1], secret)).toEqual(await verify(received[0], secret));
    expect((await log(poster, { id }))[0]?.attempts).toHaveLength(2);
  });

  it("begins a round anew while another is under way: the older one ends", async () => {
    const { id } = await subscribe(poster);
    answer = () => new Response(null, { status: 500 });
    await happens("application.submitted");
    await runJobs(["webhook"], now);
    const [first] = await log(poster, { id });
    const path = `/users/me/webhook-deliveries/${first?.id}/replay`;
    const both = await Promise.all([poster.post(path), poster.post(path)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    answer = () => new Response();
    received = [];
    await runJobs(["webhook"], Date.now() + minuteMs);
    expect(received).toHaveLength(1);
  });

  it("sends only so many by hand", async () => {
    const { id } = await subscribe(poster);
    const { most, everyMs } = rations.webhooks;
    // As after so many and one more.
    const spentUntil = Date.now() + (most + 1) * everyMs;
    await db.insert(spentRations).values({ userId: poster.id, kind: "webhooks", spentUntil });
    const refused = await poster.post(`/users/me/webhooks/${id}/test`);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(await log(poster, { id })).toEqual([]);
  });

  it("changes the secret: both sign for a day, then the new one alone", async () => {
    const first = await subscribe(poster);
    const second = (await poster.post<NewWebhookEndpoint>(`/users/me/webhooks/${first.id}/rotate-secret`)).body;
    expect(second.secret).not.toBe(first.secret);
    expect(second.previousSecretUntil).not.toBeNull();
    await happens("application.submitted");
    await runJobs(["webhook"]);
    await verify(received[0], first.secret);
    await verify(received[0], second.secret);
    await happens("application.withdrawn");
    await runJobs(["webhook"], Date.now() + webhookLimits.rotationHours * hourMs + minuteMs);
    await verify(received[1], second.secret);
    await expect(verify(received[1], first.secret)).rejects.toThrow();
  });

  it("changes the secret again within the day: every one that was said still signs, each for its own day", async () => {
    const first = await subscribe(poster);
    const path = `/users/me/webhooks/${first.id}/rotate-secret`;
    const second = (await poster.post<NewWebhookEndpoint>(path)).body;
    await db
      .update(webhookEndpoints)
      .set({ previousUntil: Date.now() + hourMs })
      .where(eq(webhookEndpoints.id, first.id));
    const third = (await poster.post<NewWebhookEndpoint>(path)).body;
    await happens("application.submitted");
    await runJobs(["webhook"]);
    for (const { secret } of [first, second, third]) await verify(received[0], secret);
    await happens("application.withdrawn");
    await runJobs(["webhook"], Date.now() + 2 * hourMs);
    for (const { secret } of [second, third]) await verify(received[1], secret);
    await expect(verify(received[1], first.secret)).rejects.toThrow();
    expect(JSON.stringify(await exportWebhooks(systemContext(), poster.id))).not.toContain(second.secret.slice(6));
  });

  it("changes the secret only as often as all of a day can sign, and loses none at once", async () => {
    const first = await subscribe(poster);
    const path = `/users/me/webhooks/${first.id}/rotate-secret`;
    const both = await Promise.all([poster.post<NewWebhookEndpoint>(path), poster.post<NewWebhookEndpoint>(path)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    for (let left = webhookLimits.retiredSecrets - 2; left > 0; left -= 1)
      expect((await poster.post(path)).status).toBe(200);
    const refused = await poster.post(path);
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    await happens("application.submitted");
    await runJobs(["webhook"]);
    for (const { secret } of [first, ...both.map(({ body }) => body)]) await verify(received[0], secret);
  });

  it("makes one endpoint of a write that is sent twice, and hears its secret again", async () => {
    const input = { url: address, types: ["award.made"] };
    const send = () => poster.post<NewWebhookEndpoint>("/users/me/webhooks", input, { "idempotency-key": "make-once" });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await db.$count(webhookEndpoints, eq(webhookEndpoints.userId, poster.id))).toBe(1);
    const kept = await db.query.idempotencyKeys.findMany({ where: eq(idempotencyKeys.actorId, poster.id) });
    expect(JSON.stringify(kept)).not.toContain(first.body.secret.slice(6));
    const path = `/users/me/webhooks/${first.body.id}/rotate-secret`;
    const rotate = () => poster.post<NewWebhookEndpoint>(path, {}, { "idempotency-key": "rotate-once" });
    expect((await rotate()).body).toEqual((await rotate()).body);
  });

  it("has a few, of addresses that we may call, and is shown a secret once", async () => {
    const { id, secret } = await subscribe(poster);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const rest = Array.from({ length: webhookLimits.endpoints + 2 }, () =>
      poster.post("/users/me/webhooks", { url: address, types: ["award.made"] }),
    );
    const statuses = (await Promise.all(rest)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(webhookLimits.endpoints - 1);
    const everything = [
      await poster.get("/users/me/webhooks"),
      await poster.get(`/users/me/webhooks/${id}/deliveries`),
    ];
    const kept = [
      ...everything,
      await exportWebhooks(systemContext(), poster.id),
      await db.query.auditLog.findMany({ where: eq(auditLog.actorId, poster.id) }),
    ];
    expect(JSON.stringify(kept)).not.toContain(secret.slice(6));
    for (const url of [
      "http://hooks.partner.com/",
      "https://127.0.0.1/",
      "https://a:b@hooks.partner.com/",
      "https://10.1/",
    ])
      for (const answered of [
        await solver.post("/users/me/webhooks", { url, types: ["award.made"] }),
        await poster.call("PATCH", `/users/me/webhooks/${id}`, { url }),
      ])
        expect(answered, url).toMatchObject({ status: 422, body: { errors: [{ path: "url" }] } });
    for (const types of [[], ["webhook.test"], ["money.needs_review"]])
      expect((await solver.post("/users/me/webhooks", { url: address, types })).status).toBe(422);
  });

  it("alone sees and changes it", async () => {
    const { id } = await subscribe(poster);
    for (const [method, path, body] of [
      ["GET", `/users/me/webhooks/${id}/deliveries`, undefined],
      ["PATCH", `/users/me/webhooks/${id}`, { state: "disabled" }],
      ["POST", `/users/me/webhooks/${id}/test`, {}],
      ["POST", `/users/me/webhooks/${id}/rotate-secret`, {}],
      ["DELETE", `/users/me/webhooks/${id}`, undefined],
    ] as const)
      expect((await stranger.call(method, path, body)).status, path).toBe(404);
    expect((await poster.call("DELETE", `/users/me/webhooks/${id}`)).status).toBe(200);
    expect(await endpoint(poster)).toBeUndefined();
  });

  it("who is suspended or leaves is told nothing more, and nothing of a webhook is left of one who is erased", async () => {
    const { id } = await subscribe(poster);
    await happens("application.submitted");
    await db.update(users).set({ state: "suspended" }).where(eq(users.id, poster.id));
    await runJobs(["webhook"], now);
    await happens("application.withdrawn");
    expect(received).toHaveLength(0);
    expect(await log(poster, { id })).toMatchObject([{ state: "canceled" }]);
    await happens("user.erased", { userId: poster.id });
    expect(await db.$count(webhookEndpoints, eq(webhookEndpoints.userId, poster.id))).toBe(0);
    expect(await db.$count(webhookDeliveries, eq(webhookDeliveries.endpointId, id))).toBe(0);
  });
});

it("the log goes back thirty days", async () => {
  const { id } = await subscribe(poster);
  await happens("application.submitted");
  const later = (days: number) => new Date(now + days * dayMs).setUTCMinutes(7);
  await sweepRetention(systemContext(later(webhookLimits.keptDays - 1)));
  expect(await log(poster, { id })).toHaveLength(1);
  await sweepRetention(systemContext(later(webhookLimits.keptDays + 1)));
  expect(await log(poster, { id })).toHaveLength(0);
});
