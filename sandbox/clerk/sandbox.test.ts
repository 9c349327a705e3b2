import { runDurableObjectAlarm, runInDurableObject, SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { verifySessionToken } from "../../worker/platform/clerk.ts";
import { readClerkEvent } from "../../worker/platform/clerk-api.ts";
import type { Env } from "./instance.ts";
import { apiWorkerVars, SECRET_KEY, userIdOf } from "./settings.ts";

const APP_ORIGIN = "http://localhost:8788";
const vars = { APP_ORIGIN, ...apiWorkerVars(APP_ORIGIN, "http://clerk.test") };
// The bindings of this Worker, whose types the test's environment does not know.
const instance = (env as unknown as Env).CLERK.getByName("instance");

/** Webhooks as they arrive, and what they are answered. */
let arrived: { headers: Record<string, string>; body: string }[] = [];
let answer = 204;

beforeEach(async () => {
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    const request = new Request(input, init);
    arrived.push({ headers: Object.fromEntries(request.headers), body: await request.text() });
    return new Response(null, { status: answer });
  });
  await settle();
  arrived = [];
  answer = 204;
});

afterEach(() => {
  vi.useRealTimers();
});

/** Runs the object's alarm until nothing waits that is due. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5 && (await runDurableObjectAlarm(instance)); round++);
}

async function kinds(): Promise<string[]> {
  await settle();
  const events = await Promise.all(
    arrived.map(({ headers, body }) =>
      readClerkEvent(new Request("http://api/", { method: "POST", headers, body }), vars),
    ),
  );
  return events.map((event) => event.type).sort();
}

function call(method: string, path: string, body?: object): Promise<Response> {
  return SELF.fetch(`http://clerk.test${path}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: "manual",
  });
}

async function token(body: object): Promise<{ token: string; userId: string; sessionId: string }> {
  return (await call("POST", "/__clerk/sandbox/tokens", body)).json();
}

describe("POST /__clerk/sandbox/tokens", () => {
  it("gives a genuine token for an hour, with and without the prefix", async () => {
    const { token: minted, userId } = await token({ email: "Ada@Example.com", name: "Ada Lovelace" });
    const claims = await verifySessionToken(minted, vars);
    expect(claims).toMatchObject({ subject: userId, email: "ada@example.com", name: "Ada Lovelace" });
    expect(claims.expiresAt - claims.issuedAt).toBe(3_600_000);
    expect((await call("POST", "/sandbox/tokens", { email: "ada@example.com" })).status).toBe(200);
  });

  it("gives the same person for the same e-mail, the one that can be computed", async () => {
    const first = await token({ email: "same@example.com", ttlSeconds: 5 });
    const second = await token({ email: " SAME@example.com " });
    expect(second.userId).toBe(first.userId);
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(first.userId).toBe(await userIdOf("same@example.com"));
  });

  it("gives one person to many at once", async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => token({ email: "many@example.com" })));
    expect(new Set(tokens.map(({ userId }) => userId)).size).toBe(1);
    expect((await kinds()).filter((type) => type === "user.created")).toHaveLength(1);
  });

  it.each([[{}], [{ email: "no" }], [{ email: "a@b", ttlSeconds: 0 }], [{ email: "a@b", ttlSeconds: "1" }], [[]]])(
    "refuses %j",
    async (body) => {
      expect((await call("POST", "/sandbox/tokens", body)).status).toBe(422);
    },
  );
});

describe("the sign-in page", () => {
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    SELF.fetch("http://clerk.test/sign-in", {
      method: "POST",
      headers,
      body: new URLSearchParams(fields),
      redirect: "manual",
    });

  it("lists the demo accounts, escaped", async () => {
    const accounts = [{ email: "eve@example.com", name: "<b>Eve</b>", about: "admin" }];
    const listed = await call("POST", "/sandbox/accounts", { accounts });
    expect(await listed.json()).toEqual({ accounts: [{ ...accounts[0], userId: await userIdOf("eve@example.com") }] });
    const page = await (await call("GET", "/sign-in?redirect_url=/challenges")).text();
    expect(page).toContain("&lt;b&gt;Eve&lt;/b&gt;");
    expect(page).not.toContain("<b>Eve</b>");
    expect(page).toContain(`value="${APP_ORIGIN}/challenges"`);
    expect(await kinds()).toEqual([]);
  });

  it.each([
    ["/inbox?x=1#y", `${APP_ORIGIN}/inbox?x=1#y`],
    [`${APP_ORIGIN}/inbox`, `${APP_ORIGIN}/inbox`],
    ["//evil.example/", `${APP_ORIGIN}/`],
    ["https://evil.example/", `${APP_ORIGIN}/`],
    ["http://localhost:8788.evil.example/", `${APP_ORIGIN}/`],
    ["http://localhost:8788@evil.example/", `${APP_ORIGIN}/`],
    ["\\\\evil.example", `${APP_ORIGIN}/`],
    ["javascript:alert(1)", `${APP_ORIGIN}/`],
    ["http://[", `${APP_ORIGIN}/`],
    ["", `${APP_ORIGIN}/`],
  ])("sends back to %s as %s", async (wanted, sent) => {
    const response = await form({ email: "back@example.com", redirect_url: wanted });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(sent);
  });

  it("says what is wrong with an e-mail and keeps what was typed", async () => {
    const response = await form({ email: "not one", name: "Nora" });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('aria-describedby="error"');
    expect(page).toContain('value="Nora"');
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it("refuses a form from another site", async () => {
    const response = await form({ email: "a@example.com" }, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it("leads who came by another name of this host to the product's own", async () => {
    const response = await SELF.fetch("http://clerk.test/sign-in?redirect_url=/a", {
      headers: { "clerk-proxy-url": "http://127.0.0.1:8788/__clerk" },
      redirect: "manual",
    });
    expect(response.headers.get("location")).toBe(`${APP_ORIGIN}/__clerk/sign-in?redirect_url=/a`);
  });
});

describe("webhooks", () => {
  it("tell of every change, signed", async () => {
    const { userId, sessionId } = await token({ email: "hook@example.com" });
    expect(await kinds()).toEqual(["session.created", "user.created"]);
    arrived = [];
    await call("PATCH", `/sandbox/users/${userId}`, { name: "Hook Handler" });
    await call("POST", `/sandbox/sessions/${sessionId}/revoke`);
    await call("POST", `/sandbox/sessions/${sessionId}/revoke`);
    expect(await kinds()).toEqual(["session.revoked", "user.updated"]);
    arrived = [];
    await token({ email: "hook@example.com" });
    await call("DELETE", `/sandbox/users/${userId}`);
    expect(await kinds()).toEqual(["session.created", "session.removed", "user.deleted"]);
    const next = await token({ email: "hook@example.com" });
    expect(next.userId).not.toBe(userId);
  });

  it("are repeated, under the same id, until they are taken", async () => {
    answer = 500;
    await token({ email: "retry@example.com" });
    await settle();
    const first = arrived.map((request) => request.headers["svix-id"]).sort();
    expect(await (await call("GET", "/sandbox/webhooks")).json()).toEqual({ count: 2, lastError: "HTTP 500" });
    answer = 204;
    arrived = [];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    await settle();
    expect(arrived.map((request) => request.headers["svix-id"]).sort()).toEqual([...new Set(first)]);
    expect(await (await call("GET", "/sandbox/webhooks")).json()).toEqual({ count: 0, lastError: null });
  });

  it("are armed again on a wake, when their alarm was lost with the process", async () => {
    answer = 500;
    await token({ email: "lost@example.com" });
    await settle();
    await runInDurableObject(instance, (_object, state) => state.storage.deleteAlarm());
    answer = 204;
    await call("GET", "/healthz");
    await token({ email: "wake@example.com" });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    await settle();
    expect(await (await call("GET", "/sandbox/webhooks")).json()).toEqual({ count: 0, lastError: null });
  });
});

describe("the Backend API", () => {
  const ask = (method: string, path: string, key = SECRET_KEY) =>
    SELF.fetch(`http://clerk.test/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } });

  it("shows and deletes people and sessions to who has the key", async () => {
    const { userId, sessionId } = await token({ email: "back-end@example.com" });
    expect(await (await ask("GET", `/users/${userId}`)).json()).toMatchObject({ object: "user", first_name: "Back" });
    expect(await (await ask("GET", `/sessions/${sessionId}`)).json()).toMatchObject({ status: "active" });
    expect(await (await ask("DELETE", `/users/${userId}`)).json()).toMatchObject({ deleted: true });
    expect((await ask("GET", `/users/${userId}`)).status).toBe(404);
    expect(await (await ask("GET", `/sessions/${sessionId}`)).json()).toMatchObject({ status: "removed" });
  });

  it("shows nobody anything without it", async () => {
    expect((await ask("GET", "/users/user_1", "sk_other")).status).toBe(401);
    expect((await call("GET", "/v1/sessions")).status).toBe(401);
  });
});

describe("the script in ClerkJS' place", () => {
  it("is JavaScript at ClerkJS' address", async () => {
    const response = await call("GET", "/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js");
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(await response.text()).toContain("window.Clerk");
  });

  it("finds a session and a new token only with the browser's cookie", async () => {
    const signedIn = await call("POST", "/sandbox/tokens", { email: "js@example.com" });
    const { cookies, sessionId } = await signedIn.json<{ cookies: Record<string, string>; sessionId: string }>();
    const cookie = Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
    const path = `http://clerk.test/v1/client/sessions/${sessionId}/tokens`;
    const fresh = await SELF.fetch(path, { method: "POST", headers: { cookie } });
    const { jwt } = await fresh.json<{ jwt: string }>();
    expect(await verifySessionToken(jwt, vars)).toMatchObject({ sessionId });
    expect((await SELF.fetch(path, { method: "POST" })).status).toBe(404);
    const foreign = await SELF.fetch(path, { method: "POST", headers: { cookie, origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);
  });
});
