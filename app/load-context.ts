import type { PlatformProxy } from "wrangler";

/** Bindings and variables of the Pages project (wrangler.toml). */
export interface AppEnv {
  /** The API Worker. */
  API: Fetcher;
  /** Clerk's key for the browser; absent: the page carries no session script. */
  CLERK_PUBLISHABLE_KEY?: string;
  /** Where /__clerk/* is forwarded to. */
  CLERK_FRONTEND_API?: string;
}

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    cloudflare: Omit<PlatformProxy<AppEnv>, "dispose">;
  }
}
