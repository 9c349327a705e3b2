/** The cookie of a browser that somebody is signed in with (worker/platform/devices.ts says what for, docs/PRIVACY.md for how long). */

const cookieName = "oc_device";

/** As long as the record keeps when it was used: half a year. */
const keptSeconds = 180 * 24 * 60 * 60;

/** The Set-Cookie line with a random number, made only now; null where the browser has one. */
export function deviceCookie(request: Request): string | null {
  if (new RegExp(`(?:^|;\\s*)${cookieName}=[0-9a-f]{32}(?:;|$)`).test(request.headers.get("cookie") ?? "")) return null;
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  const value = crypto.randomUUID().replaceAll("-", "");
  return `${cookieName}=${value}; Path=/; Max-Age=${keptSeconds}; SameSite=Lax; HttpOnly${secure}`;
}
