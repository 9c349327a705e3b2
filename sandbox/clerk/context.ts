/** What every router of this Worker shares: the instance, the caller's client, and where a person may be sent back to. */
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { clientCookieName } from "./cookies.ts";
import type { ClerkInstance, Env, SignedIn } from "./instance.ts";
import { SESSION_TOKEN_SECONDS } from "./settings.ts";
import { mintSessionToken } from "./tokens.ts";

export type AppContext = Context<{ Bindings: Env }>;

export function instance(c: AppContext): DurableObjectStub<ClerkInstance> {
  return c.env.CLERK.getByName("instance");
}

export async function clientId(c: AppContext): Promise<string | null> {
  return getCookie(c, await clientCookieName(c.env.APP_ORIGIN)) ?? null;
}

export async function signedIn(c: AppContext): Promise<SignedIn | null> {
  const client = await clientId(c);
  return client === null ? null : instance(c).activeSession(client);
}

export function sessionToken(c: AppContext, { user, session }: SignedIn, ttlSeconds = SESSION_TOKEN_SECONDS) {
  return mintSessionToken(
    { sessionId: session.id, userId: user.id, email: user.email, name: user.name, signedInAt: session.created_at },
    { appOrigin: c.env.APP_ORIGIN, nowMs: Date.now(), ttlSeconds },
  );
}

/** The wanted address when it is on the product's origin, else the product's home: never a way to somebody else's site. */
export function safeRedirect(c: AppContext, wanted: string | undefined | null): string {
  const home = `${c.env.APP_ORIGIN}/`;
  if (!wanted) return home;
  try {
    const url = new URL(wanted, home);
    return url.origin === c.env.APP_ORIGIN ? url.href : home;
  } catch {
    return home; // not an address at all
  }
}

/** True unless a browser says that the request was made by a page of another site. */
export function fromOwnOrigin(c: AppContext): boolean {
  const origin = c.req.header("origin");
  return origin === undefined || origin === c.env.APP_ORIGIN;
}
