/** Clerk's Backend API, as far as @clerk/backend's client calls it for us. Every call carries the secret key. */
import { Hono } from "hono";
import { instance } from "./context.ts";
import { failure } from "./frontend-api.ts";
import type { Env } from "./instance.ts";
import { deletedResource, sessionResource, userResource } from "./resources.ts";
import { SECRET_KEY } from "./settings.ts";
import { jwks } from "./tokens.ts";

export const backendApi = new Hono<{ Bindings: Env }>();
const missing = failure("resource_not_found", "not found");

backendApi.use(async (c, next) => {
  if (c.req.header("authorization") !== `Bearer ${SECRET_KEY}`) {
    return c.json(failure("clerk_key_invalid", "The provided Clerk Secret Key is invalid."), 401);
  }
  await next();
});

backendApi.get("/jwks", async (c) => c.json(await jwks()));

backendApi.get("/users/:id", async (c) => {
  const user = await instance(c).findUser(c.req.param("id"));
  return user ? c.json(userResource(user)) : c.json(missing, 404);
});

backendApi.delete("/users/:id", async (c) => {
  const id = c.req.param("id");
  return (await instance(c).deleteUser(id)) ? c.json(deletedResource("user", id)) : c.json(missing, 404);
});

backendApi.get("/sessions", async (c) => {
  const sessions = await instance(c).listSessions(c.req.query("user_id") ?? "");
  const data = sessions.map(sessionResource);
  return c.json(c.req.query("paginated") ? { data, total_count: data.length } : data);
});

backendApi.get("/sessions/:id", async (c) => {
  const session = await instance(c).findSession(c.req.param("id"));
  return session ? c.json(sessionResource(session)) : c.json(missing, 404);
});

backendApi.post("/sessions/:id/revoke", async (c) => {
  const session = await instance(c).endSession(c.req.param("id"), "revoked");
  return session ? c.json(sessionResource(session)) : c.json(missing, 404);
});

backendApi.get("/clients/handshake_payload", async (c) => {
  const directives = await instance(c).takeHandshake(c.req.query("nonce") ?? "");
  return directives ? c.json({ nonce: c.req.query("nonce"), directives }) : c.json(missing, 404);
});
