import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { readConfig } from "../env.ts";
import { base64Url, newBrowser } from "../testing/browsers.ts";
import { isPublicKey, isPushService, PushKeysError, pushVars, sendPush } from "./web-push.ts";

const vars = pushVars(readConfig(env));
const message = {
  title: "Version 1 is here",
  body: "",
  path: "/notifications/evt_1",
  tag: "evt_1",
  lang: "en",
  dir: "ltr",
} as const;

/** A push service that answers so, and what it was asked. */
function serviceAnswers(status: number) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    asked.push({ url: String(input), init });
    return new Response(null, { status });
  });
  return asked;
}
afterEach(() => vi.restoreAllMocks());

it("sends what only the browser can read, signed as ours", async () => {
  const { target, read } = await newBrowser();
  const asked = serviceAnswers(201);
  if (vars === null) throw new Error("the sandbox has keys");
  expect(await sendPush(vars, target, message)).toBe("sent");
  const [{ url, init } = { url: "", init: undefined }] = asked;
  const headers = new Headers(init?.headers);
  expect(url).toBe(target.endpoint);
  expect(init?.redirect).toBe("manual");
  expect(headers.get("content-encoding")).toBe("aes128gcm");
  expect(await read(new Uint8Array(init?.body as ArrayBuffer))).toEqual(message); // reason: the library gives bytes
  const [, token = "", key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.get("authorization") ?? "") ?? [];
  expect(key).toBe(vars.publicKey);
  const [head = "", claims = "", signature = ""] = token.split(".");
  const bytes = (part: string) =>
    Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  expect(JSON.parse(new TextDecoder().decode(bytes(claims)))).toMatchObject({
    aud: "https://updates.push.services.mozilla.com",
    sub: vars.subject,
  });
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const ours = await crypto.subtle.importKey("raw", bytes(vars.publicKey), algorithm, false, ["verify"]);
  const signed = new TextEncoder().encode(`${head}.${claims}`);
  expect(await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, ours, bytes(signature), signed)).toBe(true);
});

it.each([
  [404, "gone"],
  [410, "gone"],
  [429, "later"],
  [503, "later"],
  [401, "unsigned"],
  [403, "unsigned"],
  [413, "refused"],
  [302, "refused"],
])("takes %i for %s", async (status, outcome) => {
  serviceAnswers(status);
  if (vars === null) throw new Error("the sandbox has keys");
  expect(await sendPush(vars, (await newBrowser()).target, message)).toBe(outcome);
});

it("blames no browser for keys of ours that are no pair", async () => {
  const asked = serviceAnswers(201);
  const { target } = await newBrowser();
  if (vars === null) throw new Error("the sandbox has keys");
  const other = { ...vars, privateKey: base64Url(crypto.getRandomValues(new Uint8Array(32))) };
  await expect(sendPush(other, target, message)).rejects.toThrow(PushKeysError);
  expect(asked).toEqual([]);
});

it("refuses a message that is too long, and keeps the browser", async () => {
  const asked = serviceAnswers(201);
  if (vars === null) throw new Error("the sandbox has keys");
  expect(await sendPush(vars, (await newBrowser()).target, { ...message, body: "é".repeat(2_000) })).toBe("refused");
  expect(asked).toEqual([]);
});

it("knows a public key", async () => {
  const { target } = await newBrowser();
  expect(isPublicKey(target.p256dh)).toBe(true);
  expect(isPublicKey("B".repeat(87))).toBe(false);
  expect(isPublicKey("not base64 at all ".repeat(5))).toBe(false);
});

it("forgets a browser whose keys are none, without asking anybody", async () => {
  const asked = serviceAnswers(201);
  const { target } = await newBrowser();
  if (vars === null) throw new Error("the sandbox has keys");
  expect(await sendPush(vars, { ...target, p256dh: "B".repeat(87) }, message)).toBe("gone");
  expect(await sendPush(vars, { ...target, endpoint: "https://intranet.example/x" }, message)).toBe("gone");
  expect(asked).toEqual([]);
});

it.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://web.push.apple.com/abc", true],
  ["https://wns2-par02p.notify.windows.com/w/?token=a", true],
  ["https://autopush.push.services.mozilla.com/x", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://fcm.googleapis.com:8443/x", false],
  ["https://user:pass@fcm.googleapis.com/x", false],
  ["https://fcm.googleapis.com.evil.example/x", false],
  ["https://evilpush.apple.com.example/x", false],
  ["https://notify.windows.com/x", false],
  ["https://127.0.0.1/x", false],
  ["https://[::1]/x", false],
  ["https://169.254.169.254/latest", false],
  ["not an address", false],
])("%s is a push service we know: %s", (endpoint, known) => {
  expect(isPushService(endpoint)).toBe(known);
});
