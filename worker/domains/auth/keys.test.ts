/** Keys: shown once, kept as a hash, scoped, expiring, taken back at once, and never more than their person without a role. */
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { apiKeys, idempotencyKeys, users } from "../../database/schema.ts";
import { hourMs } from "../../platform/clock.ts";
import { call, newPerson, type TestPerson } from "../../testing/people.ts";
import { openRecord } from "../../testing/record.ts";
import { bodies, fill, operations, unknownIds } from "../../testing/routes.ts";
import { upgrade } from "../../testing/talks.ts";
import { type ApiKey, keyLimits, type NewApiKey } from "./contract.ts";

const { db } = openRecord();
let person: TestPerson;
beforeAll(async () => {
  person = await newPerson("Keys Person");
});

async function make(of: TestPerson, scopes: string[], days = 30): Promise<NewApiKey> {
  const made = await of.post<NewApiKey>("/users/me/api-keys", { name: "My script", scopes, days });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

describe("a key", () => {
  it("is said once and kept as a hash", async () => {
    const { key, id, start } = await make(person, ["read"]);
    expect(key).toMatch(/^och_[0-9a-f]{64}$/);
    expect(key.startsWith(start)).toBe(true);
    const row = await db.query.apiKeys.findFirst({ where: eq(apiKeys.id, id) });
    expect(JSON.stringify(row)).not.toContain(key.slice(start.length));
    const { items } = (await person.get<{ items: ApiKey[] }>("/users/me/api-keys")).body;
    expect(JSON.stringify(items)).not.toContain(key.slice(start.length));
    expect(items[0]).toMatchObject({ id, scopes: ["read"], lastUsedAt: null });
  });

  it("signs its person in, and says to the hour when it did", async () => {
    const { key, id } = await make(person, ["read"]);
    const used = async () => (await db.query.apiKeys.findFirst({ where: eq(apiKeys.id, id) }))?.lastUsedAt ?? 0;
    expect((await call("GET", "/users/me", { token: key })).body).toMatchObject({ id: person.id });
    const first = await used();
    expect(first).toBeGreaterThan(Date.now() - 60_000);
    await call("GET", "/users/me", { token: key });
    expect(await used()).toBe(first);
    await db
      .update(apiKeys)
      .set({ lastUsedAt: first - hourMs })
      .where(eq(apiKeys.id, id));
    await call("GET", "/users/me", { token: key });
    expect(await used()).toBeGreaterThanOrEqual(first);
  });

  it("is none once it has run out, was taken back, or its person is gone", async () => {
    const owner = await newPerson("Keys Ends");
    const refusedWith = async (key: string) => (await call("GET", "/users/me", { token: key })).body;
    const [old, back, last] = [await make(owner, ["read"]), await make(owner, ["read"]), await make(owner, ["read"])];
    await db.update(apiKeys).set({ expiresAt: Date.now() }).where(eq(apiKeys.id, old.id));
    expect((await owner.call("DELETE", `/users/me/api-keys/${back.id}`)).status).toBe(200);
    expect((await owner.call("DELETE", `/users/me/api-keys/${back.id}`)).status).toBe(404);
    expect((await person.call("DELETE", `/users/me/api-keys/${last.id}`)).status).toBe(404);
    expect((await call("GET", "/users/me", { token: last.key })).status).toBe(200);
    await db.update(users).set({ state: "deleted" }).where(eq(users.id, owner.id));
    for (const key of [old.key, back.key, last.key, "och_", `och_${"0".repeat(64)}`])
      expect(await refusedWith(key)).toMatchObject({ status: 401, code: "invalid_token" });
  });

  it("is one of a few", async () => {
    const owner = await newPerson("Keys Many");
    const body = { name: "At once", scopes: ["read"], days: 1 };
    const asked = Array.from({ length: keyLimits.keys + 3 }, () => owner.post("/users/me/api-keys", body));
    const made = (await Promise.all(asked)).filter(({ status }) => status === 201);
    expect(made).toHaveLength(keyLimits.keys);
    expect(await owner.post("/users/me/api-keys", { name: "One more", scopes: ["read"], days: 1 })).toMatchObject({
      status: 409,
      body: { code: "too_many_keys" },
    });
  });

  it("is one, and said once, of a write that is sent twice", async () => {
    const owner = await newPerson("Keys Twice");
    const input = { name: "Once", scopes: ["read"], days: 1 };
    const send = () => owner.post<NewApiKey>("/users/me/api-keys", input, { "idempotency-key": "make-once" });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "idempotency_conflict" });
    expect(await db.$count(apiKeys, eq(apiKeys.userId, owner.id))).toBe(1);
    const made = answers.find(({ status }) => status === 201)?.body;
    expect((await call("GET", "/users/me", { token: made?.key ?? "" })).status).toBe(200);
    const kept = await db.query.idempotencyKeys.findMany({ where: eq(idempotencyKeys.actorId, owner.id) });
    expect(JSON.stringify(kept)).not.toContain(made?.key.slice(12) ?? "none");
  });

  it.each([
    { name: "", scopes: ["read"], days: 1 },
    { name: "x", scopes: [], days: 1 },
    { name: "x", scopes: ["admin"], days: 1 },
    { name: "x", scopes: ["read"], days: keyLimits.days + 1 },
    { name: "x", scopes: ["read"], days: 0 },
  ])("is not made of %j", async (input) => {
    expect((await person.post("/users/me/api-keys", input)).status).toBe(422);
  });
});

