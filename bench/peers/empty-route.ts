/**
 * The least that an HTTP answer of a Worker can cost: a route of Hono that knows its answer. And the least that one of ours can: the same
 * with the two layers that no answer goes without, which give it an id, its line in the log and its headers.
 */
import { Hono } from "hono";
import type { AppEnv } from "../../worker/http/app-env.ts";
import { apiSecurityHeaders, requestIdentity } from "../../worker/http/request.ts";

export default new Hono<AppEnv>()
  .get("/", (c) => c.json({ ok: true }))
  .get("/layered", requestIdentity, apiSecurityHeaders, (c) => c.json({ ok: true }));
