/**
 * Clerk's session tokens: where a request carries one, and whether it is genuine, ours, for us and in time. The SDK checks
 * the signature, times and party; what it lets pass (another issuer, a pending session, an audience, impersonation)
 * is refused here. Nothing here knows our database: a session that was revoked since is domains/auth's to refuse.
 */
import { verifyToken } from "@clerk/backend";
import { TokenVerificationError, TokenVerificationErrorReason } from "@clerk/backend/errors";
import { decodeJwt } from "@clerk/backend/jwt";
import * as z from "zod";
import { AppError } from "./errors.ts";

/** What this file needs of the parsed environment (worker/env.ts). */
export interface ClerkVars {
  /** The product's origin, without a slash: the party (`azp`) tokens must be made for. */
  APP_ORIGIN: string;
  /** `iss` of every token: the instance's Frontend API address. */
  CLERK_ISSUER: string;
  /** The instance's public key, PEM. */
  CLERK_JWT_KEY: string;
  CLERK_PUBLISHABLE_KEY: string;
  CLERK_SECRET_KEY: string;
  /** `whsec_…` */
  CLERK_WEBHOOK_SECRET: string;
  /** Clerk's Backend API when it is not Clerk's own host: sandbox only. */
  CLERK_API_BASE?: string | undefined;
}

/** A verified session token, in our words. Instants are epoch ms. */
export interface SessionClaims {
  issuer: string;
  /** The user's id at the issuer; a person to us is (issuer, subject), never an e-mail. */
  subject: string;
  sessionId: string;
  email: string | null;
  name: string | null;
  issuedAt: number;
  expiresAt: number;
  /** When the person last proved who they are, for steps that ask for a fresh sign-in; null when the token does not say. */
  verifiedAt: number | null;
}

/** A token as a request carried it. */
export interface Credentials {
  token: string;
  source: "bearer" | "cookie";
}

const CLOCK_SKEW_MS = 5_000;
/** How long after its minute a token may still be used for one thing: ending its session. */
const SIGN_OUT_WITHIN_MS = 30 * 86_400_000;

/** Characters. Browsers stop a cookie at 4 KiB; a Bearer token has no reason to be much longer. */
const MOST_TOKEN_CHARACTERS = 8_192;
/** Clerk's mark, in a token's header, that it is a session's and not a machine's or another service's. */
const SESSION_CATEGORY = "cl_B7d4PD111AAA";

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  sid: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
  // Absent in old tokens; `pending` is a session whose sign-in is not finished (a task such as a second factor is open).
  sts: z.literal("active").optional(),
  // A token with an audience was made for another service from a template, with the same key.
  aud: z.never("made for another audience").optional(),
  // Somebody at Clerk's dashboard acting as the person. Our admins have their own, audited way.
  act: z.never("impersonation").optional(),
  email: z.string().nullish(),
  name: z.string().nullish(),
  fva: z.tuple([z.number(), z.number()]).optional(),
});

/**
 * The session token a request carries, or null for a guest: `Authorization: Bearer` or the cookie `__session` (with the
 * instance's suffix first, since other instances on this host may own the plain one).
 * @throws AppError `conflicting_credentials` when it carries two that differ: we never guess which one is meant
 */
export async function readCredentials(headers: Headers, vars: ClerkVars): Promise<Credentials | null> {
  const bearer = bearerToken(headers.get("authorization"));
  const cookie = await sessionCookie(headers.get("cookie"), vars);
  if (bearer !== null && cookie !== null && bearer !== cookie) throw new AppError("conflicting_credentials");
  if (bearer !== null) return { token: bearer, source: "bearer" };
  return cookie === null ? null : { token: cookie, source: "cookie" };
}

function bearerToken(authorization: string | null): string | null {
  if (authorization === null) return null;
  const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  // Basic, an empty Bearer, two tokens: the caller meant to sign in, so it is not a guest.
  if (token === undefined)
    throw new AppError("invalid_token", { detail: "Send Authorization as: Bearer, a space, the token." });
  return token;
}

async function sessionCookie(header: string | null, vars: ClerkVars): Promise<string | null> {
  if (header === null) return null;
  const suffixed = cookieValues(header, `__session_${await cookieSuffix(vars.CLERK_PUBLISHABLE_KEY)}`);
  const values = suffixed.length > 0 ? suffixed : cookieValues(header, "__session");
  if (new Set(values).size > 1) throw new AppError("conflicting_credentials");
  return values[0] ?? null;
}

/** All values of a cookie: a name may come twice, when one was set for another path or domain. Empty ones do not count. */
function cookieValues(header: string, name: string): string[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
    .filter((value) => value !== "");
}

/** As @clerk/shared computes it: the first eight characters of the key's SHA-1, in base64url. */
export async function cookieSuffix(publishableKey: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(publishableKey));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").slice(0, 8);
}

/**
 * Verifies a session token and says whose it is. Clocks may differ by five seconds.
 * @throws AppError `session_expired` when nothing but its time is wrong, else `invalid_token`; the reason is the cause
 */
export function verifySessionToken(token: string, vars: ClerkVars): Promise<SessionClaims> {
  return verify(token, vars, CLOCK_SKEW_MS);
}

async function verify(token: string, vars: ClerkVars, clockSkewInMs: number): Promise<SessionClaims> {
  refuseUnlikelyToken(token);
  const expected = { jwtKey: vars.CLERK_JWT_KEY, authorizedParties: [vars.APP_ORIGIN], clockSkewInMs };
  const payload = await verifyToken(token, expected).catch((error: unknown) => {
    throw refusal(error);
  });
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success)
    throw invalid(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
  if (parsed.data.iss !== vars.CLERK_ISSUER) throw invalid("iss");
  return toClaims(parsed.data);
}

