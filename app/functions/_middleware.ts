import { openVisit } from "../lib/clerk-session.server.ts";
import type { AppEnv, PageData } from "../load-context.ts";

/** The same for everybody, and kept by whoever asks for it: no cookie belongs on it. */
const picture = /^\/challenges\/[^/]+\/card\.png$/;

/** Pages run with their visitor's session up to date; the API and the way to Clerk see to themselves. */
export const onRequest: PagesFunction<AppEnv, string, PageData> = async ({ data, env, next, request }) => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/") || pathname.startsWith("/__clerk/") || picture.test(pathname)) return next();
  const visit = await openVisit(request, env);
  if (visit.redirect !== null) return visit.redirect;
  data.session = visit.session;
  const answer = await (visit.request === request ? next() : next(visit.request));
  if (visit.setCookies.length === 0) return answer;
  const response = new Response(answer.body, answer);
  for (const line of visit.setCookies) response.headers.append("set-cookie", line);
  return response;
};
