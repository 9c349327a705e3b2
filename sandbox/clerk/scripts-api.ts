/** For scripts, seeds and tests: tokens without a browser, demo accounts, and the events an administrator would cause. */
import { Hono } from "hono";
import * as z from "zod";
import { type AppContext, instance, sessionToken } from "./context.ts";
import { clientCookieName } from "./cookies.ts";
import { failure } from "./frontend-api.ts";
import type { Env } from "./instance.ts";
import { deletedResource, sessionResource, userResource } from "./resources.ts";
import { cookieSuffix } from "./settings.ts";

export const scriptsApi = new Hono<{ Bindings: Env }>();

const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, "This is not an e-mail address.");
const name = z.string().trim().min(1).max(100);
const DAY_SECONDS = 86_400;
const MOST_ACCOUNTS = 200;

export const tokenRequest = z.object({
  email,
  name: name.optional(),
  ttlSeconds: z
    .number()
    .int()
    .min(1)
    .max(30 * DAY_SECONDS)
    .default(3600),
});
const accountsRequest = z.object({
  accounts: z.array(z.object({ email, name, about: z.string().max(200).default("") })).max(MOST_ACCOUNTS),
});
const userChange = z.object({ email: email.optional(), name: name.optional() });

scriptsApi.post("/tokens", async (c) => {
  const input = await parse(c, tokenRequest);
  if (!input.ok) return input.answer;
  const user = await instance(c).ensureUser(input.data);
  const client = `client_${crypto.randomUUID().replaceAll("-", "")}`;
  const session = await instance(c).createSession(user.id, client);
  const token = await sessionToken(c, { user, session }, input.data.ttlSeconds);
  const suffix = await cookieSuffix(c.env.APP_ORIGIN);
  const clientUat = String(Math.floor(session.created_at / 1000));
  // Setting these on a browser signs it in as the page would have.
  const cookies = {
    [await clientCookieName(c.env.APP_ORIGIN)]: client,
    __session: token,
    [`__session_${suffix}`]: token,
    __client_uat: clientUat,
    [`__client_uat_${suffix}`]: clientUat,
  };
  return c.json({ token, userId: user.id, sessionId: session.id, cookies });
});

scriptsApi.get("/accounts", async (c) => c.json({ accounts: await instance(c).listAccounts() }));

scriptsApi.post("/accounts", async (c) => {
  const input = await parse(c, accountsRequest);
  if (!input.ok) return input.answer;
  return c.json({ accounts: await instance(c).replaceAccounts(input.data.accounts) });
});

scriptsApi.post("/sessions/:id/revoke", async (c) => {
  const session = await instance(c).endSession(c.req.param("id"), "revoked");
  return session ? c.json(sessionResource(session)) : c.json(unknown, 404);
});

scriptsApi.patch("/users/:id", async (c) => {
  const input = await parse(c, userChange);
  if (!input.ok) return input.answer;
  const user = await instance(c).updateUser(c.req.param("id"), input.data);
  return user ? c.json(userResource(user)) : c.json(unknown, 404);
});

scriptsApi.delete("/users/:id", async (c) => {
  const id = c.req.param("id");
  return (await instance(c).deleteUser(id)) ? c.json(deletedResource("user", id)) : c.json(unknown, 404);
});

scriptsApi.get("/webhooks", async (c) => c.json(await instance(c).pendingWebhooks()));

const unknown = failure("resource_not_found", "not found");

type Parsed<Data> = { ok: true; data: Data } | { ok: false; answer: Response };

async function parse<Schema extends z.ZodType>(c: AppContext, schema: Schema): Promise<Parsed<z.output<Schema>>> {
  const body: unknown = await c.req.json().catch(() => null); // no JSON at all is told apart no further
  const result = schema.safeParse(body);
  if (result.success) return { ok: true, data: result.data };
  const errors = result.error.issues.map((issue) => ({
    code: "form_param_invalid",
    message: issue.message,
    meta: { param_name: issue.path.join(".") },
  }));
  return { ok: false, answer: c.json({ errors }, 422) };
}
