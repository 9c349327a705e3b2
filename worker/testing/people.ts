/** People who use the API in tests, with genuine tokens, through all its layers. Only tests import this. */
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { mintSessionToken } from "../../sandbox/clerk/tokens.ts";
import { app } from "../app.ts";
import { type UserRow, users } from "../database/schema.ts";
import type { Role } from "../domains/users/contract.ts";
import { readConfig } from "../env.ts";
import { openRecord } from "./record.ts";

const { APP_ORIGIN } = readConfig(env);

export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** Sends one request through the whole API and waits for what it deferred. */
export async function call(
  method: string,
  path: string,
  init: { token?: string; body?: unknown; headers?: Record<string, string>; bindings?: Partial<Env> } = {},
): Promise<Answer<unknown>> {
  const headers = new Headers(init.headers);
  if (init.token !== undefined) headers.set("authorization", `Bearer ${init.token}`);
  if (init.body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const body =
    init.body === undefined ? undefined : typeof init.body === "string" ? init.body : JSON.stringify(init.body);
  const execution = createExecutionContext();
  const response = await app.fetch(
    new Request(`${APP_ORIGIN}/api/v1${path}`, { method, headers, body }),
    { ...env, ...init.bindings },
    execution,
  );
  const text = await response.text();
  await waitOnExecutionContext(execution);
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** Somebody with an account and a token that is good for an hour. */
export class TestPerson {
  readonly name: string;
  readonly token: string;
  readonly row: UserRow;

  constructor(name: string, token: string, row: UserRow) {
    this.name = name;
    this.token = token;
    this.row = row;
  }

  get id(): string {
    return this.row.id;
  }

  /** An answer of the shape the caller names; the contract's own tests hold the shapes. */
  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>> {
    return (await call(method, path, { token: this.token, body, headers })) as Answer<Body>; // reason: parsed JSON, see above
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.call<Body>("GET", path);
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    headers?: Record<string, string>,
  ): Promise<Answer<Body>> {
    return this.call<Body>("POST", path, body, headers);
  }
}

export function newAdmin(name: string): Promise<TestPerson> {
  return newStaff(name, "admin");
}

export function newModerator(name: string): Promise<TestPerson> {
  return newStaff(name, "moderator");
}

async function newStaff(name: string, role: Role): Promise<TestPerson> {
  const { token, row } = await newPerson(name);
  await openRecord().db.update(users).set({ role }).where(eq(users.id, row.id));
  return new TestPerson(name, token, { ...row, role });
}

/** Makes somebody known to the product by their first request. */
export async function newPerson(name: string): Promise<TestPerson> {
  const subject = `user_${name.replace(/\W/g, "")}`;
  const claims = { sessionId: `sess_${subject}`, userId: subject, email: `${subject}@example.com`, name };
  const now = Date.now();
  const token = await mintSessionToken(
    { ...claims, signedInAt: now },
    { appOrigin: APP_ORIGIN, nowMs: now, ttlSeconds: 3600 },
  );
  const me = await call("GET", "/users/me", { token });
  if (me.status !== 200) throw new Error(`${name} could not sign in: ${JSON.stringify(me.body)}`);
  const { id } = me.body as { id: string }; // reason: GET /users/me answers its contract's shape
  const row = await openRecord().db.query.users.findFirst({ where: eq(users.id, id) });
  if (row === undefined) throw new Error(`${name} has no row`);
  return new TestPerson(name, token, row);
}
