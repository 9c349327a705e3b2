/** Webhooks as Clerk sends them: svix headers, retries with back-off, kept in storage until they are taken. */
import { WEBHOOK_SECRET } from "./settings.ts";
import type { WebhookRow } from "./storage.ts";

const TIMEOUT_MS = 10_000;
const MOST_AT_ONCE = 20;
/** About five hours in all; then the message is dropped, as svix does in the end (delivery is not guaranteed). */
const MOST_ATTEMPTS = 24;
const LONGEST_WAIT_MS = 15 * 60_000;

/** The three headers svix signs `body` with. */
export async function svixHeaders(id: string, body: string, nowMs: number): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const secret = Uint8Array.from(atob(WEBHOOK_SECRET.slice("whsec_".length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const signature = btoa(String.fromCharCode(...new Uint8Array(mac)));
  return { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
}

export function enqueueWebhook(sql: SqlStorage, event: { type: string; data: object }, nowMs: number): void {
  const body = JSON.stringify({
    data: event.data,
    event_attributes: { http_request: { client_ip: "127.0.0.1", user_agent: "OpenChance sandbox" } },
    instance_id: "ins_openchance_sandbox",
    object: "event",
    timestamp: nowMs,
    type: event.type,
  });
  const id = `msg_${crypto.randomUUID().replaceAll("-", "")}`;
  sql.exec("INSERT INTO webhooks (id, body, attempts, next_at) VALUES (?, ?, 0, ?)", id, body, nowMs);
}

/**
 * Sends what is due, several at once and in no promised order.
 * @returns when the next message is due (epoch ms), or null when none waits
 */
export async function deliverWebhooks(sql: SqlStorage, url: string, nowMs: number): Promise<number | null> {
  const due = sql
    .exec<WebhookRow>("SELECT * FROM webhooks WHERE next_at <= ? ORDER BY next_at LIMIT ?", nowMs, MOST_AT_ONCE)
    .toArray();
  await Promise.all(due.map((row) => deliver(sql, url, row, nowMs)));
  const next = sql.exec<{ at: number | null }>("SELECT min(next_at) AS at FROM webhooks").one();
  return next.at;
}

async function deliver(sql: SqlStorage, url: string, row: WebhookRow, nowMs: number): Promise<void> {
  const error = await post(url, row, nowMs);
  if (error === null || row.attempts + 1 >= MOST_ATTEMPTS) {
    sql.exec("DELETE FROM webhooks WHERE id = ?", row.id);
    return;
  }
  const wait = Math.min(1000 * 2 ** row.attempts, LONGEST_WAIT_MS);
  sql.exec(
    "UPDATE webhooks SET attempts = attempts + 1, next_at = ?, last_error = ? WHERE id = ?",
    nowMs + wait,
    error,
    row.id,
  );
}

/** @returns null when it was taken, else why not */
async function post(url: string, row: WebhookRow, nowMs: number): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await svixHeaders(row.id, row.body, nowMs)) },
      body: row.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
