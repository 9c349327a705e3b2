/**
 * Delivery of events: a queue in SQLite, signed as Stripe signs, tried again with growing pauses until a 2xx. Like
 * Stripe's it promises no order; scripts may hold it, shuffle it and send duplicates (faults.ts).
 */
import { newId } from "./ids.ts";
import type { Sandbox } from "./sandbox.ts";
import type { StoredObject } from "./store.ts";

/** The three event destinations: our own account, connected accounts, and v2 events about accounts. */
export type EndpointName = "platform" | "connect" | "accounts";

export interface WebhookEndpoint {
  url: string;
  secret: string;
}

/** How delivery misbehaves on request. */
export interface WebhookFaults {
  /** New deliveries wait until they are released. `types` narrows it to some event types. */
  hold?: boolean;
  types?: string[];
  /** Each event is delivered this many times more. */
  duplicates?: number;
  /** Each delivery waits this long (ms of real time), or a random part of it when `shuffle` is set. */
  delayMs?: number;
  shuffle?: boolean;
}

export interface DeliveryRow {
  [column: string]: SqlStorageValue;
  seq: number;
  event: string;
  endpoint: string;
  state: string;
  due_at: number;
  attempts: number;
  status: number | null;
  error: string | null;
}

/** Pauses between tries in seconds; the last one repeats. Shorter than Stripe's, since developers wait for them. */
const BACKOFF_S = [1, 2, 5, 10, 30, 60, 300];
/** About three days of tries. */
const MAX_ATTEMPTS = 900;
const TIMEOUT_MS = 20_000;
const PARALLEL = 6;

/** The endpoint that scripts configured, else the Worker's variables; null when there is nowhere to deliver to. */
export function endpointOf(sandbox: Sandbox, name: EndpointName): WebhookEndpoint | null {
  const { vars } = sandbox;
  const configured = sandbox.store.setting<Partial<Record<EndpointName, WebhookEndpoint>>>("endpoints", {})[name];
  if (configured !== undefined) return configured.url === "" ? null : configured;
  const [url, secret] = {
    platform: [vars.WEBHOOK_URL_PLATFORM, vars.WEBHOOK_SECRET_PLATFORM],
    connect: [vars.WEBHOOK_URL_CONNECT, vars.WEBHOOK_SECRET_CONNECT],
    accounts: [vars.WEBHOOK_URL_ACCOUNTS, vars.WEBHOOK_SECRET_ACCOUNTS],
  }[name];
  return url === undefined || url === "" || secret === undefined ? null : { url, secret };
}

/** Queues an event; returns how many deliveries were planned. */
export function planDeliveries(sandbox: Sandbox, event: string, endpoint: EndpointName, type: string): number {
  if (endpointOf(sandbox, endpoint) === null) return 0;
  const faults = sandbox.store.setting<WebhookFaults>("webhookFaults", {});
  const concerned = faults.types === undefined || faults.types.includes(type);
  const copies = 1 + (concerned ? (faults.duplicates ?? 0) : 0);
  for (let copy = 0; copy < copies; copy += 1) {
    const delay = concerned ? (faults.delayMs ?? 0) * (faults.shuffle === true ? Math.random() : 1) : 0;
    queue(sandbox, event, endpoint, faults.hold === true && concerned ? "held" : "pending", Date.now() + delay);
  }
  return copies;
}

function queue(sandbox: Sandbox, event: string, endpoint: EndpointName, state: string, dueAt: number): void {
  sandbox.store.sql.exec(
    "INSERT INTO deliveries (event, endpoint, state, due_at) VALUES (?, ?, ?, ?)",
    event,
    endpoint,
    state,
    Math.floor(dueAt),
  );
}

/** Which destination an event belongs to. */
export function destinationOf(event: StoredObject & { account?: string }): EndpointName {
  if (event.object === "v2.core.event") return "accounts";
  return event.account === undefined ? "platform" : "connect";
}

/** The exact bytes that are delivered for an event. A thin notification carries neither `data` nor `changes`. */
export function payloadOf(event: StoredObject): string {
  if (event.object !== "v2.core.event") return JSON.stringify(event, null, 2);
  const {
    data: _data,
    changes: _changes,
    ...notification
  } = event as StoredObject & { data?: unknown; changes?: unknown };
  return JSON.stringify(notification);
}

/**
 * `Stripe-Signature` for a payload: HMAC-SHA-256 of `t.payload` under the endpoint's whole `whsec_…` string. While a
 * secret is being rotated (several, separated by commas) there is one signature of each.
 */
