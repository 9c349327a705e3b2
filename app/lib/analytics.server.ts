/** What a visitor said to being counted: members on their account, guests in a cookie (worker/platform/analytics.ts counts). */
import type { AnalyticsChoice } from "#contract/users";
import type { Api } from "./api.server.ts";

/**
 * `ask`: nothing was said yet. `refused`: their browser says no for them (Global Privacy Control, Do Not Track), whatever they chose. null:
 * nobody is counted here.
 */
export type AnalyticsState = AnalyticsChoice | "ask" | "refused" | null;

const cookieName = "oc_analytics";

/** Ms. A deployment begins or ends counting so rarely that pages may be this late. */
const offerKeptMs = 5 * 60_000;
let kept: { offered: boolean; until: number } | null = null;

/** Whether anybody is counted here; a page without the question is better than none. */
async function isOffered(api: Api): Promise<boolean> {
  if (kept === null || kept.until < Date.now()) {
    const { offered } = await api.get<{ offered: boolean }>("/analytics").catch(() => ({ offered: false }));
    kept = { offered, until: Date.now() + offerKeptMs };
  }
  return kept.offered;
}

/** @param user null for a guest */
export async function readAnalytics(
  api: Api,
  headers: Headers,
  user: { analytics: AnalyticsChoice | null } | null,
): Promise<AnalyticsState> {
  if (!(await isOffered(api))) return null;
  if (headers.get("sec-gpc") === "1" || headers.get("dnt") === "1") return "refused";
  return (user === null ? choiceOfGuest(headers.get("cookie")) : user.analytics) ?? "ask";
}

function choiceOfGuest(cookies: string | null): AnalyticsChoice | null {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([0-9a-z]+)`).exec(cookies ?? "")?.[1];
  if (value === undefined) return null;
  return value === "no" ? "declined" : "allowed";
}

/** The Set-Cookie line that keeps a guest's choice for half a year: a number that is made only now, or a no. */
export function analyticsCookie(choice: AnalyticsChoice, secure: boolean): string {
  const value = choice === "allowed" ? crypto.randomUUID().replaceAll("-", "") : "no";
  return `${cookieName}=${value}; Path=/; Max-Age=15552000; SameSite=Lax; HttpOnly${secure ? "; Secure" : ""}`;
}
