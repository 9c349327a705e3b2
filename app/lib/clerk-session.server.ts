/**
 * Before a page runs, its visitor's session is brought up to date once, for all its loaders: they run side by side with one set
 * of cookies, so none of them could do it. Clerk's session cookie lives a minute; without JavaScript nearly every page comes late.
 * A document obeys Clerk's handshake; a form or a data request, which cannot be sent round, gets a new token on the spot.
 */
import type { SessionView } from "#contract/auth";
import type { AppEnv } from "../load-context.ts";
import { forwardToClerk, proxyPath } from "./clerk-proxy.server.ts";
import { languageOfRequest, languages } from "./languages.ts";

/** A page waits no longer than this for the session; then it runs with the cookies it came with. */
const timeoutMs = 5_000;
/** Less than this left counts as over: the page's own calls take time. */
const nearlyOverMs = 3_000;
const yearSeconds = 31_536_000;

export interface Visit {
  /** Answer this instead of the page: the way to Clerk and back. */
  redirect: Response | null;
  /** The request with the cookies the visitor now has. */
  request: Request;
  /** For a document; null when it is not known yet (loaders ask then). */
  session: SessionView | null;
  /** Set-Cookie lines for the page's answer. */
  setCookies: string[];
}

export const guest: SessionView = { state: "signed-out", user: null };

/** Brings the session of a page's request up to date. Never fails: without an answer the page runs as it came. */
export async function openVisit(request: Request, env: AppEnv): Promise<Visit> {
  const asItCame: Visit = { redirect: null, request, session: null, setCookies: [] };
  if (!hasClerkCookies(request)) return isDocument(request) ? { ...asItCame, session: guest } : asItCame;
  try {
    return isDocument(request) ? await openDocument(request, env) : await renew(request, env, asItCame);
  } catch (error) {
    console.error(
      JSON.stringify({ level: "error", where: "session", path: new URL(request.url).pathname, error: String(error) }),
    );
    return asItCame;
  }
}

/** A page that a browser navigates to; not a form, not the router's data, not an asset. */
function isDocument(request: Request): boolean {
  if (request.method !== "GET" || new URL(request.url).pathname.endsWith(".data")) return false;
  const destination = request.headers.get("sec-fetch-dest");
  return destination === null
    ? (request.headers.get("accept") ?? "").includes("text/html")
    : destination === "document";
}

function hasClerkCookies(request: Request): boolean {
  return /(?:^|;\s*)__(?:session|client_uat|clerk_handshake)/.test(request.headers.get("cookie") ?? "");
}

async function openDocument(request: Request, env: AppEnv): Promise<Visit> {
  const question = new URL("/api/v1/auth/session", request.url);
  question.searchParams.set("document", request.url);
  question.searchParams.set("language", languages[languageOfRequest(request, null)].tag);
  const headers = new Headers({ accept: "application/json", cookie: request.headers.get("cookie") ?? "" });
  const answer = await env.API.fetch(question.href, { headers, signal: AbortSignal.timeout(timeoutMs) });
  // Two sign-ins in one request are nobody's (401); other refusals are not about the visitor.
  if (answer.status === 401) return { redirect: null, request, session: guest, setCookies: [] };
  if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
  const session: SessionView = await answer.json();
  const setCookies = answer.headers.getSetCookie();
  const redirect = session.handshake ? handshakeRedirect(session.handshake.location, setCookies) : null;
  return { redirect, request: withCookies(request, setCookies), session, setCookies };
}

function handshakeRedirect(location: string, setCookies: string[]): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const line of setCookies) headers.append("set-cookie", line);
  return new Response(null, { status: 307, headers });
}

/** Asks Clerk for a new token of the session whose token has run out, as ClerkJS would have done in time. */
async function renew(request: Request, env: AppEnv, asItCame: Visit): Promise<Visit> {
  const names = await sessionCookieNames(env.CLERK_PUBLISHABLE_KEY ?? "");
  const old = readToken(request, names);
  if (old === null || old.expiresAt > Date.now() + nearlyOverMs) return asItCame;
  const url = new URL(`${proxyPath}/v1/client/sessions/${encodeURIComponent(old.sessionId)}/tokens`, request.url);
  const headers = new Headers({ origin: url.origin, "content-type": "application/x-www-form-urlencoded" });
  for (const name of ["cookie", "user-agent", "cf-connecting-ip"]) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await forwardToClerk(new Request(url, { method: "POST", headers, signal }), env);
  if (!answer.ok) return asItCame;
  const { jwt }: { jwt?: unknown } = await answer.json();
  if (typeof jwt !== "string") return asItCame;
  const attributes = `Path=/; SameSite=Lax; Max-Age=${yearSeconds}${url.protocol === "https:" ? "; Secure" : ""}`;
  const setCookies = names.map((name) => `${name}=${jwt}; ${attributes}`);
  return { ...asItCame, request: withCookies(request, setCookies), setCookies };
}

/** The instance's own cookie first: the plain one may belong to another instance on this host. */
async function sessionCookieNames(publishableKey: string): Promise<string[]> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(publishableKey));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return [`__session_${base64.replaceAll("+", "-").replaceAll("/", "_").slice(0, 8)}`, "__session"];
}

/** Reads when a token ends and of which session it is. Not verified: Clerk decides what it renews, the API what counts. */
function readToken(request: Request, names: string[]): { sessionId: string; expiresAt: number } | null {
  const cookies = parseCookies(request);
  const token = names.map((name) => cookies.get(name)).find(Boolean);
  try {
    const payload = (token ?? "").split(".")[1] ?? "";
    const claims: { sid?: unknown; exp?: unknown } = JSON.parse(
      atob(payload.replaceAll("-", "+").replaceAll("_", "/")),
    );
    if (typeof claims.sid !== "string" || typeof claims.exp !== "number") return null;
    return { sessionId: claims.sid, expiresAt: claims.exp * 1000 };
  } catch {
    return null; // no token of Clerk's: the API will say so
  }
}

/** The request as the browser would send it after these Set-Cookie lines. */
export function withCookies(request: Request, setCookies: string[]): Request {
  if (setCookies.length === 0) return request;
  const cookies = parseCookies(request);
  for (const line of setCookies) {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const at = pair.indexOf("=");
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  const headers = new Headers(request.headers);
  headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  return new Request(request, { headers });
}

function parseCookies(request: Request): Map<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return new Map(
    pairs
      .filter((pair) => pair.includes("="))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}