/**
 * The genuine session a request carries, although its token may have run out. Good for ending it and for nothing else.
 * @returns null when there is none, or none that was ever ours
 */
export async function readPossiblyExpiredSession(headers: Headers, vars: ClerkVars): Promise<SessionClaims | null> {
  try {
    const credentials = await readCredentials(headers, vars);
    return credentials === null ? null : await verify(credentials.token, vars, SIGN_OUT_WITHIN_MS);
  } catch (error) {
    if (error instanceof AppError && error.status === 401) return null;
    throw error;
  }
}

/** Set-Cookie lines that sign a browser out, as Clerk's own do. */
export async function signedOutCookies(vars: ClerkVars): Promise<string[]> {
  const suffix = await cookieSuffix(vars.CLERK_PUBLISHABLE_KEY);
  const rest = `Path=/; SameSite=Lax${vars.APP_ORIGIN.startsWith("https:") ? "; Secure" : ""}`;
  const names = (name: string) => [name, `${name}_${suffix}`];
  return [
    ...names("__client_uat").map((name) => `${name}=0; ${rest}; Max-Age=31536000`),
    ...names("__session").map((name) => `${name}=; ${rest}; Max-Age=0`),
  ];
}

function toClaims(claims: z.output<typeof claimsSchema>): SessionClaims {
  const factorAgeMinutes = claims.fva?.[0] ?? -1;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    sessionId: claims.sid,
    email: claims.email || null,
    name: claims.name?.trim() || null,
    issuedAt: claims.iat * 1000,
    expiresAt: claims.exp * 1000,
    verifiedAt: factorAgeMinutes < 0 ? null : (claims.iat - factorAgeMinutes * 60) * 1000,
  };
}

/** What can be refused before any cryptography: size, form, and a header that is not exactly a session token's. */
function refuseUnlikelyToken(token: string): void {
  if (token.length > MOST_TOKEN_CHARACTERS) throw invalid("longer than any token");
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw invalid("not three parts of base64url");
  const header = decodedHeader(token);
  // RS256 alone: `none` and HS256 signed with the public key are the classic tricks, RS384 and RS512 are not Clerk's.
  if (header.alg !== "RS256") throw invalid("alg");
  if (header.typ !== undefined && header.typ !== "JWT") throw invalid("typ");
  if (header.cat !== undefined && header.cat !== SESSION_CATEGORY) throw invalid("cat");
  if (header.crit !== undefined) throw invalid("crit");
}

const headerSchema = z.object({ alg: z.unknown(), typ: z.unknown(), cat: z.unknown(), crit: z.unknown() }).partial();

function decodedHeader(token: string): z.output<typeof headerSchema> {
  try {
    return headerSchema.parse(decodeJwt(token).header);
  } catch (cause) {
    throw new AppError("invalid_token", { cause });
  }
}

function refusal(error: unknown): AppError {
  const expired = error instanceof TokenVerificationError && error.reason === TokenVerificationErrorReason.TokenExpired;
  return new AppError(expired ? "session_expired" : "invalid_token", { cause: error });
}

function invalid(reason: string): AppError {
  return new AppError("invalid_token", { cause: new Error(`session token refused: ${reason}`) });
}

/** Ends every name of the sandbox's instance; no real instance lives under `.localhost` (RFC 6761). */
const SANDBOX_ISSUER_END = ".sandbox.openchance.localhost";
/** The beginning of the sandbox's public key (its modulus), whose private half is in the repository. */
const SANDBOX_KEY_MARK = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzg8uAjZlfL6GyM5HPAA6";

/** Names of the variables that come from sandbox/clerk, so that production can refuse to boot with any of them. */
export function sandboxClerkVars(vars: Partial<ClerkVars>): string[] {
  const marks: [name: keyof ClerkVars, fromSandbox: boolean | undefined][] = [
    ["CLERK_ISSUER", vars.CLERK_ISSUER?.endsWith(SANDBOX_ISSUER_END)],
    ["CLERK_JWT_KEY", vars.CLERK_JWT_KEY?.replace(/\s/g, "").includes(SANDBOX_KEY_MARK)],
    ["CLERK_PUBLISHABLE_KEY", frontendApiOf(vars.CLERK_PUBLISHABLE_KEY)?.endsWith(SANDBOX_ISSUER_END)],
    ["CLERK_SECRET_KEY", vars.CLERK_SECRET_KEY?.startsWith("sk_sandbox_")],
    ["CLERK_WEBHOOK_SECRET", vars.CLERK_WEBHOOK_SECRET?.startsWith("whsec_b3BlbmNoYW5jZSBzYW5kYm94")],
    ["CLERK_API_BASE", vars.CLERK_API_BASE !== undefined],
  ];
  return marks.filter(([, fromSandbox]) => fromSandbox).map(([name]) => name);
}

/** `pk_live_` and `pk_test_` keys carry the Frontend API's host in base64, closed by a dollar sign. */
function frontendApiOf(publishableKey: string | undefined): string | null {
  const encoded = /^pk_(?:live|test)_([A-Za-z0-9+/=]+)$/.exec(publishableKey ?? "")?.[1];
  if (encoded === undefined) return null;
  try {
    return atob(encoded).replace(/\$$/, "");
  } catch {
    return null; // not base64: no key of anybody's
  }
}
