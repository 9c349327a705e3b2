import { describe, expect, it, vi } from "vitest";
import { publishableKey } from "../../sandbox/clerk/settings.ts";
import { sign } from "../../sandbox/clerk/tokens.ts";
import type { AppEnv } from "../load-context.ts";
import { signInElsewhere } from "./clerk-proxy.server.ts";
import { openVisit, withCookies } from "./clerk-session.server.ts";

const origin = "http://localhost:8788";
const now = () => Math.floor(Date.now() / 1000);
const token = (endsIn: number) => sign({ sid: "sess_1", exp: now() + endsIn });

/** The API and Clerk, each answering what a test says; `asked` are the addresses they were asked at. */
function surroundings(answers: { api?: () => Response; clerk?: () => Response }) {
  const asked: string[] = [];
  const env = {
    CLERK_PUBLISHABLE_KEY: publishableKey(origin),
    CLERK_FRONTEND_API: "http://clerk.test",
    CLERK_SECRET_KEY: "sk_sandbox_test",
    API: {
      fetch: async (address: string) => {
        asked.push(address);
        return answers.api?.() ?? new Response(null, { status: 500 });
      },
    },
  } as unknown as AppEnv; // only what a visit uses of the bindings
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return answers.clerk?.() ?? new Response(null, { status: 500 });
  });
  return { env, asked };
}

function page(path: string, cookie: string, init: RequestInit = {}) {
  const headers = { accept: "text/html", "sec-fetch-dest": path.endsWith(".data") ? "empty" : "document", cookie };
  return new Request(origin + path, { headers, ...init });
}

function session(body: object, setCookies: string[] = []) {
  const headers = new Headers();
  for (const line of setCookies) headers.append("set-cookie", line);
  return () => Response.json(body, { headers });
}

describe("a document", () => {
  it("of a guest asks nobody", async () => {
    const { env, asked } = surroundings({});
    const visit = await openVisit(page("/", "oc_theme=dark"), env);
    expect(visit).toMatchObject({ redirect: null, session: { state: "signed-out" }, setCookies: [] });
    expect(asked).toEqual([]);
  });

  it("obeys the handshake with its cookies", async () => {
    const location = `${origin}/__clerk/v1/client/handshake?x=1`;
    const api = session({ state: "handshake", user: null, handshake: { location } }, [
      "__clerk_redirect_count=1; Max-Age=2",
    ]);
    const { env, asked } = surroundings({ api });
    const visit = await openVisit(page("/challenges?q=a", "__session=old; __client_uat=1"), env);
    expect(visit.redirect?.status).toBe(307);
    expect(visit.redirect?.headers.get("location")).toBe(location);
    expect(visit.redirect?.headers.getSetCookie()).toEqual(["__clerk_redirect_count=1; Max-Age=2"]);
    expect(new URL(asked[0] ?? "").searchParams.get("document")).toBe(`${origin}/challenges?q=a`);
  });

  it("tells the API the language that it is read in", async () => {
    const { env, asked } = surroundings({ api: session({ state: "signed-in", user: null }) });
    const request = (cookie: string) => page("/", `__session=x; ${cookie}`);
    await openVisit(request("oc_language=zh"), env);
    const browser = request("a=1");
    browser.headers.set("accept-language", "de-AT,de;q=0.9,en;q=0.5");
    await openVisit(browser, env);
    await openVisit(request("a=1"), env);
    expect(asked.map((address) => new URL(address).searchParams.get("language"))).toEqual(["zh-Hans", "de", "en"]);
  });

  it("runs with the cookies that a handshake brought", async () => {
    const user = { id: "usr_1" };
    const api = session({ state: "signed-in", user }, ["__session=new; Path=/", "__clerk_handshake=; Max-Age=0"]);
    const { env } = surroundings({ api });
    const visit = await openVisit(page("/", "a=1; __session=old; __clerk_handshake=t"), env);
    expect(visit.request.headers.get("cookie")).toBe("a=1; __session=new");
    expect(visit.session).toMatchObject({ user });
    expect(visit.setCookies).toHaveLength(2);
  });

  it("is a guest's with two sign-ins, and runs as it came when the API is away", async () => {
    const refused = surroundings({ api: () => new Response(null, { status: 401 }) });
    expect((await openVisit(page("/", "__session=a; __session=b"), refused.env)).session).toMatchObject({ user: null });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const away = surroundings({});
    const request = page("/", "__session=a");
    expect(await openVisit(request, away.env)).toMatchObject({ redirect: null, request, session: null });
  });
});