describe("what a key may", () => {
  it("with the scope to read: no write at all", async () => {
    const { key } = await make(person, ["read"]);
    const writes = operations.filter(({ method, policy }) => method !== "GET" && policy !== "signature");
    expect(writes.length).toBeGreaterThan(30);
    for (const { name, method, path } of writes) {
      const answer = await call(method, fill(path, unknownIds), {
        token: key,
        body: bodies[`${method} ${path}`] ?? {},
      });
      expect(answer.body, name).toMatchObject({ status: 403, code: "key_not_allowed" });
    }
  });

  it("with the scope to write: what is no money, no right and no account", async () => {
    const { key } = await make(person, ["write"]);
    expect((await call("POST", "/challenges", { token: key, body: { title: "By a script" } })).status).toBe(201);
    for (const [method, path] of [
      ["DELETE", "/users/me"],
      ["POST", "/users/me/api-keys"],
      ["POST", "/users/me/export"],
      ["POST", `/applications/${unknownIds.applications}/award`],
      ["POST", `/challenges/${unknownIds.challenges}/checkout`],
      ["POST", `/challenges/${unknownIds.challenges}/release`],
      ["POST", `/deliveries/${unknownIds.deliveries}/approve`],
      ["POST", `/challenges/${unknownIds.challenges}/cancel`],
      ["POST", "/users/me/payout-account"],
      // It was not given the scope to read: not even what guests may, who see less of it.
      ["GET", "/users/me"],
      ["GET", "/challenges"],
      ["GET", `/challenges/${unknownIds.challenges}`],
      ["POST", "/auth/sign-out"],
    ] as const)
      expect(
        (await call(method, path, { token: key, ...(method === "GET" ? {} : { body: {} }) })).body,
        path,
      ).toMatchObject({
        status: 403,
        code: "key_not_allowed",
      });
  });

  it("is never more than a member may, and opens no socket and no archive", async () => {
    const admin = await newPerson("Keys Admin");
    await db.update(users).set({ role: "admin" }).where(eq(users.id, admin.id));
    const { key } = await make(admin, ["read", "write"]);
    for (const path of ["/admin/money", "/admin/reports", "/users/me/export/file"])
      expect((await call("GET", path, { token: key })).status, path).toBe(403);
    const socket = await upgrade("/notifications/socket", { authorization: `Bearer ${key}` });
    expect(socket.status).toBe(403);
  });

  it("is not taken as a cookie", async () => {
    const { key } = await make(person, ["read"]);
    const answer = await call("GET", "/users/me", { headers: { cookie: `__session=${key}` } });
    expect(answer.status).toBe(401);
  });
});
