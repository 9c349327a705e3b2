/** Whose pages may call: our own with the cookie, those a deployment names with a token, no others with anything. */
import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../app.ts";
import { readConfig } from "../env.ts";
import { newPerson, type TestPerson } from "../testing/people.ts";

const own = readConfig(env).APP_ORIGIN;
const friend = "https://tools.example.com";
let person: TestPerson;
beforeAll(async () => {
  person = await newPerson("Origins Person");
});

async function ask(method: string, path: string, headers: Record<string, string>): Promise<Response> {
  const bindings = { ...env, CORS_ORIGINS: `${friend}, https://other.example.com` };
  return app.fetch(new Request(`${own}/api/v1${path}`, { method, headers }), bindings, createExecutionContext());
}

describe("reading from elsewhere", () => {
  it.each([
    [friend, friend],
    ["https://evil.example.com", null],
    [`${friend}.evil.example.com`, null],
    ["null", null],
  ])("%s may read: %s", async (origin, allowed) => {
    const asked = await ask("OPTIONS", "/users/me", {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization",
    });
    const answer = await ask("GET", "/users/me", { origin, authorization: `Bearer ${person.token}` });
    for (const { headers } of [asked, answer]) {
      expect(headers.get("access-control-allow-origin")).toBe(allowed);
      // Never with a cookie.
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
    expect(answer.headers.get("vary")?.toLowerCase()).toContain("origin");
  });
});

describe("writing with a cookie", () => {
  const cookie = () => `__session=${person.token}`;

  it.each([
    ["our own", own, 200],
    ["a friend's", friend, 403],
    ["another's", "https://evil.example.com", 403],
    ["one that looks like ours", `${own}.evil.example.com`, 403],
    ["a sandboxed frame's", "null", 403],
  ])("from %s page: %s → %i", async (_, origin, status) => {
    const answer = await ask("POST", "/users/me/keep", { cookie: cookie(), origin });
    expect(answer.status).toBe(status);
    if (status === 403) expect(await answer.json()).toMatchObject({ code: "origin_not_allowed" });
  });

  it("from nowhere is refused too, as is a socket, which a GET opens", async () => {
    expect((await ask("POST", "/users/me/keep", { cookie: cookie() })).status).toBe(403);
    const socket = { upgrade: "websocket", cookie: cookie(), origin: "https://evil.example.com" };
    expect((await ask("GET", "/notifications/socket", socket)).status).toBe(403);
  });

  it("needs no origin with a token, which no browser sends by itself", async () => {
    const answer = await ask("POST", "/users/me/keep", { authorization: `Bearer ${person.token}` });
    expect(answer.status).toBe(200);
  });
});
