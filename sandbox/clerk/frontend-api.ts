/** Clerk's Frontend API, as far as the SDK's handshake and the browser script need it. */
import { Hono } from "hono";
import { browserScript } from "./browser-script.ts";
import { type AppContext, clientId, fromOwnOrigin, instance, safeRedirect, sessionToken, signedIn } from "./context.ts";
import { carrierCookie, clearedCarrier, signedInCookies, signedOutCookies } from "./cookies.ts";
import type { Env } from "./instance.ts";
import { sessionResource, userResource } from "./resources.ts";
import { jwks, mintHandshakeToken } from "./tokens.ts";

export const frontendApi = new Hono<{ Bindings: Env }>();

/**
 * A document came with an expired session: answer with fresh cookies (or signed-out ones) and go back. The cookies travel
 * in a signed token or behind a nonce, because in production Clerk may not set cookies for the product's own host.
 */
frontendApi.get("/v1/client/handshake", async (c) => {
  const format = c.env.HANDSHAKE_FORMAT === "nonce" && c.req.query("format") === "nonce" ? "nonce" : "token";
  const carrier = format === "nonce" ? "__clerk_handshake_nonce" : "__clerk_handshake";
  const { APP_ORIGIN } = c.env;
  const directives = [clearedCarrier(APP_ORIGIN, carrier), ...(await freshCookies(c))];
  const value = format === "nonce" ? await instance(c).keepHandshake(directives) : await mintHandshakeToken(directives);
  c.header("set-cookie", carrierCookie(APP_ORIGIN, carrier, value), { append: true });
  c.header("cache-control", "no-store");
  return c.redirect(safeRedirect(c, c.req.query("redirect_url")), 307);
});

async function freshCookies(c: AppContext): Promise<string[]> {
  const found = await signedIn(c);
  if (found === null) return signedOutCookies(c.env.APP_ORIGIN);
  const clientUat = Math.floor(found.session.created_at / 1000);
  return signedInCookies(c.env.APP_ORIGIN, await sessionToken(c, found), clientUat);
}

frontendApi.get("/v1/client", async (c) => {
  const found = await signedIn(c);
  const id = await clientId(c);
  const sessions = found ? [{ ...sessionResource(found.session), user: userResource(found.user) }] : [];
  const response =
    id === null ? null : { object: "client", id, sessions, last_active_session_id: sessions[0]?.id ?? null };
  c.header("cache-control", "no-store");
  return c.json({ response });
});

/** A new 60-second token of the browser's own session. */
frontendApi.post("/v1/client/sessions/:id/tokens", async (c) => {
  if (!fromOwnOrigin(c)) return c.json(failure("origin_invalid", "Another site asked."), 403);
  const found = await signedIn(c);
  if (found === null || found.session.id !== c.req.param("id")) {
    return c.json(failure("resource_not_found", "No such active session."), 404);
  }
  c.header("cache-control", "no-store");
  return c.json({ object: "token", jwt: await sessionToken(c, found) });
});

/** Signs the browser out: ClerkJS' `signOut()`. */
frontendApi.delete("/v1/client/sessions", async (c) => {
  if (!fromOwnOrigin(c)) return c.json(failure("origin_invalid", "Another site asked."), 403);
  await signOut(c);
  return c.json({ response: null });
});

/** Ends the session of this browser and clears its cookies. */
export async function signOut(c: AppContext): Promise<void> {
  const found = await signedIn(c);
  if (found !== null) await instance(c).endSession(found.session.id, "ended");
  for (const line of await signedOutCookies(c.env.APP_ORIGIN)) c.header("set-cookie", line, { append: true });
}

frontendApi.get("/.well-known/jwks.json", async (c) => c.json(await jwks()));

frontendApi.get("/npm/:scope/:package/dist/clerk.browser.js", (c) => {
  c.header("cache-control", "no-cache");
  return c.body(browserScript, 200, { "content-type": "text/javascript; charset=utf-8" });
});

export function failure(code: string, message: string) {
  return { errors: [{ code, message, long_message: message, meta: {} }] };
}
