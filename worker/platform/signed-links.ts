/** Links that act without a sign-in: what they may do is signed into them, and nothing else can be done with them. */

const encoder = new TextEncoder();

/** `words` may hold no dots but those between them. The same words give the same token. */
export async function signLink(secret: string, words: readonly string[]): Promise<string> {
  const body = words.join(".");
  const mac = await crypto.subtle.sign("HMAC", await keyOf(secret), encoder.encode(body));
  return `${body}.${toBase64Url(new Uint8Array(mac))}`;
}

/** The words of a token of ours; null for any other. */
export async function readLink(secret: string, token: string): Promise<string[] | null> {
  const end = token.lastIndexOf(".");
  if (end < 0) return null;
  const body = token.slice(0, end);
  const mac = fromBase64Url(token.slice(end + 1));
  if (mac === null) return null;
  // `verify` compares in constant time.
  const good = await crypto.subtle.verify("HMAC", await keyOf(secret), mac, encoder.encode(body));
  return good ? body.split(".") : null;
}

function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return null; // not base64
  }
}
