/** Browsers that pushes are sent to. */
import type { PushTarget } from "../platform/web-push.ts";

export function base64Url(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** A browser that can read what it is sent (RFC 8291), without the library under test. */
export async function newBrowser() {
  const keys = (await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ])) as CryptoKeyPair; // reason: the algorithm makes pairs
  const p256dh = new Uint8Array((await crypto.subtle.exportKey("raw", keys.publicKey)) as ArrayBuffer); // reason: "raw" gives bytes
  const auth = crypto.getRandomValues(new Uint8Array(16));
  const target: PushTarget = {
    endpoint: "https://updates.push.services.mozilla.com/wpush/v2/one",
    p256dh: base64Url(p256dh),
    auth: base64Url(auth),
  };
  const derive = async (salt: Uint8Array, input: ArrayBuffer, info: Uint8Array, bytes: number) => {
    const key = await crypto.subtle.importKey("raw", input, "HKDF", false, ["deriveBits"]);
    return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8);
  };
  const text = new TextEncoder();
  const read = async (body: Uint8Array): Promise<unknown> => {
    const [salt, server] = [body.slice(0, 16), body.slice(21, 86)];
    const theirs = await crypto.subtle.importKey("raw", server, { name: "ECDH", namedCurve: "P-256" }, false, []);
    const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs } as never, keys.privateKey, 256); // reason: workerd's types call it $public
    const info = new Uint8Array([...text.encode("WebPush: info\0"), ...p256dh, ...server]);
    const input = await derive(auth, secret, info, 32);
    const content = await derive(salt, input, text.encode("Content-Encoding: aes128gcm\0"), 16);
    const iv = await derive(salt, input, text.encode("Content-Encoding: nonce\0"), 12);
    const key = await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["decrypt"]);
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, body.slice(86)));
    return JSON.parse(new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2))));
  };
  return { target, read };
}
