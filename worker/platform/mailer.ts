/**
 * The way a mail leaves: Resend (https://resend.com/docs/api-reference) by fetch. Each mail is named by an Idempotency-Key, which Resend
 * remembers for a day: asking again within it sends nothing twice. Without a key of Resend's there is no mail, and nothing fails for it.
 */
import { verifyWebhook } from "@clerk/backend/webhooks";
import * as z from "zod";
import type { Config } from "../env.ts";
import { hourMs } from "./clock.ts";
import { AppError } from "./errors.ts";
import { log } from "./telemetry.ts";

const RESEND_API = "https://api.resend.com";
const TIMEOUT_MS = 10_000;

/** How long asking again is safe, ms: an hour less than Resend remembers a key. */
export const mailNamedForMs = 23 * hourMs;

export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Where a mail program ends such mail with one click (RFC 8058): the address takes a POST. null: for whoever runs this. */
  unsubscribeUrl: string | null;
  /** For the provider's lists and our webhooks. */
  category: string;
}

/**
 * `sent`: taken by Resend. `refused`: it never will be (an address that is none). `later`: it may have been taken or not; ask again with
 * the same key.
 */
export type MailOutcome =
  | { kind: "sent"; providerId: string | null }
  | { kind: "refused"; why: string }
  | { kind: "later"; afterMs: number; why: string };

/** A transport that is there. */
export interface MailVars {
  key: string;
  base: string;
  from: string;
  linkSecret: string;
}

let saidOff = false;

/** The transport's variables, or null where mail is off; that is logged once. */
export function mailVars(config: Config): MailVars | null {
  const { RESEND_API_KEY: key, MAIL_FROM: from, MAIL_LINK_SECRET: linkSecret, RESEND_API_BASE: base } = config;
  if (key !== undefined && from !== undefined && linkSecret !== undefined)
    return { key, from, linkSecret, base: base ?? RESEND_API };
  if (!saidOff) log("info", "mail.off", { why: "RESEND_API_KEY is not set" });
  saidOff = true;
  return null;
}

const taken = z.object({ id: z.string() });
const problem = z.object({ name: z.string().default(""), message: z.string().default("") });

/**
 * Sends one mail.
 * @param name what it is called: the same mail keeps its name
 * @throws Error when the key or the sender is not good: that is for whoever runs this to mend
 */
export async function sendMail(vars: MailVars, mail: Mail, name: string): Promise<MailOutcome> {
  const response = await fetch(`${vars.base}/emails`, {
    method: "POST",
    headers: { authorization: `Bearer ${vars.key}`, "content-type": "application/json", "idempotency-key": name },
    body: JSON.stringify(toResend(vars, mail)),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => (error instanceof Error ? error.message : "no answer"));
  if (typeof response === "string") return { kind: "later", afterMs: 60_000, why: response };
  const body: unknown = await response.json().catch(() => ({}));
  if (response.ok) return { kind: "sent", providerId: taken.safeParse(body).data?.id ?? null };
  return refusal(response, problem.safeParse(body).data ?? { name: "", message: "" });
}

function toResend({ from }: MailVars, { to, subject, html, text, unsubscribeUrl, category }: Mail) {
  return {
    from,
    to: [to],
    subject,
    html,
    text,
    ...(unsubscribeUrl !== null && {
      headers: { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    }),
    tags: [{ name: "category", value: category }],
  };
}

function refusal({ status, headers }: Response, { name, message }: z.output<typeof problem>): MailOutcome {
  const why = `${status} ${name}: ${message}`.slice(0, 300);
  // The name was used with other words: an earlier try got through, and what it told of has changed since.
  if (name === "invalid_idempotent_request") return { kind: "sent", providerId: null };
  if (status === 429 || status === 409 || status >= 500) {
    const seconds = Number(headers.get("retry-after"));
    return { kind: "later", afterMs: Math.min(Math.max(seconds || 60, 1), 3_600) * 1_000, why };
  }
  if (status === 400 || status === 422) return { kind: "refused", why };
  throw new Error(`Resend refuses us: ${why}`);
}

const eventSchema = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().optional(),
    to: z.array(z.string()).default([]),
    bounce: z.object({ type: z.string().optional() }).optional(),
  }),
});

/** What a mail's provider says became of it. */
export interface MailFate {
  kind: "bounced" | "complained" | "other";
  providerId: string | null;
  addresses: string[];
}

/**
 * Verifies the svix signature (± 5 minutes) and reads the event. A mailbox that is full or away comes back as a transient bounce, which
 * says nothing about the address.
 * @throws AppError `invalid_signature`
 */
export async function readMailEvent(request: Request, config: Config): Promise<MailFate> {
  const secret = config.RESEND_WEBHOOK_SECRET;
  if (secret === undefined) throw new AppError("invalid_signature");
  const event: unknown = await verifyWebhook(request, { signingSecret: secret }).catch((cause: unknown) => {
    throw new AppError("invalid_signature", { cause });
  });
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return { kind: "other", providerId: null, addresses: [] };
  const { type, data } = parsed.data;
  const bounced = type === "email.bounced" && data.bounce?.type?.toLowerCase() !== "transient";
  return {
    kind: bounced ? "bounced" : type === "email.complained" ? "complained" : "other",
    providerId: data.email_id ?? null,
    addresses: data.to,
  };
}
