/** The cookies of a sign-in, named and lived as Clerk's are. `Secure` only where the product is served by https. */
import { cookieSuffix } from "./settings.ts";

const YEAR_SECONDS = 31_536_000;

/** The browser's own identity at Clerk. Suffixed, because the ports of localhost share one cookie jar. */
export async function clientCookieName(appOrigin: string): Promise<string> {
  return `__client_${await cookieSuffix(appOrigin)}`;
}

export async function clientCookie(appOrigin: string, clientId: string): Promise<string> {
  return cookie(appOrigin, await clientCookieName(appOrigin), clientId, YEAR_SECONDS, true);
}

/** `__session` and `__client_uat`, each also with the instance's suffix. ClerkJS must read them, so they are not HttpOnly. */
export async function signedInCookies(appOrigin: string, token: string, clientUat: number): Promise<string[]> {
  const suffix = await cookieSuffix(appOrigin);
  return [
    cookie(appOrigin, "__client_uat", String(clientUat), YEAR_SECONDS),
    cookie(appOrigin, `__client_uat_${suffix}`, String(clientUat), YEAR_SECONDS),
    cookie(appOrigin, "__session", token, YEAR_SECONDS),
    cookie(appOrigin, `__session_${suffix}`, token, YEAR_SECONDS),
  ];
}

export async function signedOutCookies(appOrigin: string): Promise<string[]> {
  const suffix = await cookieSuffix(appOrigin);
  return [
    cookie(appOrigin, "__client_uat", "0", YEAR_SECONDS),
    cookie(appOrigin, `__client_uat_${suffix}`, "0", YEAR_SECONDS),
    cookie(appOrigin, "__session", "", 0),
    cookie(appOrigin, `__session_${suffix}`, "", 0),
  ];
}

/** What carries a handshake back (`__clerk_handshake` or `…_nonce`); the page's server clears it with {@link clearedCarrier}. */
export function carrierCookie(appOrigin: string, name: string, value: string): string {
  return cookie(appOrigin, name, value, 60, true);
}

export function clearedCarrier(appOrigin: string, name: string): string {
  return cookie(appOrigin, name, "", 0, true);
}

function cookie(appOrigin: string, name: string, value: string, maxAgeSeconds: number, httpOnly = false): string {
  const secure = appOrigin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${maxAgeSeconds}${httpOnly ? "; HttpOnly" : ""}${secure}`;
}
