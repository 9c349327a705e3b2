/** The headers every page carries. The nonce is of one response, which is why HTML is never stored by anyone. */

/** A nonce of 128 random bits, in base64. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}

/** Hosts where a form may end: ours, and the payment pages that an action redirects to (browsers check the whole chain). */
const paymentHosts = ["https://checkout.stripe.com", "https://connect.stripe.com"];

/**
 * The policy of a page.
 * @param url the address of the request: the socket's origin is named in full, since older browsers do not count
 *   `wss:` as `'self'`; on localhost the payment pages of the sandbox, on another port, are allowed too.
 */
export function contentSecurityPolicy(nonce: string, url: URL): string {
  const local = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  const socket = `${url.protocol === "https:" ? "wss" : "ws"}://${url.host}`;
  const forms = local ? ["http://localhost:*", "http://127.0.0.1:*"] : paymentHosts;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${socket}`,
    "font-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${forms.join(" ")}`,
    ...(local ? [] : ["upgrade-insecure-requests"]),
  ].join("; ");
}

/** Sets the policy and its companions on the headers of an HTML answer. */
export function setSecurityHeaders(headers: Headers, nonce: string, url: URL): void {
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce, url));
  headers.set("Cache-Control", "private, no-store");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  if (url.protocol === "https:") headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}
