/**
 * One set of tests over every route, enumerated from the app itself: signed out, wrong person, suspended, malformed body, unknown id.
 * A new route joins by existing; one that declares no policy fails the first test.
 */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { outbox, users } from "../database/schema.ts";
import { openStore } from "../database/store.ts";
import { defaultChoices } from "../domains/notifications/preferences.ts";
import { idPrefixes } from "../platform/ids.ts";
import { call, newPerson, type TestPerson } from "../testing/people.ts";
import { makePayable, situate } from "../testing/situations.ts";
import { policies } from "./describe.ts";
import { openApiDocument, operationsOf } from "./openapi.ts";

const base = "/api/v1";
const document = await openApiDocument(app, "https://openchance.test");
const operations = operationsOf(document)
  .filter(({ path }) => path.startsWith(base))
  .map(({ method, path, operation }) => ({
    name: `${method} ${path}`,
    method,
    path: path.slice(base.length),
    policy: operation["x-policy"] ?? "",
    stranger: operation["x-stranger"] ?? 403,
    takesBody: operation.requestBody !== undefined,
    takesJson: JSON.stringify(operation.requestBody ?? {}).includes("application/json"),
  }));
const signedInOnly = operations.filter(({ policy }) => policy !== "public" && policy !== "signature");
const changing = operations.filter(({ method, policy }) => method !== "GET" && policy !== "signature");
const withParameter = operations.filter(({ path }) => path.includes("{"));

let stranger: TestPerson;
let suspended: TestPerson;
/** Paths with ids that exist, so that only the person is wrong. */
let realIds: Record<string, string>;

beforeAll(async () => {
  const poster = await newPerson("routes poster");
  const solver = await newPerson("routes solver");
  stranger = await newPerson("routes stranger");
  suspended = await newPerson("routes suspended");
  await makePayable(solver);
  await openStore(env.DB).db.update(users).set({ state: "suspended" }).where(eq(users.id, suspended.id));
  const open = await situate("open", poster, solver);
  const delivered = await situate("delivered", poster, solver);
  const disputed = await situate("disputed", poster, solver);
  const shortlisted = await poster.post<{ conversationId: string }>(`/applications/${open.applicationId}/shortlist`);
  const upload = await solver.call<{ id: string }>("POST", "/files?name=notes.txt", "notes", {
    "content-type": "text/plain",
    "content-length": "5",
  });
  expect([shortlisted.status, upload.status]).toEqual([200, 201]);
  realIds = {
    challenges: delivered.challengeId,
    applications: open.applicationId,
    deliveries: delivered.deliveryId,
    disputes: disputed.disputeId,
    conversations: shortlisted.body.conversationId,
    messages: "1",
    files: upload.body.id,
    users: poster.row.handle,
    ...namedOfMoney,
  };
});

/** `/challenges/{id}/publish` with an id that exists or one that does not. */
function fill(path: string, ids: Record<string, string>): string {
  return path.replace(
    /\/([a-z-]+)\/\{(\w+)\}/g,
    (_, collection: string) => `/${collection}/${ids[collection] ?? "nothing"}`,
  );
}

const unknownIds = {
  challenges: `${idPrefixes.challenge}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  applications: `${idPrefixes.application}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  deliveries: `${idPrefixes.delivery}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  disputes: `${idPrefixes.dispute}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  conversations: `${idPrefixes.conversation}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  files: `${idPrefixes.file}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  users: "nobody-of-this-name",
};

/** For admins only: nobody else learns whether these exist. */
const namedOfMoney = {
  payouts: `${idPrefixes.payout}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  refunds: `${idPrefixes.refund}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  holds: `${idPrefixes.hold}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  outbox: `${idPrefixes.outbox}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
  mismatches: `${idPrefixes.mismatch}_01hzzzzzzzzzzzzzzzzzzzzzzz`,
};
const reason = { reason: "The bank has asked for it." };
const sum = { amountMinor: 1_000, currency: "USD" };

