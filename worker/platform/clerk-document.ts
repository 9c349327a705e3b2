/**
 * Documents: Clerk's session cookie lives one minute, so a page that is opened later comes with an expired one. The SDK then
 * asks for a handshake: the browser is sent to Clerk (on our own origin, by the proxy) and comes back with fresh cookies.
 */
import { createAuthenticateRequest } from "@clerk/backend/internal";
import { type ClerkVars, readCredentials, type SessionClaims, verifySessionToken } from "./clerk.ts";
import { fetchHandshakeCookies } from "./clerk-api.ts";
import { AppError } from "./errors.ts";

/** What the server of a page must do. */
export interface DocumentSession {
  state: "signed-in" | "signed-out" | "handshake";
  claims: SessionClaims | null;
  /** Where to send the browser; only with `handshake`. */
  location: string | null;
  /** Set-Cookie lines to put on the answer, whatever the state: they end a handshake and count its rounds. */
  setCookies: string[];
}

/** Where the product's own origin forwards to Clerk. */
const PROXY_PATH = "/__clerk";
/** In production these travel as cookies; in an address they would let a link sign somebody in as somebody else. */
const CARRIERS = ["__clerk_handshake", "__clerk_handshake_nonce"];

/**
 * Whose document this is, or what to do before that is known.
 * @param document the address the browser asked for, on our origin
 * @param headers of the browser's request; only its cookies count
 * @throws AppError `conflicting_credentials` for double cookies
 */
export async function readDocumentSession(document: URL, headers: Headers, vars: ClerkVars): Promise<DocumentSession> {
  const cookies = headers.get("cookie") ?? "";
  const state = await authenticator(vars)(documentRequest(document, cookies, vars), {
    authorizedParties: [vars.APP_ORIGIN],
  });
  const setCookies = state.headers.getSetCookie();
  if (state.status === "handshake") {
    const unhurried = await validWithoutClient(cookies, state.reason, vars);
    if (unhurried !== null) return { state: "signed-in", claims: unhurried, location: null, setCookies: [] };
    return { state: "handshake", claims: null, location: state.headers.get("location"), setCookies };
  }
  // The SDK's "signed in" may be a pending session or another issuer's: only our own verification decides.
  const claims = state.status === "signed-in" && state.token ? await claimsOrNull(state.token, vars) : null;
  return { state: claims === null ? "signed-out" : "signed-in", claims, location: null, setCookies };
}

/**
 * The request as the SDK must see it. Its own headers are not passed on: forwarded hosts must not choose our origin, a
 * referrer would send every visitor from a search engine through a handshake, and a page's data requests count as its document.
 */
function documentRequest(document: URL, cookies: string, vars: ClerkVars): Request {
  const url = new URL(document);
  if (vars.CLERK_PUBLISHABLE_KEY.startsWith("pk_live_")) for (const name of CARRIERS) url.searchParams.delete(name);
  return new Request(url, { headers: { cookie: cookies, accept: "text/html", "sec-fetch-dest": "document" } });
}

function authenticator(vars: ClerkVars) {
  const apiClient = {
    clients: {
      getHandshakePayload: async ({ nonce }: { nonce: string }) => ({
        nonce,
        directives: await fetchHandshakeCookies(nonce, vars),
      }),
    },
  };
  return createAuthenticateRequest({
    options: {
      jwtKey: vars.CLERK_JWT_KEY,
      publishableKey: vars.CLERK_PUBLISHABLE_KEY,
      secretKey: vars.CLERK_SECRET_KEY,
      proxyUrl: `${vars.APP_ORIGIN}${PROXY_PATH}`,
    },
    // The SDK's type is the whole Backend API; a handshake calls this one method, with our time-out.
    apiClient: apiClient as unknown as Parameters<typeof createAuthenticateRequest>[0]["apiClient"],
  }).authenticateRequest;
}

/**
 * A session cookie alone, without `__client_uat`, makes the SDK ask for a handshake even while the token is good. Whoever
 * holds a good token (a script, a test) is signed in as on the API, without being sent round.
 */
async function validWithoutClient(
  cookies: string,
  reason: string | null,
  vars: ClerkVars,
): Promise<SessionClaims | null> {
  if (reason !== "session-token-but-no-client-uat" || /(?:^|;\s*)__client_uat/.test(cookies)) return null;
  const credentials = await readCredentials(new Headers({ cookie: cookies }), vars);
  return credentials === null ? null : claimsOrNull(credentials.token, vars);
}

async function claimsOrNull(token: string, vars: ClerkVars): Promise<SessionClaims | null> {
  try {
    return await verifySessionToken(token, vars);
  } catch (error) {
    if (error instanceof AppError && error.status === 401) return null;
    throw error;
  }
}
