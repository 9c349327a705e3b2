import { clerkFrontendApiProxy } from "@clerk/backend/proxy";
import type { AppEnv } from "../../load-context.ts";

/** Clerk's own cookies (`__session`, `__client_uat`, `__clerk_…`, `__cf_bm`): no other leaves our origin. */
const CLERK_COOKIE = /^__/;
/** What a visitor could say about where they come from; the proxy tells Clerk itself. */
const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/**
 * /__clerk/* is Clerk's Frontend API under our own origin, so that its cookies are ours: signing in, refreshing, the handshake.
 * The target is one host of this deployment; the address of a request only chooses a path on it.
 */
export const onRequest: PagesFunction<AppEnv> = ({ env, request }) => {
  if (!env.CLERK_FRONTEND_API || !env.CLERK_PUBLISHABLE_KEY || !env.CLERK_SECRET_KEY) {
    return Response.json(
      { errors: [{ code: "proxy_configuration_error", message: "Sign-in is not set up here." }] },
      { status: 503, headers: { "cache-control": "no-store" } },
    );
  }
  return clerkFrontendApiProxy(withoutOwnAffairs(request), {
    proxyPath: "/__clerk",
    fapiUrl: env.CLERK_FRONTEND_API,
    publishableKey: env.CLERK_PUBLISHABLE_KEY,
    secretKey: env.CLERK_SECRET_KEY,
  });
};

function withoutOwnAffairs(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of FORWARDED) headers.delete(name);
  const cookies = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const clerks = cookies.filter((pair) => CLERK_COOKIE.test(pair));
  if (clerks.length > 0) headers.set("cookie", clerks.join("; "));
  else headers.delete("cookie");
  return new Request(request, { headers });
}
