/**
 * A stand-in for Resend: takes mail by its API, keeps it, and shows it at /sandbox/mail instead of sending it. See README.md.
 * Reached through the product's origin at /sandbox/mail or directly on its own port.
 */
import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import type { Env, Mailbox } from "./mailbox.ts";
import { listPage, mailPage } from "./pages.ts";
import { API_KEY, MAILBOX_PATH } from "./settings.ts";
import { postFate } from "./webhooks.ts";

export { Mailbox } from "./mailbox.ts";

const app = new Hono<{ Bindings: Env }>();

const mailbox = (env: Env): DurableObjectStub<Mailbox> => env.MAILBOX.getByName("mailbox");
const problem = (statusCode: number, name: string, message: string) =>
  Response.json({ statusCode, name, message }, { status: statusCode });

/** What Resend takes of us; a field it does not know is refused, so that a mistake shows here. */
const emailInput = z
  .object({
    from: z.string().regex(/^(?:[^<>]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/),
    to: z.array(z.email()).min(1).max(50),
    subject: z
      .string()
      .min(1)
      .max(998)
      .regex(/^[^\r\n]*$/),
    html: z.string().min(1),
    text: z.string().min(1),
    headers: z.record(z.string(), z.string()).default({}),
    tags: z
      .array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) }))
      .default([]),
  })
  .strict();

app.get("/healthz", (c) => c.json({ ok: true }));

app.post("/emails", async (c) => {
  if (c.req.header("authorization") !== `Bearer ${API_KEY}`)
    return problem(401, "missing_api_key", "Missing or unknown API key");
  const key = c.req.header("idempotency-key") ?? null;
  if (key !== null && (key === "" || key.length > 256))
    return problem(400, "invalid_idempotency_key", "The key must be 1 to 256 characters");
  const text = await c.req.text();
  const parsed = emailInput.safeParse(JSON.parse(text));
  if (!parsed.success) return problem(422, "validation_error", z.prettifyError(parsed.error));
  const { from, to, subject, html, text: body, headers } = parsed.data;
  const mail = {
    sender: from,
    recipient: to.join(", ").toLowerCase(),
    subject,
    html,
    body,
    headers: JSON.stringify(headers),
  };
  const taken = await mailbox(c.env).take(mail, key, await hashOf(text));
  if ("id" in taken) return c.json({ id: taken.id });
  if ("status" in taken) return problem(taken.status, "application_error", "As it was told to");
  return problem(409, "invalid_idempotent_request", "This key was used with another payload");
});

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The mailbox, for people -----------------------------------------------------------------------------------------------

app.get(MAILBOX_PATH, async (c) =>
  c.html(listPage(await mailbox(c.env).list(c.req.query("to") || null, 100), c.req.query("to") ?? "")),
);

app.get(`${MAILBOX_PATH}/messages.json`, async (c) => {
  const mails = await mailbox(c.env).list(c.req.query("to")?.toLowerCase() || null, 500);
  return c.json({ mails: mails.map((mail) => ({ ...mail, headers: JSON.parse(mail.headers) })) });
});

app.get(`${MAILBOX_PATH}/:id`, async (c) => {
  const mail = await mailbox(c.env).find(c.req.param("id"));
  return mail === null ? c.notFound() : c.html(mailPage(mail));
});

/** The mail itself, as a mail program shows it: no scripts, no forms, links in a window of their own. */
app.get(`${MAILBOX_PATH}/:id/html`, async (c) => {
  const mail = await mailbox(c.env).find(c.req.param("id"));
  if (mail === null) return c.notFound();
  c.header(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox",
  );
  return c.html(mail.html.replace("<head>", '<head><base target="_blank">'));
});

// For scripts -----------------------------------------------------------------------------------------------------------

const fateInput = z.object({ type: z.enum(["bounced", "complained"]), transient: z.boolean().default(false) });

/** What becomes of a mail later: the product hears of it by webhook. */
app.post(`${MAILBOX_PATH}/:id/fate`, jsonOf(fateInput), async (c) => {
  const mail = await mailbox(c.env).find(c.req.param("id"));
  if (mail === null) return c.notFound();
  const { type, transient } = c.req.valid("json");
  await mailbox(c.env).mark(mail.id, type);
  return c.json({ status: await postFate(c.env.WEBHOOK_URL, mail, type, transient) });
});

const faultInput = z.object({
  kind: z.enum(["refuse", "forget"]),
  status: z.int().min(400).max(599),
  times: z.int().min(1).max(100).default(1),
});

app.post(`${MAILBOX_PATH}/faults`, jsonOf(faultInput), async (c) => {
  await mailbox(c.env).failNext(c.req.valid("json"));
  return c.json({ ok: true });
});

app.delete(`${MAILBOX_PATH}/messages.json`, async (c) => {
  await mailbox(c.env).empty();
  return c.json({ ok: true });
});

function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return validator("json", (value, c) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : c.json({ error: z.prettifyError(parsed.error) }, 400);
  });
}

export default app;