/** A body that each route would take, so that nothing but the person or the id can be refused. */
const bodies: Record<string, unknown> = {
  "PATCH /users/me": { bio: "I fix calendars." },
  "POST /challenges": { title: "A title of a challenge" },
  "PATCH /challenges/{id}": { summary: "Another summary" },
  "POST /challenges/{id}/applications": {
    coverLetter: "I have done this before, twice.",
    price: { amountMinor: 200_000, currency: "USD" },
    days: 7,
  },
  "PUT /applications/{id}/note": { note: "Asked good questions." },
  "POST /challenges/{id}/deliveries": { note: "Version 1", fileIds: [] },
  "POST /deliveries/{id}/request-changes": { feedback: "The focus is lost after a month change.", days: 5 },
  "POST /challenges/{id}/dispute": {
    reason: "not_as_agreed",
    text: "The grid works with a mouse only.",
    release: { amountMinor: 1_000, currency: "USD" },
  },
  "POST /disputes/{id}/answer": {
    text: "The brief does not ask for a keyboard.",
    release: { amountMinor: 240_000, currency: "USD" },
  },
  "POST /disputes/{id}/offer": { release: { amountMinor: 120_000, currency: "USD" } },
  "POST /disputes/{id}/accept": { entryId: `${idPrefixes.disputeEntry}_01hzzzzzzzzzzzzzzzzzzzzzzz` },
  "POST /disputes/{id}/evidence": { text: "A film of the grid is attached." },
  "POST /admin/disputes/{id}/decide": {
    text: "The brief asks for a keyboard.",
    release: { amountMinor: 60_000, currency: "USD" },
  },
  "POST /challenges/{id}/reviews": { rating: 5, text: "Clear words and on time." },
  "POST /challenges/{id}/release": { amount: { amountMinor: 1_000, currency: "USD" } },
  "POST /users/me/payout-account": { country: "NL" },
  "POST /conversations": { challengeId: unknownIds.challenges },
  "POST /conversations/{id}/messages": { id: "m1", body: "Hello" },
  "POST /conversations/{id}/read": { seq: 1 },
  "POST /conversations/{id}/mute": { until: null },
  "POST /conversations/{id}/members": { userId: `${idPrefixes.user}_01hzzzzzzzzzzzzzzzzzzzzzzz` },
  "POST /conversations/{id}/messages/{seq}/redact": { reason: "It names a private address." },
  "POST /reports": { subject: "challenge", challengeId: unknownIds.challenges, reason: "spam" },
  "POST /notifications/read": { all: true },
  "POST /admin/stripe-events/{id}/replay": reason,
  "POST /admin/stripe-events/{id}/dismiss": reason,
  "POST /admin/payouts/{id}/retry": reason,
  "POST /admin/payouts/{id}/reverse": reason,
  "POST /admin/refunds/{id}/retry": reason,
  "POST /admin/refunds/{id}/paid-elsewhere": reason,
  "POST /admin/holds/{id}/freeze": reason,
  "POST /admin/holds/{id}/unfreeze": { cause: "admin", source: "usr_1", ...reason },
  "POST /admin/holds/{id}/goodwill": { amount: sum, ...reason },
  "POST /admin/chargebacks/{id}/give": { to: "solver", amount: sum, ...reason },
  "POST /admin/suspense/clear": { to: "losses", amount: sum, ...reason },
  "POST /admin/users/{id}/claims": { amount: sum, ...reason },
  "POST /admin/users/{id}/claims/waive": { amount: sum, ...reason },
  "POST /admin/outbox/{id}/replay": reason,
  "POST /admin/reconciliation": reason,
  "POST /admin/mismatches/{id}/resolve": reason,
  "POST /admin/mismatches/{id}/take-in": reason,
  "PUT /notifications/preferences": { choices: defaultChoices, digest: "off", quietHours: null },
  "POST /notifications/unsubscribe": { token: "not.a.token" },
  "POST /notifications/push-subscriptions": {
    endpoint: "https://updates.push.services.mozilla.com/wpush/v2/abc",
    keys: { p256dh: "B".repeat(87), auth: "A".repeat(22) },
  },
  "DELETE /notifications/push-subscriptions": { endpoint: "https://updates.push.services.mozilla.com/wpush/v2/abc" },
};

