// The whole way of a browser through sign-in, an expired minute, the handshake and signing out, with the product's own calls
// of the SDK on one side and this Worker on the other.
import { createExecutionContext, SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readCredentials, verifySessionToken } from "../../worker/platform/clerk.ts";
import { revokeClerkSession } from "../../worker/platform/clerk-api.ts";
import { readDocumentSession } from "../../worker/platform/clerk-document.ts";
import worker from "./index.ts";
import type { Env } from "./instance.ts";
import { apiWorkerVars, cookieSuffix, issuer } from "./settings.ts";
import { sign } from "./tokens.ts";

const APP_ORIGIN = "http://localhost:8788";
const vars = { APP_ORIGIN, ...apiWorkerVars(APP_ORIGIN, "http://clerk.test") };
const page = new URL("/challenges?sort=newest", APP_ORIGIN);

/** A browser's cookie jar for the product's origin, and its way through the proxy to this Worker. */
class Browser {
  readonly cookies = new Map<string, string>();

  take(lines: string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name = "", ...value] = pair.split("=");
      if (attributes.some((attribute) => attribute.toLowerCase() === "max-age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value.join("="));
    }
  }

  get headers(): Headers {
    return new Headers({ cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  }

  /** Follows nothing: a test looks at each step. */
  async visit(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, APP_ORIGIN);
    const path = url.pathname.replace(/^\/__clerk/, "") + url.search;
    const headers = new Headers(init.headers);
    headers.set("cookie", this.headers.get("cookie") ?? "");
    headers.set("clerk-proxy-url", `${APP_ORIGIN}/__clerk`);
    const response = await SELF.fetch(`http://clerk.test${path}`, { ...init, headers, redirect: "manual" });
    this.take(response.headers.getSetCookie());
    return response;
  }

  /** Opens a page of the product, obeying it as its server does. */
  async open(address = page) {
    const session = await readDocumentSession(address, this.headers, vars);
    this.take(session.setCookies);
    return session;
  }

  async signIn(email: string): Promise<Response> {
    return this.visit("/__clerk/sign-in", {
      method: "POST",
      body: new URLSearchParams({ email, redirect_url: page.href }),
    });
  }
}

/** Makes the minute of the session cookie pass. */
function later(minutes: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
}

// Calls of the product reach this Worker; its webhooks reach nobody, and are taken.
beforeAll(() => {
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) =>
    input.startsWith("http://clerk.test/") ? SELF.fetch(input, init) : new Response(null, { status: 204 }),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a guest", () => {
  it("sees pages at once, without a round trip", async () => {
    expect(await new Browser().open()).toEqual({ state: "signed-out", claims: null, location: null, setCookies: [] });
  });
});

describe("a person who signed in", () => {
  it("comes back to the page and is known there", async () => {
    const browser = new Browser();
    const answer = await browser.signIn("ada@example.com");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(page.href);
    const session = await browser.open();
    expect(session).toMatchObject({ state: "signed-in", claims: { email: "ada@example.com", name: "Ada" } });
  });

  it("goes through one handshake when the minute has passed, and stays signed in", async () => {
    const browser = new Browser();
    await browser.signIn("late@example.com");
    later(10);
    const asked = await browser.open();
    expect(asked.state).toBe("handshake");
    expect(asked.location).toMatch(/^http:\/\/localhost:8788\/__clerk\/v1\/client\/handshake\?/);
    const back = await browser.visit(asked.location ?? "");
    expect(back.status).toBe(307);
    expect(back.headers.get("location")).toBe(page.href);
    expect(await browser.open()).toMatchObject({ state: "signed-in", claims: { email: "late@example.com" } });
    expect(browser.cookies.has("__clerk_handshake")).toBe(false);
    expect(await browser.open()).toMatchObject({ state: "signed-in", location: null, setCookies: [] });
    const credentials = await readCredentials(browser.headers, vars);
    await expect(verifySessionToken(credentials?.token ?? "", vars)).resolves.toMatchObject({
      email: "late@example.com",
    });
  });

  it("is a guest after the handshake when the session was revoked meanwhile", async () => {
    const browser = new Browser();
    await browser.signIn("revoked@example.com");
    const { claims } = await browser.open();
    await SELF.fetch(`http://clerk.test/sandbox/sessions/${claims?.sessionId}/revoke`, { method: "POST" });
    later(2);
    await browser.visit((await browser.open()).location ?? "");
    expect(await browser.open()).toMatchObject({ state: "signed-out", claims: null });
    expect(await browser.open()).toMatchObject({ state: "signed-out", setCookies: [] });
  });

  it("is a guest after signing out", async () => {
    const browser = new Browser();
    await browser.signIn("bye@example.com");
    await browser.visit("/__clerk/sign-out", { method: "POST", body: new URLSearchParams({ redirect_url: "/" }) });
    expect(await browser.open()).toMatchObject({ state: "signed-out", location: null });
    expect(await readCredentials(browser.headers, vars)).toBeNull();
  });

  it("is not turned into somebody else by a link", async () => {
    const thief = new Browser();
    await thief.signIn("thief@example.com");
    const suffix = await cookieSuffix(APP_ORIGIN);
    thief.cookies.delete(`__session_${suffix}`);
    thief.cookies.delete("__session");
    await thief.visit((await thief.open()).location ?? "");
    const link = new URL(page);
    link.searchParams.set("__clerk_handshake", thief.cookies.get("__clerk_handshake") ?? "");
    expect(await new Browser().open(link)).toMatchObject({ state: "signed-out", setCookies: [] });
  });
});

