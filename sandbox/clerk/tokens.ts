/** RS256 tokens as Clerk signs them: session tokens (version 2 claims) and handshake tokens. */
import { SANDBOX_ONLY_PRIVATE_KEY, SANDBOX_ONLY_PUBLIC_KEY } from "./keys.ts";
import { issuer, KEY_ID } from "./settings.ts";

/** Clerk marks what a token is for in its header; the SDK refuses another category as a session. */
const SESSION_CATEGORY = "cl_B7d4PD111AAA";
const RS256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

export interface SessionSubject {
  sessionId: string;
  userId: string;
  email: string;
  name: string;
  /** Epoch ms of the sign-in, for `fva` (minutes since the factors were verified). */
  signedInAt: number;
}

/** A session token for `subject`, valid for `ttlSeconds` from `nowMs`. */
export function mintSessionToken(
  subject: SessionSubject,
  options: { appOrigin: string; nowMs: number; ttlSeconds: number },
): Promise<string> {
  const now = Math.floor(options.nowMs / 1000);
  return sign({
    azp: options.appOrigin,
    email: subject.email,
    exp: now + options.ttlSeconds,
    fva: [Math.max(0, Math.floor((options.nowMs - subject.signedInAt) / 60_000)), -1],
    iat: now,
    iss: issuer(options.appOrigin),
    jti: crypto.randomUUID().replaceAll("-", "").slice(0, 20),
    name: subject.name,
    nbf: now - 10,
    sid: subject.sessionId,
    sts: "active",
    sub: subject.userId,
    v: 2,
  });
}

/** The token that carries cookies from the handshake back to the page: `{handshake: [Set-Cookie values]}`. */
export function mintHandshakeToken(cookies: string[]): Promise<string> {
  return sign({ handshake: cookies });
}

/** Signs any claims with any header, so that tests can make the tokens that must be refused. */
export async function sign(claims: object, header: object = {}): Promise<string> {
  const head = { alg: "RS256", cat: SESSION_CATEGORY, kid: KEY_ID, typ: "JWT", ...header };
  const input = `${base64UrlJson(head)}.${base64UrlJson(claims)}`;
  const signature = await crypto.subtle.sign(RS256.name, await privateKey(), new TextEncoder().encode(input));
  return `${input}.${base64Url(new Uint8Array(signature))}`;
}

/** The public key as `/.well-known/jwks.json` and `/v1/jwks` publish it. */
export async function jwks(): Promise<{ keys: JsonWebKey[] }> {
  const key = await crypto.subtle.importKey("spki", pemBytes(SANDBOX_ONLY_PUBLIC_KEY), RS256, true, ["verify"]);
  const { kty, n, e } = (await crypto.subtle.exportKey("jwk", key)) as JsonWebKey; // "jwk" always answers an object
  return { keys: [{ use: "sig", kty, kid: KEY_ID, alg: "RS256", n, e } as JsonWebKey] }; // kid is missing from the DOM's type
}

let imported: Promise<CryptoKey> | undefined;
function privateKey(): Promise<CryptoKey> {
  imported ??= crypto.subtle.importKey("pkcs8", pemBytes(SANDBOX_ONLY_PRIVATE_KEY), RS256, false, ["sign"]);
  return imported;
}

function pemBytes(pem: string): Uint8Array<ArrayBuffer> {
  const body = pem.replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, "");
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}

function base64UrlJson(value: object): string {
  return base64Url(new TextEncoder().encode(JSON.stringify(value)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
