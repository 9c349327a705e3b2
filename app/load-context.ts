import type { PlatformProxy } from "wrangler";
import type { SessionView } from "#contract/auth";

/** Bindings and variables of the Pages project (wrangler.toml). */
export interface AppEnv {
  /** The API Worker. */
  API: Fetcher;
  /** The files of app/public; absent in `npm run dev`, where Vite serves them. */
  ASSETS?: Fetcher;
  /** Clerk's key for the browser; absent: the page carries no session script. */
  CLERK_PUBLISHABLE_KEY?: string;
  /** Where /__clerk/* is forwarded to. */
  CLERK_FRONTEND_API?: string;
  /** Clerk asks its proxies for it (functions/__clerk); nothing else on the pages' side reads it. */
  CLERK_SECRET_KEY?: string;
  /** Where people sign in: Clerk's account portal in production, `/__clerk/sign-in` locally. */
  CLERK_SIGN_IN_URL?: string;
  /** Where unexpected failures are reported, and as what; absent: they are only logged. */
  SENTRY_DSN?: string;
  ENVIRONMENT?: string;
  RELEASE?: string;
  /** The mailbox of a local copy (functions/sandbox/mail); never set in a deployment. */
  SANDBOX_MAIL_ORIGIN?: string;
}

/** What functions/_middleware.ts found out before the page ran. A type, since Pages wants an index signature. */
export type PageData = {
  /** Absent in `npm run dev`, null for forms and data requests: then the root loader asks the API. */
  session?: SessionView | null;
};

declare module "@remix-run/cloudflare" {
  interface AppLoadContext {
    cloudflare: Omit<PlatformProxy<AppEnv>, "dispose"> & {
      data?: PageData;
      /** The request as it came, before the router made it the page's own address. */
      request?: Request;
    };
  }
}
