/**
 * Counting how the product is used, of those who said yes (docs/PRIVACY.md). By the server alone, from the routes that were asked: no
 * script, no address, no word of anybody. A member's yes is kept on the account, a guest's in a cookie with a random number; a browser
 * that asks not to be tracked (Global Privacy Control, Do Not Track) is heard before either.
 */
import type { Config } from "../env.ts";
import type { Actor } from "./context.ts";
import { used } from "./telemetry.ts";

/** What is counted: routes as the router names them, and what asking one means. */
export const countedUses: Readonly<Record<string, string>> = {
  "GET /api/v1/search/challenges": "challenges searched",
  "GET /api/v1/challenges/:id": "challenge viewed",
  "GET /api/v1/users/:handle": "profile viewed",
  "POST /api/v1/challenges": "challenge drafted",
  "POST /api/v1/challenges/:id/publish": "challenge published",
  "POST /api/v1/challenges/:id/applications": "application sent",
  "POST /api/v1/applications/:id/shortlist": "applicant shortlisted",
  "POST /api/v1/applications/:id/award": "applicant chosen",
  "POST /api/v1/challenges/:id/checkout": "payment begun",
  "POST /api/v1/challenges/:id/deliveries": "work delivered",
  "POST /api/v1/deliveries/:id/approve": "work approved",
  "POST /api/v1/challenges/:id/reviews": "review written",
  "POST /api/v1/users/me/payout-account": "payout account begun",
};

export interface Asked {
  /** Such as `GET /api/v1/challenges/:id`. */
  route: string;
  status: number;
  headers: Headers;
  /** undefined where nobody found out who asks: turned away before, and so not counted. */
  actor: Actor | null | undefined;
}

/** Takes down one use, if it is one and its person said yes. Sent later, with others (telemetry-export.ts). */
export async function countUse({ POSTHOG_KEY: key }: Config, asked: Asked): Promise<void> {
  const name = countedUses[asked.route];
  if (key === undefined || name === undefined || asked.status >= 400 || saysNo(asked.headers)) return;
  const who = await whoCounts(asked, key);
  if (who !== null) used({ name, who, member: asked.actor !== null, at: Date.now() });
}

/** A browser that asks not to be counted. */
function saysNo(headers: Headers): boolean {
  return headers.get("sec-gpc") === "1" || headers.get("dnt") === "1";
}

/** The number somebody is counted under, or null: not at all. */
async function whoCounts({ actor, headers }: Asked, key: string): Promise<string | null> {
  if (actor === undefined) return null;
  if (actor === null) return guestNumber(headers.get("cookie"));
  if (actor.kind !== "user" || actor.allowsAnalytics !== true) return null;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${key} ${actor.id}`));
  return [...new Uint8Array(digest.slice(0, 16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Of the cookie that the pages set (app/lib/analytics.server.ts). */
function guestNumber(cookies: string | null): string | null {
  return /(?:^|;\s*)oc_analytics=([0-9a-f]{32})(?:;|$)/.exec(cookies ?? "")?.[1] ?? null;
}
