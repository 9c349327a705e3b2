import { beforeAll, describe, expect, it } from "vitest";
import { SANDBOX_ONLY_PUBLIC_KEY } from "../../sandbox/clerk/keys.ts";
import { apiWorkerVars, issuer } from "../../sandbox/clerk/settings.ts";
import { mintHandshakeToken, mintSessionToken, sign } from "../../sandbox/clerk/tokens.ts";
import {
  cookieSuffix,
  readCredentials,
  readPossiblyExpiredSession,
  sandboxClerkVars,
  verifySessionToken,
} from "./clerk.ts";
import { AppError } from "./errors.ts";

const APP_ORIGIN = "http://localhost:8788";
const vars = { APP_ORIGIN, ...apiWorkerVars(APP_ORIGIN, "http://localhost:8790") };
const now = () => Math.floor(Date.now() / 1000);

/** Claims that pass; each case spoils one thing. */
function goodClaims() {
  return {
    azp: APP_ORIGIN,
    email: "ada@example.com",
    exp: now() + 60,
    fva: [3, -1],
    iat: now(),
    iss: issuer(APP_ORIGIN),
    name: "Ada Lovelace",
    nbf: now() - 10,
    sid: "sess_1",
    sts: "active",
    sub: "user_1",
    v: 2,
  };
}

function base64Url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** A token signed by HMAC with the public key's text, which a careless verifier would take for its secret. */
async function hs256WithPublicKey(): Promise<string> {
  const input = `${base64Url(JSON.stringify({ alg: "HS256", typ: "JWT" }))}.${base64Url(JSON.stringify(goodClaims()))}`;
  const secret = new TextEncoder().encode(SANDBOX_ONLY_PUBLIC_KEY);
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(input)));
  return `${input}.${base64Url(String.fromCharCode(...mac))}`;
}

/** A token signed by somebody else's RSA key under our key's id. */
async function otherKey(): Promise<string> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const parameters = { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const pair = (await crypto.subtle.generateKey(parameters, true, ["sign", "verify"])) as CryptoKeyPair; // RSA makes pairs
  const [header, payload] = (await sign(goodClaims())).split(".");
  const signature = await crypto.subtle.sign(
    algorithm,
    pair.privateKey,
    new TextEncoder().encode(`${header}.${payload}`),
  );
  return `${header}.${payload}.${base64Url(String.fromCharCode(...new Uint8Array(signature)))}`;
}

async function tampered(): Promise<string> {
  const [header, , signature] = (await sign(goodClaims())).split(".");
  return `${header}.${base64Url(JSON.stringify({ ...goodClaims(), sub: "user_admin" }))}.${signature}`;
}

function without(claim: keyof ReturnType<typeof goodClaims>): object {
  const { [claim]: _, ...rest } = goodClaims();
  return rest;
}

