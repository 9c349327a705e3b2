/** Who is calling, and the context that every command and query is given. */
import { createMiddleware } from "hono/factory";
import { openStore } from "../database/store.ts";
import { authenticate } from "../domains/auth/authentication.ts";
import { readConfig } from "../env.ts";
import type { WriteName } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import type { AppEnv } from "./app-env.ts";
import { isUpload } from "./request.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Builds the request's context: verified actor or guest, one store, one instant. */
export const requestContext = createMiddleware<AppEnv>(async (c, next) => {
  const config = readConfig(c.env);
  const store = openStore(c.env.DB);
  const now = Date.now();
  const { actor, refused } = await authenticate(c.req.raw.headers, config, store, now);
  const cookieAuthenticated = !c.req.header("authorization");
  if (actor !== null && cookieAuthenticated && mayChange(c.req.raw))
    requireOwnOrigin(c.req.header("origin"), config.APP_ORIGIN);
  c.set("ctx", {
    actor,
    refused,
    now,
    store,
    env: c.env,
    config,
    requestId: c.var.requestId,
    write: await readWriteName(c.req.raw),
    defer: (work) => c.executionCtx.waitUntil(work),
  });
  await next();
});

/** A WebSocket opens with a GET, but what flows through it changes things. */
function mayChange(request: Request): boolean {
  return !safeMethods.has(request.method) || request.headers.get("upgrade")?.toLowerCase() === "websocket";
}

/** A browser names the origin of every request that may change something; a cookie from elsewhere does not count. */
function requireOwnOrigin(origin: string | undefined, own: string): void {
  if (origin !== own) throw new AppError("origin_not_allowed");
}

async function readWriteName(request: Request): Promise<WriteName | null> {
  const key = request.headers.get("idempotency-key");
  const path = new URL(request.url).pathname;
  if (key === null || safeMethods.has(request.method) || isUpload(request.method, path)) return null;
  if (key.length === 0 || key.length > 200) {
    throw new AppError("invalid_input", { errors: [{ path: "Idempotency-Key", message: "Use 1 to 200 characters." }] });
  }
  const body = await request.clone().arrayBuffer();
  const digest = await crypto.subtle.digest("SHA-256", body);
  const bodyHash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { key, route: `${request.method} ${path}`, bodyHash };
}