describe("a browser that cannot keep the fresh cookies", () => {
  it("is sent round three times at most, then served as a guest", async () => {
    const browser = new Browser();
    await browser.signIn("stuck@example.com");
    later(2);
    const states: string[] = [];
    for (let visit = 0; visit < 5; visit++) states.push((await browser.open()).state);
    expect(states).toEqual(["handshake", "handshake", "handshake", "signed-out", "signed-out"]);
  });
});

describe("a script's token", () => {
  it("opens pages as a cookie, without a handshake", async () => {
    const answer = await SELF.fetch("http://clerk.test/__clerk/sandbox/tokens", {
      method: "POST",
      body: JSON.stringify({ email: "script@example.com", ttlSeconds: 600 }),
    });
    const { token, userId, cookies } = await answer.json<{
      token: string;
      userId: string;
      cookies: Record<string, string>;
    }>();
    const bare = new Browser();
    bare.cookies.set("__session", token);
    expect(await bare.open()).toMatchObject({ state: "signed-in", claims: { subject: userId } });
    const whole = new Browser();
    for (const [name, value] of Object.entries(cookies)) whole.cookies.set(name, value);
    expect(await whole.open()).toMatchObject({ state: "signed-in", claims: { subject: userId } });
    later(20);
    await whole.visit((await whole.open()).location ?? "");
    expect(await whole.open()).toMatchObject({ state: "signed-in", claims: { subject: userId } });
  });
});

describe("cookies of another copy on this host", () => {
  it("do not sign anybody in or out here", async () => {
    const browser = new Browser();
    await browser.signIn("mine@example.com");
    const others = { iss: issuer("http://localhost:9999"), sub: "user_x", iat: Math.floor(Date.now() / 1000) + 5 };
    browser.cookies.set("__session", await sign(others));
    browser.cookies.set("__client_uat", "0");
    expect(await browser.open()).toMatchObject({ claims: { email: "mine@example.com" } });
  });
});

describe("the Backend API, as the product calls it", () => {
  it("ends a session", async () => {
    const browser = new Browser();
    await browser.signIn("ended@example.com");
    const { claims } = await browser.open();
    await revokeClerkSession(claims?.sessionId ?? "", vars);
    await revokeClerkSession("sess_unknown", vars);
    later(2);
    await browser.visit((await browser.open()).location ?? "");
    expect(await browser.open()).toMatchObject({ state: "signed-out" });
  });

  it("refuses another key", async () => {
    const wrong = revokeClerkSession("sess_1", { ...vars, CLERK_SECRET_KEY: "sk_sandbox_other" });
    await expect(wrong).rejects.toMatchObject({ code: "identity_provider_unavailable" });
  });

  it("answers a handshake's nonce once", async () => {
    const browser = new Browser();
    await browser.signIn("nonce@example.com");
    later(2);
    const asked = await browser.open();
    const request = new Request((asked.location ?? "").replace(APP_ORIGIN, "http://clerk.test"), {
      headers: browser.headers,
    });
    // The bindings of this Worker, whose types the test's environment does not know, with another var.
    const bindings: Env = { ...(env as unknown as Env), HANDSHAKE_FORMAT: "nonce" };
    const answer = await worker.fetch(request, bindings, createExecutionContext());
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__clerk_handshake_nonce=[0-9a-f]{32};/);
    browser.take(answer.headers.getSetCookie());
    expect(await browser.open()).toMatchObject({ state: "signed-in", claims: { email: "nonce@example.com" } });
    expect(browser.cookies.has("__clerk_handshake_nonce")).toBe(false);
  });
});
