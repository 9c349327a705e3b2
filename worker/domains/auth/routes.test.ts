import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userResource } from "../../../sandbox/clerk/resources.ts";
import { cookieSuffix } from "../../../sandbox/clerk/settings.ts";
import { mintSessionToken } from "../../../sandbox/clerk/tokens.ts";
import { svixHeaders } from "../../../sandbox/clerk/webhooks.ts";
import { users } from "../../database/schema.ts";
import { readConfig } from "../../env.ts";
import type { AppEnv } from "../../http/app-env.ts";
import { requestContext } from "../../http/authentication.ts";
import { answerFailure } from "../../http/problems.ts";
import { jsonBodies, requestIdentity } from "../../http/request.ts";
import { openRecord } from "../../testing/record.ts";
import * as identities from "./identities.ts";
import { authRoutes } from "./routes.ts";

const { APP_ORIGIN } = readConfig(env);
const suffix = await cookieSuffix(APP_ORIGIN);
const api = new Hono<AppEnv>().use(requestIdentity, jsonBodies, requestContext).route("/api/v1", authRoutes);
api.onError(answerFailure);

/** Addresses at Clerk that were called, and what Clerk answers. */
let calledClerk: string[] = [];
let clerkStatus = 200;
let clerkAnswer: unknown = {};

