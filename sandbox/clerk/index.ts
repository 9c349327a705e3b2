/**
 * A stand-in for Clerk: Frontend API, Backend API, sign-in page and webhooks of one local instance. See README.md.
 * Reached through the product's origin at /__clerk/* (the prefix is taken off on the way) or directly on its own port.
 */
import { Hono } from "hono";
import { backendApi } from "./backend-api.ts";
import { frontendApi } from "./frontend-api.ts";
import type { Env } from "./instance.ts";
import { scriptsApi } from "./scripts-api.ts";
import { PROXY_PATH } from "./settings.ts";
import { signInPages } from "./sign-in-page.ts";

export { ClerkInstance } from "./instance.ts";

const app = new Hono<{ Bindings: Env }>({ getPath: pathWithoutPrefix });

app.get("/healthz", (c) => c.json({ ok: true, issuerFor: c.env.APP_ORIGIN }));
app.route("/", signInPages);
app.route("/", frontendApi);
app.route("/sandbox", scriptsApi);
app.route("/v1", backendApi);

/** Scripts that talk to this port directly may keep the /__clerk of the public address. */
function pathWithoutPrefix(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(`${PROXY_PATH}/`) ? pathname.slice(PROXY_PATH.length) : pathname;
}

export default app;
