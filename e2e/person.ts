/** One person at the API: what an integrator does with a token, `fetch` and the OpenAPI document. */
import { expect } from "@playwright/test";
import type { OwnUser } from "#contract/users";
import type { Copy } from "./copy.ts";

/** Milliseconds. Longer than that is a fault, whatever comes after. */
const CALL_TIMEOUT_MS = 30_000;

export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  requestId: string;
  errors?: { path: string; message: string }[];
}

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

interface Request {
  json?: unknown;
  /** Instead of JSON: bytes or broken text, sent as they are. */
  raw?: { bytes: BodyInit; type: string };
  /** Idempotency-Key */
  key?: string;
}

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Calls the API as anybody, or as nobody with `token` null. `path` begins after /api/v1. */
export async function call<Body = Problem>(
  copy: Copy,
  token: string | null,
  method: Method,
  path: string,
  { json, raw, key }: Request = {},
): Promise<Answer<Body>> {
  const headers = new Headers();
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  if (key !== undefined) headers.set("idempotency-key", key);
  if (json !== undefined) headers.set("content-type", "application/json");
  if (raw !== undefined) headers.set("content-type", raw.type);
  const response = await fetch(`${copy.origin}/api/v1${path}`, {
    method,
    headers,
    body: raw?.bytes ?? (json === undefined ? undefined : JSON.stringify(json)),
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  // The caller names the contract's type of this route.
  const body = (isJson ? await response.json() : await response.arrayBuffer()) as Body;
  return { status: response.status, headers: response.headers, body };
}

export class Person {
  readonly copy: Copy;
  readonly name: string;
  readonly email: string;
  readonly token: string;
  /** As the sandbox sign-in sets them; with them a browser is signed in. */
  readonly cookies: Record<string, string>;
  readonly me: OwnUser;

  private constructor(
    copy: Copy,
    sign: { name: string; email: string; token: string; cookies: Record<string, string> },
    me: OwnUser,
  ) {
    this.copy = copy;
    this.name = sign.name;
    this.email = sign.email;
    this.token = sign.token;
    this.cookies = sign.cookies;
    this.me = me;
  }

  /** A new account. */
  static arrive(copy: Copy, name: string): Promise<Person> {
    const handle = name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
    return Person.signIn(copy, { name, email: `${handle}.${crypto.randomUUID().slice(0, 8)}@example.com` });
  }

  /** Signs an account in anew; the same e-mail is always the same person. */
  static async signIn(copy: Copy, { name, email }: { name: string; email: string }): Promise<Person> {
    const response = await fetch(`${copy.clerk}/__clerk/sandbox/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, name }),
    });
    expect(response.status).toBe(200);
    // The sandbox's own answer (sandbox/clerk/README.md).
    const { token, cookies } = (await response.json()) as { token: string; cookies: Record<string, string> };
    const { body, status } = await call<OwnUser>(copy, token, "GET", "/users/me");
    expect(status, JSON.stringify(body)).toBe(200);
    return new Person(copy, { name, email, token, cookies }, body);
  }

  get id(): string {
    return this.me.id;
  }

  call<Body = Problem>(method: Method, path: string, request?: Request): Promise<Answer<Body>> {
    return call<Body>(this.copy, this.token, method, path, request);
  }

  async get<Body>(path: string): Promise<Body> {
    return this.#ok(`GET ${path}`, await this.call<Body>("GET", path));
  }

  async post<Body>(path: string, json: unknown = {}, key: string = crypto.randomUUID()): Promise<Body> {
    return this.#ok(`POST ${path}`, await this.call<Body>("POST", path, { json, key }));
  }

  async patch<Body>(path: string, json: unknown): Promise<Body> {
    return this.#ok(`PATCH ${path}`, await this.call<Body>("PATCH", path, { json }));
  }

  /** Expects the API to refuse with this status and code. Answers the problem document. */
  async refused(status: number, code: string, method: Method, path: string, request?: Request): Promise<Problem> {
    const answer = await this.call<Problem>(method, path, request);
    expectProblem(answer, status, code, `${method} ${path} by ${this.name}`);
    return answer.body;
  }

  #ok<Body>(what: string, { status, body }: Answer<Body>): Body {
    expect([200, 201], `${what} by ${this.name}: ${JSON.stringify(body)}`).toContain(status);
    return body;
  }
}

/** A failed request is answered with a whole problem document, and never with more than it should say. */
export function expectProblem(
  { status, headers, body }: Answer<Problem>,
  wanted: number,
  code: string,
  what = "",
): void {
  expect({ status, code: body.code }, `${what}: ${JSON.stringify(body)}`).toEqual({ status: wanted, code });
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(body).toMatchObject({ status: wanted, title: expect.any(String), detail: expect.any(String) });
  expect(body.requestId).toBe(headers.get("x-request-id"));
}
