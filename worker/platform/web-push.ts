/**
 * Web push (RFC 8030, 8291, 8292): encrypted for one browser, signed as ours, given to that browser's push service. A subscription's
 * address comes from outside, so only the services of browsers are called, over https, and no redirect is followed.
 */
import { encryptNotification, vapidHeaders } from "@block65/webcrypto-web-push";
import type { Config } from "../env.ts";
import { log } from "./telemetry.ts";

const TIMEOUT_MS = 10_000;
/** Seconds a push service keeps a message for a browser that is away. */
const KEPT_SECONDS = 24 * 60 * 60;
/** Bytes of a message that every push service takes once it is encrypted. */
const LONGEST_BYTES = 3_900;

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

/** Our keys are not a pair: no browser is to blame, and none is forgotten for it. */
export class PushKeysError extends Error {
  override readonly name = "PushKeysError";
  constructor(cause: unknown) {
    super("VAPID_PRIVATE_KEY does not belong to VAPID_PUBLIC_KEY.", { cause });
  }
}

/** The curve P-256: its prime, and b of y² = x³ − 3x + b. */
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const curveB = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * Whether this can be a public key at all: an uncompressed point of the curve, base64url. A wrong letter makes it none. Whether the private
 * key belongs to it is only known once something is signed.
 */
export function isPublicKey(text: string): boolean {
  const bytes = bytesOf(text);
  if (bytes?.length !== 65 || bytes[0] !== 4) return false;
  const x = numberOf(bytes.subarray(1, 33));
  const y = numberOf(bytes.subarray(33));
  return x < prime && y < prime && (y * y - (x * x * x - 3n * x + curveB)) % prime === 0n;
}

function bytesOf(base64Url: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64Url.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** What a browser shows: app/service-worker/pushes.ts reads it. */
export interface PushMessage {
  title: string;
  body: string;
  /** A path of ours. */
  path: string;
  /** A later message of this name takes the place of an earlier one. */
  tag: string;
  /** The language of `title`, and the way its letters run. */
  lang: string;
  dir: "ltr" | "rtl";
}

export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/**
 * `gone`: the browser is no longer subscribed. `refused`: never with this message. `unsigned`: the service does not take our signature,
 * which says nothing of the browser. `later`: try again.
 */
export type PushOutcome = "sent" | "gone" | "refused" | "unsigned" | "later";

/** @throws PushKeysError when our keys sign nothing */
export async function sendPush(
  vars: PushVars,
  { endpoint, p256dh, auth }: PushTarget,
  message: PushMessage,
): Promise<PushOutcome> {
  if (!isPushService(endpoint)) return "gone";
  const subscription = { endpoint, expirationTime: null, keys: { p256dh, auth } };
  const { headers } = await vapidHeaders(subscription, vars).catch((cause: unknown) => {
    throw new PushKeysError(cause);
  });
  const text = new TextEncoder().encode(JSON.stringify(message));
  if (text.byteLength > LONGEST_BYTES) return "refused";
  const body = await encryptNotification(subscription, text).catch((error: unknown) => {
    log("warn", "push.not_encrypted", { error });
    return null;
  });
  // Keys of the browser that are none: nothing can ever be encrypted for it.
  if (body === null) return "gone";
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      ...headers,
      ttl: String(KEPT_SECONDS),
      urgency: "normal",
      "content-encoding": "aes128gcm",
      "content-type": "application/octet-stream",
    },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    log("warn", "push.unanswered", { error });
    return null;
  });
  await response?.body?.cancel();
  if (response === null || response.status === 429 || response.status >= 500) return "later";
  if (response.status === 404 || response.status === 410) return "gone";
  if (response.status === 401 || response.status === 403) {
    log("error", "push.signature_refused", { service: new URL(endpoint).host, status: response.status });
    return "unsigned";
  }
  return response.ok ? "sent" : "refused";
}
