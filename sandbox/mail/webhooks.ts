/** Resend's webhooks: svix headers over the body. One try; a script that asked for it sees the answer. */
import type { Mail } from "./mailbox.ts";
import { WEBHOOK_SECRET } from "./settings.ts";

const TIMEOUT_MS = 10_000;

/** The body and headers of an event, for whoever posts it. */
export async function fateEvent(mail: Pick<Mail, "id" | "recipient" | "subject">, type: string, transient: boolean) {
  const now = Date.now();
  const bounce = {
    type: transient ? "Transient" : "Permanent",
    subType: "General",
    message: "The mailbox does not exist.",
  };
  const body = JSON.stringify({
    type: `email.${type}`,
    created_at: new Date(now).toISOString(),
    data: { email_id: mail.id, to: [mail.recipient], subject: mail.subject, ...(type === "bounced" ? { bounce } : {}) },
  });
  return { body, headers: await svixHeaders(`msg_${crypto.randomUUID()}`, body, now) };
}

/** @returns the product's status, or null when it is told nothing */
export async function postFate(url: string, mail: Mail, type: string, transient: boolean): Promise<number | null> {
  if (url === "") return null;
  const event = await fateEvent(mail, type, transient);
  const headers = { "content-type": "application/json", ...event.headers };
  const response = await fetch(url, {
    method: "POST",
    headers,
    body: event.body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.status;
}

async function svixHeaders(id: string, body: string, nowMs: number): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const secret = Uint8Array.from(atob(WEBHOOK_SECRET.slice("whsec_".length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const signature = btoa(String.fromCharCode(...new Uint8Array(mac)));
  return { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
}