export async function sign(payload: string, secret: string, timestampS: number): Promise<string> {
  const encoder = new TextEncoder();
  const signatures = await Promise.all(
    secret.split(",").map(async (one) => {
      const hmac = { name: "HMAC", hash: "SHA-256" };
      const key = await crypto.subtle.importKey("raw", encoder.encode(one.trim()), hmac, false, ["sign"]);
      const digest = await crypto.subtle.sign("HMAC", key, encoder.encode(`${timestampS}.${payload}`));
      return `v1=${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    }),
  );
  return [`t=${timestampS}`, ...signatures].join();
}

/** Body and headers of one delivery. Signed with the real time, unless scripts asked for the sandbox's (`signClock`). */
export async function signedRequest(
  sandbox: Sandbox,
  event: StoredObject,
  endpoint: WebhookEndpoint,
): Promise<{ body: string; headers: Record<string, string> }> {
  const body = payloadOf(event);
  const now = sandbox.store.setting<string>("signClock", "real") === "sandbox" ? sandbox.now() : Date.now();
  return {
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "stripe-signature": await sign(body, endpoint.secret, Math.floor(now / 1000)),
    },
  };
}

/** Sends what is due, several at a time, until nothing is; failures go back into the queue. May run many times at once. */
export async function runDeliveries(sandbox: Sandbox): Promise<void> {
  const free = PARALLEL - sandbox.inFlight.size;
  if (free <= 0) return; // whoever is sending looks again when done
  const due = sandbox.store.sql
    .exec<DeliveryRow>(
      "SELECT * FROM deliveries WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, seq LIMIT ?",
      Date.now(),
      PARALLEL * 2,
    )
    .toArray()
    .filter((row) => !sandbox.inFlight.has(row.seq))
    .slice(0, free);
  await Promise.all(due.map((row) => attempt(sandbox, row).then(() => runDeliveries(sandbox))));
}

/** Makes one try of one delivery and writes down how it went. */
export async function attempt(sandbox: Sandbox, row: DeliveryRow): Promise<{ status: number | null; body: string }> {
  sandbox.inFlight.add(row.seq);
  let status: number | null = null;
  let body = "";
  let error: string | null = null;
  try {
    const event = sandbox.store.findAny(row.event)?.object;
    const endpoint = endpointOf(sandbox, row.endpoint as EndpointName); // written by queue()
    if (event === undefined || endpoint === null) error = "The event or its endpoint is gone";
    else {
      const request = await signedRequest(sandbox, event, endpoint);
      const response = await fetch(endpoint.url, {
        method: "POST",
        ...request,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      status = response.status;
      body = (await response.text()).slice(0, 2000);
      if (!response.ok) error = `HTTP ${response.status}: ${body.slice(0, 200)}`;
    }
  } catch (failure) {
    error = failure instanceof Error ? failure.message : String(failure);
  } finally {
    sandbox.inFlight.delete(row.seq);
  }
  record(sandbox, row, status, error);
  return { status, body };
}

function record(sandbox: Sandbox, row: DeliveryRow, status: number | null, error: string | null): void {
  const { sql } = sandbox.store;
  if (error === null) {
    sql.exec(
      "UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, status = ?, error = NULL WHERE seq = ?",
      status,
      row.seq,
    );
    return;
  }
  const pause = (BACKOFF_S[Math.min(row.attempts, BACKOFF_S.length - 1)] ?? 300) * 1000;
  const state = row.attempts + 1 >= MAX_ATTEMPTS ? "abandoned" : "pending";
  sql.exec(
    "UPDATE deliveries SET state = ?, attempts = attempts + 1, status = ?, error = ?, due_at = ? WHERE seq = ? AND state != 'delivered'",
    state,
    status,
    error,
    Date.now() + pause,
    row.seq,
  );
}

/** Lets held deliveries go, in the order asked for: one after the other when `sequential`. */
export function heldDeliveries(sandbox: Sandbox, order: "fifo" | "reverse" | "shuffle"): DeliveryRow[] {
  const rows = sandbox.store.sql
    .exec<DeliveryRow>("SELECT * FROM deliveries WHERE state = 'held' ORDER BY seq")
    .toArray();
  if (order === "reverse") rows.reverse();
  if (order === "shuffle") {
    for (let last = rows.length - 1; last > 0; last -= 1) {
      const pick = Math.floor(Math.random() * (last + 1));
      const [a, b] = [rows[last], rows[pick]];
      if (a !== undefined && b !== undefined) [rows[last], rows[pick]] = [b, a];
    }
  }
  return rows;
}

/** Queues one more delivery of an event that exists and returns its row. */
export function queueAgain(sandbox: Sandbox, event: StoredObject, endpoint: EndpointName): DeliveryRow {
  // Held until the caller sends it, so that no background run takes it first.
  queue(sandbox, event.id, endpoint, "sending", Date.now());
  return sandbox.store.sql.exec<DeliveryRow>("SELECT * FROM deliveries ORDER BY seq DESC LIMIT 1").one();
}

/** A request id in Stripe's form. */
export function newRequestId(): string {
  return newId("req", 14);
}