const refused: [trick: string, make: () => string | Promise<string>, code: string][] = [
  ["expired", () => sign({ ...goodClaims(), iat: now() - 120, exp: now() - 60 }), "session_expired"],
  ["not valid yet", () => sign({ ...goodClaims(), nbf: now() + 60 }), "invalid_token"],
  ["issued in the future", () => sign({ ...goodClaims(), iat: now() + 60, exp: now() + 120 }), "invalid_token"],
  ["without an end", () => sign(without("exp")), "invalid_token"],
  ["an end that is text", () => sign({ ...goodClaims(), exp: String(now() + 60) }), "invalid_token"],
  ["without a beginning", () => sign(without("iat")), "invalid_token"],
  ["another issuer", () => sign({ ...goodClaims(), iss: "https://clerk.example.com" }), "invalid_token"],
  ["another copy's issuer", () => sign({ ...goodClaims(), iss: issuer("http://localhost:9999") }), "invalid_token"],
  ["without an issuer", () => sign(without("iss")), "invalid_token"],
  ["another party", () => sign({ ...goodClaims(), azp: "https://evil.example" }), "invalid_token"],
  ["without a party", () => sign(without("azp")), "invalid_token"],
  ["an audience", () => sign({ ...goodClaims(), aud: "another-service" }), "invalid_token"],
  ["an empty audience", () => sign({ ...goodClaims(), aud: "" }), "invalid_token"],
  ["a pending session", () => sign({ ...goodClaims(), sts: "pending" }), "invalid_token"],
  ["an unknown session status", () => sign({ ...goodClaims(), sts: "" }), "invalid_token"],
  ["impersonation", () => sign({ ...goodClaims(), act: { sub: "user_admin" } }), "invalid_token"],
  ["without a session", () => sign(without("sid")), "invalid_token"],
  ["an empty session", () => sign({ ...goodClaims(), sid: "" }), "invalid_token"],
  ["without a subject", () => sign(without("sub")), "invalid_token"],
  ["an empty subject", () => sign({ ...goodClaims(), sub: "" }), "invalid_token"],
  ["a subject that is no text", () => sign({ ...goodClaims(), sub: { $ne: null } }), "invalid_token"],
  [
    "alg none",
    async () => `${base64Url('{"alg":"none","typ":"JWT"}')}.${base64Url(JSON.stringify(goodClaims()))}.`,
    "invalid_token",
  ],
  [
    "alg none with a signature",
    async () => `${base64Url('{"alg":"none"}')}.${(await sign(goodClaims())).split(".").slice(1).join(".")}`,
    "invalid_token",
  ],
  ["HS256 with the public key", hs256WithPublicKey, "invalid_token"],
  ["RS512 in the header", () => sign(goodClaims(), { alg: "RS512" }), "invalid_token"],
  ["another key", otherKey, "invalid_token"],
  ["changed claims under a good signature", tampered, "invalid_token"],
  ["an OAuth access token", () => sign(goodClaims(), { typ: "at+jwt" }), "invalid_token"],
  ["a machine's token", () => sign(goodClaims(), { cat: "cl_B7d4PD333AAA" }), "invalid_token"],
  ["a critical extension", () => sign(goodClaims(), { crit: ["exp"] }), "invalid_token"],
  ["a handshake token", () => mintHandshakeToken(["__session=x"]), "invalid_token"],
  ["two parts", async () => (await sign(goodClaims())).split(".").slice(0, 2).join("."), "invalid_token"],
  ["four parts", async () => `${await sign(goodClaims())}.x`, "invalid_token"],
  ["a signature cut short", async () => (await sign(goodClaims())).slice(0, -8), "invalid_token"],
  [
    "a header that is no JSON",
    async () => `${base64Url("no")}.${(await sign(goodClaims())).split(".").slice(1).join(".")}`,
    "invalid_token",
  ],
  [
    "a header that is null",
    async () => `${base64Url("null")}.${(await sign(goodClaims())).split(".").slice(1).join(".")}`,
    "invalid_token",
  ],
  ["a payload that is a list", () => sign([1, 2]), "invalid_token"],
  ["nothing", () => "", "invalid_token"],
  ["words", () => "not a token", "invalid_token"],
  ["a megabyte", () => `${"a".repeat(1_000_000)}.b.c`, "invalid_token"],
];

describe("a session token", () => {
  it("says whose it is when all is well", async () => {
    const claims = await verifySessionToken(await sign(goodClaims()), vars);
    expect(claims).toMatchObject({
      issuer: issuer(APP_ORIGIN),
      subject: "user_1",
      sessionId: "sess_1",
      email: "ada@example.com",
      name: "Ada Lovelace",
    });
    expect(claims.expiresAt - claims.issuedAt).toBe(60_000);
    expect(claims.issuedAt - (claims.verifiedAt ?? 0)).toBe(180_000);
  });

  it("may lack name, e-mail and status, and be a few seconds off", async () => {
    const { email: _e, name: _n, sts: _s, fva: _f, ...rest } = goodClaims();
    const claims = await verifySessionToken(await sign({ ...rest, iat: now() + 3, exp: now() - 3 }), vars);
    expect(claims).toMatchObject({ email: null, name: null, verifiedAt: null });
  });

  it.each(refused)("is refused: %s", async (_trick, make, code) => {
    const attempt = verifySessionToken(await make(), vars);
    await expect(attempt).rejects.toBeInstanceOf(AppError);
    await expect(attempt).rejects.toMatchObject({ code, status: 401 });
  });
});

