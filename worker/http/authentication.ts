/** Who is calling, and the context that every command and query is given. */
import type { Context as HonoContext } from "hono";
import { createMiddleware } from "hono/factory";
import { openStore, recordBinding, type Store } from "../database/store.ts";
import { authenticate } from "../domains/auth/authentication.ts";
import { findViewed, readViewingId } from "../domains/auth/viewing.ts";
import { readConfig } from "../env.ts";
import { type Context, isAdmin, type UserActor, type WriteName } from "../platform/context.ts";
import { deviceOf } from "../platform/devices.ts";
import { AppError } from "../platform/errors.ts";
import type { AppEnv } from "./app-env.ts";
import { brake } from "./brake.ts";
import { isProvidersWebhook, isUpload } from "./request.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Builds the request's context: verified actor or guest, one store, one instant. */
export const requestContext = createMiddleware<AppEnv>(async (c, next) => {
  const store = openStore(recordBinding(c.env));
  try {
    c.set("ctx", await contextOf(c, store));
    await next();
  } finally {
    c.executionCtx.waitUntil(store.close());
  }
});

async function contextOf(c: HonoContext<AppEnv>, store: Store): Promise<Context> {
  const config = readConfig(c.env);
  const now = Date.now();
  const brakes = !isProvidersWebhook(c.req.path);
  const { actor: signedIn, refused } = await authenticate(c.req.raw.headers, config, store, now).catch(
    async (error: unknown) => {
      // Tokens are not guessed for nothing.
      if (brakes) await brake(c.env, c.req.raw, null);
      throw error;
    },
  );
  if (brakes) await brake(c.env, c.req.raw, signedIn?.id ?? null);
  const actor = signedIn === null ? null : await throughWhoseEyes(c.req.raw, c.req.path, signedIn, store, now);
  const cookieAuthenticated = !c.req.header("authorization");
  if (actor !== null && cookieAuthenticated && mayChange(c.req.raw))
    requireOwnOrigin(c.req.header("origin"), config.APP_ORIGIN);
  return {
    actor,
    refused,
    now,
    store,
    env: c.env,
    config,
    requestId: c.var.requestId,
    write: await readWriteName(c.req.raw),
    device: deviceOf(c.req.raw.headers),
    defer: (work) => c.executionCtx.waitUntil(work.finally(() => store.close())),
  };
}

/** A WebSocket opens with a GET, but what flows through it changes things. */
function mayChange(request: Request): boolean {
  return !safeMethods.has(request.method) || request.headers.get("upgrade")?.toLowerCase() === "websocket";
}

/** A browser names the origin of every request that may change something; a cookie from elsewhere does not count. */
function requireOwnOrigin(origin: string | undefined, own: string): void {
  if (origin !== own) throw new AppError("origin_not_allowed");
}

/** What an admin does as an admin while they look at somebody: they stop, or leave. */
const adminsOwn = /^\/api\/v1\/(admin\/viewings\/[^/]+\/end|auth\/sign-out)$/;
/** What people said to each other, their files, their exports and their devices stay closed to whoever looks at their account. */
const closedToViewers =
  /^\/api\/v1\/(conversations|files|users\/me\/(export|webhooks|webhook-deliveries)|auth\/sessions)(\/|$)/;

/**
 * The person that an admin looks at, if the request names such a viewing; else whoever signed in.
 * @param path as the router reads it, which decodes it: what is closed is closed however it is written
 * @throws AppError `viewing_only` for what would change something, or is between others
 */
async function throughWhoseEyes(
  request: Request,
  path: string,
  actor: UserActor,
  store: Store,
  now: number,
): Promise<UserActor> {
  const id = readViewingId(request.headers);
  if (id === null || !isAdmin(actor) || adminsOwn.test(path)) return actor;
  const viewed = await findViewed(store, actor, id, now);
  if (viewed === null) return actor;
  if (mayChange(request) || closedToViewers.test(path)) throw new AppError("viewing_only");
  return viewed;
}

async function readWriteName(request: Request): Promise<WriteName | null> {
  const key = request.headers.get("idempotency-key");
  if (key === null || safeMethods.has(request.method)) return null;
  const path = new URL(request.url).pathname;
  if (isUpload(request.method, path)) return null;
  if (key.length === 0 || key.length > 200) {
    throw new AppError("invalid_input", { errors: [{ path: "Idempotency-Key", message: "Use 1 to 200 characters." }] });
  }
  const body = await request.clone().arrayBuffer();
  const digest = await crypto.subtle.digest("SHA-256", body);
  const bodyHash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { key, route: `${request.method} ${path}`, bodyHash };
}
