/**
 * Names, keys and ids of the local Clerk instance, all derived from the product's origin. Read by this Worker, by the
 * start script (which hands the same values to the API Worker and the pages) and by the seed.
 */
import { SANDBOX_ONLY_PUBLIC_KEY } from "./keys.ts";

/** Key id in every token's header, and the instance id in every webhook. */
export const KEY_ID = "ins_openchance_sandbox";
export const SECRET_KEY = "sk_sandbox_openchance_clerk";
/** svix form: `whsec_` and base64. It decodes to "openchance sandbox clerk webhooks". */
export const WEBHOOK_SECRET = "whsec_b3BlbmNoYW5jZSBzYW5kYm94IGNsZXJrIHdlYmhvb2tz";
/** The path under which the product's origin forwards to Clerk (the proxy URL is APP_ORIGIN + this). */
export const PROXY_PATH = "/__clerk";

/** A session token lives this long, as Clerk's do: short enough that every page meets the refresh and the handshake. */
export const SESSION_TOKEN_SECONDS = 60;
export const SESSION_DAYS = 7;

/**
 * `clerk-8788.sandbox.openchance.localhost`. The port is part of it because cookies are shared between the ports of
 * localhost: two copies side by side need different issuers and different cookie suffixes.
 */
export function frontendApi(appOrigin: string): string {
  const { port, protocol } = new URL(appOrigin);
  return `clerk-${port || (protocol === "https:" ? "443" : "80")}.sandbox.openchance.localhost`;
}

export function issuer(appOrigin: string): string {
  return `https://${frontendApi(appOrigin)}`;
}

/**
 * The shape of a production key (`pk_live_`), because only production instances are used through a proxy URL, and the
 * SDK would send every guest through a handshake for a development one.
 */
export function publishableKey(appOrigin: string): string {
  return `pk_live_${btoa(`${frontendApi(appOrigin)}$`).replace(/=+$/, "")}`;
}

/** The suffix of `__session_…` and `__client_uat_…`, computed as @clerk/backend and ClerkJS do. */
export async function cookieSuffix(appOrigin: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(publishableKey(appOrigin)));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 8);
}

/**
 * Vars of the API Worker that make it trust this instance.
 * @param appOrigin the product's origin, such as `http://localhost:8788`
 * @param clerkOrigin where this Worker listens, such as `http://localhost:8790`
 */
export function apiWorkerVars(appOrigin: string, clerkOrigin: string) {
  return {
    CLERK_ISSUER: issuer(appOrigin),
    CLERK_JWT_KEY: SANDBOX_ONLY_PUBLIC_KEY,
    CLERK_PUBLISHABLE_KEY: publishableKey(appOrigin),
    CLERK_SECRET_KEY: SECRET_KEY,
    CLERK_WEBHOOK_SECRET: WEBHOOK_SECRET,
    CLERK_API_BASE: clerkOrigin,
  };
}

/** Vars of the Pages project: where /__clerk/* is forwarded to, and what the browser needs to know. */
export function pagesVars(appOrigin: string, clerkOrigin: string) {
  return {
    CLERK_FRONTEND_API: clerkOrigin,
    CLERK_PUBLISHABLE_KEY: publishableKey(appOrigin),
    CLERK_SECRET_KEY: SECRET_KEY,
    CLERK_SIGN_IN_URL: `${PROXY_PATH}/sign-in`,
  };
}

/** Vars of this Worker. */
export function sandboxClerkVars(appOrigin: string) {
  return { APP_ORIGIN: appOrigin, WEBHOOK_URL: `${appOrigin}/api/v1/webhooks/clerk` };
}

/**
 * The user id of an e-mail address, the same on every machine, so that a seed can write identities before anyone signs in.
 * @param generation how many users with this address were deleted before: a new account is another person
 */
export async function userIdOf(email: string, generation = 0): Promise<string> {
  const name = generation === 0 ? normaliseEmail(email) : `${normaliseEmail(email)}#${generation}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const characters = [...new Uint8Array(digest)].slice(0, 25).map((byte) => alphabet[byte % alphabet.length]);
  return `user_2o${characters.join("")}`;
}

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