beforeEach(() => {
  calledClerk = [];
  clerkStatus = 200;
  clerkAnswer = {};
  vi.stubGlobal("fetch", async (address: string) => {
    calledClerk.push(address);
    return Response.json(clerkAnswer, { status: clerkStatus });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const execution = createExecutionContext();
  const response = await api.fetch(new Request(`${APP_ORIGIN}/api/v1${path}`, init), env, execution);
  await waitOnExecutionContext(execution);
  return response;
}

async function ask<Answer>(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return (await call(path, { headers })).json();
}

interface Session {
  state: string;
  user: { id: string; handle: string; email: string } | null;
  handshake?: { location: string };
}

function token(person: string, { at = Date.now(), ttlSeconds = 60 } = {}): Promise<string> {
  const claims = {
    sessionId: `sess_${person}`,
    userId: `user_${person}`,
    email: `${person}@example.com`,
    name: person,
  };
  return mintSessionToken({ ...claims, signedInAt: at }, { appOrigin: APP_ORIGIN, nowMs: at, ttlSeconds });
}

/** A browser's cookies some time after signing in. */
async function cookiesOf(person: string, agoMs = 0): Promise<{ cookie: string }> {
  const at = Date.now() - agoMs;
  const jwt = await token(person, { at });
  const uat = Math.floor(at / 1000);
  return { cookie: `__session=${jwt}; __session_${suffix}=${jwt}; __client_uat=${uat}; __client_uat_${suffix}=${uat}` };
}

const documentOf = (page: string) => `/auth/session?document=${encodeURIComponent(page)}`;

describe("GET /auth/session", () => {
  it("knows guests and people", async () => {
    expect(await ask("/auth/session")).toEqual({ state: "signed-out", user: null });
    const session = await ask<Session>("/auth/session", { authorization: `Bearer ${await token("bea")}` });
    expect(session).toMatchObject({ state: "signed-in", user: { handle: "bea", email: "bea@example.com" } });
    expect(await ask("/auth/session", await cookiesOf("bea"))).toEqual(session);
  });

  it("takes an expired cookie for a guest's, and refuses an expired Bearer", async () => {
    expect(await ask("/auth/session", await cookiesOf("late", 120_000))).toEqual({ state: "signed-out", user: null });
    const old = await token("late", { at: Date.now() - 120_000 });
    const refused = await call("/auth/session", { headers: { authorization: `Bearer ${old}` } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ code: "session_expired" });
  });

  it("refuses two sign-ins at once", async () => {
    const headers = { ...(await cookiesOf("one")), authorization: `Bearer ${await token("two")}` };
    expect(await ask("/auth/session", headers)).toMatchObject({ code: "conflicting_credentials" });
  });
});

describe("GET /auth/session?document=", () => {
  it("knows the visitor of a page", async () => {
    expect(await ask(documentOf(`${APP_ORIGIN}/`))).toEqual({ state: "signed-out", user: null });
    const session = await ask<Session>(documentOf(`${APP_ORIGIN}/`), await cookiesOf("pia"));
    expect(session).toMatchObject({ state: "signed-in", user: { handle: "pia" } });
  });

  it("lets a newcomer's profile take over the language of the page, until they choose one themselves", async () => {
    const localeOn = async (language: string) => {
      const page = `${documentOf(`${APP_ORIGIN}/`)}&language=${language}`;
      return (await ask<{ user: { locale: string } }>(page, await cookiesOf("lena"))).user.locale;
    };
    // An API call, or Clerk's webhook, may come before the first page, and tells no language.
    await ask("/auth/session", await cookiesOf("lena"));
    expect(await localeOn("en")).toBe("en");
    expect(await localeOn("de")).toBe("de");
    expect(await localeOn("fr")).toBe("de");
    await openRecord().db.update(users).set({ locale: "en", version: 2 }).where(eq(users.handle, "lena"));
    expect(await localeOn("ar")).toBe("en");
  });

  it("shows a newcomer their page while the record takes no writes, and keeps the language with the next", async () => {
    const page = `${documentOf(`${APP_ORIGIN}/`)}&language=de`;
    await ask("/auth/session", await cookiesOf("lora"));
    const { db } = openRecord();
    const mine = eq(users.handle, "lora");
    const row = await db.query.users.findFirst({ where: mine });
    // A constraint that fails this one write: it names no language of ours.
    const refused = vi
      .spyOn(identities, "planLanguage")
      .mockImplementationOnce((store) => [
        store.db.update(users).set({ id: "usr_pia_none", handle: sql`null` }).where(mine),
      ]);
    const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const answer = await ask<{ user: { id: string; locale: string } }>(page, await cookiesOf("lora"));
    expect(answer.user).toMatchObject({ id: row?.id, locale: "en" });
    expect(JSON.stringify([said.mock.calls, warned.mock.calls])).toContain("auth.language_not_kept");
    for (const spy of [refused, said, warned]) spy.mockRestore();
    expect((await ask<{ user: { locale: string } }>(page, await cookiesOf("lora"))).user.locale).toBe("de");
  });

  it("names the field for what is no language", async () => {
    const problem = await ask(`${documentOf(`${APP_ORIGIN}/`)}&language=Deutsch`);
    expect(problem).toMatchObject({ code: "invalid_input", errors: [{ path: "language" }] });
  });

  it("asks for the handshake, back to the page, with a count of its rounds", async () => {
    const response = await call(documentOf(`${APP_ORIGIN}/challenges?q=a&page=2`), {
      headers: await cookiesOf("pia", 120_000),
    });
    const session = await response.json<Session>();
    const location = new URL(session.handshake?.location ?? "");
    expect(session).toMatchObject({ state: "handshake", user: null });
    expect(location.href.startsWith(`${APP_ORIGIN}/__clerk/v1/client/handshake?`)).toBe(true);
    expect(location.searchParams.get("redirect_url")).toBe(`${APP_ORIGIN}/challenges?q=a&page=2`);
    expect(response.headers.getSetCookie().join()).toContain("__clerk_redirect_count=1");
  });

  it.each([
    "https://evil.example/a?b=1",
    "http://localhost:8788@evil.example/a?b=1",
    "https://evil.example//evil.example/a",
  ])("comes back to our own origin only: %s", async (page) => {
    const session = await ask<Session>(documentOf(page), await cookiesOf("pia", 120_000));
    const back = new URL(new URL(session.handshake?.location ?? "").searchParams.get("redirect_url") ?? "");
    expect(back.origin).toBe(APP_ORIGIN);
  });

  it.each(["/relative", "javascript:alert(1)", "no address", `https://a.example/${"x".repeat(5_000)}`])(
    "names the field for what is no page: %s",
    async (page) => {
      const problem = await ask(documentOf(page));
      expect(problem).toMatchObject({ code: "invalid_input", errors: [{ path: "document" }] });
    },
  );
});

describe("where somebody is signed in", () => {
  /** Clerk's answer: sessions of this person, the later used the later in the list. */
  const sessionsAtClerk = (...ids: string[]) =>
    ids.map((id, index) => ({ id, created_at: 1_000, last_active_at: 2_000 + index, latest_activity: null }));
  const bearer = async (person: string) => ({ authorization: `Bearer ${await token(person)}` });
  const endOthers = async (headers: Record<string, string>) =>
    call("/auth/sessions/end-others", { method: "POST", headers });

  it("is theirs alone to read", async () => {
    expect(await ask("/auth/sessions")).toMatchObject({ code: "signed_out" });
    expect((await endOthers({})).status).toBe(401);
    expect(calledClerk).toEqual([]);
  });

  it("lists their sessions, the last used first, and knows the one that asks", async () => {
    clerkAnswer = sessionsAtClerk("sess_lena", "sess_phone");
    const { items } = await ask<{ items: unknown[] }>("/auth/sessions", await bearer("lena"));
    expect(items).toMatchObject([
      { id: "sess_phone", current: false, lastActiveAt: "1970-01-01T00:00:02.001Z", browser: null },
      { id: "sess_lena", current: true },
    ]);
    expect(new URL(calledClerk.at(-1) ?? "").searchParams.get("user_id")).toBe("user_lena");
  });

  it("ends the others at once, even while Clerk does not hear of it", async () => {
    const phone = await mintSessionToken(
      { sessionId: "sess_lost", userId: "user_otto", email: "otto@example.com", name: "otto", signedInAt: Date.now() },
      { appOrigin: APP_ORIGIN, nowMs: Date.now(), ttlSeconds: 60 },
    );
    const lost = { authorization: `Bearer ${phone}` };
    expect(await ask("/auth/session", lost)).toMatchObject({ state: "signed-in" });
    clerkAnswer = sessionsAtClerk("sess_otto", "sess_lost");
    vi.stubGlobal("fetch", async (address: string) => {
      calledClerk.push(address);
      return address.endsWith("/revoke") ? Response.json({}, { status: 503 }) : Response.json(clerkAnswer);
    });
    expect(await (await endOthers(await bearer("otto"))).json()).toEqual({ ended: 1 });
    expect(calledClerk.filter((address) => address.endsWith("/revoke"))).toEqual([
      expect.stringMatching(/\/v1\/sessions\/sess_lost\/revoke$/),
    ]);
    expect(await ask("/auth/session", lost)).toMatchObject({ code: "invalid_token" });
    expect(await ask("/auth/session", await bearer("otto"))).toMatchObject({ state: "signed-in" });
    // What was ended here is not listed, though Clerk still names it.
    const { items } = await ask<{ items: unknown[] }>("/auth/sessions", await bearer("otto"));
    expect(items).toMatchObject([{ id: "sess_otto" }]);
    expect(await (await endOthers(await bearer("otto"))).json()).toEqual({ ended: 0 });
  });

  it("says so when Clerk cannot be asked", async () => {
    clerkStatus = 500;
    expect(await ask("/auth/sessions", await bearer("nina"))).toMatchObject({ code: "identity_provider_unavailable" });
  });
});

describe("POST /auth/sign-out", () => {
  const signOut = async (headers: Record<string, string>) =>
    call("/auth/sign-out", { method: "POST", headers: { origin: APP_ORIGIN, ...headers } });

  it("ends the session here and at Clerk, and clears the cookies", async () => {
    const cookies = await cookiesOf("bye");
    await ask("/auth/session", cookies);
    const response = await signOut(cookies);
    expect(await response.json()).toEqual({ state: "signed-out", user: null });
    const cleared = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    expect(cleared.sort()).toEqual(
      ["__client_uat=0", `__client_uat_${suffix}=0`, "__session=", `__session_${suffix}=`].sort(),
    );
    expect(calledClerk).toEqual([expect.stringMatching(/\/v1\/sessions\/sess_bye\/revoke$/)]);
    expect(await ask("/auth/session", cookies)).toEqual({ state: "signed-out", user: null });
    expect(await ask(documentOf(`${APP_ORIGIN}/`), cookies)).toMatchObject({ state: "signed-out" });
  });

  it("works with a token that has run out, and when Clerk does not answer", async () => {
    clerkStatus = 503;
    expect((await signOut(await cookiesOf("slow", 3_600_000))).status).toBe(200);
    const later = await ask("/auth/session", { authorization: `Bearer ${await token("slow")}` });
    expect(later).toMatchObject({ code: "invalid_token" });
  });

  it("is harmless for guests and forgeries", async () => {
    expect((await signOut({})).status).toBe(200);
    expect((await signOut({ cookie: "__session=a.b.c" })).status).toBe(200);
    expect(calledClerk).toEqual([]);
  });

  it("is refused from another site", async () => {
    const cookies = await cookiesOf("csrf");
    const response = await signOut({ ...cookies, origin: "https://evil.example" });
    expect(await response.json()).toMatchObject({ code: "origin_not_allowed" });
    expect(await ask("/auth/session", cookies)).toMatchObject({ state: "signed-in" });
  });
});

describe("POST /webhooks/clerk", () => {
  async function send(body: string, headers: Record<string, string>) {
    const response = await call("/webhooks/clerk", { method: "POST", headers, body });
    return { status: response.status, answer: await response.json() };
  }
  const user = {
    id: "user_hook",
    email: "hook@example.com",
    name: "Hook",
    created_at: 1,
    updated_at: 1,
    deleted_at: null,
  };
  const body = JSON.stringify({ type: "user.created", object: "event", data: userResource(user) });

  it("takes an event once", async () => {
    const headers = await svixHeaders("msg_route", body, Date.now());
    expect(await send(body, headers)).toEqual({ status: 200, answer: { received: true, duplicate: false } });
    expect(await send(body, headers)).toEqual({ status: 200, answer: { received: true, duplicate: true } });
  });

  it("refuses what is not signed", async () => {
    expect(await send(body, {})).toMatchObject({ status: 400, answer: { code: "invalid_signature" } });
  });
});