function send(
  token: string | undefined,
  operation: (typeof operations)[number],
  path: string,
  body: unknown = bodies[`${operation.method} ${operation.path}`] ?? {},
) {
  const sendsBody = operation.method !== "GET";
  return call(operation.method, path, { token, ...(sendsBody ? { body } : {}) });
}

const outboxSize = () => openStore(env.DB).db.$count(outbox);

describe("declarations", () => {
  it("every route of the app is described and declares who may call it", () => {
    const declared = new Set(operations.map(({ name }) => name));
    const routes = app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith(base) && !path.endsWith("/openapi.json"))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
    expect(new Set(routes).difference(declared)).toEqual(new Set());
    expect(
      operations.filter(({ policy }) => !policies.some((known) => known === policy)).map(({ name }) => name),
    ).toEqual([]);
    expect(operations.length).toBeGreaterThan(40);
  });

  it("is an OpenAPI 3.1 document whose references resolve", () => {
    expect(document.openapi).toBe("3.1.0");
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const known = Object.keys(document.components?.schemas ?? {});
    expect(references.filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  });
});

describe("signed out", () => {
  it.each(signedInOnly)("$name answers 401", async (operation) => {
    const before = await outboxSize();
    const answer = await send(undefined, operation, fill(operation.path, realIds));
    expect(answer.status, JSON.stringify(answer.body)).toBe(401);
    expect(answer.body).toMatchObject({ code: "signed_out", requestId: expect.stringMatching(/^req_/) });
    expect(await outboxSize()).toBe(before);
  });
});

describe("wrong person", () => {
  const related = operations.filter(({ policy }) =>
    ["poster", "applicant", "participant", "solver", "moderator", "admin"].includes(policy),
  );
  it.each(related)("$name answers $stranger", async (operation) => {
    const before = await outboxSize();
    const answer = await send(stranger.token, operation, fill(operation.path, realIds));
    expect(answer.status, JSON.stringify(answer.body)).toBe(operation.stranger);
    expect(await outboxSize()).toBe(before);
  });
});

describe("suspended", () => {
  it.each(changing)("$name changes nothing", async (operation) => {
    if (operation.path.startsWith("/auth/")) return;
    const before = await outboxSize();
    const answer = await send(suspended.token, operation, fill(operation.path, realIds));
    expect([403, 404], JSON.stringify(answer.body)).toContain(answer.status);
    expect(await outboxSize()).toBe(before);
  });
});

describe("malformed body", () => {
  const json = changing.filter(({ takesJson, path }) => takesJson && !path.startsWith("/auth/"));
  it.each(json)("$name: not JSON is 400, another type 415, too much 413, a list 422", async (operation) => {
    const path = fill(operation.path, realIds);
    const statusOf = async (body: unknown, headers: Record<string, string> = {}) =>
      (await call(operation.method, path, { token: stranger.token, body, headers })).status;
    expect(await statusOf("{")).toBe(400);
    expect(await statusOf("a=1", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await statusOf(`"${"x".repeat(300 * 1024)}"`)).toBe(413);
    expect(await statusOf(["list"])).toBe(422);
  });

  it.each(json)("$name names the field it does not know", async (operation) => {
    const answer = await call(operation.method, fill(operation.path, realIds), {
      token: stranger.token,
      body: { noSuchField: 1 },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body).toMatchObject({
      code: "invalid_input",
      errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
    });
  });
});

describe("unknown id", () => {
  it.each(withParameter)("$name answers 404", async (operation) => {
    for (const ids of [unknownIds, {}]) {
      const answer = await send(stranger.token, operation, fill(operation.path, ids));
      expect(answer.status, JSON.stringify(answer.body)).toBe(404);
    }
  });
});
