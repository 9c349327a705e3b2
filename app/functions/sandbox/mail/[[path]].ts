import type { AppEnv } from "../../../load-context.ts";

/**
 * /sandbox/mail is the mailbox of a local copy. A deployment has no SANDBOX_MAIL_ORIGIN, and then this is a page like any other that
 * does not exist; an origin that is not this machine's own counts as none.
 */
export const onRequest: PagesFunction<AppEnv> = ({ env, next, request }) => {
  const origin = env.SANDBOX_MAIL_ORIGIN;
  if (origin === undefined || new URL(origin).hostname !== "localhost") return next();
  const { pathname, search } = new URL(request.url);
  return fetch(new Request(`${origin}${pathname}${search}`, request));
};