describe("where a request carries its token", () => {
  let suffixed: string;
  beforeAll(async () => {
    suffixed = `__session_${await cookieSuffix(vars.CLERK_PUBLISHABLE_KEY)}`;
  });
  const read = (headers: Record<string, string>) => readCredentials(new Headers(headers), vars);

  it("is the Bearer header, the instance's cookie, or the plain cookie", async () => {
    expect(await read({ authorization: "Bearer a.b.c" })).toEqual({ token: "a.b.c", source: "bearer" });
    expect(await read({ authorization: "bearer a.b.c" })).toEqual({ token: "a.b.c", source: "bearer" });
    expect(await read({ cookie: "x=1; __session=a.b.c" })).toEqual({ token: "a.b.c", source: "cookie" });
    expect(await read({ cookie: `__session=other; ${suffixed}=a.b.c` })).toEqual({ token: "a.b.c", source: "cookie" });
  });

  it("is nowhere for a guest", async () => {
    expect(await read({})).toBeNull();
    expect(await read({ cookie: "theme=dark; __session=; my__session=a.b.c" })).toBeNull();
  });

  it("may be the same in two places", async () => {
    const both = await read({ authorization: "Bearer a.b.c", cookie: "__session=a.b.c; __session=a.b.c" });
    expect(both).toEqual({ token: "a.b.c", source: "bearer" });
  });

  const conflicts: [string, () => Record<string, string>][] = [
    ["a cookie and another Bearer", () => ({ authorization: "Bearer a.b.c", cookie: "__session=d.e.f" })],
    ["two plain cookies", () => ({ cookie: "__session=a.b.c; __session=d.e.f" })],
    ["two of the instance's cookies", () => ({ cookie: `${suffixed}=a.b.c; ${suffixed}=d.e.f` })],
  ];
  it.each(conflicts)("is never guessed: %s", async (_what, headers) => {
    await expect(read(headers())).rejects.toMatchObject({ code: "conflicting_credentials", status: 401 });
  });

  it.each(["Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "a.b.c"])(
    "is refused in the header: %s",
    async (authorization) => {
      await expect(read({ authorization })).rejects.toMatchObject({ code: "invalid_token" });
    },
  );
});

describe("signing out with a token that has run out", () => {
  const cookie = (token: string) => new Headers({ cookie: `__session=${token}` });

  it("finds the session", async () => {
    const token = await sign({ ...goodClaims(), iat: now() - 7200, exp: now() - 7140 });
    expect(await readPossiblyExpiredSession(cookie(token), vars)).toMatchObject({ sessionId: "sess_1" });
  });

  it("finds none in a forged one", async () => {
    expect(await readPossiblyExpiredSession(cookie(await tampered()), vars)).toBeNull();
    expect(await readPossiblyExpiredSession(new Headers(), vars)).toBeNull();
  });
});

describe("the sandbox's own variables", () => {
  it("are all known for what they are", () => {
    expect(sandboxClerkVars(vars).sort()).toEqual(
      Object.keys(vars)
        .filter((name) => name !== "APP_ORIGIN")
        .sort(),
    );
  });

  it("are told from real ones", () => {
    const real = {
      CLERK_ISSUER: "https://clerk.openchance.example",
      CLERK_JWT_KEY: SANDBOX_ONLY_PUBLIC_KEY.replace("zg8uAjZlfL6G", "AAAAAAAAAAAA"),
      CLERK_PUBLISHABLE_KEY: `pk_live_${btoa("clerk.openchance.example$")}`,
      CLERK_SECRET_KEY: "sk_live_0123456789",
      CLERK_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    };
    expect(sandboxClerkVars(real)).toEqual([]);
  });

  it("make tokens that the sandbox mints valid", async () => {
    const subject = { sessionId: "sess_2", userId: "user_2", email: "a@b.c", name: "A", signedInAt: Date.now() };
    const token = await mintSessionToken(subject, { appOrigin: APP_ORIGIN, nowMs: Date.now(), ttlSeconds: 60 });
    expect(await verifySessionToken(token, vars)).toMatchObject({ subject: "user_2" });
  });
});
