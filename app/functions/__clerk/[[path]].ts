import { forwardToClerk, signInElsewhere } from "../../lib/clerk-proxy.server.ts";
import type { AppEnv } from "../../load-context.ts";

/** /__clerk/* is Clerk's Frontend API under our own origin: signing in, refreshing, the handshake. */
export const onRequest: PagesFunction<AppEnv> = ({ env, request }) =>
  signInElsewhere(request, env) ?? forwardToClerk(request, env);
