/** The way to Clerk's Frontend API: a proxy on our own origin, so that its cookies are ours. */
import { clerkFrontendApiProxy } from "@clerk/backend/proxy";
import type { AppEnv } from "../load-context.ts";

export const proxyPath = "/__clerk";

/** Clerk's own cookies (`__session`, `__client_uat`, `__clerk_…`, `__cf_bm`): no other leaves our origin. */
const clerkCookie = /^__/;
/** What a visitor could say about where they come from; the proxy tells Clerk itself. */
const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/** Forwards one request. The target is one host of this deployment; the address only chooses a path on it. */
export async function forwardToClerk(request: Request, env: AppEnv): Promise<Response> {
  if (!env.CLERK_FRONTEND_API || !env.CLERK_PUBLISHABLE_KEY || !env.CLERK_SECRET_KEY) {
    return Response.json(
      { errors: [{ code: "proxy_configuration_error", message: "Sign-in is not set up here." }] },
      { status: 503, headers: { "cache-control": "no-store" } },
    );
  }
  return clerkFrontendApiProxy(withoutOwnAffairs(request), {
    proxyPath,
    fapiUrl: env.CLERK_FRONTEND_API,
    publishableKey: env.CLERK_PUBLISHABLE_KEY,
    secretKey: env.CLERK_SECRET_KEY,
  });
}

function withoutOwnAffairs(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of forwarded) headers.delete(name);
  const cookies = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const clerks = cookies.filter((pair) => clerkCookie.test(pair));
  if (clerks.length > 0) headers.set("cookie", clerks.join("; "));
  else headers.delete("cookie");
  return new Request(request, { headers });
}

/**
 * Pages link to /__clerk/sign-in. Locally the sandbox answers there; in production signing in is Clerk's account portal
 * (CLERK_SIGN_IN_URL), which takes the same `redirect_url`.
 */
export function signInElsewhere(request: Request, env: AppEnv): Response | null {
  const url = new URL(request.url);
  if (url.pathname !== `${proxyPath}/sign-in` || !env.CLERK_SIGN_IN_URL) return null;
  const target = new URL(env.CLERK_SIGN_IN_URL, url.origin);
  if (target.origin === url.origin && target.pathname === url.pathname) return null;
  const wanted = url.searchParams.get("redirect_url") ?? "/";
  const back = URL.canParse(wanted, url.origin) ? new URL(wanted, url.origin) : new URL(url.origin);
  target.searchParams.set("redirect_url", back.origin === url.origin ? back.href : `${url.origin}/`);
  return new Response(null, { status: 302, headers: { location: target.href, "cache-control": "no-store" } });
}
