/**
 * Web push (RFC 8030, 8291, 8292): encrypted for one browser, signed as ours, given to that browser's push service. A subscription's
 * address comes from outside, so only the services of browsers are called, over https, and no redirect is followed.
 */
import { buildPushPayload } from "@block65/webcrypto-web-push";
import type { Config } from "../env.ts";
import { log } from "./telemetry.ts";

const TIMEOUT_MS = 10_000;
/** Seconds a push service keeps a message for a browser that is away. */
const KEPT_SECONDS = 24 * 60 * 60;

/** Where browsers' push services live: Chrome and others (FCM), Firefox, Safari, Edge. */
const pushServices = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  ".push.services.mozilla.com",
  ".push.apple.com",
  ".notify.windows.com",
] as const;

/** Whether this is the address of a push service that we know, so that nobody makes us call another. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const plain = protocol === "https:" && port === "" && username === "" && password === "";
  return plain && pushServices.some((name) => (name.startsWith(".") ? hostname.endsWith(name) : hostname === name));
}

export interface PushVars {
  publicKey: string;
  privateKey: string;
  subject: string;
}

/** The keys that pushes are signed with; null: push is not offered. */
export function pushVars(config: Config): PushVars | null {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = config;
  if (publicKey === undefined || privateKey === undefined || subject === undefined) return null;
  return { publicKey, privateKey, subject };
}

/** What a browser shows: app/public/push-worker.js reads it. */
export interface PushMessage {
  title: string;
  body: string;
  /** A path of ours. */
  path: string;
  /** A later message of this name takes the place of an earlier one. */
  tag: string;
}

export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** `gone`: the browser is no longer subscribed. `refused`: never with this message. `later`: try again. */
export type PushOutcome = "sent" | "gone" | "refused" | "later";

export async function sendPush(
  vars: PushVars,
  { endpoint, p256dh, auth }: PushTarget,
  message: PushMessage,
): Promise<PushOutcome> {
  if (!isPushService(endpoint)) return "gone";
  const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
  const options = { ttl: KEPT_SECONDS, urgency: "normal" } as const;
  const data = JSON.stringify(message);
  const payload = await buildPushPayload({ data, options }, subscription, vars).catch((error: unknown) => {
    log("warn", "push.not_encrypted", { error });
    return null;
  });
  // Keys that are none: nothing can ever be encrypted for it.
  if (payload === null) return "gone";
  const response = await fetch(endpoint, {
    ...payload,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    log("warn", "push.unanswered", { error });
    return null;
  });
  await response?.body?.cancel();
  if (response === null || response.status === 429 || response.status >= 500) return "later";
  if (response.status === 404 || response.status === 410) return "gone";
  return response.ok ? "sent" : "refused";
}
