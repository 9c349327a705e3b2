/** The cookie by which an admin's pages are as somebody else sees them. The API decides whether it counts (worker/domains/auth/viewing.ts). */
import type { ViewingOf } from "./types.ts";

const cookieName = "__view_as";

/** The Set-Cookie line that begins it, until it ends by itself. */
export function viewingCookie({ request }: { request: Request }, { id, endsAt }: ViewingOf): string {
  const seconds = Math.max(0, Math.floor((Date.parse(endsAt) - Date.now()) / 1_000));
  return line(request, id, seconds);
}

/** The line that ends it. */
export function endedViewingCookie({ request }: { request: Request }): string {
  return line(request, "", 0);
}

/** The viewing that a request names; null for none. */
export function readViewingCookie({ request }: { request: Request }): string | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
  return value ?? null;
}

function line(request: Request, value: string, seconds: number): string {
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
