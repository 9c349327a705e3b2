import { Hono } from "hono";
import { endpointKeys, serve, unrecognised } from "./api.ts";
import { hostedPages } from "./hosted-pages.ts";
import type { Sandbox } from "./sandbox.ts";
import { scripts } from "./scripts.ts";

/** Everything that the Worker answers: Stripe's API, the pages Stripe hosts, and the API for scripts. */
export function createApp(sandbox: Sandbox): Hono {
  const app = new Hono();
  for (const key of endpointKeys) {
    const [method = "", path = ""] = key.split(" ");
    app.on(method, path, (c) => serve(sandbox, key, c.req.raw, c.req.param()));
  }
  app.route("/", hostedPages(sandbox));
  app.route("/sandbox", scripts(sandbox));
  app.all("/v1/*", (c) => unrecognised(c.req.raw));
  app.all("/v2/*", (c) => unrecognised(c.req.raw));
  return app;
}