describe("a form or a data request", () => {
  const renewed = () => Response.json({ object: "token", jwt: "fresh.jwt.value" });

  const requests: [path: string, init: { method?: string; body?: string }][] = [
    ["/challenges/new", { method: "POST", body: "title=x" }],
    ["/challenges.data", {}],
  ];
  it.each(requests)("gets a new token when the old one has run out: %s", async (path, init) => {
    const { env, asked } = surroundings({ clerk: renewed });
    const visit = await openVisit(page(path, `__session=${await token(-600)}`, init), env);
    expect(asked).toEqual(["http://clerk.test/v1/client/sessions/sess_1/tokens"]);
    expect(visit.request.headers.get("cookie")).toContain("__session=fresh.jwt.value");
    expect(visit.request.method).toBe(init.method ?? "GET");
    if (init.body) expect(await visit.request.text()).toBe(init.body);
    expect(visit.setCookies).toHaveLength(2);
  });

  it("keeps a token that is good, and what is no token", async () => {
    const { env, asked } = surroundings({ clerk: renewed });
    for (const cookie of [`__session=${await token(30)}`, "__session=nonsense", "__session=a.b.c", "__client_uat=5"]) {
      expect((await openVisit(page("/x", cookie, { method: "POST" }), env)).setCookies).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  it("runs as it came when Clerk refuses", async () => {
    const { env } = surroundings({ clerk: () => new Response("{}", { status: 404 }) });
    const request = page("/x", `__session=${await token(-600)}`, { method: "POST" });
    expect(await openVisit(request, env)).toMatchObject({ request, setCookies: [] });
  });
});

describe("cookies after an answer", () => {
  it("are set, replaced and removed", () => {
    const request = page("/", "a=1; b=2; c=x=y");
    const after = withCookies(request, ["b=3; Path=/", "a=; Max-Age=0", "d=4; HttpOnly"]);
    expect(after.headers.get("cookie")).toBe("b=3; c=x=y; d=4");
  });
});

describe("signing in at Clerk's own page", () => {
  const env = { CLERK_SIGN_IN_URL: "https://accounts.openchance.example/sign-in" } as AppEnv; // the one variable it reads
  const ask = (query: string) =>
    signInElsewhere(new Request(`https://openchance.example/__clerk/sign-in${query}`), env);

  it.each([
    ["?redirect_url=/inbox", "https://openchance.example/inbox"],
    ["?redirect_url=https://openchance.example/a", "https://openchance.example/a"],
    ["?redirect_url=https://evil.example/", "https://openchance.example/"],
    ["?redirect_url=//evil.example", "https://openchance.example/"],
    ["?redirect_url=http://[", "https://openchance.example/"],
    ["", "https://openchance.example/"],
  ])("comes back only to us: %s", (query, back) => {
    const target = new URL(ask(query)?.headers.get("location") ?? "");
    expect(target.origin + target.pathname).toBe("https://accounts.openchance.example/sign-in");
    expect(target.searchParams.get("redirect_url")).toBe(back);
  });

  it("is left to the sandbox where that answers", () => {
    const local = { CLERK_SIGN_IN_URL: "/__clerk/sign-in" } as AppEnv; // the one variable it reads
    expect(signInElsewhere(new Request(`${origin}/__clerk/sign-in`), local)).toBeNull();
    expect(signInElsewhere(new Request(`${origin}/__clerk/v1/client`), env)).toBeNull();
  });
});
